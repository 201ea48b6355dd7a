"""Summaries for tests: one realistic article in an invented region, and ways to bend it.

`full_summary()` has everything a rendering must cope with: kept and doubtful items, refused
ones, a recalled signal, an unknown actor country. Countries carry user-assigned ISO codes
(XAA to XZZ), so that no real state is named.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from summarise.run_record import Attempt, PromptRef, Run, Usage
from summarise.schema import (
    Actor,
    ArticleInfo,
    Attribution,
    Check,
    Claim,
    Contribution,
    Coverage,
    Escalation,
    EscalationSignal,
    Evidence,
    RejectedEvidence,
    RejectedItem,
    Span,
    Summary,
    When,
)
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    AttributionMode,
    Certainty,
    CheckName,
    ClaimStatus,
    Corroboration,
    Direction,
    Outcome,
    QuadClass,
    QuoteVerdict,
    SignalStatus,
    SignalType,
    SpeakerKind,
)

ARTICLE_SHA256 = hashlib.sha256(b"Thousands of Veskar soldiers").hexdigest()


def passed(name: CheckName = CheckName.QUOTE, verdict: str = "verbatim") -> Check:
    """A check that found nothing to complain about."""
    return Check(name=name, verdict=verdict, outcome=Outcome.PASS)


def warned(name: CheckName, verdict: str, detail: str | None = None) -> Check:
    """A check whose finding the reader must see."""
    return Check(name=name, verdict=verdict, outcome=Outcome.WARN, detail=detail)


def refused(name: CheckName, verdict: str, detail: str | None = None) -> Check:
    """A check that keeps an item out."""
    return Check(name=name, verdict=verdict, outcome=Outcome.REJECT, detail=detail)


def evidence(
    sentence: int | None, quote: str, verdict: QuoteVerdict = QuoteVerdict.VERBATIM
) -> Evidence:
    """A quote that stands somewhere in the article."""
    start = 90 * (sentence or 0)
    return Evidence(
        sentence=sentence, start=start, end=start + len(quote), quote=quote, verdict=verdict
    )


def claim(number: int, text: str, **changes: Any) -> Claim:
    """A claim of the Toral defence ministry, said outright."""
    values: dict[str, Any] = {
        "id": f"c{number}",
        "text": text,
        "attribution": attribution("Defence ministry of Toral"),
        "certainty": Certainty.CERTAIN,
        "status": ClaimStatus.COMPLETED,
        "corroboration": Corroboration.SINGLE_SOURCE,
        "evidence": (evidence(number + 1, "about 8,000 soldiers"),),
        "checks": (passed(),),
    }
    return Claim(**{**values, **changes})


def attribution(speaker: str | None, **changes: Any) -> Attribution:
    """Somebody's words, passed on by the article in indirect speech."""
    values: dict[str, Any] = {
        "speaker": speaker,
        "via": None,
        "speaker_kind": SpeakerKind.INSTITUTION if speaker else SpeakerKind.JOURNALIST,
        "mode": AttributionMode.INDIRECT_SPEECH if speaker else AttributionMode.NONE,
        "cue": "said" if speaker else None,
    }
    return Attribution(**{**values, **changes})


def signal(number: int, kind: SignalType, **changes: Any) -> EscalationSignal:
    """An escalatory act of Veskar toward Toral."""
    values: dict[str, Any] = {
        "id": f"s{number}",
        "type": kind,
        "direction": Direction.ESCALATORY,
        "status": SignalStatus.COMPLETED,
        "certainty": Certainty.CERTAIN,
        "background": False,
        "source_actors": ("Veskar",),
        "target_actors": ("Toral",),
        "intensity": 3,
        "when": None,
        "evidence": (evidence(number + 1, "moved two brigades"),),
        "checks": (passed(),),
        "plover": "MOBILIZE: troops",
        "cameo": "152",
        "goldstein": -7.2,
        "quad_class": QuadClass.MATERIAL_CONFLICT,
    }
    return EscalationSignal(**{**values, **changes})


