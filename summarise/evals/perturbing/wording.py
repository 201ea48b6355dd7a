"""Errors in the words of a claim: its numbers, negations, hedges, denials.

Covers: figures in any language; everything else in English alone.
Does not cover: names (`roles.py`), evidence (`evidence.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from summarise.article import Article
from summarise.draft import DraftClaim, DraftSignal
from summarise.evals.perturbing.kinds import Kind, Perturbed
from summarise.evals.perturbing.plainer import hedges_anything, hedges_itself, told_surer
from summarise.vocabulary import Certainty, ClaimStatus, SignalStatus, SignalType

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty"
).split()
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?:\d[\d,.:]*(?<![.,:])|(?:{'|'.join(_NUMBERS)}))(?![\w-])", re.IGNORECASE
)
# What takes the place of a negation that is taken out; of most, nothing is left.
_AFFIRMED = {
    "cannot": "can", "can't": "can", "won't": "will", "nothing": "something", "nobody": "somebody",
    "no one": "someone", "none of": "some of", "not yet": "already", "no longer": "still",
    "neither": "both", "unable": "able", "unwilling": "willing", "unlikely": "likely",
}  # fmt: skip
# Not "one and not two" or "weeks, not months", which would be no sentences without it, nor "No. 6".
_NEGATION = re.compile(
    rf"\b(?:{'|'.join(sorted(_AFFIRMED, key=len, reverse=True))})\b|\b(?:have yet to|never|"
    r"(?<!, )(?<!\band )not(?! only\b)|"
    r"no(?! (?:later|sooner|earlier|more|less|fewer|doubt)\b)(?!-|\.?\s?\d))\b\s?|n't\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
_MAYBE = frozenset({"can", "could", "may", "might"})  # "may not" would leave "may" true
_PAST = re.compile(r"\b([a-z]{2,}?)ed\b(?! (?:by|to)\b)")  # a verb, not "corridors agreed by"
# Behind these, or a comma, or an adverb, what looks like a past is none: "the armoured cars".
_NO_SUBJECT = frozenset(
    "a an the its his their no not yet be been being and or of in by as to with from newly".split()
)
# Before "ed", these have lost a silent "e".
_SILENT = re.compile(
    r"(?:[cguvz]|re|[^s]s|[bdgkpt]l|rul|[iou]r|[^e]ar|[^e]at|creat|vad|suad|um|[iu]d|ib|[^o]ok)\Z"
)
_SHORT = 2  # letters: li, di
_STRONG = {
    "struck": "strike", "left": "leave", "took": "take", "met": "meet", "began": "begin",
    "said": "say", "shot": "shoot", "made": "make", "put": "put", "fell": "fall", "lost": "lose",
    "underscores": "underscore", "suggests": "suggest", "regrets": "regret", "expects": "expect",
    "wants": "want", "force": "force", "needs": "need",
}  # fmt: skip
_HEDGED = frozenset({Certainty.LIKELY, Certainty.POSSIBLE})
# What is said is certain once it is said, whatever it alleges, and so is a threat or a call.
_SAID = frozenset(
    {
        SignalType.ACCUSATION_OR_CONDEMNATION,
        SignalType.REJECTION_OR_DEMAND,
        SignalType.THREAT_OR_ULTIMATUM,
        SignalType.CALL_FOR_DEESCALATION,
    }
)
_UTTERED = frozenset({SignalStatus.THREATENED, SignalStatus.CALLED_FOR})
_ORDERED = re.compile(r"\b(?:ordered|orders?|decreed?s?)\b")
# An agreement, a concession or a sanction is made by being agreed on or announced.
_SETTLED = re.compile(r"\b(?:agree[ds]?|announce[ds]?|adopt(?:ed|s)?|approve[ds]?|signed|signs?)\b")
_SETTLING = frozenset(
    {
        SignalType.SANCTIONS,
        SignalType.CEASEFIRE_OR_AGREEMENT,
        SignalType.ALLIANCE_OR_DEFENCE_PACT,
        SignalType.CONCESSION_OR_RELIEF,
    }
)
_CONDITION = re.compile(r"\b(?:if|unless|once|as soon as|provided that)\b")


def numbers_changed(claim: DraftClaim, chance: random.Random) -> Iterator[Perturbed]:
    """Each number of the text, one at a time, made another number of as many digits."""
    for match in _FIGURE.finditer(claim.text):
        other = _other_number(match[0], chance)
        text = claim.text[: match.start()] + other + claim.text[match.end() :]
        yield _reworded(Kind.NUMBER_CHANGED, claim, text)


def negation_flipped(claim: DraftClaim) -> Iterator[Perturbed]:
    """The first negation taken out; or, in a text without one, its first verb negated."""
    negation = _NEGATION.search(claim.text)
    if negation is not None:
        yield _reworded(Kind.NEGATION_REMOVED, claim, _without(claim.text, negation))
        return
    text = _negated(claim.text)
    if text is not None and claim.status is not ClaimStatus.DENIED:
        yield _reworded(Kind.NEGATION_ADDED, claim, text)


def denial_affirmed(claim: DraftClaim) -> Iterator[Perturbed]:
    """A denial told as the thing denied."""
    negation = _NEGATION.search(claim.text)
    if claim.status is not ClaimStatus.DENIED or negation is None:
        return
    change = {"status": ClaimStatus.COMPLETED, "text": _without(claim.text, negation)}
    yield Perturbed(Kind.DENIAL_AFFIRMED, claim, claim.model_copy(update=change))


def claim_overstated(claim: DraftClaim, article: Article | None = None) -> Iterator[Perturbed]:
    """A hedged claim told as certain: without its hedges, with "certainly", by its label alone.

    The label alone is a lie where a hedge of the text governs its statement, or where the text
    hedges nothing and the article does; never where the statement is that a thing is unlikely.

    Args:
        claim: The claim.
        article: If given, a claim without a hedge is not called certain where no hedge stands in
            or beside its evidence either: the reply was too careful.
    """
    told = list(told_surer(claim.text))
    bare = not told and not hedges_anything(claim.text)
    around = article is None or _hedged_around(claim, article)
    if claim.certainty in _HEDGED and ((bare and around) or hedges_itself(claim.text)):
        told.append(claim.text)
    if claim.certainty not in {*_HEDGED, Certainty.UNLIKELY}:
        return
    for text in told:
        change = {"certainty": Certainty.CERTAIN, "text": text}
        yield Perturbed(Kind.CLAIM_OVERSTATED, claim, claim.model_copy(update=change))


def signal_overstated(signal: DraftSignal, article: Article | None = None) -> Iterator[Perturbed]:
    """A hedged act made certain; a planned one made a deed.

    An act of saying something, a threat, a call and an act on a condition are not made certain:
    they are what they are, and the label adds nothing false. What has been ordered or decreed
    is not made a deed, nor is a sanction that has been announced: gold takes them for done.

    Args:
        signal: The signal.
        article: If given, an act that it hedges nowhere in or beside the evidence is not made
            certain either: the reply was too careful, and its label adds nothing false.
    """
    said = signal.type in _SAID or signal.status in _UTTERED
    conditional = any(_CONDITION.search(item.quote) for item in signal.evidence)
    flat = article is not None and not _hedged_around(signal, article)
    if signal.certainty in _HEDGED and not (said or conditional or flat):
        change: dict[str, object] = {"certainty": Certainty.CERTAIN}
        yield Perturbed(Kind.SIGNAL_OVERSTATED, signal, signal.model_copy(update=change))
    done = [_ORDERED, _SETTLED] if signal.type in _SETTLING else [_ORDERED]
    settled = any(word.search(item.quote) for word in done for item in signal.evidence)
    if signal.status is SignalStatus.PLANNED and not settled:
        change = {"certainty": Certainty.CERTAIN, "status": SignalStatus.COMPLETED}
        yield Perturbed(Kind.PLAN_MADE_DEED, signal, signal.model_copy(update=change))


def _hedged_around(item: DraftClaim | DraftSignal, article: Article) -> bool:
    """True if a sentence of the evidence, or one next to it, hedges anything."""
    numbers = {piece.sentence + step for piece in item.evidence for step in (-1, 0, 1)}
    near = (article.sentence(number) for number in numbers if number > 0)
    return any(hedges_anything(article.text_of(found)) for found in near if found is not None)


def _reworded(kind: Kind, claim: DraftClaim, text: str) -> Perturbed:
    return Perturbed(kind, claim, claim.model_copy(update={"text": text}))


def _other_number(number: str, chance: random.Random) -> str:
    if number.lower() in _NUMBERS:
        other = chance.choice([word for word in _NUMBERS if word != number.lower()])
        return other.capitalize() if number[0].isupper() else other
    digits = list(number)
    at = chance.choice([i for i, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = chance.choice([d for d in "123456789" if d != digits[at]])
    return "".join(digits)


def _without(text: str, negation: re.Match[str]) -> str:
    """The text without its negation; of nothing, something is left."""
    left = _AFFIRMED.get(negation[0].lower(), "")
    behind = text[negation.end() :]
    if left == "both":
        behind = re.sub(r"\bnor\b", "and", behind, count=1)
    rest = re.sub(r"\s{2,}", " ", text[: negation.start()] + left + behind).strip()
    return rest[:1].upper() + rest[1:] if text[:1].isupper() else rest


def _negated(text: str) -> str | None:
    """The text with its first finite verb negated, or None if no verb was found."""
    auxiliary = _AUXILIARY.search(text)
    if auxiliary is not None:
        told = "cannot" if auxiliary[0] in _MAYBE else f"{auxiliary[0]} not"
        return f"{text[: auxiliary.start()]}{told}{text[auxiliary.end() :]}"
    for past, base in _STRONG.items():
        if re.search(rf"\b{past}\b", text):
            return re.sub(rf"\b{past}\b", f"did not {base}", text, count=1)
    found = next((past for past in _PAST.finditer(text) if _has_subject(text, past)), None)
    if found is None:
        return None
    return f"{text[: found.start()]}did not {_base(found[1])}{text[found.end() :]}"


def _has_subject(text: str, verb: re.Match[str]) -> bool:
    """True if the word before a verb may be its subject."""
    before = text[: verb.start()].split()
    word = before[-1].lower() if before else ","
    return word not in _NO_SUBJECT and not word.endswith((",", "ly"))


def _base(stem: str) -> str:
    """The verb whose past is `stem` and "ed": stopp -> stop, agre -> agree, carri -> carry."""
    if stem.endswith("i"):
        return stem[:-1] + ("ie" if len(stem) == _SHORT else "y")
    if stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    return stem + "e" if _SILENT.search(stem) else stem
