"""Who says what in one sentence: each verb of saying, its subject and the words it passes on.

Covers: active verbs, "..., said X", "according to X", participles ("adding"), verbs joined by
"and", relative clauses; nouns and passives that look like verbs of saying and name nobody.
Does not cover: syntax. Subjects and contents are stretches of words between boundaries that a
careful reader would see; who a pronoun stands for is `speakers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarise.checks.reach import verbal
from summarise.checks.scopes import Cue, Passage
from summarise.checks.stretches import (
    BE,
    QUOTES,
    RELATIVE,
    SUBJECT_WORDS,
    content_after,
    group_start,
    names_somebody,
    phrase_end,
    said_from,
    subject_start,
)

_HAVE = frozenset({"has", "have", "had"})
_TOWARDS = frozenset({"according to", "in the words of", "as per", "selon", "laut", "según"})
_PARTICIPLES = frozenset("said told found seen known thought written quoted shown".split())
# "people believed to have fled": behind these, "to" makes a passive of a bare participle.
_RAISING = frozenset(
    "believed expected said reported thought known suspected alleged estimated considered".split()
)
_ASIDE = frozenset(
    "in on at to by from during before after late early last this next today yesterday reporters "
    "journalists parliament lawmakers him her them".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One verb of saying. All bounds are half-open ranges of word indices.

    Attributes:
        cue: The verb, or "according to".
        subject: Where its subject stands; empty if the sentence names nobody.
        content: The stretches that it passes on.
    """

    cue: Cue
    subject: tuple[int, int]
    content: tuple[tuple[int, int], ...]

    def passes_on(self, index: int) -> bool:
        """True if the word at an index belongs to what is said."""
        return any(first <= index < last for first, last in self.content)


@lru_cache(maxsize=1_024)
def sayings(passage: Passage) -> tuple[Saying, ...]:
    """Every verb of saying or believing in a passage, in order."""
    found: list[Saying] = []
    for cue in passage.speech_cues:
        phrase = " ".join(passage.norms[cue.first : cue.last])
        if phrase in _TOWARDS:
            found.append(_according(passage, cue))
        elif not passage.is_verb(cue):
            continue
        elif _is_passive(passage, cue):
            found.append(Saying(cue, _agent(passage, cue), content_after(passage, cue.last)))
        else:
            found.append(_active(passage, cue, found[-1] if found else None))
    return tuple(found)


def governing(
    passage: Passage, targets: list[int], skipped: frozenset[str] = frozenset()
) -> list[Saying]:
    """The sayings that pass some words on, the innermost first.

    Args:
        passage: The sentence.
        targets: Indices of the words in question.
        skipped: Stems of verbs that are themselves what is claimed.
    """
    found = []
    for saying in sayings(passage):
        own = range(saying.cue.first, saying.cue.last)
        subject = range(*saying.subject)
        rest = [at for at in targets if at not in own and at not in subject]
        if passage.stems[saying.cue.first] in skipped or not rest:
            continue
        if sum(map(saying.passes_on, rest)) * 2 >= len(rest):
            found.append(saying)
    return sorted(found, key=lambda saying: _distance(saying, targets))


def _distance(saying: Saying, targets: list[int]) -> int:
    if saying.cue.first <= targets[0]:
        return targets[0] - saying.cue.first
    return max(0, saying.cue.first - targets[-1]) + 1


def _active(passage: Passage, cue: Cue, previous: Saying | None) -> Saying:
    """A verb with its subject before it, or behind it in `"...", said X`."""
    first = subject_start(passage, cue)
    if _inverted(passage, cue, first):
        end = phrase_end(passage, cue.last)
        content = ((said_from(passage, cue.first), cue.first), *content_after(passage, end))
        return Saying(cue, (cue.last, end), content)
    subject = (first, cue.first)
    if previous is not None and _is_participle(passage, cue):
        subject = _inherited(passage, previous, cue)
    elif not names_somebody(passage, subject):
        own = (0, 0) if previous is None else _inherited(passage, previous, cue)
        if passage.norms[cue.first].endswith("ing") and previous is None:
            own = (group_start(passage, cue.first), cue.first)
        subject = own
    content = content_after(passage, cue.last)
    before = _before(passage, cue, first)
    return Saying(cue, subject, content if before is None else (before, *content))


