"""Events in a sentence: which acts its words name, in what voice, and how real.

Covers: cue words in their sentence, what governs them ("threatened to attack"), negation,
status from modality, sentences about sport or the weather.
Does not cover: who acts on whom (`parties.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.inflection import IRREGULAR_PASTS
from summarise.baseline.lexicon import Group, Hit, Lexicon, hits, lexicon
from summarise.baseline.modality import FUTURE, POSSIBLE, Reality, reality_of
from summarise.baseline.usage import Use, is_passive, use_of
from summarise.baseline.words import AUXILIARIES, SUBORDINATORS, Line, Word
from summarise.vocabulary import SignalType

# Behind these a noun or clause is taken as given, whatever verb stands before them.
_SCOPE_ENDS = frozenset(
    "after before while following over during amid despite because since although though when "
    "against which who whose as but where in-response".split()
)
_REPORTS = frozenset("said says added adding".split())
_CONDITIONS = frozenset({"if", "unless", "until"})
_SCOPE_MARKS = frozenset({";", ":", ".", "—"})
MAX_WORDS = 120  # of a sentence; what lies behind them is not read


@dataclass(frozen=True, slots=True)
class Event:
    """An act that a sentence names.

    Attributes:
        group: What kind of act.
        type: The signal type, adjusted to the words around; None if it makes no signal.
        first, last: The cue's words, half-open.
        verbal: Whether the cue is a verb. passive: Whether that verb is passive.
        reality: Whether it is said to have happened, to be coming, to be denied ...
        governor: Index, in the sentence's events, of the event it depends on, or None.
        fronted: Whether it stands in an introductory or relative clause.
    """

    group: Group
    type: SignalType | None
    first: int
    last: int
    verbal: bool
    passive: bool
    reality: Reality
    governor: int | None
    fronted: bool


def events_in(line: Line) -> tuple[Event, ...]:
    """The events of one sentence, in its order."""
    words = line.words[:MAX_WORDS]
    known = lexicon()
    lowers = frozenset(word.lower for word in words)
    if is_sport(line):
        return ()
    kept = _kept(words, known)
    found: list[Event] = []
    for hit in kept:
        found.append(_event(hit, words, lowers, found))
    return tuple(found)


def is_sport(line: Line) -> bool:
    """Whether a sentence is about sport or entertainment."""
    return len({word.lower for word in line.words[:MAX_WORDS]} & lexicon().sport) >= 2


def _kept(words: Sequence[Word], known: Lexicon) -> list[Hit]:
    """Hits in their right use, the best at each place, without cancelled and covered ones."""
    cancelled = [(hit.first, hit.last) for hit in hits(words, known.never)]
    usable = [hit for hit in hits(words, known.cues) if _usable(hit, words, cancelled)]
    usable.sort(key=_preference)
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in usable:
        span = range(hit.first, hit.last)
        if hit.first in taken or (hit.last - 1) in taken:
            continue
        if _nature_does_it(words, hit, known):
            continue
        taken.update(span)
        kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _preference(hit: Hit) -> tuple[int, bool, int, int]:
    """Sort key: most fixed words first, then verbs, then the shortest stretch."""
    pattern = hit.pattern
    return -pattern.weight, not pattern.verbal, hit.last - hit.first, hit.first


def _usable(hit: Hit, words: Sequence[Word], cancelled: list[tuple[int, int]]) -> bool:
    if any(start <= hit.first < end for start, end in cancelled):
        return False
    if words[hit.first].lower == "should" and hit.first == 0:
        return False  # "Should they attack, ..." is a condition
    if words[hit.first].text in {"March", "May"}:
        return False
    if hit.pattern.verbal:
        return use_of(words, hit.first) is Use.VERB
    if hit.pattern.nominal:
        return use_of(words, hit.first) is not Use.ADJECTIVE
    return True


def _nature_does_it(words: Sequence[Word], hit: Hit, known: Lexicon) -> bool:
    """Whether a storm, a quake or a disease is what strikes."""
    if hit.pattern.group.root not in {"ASSAULT", "COERCE", "MOBILIZE"}:
        return False
    return any(word.lower in known.nature for word in words)


def _event(hit: Hit, words: Sequence[Word], lowers: frozenset[str], before: list[Event]) -> Event:
    group = hit.pattern.group
    pattern = hit.pattern
    verbal = pattern.verbal or pattern.finite
    return Event(
        group=group,
        type=_type(group, lowers),
        first=hit.first,
        last=hit.last,
        verbal=verbal,
        passive=verbal and is_passive(words, hit.first),
        reality=_reality(words, hit, verbal=verbal),
        governor=_governor(words, hit.first, before),
        fronted=_fronted(words, hit.first),
    )


def _reality(words: Sequence[Word], hit: Hit, *, verbal: bool) -> Reality:
    """How real the act is; a phrase can hold its own "will": "sanctions will be lifted"."""
    inside = {word.lower for word in words[hit.first + 1 : hit.last]}
    noun_first = not hit.pattern.verbal and words[hit.first].lower not in AUXILIARIES
    if hit.pattern.finite and noun_first:
        if inside & FUTURE:
            return Reality.PLANNED
        if inside & POSSIBLE:
            return Reality.POSSIBLE
    reality = reality_of(words, hit.first, hit.last, verbal=verbal)
    if reality is Reality.DONE and verbal and _conditional(words, hit.first):
        return Reality.POSSIBLE
    return reality


def _conditional(words: Sequence[Word], at: int) -> bool:
    """Whether "if", "unless" or "until" opens the clause: "until Israel ended the war"."""
    for back in range(at - 1, max(-1, at - 12), -1):
        lower = words[back].lower
        if lower in _CONDITIONS:
            return True
        if lower in SUBORDINATORS or lower in _SCOPE_MARKS or lower == ",":
            return False
    return False


def _type(group: Group, lowers: frozenset[str]) -> SignalType | None:
    """The group's signal type, if its context holds, after shifts such as air for ground."""
    if group.type is None or (group.needs is not None and not lowers & group.needs):
        return None
    shift = lexicon().shifts.get(group.type)
    return shift[0] if shift and lowers & shift[1] else group.type


