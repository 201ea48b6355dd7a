"""Whether a text tells a word of its evidence by the opposite.

Covers, in English: pairs such as "rose" and "fell", also behind a prefix ("reopened", "closed"),
and words that one side turns by "un-", "dis-", "de-", "non-" alone.
Does not cover: opposites that hang on what is spoken of ("entered the talks", "left the city").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from summarise.checks.text.scopes import Passage
from summarise.checks.text.wording import stem, stems_in

_OPPOSITES = """
rise fall | increase decrease | more fewer | more less | open close | accept reject | win lose
| accept refuse | old new | older newer | early late | pass fail | armed unarmed | strong weak
| advance retreat | arrive leave | lift impose | release detain | lawful unlawful | legal illegal
| provoked unprovoked | guilty innocent | north south | east west | northern southern
| eastern western | begin end | raise cut | before after | support oppose | with without
| buy sell | enter leave | high low | higher lower | export import | safe unsafe | known unknown
| ally enemy | agree disagree | connect disconnect | widen narrow | tighten ease | first last
| kill wound | kill injure | die survive | kill capture | kill miss | attack defend
| yesterday tomorrow | halt resume | suspend resume | stop resume | stop continue | allow ban
| permit ban | allow forbid | praise condemn | welcome condemn | strengthen weaken | expand shrink
| join quit | friend foe | dead alive | above below | majority minority | freeze unfreeze
| lengthen shorten | extend shorten | upgrade downgrade | escalate defuse | deploy withdraw
| recognise derecognise | better worse | improve worsen | harmed unharmed | first second
| rarely often | seldom often | send receive | lend borrow | gain lose | victory defeat
| largest smallest | biggest smallest | highest lowest | best worst | maximum minimum
| oldest youngest | longest shortest | civilian military | temporary permanent | succeed fail
| ratify veto | approve veto | approve reject | include exclude | internal external
| keep lift | maintain lift | keep abandon | inbound outbound | upstream downstream
| optimistic pessimistic | reward punish | after ahead | published secret | public secret
| end continue | withdraw stay | withdraw remain | convict acquit | convict clear | jail acquit
"""
# What tells a word of a pair in another way: "left four dead" for "killed four".
_ALSO = {
    stem(word): stems_in(others)
    for word, others in {
        "kill": "die slay shoot murder behead execute",
        "injure": "wound hurt maim",
        "wound": "injure hurt maim",
        "clear": "acquit exonerate absolve",
        "acquit": "clear exonerate absolve",
        "convict": "guilty",
        "resume": "again anew restart reopen return",
    }.items()
}
_TURNS = frozenset("not no n't never nor neither without nobody none".split())
# With the prefix cut off, these leave another word.
_NO_PREFIX = tuple(
    (
        "under unit unif uni unless until unto uncle undo display discuss discover disclos dismiss "
        "displac dissol distribut disput distan disaster discipl district deman depart deploy "
        "decid declar defen degre deliv deni depen describ desert design destro detail detain "
        "determin develop devot decent"
    ).split()
)
_TURNING = ("un", "dis", "de", "non")
_TIMES = ("before", "after")
_STEMS = frozenset(map(stem, _TIMES))
_AGAIN = "re"
_STOPS = frozenset(", ; : . and but".split())
_ROOT = 4  # letters


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str], ...]:
    """Each pair of stems, both ways round."""
    pairs = (map(stem, pair.split()) for pair in _OPPOSITES.split("|"))
    return tuple((one, other) for pair in pairs for one, other in permutations(pair))


@lru_cache(maxsize=1)
def _paired() -> frozenset[str]:
    return frozenset(word for pair in _pairs() for word in pair)


def turned_round(claim: Passage, passages: Sequence[Passage]) -> str | None:
    """A word that the evidence has only by its opposite, where neither side negates.

    Args:
        claim: A claim, or a sentence of headline or gist.
        passages: The sentences it rests on.
    """
    if not _TURNS.isdisjoint(claim.norms):
        return None
    ours = _stems([claim])
    candidates = not ours.isdisjoint(_paired()) or any(word.startswith(_TURNING) for word in ours)
    told = _stems(passages)
    if not candidates and not any(word.startswith(_TURNING) for word in told):
        return None
    if any(not _TURNS.isdisjoint(passage.norms) for passage in passages):
        return None
    for left, right in _pairs():
        if left not in ours or right not in told or _has(ours, right):
            continue
        if _has(told, left):
            turned = left in told and _of_the_other(claim, passages, left, right)
        else:
            turned = {left, right} != _STEMS or not any(_exchanged(claim, p) for p in passages)
        if turned:
            return _written(right, passages)
    return next(_prefixed(ours, told), None) or next(_prefixed(told, ours), None)


def _has(stems: frozenset[str], word: str) -> bool:
    return word in stems or not stems.isdisjoint(_ALSO.get(word, ()))


def _of_the_other(claim: Passage, passages: Sequence[Passage], left: str, right: str) -> bool:
    """`convicted of the murder`, where one was `convicted of fraud and acquitted of the murder`."""
    wanted = _behind(claim, left)
    if not wanted:
        return False
    own = [len(wanted & _behind(item, left)) for item in passages]
    other = [len(wanted & _behind(item, right)) for item in passages]
    return not any(own) and max(other, default=0) * 2 >= len(wanted)


def _behind(passage: Passage, word: str) -> frozenset[str]:
    """The content of the words behind a word of this stem, up to the next stop or "and"."""
    stems = [stem(norm) for norm in passage.norms]
    if word not in stems:
        return frozenset()
    first = stems.index(word) + 1
    last = next((at for at in range(first, len(stems)) if passage.norms[at] in _STOPS), len(stems))
    return frozenset(item for item in passage.stems[first:last] if item is not None)


def _written(item: str, passages: Sequence[Passage]) -> str:
    """A word of a stem as the passages have it."""
    norms = (norm for passage in passages for norm in passage.norms)
    return next((norm for norm in norms if stem(norm) in {item, _AGAIN + item}), item)


def _exchanged(claim: Passage, passage: Passage) -> bool:
    """True for `A after B`, told as `B before A`."""
    ours, told = _sides(claim), _sides(passage)
    if ours is None or told is None:
        return False
    (first, last), (early, late) = ours, told
    kept = len(first & early) + len(last & late)
    return len(first & late) + len(last & early) > kept


def _sides(passage: Passage) -> tuple[frozenset[str], frozenset[str]] | None:
    """The content before and behind the one "before" or "after" of a sentence, else None."""
    places = [at for at, norm in enumerate(passage.norms) if norm in _TIMES]
    if len(places) != 1 or not places[0]:
        return None
    at = places[0]
    end = next((i for i in range(at, len(passage.norms)) if passage.norms[i] in {";", "."}), None)
    first, last = set(passage.stems[:at]), set(passage.stems[at:end])
    return frozenset(filter(None, first)), frozenset(filter(None, last))


def _prefixed(turned: frozenset[str], plain: frozenset[str]) -> Iterator[str]:
    """The words of one side that the other has without `un` or its like, and not with it."""
    for word in turned - plain:
        for prefix in _TURNING:
            root = word.removeprefix(prefix)
            told = len(root) >= _ROOT and root in plain and root not in turned
            if told and not word.startswith(_NO_PREFIX):
                yield word


def _stems(passages: Sequence[Passage]) -> frozenset[str]:
    """The stems of all words; of `reopened`, that of `opened` as well."""
    found = {stem(norm) for passage in passages for norm in passage.norms}
    again = {item.removeprefix(_AGAIN) for item in found}
    return frozenset(found | (again & _paired()))