def actor(number: int, name: str, kind: ActorType, role: ActorRole, **changes: Any) -> Actor:
    """An actor that the article names in its first sentence."""
    values: dict[str, Any] = {
        "id": f"a{number}",
        "name": name,
        "aliases": (),
        "type": kind,
        "country": None,
        "role": role,
        "mentions": (Span(sentence=1, start=0, end=len(name), quote=name),),
        "checks": (passed(CheckName.ACTORS, "in article"),),
    }
    return Actor(**{**values, **changes})


def mentions(name: str, *sentences: int) -> tuple[Span, ...]:
    """The places where a name stands."""
    return tuple(
        Span(sentence=number, start=90 * number, end=90 * number + len(name), quote=name)
        for number in sentences
    )


def attempt(**changes: Any) -> Attempt:
    """One request that went well."""
    values: dict[str, Any] = {
        "purpose": "draft",
        "outcome": "ok",
        "rung": "json_schema_strict",
        "status": 200,
        "seconds": 3.1,
        "waited_seconds": 0.0,
        "usage": Usage(input_tokens=1204, output_tokens=386),
        "request_id": "req-71",
        "detail": None,
    }
    return Attempt(**{**values, **changes})


def run_record(**changes: Any) -> Run:
    """One call of a hosted model."""
    values: dict[str, Any] = {
        "engine": "llm",
        "version": "0.1.0",
        "started": datetime(2026, 9, 14, 8, 12, 3, tzinfo=UTC),
        "seconds": 3.1,
        "model": "orbit-mini",
        "model_answered": "orbit-mini-2026-08-01",
        "host": "api.example.net",
        "prompt": PromptRef(name="summary", version=1, sha256="5f1c09d2a4be" + "0" * 52),
        "schema_sha256": "9b" * 32,
        "article_sha256": ARTICLE_SHA256,
        "parameters": {"temperature": 0, "max_completion_tokens": 4000},
        "policy": "default@3f2a",
        "parts": 1,
        "attempts": (attempt(),),
        "usage": Usage(input_tokens=1204, output_tokens=386),
        "cost_usd": Decimal("0.0009"),
    }
    return Run(**{**values, **changes})


def baseline_run() -> Run:
    """A run without any model."""
    return run_record(
        engine="baseline",
        seconds=0.1,
        model=None,
        model_answered=None,
        host=None,
        prompt=None,
        schema_sha256=None,
        parameters={},
        attempts=(),
        usage=Usage(),
        cost_usd=None,
    )


def unpriced_run() -> Run:
    """A run on a server that reports neither tokens nor a known price."""
    return run_record(
        host="127.0.0.1",
        attempts=(attempt(usage=Usage()),),
        usage=Usage(),
        cost_usd=None,
    )


def full_summary(**changes: Any) -> Summary:
    """A summary with kept, doubtful, recalled and refused items."""
    values: dict[str, Any] = {
        "article": article_info(),
        "headline": "Toral expects Veskar troops to cross the Ilm within days",
        "gist": (
            "Toral's defence ministry says about 8,000 Veskar soldiers stand within sight of "
            "the river Ilm and are expected to cross it within days. Veskar denies any such "
            "plan. The Assembly of the Littoral meets on Monday, and Orlund has asked both "
            "sides to pull back."
        ),
        "notes": (passed(CheckName.LANGUAGE, "ok"),),
        "claims": _claims(),
        "actors": _actors(),
        "signals": _signals(),
        "escalation": _escalation(),
        "coverage": Coverage(
            sentences=24,
            cited=11,
            uncited=(1, 3, 7, 8, 10, 13, 15, 17, 18, 19, 21, 23, 24),
            quotations=5,
            quotations_skipped=(17,),
        ),
        "rejected": _rejected(),
        "run": run_record(),
    }
    return Summary(**{**values, **changes})


def baseline_summary(**changes: Any) -> Summary:
    """The same summary, as if the baseline had made it."""
    return full_summary(**{"run": baseline_run(), **changes})


