"""The HTML report: what stands in it, and that data is text and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from page_reader import PageReader
from render_payloads import PAYLOADS
from report_article import (
    BYLINE,
    CAPTION,
    SECOND,
    TITLE,
    evidence_in,
    made_article,
    mention_in,
    summary_of,
)
from summarise.article import Article
from summarise.errors import SourceError
from summarise.render.markdown import as_markdown
from summarise.render.page import BASELINE_BADGE
from summarise.render.report import as_report
from summarise.render.report.brief import MOVED
from summarise.render.report.making import citation_of
from summarise.render.report.pieces import Mark, divide
from summarise.render.structured import summary_from_json
from summarise.schema import Summary
from summarise.vocabulary import CheckName
from summarise.web_addresses import web_address
from summary_factory import (
    article_info,
    baseline_summary,
    claim,
    empty_summary,
    evidence,
    filled_with,
    full_summary,
    unpriced_run,
    warned,
)

SPOKEN = {"aria-label", "aria-description"}  # data may stand in what is read out
Shape = list[tuple[str, tuple[tuple[str, str | None], ...]]]


class Reader(PageReader):
    """Also the words of a page, and those of its right column.

    Attributes:
        words: Without style and script.
        story: The text of the article, without what the page adds to it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.story: list[str] = []

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        around = {element.tag for element in self.open}
        if not around & {"style", "script"}:
            self.words.append(data)
        classes = {element.attributes.get("class") for element in self.open}
        if "text" in classes and not {"no", "kindof"} & classes and "sup" not in around:
            self.story.append(data)

    @property
    def shape(self) -> Shape:
        """Elements and attributes, without what is read out."""
        return [
            (
                element.tag,
                tuple((k, None if k in SPOKEN else v) for k, v in element.attributes.items()),
            )
            for element in self.elements
        ]

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [i for element in self.elements if (i := element.attributes.get("id"))]

    def text_of(self, page_id: str) -> str:
        """The words of an element on one line."""
        return self.at(page_id).text

    def attributes(self, tag: str, name: str) -> list[str]:
        """All values of an attribute."""
        found = [element.attributes for element in self.named(tag)]
        return [str(attributes[name]) for attributes in found if name in attributes]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert len(set(reader.ids)) == len(reader.ids)
    return reader


def made_report(**changes: Any) -> Reader:
    article = made_article()
    return read(as_report(summary_of(article, **changes), article))


def hostile_article(payload: str) -> Article:
    """An article with the payload in title, by-line, caption and a sentence."""
    clean = Article.from_text(payload).text
    return made_article(
        second=(f"Veskar had said {clean} today.", *SECOND),
        title_line=f"Title {clean} end",
        byline=f"By {clean} end",
        caption=f"Photo {clean} end",
    )


def hostile_summary(article: Article, payload: str) -> Summary:
    """A summary whose evidence stands, and every other free text of which is the payload."""
    whole = next(item for item in article.sentences if item.number == 3)
    changes = {
        "claims": (
            claim(1, "x", evidence=(evidence_in(article, article.text_of(whole)),)),
            claim(
                2,
                "x",
                evidence=(evidence_in(article, "had said"),),
                checks=(warned(CheckName.HEDGE, "x", "x"),),
            ),
        ),
    }
    kept = ("evidence", "mentions", "sha256", "engine", "kind")

    def bent(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: item if key in kept else bent(item) for key, item in value.items()}
        if isinstance(value, tuple):
            return tuple(bent(item) for item in value)
        return payload if type(value) is str else value

    return Summary.model_validate(bent(summary_of(article, **changes).model_dump()))


@pytest.fixture(scope="module")
def harmless() -> Shape:
    article = hostile_article("harmless")
    return read(as_report(hostile_summary(article, "harmless"), article)).shape


