"""The subject of a verb, by word order.

Covers: clause borders, introductory phrases and clauses, subjects carried over a comma, a
relative pronoun or "it" inside one sentence, names that only qualify a noun.
Does not cover: pronouns across sentences (`attribution.py` resolves speakers only).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.baseline.gazetteer import heads
from summarise.baseline.mention import Mention
from summarise.baseline.words import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    Word,
)

BORDERS = (SUBORDINATORS - {"once"}) | frozenset({";", ":", "—", "–", "(", ")", '"', "“", "”"})
_CARRIED = frozenset("it he she they who which that".split())
_QUANTITY = frozenset(
    "thousands hundreds dozens scores tens millions number group members some many most all part "
    "half majority thousand hundred units handful".split()
)
_QUOTES = frozenset('"“”')
_ASIDES = frozenset("which who whom whose".split())
_SPANS_OF_TIME = frozenset("days weeks months years hours day week month year".split())
WEAPONS = frozenset(
    "missile missiles rocket rockets drone drones artillery shells bombs jets warplanes warplane "
    "aircraft helicopters tanks warships warship gunboats bombers submarines mortars".split()
)
_REPORTING = frozenset(
    "said says say claimed claims alleged stated reported announced noted added saying confirmed "
    "warned insisted indicated acknowledged believes suggests".split()
)


def subject_of(words: Sequence[Word], mentions: Sequence[Mention], at: int) -> Mention | None:
    """The actor that is the subject of the verb at index `at`, or None."""
    at = _before_aside(words, at)
    start = _clause_start(words, at)
    inside = [m for m in mentions if start <= m.first and m.last <= at and not m.place]
    begin = _behind_introduction(words, start, at)
    heads = [m for m in inside if m.first >= begin and not governed(words, m, start)]
    heads = [m for m in heads if not _is_modifier(words, m, at)]
    if heads:
        return heads[0]
    if start == 0:
        return None
    opener = words[start - 1].lower
    bare = _without_own_subject(words[start:at])
    if opener in {"who", "which", "that"} and bare:
        before = [m for m in mentions if m.last <= start - 1]
        if before and before[-1].last >= start - 3:
            return before[-1]
        return None if opener != "that" else _carried(words, mentions, start, bare=bare)
    return _carried(words, mentions, start, bare=bare)


def _before_aside(words: Sequence[Word], at: int) -> int:
    """Where the main clause stops in front of an aside: "X, which Y accuses, said" -> "X"."""
    comma = next((n for n in range(at - 1, 0, -1) if words[n].text == ","), 0)
    if not comma or not _without_own_subject(words[comma + 1 : at]):
        return at
    for back in range(comma - 1, 0, -1):
        lower = words[back].lower
        if lower in _ASIDES:
            return back - 1 if words[back - 1].text == "," else at
        if lower in BORDERS or words[back].text == ",":
            return at
    return at


def _carried(
    words: Sequence[Word], mentions: Sequence[Mention], start: int, *, bare: bool
) -> Mention | None:
    return subject_of(words, mentions, start - 1) if bare and start > 1 else None


def governed(words: Sequence[Word], mention: Mention, start: int = 0) -> bool:
    """Whether a preposition stands in front of the name, one adjective at most in between.

    Args:
        words: The sentence.
        mention: The name.
        start: First word of its clause: "after" in front of a clause governs no name.
    """
    begin = mention.begin
    skipped = 0
    for at in range(begin - 1, start - 1, -1):
        word = words[at]
        if word.lower == "of" and at and _counts(words[at - 1]):
            return False  # "thousands of North Korean troops"
        if word.lower in PREPOSITIONS:
            return True
        if word.lower in DETERMINERS or word.text[0].isdigit():
            continue
        skipped += 1
        if skipped > 1 or not _is_adjective(word):
            return False
    return False


def _is_adjective(word: Word) -> bool:
    """Whether a word between a preposition and a name can be a mere adjective."""
    if not word.is_word or word.capital:
        return False
    return word.lower not in AUXILIARIES and word.lower not in _SPANS_OF_TIME


def _counts(word: Word) -> bool:
    return word.lower in _QUANTITY or word.text[0].isdigit()


def _is_modifier(words: Sequence[Word], mention: Mention, at: int) -> bool:
    """Whether the name only qualifies the next noun: "Turkish airstrikes", "Iran's allies"."""
    if mention.last >= len(words) or mention.last >= at:
        return False
    behind = words[mention.last]
    if behind.lower in {"'s", "'", "’"}:
        return True
    if not mention.person and behind.lower in heads().title:
        return True  # "State Department spokesperson"
    if mention.adjective and behind.lower in WEAPONS:
        return False  # "Russian missiles hit ...": Russia did
    return mention.adjective or (mention.key.startswith("capital:") and _names_a_place(behind))


def _names_a_place(behind: Word) -> bool:
    """Whether the word behind a capital makes it a mere adjective: "Kabul car bombing"."""
    return behind.lower in {"car", "suicide", "bomb", "airport", "police", "hospital", "hotel"}


def _clause_start(words: Sequence[Word], at: int) -> int:
    """The index behind the last strong border before `at`."""
    for back in range(at - 1, -1, -1):
        lower = words[back].lower
        if lower in BORDERS and not (lower in _QUOTES and not _opens_speech(words, back)):
            return _behind_subclause(words, back, at)
        joins = lower in {"and", "but"} and back and words[back - 1].text == ","
        reports = lower in _REPORTING and back + 1 < at
        if joins and not _without_own_subject(words[back + 1 : at]):
            return back + 1
        if reports and words[back + 1].text not in {",", '"', "“"}:
            return back + 1
    return 0


def _opens_speech(words: Sequence[Word], at: int) -> bool:
    """Whether a quotation mark opens or closes speech rather than one quoted word."""
    return at > 0 and words[at - 1].text in {",", ":", ".", "!", "?"}


def _behind_subclause(words: Sequence[Word], border: int, at: int) -> int:
    """Behind an introductory clause, where its comma shows the main clause: "While A ..., B"."""
    opens = border == 0 or words[border - 1].text in {",", "."}
    if opens and words[border].lower in SUBORDINATORS - {"who", "which", "that", "where"}:
        for index in range(at - 1, border, -1):
            if words[index].text == "," and not _without_own_subject(words[index + 1 : at]):
                return index + 1
    return border + 1


def _behind_introduction(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind an introductory phrase: "On Friday, ...", "In a statement, ..."."""
    first = words[start].lower if start < at else ""
    opens = (
        first in PREPOSITIONS or first in TIME_WORDS or first in CALENDAR or first == "according"
    )
    if not opens:
        return start
    for index in range(start, at):
        if words[index].text == ",":
            return index + 1
    return start


def _without_own_subject(words: Sequence[Word]) -> bool:
    """Whether these words hold no noun that could be the verb's own subject."""
    return all(
        not word.is_word
        or word.lower in AUXILIARIES | _CARRIED | TIME_WORDS | CALENDAR
        or word.lower.endswith("ly")
        or word.lower in {"also", "not", "and", "then", "to", "or", "but", "on", "in"}
        for word in words
    )
