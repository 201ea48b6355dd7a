"""Whether a claim tells as done a deed that its evidence calls off, foils, puts off or only weighs.

Covers, in English: verbs with the deed behind them as a noun or in -ing ("cancelled its raid on",
"considered raiding", "trained for a raid on"), the same in the passive with the deed before
("the raid was foiled").
Does not cover: deeds behind "to" (`deeds.py`), negations (`lost_negation.py`), conditions and
appeals (`frames.py`), a deed that a claim tells by another verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.reach import predicates
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import akin, stem, stems_in
from summarise.language import read_as_english

# These leave a deed undone, in the active and in the passive.
_OFF = stems_in(
    "cancel cancelled abort avert foil thwart postpone delay shelve scrap forestall preempt forgo"
)
_AHEAD = stems_in("propose plan plot rehearse")  # "was planned in May" may be said of what was done
# One fears or considers what has been done as well: only "a raid" or "raiding" is open.
_OPEN = stems_in(
    "consider contemplate mull weigh ponder threaten fear foresee advocate recommend suggest"
)
_PHRASES = {
    (stem(verb), particle)
    for verb, particles in {
        "call": "off", "put": "off", "hold": "off", "hint": "at", "toy": "with", "train": "for",
        "prepare": "for", "practise": "for", "warn": "of against", "argue": "for against",
        "lobby": "for against", "threaten": "with", "shy": "from", "back": "out", "pretend": "to",
    }.items()
    for particle in particles.split()
}  # fmt: skip
_MUSING = {(verb, particle) for verb in ("talk", "think", "dream") for particle in ("of", "about")}
_NEARLY = {
    (be, planned, "to")
    for be in ("was", "were", "been")
    for planned in ("due", "scheduled", "supposed", "slated", "expected")
} | {
    ("was", "to", "have"), ("were", "to", "have"), ("all", "but"),
    ("on", "the", "verge", "of"), ("on", "the", "brink", "of"),
    ("on", "the", "point", "of"), ("came", "close", "to"), ("come", "close", "to"),
    ("within", "an", "inch", "of"), ("is", "to"), ("are", "to"),
}  # fmt: skip
_OFFERING = stems_in("offer promise pledge request seek demand")
_GIVING = stems_in(
    "send give deliver provide supply donate grant hand ship dispatch pay receive get transfer "
    "arrive bring lend sell"
)
_GOODS = 9  # words: "offered Ilm a further ten water-dropping aircraft"
_DETERMINED = {(word,) for word in DETERMINERS}
_BE = frozenset("is are was were been being be".split())
_DEED = 5  # words: "cancelled its long planned raid"
_TELLING = _OFF | _AHEAD | _OPEN | {verb for verb, _ in _PHRASES | _MUSING}
# By these a claim says itself that its deed is off, wanted or feared.
_OWNING_UP = _TELLING | stems_in(
    "drop halt stop block prevent reject refuse suspend abandon almost nearly verge brink about "
    "close idea attempt try tried want seek sought urge demand possible possibility risk danger "
    "prospect expect intend intention hope wish offer proposal threat warning fail failure ready "
    "would may might could should off promise pledge"
)


def check_called_off(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Look for what says of a claim's deed that it was called off, or not done yet.

    Verdicts: `ok`, also where other words of the evidence tell the deed; `not_negated`.

    Args:
        text: A claim that calls something done or under way.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    told = predicates(claim)
    if claim.negations or claim.frame_cues or _is_open(claim):
        return OK
    found = _only_offered(claim, told, [read(sentence, language) for sentence in evidence])
    for sentence in evidence:
        passage = read(sentence, language)
        deeds = {
            at
            for at, item in enumerate(passage.stems)
            if item is not None and any(akin(item, one) for one in told)
        }
        undone = [(at, deeds.intersection(words)) for at, words in _undone(passage)]
        if deeds.difference(*(reached for _, reached in undone)):
            return OK
        for at, reached in undone:
            if reached and found is None:
                found = _phrase(passage, min(at, *reached), max(at, *reached))
    return OK if found is None else Finding("not_negated", shortened(f'the article has "{found}"'))


def _only_offered(claim: Passage, told: frozenset[str], passages: Sequence[Passage]) -> str | None:
    """`offered ten aircraft`, told as `sent ten aircraft`, where nothing tells of giving."""
    if _GIVING.isdisjoint(told) or any(_GIVING & passage.content for passage in passages):
        return None
    goods = claim.content - told
    for passage in passages:
        for at, item in enumerate(passage.stems):
            last = min(passage.clause_end(at), at + _GOODS)
            if item not in _OFFERING or passage.norms[at - 1 : at] in _DETERMINED:
                continue
            if not goods.isdisjoint(passage.stems[at + 1 : last]):
                return _phrase(passage, at, last - 1)
    return None


def _phrase(passage: Passage, first: int, last: int) -> str:
    return passage.text[passage.words[first].start : passage.words[last].end]


def _is_open(claim: Passage) -> bool:
    """True if a claim says itself that its deed is off, wanted or feared."""
    plain = (norm for at, norm in enumerate(claim.norms) if claim.norms[at - 1] != "-")
    if not _OWNING_UP.isdisjoint(map(stem, plain)):
        return True  # never by the "dropping" of "water-dropping aircraft"
    return any(_opens(claim, at) for at in range(len(claim.norms)))


def _undone(passage: Passage) -> Iterator[tuple[int, range]]:
    """Each word that leaves a deed undone, with the words among which the deed stands."""
    for at, norm in enumerate(passage.norms):
        length = _opens(passage, at)
        if not length:
            continue
        passive = at > 0 and passage.norms[at - 1] in _BE and not norm.endswith("ing")
        if passive and passage.stems[at] not in _AHEAD | {None}:
            yield at, range(passage.clauses.index(passage.clauses[at]), at)
        else:
            last = at + length
            yield at, range(last, min(passage.clause_end(last - 1), last + _DEED))


def _opens(passage: Passage, at: int) -> int:
    """How many words at an index leave a deed undone that stands beside them; 0 if none."""
    norms, root = passage.norms, passage.stems[at]
    if any(cue.governs(at) for cue in passage.negations):
        return 0  # "did not cancel its raid" says nothing against the raid
    if at and norms[at].endswith("ed") and norms[at - 1] in DETERMINERS:
        return 0  # "the planned raid began"
    if root is None:
        return next((len(item) for item in _NEARLY if norms[at : at + len(item)] == item), 0)
    pair = (root, *norms[at + 1 : at + 2])
    if pair in _PHRASES or (pair in _MUSING and _is_new(norms[at + 2 : at + 3])):
        return 2
    return int(root in _OFF | _AHEAD or (root in _OPEN and _is_new(norms[at + 1 : at + 2])))


def _is_new(following: tuple[str, ...]) -> bool:
    """True before `a raid` and `raiding`, which nobody has been told of yet."""
    return following in {("a",), ("an",)} or any(norm.endswith("ing") for norm in following)