def empty_summary(**changes: Any) -> Summary:
    """A summary in which nothing was found."""
    values: dict[str, Any] = {
        "headline": "Nothing of note",
        "gist": "The page holds a weather table.",
        "claims": (),
        "actors": (),
        "signals": (),
        "rejected": (),
        "escalation": Escalation(
            index=0.0,
            raw=0.0,
            band="no signals",
            contributions=(),
            background=(),
            goldstein_mean=None,
            method="summarise-index-1",
        ),
        "coverage": Coverage(
            sentences=24,
            cited=0,
            uncited=tuple(range(1, 25)),
            quotations=0,
            quotations_skipped=(),
        ),
    }
    return full_summary(**{**values, **changes})


def filled_with(payload: str, **changes: Any) -> Summary:
    """A full summary in which every free text is `payload`; enums and numbers stay."""
    return Summary.model_validate(_replaced(full_summary(**changes).model_dump(), payload))


def _replaced(value: Any, payload: str) -> Any:
    if isinstance(value, dict):
        return {
            key: item if key in ("engine", "kind") else _replaced(item, payload)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        return tuple(_replaced(item, payload) for item in value)
    return payload if type(value) is str else value  # an enum's value is not free text


def article_info(**changes: Any) -> ArticleInfo:
    """An article of 24 sentences on the web."""
    values: dict[str, Any] = {
        "title": "Toral braces as Veskar masses troops at the Ilm",
        "source": "https://news.example.org/2026/09/14/ilm-crossing.html?ref=front",
        "published": date(2026, 9, 14),
        "language": "en",
        "sha256": ARTICLE_SHA256,
        "characters": 4_412,
        "sentences": 24,
    }
    return ArticleInfo(**{**values, **changes})


def _claims() -> tuple[Claim, ...]:
    return (
        claim(
            1,
            "About 8,000 Veskar soldiers stand within 10 km of the river Ilm.",
            status=ClaimStatus.ONGOING,
        ),
        claim(
            2,
            "Veskar troops will cross the Ilm within days.",
            certainty=Certainty.LIKELY,
            status=ClaimStatus.PLANNED,
            corroboration=Corroboration.DISPUTED,
            evidence=(
                evidence(4, "are expected to cross within days"),
                evidence(5, "“a matter of days”", QuoteVerdict.TYPOGRAPHIC),
            ),
        ),
        claim(
            3,
            "Veskar has no intention of crossing the Ilm.",
            attribution=attribution(
                "Oda Brandt",
                via="Radio Ilm",
                speaker_kind=SpeakerKind.NAMED_OFFICIAL,
                mode=AttributionMode.DIRECT_QUOTE,
                cue="told",
            ),
            status=ClaimStatus.DENIED,
            corroboration=Corroboration.DISPUTED,
            evidence=(evidence(9, "no plans at present to cross any river"),),
            checks=(
                passed(),
                warned(
                    CheckName.HEDGE,
                    "overstated",
                    "the evidence says “no plans at present”",
                ),
            ),
        ),
        claim(
            4,
            "Two bridges north of Sund have been mined.",
            attribution=attribution(None),
            corroboration=Corroboration.UNVERIFIED,
            evidence=(evidence(12, "two bridges north of Sund had been mined"),),
        ),
    )


def _signals() -> tuple[EscalationSignal, ...]:
    return (
        signal(
            1,
            SignalType.MILITARY_MOBILIZATION,
            status=SignalStatus.ONGOING,
            when=When(text="since Thursday", date=date(2026, 9, 10), derived=True),
            evidence=(evidence(2, "massing troops along the Ilm"),),
        ),
        signal(
            2,
            SignalType.TERRITORIAL_SEIZURE,
            status=SignalStatus.PLANNED,
            certainty=Certainty.LIKELY,
            intensity=4,
            evidence=(evidence(4, "are expected to cross within days"),),
            checks=(
                passed(),
                warned(CheckName.SCALE, "high", "intensity 4 for an act that is only expected"),
            ),
            plover="THREATEN",
            cameo="13",
            goldstein=-6.0,
            quad_class=QuadClass.VERBAL_CONFLICT,
        ),
        signal(
            3,
            SignalType.CALL_FOR_DEESCALATION,
            direction=Direction.DE_ESCALATORY,
            source_actors=("Orlund",),
            target_actors=("Veskar", "Toral"),
            intensity=1,
            evidence=(evidence(14, "asked both sides to pull back"), evidence(16, "pull back")),
            plover="REQUEST: yield",
            cameo="026",
            goldstein=4.0,
            quad_class=QuadClass.VERBAL_CONFLICT,
        ),
        signal(
            4,
            SignalType.DIPLOMATIC_CONSULTATION,
            direction=Direction.NEUTRAL,
            status=SignalStatus.PLANNED,
            source_actors=("Assembly of the Littoral",),
            target_actors=(),
            intensity=1,
            when=When(text="Monday", date=date(2026, 9, 21), derived=True),
            evidence=(evidence(20, "will meet on Monday"),),
            plover="AGREE",
            cameo="03",
            goldstein=4.0,
            quad_class=QuadClass.VERBAL_COOPERATION,
        ),
        signal(
            5,
            SignalType.ARMED_ATTACK,
            background=True,
            intensity=4,
            when=When(text="in the spring of 2019", date=None, derived=False),
            evidence=(evidence(22, "shelled Sund in the spring of 2019"),),
            plover="ASSAULT",
            cameo="190",
            goldstein=-10.0,
        ),
    )


def _escalation() -> Escalation:
    return Escalation(
        index=2.75,
        raw=3.8,
        band="slight escalation",
        contributions=(
            Contribution(signal="s1", value=3.0, share=0.5172),
            Contribution(signal="s2", value=1.8, share=0.3103),
            Contribution(signal="s3", value=-1.0, share=0.1724),
            Contribution(signal="s4", value=0.0, share=0.0),
        ),
        background=("s5",),
        goldstein_mean=-1.3,
        method="summarise-index-1",
    )


def _actors() -> tuple[Actor, ...]:
    return (
        actor(
            1,
            "Veskar",
            ActorType.STATE,
            ActorRole.INITIATOR,
            country="XVK",
            mentions=mentions("Veskar", 1, 2, 4, 9, 14, 22),
        ),
        actor(
            2,
            "Defence ministry of Toral",
            ActorType.GOVERNMENT,
            ActorRole.SOURCE,
            country="XTO",
            aliases=("the ministry", "Toral's defence ministry"),
            mentions=mentions("the ministry", 2, 5),
        ),
        actor(
            3,
            "Oda Brandt",
            ActorType.GOVERNMENT,
            ActorRole.SOURCE,
            country="XVK",
            mentions=mentions("Oda Brandt", 9),
        ),
        actor(
            4,
            "Assembly of the Littoral",
            ActorType.IGO,
            ActorRole.DECISION_BODY,
            mentions=mentions("Assembly of the Littoral", 20),
        ),
        actor(
            5,
            "Orlund",
            ActorType.STATE,
            ActorRole.MEDIATOR,
            country="XOR",
            mentions=mentions("Orlund", 14, 16),
        ),
    )


def _rejected() -> tuple[RejectedItem, ...]:
    return (
        RejectedItem(
            kind="claim",
            text="The Veskar president ordered the crossing himself.",
            evidence=(
                RejectedEvidence(
                    sentence=7,
                    quote="I gave the order myself",
                    verdict=QuoteVerdict.ABSENT,
                ),
            ),
            checks=(refused(CheckName.QUOTE, "absent", "no sentence holds these words"),),
        ),
        RejectedItem(
            kind="signal",
            text="Air or missile strike by Veskar on Toral, completed.",
            evidence=(
                RejectedEvidence(
                    sentence=11, quote="fired on the depot", verdict=QuoteVerdict.VERBATIM
                ),
            ),
            checks=(
                refused(CheckName.FRAME, "denied", "inside “Veskar denied that it had fired”"),
            ),
        ),
    )
