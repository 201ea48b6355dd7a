"""Who merely stands beside a person: aides, kin, rivals, namesakes.

Covers: names that only say whose aide, cousin or successor somebody is ("an aide to X", "X's
brother"); people of one surname whom the article tells apart by forename or title; one speaker told
as many ("one resident", "residents").
Does not cover: spokespeople and offices, which speak for a person; two people of one full name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarise.checks.text.names import KnownName, name_places, surname_of
from summarise.checks.text.scopes import Passage
from summarise.checks.text.wording import stems_in, words_of

BESIDE = stems_in(
    "aide adviser advisor ally assistant associate brother sister sibling cousin son daughter "
    "wife husband widow widower mother father parent grandson nephew niece uncle aunt friend "
    "relative confidant confidante deputy lawyer attorney rival opponent critic supporter "
    "backer follower successor predecessor bodyguard driver biographer colleague "
    "staffer counterpart protege neighbour neighbor insider partner fiancee lieutenant"
)
_BEHIND = frozenset("of to for with".split())
_NEAR = 5  # words from the noun to the name: "an aide to the former president, X"
_ONE = frozenset("one a an".split())
_BEFORE = 60  # code points before a surname
_TITLES = 3  # words before a forename
_STEM = 5  # letters: "minister", "ministry"
# Offices and ranks that make somebody weightier than the article does.
_RANKS = frozenset(
    (
        "admiral general colonel captain major commander lieutenant sergeant brigadier marshal "
        "president chancellor premier minister ambassador senator governor mayor king queen prince "
        "princess judge professor bishop archbishop cardinal ayatollah sheikh commissioner"
    ).split()
)
TITLES = _RANKS | frozenset(
    (
        "vice prime foreign defence defense interior finance secretary gen lt col maj capt adm sgt "
        "sen rep envoy spokesman spokeswoman spokesperson mr mrs ms miss dr prof sir lord lady "
        "dame former acting deputy chief leader state private corporal rebel father sister brother "
        "rabbi imam mullah pope reverend congressman congresswoman director chairman chairwoman"
    ).split()
)


def is_beside(passage: Passage, name: tuple[int, int], subject: tuple[int, int]) -> bool:
    """True if a name in a subject only tells whose aide or relative the one who speaks is.

    Args:
        passage: The sentence.
        name: Half-open bounds of the name, as word indices.
        subject: Likewise of the subject.
    """
    first, last = name
    if passage.norms[last - 1].endswith("'s"):
        behind = range(last, min(last + _NEAR, subject[1]))
        comma = next((at for at in behind if passage.norms[at] == ","), behind.stop)
        return any(passage.stems[at] in BESIDE for at in range(last, comma))
    at = first - 1
    while at > subject[0] and first - at < _NEAR and passage.norms[at] not in _BEHIND:
        at -= 1
    if at <= subject[0] or passage.norms[at] not in _BEHIND:
        return False
    return passage.stems[at - 1] in BESIDE


def is_one_of(speaker: str, passage: Passage, subject: tuple[int, int]) -> bool:
    """True if a speaker in the plural is a single one in a subject: `one resident of Harrow`."""
    words = [norm for norm in passage.norms[slice(*subject)] if norm[0].isalnum()]
    many = speaker.split()[:1] and speaker.split()[0].casefold()
    return len(words) > 1 and words[0] in _ONE and f"{words[1]}s" == many


def namesakes(speaker: KnownName, text: str) -> tuple[str, ...]:
    """What the article calls other people of a speaker's surname; empty for most speakers.

    Forenames count where the article has the speaker's own full name, titles where they stand
    before another full name and not before the speaker's.

    Args:
        speaker: The claimed speaker.
        text: The article's text.
    """
    surname = surname_of(speaker.key)
    return () if surname is None else _namesakes(speaker.key, surname, text)


@lru_cache(maxsize=256)
def _namesakes(key: str, surname: str, text: str) -> tuple[str, ...]:
    own, others = set[str](), dict[str, set[str]]()
    found = False
    for start, _ in name_places(text, (surname,)):
        near = text[max(0, start - _BEFORE) : start].rsplit(".", 1)[-1]
        *before, forename = ["", *(near[word.start : word.end] for word in words_of(near))]
        titles = {word.casefold() for word in before[-_TITLES:] if word[:1].isupper()}
        if forename in key:
            own |= titles
            found = True
        elif forename[:1].isupper() and forename.casefold() not in TITLES:
            others.setdefault(forename, set()).update(titles & TITLES)
    rivals = {name: titles for name, titles in others.items() if name.casefold() not in own}
    if not found or not rivals:
        return ()
    titled = sorted({word for told in rivals.values() for word in told} - own)
    forms = [form for word in (*rivals, *titled) for form in (word, word.capitalize())]
    return tuple(f"{form} {surname}" for form in dict.fromkeys(forms))


def untold_title(name: str, text: str) -> str | None:
    """A rank or office before a person's name of which the article has no form, or None."""
    if surname_of(name) is None:
        return None
    for word in name.split()[:-1]:
        title = word.casefold().strip(".,")
        if title not in TITLES:
            return None
        if title in _RANKS and re.search(rf"\b{title[:_STEM]}", text, re.IGNORECASE) is None:
            return title
    return None