@pytest.fixture(scope="module")
def harmless_without_article() -> Shape:
    return read(as_report(filled_with("harmless"), None)).shape


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_adds_no_element_and_no_attribute(payload: str, harmless: Shape) -> None:
    article = hostile_article(payload)

    found = read(as_report(hostile_summary(article, payload), article))

    assert found.shape == harmless
    assert found.others == []
    assert "".join(found.story) == article.text


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_quotes_without_the_article_add_nothing_either(
    payload: str, harmless_without_article: Shape
) -> None:
    found = read(as_report(filled_with(payload), None))

    assert found.shape == harmless_without_article
    assert found.others == []


def test_only_the_style_and_the_script_of_the_page_are_allowed_and_nothing_is_loaded() -> None:
    found = made_report()

    assert found.policy() == found.strictest_policy()
    names = {name for element in found.elements for name in element.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {"style", "src", "srcset", "srcdoc", "action", "formaction", "ping"}
    assert not {element.tag for element in found.elements} & {
        "link",
        "img",
        "iframe",
        "object",
        "base",
    }
    (style,) = found.named("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_no_value_from_data_stands_in_style_or_script() -> None:
    one = read(as_report(filled_with("harmless"), None))
    other = read(as_report(filled_with("</script></style>"), None))

    for tag in ("style", "script"):
        assert [item.words for item in one.named(tag)] == [item.words for item in other.named(tag)]


def test_the_right_column_holds_every_character_of_the_article() -> None:
    article = made_article()

    assert "".join(made_report().story) == article.text


@pytest.mark.parametrize(
    "raw",
    [
        "One.\n\nTwo.",
        "  \n\n Leading and trailing \n\n\n",
        "- bullet one here\n- bullet two here\n\n§ odd\n\n***\n\nEnd",
        "Text\n\n*\n\n-\n\n- \n",
        "日本語の文。次の文。\n\nقالت وزارة الدفاع.",
        "",
    ],
)
def test_whatever_the_article_is_no_character_is_lost(raw: str) -> None:
    article = Article.from_text(raw)
    summary = empty_summary(article=article_info(sha256=article.sha256))

    assert "".join(read(as_report(summary, article)).story) == article.text


def test_every_link_on_the_page_leads_somewhere() -> None:
    found = made_report()

    targets = {link[1:] for link in found.attributes("a", "href") if link.startswith("#")}
    assert targets <= set(found.ids)
    assert {"c1-1", "c2-1", "s1-1", "a1-2", "n1", "n5", "c1", "s3", "a1"} <= targets


def test_every_sentence_has_its_number() -> None:
    found = made_report()

    assert [found.text_of(f"n{number}") for number in range(1, 6)] == ["1", "2", "3", "4", "5"]


def test_overlapping_evidence_is_divided_where_any_of_it_begins_or_ends() -> None:
    found = made_report()

    marks = [
        (element.attributes["class"], element.attributes["data-items"])
        for element in found.named("mark")
    ]
    assert marks[:5] == [
        ("t1 u0 level", "c1"),
        ("t1 u1 up", "c1 s1"),
        ("t1 u2 up", "c1 s1 s3"),
        ("t1 u1 up", "c1 s1"),
        ("t1 u0 level", "c1"),
    ]


def test_pieces_are_exact_and_nothing_between_them_is_lost() -> None:
    marks = [
        Mark("a", "a-1", 2, 8),
        Mark("b", "b-1", 4, 6),
        Mark("c", "c-1", 5, 12),
        Mark("d", "d-1", 12, 20),
        Mark("a", "a-2", 2, 8),
    ]

    pieces = divide(marks, 0, 14)

    assert [(piece.start, piece.end) for piece in pieces] == [
        (0, 2), (2, 4), (4, 5), (5, 6), (6, 8), (8, 12), (12, 14),
    ]  # fmt: skip
    assert [[mark.item for mark in piece.marks] for piece in pieces] == [
        [], ["a", "a"], ["a", "b", "a"], ["a", "b", "c", "a"], ["a", "c", "a"], ["c"], ["d"],
    ]  # fmt: skip
    assert all(left.end == right.start for left, right in pairwise(pieces))


def test_a_mark_links_to_each_item_whose_evidence_ends_with_it() -> None:
    found = made_report()

    assert found.text_of("c1-1") == "c1"
    assert found.text_of("s3-1") == "s5"  # the label is the data's, the id the page's
    assert found.text_of("c3-1") == "c3?"


def test_furniture_is_shown_and_told_apart() -> None:
    html = as_report(summary_of(made_article()), made_article())

    assert f'<h2 class="block title" dir="auto">{TITLE}</h2>' in html
    assert f'<span class="kindof" lang="en">by-line</span>{BYLINE}</p>' in html
    assert f'<span class="kindof" lang="en">caption</span>{CAPTION}</p>' in html


def test_a_sentence_that_supports_nothing_is_told_apart() -> None:
    found = made_report()

    assert found.attributes("span", "class").count("s used") == 4
    assert found.attributes("span", "class").count("s") == 1


def test_a_claim_says_who_through_whom_how_sure_and_what_was_found() -> None:
    words = made_report().text_of("c3")

    assert words.startswith("c3? Veskar has no intention of crossing the Ilm.")
    assert "Oda Brandt via Radio Ilm" in words
    assert "certainty: certain" in words
    assert "status: completed" in words
    assert "corroboration: single source" in words
    assert "quote: ✓ verbatim" in words
    assert "Doubtful. hedge: overstated — the evidence says “at present”" in words


def test_a_signal_shows_the_published_scales_and_its_part_of_the_index() -> None:
    words = made_report().text_of("s1")

    assert "Military mobilisation Veskar → Toral" in words
    assert "▲ escalatory" in words
    assert "intensity 3 of 5" in words
    assert "PLOVER MOBILIZE: troops CAMEO 152 Goldstein −7.2 quad class material conflict" in words
    assert "adds +3.0 to the index, 52%" in words


def test_recalled_signals_stand_apart_and_add_nothing() -> None:
    found = made_report()

    listed = found.text_of("signals-list")
    assert listed.index("Recalled by the article, not counted") < listed.index("Armed attack")
    assert "to the index" not in found.text_of("s3")


def test_the_index_is_said_in_words_beside_its_picture() -> None:
    found = made_report()

    assert "+2.8 slight escalation" in found.text_of("escalation")
    assert "our own index, −10 to +10 · Goldstein mean −1.3" in found.text_of("escalation")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -99.0])
