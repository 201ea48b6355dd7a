"""Mechanical errors put into a draft that is right: one error each, of a known kind.

Covers: numbers, negation, quotes, sentence pointers, roles, speakers, hedges, denials and
countries; deterministic for a seed.
Does not cover: errors that need another article, or prose (headline, gist).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarise.article import Article
from summarise.draft import Draft, DraftActor, DraftClaim, DraftEvidence, DraftSignal
from summarise.vocabulary import ActorType, Certainty, ClaimStatus, SignalStatus, SignalType

Item = DraftClaim | DraftActor | DraftSignal

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty"
).split()
_FIGURE = re.compile(
    rf"(?<![\w.,-])\d[\d,.:]*(?<![.,:])(?![\w-])|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE
)
_NEGATION = re.compile(
    r"\b(?:did not|do not|does not|didn't|not|no|never|have yet to|yet to)\b\s?|n't\b|\bnothing\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|must|should)\b"
)
_PAST = re.compile(r"\b([a-z]{2,}?)(ed)\b")
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
    r"about|some|possible|unlikely|is considering)\b\"?\s?",
    re.IGNORECASE,
)
_CODES = ("BRA", "FIN", "KEN", "PER", "THA", "AUS", "NOR", "MEX", "CHL", "GHA")
_MUTUAL = frozenset(
    {
        SignalType.DIPLOMATIC_CONSULTATION,
        SignalType.CEASEFIRE_OR_PEACE_TALKS,
        SignalType.CEASEFIRE_OR_AGREEMENT,
        SignalType.ALLIANCE_OR_DEFENCE_PACT,
    }
)
_SMALL_WORDS = frozenset(
    "the a an of to in on at by for from with and or but that this it its his her their is are "
    "was were be been has have had he she they who which as not no will would".split()
)


@dataclass(frozen=True, slots=True)
class Perturbed:
    """One item with one error in it."""

    kind: str
    was: Item
    now: Item


def perturbations(draft: Draft, article: Article, seed: int) -> Iterator[Perturbed]:
    """Every error that can be put into the items of a draft, in a fixed order."""
    chance = random.Random(seed)  # noqa: S311  # reproducible, not secret
    for claim in draft.claims:
        for kind, text in _texts(claim, chance):
            yield Perturbed(kind, claim, claim.model_copy(update={"text": text}))
        yield from _claim_swaps(claim, draft, article)
        yield from _speakers(claim, draft, chance)
        yield from _overstated_claim(claim)
        yield from _affirmed(claim)
        yield from _quotes(claim, article, chance)
    for signal in draft.signals:
        yield from _signal_swap(signal, draft, article)
        yield from _overstated_signal(signal)
        yield from _quotes(signal, article, chance)
    for actor in draft.actors:
        yield from _countries(actor, draft, chance)


def _texts(claim: DraftClaim, chance: random.Random) -> Iterator[tuple[str, str]]:
    for match in _FIGURE.finditer(claim.text):
        other = _other_number(match[0], chance)
        yield "number changed", claim.text[: match.start()] + other + claim.text[match.end() :]
    negation = _NEGATION.search(claim.text)
    if negation is not None:
        yield "negation removed", _without(claim.text, negation)
        return
    text = _negated(claim.text)
    if text is not None and claim.status is not ClaimStatus.DENIED:
        yield "negation added", text


def _other_number(number: str, chance: random.Random) -> str:
    if number.lower() in _NUMBERS:
        return chance.choice([word for word in _NUMBERS if word != number.lower()])
    digits = list(number)
    at = chance.choice([i for i, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = chance.choice([d for d in "123456789" if d != digits[at]])
    return "".join(digits)


def _without(text: str, match: re.Match[str]) -> str:
    return re.sub(r"\s{2,}", " ", text[: match.start()] + text[match.end() :]).strip()


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
    base = found[1] if not found[1].endswith(("c", "g", "v", "s")) else found[1] + "e"
    return f"{text[: found.start()]}did not {base}{text[found.end() :]}"


def _forms(actor: DraftActor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _in(text: str, actor: DraftActor) -> str | None:
    """The form of an actor's name that stands in a text, if one does."""
    return next(
        (form for form in _forms(actor) if re.search(rf"\b{re.escape(form)}\b", text)), None
    )


def _cited(item: DraftClaim | DraftSignal, article: Article) -> list[str]:
    found = [article.sentence(pointer.sentence) for pointer in item.evidence]
    return [article.text_of(sentence) for sentence in found if sentence is not None]


