"""Which checks a claim, an actor, a signal and the prose of a draft go through.

Covers: handing each check the plain values it takes. Does not cover: what verdicts mean
(`policy.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.actors import check_actor, known_name
from summarise.checks.citations import Cited, cited_sentences, located_evidence
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.frames import (
    Frame,
    check_claim_frame,
    check_signal_frame,
    frame_of,
)
from summarise.checks.hedges import check_hedge
from summarise.checks.names import KnownName, known_as
from summarise.checks.negation import check_negation, negates
from summarise.checks.numbers import check_numbers
from summarise.checks.order import check_order, check_signal_order
from summarise.checks.quotes import Located
from summarise.checks.scale import check_scale
from summarise.checks.speakers import Voice, check_speaker
from summarise.checks.tongue import check_language
from summarise.draft import Draft, DraftActor, DraftClaim, DraftSignal
from summarise.schema import Span
from summarise.vocabulary import (
    ActorType,
    AttributionMode,
    CheckName,
    ClaimStatus,
    Direction,
    SignalStatus,
)

Named = tuple[CheckName, Finding]

_AHEAD = frozenset({SignalStatus.PLANNED, SignalStatus.THREATENED, SignalStatus.CALLED_FOR})


@dataclass(frozen=True, slots=True)
class Context:
    """What all items of one draft share."""

    article: Article
    known: tuple[KnownName, ...]

    @classmethod
    def of(cls, article: Article, actors: Sequence[DraftActor]) -> Context:
        """Gather the names of a draft's actors."""
        names = (known_name(item.name, item.aliases, item.type, item.country) for item in actors)
        return cls(article, tuple(names))

    def named(self, name: str) -> KnownName:
        """The actor of that name, or the bare name if the draft lists no such actor."""
        return known_as(name, self.known) or known_name(name, (), ActorType.UNKNOWN, None)


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """What the checks found on a claim."""

    evidence: tuple[Located, ...]
    findings: tuple[Named, ...]
    mode: AttributionMode
    cue: str | None


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """What the checks found on an actor."""

    findings: tuple[Named, ...]
    country: str | None
    mentions: tuple[Span, ...]


def examine_claim(claim: DraftClaim, context: Context) -> ClaimFound:
    """Put a claim through every check that applies to it."""
    located, quoted = located_evidence(claim.evidence, context.article)
    findings = ((CheckName.QUOTE, quoted),)
    cited = cited_sentences(located, context.article)
    if not cited:
        return ClaimFound(located, findings, AttributionMode.NONE, None)
    voice = _voice(claim, located, context)
    return ClaimFound(
        located,
        (*findings, *_claim_findings(claim, cited, voice, context)),
        voice.mode,
        voice.cue,
    )


def examine_signal(
    signal: DraftSignal, context: Context, scale: tuple[int, Direction] | None
) -> tuple[tuple[Located, ...], tuple[Named, ...]]:
    """Put a signal through every check that applies to it.

    Args:
        signal: The signal.
        context: Article and actors.
        scale: Usual intensity and direction of its type, or None if not known.
    """
    located, quoted = located_evidence(signal.evidence, context.article)
    findings = [(CheckName.QUOTE, quoted)]
    cited = cited_sentences(located, context.article)
    if cited:
        findings += _signal_findings(signal, cited, context)
    if scale is not None:
        findings.append(
            (
                CheckName.SCALE,
                check_scale(
                    signal.intensity,
                    signal.direction,
                    default_intensity=scale[0],
                    default_direction=scale[1],
                ),
            )
        )
    return located, tuple(findings)


def examine_actor(actor: DraftActor, context: Context) -> ActorSeen:
    """Look for an actor in the article."""
    found = check_actor(
        actor.name,
        actor.aliases,
        kind=actor.type,
        country=actor.country,
        article=context.article,
    )
    findings = tuple((CheckName.ACTORS, finding) for finding in found.findings)
    return ActorSeen(findings, found.country, found.mentions)


def examine_prose(draft: Draft, article: Article, language: str | None) -> Iterator[Named]:
    """Check headline and gist: their numbers against the body, all prose for its language."""
    sentences = [article.text_of(sentence) for sentence in article.sentences]
    for label, text in (("headline", draft.headline), ("gist", draft.gist)):
        found = check_numbers(
            text,
            sentences,
            body=article.text,
            published=article.published,
            language=article.language,
        )
        detail = found.detail and shortened(f"{label}: {found.detail.split(' (evidence')[0]}")
        yield CheckName.NUMBERS, Finding(found.verdict, detail)
    prose = (draft.headline, draft.gist, *(claim.text for claim in draft.claims))
    yield CheckName.LANGUAGE, check_language(prose, language)


