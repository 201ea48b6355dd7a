"""What is negated in one passage: by a negation, a denial, a doubt, or a word's sense.

Covers: words that negate by what they mean ("rejected", "without") and how far, denials and
doubts, how much two clauses are about one thing.
Does not cover: the words that negations fall on (`heads.py`), comparing a claim with its
evidence (`negation.py`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from summarise.checks.negating.heads import OF_NOUNS, beyond, in_reach
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.reach import denial_reach, verbal
from summarise.checks.text.scopes import Cue, Passage
from summarise.checks.text.wording import akin, stems_in

# Words that negate by what they mean.
NEGATIVE_STEMS = stems_in(
    "reject refuse deny decline fail lack stop halt cancel prevent block avoid abandon end "
    "suspend drop oppose ban forbid prohibit false absence absent untrue unable unwilling "
    "unlikely impossible refute dismiss rebuff veto scrap postpone delay stall quit "
    "withdraw cease exclude without barely hardly little few stopped ended denial "
    "refusal rejection failure free neither nor thwart foil repel boycott withhold unless "
    "dispute contrary against baseless unfounded groundless fabricated hoax nonsense slander "
    "accident lie collapse refrain abstain acquit absolve exonerate brush spare"
)
DENYING = frozenset({"denied", "questioned"})  # labels of frames
Piece = tuple[Passage, int, int]  # a sentence of the evidence, and the evidence's bounds in it

# Of these, the ones that say it of what follows only: "Little of the aid arrived".
_RIGHTWARD = frozenset(
    "without barely hardly scarcely little few unless contrary against absent free neither "
    "nor".split()
)
_UN = 6  # letters that a word with "un" has at least
_NO_PREFIX = tuple("under uni until unto unrest unveil unleash unfold uncover".split())
_SCANT = frozenset("nothing nobody none neither little few hardly scarcely barely".split())
_ANAPHORS = frozenset(
    "it this these them charge charges claim claims allegation allegations accusation accusations "
    "report reports account".split()
)
_COMPLEMENTISERS = frozenset("to that whether from it they he she we".split())
_INTRANSITIVE = frozenset("with in after at as when by on for".split())  # "ended with a pact"
_DENYING_VERBS = frozenset({"deny", "denied", "denying", "refute", "refuted", "disavow"})
_PHRASAL = frozenset(
    (verb, particle)
    for particle, verbs in (
        ("off", "put puts putting call calls called calling break breaks broke broken"),
        ("down", "turn turns turned turning"),
        ("out", "rule rules ruled ruling back backs backed"),
    )
    for verb in verbs.split()
)
_SOME = frozenset("a last past next first every another these those".split())
_LITTLE = 0.02  # so that all words together count less than one that carries content
_OVER = frozenset({"over", "cleared"})
_ENDS = frozenset({("is", "over"), ("was", "over"), ("are", "over"), ("cleared", "of")})
_PREDICATES = frozenset("was were is are be been being has have had".split())


def negated_at(passage: Passage, index: int, told: frozenset[str] = frozenset()) -> bool:
    """True if a passage negates a word: by a negation, a denial, or a word's sense.

    Args:
        passage: The passage.
        index: Of the word.
        told: Stems that do not count: the claim has them as well.
    """
    if in_reach(passage, index) or denied_at(passage, index) or _doubted_at(passage, index):
        return True
    norms = passage.norms
    behind = norms[index + 1 : index + 2]
    if norms[index - 1 : index] == ("before",) and norms[index].endswith("ing"):
        return True  # "were shot down before reaching the city"
    if is_non(passage, index) or (behind and behind[0] in _SCANT):
        return True  # "caused little damage"
    if any(cue.first == index + 1 for cue in passage.negations) and _has_none(passage, index):
        return True
    number = passage.clauses[index]
    return any(passage.clauses[at] == number for at in negating_words(passage, index, told))


def _has_none(passage: Passage, index: int) -> bool:
    """True for the verb of `took no part`, not that of `said no part was taken`."""
    return passage.norms[index + 1] == "no" and index not in passage.speech_at


@lru_cache(maxsize=1_024)
def negative_words(passage: Passage) -> tuple[int, ...]:
    """The words of a passage that negate by their sense."""
    found = [
        at
        for at, item in enumerate(passage.stems)
        if (item in NEGATIVE_STEMS and not _is_some(passage.norms[max(0, at - 1) : at + 1]))
        or passage.norms[max(0, at - 1) : at + 1] in _PHRASAL  # its particle
    ]
    if not found:
        return ()
    undone = {  # "did not deny", "cannot fail to"
        word
        for at, length in passage.cues.not_negating.places(passage.norms)
        for word in range(at, at + length)
    }
    return tuple(at for at in found if at not in undone)


def _is_some(words: tuple[str, ...]) -> bool:
    """`a few`, `a little`, `the last few`: some, not hardly any."""
    return words[-1] in {"few", "little"} and words[0] in _SOME


def is_non(passage: Passage, index: int) -> bool:
    """True for `binding` in `non-binding`."""
    return passage.norms[max(0, index - 2) : index] == ("non", "-")


def is_prefixed(norm: str) -> bool:
    """`unknown`, `unclear`; not `under`, `united`."""
    return norm.startswith("un") and len(norm) >= _UN and not norm.startswith(_NO_PREFIX)


def negating_words(passage: Passage, index: int, told: frozenset[str]) -> list[int]:
    """The words, other than `told`, that by their sense say of a word that it is not so."""
    return [
        at
        for at in negative_words(passage)
        if passage.stems[at] not in told and _by_sense(passage, at, index)
    ]


def denied_at(passage: Passage, index: int) -> bool:
    """True if a denial reaches a word."""
    for cue in passage.frame_cues:
        if cue.label == "denied" and cue.last <= index < denial_reach(passage, cue):
            return not is_undone(passage, cue)
    return False


def is_undone(passage: Passage, cue: Cue) -> bool:
    """True for `did not deny`: a denial that a negation takes back."""
    if cue.label != "denied" or passage.norms[cue.last - 1] not in _DENYING_VERBS:
        return False
    before = passage.norms[max(0, cue.first - 3) : cue.first]
    return any(norm in passage.cues.negators or norm.endswith("n't") for norm in before)


def _doubted_at(passage: Passage, index: int) -> bool:
    number = passage.clauses[index]
    return any(
        cue.label == "questioned"
        and (cue.governs(index) or passage.clauses[cue.first] == number)
        and not cue.first <= index < cue.last  # "doubted that": the doubt itself is told
        for cue in passage.frame_cues
    )


def _by_sense(passage: Passage, at: int, index: int) -> bool:
    """True if the negative word at one place says of the word at another that it is not so."""
    norms = passage.norms
    if at == index or in_reach(passage, at):  # "cannot be ruled out" rules nothing out
        return False
    if norms[at] in _RIGHTWARD:
        return at < index and not (norms[at] in OF_NOUNS and beyond(passage, at, index))
    if at < index:
        return _complements(passage, at, index)
    between, before = norms[index + 1 : at], norms[at - 1]
    if "," in between or ({"and", "or"} & set(between) and verbal(passage, index, at)):
        return False  # "Oman and Ilm abstained" says it of both
    return before in _PREDICATES or before not in passage.cues.function_words


def _complements(passage: Passage, at: int, index: int) -> bool:
    """True if a word is what is refused or denied, not the verb of `a ban on arms took effect`."""
    if passage.norms[at + 1] in _INTRANSITIVE:
        return False
    for place in range(at + 1, index + 1):
        if passage.norms[place] in _COMPLEMENTISERS:
            return True
        if passage.norms[place] == "as":
            return False  # "dismissed it as a game": as what it was dismissed is said of it
        if verbal(passage, place, place + 1) and passage.norms[place - 1] not in DETERMINERS:
            return False
    return True


def points_back(passage: Passage, cue: Cue) -> bool:
    """True if what a denial denies stands elsewhere: `denied this`, `denied the charge`."""
    own, behind = passage.norms[cue.first : cue.last], passage.norms[cue.last : cue.last + 2]
    if "that" in own or "that" in behind:
        return False
    if not behind or not behind[0][0].isalnum() or behind[0] in _ANAPHORS:
        return True
    return bool(_ANAPHORS & set(own)) or (behind[0] in DETERMINERS and behind[-1] in _ANAPHORS)


def is_negative(passage: Passage) -> bool:
    """True if a passage negates, denies or doubts in any way."""
    if passage.negations or any(
        cue.label in {"denied", "questioned"} for cue in passage.frame_cues
    ):
        return True
    return (
        bool(negative_words(passage))
        or bool(set(passage.norms) & passage.cues.negators)
        or any(map(is_prefixed, passage.norms))
    )


def is_over(passage: Passage) -> bool:
    """`is over`, `cleared of`: an end or an acquittal told without a word that negates."""
    if _OVER.isdisjoint(passage.norms):
        return False
    return not _ENDS.isdisjoint(pairwise(passage.norms))


def closeness(claim: Passage, told: int, passage: Passage, index: int) -> float:
    """How many content words of one clause another has; its other words count little.

    Args:
        claim: The claim.
        told: A word of the claim, for its clause.
        passage: A sentence of the evidence.
        index: A word of it, for its clause.
    """
    one, other = _clause_of(claim, told), _clause_of(passage, index)
    known = [item for at in other if (item := passage.stems[at]) is not None]
    content = {item for at in one if (item := claim.stems[at]) is not None}
    shared = sum(any(akin(item, told) for told in known) for item in content)
    words = {claim.norms[at] for at in one} & {passage.norms[at] for at in other}
    return shared + _LITTLE * len(words)


def _clause_of(passage: Passage, index: int) -> range:
    first = index
    while first and passage.clauses[first - 1] == passage.clauses[index]:
        first -= 1
    return range(first, passage.clause_end(index))
