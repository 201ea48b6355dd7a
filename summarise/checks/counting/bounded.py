"""Whether a claim keeps what stands around a number: its bound, its rate, its range, its currency.

Covers: "at least" told as "at most", bounds that only the claim has, one end of a range told as
the number, so many a day told as so many an hour, "rose by" told as "rose to", a currency that the
evidence does not give, "hundreds" and "thousands" held against the numbers of the evidence, and
what the numbers count (`of_whom.py`, `parted.py`). English only.
Does not cover: whether the evidence has the number (`numbers.py`); a bound that the claim drops,
as good summaries do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from summarise.checks.counting.of_whom import is_same, of_something_else
from summarise.checks.counting.parted import another_part
from summarise.checks.counting.quantities import Quantity, joint_of, quantities_in
from summarise.checks.finding import OK, Finding, shortened
from summarise.language import read_as_english

_LOW, _HIGH, _EXACT = "low", "high", "exact"
_LONGEST = 4  # words of a bound, and of what stands between a bound and its number
# Words right before a number; the longest phrase that fits counts.
_BOUNDS = {
    _LOW: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of"
    "|more than|over|above|upwards of|exceeding|in excess of|greater than|well over|just over",
    _HIGH: "at most|no more than|not more than|up to|as many as|as much as|a maximum of"
    "|fewer than|less than|under|below|just under|well under|nearly|almost|close to",
    _EXACT: "exactly|precisely",
}
_PHRASES = sorted(
    ((tuple(phrase.split()), side) for side, row in _BOUNDS.items() for phrase in row.split("|")),
    key=lambda item: -len(item[0]),
)
_FIRM = frozenset({"at most", "fewer than", "less than", "no more than", "not more than"})
_BEHIND = {("or", "more"): _LOW, ("or", "less"): _HIGH, ("or", "fewer"): _HIGH}
_LETTERS = re.compile(r"[^\W\d_]+|[.;:]")
_NEAR = 40  # code points looked at on either side
_RATE = re.compile(
    r"\W{0,2}(?:[^\W\d_]+\W{1,2}){0,2}?(?:an?|per|each|every)\s"
    r"(second|minute|hour|day|night|week|month|year)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:r[io]se[ns]?|f[ae]ll(?:s|en)?|drop(?:s|ped)?|increased?s?|cut|raise[ds]?|gr[eo]wn?"
    r"|climb(?:s|ed)?|shr[aiu]nk|decline[ds]?|reduce[ds]?|widened|narrowed|jump(?:s|ed)?"
    r"|slip(?:s|ped)?|lowered|rising|raising|falling|dropping|increasing|cutting|growing|reducing)\b"
    r"[^.;]{0,60}\b(by|(?<!up )to|from)"
    r"(?: (?:about|some|nearly|almost|around|just|only|a|an|the))*\W{0,2}\Z",
    re.IGNORECASE,
)
_DATING = re.compile(r"\b(?:in|since|until|by|before|after|of|from|to)\s\Z", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:(tens|dozens|hundreds|scores) of )?(dozens|scores|hundreds|thousands|millions)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*(?:[.,;:!?)\"”’]|\Z)")
# How many each of them may be.
_SIZES = {"dozens": (20, 200), "scores": (40, 400), "hundreds": (100, 2_000)}
_SIZES |= {"thousands": (1_000, 30_000), "millions": (10**6, 10**8)}
_TIMES = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100}


def check_bounded(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Compare what stands around the numbers of a claim with its evidence.

    Verdicts: `ok`; `other_bound`; `misplaced` for two counts that have changed places.

    Args:
        text: A claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    vague = _grown(text, evidence, language)
    if vague is not None:
        return Finding("other_bound", f"only the claim has {vague!r}")
    claimed = quantities_in(text, language)
    given = [(item, quantities_in(item, language)) for item in evidence] if claimed else []
    for one in claimed:
        same = [
            (sentence, other) for sentence, row in given for other in row if is_same(one, other)
        ]
        found = None
        for differs in (_turned, _other_rate, _other_step) if same else ():
            found = found or differs(text, one, same)
        found = found or (_other_coin(one, same, given) if same else None)
        if found is not None:
            return Finding("other_bound", shortened(found))
    bad = next((bad for item in given if (bad := _among(text, claimed, *item)) is not None), OK)
    moved = another_part(text, evidence, language) if bad is OK else None
    return bad if moved is None else Finding("misplaced", shortened(f"of something else: {moved}"))


def _among(
    text: str, claimed: Sequence[Quantity], sentence: str, row: Sequence[Quantity]
) -> Finding | None:
    """What is wrong with a claim that takes one of several numbers of a sentence."""
    if (end := _one_end(text, claimed, sentence, row)) is not None:
        return Finding("other_bound", shortened(f"one end of {end}"))
    of_others = of_something_else(text, claimed, sentence, row)
    return None if of_others is None else Finding("misplaced", shortened(of_others))


@lru_cache(maxsize=512)
def _bound(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Which side a number is bounded on, and the words that say so."""
    before = _LETTERS.findall(text[max(0, start - _NEAR) : start].lower())[-_LONGEST - 1 :]
    if before[-1:] and before[-1] in {"a", "the", "some", "about"}:
        before = before[:-1]
    for phrase, side in _PHRASES:
        if tuple(before[-len(phrase) :]) == phrase:
            return side, " ".join(phrase)
    behind = _LETTERS.findall(text[end : end + _NEAR].lower())[:_LONGEST]
    for at in range(len(behind) - 1):
        side = _BEHIND.get((behind[at], behind[at + 1]), "")
        if side:
            return side, f"or {behind[at + 1]}"
    return None


