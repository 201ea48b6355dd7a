from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from dossier_factory import SHELLED, big_dossier, empty_dossier, filled_with, small_dossier
from page_reader import VOID, PageReader
from render_payloads import TOGETHER
from summarise.dossier.model import Dossier, Place
from summarise.dossier.page import as_page
from summarise.dossier.page.passages import Passages
from summarise.errors import UsageError
from summarise.render.words import GIST_LIMIT, safe


class Nested(PageReader):
    """A reader that also knows the links inside every element."""

    def __init__(self) -> None:
        super().__init__()
        self._inside: dict[int, set[str]] = {}
        self._stack: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        number = len(self.elements) - 1
        self._inside[number] = set()
        href = dict(attrs).get("href")
        if tag == "a" and href is not None:
            for outer in self._stack:
                self._inside[outer].add(href)
        if tag not in VOID:
            self._stack.append(number)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._stack.pop()

    def links_within(self, anchor: str) -> set[str]:
        start = next(i for i, e in enumerate(self.elements) if e.attributes.get("id") == anchor)
        return self._inside[start]


def read(page: str) -> Nested:
    reader = Nested()
    reader.feed(page)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def page() -> str:
    return as_page(small_dossier())


@pytest.fixture(scope="module")
def found(page: str) -> Nested:
    return read(page)


@pytest.fixture(scope="module")
def passages() -> Passages:
    return Passages(small_dossier())


def shape(reader: PageReader) -> Any:
    """Elements and attributes, without what legitimately differs between two sets of names."""
    # Names, where they have room, and numbers given to outlets.
    loose = {"title", "aria-label", "x", "y", "text-anchor", "data-o"}
    return [
        (
            element.tag,
            sorted(
                (name, "" if name in loose else value) for name, value in element.attributes.items()
            ),
        )
        for element in reader.elements
        if element.tag not in {"option"}
    ]


def test_the_whole_page_is_closed_and_has_one_style_and_one_script(found: Nested) -> None:
    assert found.open == []
    assert found.others == []
    assert Counter(element.tag for element in found.elements)["style"] == 1
    assert Counter(element.tag for element in found.elements)["script"] == 1
    assert len(found.named("h1")) == 1
    assert len(found.named("main")) == 1


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(found: Nested) -> None:
    assert found.policy() == found.strictest_policy()


def test_there_is_no_inline_style_no_handler_and_nothing_to_load(found: Nested) -> None:
    names = {name for element in found.elements for name in element.attributes}
    tags = {element.tag for element in found.elements}

    assert not {name for name in names if name.startswith("on")}
    assert not names & {"style", "src", "srcset", "xlink:href", "action", "background"}
    assert not tags & {"img", "iframe", "object", "embed", "link", "image", "foreignobject", "use"}


def test_no_colour_is_fixed_in_the_drawings(found: Nested) -> None:
    painted = [
        element.attributes
        for element in found.elements
        if {"fill", "stroke", "font-family", "opacity"} & set(element.attributes)
    ]

    assert painted == []


@pytest.mark.parametrize("dossier", [small_dossier(), empty_dossier(), big_dossier(12)])
def test_every_id_is_unique_and_every_link_within_the_page_has_its_target(
    dossier: Dossier,
) -> None:
    reader = read(as_page(dossier))

    ids = Counter(e.attributes["id"] for e in reader.elements if "id" in e.attributes)
    targets = {
        (e.attributes["href"] or "").removeprefix("#")
        for e in reader.named("a")
        if (e.attributes["href"] or "").startswith("#")
    }
    assert [name for name, count in ids.items() if count > 1] == []
    assert targets - set(ids) == set()


def test_every_act_leads_to_each_of_its_places(found: Nested, passages: Passages) -> None:
    for event in small_dossier().events:
        expected = {f"#{passages.of(place).anchor}" for place in event.places}

        assert expected <= found.links_within(event.id), event.id


def test_every_claim_leads_to_each_of_its_places(found: Nested, passages: Passages) -> None:
    dossier = small_dossier()

    for group in (*dossier.groups, *dossier.single):
        for member in group.members:
            for place in member.places:
                assert f"#{passages.of(place).anchor}" in found.links_within(group.id)


def test_every_mark_of_a_plot_leads_to_a_sentence_and_has_a_name(
    found: Nested, passages: Passages
) -> None:
    marks = [e for e in found.named("a") if "mark" in (e.attributes.get("class") or "")]
    sentences = {e.attributes["id"] for e in found.named("mark") if "id" in e.attributes}
    nodes = [e for e in marks if "node" in (e.attributes.get("class") or "")]

    assert len(marks) == 2 * (7 + 5 + 7 + 4 + 3)  # acts, days, parts, links, actors; two widths
    assert all(mark.text for mark in marks)
    for mark in marks:
        target = (mark.attributes["href"] or "").removeprefix("#")
        assert target in sentences or mark in nodes


def test_every_link_between_actors_leads_to_a_sentence_of_one_of_its_acts(
    found: Nested, passages: Passages
) -> None:
    dossier = small_dossier()
    events = {event.id: event for event in dossier.events}
    arrows = [e for e in found.named("a") if "arrow" in (e.attributes.get("class") or "")]

    for arrow in arrows:
        own = (arrow.attributes["data-i"] or "").split()
        places = {f"#{passages.of(place).anchor}" for name in own for place in events[name].places}
        assert arrow.attributes["href"] in places


def test_a_quote_stands_marked_in_its_sentence(found: Nested) -> None:
    sentences = [
        element.text for element in found.named("li") if element.attributes.get("tabindex") == "-1"
    ]

    shelled = [text for text in sentences if "fell on the depot" in text]
    assert shelled == [f"§1 {SHELLED} Used for E3 G1"] * 2  # in the article and in its copy
    marked = [element.text for element in found.named("mark")]
    assert "Shells fell on the depot at Sund" in marked
    assert "killing 14 soldiers" in marked