def _is_participle(passage: Passage, cue: Cue) -> bool:
    """`..., adding that`: whoever spoke before goes on."""
    after_comma = cue.first > 0 and passage.norms[cue.first - 1] == ","
    return after_comma and passage.norms[cue.first].endswith("ing")


def _inherited(passage: Passage, previous: Saying, cue: Cue) -> tuple[int, int]:
    """The subject of the verb before, unless one of the two stands in a quotation alone."""
    marks = sum(norm in QUOTES for norm in passage.norms[previous.cue.last : cue.first])
    return (0, 0) if marks % 2 else previous.subject


def _inverted(passage: Passage, cue: Cue, first: int) -> bool:
    """`"...", said X`: nobody stands between the mark and the verb, somebody behind it."""
    if cue.first == 0 or passage.norms[cue.first].endswith("ing"):
        return False
    before = passage.norms[cue.first - 1]
    if before not in QUOTES and (before != "," or names_somebody(passage, (first, cue.first))):
        return False
    following = passage.words[cue.last] if cue.last < len(passage.words) else None
    return following is not None and (
        following.capital or following.norm in {"the", "a", "an", "one", "two", "its", "his"}
    )


def _before(passage: Passage, cue: Cue, first: int) -> tuple[int, int] | None:
    """`..., X said`: what stands before the subject, if the verb closes the clause."""
    if first == 0 or passage.norms[first - 1] not in QUOTES | {","}:
        return None
    behind = passage.norms[cue.last] if cue.last < len(passage.norms) else "."
    closes = behind in {".", ",", ";"} or behind in QUOTES
    closes = closes or (
        (behind in _ASIDE or passage.words[cue.last].capital)
        and not verbal(passage, cue.last, passage.clause_end(cue.last))
    )
    start = said_from(passage, first)
    quoted = any(norm in QUOTES for norm in passage.norms[start:first])
    if not quoted and passage.norms[cue.first] in passage.cues.disputing:
        return None  # "..., a charge that Moscow rejects"
    aside = behind == "," and passage.norms[first - 1] == ","
    ends = behind == "."
    if not closes or not (quoted or aside or ends or verbal(passage, start, first - 1)):
        return None
    return start, first


def _according(passage: Passage, cue: Cue) -> Saying:
    """`according to X` speaks for the group of clauses it stands in."""
    end = phrase_end(passage, cue.last)
    start = group_start(passage, cue.first)
    content = ((start, cue.first), *content_after(passage, end))
    return Saying(cue, (cue.last, end), tuple(item for item in content if item[0] < item[1]))


def _is_passive(passage: Passage, cue: Cue) -> bool:
    """`was accused of`, `people believed to have`: the word before it does not speak."""
    word = passage.norms[cue.first]
    if word.endswith("ing") or not (word.endswith("ed") or word in _PARTICIPLES):
        return False
    at = cue.first - 1
    while at >= 0 and (
        passage.norms[at].endswith("ly") or passage.norms[at] in {"not", "also", "never"}
    ):
        at -= 1
    if at >= 0 and passage.norms[at] in BE:
        return True
    if at < 0 or passage.norms[at] in _HAVE:
        return False
    if _follows_a_verb(passage, cue):
        return True
    following = passage.norms[cue.last] if cue.last < len(passage.norms) else ""
    return (following == "by" and word not in {"said", "told"}) or (
        following == "to" and word in _RAISING
    )


def _follows_a_verb(passage: Passage, cue: Cue) -> bool:
    """`Trump's was the only identity disclosed`: the clause has its verb already."""
    first = subject_start(passage, cue)
    if set(passage.norms[first : cue.first]) & (RELATIVE | {","}):
        return False
    return any(norm in BE for norm in passage.norms[first : cue.first])


def _agent(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Whoever stands behind "by", or nobody."""
    end = passage.clause_end(cue.last - 1)
    for at in range(cue.last, min(end, cue.last + SUBJECT_WORDS)):
        if passage.norms[at] == "by":
            last = phrase_end(passage, at + 1)
            deed = (i for i in range(at + 1, last - 1) if passage.norms[i] in {"of", "for"})
            last = next((i for i in deed if passage.norms[i + 1].endswith("ing")), last)
            return at + 1, last
    return cue.first, cue.first