def _bound_of(text: str, one: Quantity) -> tuple[str, str] | None:
    return _bound(text, one.start, one.start + len(one.raw))


def _turned(text: str, one: Quantity, same: Sequence[tuple[str, Quantity]]) -> str | None:
    """A bound of the claim that all evidence has on the other side."""
    own = _bound_of(text, one)
    told = [_bound_of(sentence, other) for sentence, other in same]
    if own is None or any(item is not None and item[0] == own[0] for item in told):
        return None
    firm = own[1] in _FIRM or all(told)
    if not firm:
        return None
    there = next((item[1] for item in told if item is not None), "no bound")
    return f"{own[1]} {one.raw} (evidence has {there})"


def _other_rate(text: str, one: Quantity, same: Sequence[tuple[str, Quantity]]) -> str | None:
    """`a day` where the evidence has `an hour`."""
    own = _rate(text, one)
    told = {_rate(sentence, other) for sentence, other in same}
    if own is None or None in told or own in told:
        return None
    return f"{one.raw} for each {own} (evidence has {', '.join(sorted(filter(None, told)))})"


def _rate(text: str, one: Quantity) -> str | None:
    found = _RATE.match(text, one.start + len(one.raw))
    return found[1].lower() if found else None


def _other_step(text: str, one: Quantity, same: Sequence[tuple[str, Quantity]]) -> str | None:
    """`rose by 40` where the evidence has `rose to 40`."""
    own = _step(text, one)
    told = {_step(sentence, other) for sentence, other in same}
    if own is None or None in told or own in told:
        return None
    return f"{own} {one.raw} (evidence has {', '.join(sorted(filter(None, told)))})"


def _step(text: str, one: Quantity) -> str | None:
    found = _STEP.search(text, one.start - 2 * _NEAR, one.start)
    return found[1].lower() if found else None


def _other_coin(
    one: Quantity,
    same: Sequence[tuple[str, Quantity]],
    given: Sequence[tuple[str, Sequence[Quantity]]],
) -> str | None:
    """A currency that no number of the evidence has."""
    if any(other.currency for _, other in same):
        return None
    if any(other.currency == one.currency for _, row in given for other in row):
        return None
    if all(_BARE.match(text, other.start + len(other.raw)) for text, other in same):
        return None  # "owed 85 million.": of what stands elsewhere
    return f"{one.raw} (evidence has {same[0][1].raw} of something else)"


def _one_end(
    text: str, claimed: Sequence[Quantity], sentence: str, row: Sequence[Quantity]
) -> str | None:
    """A range of which the claim has one end, without "at least" or "up to" to say which."""
    for low, high in pairwise(row):
        opened = sentence[: low.start].rstrip().lower().endswith(("between", "from"))
        changes = _step(sentence, low) is not None  # "rose from 12 to 40" tells two numbers
        if not opened or changes or joint_of(sentence, low, high) is None:
            continue
        ends = [[one for one in claimed if is_same(one, end)] for end in (low, high)]
        if bool(ends[0]) == bool(ends[1]):
            continue
        sides = {bound[0] for one in ends[0] or ends[1] if (bound := _bound_of(text, one))}
        if (_LOW if ends[0] else _HIGH) not in sides:
            return sentence[low.start : high.start + len(high.raw)]
    return None


def _grown(text: str, evidence: Sequence[str], language: str | None) -> str | None:
    """`hundreds` where the evidence has no vague number like it, nor any number near it."""
    for said, (least, most) in _vague(text):
        told = [span for item in evidence for _, span in _vague(item)]
        if any(low <= most and least <= high for low, high in told):
            continue
        exact = [
            value
            for item in evidence
            for other in quantities_in(item, language)
            for value in other.values
            if other.kind == "number" and isinstance(value, Fraction) and not _is_year(item, other)
        ]
        if not any(least <= value <= most * 2 for value in exact):
            return said
    return None


def _is_year(text: str, one: Quantity) -> bool:
    """True for `in 1999`, which counts nobody."""
    return one.written_as_year and bool(_DATING.search(text, 0, one.start))


def _vague(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in _VAGUE.finditer(text):
        low, high = _SIZES[found[2].lower()]
        times = _TIMES.get((found[1] or "").lower(), 1)
        yield found[0], (low * times, high * times)
