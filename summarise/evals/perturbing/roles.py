"""Errors in who does what to whom, and who says so.

Covers: sides exchanged in claims and signals, speakers exchanged, made up and dropped,
countries. Does not cover: what is said (`wording.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarise.article import Article
from summarise.checks.acting.actors import known_name
from summarise.checks.text.countries import demonym
from summarise.checks.text.names import name_places
from summarise.draft import Draft, DraftActor, DraftClaim, DraftSignal
from summarise.evals.perturbing.kinds import Kind, Perturbed, cited, forms
from summarise.vocabulary import ActorType, SignalStatus, SignalType

Bounds = tuple[int, int]
_CODES = ("BRA", "FIN", "KEN", "PER", "THA", "AUS", "NOR", "MEX", "CHL", "GHA")
_MUTUAL = frozenset(
    {
        SignalType.DIPLOMATIC_CONSULTATION,
        SignalType.CEASEFIRE_OR_PEACE_TALKS,
        SignalType.CEASEFIRE_OR_AGREEMENT,
        SignalType.ALLIANCE_OR_DEFENCE_PACT,
    }
)
_MUTUALLY = re.compile(r"\b(?:each|one an) ?other\b|\beach\b.*\bthe other\b", re.IGNORECASE)
# What goes with a name when it changes its place.
_BEFORE_NAME = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Ss]ome(?: \d+)?|[Tt]wo|Mrs?|Ms|Dr|Gen|Lt|Col|Adm|"
    r"(?:(?:US|U\.S\.|[A-Z][a-z]+(?:an|ish|ese|i))\s+)?[Pp]resident|Premier|Prime|"
    r"Foreign|Defen[cs]e|Minister|Secretary|Ayatollah|King|Chancellor|Marshal|Sheikh)\.?\s+)+\Z"
)
_LONGER_NAME = re.compile(r"(?:['’]s?)?\s+[A-Z]|-\w|\s+\(")
# Behind these a name says where something happens or whence somebody comes, not who acts.
_PLACE = re.compile(
    r"\b(?:in|inside|outside|near|at|within|around|(?:sent|launched|bound|fl[eoy]w?n?|"
    r"w[ae]nt|going|go|goes|comes?|came|escaped?|fled|return(?:ed)?|travel\w*)\s+(?:from|for|to))"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)  # fmt: skip
_GLUE = frozenset("and or with nor the a an of in by both as well mr mrs".split())
_NOUN_BEHIND = re.compile(r"\s+(?!(?:and|or|ha[sd]|is|was|will|would|could|\w+ed)\b)[a-z]")
_SHORT = ("US", "U.S.", "UN", "U.N.", "EU", "UK")  # nouns and adjectives
_JOINED = re.compile(r"[\s,]*(?:and|or|nor|as well as)\s+(?:\w+\s+){0,4}")
_QUOTES = ('"', "'", "“", "”", "‘", "’", "„", "«", "»")
_TWO_ARTICLES = re.compile(
    r"\b(?:the|an?|its|their|his|her|several|some|many|two|three)\s+(?:the|an?)\s", re.IGNORECASE
)
_OWNED_BY_MANY = re.compile(r"(?<=s)(['’])s\b")
_APPOSED = re.compile(r"\A\s*,[^,]*,")
_OWNED = re.compile(r"\A['’]s?\s")
_TOGETHER = re.compile(
    r"\b(?:m[ee]+t|meeting|talk\w*|sp[eo]a?ke?\w*|signed?|agreed|agreement|deal|fought|clash\w*|"
    r"exchang\w*|negotiat\w*|discuss\w*|war|borders?|relations|shares?)\b[^,]*\b(?:with|and|between)\b"
)  # fmt: skip
_STATELY = frozenset({ActorType.STATE, ActorType.GOVERNMENT, ActorType.MILITARY})


@dataclass(frozen=True, slots=True)
class _Place:
    """A name in a text with its article and title; bounds in code points, half-open.

    Attributes:
        adjective: Whether it is what `Iranian` is to Iran, before a noun.
    """

    start: int
    name: int
    end: int
    actor: DraftActor
    adjective: bool


def claim_swapped(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[Perturbed]:
    """Two actors of the text, exchanged, for each pair that one cited sentence names.

    Left out is what makes no lie that a reader would see: names side by side or apposed
    ("Toral and Veskar signed"), a part and its whole ("Toral's Second Fleet"), names that only
    say where or stand in quotation marks, what two do with each other, a state and its own
    government.
    """
    text = claim.text
    for one, other in combinations(_places(text, draft), 2):
        if _TOGETHER.search(text) or not _differ(one.actor, other.actor):
            continue
        if one.adjective != other.adjective or not _apart(text[one.end : other.name]):
            continue
        if not any(_names_both(t, [one.actor], [other.actor]) for t in cited(claim, article)):
            continue
        now = _exchanged(text, one, other)
        if _TWO_ARTICLES.search(now):
            continue  # no sentence: "several the army bases"
        yield Perturbed(Kind.CLAIM_SWAPPED, claim, claim.model_copy(update={"text": now}))


def _places(text: str, draft: Draft) -> list[_Place]:
    """Where a text first names each actor: not inside another name, and in a role."""
    found: list[_Place] = []
    for actor in draft.actors:
        spans = _spans(text, [actor])
        found += [_place(text, *span, actor) for span in sorted(spans)[:1]]
    whole = [
        item
        for item in found
        if not any(
            other is not item and other.name <= item.name and item.end <= other.end
            for other in found
        )
    ]
    return sorted((i for i in whole if _is_role(text, i)), key=lambda item: item.name)


def _place(text: str, start: int, end: int, actor: DraftActor) -> _Place:
    adjective = _NOUN_BEHIND.match(text, end) is not None and text[start:end] in {
        *_SHORT,
        demonym(actor.country or ""),
    }
    before = None if adjective else _BEFORE_NAME.search(text[:start])
    return _Place(before.start() if before else start, start, end, actor, adjective)


def _is_role(text: str, place: _Place) -> bool:
    before = text[: place.name]
    if _PLACE.search(before) or _LONGER_NAME.match(text, place.end):
        return False
    if before.endswith(_QUOTES) and text[place.end :].startswith(_QUOTES):
        return False  # the words "the League", not those they stand for
    if text[place.name : place.end] == demonym(place.actor.country or ""):
        return place.adjective
    return not text[place.name].islower() or place.start < place.name


def _differ(one: DraftActor, other: DraftActor) -> bool:
    same = one.country is not None and one.country == other.country
    return not (same and {one.type, other.type} <= _STATELY)


def _apart(between: str) -> bool:
    """True if something is said between two names, so that one may act on the other."""
    plain = _APPOSED.sub(" ", between)
    plain = plain if _BEFORE_NAME.search(plain) is None else _BEFORE_NAME.sub("", plain)
    if _JOINED.fullmatch(plain):
        return False
    told = [word for word in re.findall(r"\w+", plain) if word.lower() not in _GLUE | {"s"}]
    if _OWNED.match(plain) and len(told) < 2:
        return False
    return any(word[0].islower() for word in told)


def _exchanged(text: str, one: _Place, other: _Place) -> str:
    left, right = text[one.start : one.end], text[other.start : other.end]
    if one.start == 0:
        right = right[0].upper() + right[1:]
        if one.start < one.name or left[0].lower() + left[1:] in forms(one.actor):
            left = left[0].lower() + left[1:]
    now = text[: one.start] + right + text[one.end : other.start] + left + text[other.end :]
    return _OWNED_BY_MANY.sub(r"\1", now)


def _names_both(text: str, ones: Sequence[DraftActor], others: Sequence[DraftActor]) -> bool:
    """True if a text names both sides, neither inside the name of the other."""
    left, right = _spans(text, ones), _spans(text, others)
    return bool(_outside(left, right)) and bool(_outside(right, left))


def _outside(spans: Sequence[Bounds], others: Sequence[Bounds]) -> list[Bounds]:
    return [
        span
        for span in spans
        if not any(other[0] <= span[0] and span[1] <= other[1] for other in others)
    ]


def _spans(text: str, actors: Sequence[DraftActor]) -> list[Bounds]:
    """Where a text names actors, or a state by its capital or demonym."""
    found: list[Bounds] = []
    for actor in actors:
        known = known_name(actor.name, actor.aliases, actor.type, actor.country)
        found += name_places(text, (*forms(actor), *known.words))
    return found


def signal_swapped(signal: DraftSignal, draft: Draft, article: Article) -> Iterator[Perturbed]:
    """Source and target exchanged, if one cited sentence names them both or opens with the source.

    Left out: what somebody is called on to do (who is asked acts), mutual acts, and what the
    draft itself has both ways.
    """
    sides = (signal.source_actors, signal.target_actors)
    if not all(sides) or signal.status is SignalStatus.CALLED_FOR or signal.type in _MUTUAL:
        return
    if any((item.target_actors, item.source_actors) == sides for item in _beside(signal, draft)):
        return
    actors = {actor.name: actor for actor in draft.actors}
    named = [[actors[name] for name in side if name in actors] for side in sides]
    if any(
        (_names_both(text, *named) or _opens_with(text, named[0])) and not _MUTUALLY.search(text)
        for text in cited(signal, article)
    ):
        change = {"source_actors": sides[1], "target_actors": sides[0]}
        yield Perturbed(Kind.SIGNAL_SWAPPED, signal, signal.model_copy(update=change))


def _opens_with(text: str, side: Sequence[DraftActor]) -> bool:
    """True if a sentence begins with a name: `Toral recalled its envoy`."""
    return any(re.fullmatch(r"(?:The )?", text[:start]) for start, _ in _spans(text, side))


def _beside(signal: DraftSignal, draft: Draft) -> list[DraftSignal]:
    """The signals that rest on a sentence of this one."""
    own = {pointer.sentence for pointer in signal.evidence}
    return [i for i in draft.signals if own & {pointer.sentence for pointer in i.evidence}]


def speaker_wrong(claim: DraftClaim, draft: Draft, chance: random.Random) -> Iterator[Perturbed]:
    """Words put into another actor's mouth; words that lose their speaker.

    Left out: whoever the claim itself begins with ("The Council demanded a truce" is as good
    as the Council's own word).
    """
    others = [actor for actor in draft.actors if not _related(claim, actor, draft)]
    if claim.speaker is None:
        texts = (claim.text, claim.text.partition(" ")[2])  # an article may stand first
        others = [actor for actor in others if not any(t.startswith(forms(actor)) for t in texts)]
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
