"""Whom a deed is aimed at: "sanctions on A" are none on B.

Covers: a known name behind a verb, or behind a verb or noun and its preposition, in a claim or a
signal, against the names that stand there in the evidence. English only.
Does not cover: passives, deeds that go both ways, targets that only a pronoun stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarise.checks.acting.agency import kin
from summarise.checks.acting.kinds import stems_of
from summarise.checks.acting.roles import mutual, names_at, runs
from summarise.checks.finding import OK, Finding
from summarise.checks.text.grammar import OF_COUNTRY, PEOPLE, grammar_of, is_verb
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.language import read_as_english
from summarise.vocabulary import SignalType

_MARKS = frozenset("on against at upon to from".split())
_STRUCK = frozenset({"", "on", "against", "at", "upon"})
_JOINTS = frozenset({"and", "or", ",", "&"})
_PHRASE = 3  # words between a preposition and the name it governs
_LOOSE = frozenset("later then also again , and or but even".split())
_ANYTHING = "*"  # "... and later on B": what it hangs on stands further off
Aim = tuple[str, str]  # a stem, the preposition behind it or ""


def check_aim(
    text: str, evidence: Sequence[str], known: Sequence[KnownName], *, language: str | None
) -> Finding:
    """Compare whom each deed of a claim is aimed at with the evidence.

    Verdicts: `ok`; `another_target`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    known = tuple(known)
    claimed = list(aims(read(text, language), known)) if read_as_english(language) else []
    passages = [read(item, language) for item in evidence] if claimed else []
    given = [aim for passage in passages for aim in aims(passage, known)]
    countries = {item.key: item.country for item in known}
    for (word, mark), key in claimed:
        found = {other for (deed, by), other in given if by == mark and deed in {word, _ANYTHING}}
        plain = {other for aim, other in given if aim == (word, mark)}
        if plain and not kin(key, found, countries):
            return Finding(
                "another_target", f"in the article it is aimed at {min(plain)}, not {key}"
            )
    return OK


def check_target(
    kind: SignalType,
    sides: tuple[Sequence[KnownName], Sequence[KnownName]],
    known: Sequence[KnownName],
    evidence: Sequence[str],
    language: str | None,
) -> Finding:
    """Look for whom the words of a signal's type are aimed at.

    Verdicts: `ok`, also where they are aimed at nobody; `another_target`.

    Args:
        kind: The signal's type.
        sides: Those who act, and those acted on.
        known: All actors whose names count.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    sources, targets = sides
    if not read_as_english(language) or not targets:
        return OK
    words = stems_of(kind)
    everybody = tuple(dict.fromkeys((*sources, *targets, *known)))
    own, struck = {item.key for item in sources}, {item.key for item in targets}
    given = [aim for item in evidence for aim in aims(read(item, language), everybody)]
    found = {key for (deed, mark), key in given if mark in _STRUCK and deed in words} - own
    maybe = found | {key for (deed, _), key in given if deed == _ANYTHING}
    countries = {item.key: item.country for item in everybody}
    if not found or any(kin(key, maybe, countries) for key in struck):
        return OK
    return Finding("another_target", f"in the article it is aimed at {min(found)}")


@lru_cache(maxsize=1_024)
def aims(passage: Passage, known: tuple[KnownName, ...]) -> tuple[tuple[Aim, str], ...]:
    """Each name that a deed is aimed at, with the deed and the preposition between them."""
    return tuple(_aims(passage, known))


def _aims(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[tuple[Aim, str]]:
    last: Aim | None = None
    end, grammar = -1, grammar_of(passage)
    for key, (first, stop) in runs(names_at(passage, known)):
        start = _phrase_start(passage, first)
        joined = {*passage.norms[end + 1 : start]} <= _JOINTS
        acts = stop + 1 < len(passage.norms) and is_verb(passage, stop + 1, grammar)
        found = last if joined and not acts and start > end + 1 else _aim(passage, start)
        last, end = found, stop
        if found is not None and not _possesses(passage, stop) and not _describes(passage, stop):
            yield found, key


def _phrase_start(passage: Passage, first: int) -> int:
    """Where the phrase of a name begins: its article and the words between."""
    for at in range(first - 1, max(-1, first - 1 - _PHRASE), -1):
        norm = passage.norms[at]
        if norm in _MARKS:
            return at + 1
        if norm in DETERMINERS:
            return at
        if not passage.words[at].capital:
            break
    return first


def _aim(passage: Passage, start: int) -> Aim | None:
    """The word, and the preposition, that a phrase hangs on."""
    at, mark = start - 1, ""
    if at > 0 and passage.norms[at] in _MARKS:
        at, mark = at - 1, passage.norms[at]
    if at < 0 or passage.words[at].capital or mutual(passage, at):
        return None
    stem = passage.stems[at]
    if mark and (passage.norms[at].endswith("ly") or passage.norms[at] in _LOOSE):
        return _ANYTHING, mark
    if stem is None or at in passage.speech_at:
        return None
    deed = bool(mark) or is_verb(passage, at, grammar_of(passage))
    return (stem, mark) if deed else None


def _describes(passage: Passage, last: int) -> bool:
    """`killed Toralian tourists`: who was killed is no state."""
    at = last + 1
    if at >= len(passage.norms) or passage.norms[at] in PEOPLE or passage.words[at].capital:
        return False
    if passage.norms[last].endswith((*OF_COUNTRY, "i")) and passage.norms[at][0].isalpha():
        return True  # "Iraqi and Kuwaiti assets"
    return passage.stems[at] is not None and not is_verb(passage, at, grammar_of(passage))


def _possesses(passage: Passage, last: int) -> bool:
    """`on Toral's border`; but `on Toral's army` is on Toral."""
    if not passage.norms[last].endswith("'s"):
        return False
    return PEOPLE.isdisjoint(passage.norms[last + 1 : last + 3])