def _governor(words: Sequence[Word], at: int, before: list[Event]) -> int | None:
    """The nearest governing event to the left with no clause border in between."""
    for number in range(len(before) - 1, -1, -1):
        event = before[number]
        if event.group.scope is None or not event.verbal:
            continue
        between = words[event.last : at]
        if any(w.lower in _SCOPE_ENDS or w.lower in _SCOPE_MARKS for w in between):
            return None
        if any(w.text == "," for w in between) and _finite(words, at):
            return None
        if _new_predicate(between, words, at):
            return None
        return number
    return None


def _new_predicate(between: Sequence[Word], words: Sequence[Word], at: int) -> bool:
    """Whether "and" joins a verb of its own: "denied it and closed", not "denied that ... and"."""
    lowers = [word.lower for word in between]
    if "that" in lowers or "and" not in lowers:
        return False
    reports = any(lower in _REPORTS for lower in lowers[lowers.index("and") :])
    past = words[at].lower.endswith("ed") or words[at].lower in IRREGULAR_PASTS
    return reports or (past and _finite(words, at))


def _finite(words: Sequence[Word], at: int) -> bool:
    """Whether a verb form can stand in a main clause of its own."""
    return (
        use_of(words, at) is Use.VERB
        and not words[at].lower.endswith("ing")
        and words[at - 1].lower != "to"
    )


def _fronted(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands in an introductory clause or in a relative clause."""
    comma = next((n for n, word in enumerate(words) if word.lower == ","), len(words))
    first = next((word.lower for word in words if word.is_word), "")
    if at < comma < len(words) and first in SUBORDINATORS | {"following", "despite", "amid"}:
        return True
    for back in range(at - 1, max(-1, at - 6), -1):
        lower = words[back].lower
        if lower in {"which", "who", "whose", "whom"}:
            return True
        if lower in {",", ";", "that"}:
            break
    return False
