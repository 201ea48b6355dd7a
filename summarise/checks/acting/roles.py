"""Who acts on whom in one sentence, as the words between two names tell it.

Covers: two known names around a verb or a noun of action, active and passive ("was attacked
by", "brought down by"), deeds told by nouns ("Toral's attack on Veskar", "the seizure of
Veskar by Toral"), agents behind "by" and "from".
Does not cover: verbs that go both ways (met, signed), pronouns, synonyms; where one name
alone stands in its clause (`text/slots.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from summarise.checks.text.grammar import DEEDS, PEOPLE, WEAPONS, grammar_of, is_verb
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.names import KnownName, mentioned, name_places
from summarise.checks.text.scopes import Passage
from summarise.checks.text.wording import stems_in

_MUTUAL = stems_in(
    "meet talk agree discuss sign fight clash exchange negotiate share border war conflict "
    "trade dialogue speak hold ceasefire deal truce relation relations tie ties meeting call "
    "between visit summit"
)
# Verbs whose subject is acted on: "repelled an assault by ...".
_WARDING = stems_in(
    "repel repelled repelling repulse thwart foil intercept resist defend withstand fend lose "
    "suffer face die"
)
_RECEIVING = stems_in("receive get buy import obtain secure borrow acquire win")
_PLACE_MARKS = frozenset("in near outside inside across around over at within".split())
_PATIENT_MARKS = frozenset({"on", "against", "at"})
_SAYING = frozenset({"said", "says", "say"})
_BE = frozenset("was were been be being is are got get".split())
_UPON = frozenset("on against by".split())
_TOWARDS = frozenset("on against to for of that with".split())
_OF_NOUNS = frozenset("of on against".split())
Roles = tuple[str, str]  # agent, patient: keys of known names


def roles_in(
    passage: Passage, known: Sequence[KnownName], words: Iterable[int]
) -> Iterator[tuple[int, str, str]]:
    """Each word with a name on either side in its clause: its index, agent and patient."""
    where = names_at(passage, tuple(known))
    if len(set(where.values())) < 2:
        return
    for index in words:
        if index in where or not _acts(passage, index) or _is_thing(passage, index):
            continue
        roles = _roles_at(passage, index, where)
        if roles is not None and roles[0] != roles[1]:
            yield index, *roles


def agents_by(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[tuple[str, str]]:
    """Each name behind "by", with the stem of the verb or noun that it does."""
    for key, (first, _) in runs(names_at(passage, known)):
        by = first - 1
        while by > 0 and passage.words[by].is_word and passage.norms[by] != "by" and first - by < 4:
            by -= 1
        did = next(filter(None, passage.stems[max(0, by - 2) : by][::-1]), None)
        if did is not None and passage.norms[by] == "by":
            yield did, key


def _acts(passage: Passage, index: int) -> bool:
    """True for a word that may tell of a deed."""
    if passage.norms[index] in PEOPLE | WEAPONS or passage.stems[index] in _WARDING:
        return False
    word = passage.words[index]
    if (word.capital and index > 0) or word.norm[0].isdigit():
        return False  # names and dates
    return passage.stems[index] is not None or says(passage, index)


def turned(passage: Passage) -> bool:
    """True if a verb's subject is the one acted on: received, repelled."""
    return not (_RECEIVING | _WARDING).isdisjoint(passage.content)


def mutual(passage: Passage, index: int) -> bool:
    """True for a word of what two sides do with each other: meet, sign, talks."""
    return passage.stems[index] in _MUTUAL


def _is_thing(passage: Passage, at: int) -> bool:
    """True for a noun that is no deed: `its deputy leader`, `by radio`."""
    grammar = grammar_of(passage)
    following = passage.norms[at + 1] if at + 1 < len(passage.norms) else ""
    if passage.norms[at] in DEEDS or following in _UPON or is_verb(passage, at, grammar):
        return False
    for before in range(at - 1, max(-1, at - 4), -1):
        norm = passage.norms[before]
        if norm in DETERMINERS or norm in grammar.prepositions or norm in grammar.by:
            return True
        if passage.words[before].capital or not passage.words[before].is_word:
            return False
    return False


def says(passage: Passage, index: int) -> bool:
    """True for the plain verb of saying, whose stem the word lists leave out."""
    return passage.norms[index] in _SAYING


