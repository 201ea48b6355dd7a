"""How real an act is, told from the words in front of it.

Covers: negation, future and intention, possibility, obligation, progressive forms.
Does not cover: what a governing verb does to it (`events.py`) and how far a speaker
commits to a statement (`commitment.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from summarise.baseline.words import BE_FORMS, Word

WINDOW = 7  # words to the left that can carry a verb's modality
NOUN_WINDOW = 4

_STOPS = frozenset({",", ";", ":", ".", "(", ")", '"', "“", "”", "that", "which", "who"})
_NEGATIONS = frozenset("not n't never without cannot won't didn't don't doesn't isn't".split())
FUTURE = frozenset("will would shall 'll ’ll won't".split())
POSSIBLE = frozenset("may might could can".split())
_DUTY = frozenset("must should ought".split())
# Words that, with "to" behind them, put the act that follows into the future.
_INTENT = frozenset(
    "set about poised plan plans planned planning going expected due scheduled ready intend "
    "intends intended intending prepare prepared preparing prepares want wants wanted hope "
    "hopes hoped decided decision aim aims aimed agreed willing considering likely resolution "
    "order orders ordered seek seeks sought seeking try tries tried trying attempt attempted "
    "bid vote".split()
)
_AHEAD = frozenset(
    "planned possible potential imminent future upcoming proposed expected further looming new "
    "prevent avoid avert deter against fear fears stop halt end ending stopping preventing".split()
)
_STILL_TO_COME = frozenset("expected anticipated scheduled imminent planned".split())
_NONE = frozenset("no any without stop halt end ending prevent avoid avert deter".split())


class Reality(Enum):
    """What the words in front of an act make of it."""

    DONE = "done"
    GOING_ON = "going_on"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DUTY = "duty"
    NEGATED = "negated"
    AIM = "aim"


def reality_of(words: Sequence[Word], at: int, last: int, *, verbal: bool) -> Reality:
    """How real the act named by words `at` to `last` is, leaving aside what governs it."""
    left = _left(words, at, WINDOW if verbal else NOUN_WINDOW)
    if verbal:
        return _of_verb(left, words[at].lower)
    behind = {word.lower for word in words[at + 1 : at + 6]}
    if behind & _STILL_TO_COME:
        return Reality.PLANNED
    modal = words[last].lower if last < len(words) else ""
    if modal in POSSIBLE | FUTURE:  # "an attack would ..."
        return Reality.PLANNED if modal in FUTURE else Reality.POSSIBLE
    return _of_noun(left)


def _left(words: Sequence[Word], at: int, size: int) -> list[str]:
    """Lower-case words in front of `at`, nearest last, up to a clause border."""
    found: list[str] = []
    for word in reversed(words[max(0, at - size) : at]):
        if word.lower in _STOPS:
            break
        found.append(word.lower)
    return found[::-1]


def _of_verb(left: list[str], verb: str) -> Reality:
    near = left[-4:]
    if "yet" in near and "to" in near:
        return Reality.PLANNED
    if any(word in _NEGATIONS for word in near):
        return Reality.NEGATED
    if any(word in _DUTY for word in near) or _needs_to(near):
        return Reality.DUTY
    if any(word in FUTURE for word in near):
        return Reality.PLANNED
    if any(word in POSSIBLE for word in near):
        return Reality.POSSIBLE
    infinitive = _infinitive(near)
    if infinitive is not None:
        return infinitive
    if verb.endswith("ing") and any(word in BE_FORMS for word in near):
        return Reality.GOING_ON
    return Reality.DONE


def _infinitive(near: list[str]) -> Reality | None:
    """What a "to" in front of the verb makes of it, or None without one."""
    if any(first in _INTENT and second == "to" for first, second in pairwise(near)):
        return Reality.PLANNED
    if near[-1:] == ["to"] or (near[-2:-1] == ["to"] and near[-1].endswith("ly")):
        return Reality.AIM
    return None


def _needs_to(near: list[str]) -> bool:
    return any(
        first in {"need", "needs", "have", "has"} and second == "to"
        for first, second in pairwise(near)
    )


def _of_noun(left: list[str]) -> Reality:
    if any(word in _NONE for word in left[-3:]):
        return Reality.NEGATED
    if any(word in _AHEAD for word in left) or any(word in FUTURE for word in left):
        return Reality.PLANNED
    if any(word in POSSIBLE for word in left):
        return Reality.POSSIBLE
    return Reality.DONE