def test_an_index_off_the_scale_keeps_the_picture_in_its_frame(value: float) -> None:
    escalation = full_summary().escalation
    parts = tuple(part.model_copy(update={"value": value}) for part in escalation.contributions)
    bent = escalation.model_copy(update={"index": value, "contributions": parts})

    html = as_report(full_summary(escalation=bent), None)

    numbers = re.findall(r'(?<= )(?:x|width|y|height)="([^"]*)"', html)
    assert all(0 <= float(number) <= 400 for number in numbers)


def test_refused_items_stand_in_their_own_fold_with_what_was_cited() -> None:
    found = made_report()

    refused = found.text_of("refused")
    assert "The Veskar president ordered the crossing himself." in refused
    assert "× quote: absent — no sentence holds these words" in refused
    assert "cited: “I gave the order myself”" in refused
    assert "ordered the crossing himself" not in found.text_of("claims")


def test_the_run_is_told_with_every_check_and_what_the_checks_do_not_show() -> None:
    words = made_report().text_of("making")

    assert "Model asked orbit-mini" in words
    assert "Model answered orbit-mini-2026-08-01" in words
    assert "1,204 + 386 tokens" in words
    assert "$0.0009" in words
    assert "They do not show that the article is right" in words
    assert "Hedge is it as sure as the article is overstated 1 0 1 0" in words


def test_an_unknown_cost_is_said_to_be_unknown() -> None:
    assert "Cost cost unknown" in made_report(run=unpriced_run()).text_of("making")