def _claim_findings(
    claim: DraftClaim, cited: Sequence[Cited], voice: Voice, context: Context
) -> Iterator[Named]:
    article = context.article
    language, parts = article.language, [item.parts for item in cited]
    sentences = [item.sentence for item in cited]
    frames = [frame_of(*item, claim=claim.text, language=language) for item in parts]
    yield CheckName.FRAME, _claim_frame(claim, frames, language)
    yield (
        CheckName.NUMBERS,
        check_numbers(
            claim.text,
            sentences,
            body=article.text,
            published=article.published,
            language=language,
        ),
    )
    denied = claim.status is ClaimStatus.DENIED
    yield (
        CheckName.NEGATION,
        check_negation(claim.text, parts, denied=denied, language=language),
    )
    yield CheckName.SPEAKER, voice.finding
    yield (
        CheckName.ACTORS,
        check_order(claim.text, sentences, context.known, language=language),
    )
    yield (
        CheckName.HEDGE,
        check_hedge(claim.text, parts, certainty=claim.certainty, language=language),
    )


def _claim_frame(claim: DraftClaim, frames: Sequence[Frame], language: str | None) -> Finding:
    """The verdict on the frame of a claim: one piece of evidence that asserts it is enough."""
    findings = [
        check_claim_frame(
            frame,
            claim.text,
            status=claim.status,
            certainty=claim.certainty,
            language=language,
        )
        for frame in frames
    ]
    return _mildest(findings)


def _mildest(findings: Sequence[Finding]) -> Finding:
    mild = ("asserted", "reported", "as_claimed", "hypothetical", "questioned", "denied")
    return min(findings, key=lambda item: mild.index(item.verdict))


def _voice(claim: DraftClaim, located: Sequence[Located], context: Context) -> Voice:
    spans = [
        (item.start, item.end)
        for item in _own_words(claim, located, context.article)
        if item.start is not None and item.end is not None and item.sentence is not None
    ]
    speaker = context.named(claim.speaker) if claim.speaker else None
    return check_speaker(
        speaker,
        spans,
        kind=claim.speaker_kind,
        text=claim.text,
        article=context.article,
        others=context.known,
    )


def _own_words(
    claim: DraftClaim, located: Sequence[Located], article: Article
) -> Sequence[Located]:
    """The evidence that may be the speaker's: not the allegation that a denial answers."""
    if claim.status is not ClaimStatus.DENIED or len(located) < 2:
        return located
    denying = [
        item
        for item in located
        for cited in cited_sentences([item], article)
        if negates(cited.sentence, article.language)
    ]
    return denying or located


def _signal_findings(
    signal: DraftSignal, cited: Sequence[Cited], context: Context
) -> Iterator[Named]:
    language = context.article.language
    frames = [frame_of(*item.parts, claim=None, language=language) for item in cited]
    yield (
        CheckName.FRAME,
        _mildest([check_signal_frame(frame, signal.type, signal.status) for frame in frames]),
    )
    yield CheckName.ACTORS, _signal_actors(signal, cited, context)
    yield (
        CheckName.HEDGE,
        check_hedge(
            "",
            [item.parts for item in cited],
            certainty=signal.certainty,
            language=language,
            ahead=signal.status in _AHEAD,
        ),
    )


def _signal_actors(signal: DraftSignal, cited: Sequence[Cited], context: Context) -> Finding:
    """Whether both sides are in the article, and in the order the evidence has them."""
    by_country: Finding = OK
    for name in (*signal.source_actors, *signal.target_actors):
        known = context.named(name)
        found = check_actor(
            name,
            known.forms,
            kind=ActorType.STATE if known.words else ActorType.UNKNOWN,
            country=known.country,
            article=context.article,
        ).findings[0]
        if found.verdict == "not_in_article":
            return found
        if found.verdict == "by_country":
            by_country = found
    if signal.status is SignalStatus.CALLED_FOR:
        return by_country  # who is asked acts, who asks speaks
    order = check_signal_order(
        [context.named(name) for name in signal.source_actors],
        [context.named(name) for name in signal.target_actors],
        [item.sentence for item in cited],
        language=context.article.language,
    )
    return by_country if order is OK else order