def runs(where: Mapping[int, str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each name with the indices of its first and last word."""
    start = -1
    for at in sorted(where):
        if where.get(at - 1) != where[at]:
            start = at
        if where.get(at + 1) != where[at]:
            yield where[at], (start, at)


@lru_cache(maxsize=512)
def names_at(passage: Passage, known: tuple[KnownName, ...]) -> Mapping[int, str]:
    """For each word that belongs to a known name, that name's key; the longer name wins."""
    spans = [
        (end - start, start, end, item.key)
        for item in mentioned(passage.text, known)
        for start, end in name_places(passage.text, item.every)
    ]
    found: dict[int, str] = {}
    for _, start, end, key in sorted(spans, key=lambda span: -span[0]):
        for index in passage.inside(start, end):
            found.setdefault(index, key)
    return found


def _roles_at(passage: Passage, index: int, where: Mapping[int, str]) -> Roles | None:
    clause = passage.clauses[index]
    near = [at for at in where if passage.clauses[at] == clause]
    left = sorted(at for at in near if at < index and not _owns(passage, at, index))
    right = sorted(at for at in near if at > index)
    passive = _is_passive(passage, index)
    giver = _giver(passage, index, right, passive=passive)
    if giver is not None:
        others = [at for at in right if where[at] != where[giver]]
        told_by_noun = passage.norms[index + 1] in _OF_NOUNS
        marks = _OF_NOUNS if told_by_noun else _PATIENT_MARKS
        marked = [at for at in others if _marked(passage, index, at, marks)]
        taker = marked[0] if marked else max(left, default=None)
        return None if taker is None else (where[giver], where[taker])
    taken = [at for at in right if not _owns(passage, at, index) or len(right) == 1]
    if passive or not left or not taken:
        return None
    agent = _agent(passage, index, left)
    return None if _is_place(passage, agent) else (where[agent], where[taken[0]])


def _owns(passage: Passage, name: int, index: int) -> bool:
    """`Iran's request`: a possessive acts only through a deed right behind it."""
    following = passage.norms[name + 1] if name + 1 < len(passage.norms) else ""
    possessive = passage.norms[name].endswith("'s") or following == "'"
    if set(passage.norms[name + 1 : name + 3]) & PEOPLE:
        return False  # "Oman's army" is Oman
    towards = not _TOWARDS.isdisjoint(passage.norms[index + 1 : index + 2])
    deed = passage.norms[index] in DEEDS or towards
    return possessive and not (deed and name < index <= name + 2)


def _agent(passage: Passage, index: int, left: Sequence[int]) -> int:
    """The name before a verb; behind "and", the one before the first verb of the clause."""
    at = index - 1
    while at > 0 and (passage.norms[at].endswith("ly") or passage.norms[at] in _BE):
        at -= 1
    if passage.norms[at] not in {"and", "or"}:
        return left[-1]
    spoken = max((i for i in passage.speech_at if i < at), default=-1)
    return next((name for name in left if name > spoken), left[-1])


def _is_passive(passage: Passage, index: int) -> bool:
    before = passage.norms[max(0, index - 3) : index]
    return not passage.norms[index].endswith("ing") and any(norm in _BE for norm in before)


def _giver(passage: Passage, index: int, right: Sequence[int], *, passive: bool) -> int | None:
    """The name behind "by" after a passive or a noun, or behind "from" after "received"."""
    following = passage.norms[index + 1 : index + 3]
    marks = set()
    if passive or "by" in following or (following[:1] and following[0] in _OF_NOUNS):
        marks.add("by")
    if passage.stems[index] in _RECEIVING:
        marks.add("from")
    return next((at for at in right if _marked(passage, index, at, frozenset(marks))), None)


def _marked(passage: Passage, verb: int, name: int, marks: frozenset[str]) -> bool:
    """True if one of the prepositions stands shortly before a name, behind the verb.

    Of `by the rebels of Toral` it stands before the rebels.
    """
    of = name - 1 - (passage.norms[name - 1] == "the")
    if passage.norms[of] == "of" and passage.norms[of - 1] in PEOPLE:
        name = of - 1
    return any(norm in marks for norm in passage.norms[max(verb + 1, name - 3) : name])


def _is_place(passage: Passage, name: int) -> bool:
    """True if a name only says where something happens."""
    return name > 0 and passage.norms[name - 1] in _PLACE_MARKS
