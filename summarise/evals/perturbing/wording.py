"""Errors in the words of a claim: its numbers, negations, hedges, denials.

Covers: figures in any language; everything else in English alone.
Does not cover: names (`roles.py`), evidence (`evidence.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from summarise.draft import DraftClaim, DraftSignal
from summarise.evals.perturbing.kinds import Kind, Perturbed
from summarise.vocabulary import Certainty, ClaimStatus, SignalStatus

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty"
).split()
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?:\d[\d,.:]*(?<![.,:])|(?:{'|'.join(_NUMBERS)}))(?![\w-])", re.IGNORECASE
)
_NEGATION = re.compile(
    r"\b(?:did not|do not|does not|didn't|not(?! only\b| yet\b)|never|have yet to|"
    r"no(?! (?:later|longer|sooner|earlier|more|less|fewer)\b))\b\s?|n't\b|\bnothing\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|must|should)\b"
)
_PAST = re.compile(r"\b([a-z]{2,}?)ed\b(?! (?:by|to)\b)")  # a verb, not "corridors agreed by"
_STRONG = {
    "struck": "strike", "left": "leave", "took": "take", "met": "meet", "began": "begin",
    "said": "say", "shot": "shoot", "made": "make", "put": "put", "fell": "fall", "lost": "lose",
    "underscores": "underscore", "suggests": "suggest", "regrets": "regret", "expects": "expect",
    "wants": "want", "force": "force", "needs": "need",
}  # fmt: skip
_HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|possibly|probably|likely|apparently|estimated|"
    r"(?:is|are|was|were) (?:expected|believed|anticipated|thought|likely) to|expected|"
    r"anticipated|suspected|believed to have|U\.S\. intelligence suggests|may|might|could|"
    r"(?:about|some)(?= \d)|possible|unlikely|is considering)\b\"?\s?",
    re.IGNORECASE,
)
_HEDGED = frozenset({Certainty.LIKELY, Certainty.POSSIBLE})


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


def claim_overstated(claim: DraftClaim) -> Iterator[Perturbed]:
    """A hedged claim told as certain, its hedges taken out of the text."""
    if claim.certainty in _HEDGED:
        text = re.sub(r"\s{2,}", " ", _HEDGES.sub("", claim.text)).strip()
        change = {"certainty": Certainty.CERTAIN, "text": text}
        yield Perturbed(Kind.CLAIM_OVERSTATED, claim, claim.model_copy(update=change))


def signal_overstated(signal: DraftSignal) -> Iterator[Perturbed]:
    """A hedged act made certain; a planned one made a deed."""
    if signal.certainty in _HEDGED:
        change: dict[str, object] = {"certainty": Certainty.CERTAIN}
        yield Perturbed(Kind.SIGNAL_OVERSTATED, signal, signal.model_copy(update=change))
    if signal.status is SignalStatus.PLANNED:
        change = {"certainty": Certainty.CERTAIN, "status": SignalStatus.COMPLETED}
        yield Perturbed(Kind.PLAN_MADE_DEED, signal, signal.model_copy(update=change))


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
    left = "something" if negation[0].lower() == "nothing" else ""
    rest = re.sub(r"\s{2,}", " ", text[: negation.start()] + left + text[negation.end() :]).strip()
    return rest[:1].upper() + rest[1:] if text[:1].isupper() else rest


def _negated(text: str) -> str | None:
    """The text with its first finite verb negated, or None if no verb was found."""
    auxiliary = _AUXILIARY.search(text)
    if auxiliary is not None:
        return f"{text[: auxiliary.end()]} not{text[auxiliary.end() :]}"
    for past, base in _STRONG.items():
        if re.search(rf"\b{past}\b", text):
            return re.sub(rf"\b{past}\b", f"did not {base}", text, count=1)
    found = _PAST.search(text)
    if found is None:
        return None
    return f"{text[: found.start()]}did not {_base(found[1])}{text[found.end() :]}"


def _base(stem: str) -> str:
    """The verb whose past is `stem` and "ed": stopp -> stop, agre -> agree, refus -> refuse."""
    if stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    silent = stem.endswith(("c", "g", "v", "s", "re")) and not stem.endswith("ss")
    return stem + "e" if silent else stem
