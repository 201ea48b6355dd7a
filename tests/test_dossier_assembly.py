"""A dossier as a whole: the same whatever the order, and every id leads somewhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis import DAY, TORAL, VESKAR, act, denied, dossier, person, story, told
from summarise.article import Article
from summarise.dossier.assembly import make_dossier
from summarise.dossier.formats import FORMATS
from summarise.dossier.model import Dossier
from summarise.errors import SourceError
from summarise.results.stored import Stored, Unusable
from summarise.vocabulary import SignalType
from summary_factory import evidence, full_summary

CAST = (TORAL, VESKAR, person("Ana Brandt"))
BRIDGE = "Veskar closed the Karsin bridge on the Ilm to all traffic."
STORIES = [
    story(
        "north",
        [told(BRIDGE), told("Shells killed 12 people at the market of Tolvek.")],
        CAST,
        [act(1, "closed the bridge to traffic", SignalType.COERCIVE_RESTRICTION)],
    ),
    story(
        "south",
        [told(BRIDGE, "Brandt"), denied("Veskar did not close the Karsin bridge.", "Veskar")],
        (TORAL, VESKAR, person("Brandt")),
        [act(1, "the bridge was closed", SignalType.COERCIVE_RESTRICTION)],
    ),
    story("west", [told("Shells killed 14 people at the market of Tolvek.")], CAST),
    story("copy", [told(BRIDGE)], CAST, sha256="c" * 64, published=DAY + timedelta(days=1)),
    story("copycat", [told(BRIDGE)], CAST, sha256="c" * 64, published=None),
]
BROKEN = Unusable("news.jsonl:4", SourceError("this is not JSON"))


@settings(deadline=None, max_examples=30)
@given(st.permutations([*STORIES, BROKEN]))
def test_the_order_of_the_results_changes_nothing(order: list[Stored | Unusable]) -> None:
    assert make_dossier(order) == make_dossier([*STORIES, BROKEN])


def test_every_id_leads_somewhere() -> None:
    found = make_dossier([*STORIES, Stored("full", full_summary())])

    articles = {article.id for article in found.articles}
    actors = {actor.id for actor in found.actors}
    events = {event.id for event in found.events}

    members = [m for group in (*found.groups, *found.single) for m in group.members]
    assert {m.article for m in members} <= articles
    assert {m.speaker for m in members} <= {*actors, None}
    assert {id_ for event in found.events for id_ in (*event.sources, *event.targets)} <= actors
    assert {id_ for dyad in found.dyads for id_ in dyad.events} <= events


def test_every_claim_is_in_one_group() -> None:
    found = make_dossier(STORIES)

    members = [
        (m.article, m.claim) for group in (*found.groups, *found.single) for m in group.members
    ]

    assert len(members) == len(set(members)) == sum(article.claims for article in found.articles)


def test_a_dossier_survives_its_json() -> None:
    found = make_dossier(STORIES)

    assert Dossier.model_validate_json(found.model_dump_json()) == found


def test_articles_are_numbered_by_day_and_those_without_one_come_last() -> None:
    found = dossier(
        story("south", published=None),
        story("north", published=DAY),
        story("west", title="A first"),
    )

    assert [article.outlet for article in found.articles] == [
        "west.example",
        "north.example",
        "south.example",
    ]
    assert (found.first, found.last) == (DAY, DAY)


def test_what_cannot_be_used_is_listed() -> None:
    found = make_dossier([STORIES[0], BROKEN])

    assert [(item.origin, item.reason) for item in found.left_out] == [
        ("news.jsonl:4", "this is not JSON")
    ]


def test_of_two_summaries_of_one_article_the_later_counts() -> None:
    first = story("north", [told("Old.")])
    later = story("north", [told("New.")])
    run = later.summary.run.model_copy(update={"started": datetime(2027, 1, 1, tzinfo=UTC)})
    later = Stored("again.json", later.summary.model_copy(update={"run": run}))

    found = make_dossier([later, first])

    assert [group.text for group in found.single] == ["New."]
    assert [item.origin for item in found.left_out] == ["north.json"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_half_a_character_in_a_summary_stops_no_dossier(name: str) -> None:
    half = story("north", [told("Shells fell on Il\udc80m.", "Toral")])
    again = Stored("again.json", half.summary.model_copy(update={"headline": "Shells \ud800"}))

    written = FORMATS[name](make_dossier([half, again]))

    assert "Shells fell on Il" in written.encode("utf-8").decode()


@pytest.mark.parametrize("stored", [[], [BROKEN]], ids=["none", "none usable"])
def test_no_summary_at_all_is_an_error(stored: list[Unusable]) -> None:
    with pytest.raises(SourceError) as caught:
        make_dossier(stored)

    assert caught.value.hint is not None


def test_the_article_gives_the_whole_sentence() -> None:
    text = "Rain fell all day in the valley of the Ilm. Veskar closed the Karsin bridge, they said."
    article = Article.from_text(f"{text}\n")
    start = article.text.index("closed")
    quote = article.text[start : start + 24]
    span = evidence(2, quote).model_copy(update={"start": start, "end": start + 24})
    item = story("north", [told(BRIDGE, evidence=(span,))], sha256=article.sha256)

    (group,) = make_dossier([item], articles={article.sha256: article}).single
    (place,) = group.members[0].places

    assert place.context == "Veskar closed the Karsin bridge, they said."
    assert place.context[place.offset :].startswith(place.quote)


def test_without_the_article_there_is_no_sentence() -> None:
    (group,) = dossier(story("north", [told(BRIDGE)])).single

    assert (group.members[0].places[0].context, group.members[0].places[0].offset) == (None, None)


def test_a_title_is_made_of_those_who_act_and_suffer_most() -> None:
    assert make_dossier(STORIES).title == "Toral and Veskar"
    assert make_dossier(STORIES, title="The Ilm crisis").title == "The Ilm crisis"