def test_the_baseline_says_so_before_the_headline() -> None:
    words = "".join(read(as_report(baseline_summary(), None)).words)

    assert words.index(BASELINE_BADGE) < words.rindex("Toral expects Veskar troops")


def test_the_texts_to_copy_are_exact() -> None:
    summary = summary_of(made_article())
    found = made_report()

    assert "".join(found.at("copy-markdown").words).removeprefix("\n") == as_markdown(summary)
    assert summary_from_json("".join(found.at("copy-json").words)) == summary


def test_without_the_article_the_page_says_so_and_quotes_stand_under_the_items() -> None:
    found = read(as_report(full_summary(), None))

    assert "The text of the article is not at hand" in found.text_of("story")
    assert "§9 “no plans at present to cross any river” ✓ verbatim" in found.text_of("c3")
    assert found.named("mark") == []


def test_another_article_is_refused() -> None:
    with pytest.raises(SourceError, match="another text"):
        as_report(full_summary(), made_article())


def test_evidence_that_does_not_stand_where_it_says_is_not_marked_and_called_out() -> None:
    item = claim(1, "Something.", evidence=(evidence(2, "not the words that stand there"),))

    found = made_report(claims=(item,), signals=(), actors=())

    assert MOVED in found.text_of("c1")
    assert "mark" not in {element.tag for element in found.elements}
    assert "#c1-1" not in found.attributes("a", "href")


def test_nothing_found_is_said_section_by_section() -> None:
    found = read(as_report(empty_summary(rejected=()), None))

    assert found.text_of("claims") == "Claims 0 None found."
    assert found.text_of("signals") == "Signals 0 None found."
    assert found.text_of("refused") == "Refused 0 Nothing was refused."
    assert "no signals counted" in found.text_of("escalation")


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://news.example.org/a?b=c&d=%22", True),
        ("http://news.example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT://x%0aalert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("/home/somebody/a.txt", False),
        ("https://user:secret@example.org/", False),
        ("https://example.org/a b", False),
        ("https://example.org/\u202eb", False),
        ("https://[", False),
        ("-", False),
    ],
)
def test_only_addresses_of_the_web_become_links(source: str, linked: bool) -> None:
    summary = full_summary(article=article_info(source=source))

    links = read(as_report(summary, None)).attributes("a", "href")

    assert (source in links) is linked
    assert (web_address(source) is not None) is linked
    assert all(link.startswith("#") or link == source for link in links)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/home/somebody/stories/ilm.txt", "ilm.txt"),
        ("C:\\stories\\ilm.txt", "ilm.txt"),
        ("https://news.example.org/a/b", "news.example.org"),
        ("-", "standard input"),
        ("/", "(blank)"),
    ],
)
def test_the_line_of_origin_names_the_outlet_and_no_folder(source: str, shown: str) -> None:
    found = read(as_report(full_summary(article=article_info(source=source)), None))

    assert f"14 September 2026 · {shown} · 24 sentences" in found.text_of("story")


def test_a_citation_is_one_plain_line() -> None:
    assert citation_of(article_info()) == (
        "“Toral braces as Veskar masses troops at the Ilm”, news.example.org, 14 September 2026, "
        "https://news.example.org/2026/09/14/ilm-crossing.html?ref=front."
    )
    assert citation_of(article_info(source="/tmp/a.txt", published=None, title=None)) == (  # noqa: S108  # a name only
        "“Untitled”, undated."
    )


def test_a_mention_that_two_actors_share_leads_from_both() -> None:
    article = made_article()
    actors = summary_of(article).actors
    other = actors[0].model_copy(update={"mentions": (mention_in(article, "Veskar", 90),)})

    found = made_report(actors=(*actors, other))

    assert {"a1-1", "a1-2", "a2-1"} <= set(found.ids)


def test_a_page_ends_with_one_line_feed_and_is_one_document() -> None:
    html = as_report(full_summary(), None)

    assert html.startswith("<!doctype html>\n")
    assert html.endswith("</html>\n")
