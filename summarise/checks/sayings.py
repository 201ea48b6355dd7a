"""Who says what in one sentence: each verb of saying, its subject and the words it passes on.

Covers: active verbs, "..., said X", "according to X", participles ("adding"), verbs joined by
"and", relative clauses; nouns and passives that look like verbs of saying and name nobody.
Does not cover: syntax. Subjects and contents are stretches of words between boundaries that a
careful reader would see; who a pronoun stands for is `speakers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarise.checks.scopes import Cue, Passage, verbal

_SUBJECT_WORDS = 32  # how far before its verb a subject may begin
_CONTENT_WORDS = 400
QUOTES = frozenset('"“”„«»')
_HARD = frozenset(";:—–")
_TURNS = frozenset(
    "but however although though while whereas nevertheless aber obwohl während pero aunque "
    "mientras mais".split()
)
_OPENERS = frozenset(
    "that because when if after before since as until where whether amid following despite than "
    "dass weil que".split()
)
_JOINING = frozenset("and or y e und et".split())
_RELATIVE = frozenset("who which that".split())
_SKIPPED = frozenset(
    "has have had is was are were be been being will would did does do could may might must also "
    "later then again not never once still further repeatedly previously separately so far since "
    "immediately recently earlier meanwhile to".split()
)
_HAVE = frozenset({"has", "have", "had"})
_BE = frozenset("is are was were be been being".split())
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
            found.append(Saying(cue, _agent(passage, cue), _after(passage, cue.last)))
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
    first = _subject_start(passage, cue)
    if _inverted(passage, cue, first):
        end = _phrase_end(passage, cue.last)
        content = ((_said_from(passage, cue.first), cue.first), *_after(passage, end))
        return Saying(cue, (cue.last, end), content)
    subject = (first, cue.first)
    if not _names_somebody(passage, subject):
        own = (0, 0) if previous is None else _inherited(passage, previous, cue)
        if passage.norms[cue.first].endswith("ing") and previous is None:
            own = (_group_start(passage, cue.first), cue.first)
        subject = own
    content = _after(passage, cue.last)
    before = _before(passage, cue, first)
    return Saying(cue, subject, content if before is None else (before, *content))


def _inherited(passage: Passage, previous: Saying, cue: Cue) -> tuple[int, int]:
    """The subject of the verb before, unless one of the two stands in a quotation alone."""
    marks = sum(norm in QUOTES for norm in passage.norms[previous.cue.last : cue.first])
    return (0, 0) if marks % 2 else previous.subject


def _subject_start(passage: Passage, cue: Cue) -> int:
    """Where the subject of a verb begins: behind the nearest boundary to its left."""
    norms, limit = passage.norms, max(0, cue.first - _SUBJECT_WORDS)
    at = cue.first
    while at > limit and norms[at - 1] in _SKIPPED | {"reportedly", "allegedly"}:
        at -= 1
    apposed = at > limit and norms[at - 1] == ","
    if apposed:
        at -= 1
    while at > limit:
        before = norms[at - 1]
        if (
            before in QUOTES
            or before in _HARD
            or before in _TURNS
            or before in _OPENERS - _RELATIVE
        ):
            break
        if before == ",":
            if not apposed:
                break
            apposed = False
            start = _segment(passage, at - 1, limit)
            spoken = [i for i in range(start, at - 1) if _is_cue(passage, i, cue)]
            if spoken and spoken[-1] < at - 2:
                return spoken[-1] + 1
            if verbal(passage, start, at - 1):
                break
        elif before in _JOINING and _is_joint(passage, at - 1, limit):
            break
        elif _is_cue(passage, at - 1, cue):
            break
        elif before in _RELATIVE and at - 1 > limit:
            apposed = True
            if norms[at - 2] == ",":
                at -= 1
        at -= 1
    return at


def _segment(passage: Passage, comma: int, limit: int) -> int:
    """The start of the stretch that ends at a comma."""
    at = comma
    while at > limit and passage.norms[at - 1] not in QUOTES | _HARD | {","}:
        at -= 1
    return at


def _is_joint(passage: Passage, at: int, limit: int) -> bool:
    """True if an "and" joins clauses or verbs rather than two subjects."""
    before = passage.norms[at - 1] if at else ""
    return before == "," or verbal(passage, _segment(passage, at, limit), at)


def _is_cue(passage: Passage, at: int, own: Cue) -> bool:
    cue = passage.speech_at.get(at)
    return cue is not None and cue is not own and passage.is_verb(cue)


def _names_somebody(passage: Passage, subject: tuple[int, int]) -> bool:
    return any(
        passage.words[at].is_word
        and passage.norms[at] not in _SKIPPED
        and passage.norms[at] not in _JOINING | _RELATIVE
        and not passage.norms[at].endswith("ly")
        for at in range(*subject)
    )


def _inverted(passage: Passage, cue: Cue, first: int) -> bool:
    """`"...", said X`: nobody stands between the mark and the verb, somebody behind it."""
    if cue.first == 0 or passage.norms[cue.first].endswith("ing"):
        return False
    before = passage.norms[cue.first - 1]
    if before not in QUOTES and (before != "," or _names_somebody(passage, (first, cue.first))):
        return False
    following = passage.words[cue.last] if cue.last < len(passage.words) else None
    return following is not None and (
        following.capital or following.norm in {"the", "a", "an", "one", "two", "its", "his"}
    )


def _phrase_end(passage: Passage, start: int) -> int:
    """The end of a noun phrase: the next comma, mark or boundary."""
    at = start
    stops = QUOTES | _HARD | _TURNS | _OPENERS | {",", "."} | _RELATIVE
    while at < min(len(passage.norms), start + _SUBJECT_WORDS) and passage.norms[at] not in stops:
        at += 1
    return at


def _group_start(passage: Passage, index: int) -> int:
    """The start of the group of clauses that an index stands in."""
    at = index
    while at > 0 and index - at < _CONTENT_WORDS and not _ends_group(passage, at - 1):
        at -= 1
    return at


def _said_from(passage: Passage, index: int) -> int:
    """Where words that end before an index begin: at their quotation mark, if they have one."""
    marks = {passage.norms[at] for at in range(max(0, index - 2), index)} & QUOTES
    start = _group_start(passage, index)
    if not marks:
        return start
    at, least = index - 3, max(0, index - _CONTENT_WORDS)
    while at >= least and passage.norms[at] not in QUOTES:
        at -= 1
    return max(0, min(start, at))


def _after(passage: Passage, start: int) -> tuple[tuple[int, int], ...]:
    """What follows a verb: to the end of its group of clauses, quotations in full."""
    at, quoted = start, False
    end = min(len(passage.norms), start + _CONTENT_WORDS)
    while at < end:
        norm = passage.norms[at]
        if norm in QUOTES:
            quoted = not quoted if norm == '"' else norm in "“„«"
        elif not quoted and at > start + 1 and _ends_group(passage, at):
            break
        at += 1
    return ((start, at),) if start < at else ()


def _ends_group(passage: Passage, at: int) -> bool:
    """True if what stands behind a word is no longer said by whoever spoke before it."""
    norm = passage.norms[at]
    if norm in {";", "—", "–", ":"} or norm in _TURNS:
        return True
    if norm not in _JOINING or at == 0 or passage.norms[at - 1] != ",":
        return False
    following = at + 1
    while following < len(passage.norms) and passage.norms[following].endswith("ly"):
        following += 1
    if following >= len(passage.norms) or passage.norms[following] in {"that", "not"}:
        return False
    return not passage.norms[following].endswith("ing") and _new_subject(passage, following)


def _new_subject(passage: Passage, start: int) -> bool:
    """True if a finite verb follows behind at least one word."""
    end = min(len(passage.norms), start + 12)
    return not verbal(passage, start, start + 1) and verbal(passage, start + 1, end)


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
    start = _said_from(passage, first)
    quoted = any(norm in QUOTES for norm in passage.norms[start:first])
    if not closes or not (quoted or verbal(passage, start, first - 1)):
        return None
    return start, first


def _according(passage: Passage, cue: Cue) -> Saying:
    """`according to X` speaks for the group of clauses it stands in."""
    end = _phrase_end(passage, cue.last)
    start = _group_start(passage, cue.first)
    content = ((start, cue.first), *_after(passage, end))
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
    if at >= 0 and passage.norms[at] in _BE:
        return True
    if at < 0 or passage.norms[at] in _HAVE:
        return False
    if _follows_a_verb(passage, cue):
        return True
    following = passage.norms[cue.last] if cue.last < len(passage.norms) else ""
    return following == "by" or (following == "to" and word in _RAISING)


def _follows_a_verb(passage: Passage, cue: Cue) -> bool:
    """`Trump's was the only identity disclosed`: the clause has its verb already."""
    first = _subject_start(passage, cue)
    if set(passage.norms[first : cue.first]) & (_RELATIVE | {","}):
        return False
    return any(norm in _BE for norm in passage.norms[first : cue.first])


def _agent(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Whoever stands behind "by", or nobody."""
    end = passage.clause_end(cue.last - 1)
    for at in range(cue.last, min(end, cue.last + _SUBJECT_WORDS)):
        if passage.norms[at] == "by":
            return at + 1, _phrase_end(passage, at + 1)
    return cue.first, cue.first
