"""Countries that only the article vouches for: names with an office that only states have.

Covers: "X's prime minister", "the foreign minister of X", "the ambassador to X", for names that
the gazetteer lacks: unrecognised, historic and renamed states.
Does not cover: "X's government" and "X's army", which X may lead as a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.baseline.gazetteer import Entry, NameKind, heads, known_name
from summarise.baseline.words import CALENDAR, FUNCTION_WORDS, TIME_WORDS, Line, Word
from summarise.vocabulary import ActorType

_ADJECTIVES = ("n", "ns", "an", "ian", "i", "ese")
_MINISTERS = frozenset("minister ministry".split())
_PORTFOLIOS = frozenset("prime foreign defence defense interior".split())
_BODIES = frozenset({("air", "force"), ("armed", "forces")})
_ALONE = frozenset("navy parliament ambassador".split())


def states_in(lines: Sequence[Line]) -> dict[str, Entry]:
    """The names, of one word each, that some sentence gives an office of state.

    Their regular adjectives are with them: "Kaldovian" beside "Kaldovia".
    """
    found: dict[str, Entry] = {}
    for name in sorted({name for line in lines for name in _vouched(line.words)}):
        key = f"country:{name}"
        found[name] = Entry(key, NameKind.COUNTRY, ActorType.STATE, None)
        for ending in _ADJECTIVES:
            adjective = Entry(key, NameKind.DEMONYM, ActorType.STATE, None)
            found.setdefault(name + ending, adjective)
    return found


def _vouched(words: Sequence[Word]) -> Iterator[str]:
    for at in range(1, len(words) - 1):
        lower = words[at].lower
        if lower == "'s" and _has_office(words, at + 1) and _is_new(words, at - 1):
            yield words[at - 1].text
        if lower in {"of", "to", "from"} and _is_new(words, at + 1):
            minister = lower == "of" and words[at - 1].lower in _MINISTERS and at > 1
            if minister and words[at - 2].lower in _PORTFOLIOS:
                yield words[at + 1].text
            if words[at - 1].lower == "ambassador" and lower != "of":
                yield words[at + 1].text


def _has_office(words: Sequence[Word], at: int) -> bool:
    one = words[at].lower
    two = words[at + 1].lower if at + 1 < len(words) else ""
    return one in _ALONE or (one, two) in _BODIES or (one in _PORTFOLIOS and two in _MINISTERS)


def _is_new(words: Sequence[Word], at: int) -> bool:
    """Whether a single capitalised word stands there that no table knows."""
    word = words[at]
    if not (word.is_word and word.capital and word.text.isalpha() and len(word.text) > 2):
        return False
    if word.lower in CALENDAR | FUNCTION_WORDS | TIME_WORDS or known_name(words, at) is not None:
        return False
    before = words[at - 1] if at else None
    behind = words[at + 1] if at + 1 < len(words) else None
    in_run = before is not None and before.is_word and before.capital and at > 1
    goes_on = behind is not None and behind.is_word and behind.capital
    return not (in_run or goes_on) and word.lower not in heads().title