def _claim_swaps(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[Perturbed]:
    """The first two actors of the claim, exchanged, if one sentence names them both."""
    names = {form: actor.name for actor in draft.actors if (form := _in(claim.text, actor))}
    places = sorted((claim.text.index(form), form) for form in names)
    places = [
        (at, form)
        for at, form in places
        if not any(form != other and form in other and other in claim.text for other in names)
    ]
    if len(places) < 2:
        return
    (_, left), (_, right) = places[:2]
    actors = [item for item in draft.actors if item.name in {names[left], names[right]}]
    if not any(all(_in(text, actor) for actor in actors) for text in _cited(claim, article)):
        return
    text = claim.text.replace(left, "\0").replace(right, left).replace("\0", right)
    yield Perturbed("claim roles swapped", claim, claim.model_copy(update={"text": text}))


def _signal_swap(signal: DraftSignal, draft: Draft, article: Article) -> Iterator[Perturbed]:
    sides = (signal.source_actors, signal.target_actors)
    if not all(sides) or signal.status is SignalStatus.CALLED_FOR or signal.type in _MUTUAL:
        return  # who is asked acts; or both do
    actors = {actor.name: actor for actor in draft.actors}
    named = [[actors[name] for name in side if name in actors] for side in sides]
    if any(
        all(any(_in(text, actor) for actor in side) for side in named)
        for text in _cited(signal, article)
    ):
        change = {"source_actors": sides[1], "target_actors": sides[0]}
        yield Perturbed("signal roles swapped", signal, signal.model_copy(update=change))


def _speakers(claim: DraftClaim, draft: Draft, chance: random.Random) -> Iterator[Perturbed]:
    others = [actor for actor in draft.actors if not _related(claim, actor, draft)]
    if others:
        other = chance.choice(others)
        change: dict[str, object] = {"speaker": other.name}
        if claim.speaker is None:
            change["speaker_kind"] = "institution"
        kind = "speaker swapped" if claim.speaker else "speaker made up"
        yield Perturbed(kind, claim, claim.model_copy(update=change))
    if claim.speaker is not None:
        change = {"speaker": None, "speaker_kind": "journalist"}
        yield Perturbed("speaker dropped", claim, claim.model_copy(update=change))


def _related(claim: DraftClaim, actor: DraftActor, draft: Draft) -> bool:
    """True if an actor may stand for the speaker: shared words, or its own state."""
    if claim.speaker is None:
        return False
    own = next((item for item in draft.actors if claim.speaker in _forms(item)), None)
    words = {word.lower() for word in re.findall(r"\w{3,}", claim.speaker)}
    words |= {word.lower() for form in _forms(own or actor) for word in re.findall(r"\w{3,}", form)}
    others = {word.lower() for form in _forms(actor) for word in re.findall(r"\w{3,}", form)}
    if own is None:
        words = {word.lower() for word in re.findall(r"\w{3,}", claim.speaker)}
    if words & others:
        return True
    states = {ActorType.STATE}
    same = own is not None and own.country == actor.country is not None
    return same and own is not None and bool({own.type, actor.type} & states)


def _overstated_claim(claim: DraftClaim) -> Iterator[Perturbed]:
    if claim.certainty not in {Certainty.LIKELY, Certainty.POSSIBLE}:
        return
    text = re.sub(r"\s{2,}", " ", _HEDGES.sub("", claim.text))
    change = {"certainty": Certainty.CERTAIN, "text": text}
    yield Perturbed("claim hedge dropped", claim, claim.model_copy(update=change))


def _overstated_signal(signal: DraftSignal) -> Iterator[Perturbed]:
    if signal.certainty in {Certainty.LIKELY, Certainty.POSSIBLE}:
        change: dict[str, object] = {"certainty": Certainty.CERTAIN}
        yield Perturbed("signal made certain", signal, signal.model_copy(update=change))
    if signal.status is SignalStatus.PLANNED:
        change = {"certainty": Certainty.CERTAIN, "status": SignalStatus.COMPLETED}
        yield Perturbed("plan made deed", signal, signal.model_copy(update=change))


def _affirmed(claim: DraftClaim) -> Iterator[Perturbed]:
    """A denial told as the thing denied."""
    negation = _NEGATION.search(claim.text)
    if claim.status is ClaimStatus.DENIED and negation is not None:
        text = _without(claim.text, negation)
        if negation[0].strip().lower() == "nothing":
            text = claim.text.replace("nothing", "something")
        change = {"status": ClaimStatus.COMPLETED, "text": text}
        yield Perturbed("denial affirmed", claim, claim.model_copy(update=change))


def _quotes(
    item: DraftClaim | DraftSignal, article: Article, chance: random.Random
) -> Iterator[Perturbed]:
    """The first quote made up, altered, or pointed at a far sentence."""
    first = item.evidence[0]
    words = re.findall(r"[^\W\d_]{4,}", article.text)
    invented = " ".join(chance.choices(words, k=7))
    yield _with_quote("quote made up", item, first, invented, first.sentence)
    content = [
        match
        for match in re.finditer(r"[^\W_]{3,}", first.quote)
        if match[0].lower() not in _SMALL_WORDS
    ]
    if content:
        target = chance.choice(content)
        other = chance.choice([word for word in words if word.lower() != target[0].lower()])
        altered = first.quote[: target.start()] + other + first.quote[target.end() :]
        yield _with_quote("quote altered", item, first, altered, first.sentence)
    far = [s.number for s in article.sentences if abs(s.number - first.sentence) > 3]
    if far:
        yield _with_quote("sentence number wrong", item, first, first.quote, chance.choice(far))


def _with_quote(
    kind: str, item: DraftClaim | DraftSignal, first: DraftEvidence, quote: str, number: int
) -> Perturbed:
    pointer = first.model_copy(update={"quote": quote, "sentence": number})
    change = {"evidence": (pointer, *item.evidence[1:])}
    return Perturbed(kind, item, item.model_copy(update=change))


def _countries(actor: DraftActor, draft: Draft, chance: random.Random) -> Iterator[Perturbed]:
    if actor.country is None:
        return
    code = chance.choice(_CODES)
    yield Perturbed("country foreign", actor, actor.model_copy(update={"country": code}))
    codes = {item.country for item in draft.actors if item.country} - {actor.country}
    if codes:
        change = {"country": chance.choice(sorted(codes))}
        yield Perturbed("country of another", actor, actor.model_copy(update=change))
