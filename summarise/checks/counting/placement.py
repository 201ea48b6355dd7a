"""Whether a number of a claim counts what it counts in the evidence.

Covers: two numbers of one sentence that changed places ("five weeks of food and coal for six"),
told by the words around each.
Does not cover: whether the evidence has the number at all (`numbers.py`), claims in another
language than the article, texts of more than a hundred numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import combinations

from summarise.checks.counting.quantities import Quantity, joint_of
from summarise.checks.text.wording import Word, akin, carries_content, stem, words_of

_AROUND = 3  # words looked at on either side
_NEXT = 40  # code points that hold the next word
_FEW = 8  # numbers of a claim that are compared in pairs
_VERBS = frozenset("are were is was have had has will would may might could can remain".split())
_MANY = 100  # numbers; a text with more is a table, where every number has its like

_BOUNDS = frozenset("fewer less more least most nearly almost over under".split())
Same = Callable[[Quantity, Quantity], bool]
Placed = tuple[str, Sequence[Quantity]]  # a text and its quantities
Around = tuple[list[str], list[str]]  # stems before a number, and of what it counts


def misplaced(claim: Placed, evidence: Sequence[Placed], same: Same) -> list[str]:
    """The numbers of a claim in whose place the evidence has another one.

    Args:
        claim: The claim and its quantities.
        evidence: Likewise each sentence of the evidence.
        same: Whether two quantities are one.
    """
    text, claimed = claim
    if len(claimed) > _MANY:
        return []
    sentences = [
        (sentence, given, [item for item in given if not any(same(item, told) for told in claimed)])
        for sentence, given in evidence
        if len(given) <= _MANY
    ]
    return _exchanged(claim, evidence, same) or [
        one.raw
        for one in claimed
        if one.kind in {"number", "percent"}
        and any(
            _replaced(
                (text, one),
                sentence,
                own=[item for item in given if same(one, item)],
                others=[item for item in unclaimed if item.kind == one.kind],
            )
            for sentence, given, unclaimed in sentences
        )
    ]


def _exchanged(claim: Placed, evidence: Sequence[Placed], same: Same) -> list[str]:
    """Two numbers of the claim of which each stands where one sentence has the other."""
    text, claimed = claim
    counts = [item for item in claimed if item.kind in {"number", "percent"}]
    for one, other in combinations(counts[:_FEW], 2):
        for sentence, given in evidence:
            ones = [item for item in given if same(one, item)]
            others = [item for item in given if same(other, item)]
            if len(ones) == len(others) == 1 and (
                _replaced((text, one), sentence, own=ones, others=others)
                and _replaced((text, other), sentence, own=others, others=ones)
            ):
                return [one.raw, other.raw]
    return []


def _replaced(
    claimed: tuple[str, Quantity],
    sentence: str,
    *,
    own: Sequence[Quantity],
    others: Sequence[Quantity],
) -> bool:
    """Whether a number stands where the sentence has another, not where it has that one."""
    others = [item for item in others if not any(_is_range(sentence, item, one) for one in own)]
    if not own or not others:
        return False  # as nearly always
    near = _near(*claimed)
    alone = [told for item in own if not (told := _near(sentence, item))[1]]
    bare = bool(alone)  # "..., then made it 300."
    if any(akin(told[0][-1], item) for told in alone if told[0] for item in near[0]):
        return False  # "pledged twelve tanks and has sent nine": told by the same verb
    return _most(near, sentence, others) > _most(near, sentence, own) + bare


def _is_range(text: str, one: Quantity, other: Quantity) -> bool:
    """True for `12 to 40`, whose two ends have the same words around them."""
    first, last = sorted((one, other), key=lambda item: item.start)
    return joint_of(text, first, last) is not None


def _most(near: Around, sentence: str, given: Sequence[Quantity]) -> int:
    return max(
        _likeness(near, _near(sentence, item), elliptic=_is_elliptic(sentence, item))
        for item in given
    )


def _near(text: str, quantity: Quantity) -> Around:
    """The stems of what stands before a number, and of what it counts."""
    words = words_of(text)
    first = bisect_left(words, quantity.start, key=_start)
    last = bisect_left(words, quantity.start + len(quantity.raw), key=_start)
    before = words[max(0, first - _AROUND) : first]
    return _stems(before), _stems(words[last : last + _AROUND])


def _is_elliptic(text: str, quantity: Quantity) -> bool:
    """True for a number without its noun, right before a verb: `and 200 are missing`."""
    end = quantity.start + len(quantity.raw)
    behind = words_of(text[end : end + _NEXT])[:1]
    return bool(behind) and behind[0].norm in _VERBS


def _start(word: Word) -> int:
    return word.start


def _stems(words: Sequence[Word]) -> list[str]:
    return [stem(word.norm) for word in words if carries_content(word) and word.norm not in _BOUNDS]


def _likeness(one: Around, other: Around, *, elliptic: bool) -> int:
    """How many words two numbers have in common: what each counts, and those before.

    An elliptic one counts nothing by a word of its own; its verb is looked for instead.
    """
    nouns = one[1] if elliptic else one[1][:1]
    counted = any(akin(item, told) for item in nouns for told in other[1][:1])
    around = sum(any(akin(item, told) for told in other[0]) for item in one[0])
    return counted + around
