"""Which checks a claim and an actor go through.

Covers: handing each check the plain values it takes. Does not cover: signals
(`signal_items.py`), who does what (`claim_acts.py`), headline and gist (`prose_items.py`), what
verdicts mean (`policy.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.acting.actors import check_actor
from summarise.checks.citations import Cited, before, cited_sentences, located_evidence
from summarise.checks.claim_acts import acts_of_claim
from summarise.checks.context import Context, Named, Part, mildest
from summarise.checks.counting.bounded import check_bounded
from summarise.checks.counting.hoped import check_hoped
from summarise.checks.counting.numbers import check_numbers
from summarise.checks.counting.when import check_when
from summarise.checks.finding import OK, Finding
from summarise.checks.frames import (
    DENIED,
    Frame,
    check_claim_frame,
    frame_of,
    telling_parts,
)
from summarise.checks.hedging.degree import check_condition, check_degree
from summarise.checks.hedging.excepted import check_excepted
from summarise.checks.hedging.hedges import Act, check_hedge
from summarise.checks.negating.called_off import check_called_off
from summarise.checks.negating.deeds import check_told_done
from summarise.checks.negating.negation import check_negation, negates
from summarise.checks.quoting.addressed import check_addressed
from summarise.checks.quoting.made_up import check_made_up
from summarise.checks.quoting.quotes import Located
from summarise.checks.quoting.relevance import check_relevance
from summarise.checks.quoting.weight import check_weight
from summarise.checks.speaking.speakers import Voice, check_speaker
from summarise.checks.text.surface import check_surface
from summarise.checks.tongue import check_claim_language
from summarise.draft import DraftActor, DraftClaim
from summarise.schema import Span
from summarise.vocabulary import (
    AttributionMode,
    CheckName,
    ClaimStatus,
)

DONE = frozenset({ClaimStatus.COMPLETED, ClaimStatus.ONGOING})
LONGEST_CLAIM = 120  # words; a model is asked for 30
LONGEST_NAME = 40


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
    findings = (
        (CheckName.QUOTE, quoted),
        *_about_form(claim, located, context),
        *_about_text(claim, cited, context),
    )
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
    return ActorSeen(
        (*findings, *_plain((actor.name, *actor.aliases), context)), found.country, found.mentions
    )


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
    moved = check_when(claim.text, sentences, published=article.published, language=language)
    if moved is not OK:
        yield CheckName.NUMBERS, moved
    yield from _around(claim, parts, language)
    denied = claim.status is ClaimStatus.DENIED
    yield (
        CheckName.NEGATION,
        check_negation(claim.text, parts, denied=denied, language=language),
    )
    yield CheckName.SPEAKER, voice.finding
    yield from acts_of_claim(claim, cited, context)
    if claim.status in DONE:
        undone = check_told_done(claim.text, parts, language=language)
        if undone is OK:
            undone = check_called_off(claim.text, sentences, language=language)
        if undone is not OK:
            yield CheckName.NEGATION, undone
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


def _around(claim: DraftClaim, parts: Sequence[Part], language: str | None) -> Iterator[Named]:
    """What bounds the numbers, the deeds and the whole of the evidence, and the claim drops."""
    sentences = [sentence for sentence, _, _ in parts]
    bounded = check_bounded(claim.text, sentences, language=language)
    if bounded is not OK:
        yield CheckName.NUMBERS, bounded
    if claim.status in {ClaimStatus.HYPOTHETICAL, ClaimStatus.DENIED}:
        return
    if claim.status in DONE:
        hoped = check_hoped(claim.text, sentences, language=language)
        if hoped is not OK:
            yield CheckName.NUMBERS, hoped
    for check in (check_degree, check_excepted):
        lost = check(claim.text, sentences, language=language)
        if lost is not OK:
            yield CheckName.HEDGE, lost
    condition = check_condition(claim.text, parts, language=language)
    if condition is not OK:
        yield CheckName.FRAME, condition


def _about_form(claim: DraftClaim, located: Sequence[Located], context: Context) -> Iterator[Named]:
    """Evidence that speaks to machines, and texts that are no plain prose."""
    addressed = check_addressed(located, context.article)
    if addressed is not OK:
        yield CheckName.QUOTE, addressed
    made_up = check_made_up(claim.text, located, context.article)
    if made_up is not OK and claim.status is not ClaimStatus.DENIED:
        yield CheckName.QUOTE, made_up
    yield from _plain((claim.text,), context, most=LONGEST_CLAIM)
    yield from _plain([name for name in (claim.speaker, claim.via) if name], context)


def _plain(texts: Sequence[str], context: Context, *, most: int = LONGEST_NAME) -> Iterator[Named]:
    for text in texts:
        found = check_surface(text, context.article.text, most=most)
        if found is not OK:
            yield CheckName.LANGUAGE, found
            return


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
        weighed = check_weight(
            claim.text,
            sentences,
            before(cited, article),
            body=article.text,
            language=article.language,
        )
        if weighed is not OK:
            yield CheckName.QUOTE, weighed


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
        if item.start is not None and item.end is not None
    ]
    speaker = context.speaker(claim.speaker) if claim.speaker else None
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
