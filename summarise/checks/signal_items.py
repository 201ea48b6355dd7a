"""Which checks a signal goes through.

Covers: handing each check the plain values it takes. Does not cover: claims and actors
(`items.py`), what verdicts mean (`policy.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.actors import check_presence
from summarise.checks.acting.agency import check_deed
from summarise.checks.acting.aimed import check_target
from summarise.checks.acting.kinds import check_kind
from summarise.checks.acting.performed import check_performed
from summarise.checks.acting.proxies import check_proxy_source
from summarise.checks.acting.signal_order import check_signal_order
from summarise.checks.citations import Cited, before, cited_sentences, located_evidence
from summarise.checks.context import Context, Named, mildest
from summarise.checks.finding import OK, Finding
from summarise.checks.frames import SPOKEN_TYPES, VERBAL_TYPES, check_signal_frame, frame_of
from summarise.checks.hedging.hedges import Act, check_hedge
from summarise.checks.negating.deeds import check_asked, check_done
from summarise.checks.quoting.addressed import check_addressed
from summarise.checks.quoting.made_up import check_made_up
from summarise.checks.quoting.quotes import Located
from summarise.checks.scale import check_scale
from summarise.checks.timed import check_time
from summarise.draft import DraftSignal
from summarise.vocabulary import CheckName, Direction, SignalStatus, SignalType

# Acts that are done by being said, whatever they allege or expect.
_SPOKEN = frozenset(
    {
        SignalType.ACCUSATION_OR_CONDEMNATION,
        SignalType.REJECTION_OR_DEMAND,
        SignalType.THREAT_OR_ULTIMATUM,
        SignalType.CALL_FOR_DEESCALATION,
    }
)
# Acts that two sides do with each other.
_MUTUAL = frozenset(
    {
        SignalType.DIPLOMATIC_CONSULTATION,
        SignalType.CEASEFIRE_OR_PEACE_TALKS,
        SignalType.CEASEFIRE_OR_AGREEMENT,
        SignalType.ALLIANCE_OR_DEFENCE_PACT,
    }
)
_DONE = frozenset({SignalStatus.COMPLETED, SignalStatus.ONGOING})
_COMING = frozenset({SignalStatus.PLANNED, SignalStatus.THREATENED})
_AHEAD = frozenset({SignalStatus.PLANNED, SignalStatus.THREATENED, SignalStatus.CALLED_FOR})


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
    addressed = check_addressed(located, context.article)
    if addressed is not OK:
        findings.append((CheckName.QUOTE, addressed))
    made_up = check_made_up("", located, context.article)
    if made_up is not OK and signal.status is not SignalStatus.DENIED:
        findings.append((CheckName.QUOTE, made_up))
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
                    kind=signal.type,
                ),
            )
        )
    return located, tuple(findings)


def _signal_findings(
    signal: DraftSignal, cited: Sequence[Cited], context: Context
) -> Iterator[Named]:
    language = context.article.language
    frames = [frame_of(*item.parts, claim=None, language=language) for item in cited]
    yield (
        CheckName.FRAME,
        mildest([check_signal_frame(frame, signal.type, signal.status) for frame in frames]),
    )
    ahead = signal.status in _COMING
    if signal.type not in SPOKEN_TYPES and (ahead or signal.status in _DONE):
        undone = check_done([item.parts for item in cited], ahead=ahead, language=language)
        if undone is not OK:
            yield CheckName.NEGATION, undone
    if signal.type in SPOKEN_TYPES and signal.status in _DONE:
        sources = [context.named(name) for name in signal.source_actors]
        asked = check_asked(sources, [item.parts for item in cited], language=language)
        if asked is not OK:
            yield CheckName.NEGATION, asked
    timed = check_time(signal.when, cited, context.article, done=signal.status in _DONE)
    if timed is not OK:
        yield CheckName.NUMBERS, timed
    yield CheckName.ACTORS, _signal_actors(signal, cited, context)
    yield from _deed(signal, cited, context)
    yield (
        CheckName.HEDGE,
        check_hedge(
            "",
            [item.parts for item in cited],
            certainty=signal.certainty,
            language=language,
            act=Act(
                ahead=signal.status in _AHEAD,
                verbal=signal.type in _SPOKEN,
                deed=signal.type not in VERBAL_TYPES and signal.status in _DONE,
                denied=signal.status is SignalStatus.DENIED,
            ),
        ),
    )


def _deed(signal: DraftSignal, cited: Sequence[Cited], context: Context) -> Iterator[Named]:
    """Whether the evidence can tell of such an act, and has one of its sources do it."""
    language = context.article.language
    sentences = [item.sentence for item in cited]
    kind = check_kind(signal.type, sentences, before(cited, context.article), language=language)
    if kind is not OK and signal.status is not SignalStatus.DENIED:
        yield CheckName.SCALE, kind
    sources = [context.named(name) for name in signal.source_actors]
    targets = [context.named(name) for name in signal.target_actors]
    aimed = check_target(signal.type, (sources, targets), context.known, sentences, language)
    if aimed is not OK:
        yield CheckName.ACTORS, aimed
    parts = [item.parts for item in cited]
    if signal.status is not SignalStatus.CALLED_FOR:
        performed = check_performed(signal.type, (sources, targets), parts, language)
        if performed is not OK:
            yield CheckName.ACTORS, performed
            return
    told = _DONE if signal.type in VERBAL_TYPES else _DONE | _COMING
    if signal.type in SPOKEN_TYPES or signal.status not in told:
        return
    proxy = check_proxy_source(sources, context.known, parts, language=language)
    if proxy is not OK:
        yield CheckName.ACTORS, proxy
    doer = check_deed(sources, targets, context.known, parts, language)
    if doer is not OK:
        yield CheckName.ACTORS, doer


def _signal_actors(signal: DraftSignal, cited: Sequence[Cited], context: Context) -> Finding:
    """Whether both sides are in the article, and in the order the evidence has them."""
    by_country: Finding = OK
    for name in (*signal.source_actors, *signal.target_actors):
        found = check_presence(name, context.named(name), context.article)
        if found.verdict == "not_in_article":
            return found
        if found.verdict == "by_country":
            by_country = found
    if signal.status is SignalStatus.CALLED_FOR or signal.type in _MUTUAL:
        return by_country  # who is asked acts, who asks speaks
    order = check_signal_order(
        [context.named(name) for name in signal.source_actors],
        [context.named(name) for name in signal.target_actors],
        [item.parts for item in cited],
        spoken=signal.type in _SPOKEN or signal.status is SignalStatus.THREATENED,
        denied=signal.status is SignalStatus.DENIED,
        received=signal.type is SignalType.PRISONER_MEASURE,
        language=context.article.language,
    )
    return by_country if order is OK else order
