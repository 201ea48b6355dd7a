"""The left column: claims, signals and actors, worded for the page.

Covers: each item's words, its facts by name, where its evidence stands, what a reader may
filter by. Does not cover: headline and coverage, which all media share (`render/page.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarise.render import words
from summarise.render.numbers import percentage, signed
from summarise.render.report.items import (
    Brief,
    ClaimItem,
    Fact,
    Filter,
    Item,
    Place,
    SignalItem,
)
from summarise.render.report.pieces import Mark
from summarise.schema import (
    Actor,
    Check,
    Claim,
    Contribution,
    EscalationSignal,
    Evidence,
    Span,
    Summary,
)
from summarise.vocabulary import Corroboration, Direction, QuoteVerdict

MOVED = "evidence: these words do not stand where the summary says"
_GLYPHS = {Direction.ESCALATORY: "▲", Direction.DE_ESCALATORY: "▼", Direction.NEUTRAL: "◆"}
_SIDES = {Direction.ESCALATORY: "up", Direction.DE_ESCALATORY: "down", Direction.NEUTRAL: "level"}
_VERDICT_GLYPHS = {QuoteVerdict.VERBATIM: "✓", QuoteVerdict.TYPOGRAPHIC: "✓"}

_Keys = tuple[tuple[str, int], ...]


def brief_of(summary: Summary, text: str | None) -> Brief:
    """Word the items of a summary.

    Args:
        summary: The summary.
        text: The article's text, or None if it is not at hand.
    """
    claim_rows = [
        {
            "speaker": words.speaker(item.attribution),
            "certainty": words.plain(item.certainty),
            "status": words.plain(item.status),
        }
        for item in summary.claims
    ]
    signal_rows = [
        {"type": words.plain(item.type), "direction": words.plain(item.direction)}
        for item in summary.signals
    ]
    claim_filters, signal_filters = _filters(claim_rows), _filters(signal_rows)
    return Brief(
        claims=tuple(
            _claim(f"c{number}", item, text, _keys(claim_filters, row))
            for number, (item, row) in enumerate(
                zip(summary.claims, claim_rows, strict=True), start=1
            )
        ),
        signals=_signals(summary, text, [_keys(signal_filters, row) for row in signal_rows]),
        actors=tuple(
            _actor(f"a{number}", item, text) for number, item in enumerate(summary.actors, start=1)
        ),
        claim_filters=claim_filters,
        signal_filters=signal_filters,
    )


def _filters(rows: Sequence[dict[str, str]]) -> tuple[Filter, ...]:
    """One filter per key, its options in the order of the items."""
    names = rows[0] if rows else ()
    return tuple(
        Filter(name, words.sentence_case(name), tuple(dict.fromkeys(row[name] for row in rows)))
        for name in names
    )


def _keys(filters: tuple[Filter, ...], row: dict[str, str]) -> _Keys:
    return tuple((item.name, item.options.index(row[item.name])) for item in filters)


def _signals(summary: Summary, text: str | None, keys: Sequence[_Keys]) -> tuple[SignalItem, ...]:
    """Signals in the order of what they add to the index."""
    parts: dict[str, Contribution] = {}
    for part in summary.escalation.contributions:
        parts.setdefault(part.signal, part)
    rank = {name: position for position, name in enumerate(parts)}
    found = [
        _signal(f"s{number}", item, text, key, None if item.background else parts.get(item.id))
        for number, (item, key) in enumerate(zip(summary.signals, keys, strict=True), start=1)
    ]
    order = [rank.get(item.id, len(rank)) for item in summary.signals]
    return tuple(item for _, item in sorted(zip(order, found, strict=True), key=lambda row: row[0]))


def _claim(page_id: str, claim: Claim, text: str | None, keys: _Keys) -> ClaimItem:
    source, places = claim.attribution, _places(page_id, claim.evidence, text)
    alone = claim.corroboration is Corroboration.SINGLE_SOURCE  # the rule in news
    facts = [
        Fact("certainty", words.plain(claim.certainty)),
        Fact("status", words.plain(claim.status)),
        Fact("corroboration", words.plain(claim.corroboration), quiet=alone),
        Fact("kind of source", words.plain(source.speaker_kind), quiet=True),
    ]
    if source.mode.value != "none":
        facts.append(Fact("wording", words.plain(source.mode), quiet=True))
    if source.cue is not None:
        facts.append(Fact("cue", f"“{words.safe(source.cue)}”", quiet=True))
    return ClaimItem(
        id=page_id,
        kind="claim",
        label=words.safe(claim.id, words.LABEL_LIMIT),
        text=words.safe(claim.text, words.TEXT_LIMIT),
        facts=tuple(facts),
        places=places,
        remarks=_remarks(claim.checks, places, text),
        keys=keys,
        speaker=("the article itself" if source.speaker is None else words.safe(source.speaker)),
        via=None if source.via is None else words.safe(source.via),
    )


def _signal(
    page_id: str,
    signal: EscalationSignal,
    text: str | None,
    keys: _Keys,
    part: Contribution | None,
) -> SignalItem:
    places = _places(page_id, signal.evidence, text)
    facts = [
        Fact("status", words.plain(signal.status)),
        Fact("certainty", words.plain(signal.certainty)),
    ]
    if signal.when is not None:
        facts.append(Fact("when", words.when(signal.when)))
    return SignalItem(
        id=page_id,
        kind="signal",
        label=words.safe(signal.id, words.LABEL_LIMIT),
        text=words.sentence_case(words.plain(signal.type)),
        facts=tuple(facts),
        places=places,
        remarks=_remarks(signal.checks, places, text),
        keys=keys,
        direction=words.plain(signal.direction),
        side=_SIDES[signal.direction],
        glyph=_GLYPHS[signal.direction],
        sides=words.sides(signal.source_actors, signal.target_actors),
        intensity=signal.intensity,
        background=signal.background,
        codes=_codes(signal),
        value=part.value if part is not None and math.isfinite(part.value) else None,
        amount="" if part is None else signed(part.value),
        share="" if part is None else percentage(part.share),
    )


def _codes(signal: EscalationSignal) -> tuple[Fact, ...]:
    """The published scales, as far as they know the act."""
    found = []
    if signal.plover is not None:
        found.append(Fact("PLOVER", words.safe(signal.plover)))
    if signal.cameo is not None:
        found.append(Fact("CAMEO", words.safe(signal.cameo)))
    if signal.goldstein is not None:
        found.append(Fact("Goldstein", signed(signal.goldstein)))
    if signal.quad_class is not None:
        found.append(Fact("quad class", words.plain(signal.quad_class)))
    return tuple(found)


def _actor(page_id: str, actor: Actor, text: str | None) -> Item:
    facts = [Fact("type", words.plain(actor.type))]
    if actor.country is not None:
        facts.append(Fact("country", words.safe(actor.country, words.LABEL_LIMIT)))
    facts.append(Fact("role", words.plain(actor.role)))
    if actor.aliases:
        names = ", ".join(words.safe(name) for name in actor.aliases[:8])
        facts.append(Fact("also", names, quiet=True))
    places = _places(page_id, actor.mentions, text)
    return Item(
        id=page_id,
        kind="actor",
        label=words.safe(actor.id, words.LABEL_LIMIT),
        text=words.safe(actor.name),
        facts=tuple(facts),
        places=places,
        remarks=_remarks(actor.checks, places, text),
    )


def _places(page_id: str, spans: Sequence[Span], text: str | None) -> tuple[Place, ...]:
    found = []
    for number, span in enumerate(spans, start=1):
        end = span.start + len(span.quote.rstrip())  # a mark never ends in white space
        stands = (
            text is not None
            and 0 <= span.start < end
            and text[span.start : span.end] == (span.quote)
        )
        mark = Mark(page_id, f"{page_id}-{number}", span.start, end) if stands else None
        verdict = ""
        if isinstance(span, Evidence):
            glyph = _VERDICT_GLYPHS.get(span.verdict, "?")
            verdict = f"{glyph} {words.plain(span.verdict)}"
        label = words.mark([span.sentence])
        found.append(Place(label, words.quoted(span.quote), verdict, mark))
    return tuple(found)


def _remarks(
    checks: tuple[Check, ...], places: tuple[Place, ...], text: str | None
) -> tuple[str, ...]:
    moved = text is not None and any(place.mark is None for place in places)
    return (*words.remarks(checks), *((MOVED,) if moved else ()))
