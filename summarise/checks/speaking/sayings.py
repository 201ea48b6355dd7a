"""Who says what in one sentence: each verb of saying, its subject and the words it passes on.

Covers: active verbs, "..., said X", "according to X", participles ("adding"), verbs joined by
"and", relative clauses; nouns and passives that look like verbs of saying and name nobody.
Does not cover: syntax. Subjects and contents are stretches of words between boundaries that a
careful reader would see; who a pronoun stands for is `speakers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarise.checks.speaking.according import TOWARDS, according, behind_name
from summarise.checks.speaking.constructions import (
    agent,
    aside_end,
    is_inverted,
    is_passive,
    is_quoted_as,
    kept_from,
    quoted_one,
)
from summarise.checks.speaking.stretches import (
    JOINING,
    QUOTES,
    SUBJECT_WORDS,
    content_after,
    group_start,
    names_somebody,
    no_verb,
    phrase_end,
    said_from,
    segment,
    subject_start,
)
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Cue, Passage

_VERBAL = frozenset(
    f"{form} {rest}"
    for forms, rests in (
        ("make makes made making", ("clear", "it clear")),
        ("point points pointed pointing spell spells spelled", ("out",)),
        ("put", ("it",)),
        ("hold holds held maintain maintains maintained", ("that",)),
        ("let lets letting", ("slip",)),
    )
    for form in forms.split()
    for rest in rests
)
_GIVEN = frozenset(
    "issue issues issued issuing order orders ordered name names named pledge pledges pledged "
    "promise promises promised offer offers offered request requests requested".split()
)
_CLAUSE = frozenset({"that", "to"})
_FOREIGN_PRONOUNS = frozenset("er sie es man il elle ils elles ellos".split())
_SPEAKING = {  # verbs of saying, and what stands behind them where they pass nothing on
    **dict.fromkeys(("speak", "speaks", "spoke", "spoken"), frozenset("by with at before".split())),
    **dict.fromkeys(("argue", "argues", "argued"), frozenset("against with".split())),
    **dict.fromkeys(("testify", "testifies", "testified"), frozenset("against for".split())),
    "ruling": frozenset({"by"}),
}
_TELLING_MORE = frozenset("where which who as while".split())
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
        if no_verb(passage, cue):
            continue
        phrase = " ".join(passage.norms[cue.first : cue.last])
        if phrase in TOWARDS:
            found.append(Saying(cue, *according(passage, cue)))
        elif phrase == "zufolge":
            found.append(Saying(cue, *behind_name(passage, cue)))
        elif not passage.is_verb(cue) and phrase not in _VERBAL | passage.cues.denial_words:
            continue
        elif is_passive(passage, cue):
            quoted = is_quoted_as(passage, cue)
            subject = quoted_one(passage, cue) if quoted else agent(passage, cue)
            before = _before(passage, cue, subject[0]) if quoted else None
            aside = passage.norms[cue.first - 1 : cue.first] == (",",) and not quoted
            content = () if aside else content_after(passage, cue.last)
            found.append(Saying(cue, subject, (*filter(None, [before]), *content)))
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
        runs_on = saying.cue.last <= rest[0] and saying.passes_on(rest[0])  # "X says A; B"
        if runs_on or sum(map(saying.passes_on, rest)) * 2 >= len(rest):
            found.append(saying)
    return sorted(found, key=lambda saying: _distance(saying, targets))


def _distance(saying: Saying, targets: list[int]) -> int:
    if saying.cue.first <= targets[0]:
        return targets[0] - saying.cue.first
    return max(0, saying.cue.first - targets[-1]) + 1


def _active(passage: Passage, cue: Cue, previous: Saying | None) -> Saying:
    """A verb with its subject before it, or behind it in `"...", said X`."""
    first = subject_start(passage, cue)
    if is_inverted(passage, cue, first):
        end = phrase_end(passage, cue.last)
        if passage.norms[cue.last] in _FOREIGN_PRONOUNS:
            end = cue.last + 1
        quoted = (said_from(passage, cue.first), cue.first)
        beyond = content_after(passage, _past_apposition(passage, cue, end))
        return Saying(cue, (cue.last, end), (quoted, *beyond))
    subject = _own_subject(passage, cue, first, previous)
    content = () if _only_speaks(passage, cue) else content_after(passage, cue.last)
    given = passage.norms[cue.first] in _GIVEN
    if given and _CLAUSE.isdisjoint(passage.norms[cue.last : cue.last + 1]):
        # "issued an alert for the coast, where rain fell"
        content = _up_to_relative(passage, content)
    close = aside_end(passage, cue)
    if close is not None:
        content = tuple((start, min(end, close)) for start, end in content if start < close)
    before = _before(passage, cue, first)
    if before is None:
        return Saying(cue, subject, content)
    behind = passage.norms[cue.last : cue.last + 2]
    if behind[:1] == (";",):  # "It was mined, he said; nobody ..."
        content = content_after(passage, cue.last + 1)
    elif behind == (",", "and"):  # "It was mined, he said, and it ..."
        content = content_after(passage, cue.last + 2)
    return Saying(cue, subject, (before, *content))


def _past_apposition(passage: Passage, cue: Cue, end: int) -> int:
    """Where words may go on behind `"...", said X, a clerk, who was there`: at a mark or "and"."""
    quoted = not QUOTES.isdisjoint(passage.norms[max(0, cue.first - 2) : cue.first])
    if not quoted or passage.norms[end : end + 1] != (",",):
        return end
    for at in range(end + 1, len(passage.norms)):
        joins = passage.norms[at] in JOINING and passage.norms[at - 1] == ","
        if joins or passage.norms[at] in QUOTES or passage.norms[at] in {";", ":"}:
            return at
    return len(passage.norms)


def _only_speaks(passage: Passage, cue: Cue) -> bool:
    """`spoke by telephone with X`, `argued against it`: no words are passed on."""
    behind = passage.norms[cue.last : passage.clause_end(cue.first)]
    ways = _SPEAKING.get(passage.norms[cue.first], frozenset())
    return not ways.isdisjoint(behind[:1]) and "that" not in behind


def _up_to_relative(
    passage: Passage, content: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """What is given or ordered ends where a clause tells more of it."""
    return tuple(
        (
            first,
            next(
                (
                    at
                    for at in range(first, last - 1)
                    if passage.norms[at] == ","
                    and not _TELLING_MORE.isdisjoint(passage.norms[at + 1 : at + 3])
                ),
                last,
            ),
        )
        for first, last in content
    )


def _own_subject(
    passage: Passage, cue: Cue, first: int, previous: Saying | None
) -> tuple[int, int]:
    """What stands before a verb, or whoever the verb shares its subject with."""
    kept = kept_from(passage, cue)
    if kept[0] < kept[1]:
        return kept
    if previous is not None and (
        _is_participle(passage, cue) or is_quoted_as(passage, previous.cue, cue.first)
    ):
        return _inherited(passage, previous, cue)
    if (
        previous is not None
        and first == previous.cue.last
        and passage.norms[cue.first - 1] in JOINING
    ):
        return _inherited(passage, previous, cue)  # "accused Quill of theft and warned"
    inserted = passage.norms[first] == ","  # "and, aides said, told him"
    if names_somebody(passage, (first, cue.first)) and not inserted:
        return first, cue.first
    shared = _shared(passage, first)
    apart = previous is None or inserted or previous.cue.last <= shared[0]
    if shared[0] < shared[1] and apart:
        return shared
    if previous is not None:
        return _inherited(passage, previous, cue)
    is_participle = passage.norms[cue.first].endswith("ing")
    return (group_start(passage, cue.first), cue.first) if is_participle else (0, 0)


def _shared(passage: Passage, first: int) -> tuple[int, int]:
    """The subject of `X summoned the envoy and told him`: before the first finite verb."""
    joint = first - 1
    if joint < 1 or passage.norms[joint] not in JOINING:
        return 0, 0
    comma = joint - 1 if passage.norms[joint - 1] == "," else joint
    start = segment(passage, comma, max(0, comma - SUBJECT_WORDS))
    verb = next((at for at in range(start, comma) if verbal(passage, at, at + 1)), None)
    if verb is None:
        return 0, 0
    return subject_start(passage, Cue("", verb, verb + 1, verb + 1)), verb


def _is_participle(passage: Passage, cue: Cue) -> bool:
    """`..., adding that`: whoever spoke before goes on."""
    after_comma = cue.first > 0 and passage.norms[cue.first - 1] == ","
    return after_comma and passage.norms[cue.first].endswith("ing")


def _inherited(passage: Passage, previous: Saying, cue: Cue) -> tuple[int, int]:
    """The subject of the verb before, unless one of the two stands in a quotation alone."""
    marks = sum(norm in QUOTES for norm in passage.norms[previous.cue.last : cue.first])
    return (0, 0) if marks % 2 else previous.subject


def _before(passage: Passage, cue: Cue, first: int) -> tuple[int, int] | None:
    """`..., X said`: what stands before the subject, if the verb closes the clause."""
    if first == 0 or passage.norms[first - 1] not in QUOTES | {","}:
        return None
    behind = (*passage.norms[cue.last : cue.last + 1], ".")[0]
    closes = behind in {".", ",", ";", ":"} or behind in QUOTES
    closes = closes or (
        (behind in _ASIDE or passage.words[cue.last].capital)
        and not verbal(passage, cue.last, passage.clause_end(cue.last))
    )
    start = said_from(passage, first)
    closes = closes or (passage.norms[first - 1] in QUOTES and passage.norms[first - 2] == ",")
    quoted = any(norm in QUOTES for norm in passage.norms[start:first])
    if not quoted and passage.norms[cue.first] in passage.cues.disputing:
        return None  # "..., a charge that Moscow rejects"
    aside = behind == "," and passage.norms[first - 1] == ","
    ends = behind == "."
    told = quoted or aside or ends or verbal(passage, start, first - 1)
    if not closes or not (told or _wants(passage, start, first - 1)):
        return None
    return start, first


def _wants(passage: Passage, start: int, end: int) -> bool:
    """`Toral plans to leave`: a verb of believing or wanting, which `verbal` does not know."""
    return any(at in passage.speech_at for at in range(start, end))
