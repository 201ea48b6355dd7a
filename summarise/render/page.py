"""One summary worded as a page: the lines every medium shows, before any layout.

Covers: which sections there are, what stands in them and in which order. Every string is
safe for a terminal (`words.safe`) and not yet escaped for Markdown or HTML.
Does not cover: columns, wrapping, colour (`terminal.py`), escaping (`markdown.py`,
`notebook.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.render import words
from summarise.render.numbers import calendar_date, counted, percentage, ranges, signed
from summarise.schema import (
    Actor,
    ArticleInfo,
    Check,
    Claim,
    Contribution,
    Coverage,
    Escalation,
    EscalationSignal,
    Evidence,
    RejectedItem,
    Summary,
)
from summarise.vocabulary import Corroboration, Outcome

BASELINE_BADGE = "baseline: made by rules, not by a language model"


@dataclass(frozen=True, slots=True)
class Row:
    """One item.

    Attributes:
        label: Its id, or the kind of a refused item.
        text: What it says.
        facts: What is known about it, in short pieces.
        mark: Where it stands in the article (`§4`).
        remarks: What the checks found, one line each; not empty means a visible `?`.
        quotes: The article's own words behind it, one line each.
        details: Further detail, one line each.
        amount: What a signal adds to the index, signed; "" for other items.
        share: Its share of all amounts; "" for other items.
        value: The amount as a number; 0 for other items.
    """

    label: str
    text: str
    facts: tuple[str, ...]
    mark: str
    remarks: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    amount: str = ""
    share: str = ""
    value: float = 0.0

    @property
    def evidence(self) -> tuple[str, ...]:
        """Quotes and details, one line each."""
        return self.quotes + self.details


@dataclass(frozen=True, slots=True)
class Page:
    """A summary in words.

    Attributes:
        badge: What every reader must know first, or None.
        origin: Date, place and length of the article.
        glance: Index, band and how many items stand.
        remarks: What the checks found on headline and gist.
        index: The index, or None if no signal was counted.
        assessment: Index and band.
        basis: What the index rests on.
        background: Signals that the article only recalls; not in the index.
        refused: Items that failed a check; never among the others.
    """

    badge: str | None
    headline: str
    origin: tuple[str, ...]
    glance: tuple[str, ...]
    gist: str
    remarks: tuple[str, ...]
    claims: tuple[Row, ...]
    index: float | None
    assessment: str
    basis: tuple[str, ...]
    signals: tuple[Row, ...]
    background: tuple[Row, ...]
    actors: tuple[Row, ...]
    refused: tuple[Row, ...]
    coverage: tuple[str, ...]


def page_of(summary: Summary) -> Page:
    """Word a summary."""
    signals, background = _signals(summary)
    return Page(
        badge=BASELINE_BADGE if summary.run.engine == "baseline" else None,
        headline=words.safe(summary.headline, words.TEXT_LIMIT),
        origin=_origin(summary.article),
        glance=_glance(summary),
        gist=words.safe(summary.gist, words.GIST_LIMIT),
        remarks=words.remarks(summary.notes),
        claims=tuple(_claim(claim) for claim in summary.claims),
        index=summary.escalation.index if summary.escalation.contributions else None,
        assessment=_assessment(summary.escalation),
        basis=_basis(summary.escalation),
        signals=signals,
        background=background,
        actors=tuple(_actor(actor) for actor in summary.actors),
        refused=tuple(_refused(item) for item in summary.rejected),
        coverage=_coverage(summary.coverage),
    )


def standing(summary: Summary) -> tuple[int, int, int]:
    """How many items stand, how many `?` there are, and how many items were refused.

    A `?` on headline and gist together counts as one.
    """
    kept: list[tuple[Check, ...]] = [item.checks for item in summary.claims]
    kept += [item.checks for item in summary.actors]
    kept += [item.checks for item in summary.signals]
    marked = sum(
        any(check.outcome is not Outcome.PASS for check in checks)
        for checks in [*kept, summary.notes]
    )
    return len(kept), marked, len(summary.rejected)


def _origin(article: ArticleInfo) -> tuple[str, ...]:
    return (
        "undated" if article.published is None else calendar_date(article.published),
        words.place(article.source),
        counted(article.sentences, "sentence"),
    )


def _glance(summary: Summary) -> tuple[str, ...]:
    kept, marked, refused = standing(summary)
    pieces = [_assessment(summary.escalation), f"{counted(kept, 'item')} kept"]
    if marked:
        pieces.append(f"{marked} marked ?")
    if refused:
        pieces.append(f"{refused} refused")
    return tuple(pieces)


def _assessment(escalation: Escalation) -> str:
    band = words.safe(escalation.band)
    return f"{signed(escalation.index)} {band}" if escalation.contributions else band


def _basis(escalation: Escalation) -> tuple[str, ...]:
    pieces = [f"{counted(len(escalation.contributions), 'signal')} counted"]
    if escalation.contributions:
        pieces.append("our own index, −10 to +10")
    if escalation.goldstein_mean is not None:
        pieces.append(f"Goldstein mean {signed(escalation.goldstein_mean)} (minus is conflict)")
    return tuple(pieces)


def _claim(claim: Claim) -> Row:
    facts = [
        words.speaker(claim.attribution),
        words.plain(claim.certainty),
        words.plain(claim.status),
    ]
    if claim.corroboration is not Corroboration.SINGLE_SOURCE:  # the rule in news, so silent
        facts.append(words.plain(claim.corroboration))
    return Row(
        label=words.safe(claim.id, words.LABEL_LIMIT),
        text=words.safe(claim.text, words.TEXT_LIMIT),
        facts=(*facts, words.quote_verdict(claim.evidence)),
        mark=words.mark(item.sentence for item in claim.evidence),
        remarks=words.remarks(claim.checks),
        quotes=_quotes(claim.evidence),
        details=(_voice(claim),),
    )


def _voice(claim: Claim) -> str:
    pieces = [words.plain(claim.attribution.speaker_kind)]
    if claim.attribution.mode.value != "none":
        pieces.append(words.plain(claim.attribution.mode))
    if claim.attribution.cue is not None:
        pieces.append(f"cue “{words.safe(claim.attribution.cue)}”")
    return "source: " + ", ".join(pieces)


def _quotes(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(f"{words.mark([item.sentence])} {words.quoted(item.quote)}" for item in evidence)


def _signals(summary: Summary) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Counted signals, largest share first, then those that the article only recalls."""
    amounts = {item.signal: item for item in summary.escalation.contributions}
    order = {name: position for position, name in enumerate(amounts)}
    ranked = sorted(summary.signals, key=lambda item: order.get(item.id, len(order)))
    recalled = [item for item in ranked if item.background]
    news = [item for item in ranked if not item.background]
    return (
        tuple(_signal(item, amounts.get(item.id)) for item in news),
        tuple(_signal(item, None) for item in recalled),
    )