def test_quotes_that_overlap_share_one_sentence_and_keep_their_own_targets() -> None:
    context = "Shells fell on the depot at Sund before dawn."

    def at(quote: str, item: str) -> Place:
        offset = context.index(quote)
        return Place(
            article="A1",
            item=item,
            sentence=1,
            start=offset,
            end=offset + len(quote),
            quote=quote,
            verdict=None,
            context=context,
            offset=offset,
        )

    places = (at("Shells fell on the depot", "s1"), at("depot at Sund", "s2"))
    dossier = small_dossier()
    event = dossier.events[0].model_copy(update={"places": places})
    none: dict[str, Any] = {"groups": (), "single": (), "actors": (), "dyads": ()}
    alone = Passages(dossier.model_copy(update={"events": (event,), **none}))

    (sentence,) = alone.within("A1")

    assert [(bit.text, bit.passages) for bit in sentence.bits] == [
        ("Shells fell on the", ("q1",)),
        ("depot", ("q1", "q2")),
        ("at Sund", ("q2",)),
        ("before dawn.", ()),
    ]
    assert [bit.begins for bit in sentence.bits] == [("q1",), ("q2",), (), ()]


def test_articles_of_the_web_are_linked_and_files_are_not(found: Nested) -> None:
    addresses = {
        element.attributes["href"]
        for element in found.named("a")
        if not (element.attributes["href"] or "").startswith("#")
    }

    expected = {a.source for a in small_dossier().articles if a.source.startswith("https://")}
    assert addresses == expected
    assert all(
        element.attributes["rel"] == "noreferrer noopener external"
        for element in found.named("a")
        if element.attributes["href"] in expected
    )


@pytest.mark.parametrize(
    "source",
    ["javascript:alert(1)", "https://a@b.example/", "data:text/html,x", "https://x y.example/"],
)
def test_no_other_address_becomes_a_link(source: str) -> None:
    dossier = small_dossier()
    articles = tuple(a.model_copy(update={"source": source}) for a in dossier.articles)

    reader = read(as_page(dossier.model_copy(update={"articles": articles})))

    assert all((e.attributes["href"] or "").startswith("#") for e in reader.named("a"))


@pytest.fixture(scope="module")
def harmless() -> Any:
    return shape(read(as_page(filled_with("harmless"))))


@pytest.mark.parametrize("payload", TOGETHER, ids=range(len(TOGETHER)))
def test_hostile_text_stays_text_and_changes_no_element_and_no_attribute(
    payload: str, harmless: Any
) -> None:
    reader = read(as_page(filled_with(payload)))

    assert reader.open == []
    assert reader.others == []
    assert shape(reader) == harmless
    (title,) = reader.named("h1")
    assert "".join(title.words) == safe(payload, GIST_LIMIT)


def test_what_stands_out_is_said_in_words(found: Nested) -> None:
    said = found.at("out").text

    assert "Most corroborated Fourteen soldiers were killed" in said
    assert "carried by 2 independent sources" in said
    assert "disputed by Oda Brandt" in said
    assert "Numbers differ soldiers killed: eleven, 14" in said
    assert "Strongest act Air or missile strike, Veskar → Toral 9 Sep 2026 · completed" in said
    assert "The index rises: +1.9 on average in the earlier 2 days with articles, +2.4" in said
    assert "2 of 9 acts and 2 of 10 claims are marked ?" in said


def test_numbers_that_differ_stand_side_by_side_with_who_gives_them(found: Nested) -> None:
    (numbers,) = [e for e in found.named("dl") if e.attributes.get("class") == "numbers"]

    assert numbers.text == (
        "soldiers killed eleven gazette.example 14 courier.example morning.example"
    )


def test_acts_without_a_place_on_the_axis_are_listed(found: Nested) -> None:
    (others,) = [e for e in found.named("ul") if e.attributes.get("class") == "others"]

    assert (
        "Armed attack, Veskar → Toral 2 Apr 2019, only recalled courier.example §19" in others.text
    )
    assert "Sanctions, Orlund → Veskar undated notes.txt §3" in others.text


def test_doubt_is_a_sign_and_a_word(found: Nested) -> None:
    assert found.at("E4").text.startswith("E4? doubtful")
    assert not found.at("E1").text.startswith("E1?")


def test_copies_are_told_from_sources(found: Nested) -> None:
    assert "7 articles" in found.at("top").text or "articles7" in found.at("top").text
    assert found.at("A4").text.endswith("A3")


def test_what_was_left_out_says_why(found: Nested) -> None:
    assert "results.jsonl, line 14 the model declined to answer" in found.at("left").text


def test_a_dossier_of_nothing_is_still_a_page() -> None:
    reader = read(as_page(empty_dossier()))

    assert reader.at("time").text == "Acts over time No acts were found."
    assert reader.named("svg") == []


def test_the_same_dossier_gives_the_same_page(page: str) -> None:
    assert as_page(small_dossier()) == page


@pytest.mark.parametrize("library", ["vl_convert", "igraph"])
def test_a_missing_library_says_what_to_install(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(UsageError) as raised:
        as_page(small_dossier())

    assert raised.value.hint == 'pip install -U "summarise-news[plots]"'


def test_importing_the_page_loads_no_plotting_library() -> None:
    code = (
        "import sys, summarise.dossier.page\n"
        "sys.exit(any(name in sys.modules for name in ('vl_convert', 'igraph', 'jinja2')))"
    )

    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603  # our own code
    assert done.returncode == 0
