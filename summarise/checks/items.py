"""Which checks a claim, an actor, a signal and the prose of a draft go through.

Covers: handing each check the plain values it takes. Does not cover: what verdicts mean
(`policy.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.acting.actors import check_actor
from summarise.checks.acting.order import check_order
from summarise.checks.citations import Cited, cited_sentences, located_evidence
from summarise.checks.context import Context, Named, Part, mildest
from summarise.checks.counting.numbers import check_numbers
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.frames import (
    DENIED,
    Frame,
    check_claim_frame,
    frame_of,
    telling_parts,
)
from summarise.checks.hedging.hedges import Act, check_hedge
from summarise.checks.negating.negation import check_negation, negates
from summarise.checks.quoting.quotes import Located
from summarise.checks.quoting.relevance import check_relevance
from summarise.checks.speaking.speakers import Voice, check_speaker
from summarise.checks.tongue import check_claim_language, check_language
from summarise.draft import Draft, DraftActor, DraftClaim
from summarise.schema import Span
from summarise.vocabulary import (
    AttributionMode,
    CheckName,
    ClaimStatus,
)


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
    cited = cited_sentences(located, context.article)
    findings = ((CheckName.QUOTE, quoted), *_about_text(claim, cited, context))
    if not cited:
        return ClaimFound(located, findings, AttributionMode.NONE, None)
    voice = _voice(claim, located, context)
    return ClaimFound(
        located,
        (*findings, *_claim_findings(claim, cited, voice, context)),
        voice.mode,
        voice.cue,
    )


def examine_actor(actor: DraftActor, context: Context) -> ActorSeen:
    """Look for an actor in the article."""
    found = check_actor(
        actor.name,
        actor.aliases,
        kind=actor.type,
        country=actor.country,
        article=context.article,
        countries=[item.country for item in context.known if item.country is not None],
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
    telling = telling_parts(claim.text, parts, language)
    frames = [frame_of(*item, claim=claim.text, language=language) for item in telling]
    if voice.denies:  # what the speaker denies is no claim of the speaker's
        frames = [Frame(DENIED, voice.cue)]
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
        check_hedge(
            claim.text,
            (_denying(parts, language) or parts) if denied else parts,
            certainty=claim.certainty,
            language=language,
            act=Act(denied=denied),
        ),
    )


def _about_text(claim: DraftClaim, cited: Sequence[Cited], context: Context) -> Iterator[Named]:
    """What is wrong with the text as a whole; nothing is said of a text that is in order."""
    article = context.article
    tongue = check_claim_language(claim.text, context.languages)
    if tongue.verdict != OK.verdict:
        yield CheckName.LANGUAGE, tongue
    sentences = [item.sentence for item in cited]
    if sentences:
        related = check_relevance(
            claim.text, sentences, body=article.text, language=article.language
        )
        if related.verdict != OK.verdict:
            yield CheckName.QUOTE, related


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
    return mildest(findings)


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
    if claim.status is not ClaimStatus.DENIED:
        return located
    denying = [
        item
        for item in located
        if _denying([c.parts for c in cited_sentences([item], article)], article.language)
    ]
    return denying or located


def _denying(parts: Sequence[Part], language: str | None) -> Sequence[Part]:
    """The evidence that negates or denies something."""
    return [part for part in parts if negates(part[0], language)]
