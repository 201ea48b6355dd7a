"""Verbs of saying whose subject does not stand before them, or does not speak.

Covers: the clause of `which X said it had planted`, "stopped X from saying", passives ("was
accused of", whoever stands behind "by"), "X was quoted by Y as saying", where X does speak;
`"...", said X`, in other languages also `a estimé mardi X`, `Am Abend erklärte X`.
Does not cover: subjects before their verb (`sayings.py`).
"""

from __future__ import annotations

from itertools import pairwise

from summarise.checks.speaking.stretches import (
    BE,
    PASSED_ON,
    QUOTES,
    RELATIVE,
    SUBJECT_WORDS,
    names_somebody,
    phrase_end,
    segment,
    subject_start,
)
from summarise.checks.text.cues import lexicon
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Cue, Passage

_ASIDES = RELATIVE | frozenset("whom whose as".split())
_CLOSING = QUOTES | frozenset(", ; : — –".split())
_KEEPING = frozenset(
    "stop stops stopped stopping keep keeps kept keeping prevent prevents prevented preventing "
    "bar bars barred deter deters deterred dissuade dissuaded refrain refrains refrained".split()
)
_HAVE = frozenset({"has", "have", "had"})
_BESIDE = frozenset({"after", "as"})
_PARTICIPLES = frozenset("said told found seen known thought written quoted shown".split())
# "people believed to have fled": behind these, "to" makes a passive of a bare participle.
_RAISING = frozenset(
    "believed expected said reported thought known suspected alleged estimated considered".split()
)
# "Quill said to reporters": behind these, it does not.
_LISTENERS = frozenset(
    "the a an his her its their reporters journalists lawmakers parliament him them us me".split()
)
# Whoever stands behind these is told or spoken of, never the speaker.
_TRANSITIVE = frozenset(
    "accused blamed told condemned denounced criticised criticized praised rejected".split()
)
_FOREIGN_SUBJECTS = frozenset(
    "er sie es man der die das ein eine el la los las un una le les une il elle ils ellos".split()
)
OBJECT_MARKS = frozenset("a al à au aux".split())  # Spanish and French; no German word
_AUXILIARIES = frozenset("a ont avait avaient hat haben hatte ha han había".split())
# Behind these, German and Spanish put the subject after the verb.
_ADVERBIAL = frozenset(
    "am im in nach vor zuvor später auch gestern heute dabei daraufhin zugleich bei auf unter mit "
    "seit dann zudem außerdem ayer hoy así también además en por tras durante desde".split()
)


def aside_end(passage: Passage, cue: Cue) -> int | None:
    """Where `, which X said it had planted, killed` closes: at its comma, before a finite verb.

    None if a verb stands in no such clause.
    """
    start = segment(passage, cue.first, max(0, cue.first - SUBJECT_WORDS))
    opened = start > 0 and passage.norms[start - 1] == ","
    if not opened or _ASIDES.isdisjoint(passage.norms[start : start + 3]):
        return None
    last = min(len(passage.norms), cue.last + SUBJECT_WORDS)
    close = next((at for at in range(cue.last, last) if passage.norms[at] in _CLOSING), last)
    if passage.norms[close : close + 1] != (",",) or not verbal(passage, close + 1, close + 2):
        return None
    return close


