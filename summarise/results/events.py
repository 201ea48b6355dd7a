"""Signals as event records: one row for each signal and pair of actors.

Covers: the columns that students of event data expect, and what our own scheme adds. Does not
cover: the same act in several articles (a dossier puts those together).

Which columns can be set beside published data:

- `plover_type`, `plover_mode`, `quad_class`: PLOVER v2.0 (POLECAT). The type already reads the
  status: a planned attack is THREATEN, planned talks are AGREE.
- `cameo_code`, `cameo_root`, `goldstein`: CAMEO and its Goldstein scale in the edition of ICEWS.
  GDELT's scale differs for some codes. Where a type of ours spans several codes it has the root.
- `quad_code`: numbered as GDELT's QuadClass, 1 to 4; classed by the PLOVER type, so that a code
  GDELT counts elsewhere (a call for restraint, say) differs.
- `source_country`, `target_country`: ISO 3166-1 alpha-3, as PLOVER; ICEWS writes names.
- `source_code`, `target_code`: built like CAMEO's, with PLOVER's sectors (`actor_codes.py`).

Ours alone: `signal_type`, `direction` (about the conflict, not the pair), `intensity`, `status`,
`certainty`, `index_value`, the evidence and the checks.

Published sets date an event by its report. `date` here is the day of the act itself, which may
lie after `published`; to date events as they do, use `published`.

In a signal that is only called for, the source is the one who is asked to act, and not, as in
PLOVER's REQUEST, the one who asks; so it is not `comparable`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from summarise.results.actor_codes import actor_code
from summarise.results.columns import (
    CHECKS,
    PLACE,
    RESULT,
    SHA256,
    Column,
    Kind,
    Result,
    Row,
    Table,
    actors_by_name,
    check_cells,
    place_cells,
)
from summarise.results.dating import day_of
from summarise.schema import Actor, EscalationSignal
from summarise.vocabulary import QuadClass, SignalStatus
from summarise.web_addresses import is_web_address

TEXT, NUMBER = Kind.TEXT, Kind.NUMBER
# GDELT Event Codebook 2.0, field QuadClass.
_QUAD_CODE = {
    QuadClass.VERBAL_COOPERATION: 1,
    QuadClass.MATERIAL_COOPERATION: 2,
    QuadClass.VERBAL_CONFLICT: 3,
    QuadClass.MATERIAL_CONFLICT: 4,
}
_FORESEEN = {
    SignalStatus.PLANNED: "future",
    SignalStatus.THREATENED: "hypothetical",
    SignalStatus.CALLED_FOR: "hypothetical",
}


def _events(result: Result) -> Iterator[Row]:
    known = actors_by_name(result.summary)
    values = {part.signal: part.value for part in result.summary.escalation.contributions}
    for signal in result.summary.signals:
        dyads = _dyads(signal)
        for number, (source, target) in enumerate(dyads, start=1):
            yield (
                *_identity(result, signal, number),
                *_party(source, known),
                *_party(target, known),
                len(dyads),
                *_reading(signal),
                signal.direction.value,
                signal.intensity,
                signal.status.value,
                signal.certainty.value,
                signal.background,
                values.get(signal.id),
                *check_cells(signal.checks),
                *place_cells(signal.evidence),
            )


def _dyads(signal: EscalationSignal) -> list[tuple[str | None, str | None]]:
    """Each source with each target; two sides that act on one another, not each on itself."""
    pairs = list(product(signal.source_actors or (None,), signal.target_actors or (None,)))
    return [pair for pair in pairs if pair[0] != pair[1]] or pairs


def _identity(result: Result, signal: EscalationSignal, number: int) -> Row:
    article = result.summary.article
    day, kind = day_of(signal, article.published, surely=False)
    return (
        result.number,
        f"{article.sha256[:12]}-{signal.id}-{number}",
        article.sha256,
        signal.id,
        day,
        kind.value if kind else None,
        article.published,
        article.source if is_web_address(article.source) else None,
    )


def _party(name: str | None, known: Mapping[str, Actor]) -> Row:
    actor = known.get(name.casefold()) if name is not None else None
    if actor is None:
        return (name, None, None, None, None)
    return (name, actor.id, actor.type.value, actor.country, actor_code(actor))


def _reading(signal: EscalationSignal) -> Row:
    plover, _, mode = (signal.plover or "").partition(":")
    cameo, quad = signal.cameo, signal.quad_class
    comparable = (
        signal.plover is not None
        and not signal.background
        and signal.status is not SignalStatus.CALLED_FOR
    )
    return (
        signal.type.value,
        plover or None,
        mode.strip() or None,
        auxiliary_modes(signal),
        cameo,
        cameo[:2] if cameo else None,
        signal.goldstein,
        quad.value if quad else None,
        _QUAD_CODE[quad] if quad else None,
        comparable,
    )


def auxiliary_modes(signal: EscalationSignal) -> tuple[str, ...]:
    """PLOVER's auxiliary modes that follow from background and status.

    Of an event type and a type with `future` or `hypothetical` that both fit, the manual takes
    the type alone (v2.0 draft, section "Auxiliary modes"): a planned attack is THREATEN, not
    ASSAULT with `future`. So those two appear only where the act has no PLOVER type.
    """
    modes = ["historical"] if signal.background else []
    if signal.status is SignalStatus.DENIED:
        modes.append("negation")
    if signal.plover is None and signal.status in _FORESEEN:
        modes.append(_FORESEEN[signal.status])
    return tuple(modes)


def _party_columns(side: str, who: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}_name", TEXT, f"{who}, as the article names them; empty if nobody is named"),
        Column(f"{side}_actor_id", TEXT, "their row in actors"),
        Column(f"{side}_type", TEXT, "what they are"),
        Column(f"{side}_country", TEXT, "ISO 3166-1 alpha-3; empty if none or unknown"),
        Column(f"{side}_code", TEXT, "CAMEO-style code with PLOVER's sectors, e.g. RUSGOV"),
    )


EVENTS = Table(
    "events",
    "one row for each signal and pair of source and target",
    (
        RESULT,
        Column("event_id", TEXT, "article, signal and pair; the same in every export"),
        SHA256,
        Column("signal_id", TEXT, "its row in signals"),
        Column("date", Kind.DATE, "day of the act; may lie after published"),
        Column(
            "date_kind",
            TEXT,
            "stated; derived (from the day of publication); published (that day itself)",
        ),
        Column("published", Kind.DATE, "day of the report, by which published sets date events"),
        Column("url", TEXT, "the article's address, if it has one"),
        *_party_columns("source", "who acts"),
        *_party_columns("target", "on whom"),
        Column("dyads", Kind.INTEGER, "rows of this signal; weigh by 1/dyads to count signals"),
        Column("signal_type", TEXT, "one of 28 types of this program"),
        Column("plover_type", TEXT, "PLOVER v2.0 event type; empty for a denied act"),
        Column("plover_mode", TEXT, "its mode, where our type settles it"),
        Column(
            "plover_auxiliary",
            Kind.LIST,
            "historical, future, hypothetical, negation, if not in the type",
        ),
        Column(
            "cameo_code", TEXT, "CAMEO code, ICEWS edition; read it as text: codes begin with 0"
        ),
        Column("cameo_root", TEXT, "its first two digits; read them as text"),
        Column("goldstein", NUMBER, "Goldstein value of that code, ICEWS edition"),
        Column("quad_class", TEXT, "quad class of the PLOVER type"),
        Column("quad_code", Kind.INTEGER, "numbered as in GDELT: 1, 2 cooperation, 3, 4 conflict"),
        Column(
            "comparable",
            Kind.BOOLEAN,
            "may be set beside published events: typed, not recalled, not merely called for",
        ),
        Column("direction", TEXT, "what the act does to the conflict; ours"),
        Column("intensity", Kind.INTEGER, "1 (words only) to 5 (threshold crossed); ours"),
        Column("status", TEXT, "how real the act is at the time of writing"),
        Column("certainty", TEXT, "how far its source commits to it"),
        Column("background", Kind.BOOLEAN, "the article only recalls it (PLOVER: historical)"),
        Column("index_value", NUMBER, "what the whole signal adds to the article's index; ours"),
        *CHECKS,
        *PLACE,
    ),
    _events,
)
