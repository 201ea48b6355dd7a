"""Errors in who does what to whom, and who says so.

Covers: sides exchanged in claims and signals, speakers exchanged, made up and dropped,
countries. Does not cover: what is said (`wording.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from summarise.article import Article
from summarise.draft import Draft, DraftActor, DraftClaim, DraftSignal
from summarise.evals.perturbing.kinds import Kind, Perturbed, cited, form_in, forms
from summarise.vocabulary import ActorType, SignalStatus, SignalType

_CODES = ("BRA", "FIN", "KEN", "PER", "THA", "AUS", "NOR", "MEX", "CHL", "GHA")
_MUTUAL = frozenset(
    {
        SignalType.DIPLOMATIC_CONSULTATION,
        SignalType.CEASEFIRE_OR_PEACE_TALKS,
        SignalType.CEASEFIRE_OR_AGREEMENT,
        SignalType.ALLIANCE_OR_DEFENCE_PACT,
    }
)
_MUTUALLY = re.compile(r"\b(?:each|one an) ?other\b", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"[\s,/(]*(?:(?:and|or|with|nor)\s+)?(?:the\s+)?", re.IGNORECASE)


def claim_swapped(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[Perturbed]:
    """The first two actors of the text, exchanged, if one cited sentence names them both.

    Two that stand side by side ("Toral and Veskar signed") do the same: nothing would change.
    """
    names = {form: actor for actor in draft.actors if (form := form_in(claim.text, actor))}
    places = sorted((claim.text.index(form), form) for form in names)
    places = [
        (at, form)
        for at, form in places
        if not any(form != other and form in other for other in names)
    ]
    if len(places) < 2:
        return
    (start, left), (end, right) = places[:2]
    if _SIDE_BY_SIDE.fullmatch(claim.text[start + len(left) : end]):
        return
    pair = (names[left], names[right])
    if not any(all(form_in(text, actor) for actor in pair) for text in cited(claim, article)):
        return
    text = claim.text.replace(left, "\0").replace(right, left).replace("\0", right)
    yield Perturbed(Kind.CLAIM_SWAPPED, claim, claim.model_copy(update={"text": text}))


def signal_swapped(signal: DraftSignal, draft: Draft, article: Article) -> Iterator[Perturbed]:
    """Source and target exchanged, if one cited sentence names them both.

    Left out: what somebody is called on to do (who is asked acts), and mutual acts.
    """
    sides = (signal.source_actors, signal.target_actors)
    if not all(sides) or signal.status is SignalStatus.CALLED_FOR or signal.type in _MUTUAL:
        return
    actors = {actor.name: actor for actor in draft.actors}
    named = [[actors[name] for name in side if name in actors] for side in sides]
    if any(
        all(any(form_in(text, actor) for actor in side) for side in named)
        and not _MUTUALLY.search(text)
        for text in cited(signal, article)
    ):
        change = {"source_actors": sides[1], "target_actors": sides[0]}
        yield Perturbed(Kind.SIGNAL_SWAPPED, signal, signal.model_copy(update=change))


def speaker_wrong(claim: DraftClaim, draft: Draft, chance: random.Random) -> Iterator[Perturbed]:
    """Words put into another actor's mouth; words that lose their speaker."""
    others = [actor for actor in draft.actors if not _related(claim, actor, draft)]
    if others:
        change: dict[str, object] = {"speaker": chance.choice(others).name}
        if claim.speaker is None:
            change["speaker_kind"] = "institution"
        kind = Kind.SPEAKER_SWAPPED if claim.speaker else Kind.SPEAKER_MADE_UP
        yield Perturbed(kind, claim, _changed(claim, change))
    if claim.speaker is not None:
        change = {"speaker": None, "speaker_kind": "journalist"}
        yield Perturbed(Kind.SPEAKER_DROPPED, claim, _changed(claim, change))


def country_changed(actor: DraftActor, chance: random.Random) -> Iterator[Perturbed]:
    """The country of an actor made one from far away."""
    codes = [code for code in _CODES if code != actor.country]
    if actor.country is not None:
        change = {"country": chance.choice(codes)}
        yield Perturbed(Kind.COUNTRY_CHANGED, actor, actor.model_copy(update=change))


def _changed(claim: DraftClaim, change: dict[str, object]) -> DraftClaim:
    return DraftClaim.model_validate(claim.model_dump() | change)


def _related(claim: DraftClaim, actor: DraftActor, draft: Draft) -> bool:
    """True if an actor may stand for the speaker: shared words, or its own state."""
    if claim.speaker is None:
        return False
    own = next((item for item in draft.actors if claim.speaker in forms(item)), None)
    names = (claim.speaker, *forms(own)) if own else (claim.speaker,)
    if _words(names) & _words(forms(actor)):
        return True
    if own is None or actor.country is None or own.country != actor.country:
        return False
    return ActorType.STATE in {own.type, actor.type}


def _words(names: tuple[str, ...]) -> set[str]:
    return {word.lower() for name in names for word in re.findall(r"\w{3,}", name)}