def kept_from(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Who would speak in `did not stop X from saying`; empty bounds in other constructions."""
    last = cue.first - 1
    if passage.norms[last : cue.first] != ("from",) or not passage.norms[cue.first].endswith("ing"):
        return 0, 0
    for at in range(last - 1, max(-1, last - SUBJECT_WORDS), -1):
        if passage.norms[at] in _KEEPING:
            return at + 1, last
    return 0, 0


def is_quoted_as(passage: Passage, cue: Cue, end: int | None = None) -> bool:
    """`X was quoted by Y as saying`: the words are X's."""
    if passage.norms[cue.first] not in PASSED_ON:
        return False
    last = passage.clause_end(cue.last - 1) if end is None else end
    behind = passage.norms[cue.first + 1 : last]
    return any(left == "as" and right.endswith("ing") for left, right in pairwise((*behind, "ing")))


def quoted_one(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Who is quoted: the subject of the passive."""
    last = cue.first
    while last > 0 and passage.norms[last - 1] in BE:
        last -= 1
    return subject_start(passage, cue), last


def is_passive(passage: Passage, cue: Cue) -> bool:
    """`was accused of`, `people believed to have`: the word before it does not speak."""
    word = passage.norms[cue.first]
    if not (word.endswith("ed") or word in _PARTICIPLES):
        return False
    before = next((n for n in passage.norms[: cue.first][::-1] if not _is_adverb(n)), None)
    if before is None or before in BE | _HAVE:
        return before in BE
    following, listener = (*passage.norms[cue.last : cue.last + 2], "", "")[:2]
    if before == "," and following in _BESIDE:
        return True  # "The ship, named after a king, sank"
    if _follows_a_verb(passage, cue) or (before == "," and _signed(passage, cue)):
        return True
    if following == "to":
        return word in _RAISING and listener not in _LISTENERS
    return following == "by" and word not in {"said", "told"}


def _signed(passage: Passage, cue: Cue) -> bool:
    """True for `The measures, announced in London by Ilm, freeze ...`."""
    close = phrase_end(passage, cue.last)
    return "by" in passage.norms[cue.last : close] and passage.norms[close : close + 1] == (",",)


def _is_adverb(norm: str) -> bool:
    return norm.endswith("ly") or norm in {"not", "also", "never"}


def _follows_a_verb(passage: Passage, cue: Cue) -> bool:
    """`Trump's was the only identity disclosed`: the clause has its verb already."""
    first = subject_start(passage, cue)
    if set(passage.norms[first : cue.first]) & (RELATIVE | {","}):
        return False
    return any(norm in BE for norm in passage.norms[first : cue.first])


def agent(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Whoever stands behind "by", or nobody."""
    end = passage.clause_end(cue.last - 1)
    for at in range(cue.last, min(end, cue.last + SUBJECT_WORDS)):
        if passage.norms[at] == "by":
            last = phrase_end(passage, at + 1)
            deed = (i for i in range(at + 1, last - 1) if passage.norms[i] in {"of", "for"})
            last = next((i for i in deed if passage.norms[i + 1].endswith("ing")), last)
            return at + 1, last
    return cue.first, cue.first


def is_inverted(passage: Passage, cue: Cue, first: int) -> bool:
    """`"...", said X`: nobody stands between the mark and the verb, somebody behind it."""
    verb = passage.norms[cue.first]
    if cue.first == 0 or verb.endswith("ing") or verb in _TRANSITIVE:
        return False
    if _is_foreign(passage) and _is_foreign_inversion(passage, cue, first):
        return True
    before = passage.norms[cue.first - 1]
    if before not in QUOTES and (
        before != ","
        or (names_somebody(passage, (first, cue.first)) and not _behind_clause(passage, cue))
    ):
        return False
    following = passage.words[cue.last] if cue.last < len(passage.words) else None
    return following is not None and (
        following.capital or following.norm in {"the", "a", "an", "one", "two", "its", "his"}
    )


def _behind_clause(passage: Passage, cue: Cue) -> bool:
    """True in `The strike was ordered at once, said X`: a whole clause ends at the comma."""
    comma = cue.first - 1
    start = segment(passage, comma, 0)
    inserted = passage.norms[start - 1 : start] == (",",)
    related = not RELATIVE.isdisjoint(passage.norms[start:comma])
    return not inserted and not related and verbal(passage, start, comma)


def _is_foreign(passage: Passage) -> bool:
    return passage.cues is not lexicon(None)


def _is_foreign_inversion(passage: Passage, cue: Cue, first: int) -> bool:
    """`..., a estimé mardi X`, `..., sagte er`, `Am Abend erklärte X, ...`."""
    norms, at = passage.norms, cue.first
    if norms[cue.last : cue.last + 1] and norms[cue.last] in OBJECT_MARKS:
        return False  # "acusó a X"
    if norms[at - 1] in _AUXILIARIES:
        at -= 1
    opens = at > 0 and (norms[at - 1] in QUOTES | {","})
    adverbial = first < cue.first and norms[first] in _ADVERBIAL
    following = passage.words[cue.last : cue.last + 2]
    somebody = any(word.capital for word in following) or (
        bool(following)
        and (following[0].norm in _FOREIGN_SUBJECTS or passage.cues is lexicon("ru"))
    )  # Russian has no articles
    return (opens or adverbial) and somebody
