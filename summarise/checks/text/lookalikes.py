"""Words that look like cues and are none: names, nouns, verbs that only sometimes speak.

Covers: `May` and `States`, `the request` and `reports of`, `the cable snapped`.
Does not cover: nouns that are the subject of a verb of saying (`speaking/stretches.py`).
"""

from __future__ import annotations

from summarise.checks.text.cues import Lexicon
from summarise.checks.text.wording import Word

DETERMINERS = frozenset("the a an this these its his her their our any another".split())
_BEFORE_MIGHT = frozenset("military its their full the economic of".split())
_NOUN_OR_VERB = frozenset(
    "claim claims report reports demand demands request requests call calls comment comments "
    "remarks promise promises threats pledge pledges vow vows appeal appeals plan plans hope hopes "
    "fear fears view views estimate estimates doubt doubts judge judges signal signals note notes "
    "state states brief praise blame answer reply response findings quote quotes".split()
)
_NUMBERED = frozenset("co - first second third fourth fifth other two three four five".split())
_SOME = frozenset("some several many most all few".split())
_PLURALS = frozenset("people police military public media others forces who both neither".split())
_BEFORE_NOUNS = frozenset(
    "of for from with by in on at about after over against amid under without despite no some as "
    "several many any more other new two three such and earlier previous recent false similar "
    "including".split()
)
_QUOTES = frozenset('"“”„«»')
_BESIDE, _BEHIND = 6, 3  # words from a quotation mark to a verb of saying, on either side


def is_name_or_noun(words: tuple[Word, ...], index: int, cues: Lexicon, *, spoken: bool) -> bool:
    """`May` the month, `might` the noun, `the issue` and `United States` are no cues.

    Nor is the verb of `the cable snapped`.

    Args:
        words: The passage.
        index: Where the word stands.
        cues: The word lists of its language.
        spoken: Whether it is looked at as a verb of saying.
    """
    norm = words[index].norm
    if spoken and norm in cues.rarely_speaking and not _passes_on(words, index):
        return True
    before = words[index - 1] if index else None
    if spoken and norm in cues.speaking_verbs and _is_noun(words, index, cues):
        return True
    if before is None:
        return False
    if norm == "may":
        return words[index].capital
    if norm == "might":
        return before.norm in _BEFORE_MIGHT
    if norm not in cues.speech_words:
        return False
    following = words[index + 1] if index + 1 < len(words) else before
    named = before.capital or (spoken and before.norm.isalnum() and following.capital)
    return _determined(before.norm, cues) or (words[index].capital and named)


def _passes_on(words: tuple[Word, ...], index: int) -> bool:
    """True for a verb before "that" or close to a quotation mark."""
    near = words[max(0, index - _BESIDE) : index + _BEHIND]
    before_that = any(word.norm == "that" for word in words[index + 1 : index + 2])
    return before_that or any(word.norm in _QUOTES for word in near)


def _determined(before: str, cues: Lexicon) -> bool:
    """`a claim`, `the report`; never French `a démenti`."""
    return before in DETERMINERS and before not in cues.auxiliaries


def _is_singular(norm: str, cues: Lexicon) -> bool:
    """True for what looks like a noun of which the verb would end in -s."""
    return (
        len(norm) > len("men")
        and norm.isalpha()
        and not norm.endswith(("s", "ly", "men", "ren"))
        and norm not in cues.function_words | _PLURALS
    )


def _is_noun(words: tuple[Word, ...], index: int, cues: Lexicon) -> bool:
    """`the request`, `Iran's request`, `no claims`, `reports of`: a noun, no verb."""
    norm = words[index].norm
    before = words[index - 1].norm if index else ""
    if _determined(before, cues) or before in {"my", "your", "no", "such"}:
        return True
    if norm.endswith("ed") and before in _SOME:
        return index + 1 < len(words) and words[index + 1].norm not in DETERMINERS | {"that"}
    if norm == "accused" and before in _NUMBERED:
        return True  # "a third accused, Quill, was cleared"
    if norm not in _NOUN_OR_VERB:
        return False
    if not norm.endswith("s") and _is_singular(before, cues) and not words[index - 1].capital:
        return True  # "peace plan", "ransom demand": a verb would end in -s here
    following = words[index + 1].norm if index + 1 < len(words) else ""
    return (
        following == "of"
        or before in _BEFORE_NOUNS
        or before.endswith(("'s", "ing"))
        or (not words[index - 1].capital and before.endswith(("al", "ous", "ic", "ern")))
    )
