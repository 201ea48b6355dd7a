"""Summaries as flat tables: articles, claims, actors, signals, events and refused items.

Covers: what the tables of items hold, column by column. Does not cover: articles and events
(`articles.py`, `events.py`), and files (`writers.py`, `export.py`).

Items join on `result` and the item's id; `article_sha256` and the id do as well, as long as no
article was summarised twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarise.results.actor_codes import actor_code
from summarise.results.articles import ARTICLES
from summarise.results.columns import (
    ARTICLE,
    CHECKS,
    EVIDENCE,
    PLACE,
    VERDICT,
    Column,
    Kind,
    Result,
    Row,
    Table,
    actors_by_name,
    article_cells,
    check_cells,
    json_cell,
    place_cells,
)
from summarise.results.events import EVENTS

TEXT, LIST, INTEGER, NUMBER = Kind.TEXT, Kind.LIST, Kind.INTEGER, Kind.NUMBER


def _claims(result: Result) -> Iterator[Row]:
    known = actors_by_name(result.summary)
    for claim in result.summary.claims:
        said = claim.attribution
        actor = known.get(said.speaker.casefold()) if said.speaker else None
        yield (
            *article_cells(result),
            claim.id,
            claim.text,
            said.speaker,
            actor.id if actor else None,
            said.via,
            said.speaker_kind.value,
            said.mode.value,
            said.cue,
            claim.certainty.value,
            claim.status.value,
            claim.corroboration.value,
            *place_cells(claim.evidence),
            claim.evidence[0].verdict.value if claim.evidence else None,
            json_cell(claim.evidence),
            *check_cells(claim.checks),
        )


CLAIMS = Table(
    "claims",
    "one row for each claim",
    (
        *ARTICLE,
        Column("claim_id", TEXT, "c1, c2, ... within the article"),
        Column("text", TEXT, "the claim, in the summary's words"),
        Column("speaker", TEXT, "who makes it; empty for the journalist's own voice"),
        Column("speaker_actor_id", TEXT, "the actor of that name in actors, if there is one"),
        Column("via", TEXT, "who passes the speaker's words on"),
        Column("speaker_kind", TEXT, "what kind of source the speaker is"),
        Column("mode", TEXT, "how the article passes the claim on"),
        Column("cue", TEXT, "the article's word for the speaking"),
        Column("certainty", TEXT, "how far the speaker commits to it, as worded"),
        Column("status", TEXT, "whether the thing claimed has happened"),
        Column("corroboration", TEXT, "what the article says about checking it"),
        *EVIDENCE,
        *CHECKS,
    ),
    _claims,
)


def _actors(result: Result) -> Iterator[Row]:
    for actor in result.summary.actors:
        yield (
            *article_cells(result),
            actor.id,
            actor.name,
            actor.aliases,
            actor.type.value,
            actor.country,
            actor_code(actor),
            actor.role.value,
            len(actor.mentions),
            *place_cells(actor.mentions),
            json_cell(actor.mentions),
            *check_cells(actor.checks),
        )


ACTORS = Table(
    "actors",
    "one row for each actor of an article; sentence to quote are of the first mention",
    (
        *ARTICLE,
        Column("actor_id", TEXT, "a1, a2, ... within the article"),
        Column("name", TEXT, "as the article gives it"),
        Column("aliases", LIST, "its other names in the article"),
        Column("type", TEXT, "what the actor is"),
        Column("country", TEXT, "ISO 3166-1 alpha-3; empty if none or unknown"),
        Column("code", TEXT, "CAMEO-style code, e.g. RUSGOV; empty where it cannot be told"),
        Column("role", TEXT, "what the actor does in the article"),
        Column("mention_count", INTEGER, "places where the name or an alias stands"),
        *PLACE,
        Column("mentions", Kind.JSON, "all of them: sentence, start, end, quote of each"),
        *CHECKS,
    ),
    _actors,
)


def _signals(result: Result) -> Iterator[Row]:
    values = {part.signal: part.value for part in result.summary.escalation.contributions}
    for signal in result.summary.signals:
        when = signal.when
        yield (
            *article_cells(result),
            signal.id,
            signal.type.value,
            signal.direction.value,
            signal.intensity,
            signal.status.value,
            signal.certainty.value,
            signal.background,
            signal.source_actors,
            signal.target_actors,
            when.text if when else None,
            when.date if when else None,
            when.derived if when else None,
            signal.plover,
            signal.cameo,
            signal.goldstein,
            signal.quad_class.value if signal.quad_class else None,
            values.get(signal.id),
            *place_cells(signal.evidence),
            signal.evidence[0].verdict.value if signal.evidence else None,
            json_cell(signal.evidence),
            *check_cells(signal.checks),
        )


SIGNALS = Table(
    "signals",
    "one row for each escalation signal; by pairs of actors they stand in events",
    (
        *ARTICLE,
        Column("signal_id", TEXT, "s1, s2, ... within the article"),
        Column("type", TEXT, "one of 28 types of this program"),
        Column("direction", TEXT, "what the act does to the conflict"),
        Column("intensity", INTEGER, "1 (words only) to 5 (threshold crossed)"),
        Column("status", TEXT, "how real the act is at the time of writing"),
        Column("certainty", TEXT, "how far its source commits to it"),
        Column("background", Kind.BOOLEAN, "the article only recalls it; not in the index"),
        Column("source_actors", LIST, "who acts"),
        Column("target_actors", LIST, "on whom"),
        Column("when_text", TEXT, "when, as the article words it"),
        Column("when_date", Kind.DATE, "the calendar date, where it can be told"),
        Column("when_derived", Kind.BOOLEAN, "worked out from the day of publication"),
        Column("plover", TEXT, "PLOVER v2.0 type, with its mode where it is settled"),
        Column("cameo", TEXT, "CAMEO code, ICEWS edition; read it as text: codes begin with 0"),
        Column("goldstein", NUMBER, "Goldstein value of that code, ICEWS edition"),
        Column("quad_class", TEXT, "quad class of the PLOVER type"),
        Column("index_value", NUMBER, "what it adds to the article's index, before bounding"),
        *EVIDENCE,
        *CHECKS,
    ),
    _signals,
)


def _rejected(result: Result) -> Iterator[Row]:
    for number, item in enumerate(result.summary.rejected, start=1):
        first = item.evidence[0] if item.evidence else None
        yield (
            *article_cells(result),
            number,
            item.kind,
            item.text,
            first.sentence if first else None,
            first.quote if first else None,
            first.verdict.value if first else None,
            json_cell(item.evidence),
            *check_cells(item.checks),
        )


REJECTED = Table(
    "rejected",
    "one row for each item that a check refused: in sight, never in use",
    (
        *ARTICLE,
        Column("rejected_number", INTEGER, "which of the article's refused items, from 1"),
        Column("kind", TEXT, "claim, actor or signal"),
        Column("text", TEXT, "what the model wrote"),
        Column("sentence", INTEGER, "the sentence that the model named"),
        Column("quote", TEXT, "what the model gave as a quote; not the article's characters"),
        VERDICT,
        Column("evidence", Kind.JSON, "all that the model pointed to"),
        *CHECKS,
    ),
    _rejected,
)

TABLES = {table.name: table for table in (ARTICLES, CLAIMS, ACTORS, SIGNALS, EVENTS, REJECTED)}
