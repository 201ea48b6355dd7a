"""Whether a claim has the deeds of its evidence done by, or to, somebody of another name.

Covers: phrases before a verb and behind "by", in claim and evidence, that have no word in common
although the article has both, apart from each other; "he" for a woman of the article and "she"
for a man. English only.
Does not cover: deeds in other words, objects of active verbs, descriptions without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarise.checks.acting.agency import kin
from summarise.checks.acting.phrases import Party, parties
from summarise.checks.acting.roles import mutual, names_at
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.text.names import KnownName, surname_of
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.sexes import is_other_sex
from summarise.checks.text.wording import akin, inner_capitals, norms_of, stem
from summarise.language import read_as_english

_STANDING_IN = frozenset(
    (
        "we our us it its they their them he his him she her i my you your this these those who "
        "one ones other others both neither each some several many all former latter there what "
        "themselves himself herself itself "
        "people nobody anybody somebody everybody country nation state"
    ).split()
)
_TIMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december"
    ).split()
)
_RELATIVE = frozenset("who which that".split())
_JOINTS = frozenset("and or but against from with . ;".split())
_TITLED = 3  # words between two names of one person, or of what belongs to it


def check_parties(
    text: str,
    evidence: Sequence[str],
    known: Sequence[KnownName],
    *,
    body: str,
    language: str | None,
) -> Finding:
    """Compare who does or bears each deed of a claim with the evidence.

    Verdicts: `ok`; `another_doer`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        known: The actors whose names count.
        body: The article.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim, known = read(text, language), tuple(known)
    passages = [read(sentence, language) for sentence in evidence]
    for own in parties(claim):
        names = _names(claim, own.first, own.last, body)
        if not names or mutual(claim, own.verb) or _vague(claim, own):
            continue
        given = [
            (passage, other)
            for passage in passages
            for other in parties(passage)
            if other.deed == own.deed and other.bears == own.bears
        ]
        found = [_differs((claim, own), item, names, known, body) for item in given]
        if found and all(found):
            return Finding("another_doer", shortened(f"the article tells it of {found[0]}", 120))
    return OK


def _differs(
    claimed: tuple[Passage, Party],
    given: tuple[Passage, Party],
    names: frozenset[str],
    known: tuple[KnownName, ...],
    body: str,
) -> str | None:
    """Whom the evidence tells a deed of, if that is surely not whom the claim does."""
    (claim, own), (passage, other) = claimed, given
    pronoun = passage.norms[other.first] if other.last - other.first == 1 else ""
    if pronoun in {"he", "she"}:
        where = names_at(claim, known)
        keys = {where[at] for at in range(own.first, own.last) if at in where}
        forms = next((item.forms for item in known if item.key in keys), ())
        return pronoun if is_other_sex(pronoun, forms, body) else None
    turned = passage.norms[other.verb + 1 : other.verb + 3] == ("to", "be")
    if turned or _vague(passage, other):
        return None  # "the new leader is expected to be Quill"
    told = {item for item in passage.stems[other.first : other.until] if item is not None}
    ours = {item for item in claim.stems[own.first : own.last] if item is not None}
    if not told or any(akin(one, two) for one in told for two in ours):
        return None
    if not _names(passage, other.first, other.last, body) and _beside(passage, other, names):
        return None
    if _linked(ours, told, body) or _kin(claimed, given, known) or _of_more(claimed, given):
        return None
    return passage.text[passage.words[other.first].start : passage.words[other.last - 1].end]


def _vague(passage: Passage, party: Party) -> bool:
    return not _STANDING_IN.isdisjoint(passage.norms[party.first : party.last])


def _kin(
    claimed: tuple[Passage, Party], given: tuple[Passage, Party], known: tuple[KnownName, ...]
) -> bool:
    """True if two parties are of one country or name, or may be a state and its official."""
    countries = {item.key: item.country for item in known}
    states = {item.key for item in known if item.words}
    sides = []
    for passage, party in (claimed, given):
        where = names_at(passage, known)
        sides.append({where[at] for at in range(party.first, party.last) if at in where})
    if any(kin(key, sides[1], countries) for key in sides[0]):
        return True
    return any(one & states and not _bodies(other) for one, other in (sides, sides[::-1]))


def _bodies(keys: set[str]) -> bool:
    """True if one of some names is no person's."""
    return any(surname_of(key) is None for key in keys)


def _names(passage: Passage, first: int, last: int, body: str) -> frozenset[str]:
    """The names in a phrase; the first word of a sentence counts if it is one elsewhere."""
    return frozenset(
        stem(passage.norms[at])
        for at in range(first, last)
        if passage.words[at].capital
        and passage.stems[at] is not None
        and passage.norms[at] not in _TIMES
        and (at or stem(passage.norms[at]) in _inner_names(body))
    )


def _beside(passage: Passage, party: Party, names: frozenset[str]) -> bool:
    """True unless the sentence has one of some names too, and away from who a phrase tells of."""
    if passage.norms[party.last : party.last + 1] in {(item,) for item in _RELATIVE}:
        return True  # "the general who fled, Toral,"
    places = [at for at, item in enumerate(passage.stems) if item in names]
    near = range(party.first - _TITLED, party.until + _TITLED)
    return not places or any(at in near for at in places)


def _of_more(claimed: tuple[Passage, Party], given: tuple[Passage, Party]) -> bool:
    """True if a claim's clause has a figure that the one in the evidence has not."""
    figures = []
    for passage, party in (claimed, given):
        clause = passage.norms[party.first : passage.clause_end(party.verb)]
        figures.append({norm for norm in clause if norm[0].isdigit()})
    return not figures[0] <= figures[1]


def _linked(names: set[str], others: set[str], body: str) -> bool:
    """True if the article has words of two phrases side by side: `Toral's frigate Ox`."""
    passage = read(body, None)
    stems = _stems(body)
    for at, item in enumerate(stems):
        if item not in names:
            continue
        for there in range(max(0, at - _TITLED - 1), min(len(stems), at + _TITLED + 2)):
            first, last = sorted((at, there))
            between = passage.norms[first + 1 : last]
            close = stems[there] in others and _JOINTS.isdisjoint(between)
            if close and not verbal(passage, first + 1, last):
                return True
    return False


@lru_cache(maxsize=8)
def _stems(body: str) -> tuple[str, ...]:
    return tuple(map(stem, norms_of(body)))


@lru_cache(maxsize=8)
def _inner_names(body: str) -> frozenset[str]:
    """The stems of the words of an article that have a capital behind another word."""
    return frozenset(map(stem, inner_capitals(body)))