def _signal(signal: EscalationSignal, amount: Contribution | None) -> Row:
    facts = [
        words.sides(signal.source_actors, signal.target_actors),
        f"intensity {signal.intensity} of 5",
        words.plain(signal.certainty),
    ]
    if signal.when is not None:
        facts.append(words.when(signal.when))
    if amount is None:  # a counted signal tells its direction by the sign of its amount
        facts.append(words.plain(signal.direction))
    return Row(
        label=words.safe(signal.id, words.LABEL_LIMIT),
        text=f"{words.sentence_case(words.plain(signal.type))}, {words.plain(signal.status)}",
        facts=(*facts, words.quote_verdict(signal.evidence)),
        mark=words.mark(item.sentence for item in signal.evidence),
        remarks=words.remarks(signal.checks),
        quotes=_quotes(signal.evidence),
        details=_codes(signal),
        amount="" if amount is None else signed(amount.value),
        share="" if amount is None else percentage(amount.share),
        value=0.0 if amount is None else amount.value,
    )


def _codes(signal: EscalationSignal) -> tuple[str, ...]:
    pieces = []
    if signal.plover is not None:
        pieces.append(f"PLOVER {words.safe(signal.plover)}")
    if signal.cameo is not None:
        pieces.append(f"CAMEO {words.safe(signal.cameo)}")
    if signal.goldstein is not None:
        pieces.append(f"Goldstein {signed(signal.goldstein)}")
    if signal.quad_class is not None:
        pieces.append(words.plain(signal.quad_class))
    return (words.SEPARATOR.join(pieces),) if pieces else ()


def _actor(actor: Actor) -> Row:
    country = "" if actor.country is None else words.safe(actor.country, words.LABEL_LIMIT)
    aliases = ", ".join(words.safe(name) for name in actor.aliases[:8])
    return Row(
        label=words.safe(actor.id, words.LABEL_LIMIT),
        text=words.safe(actor.name),
        facts=(words.plain(actor.type), country, words.plain(actor.role)),
        mark=words.mark(item.sentence for item in actor.mentions),
        remarks=words.remarks(actor.checks),
        details=(f"also: {aliases}",) if aliases else (),
    )


def _refused(item: RejectedItem) -> Row:
    return Row(
        label=item.kind,
        text=words.safe(item.text, words.TEXT_LIMIT),
        facts=(),
        mark=words.mark(pointer.sentence for pointer in item.evidence),
        remarks=words.remarks(item.checks),
        details=tuple(f"cited: {words.quoted(pointer.quote)}" for pointer in item.evidence),
    )


def _coverage(coverage: Coverage) -> tuple[str, ...]:
    pieces = [f"{coverage.cited:,} of {counted(coverage.sentences, 'sentence')} cited"]
    if coverage.uncited:
        pieces.append(f"not used: §{ranges(coverage.uncited)}")
    if coverage.quotations:
        skipped = len(coverage.quotations_skipped)
        where = f" (§{ranges(coverage.quotations_skipped)})" if skipped else ""
        pieces.append(f"quoted speech left out: {skipped} of {coverage.quotations:,}{where}")
    return tuple(pieces)
