"""What is negated in one passage: by a negation, a denial, a doubt, or a word's sense.

Covers: the word a negation falls on, words that negate by what they mean ("rejected",
"without") and how far, denials and doubts, "would not" with its verb left out.
Does not cover: comparing a claim with its evidence (`negation.py`), finding negations
(`scopes.py`), several negations of one word.
"""

from __future__ import annotations

from itertools import pairwise

from summarise.checks.cues import FUNCTION_WORDS
from summarise.checks.reach import denial_reach, head_after, verbal
from summarise.checks.scopes import DETERMINERS, Cue, Passage
from summarise.checks.wording import akin, stem

# Words that negate by what they mean.
NEGATIVE_STEMS = frozenset(
    stem(word)
    for word in (
        "reject refuse deny decline fail lack stop halt cancel prevent block avoid abandon end "
        "suspend drop oppose ban forbid prohibit false absence absent untrue unable unwilling "
        "unlikely impossible refute dismiss rebuff veto scrap postpone delay stall break quit "
        "withdraw cease exclude without barely hardly little few stopped ended denial "
        "refusal rejection failure free neither nor thwart foil repel boycott withhold unless "
        "dispute contrary against baseless unfounded groundless fabricated hoax nonsense slander "
        "accident lie collapse"
    ).split()
)
DENYING = frozenset({"denied", "questioned"})  # labels of frames
Piece = tuple[Passage, int, int]  # a sentence of the evidence, and the evidence's bounds in it

# Of these, the ones that say it of what follows only: "soldiers without insignia advanced".
_RIGHTWARD = frozenset(
    "without barely hardly little few unless contrary against absent free neither nor".split()
)
_SUBJECTS = frozenset({"nothing", "nobody", "none", "one", "neither"})
_OF = frozenset("in of about at on from for with under among within".split())
_BEFORE_SUBJECTS = frozenset({"that", "and", "but", "said", "says", "because", "while"})
_DEGREE = frozenset({"longer", "further", "more"})
_COMPLEMENTISERS = frozenset("to that whether from it they he she we".split())
_LITTLE = 0.02  # so that all words together count less than one that carries content
_AUXILIARIES = {
    "will": "will", "would": "will", "shall": "will", "can": "can", "could": "can",
    "may": "may", "might": "may", "must": "must", "has": "have", "have": "have", "had": "have",
    "do": "do", "does": "do", "did": "do",
}  # fmt: skip
_FALSE = frozenset("false untrue baseless unfounded groundless fabricated".split())
_PREDICATES = frozenset("was were is are be been being has have had".split())


def head_of(passage: Passage, cue: Cue) -> int | None:
    """The word that a negation falls on; of `nothing in the text allows`, the verb."""
    cue = _inverted(passage, cue)
    head = head_after(passage, cue)
    if head is not None and passage.norms[head] in _DEGREE:
        return head_after(passage, Cue(cue.label, cue.first, head + 1, cue.reach))
    if head is None or not _is_subject(passage, cue):
        return head
    verb = next((at for at in range(cue.last, cue.reach) if verbal(passage, at, at + 1)), head + 1)
    return head_after(passage, Cue(cue.label, cue.first, verb, cue.reach))


def _inverted(passage: Passage, cue: Cue) -> Cue:
    """`never before has it ...` reaches on over the word that else begins a clause."""
    if passage.norms[cue.last - 1 : cue.last + 1] != ("never", "before"):
        return cue
    return Cue(cue.label, cue.first, cue.last + 1, passage.clause_end(cue.last))


def _is_subject(passage: Passage, cue: Cue) -> bool:
    """`nothing in the text ...`, `none of them ...`, at the head of a clause."""
    before = passage.norms[cue.first - 1] if cue.first else ","
    opener = passage.norms[cue.last] if cue.last < cue.reach else ""
    is_first = before in _BEFORE_SUBJECTS or not before[0].isalnum()
    return is_first and passage.norms[cue.last - 1] in _SUBJECTS and opener in _OF


def left_out(passage: Passage, cue: Cue) -> str | None:
    """The auxiliary of `said that it would not`, whose verb stands elsewhere; else None."""
    norm = passage.norms[cue.first]
    if cue.last - cue.first > 1 or not (norm == "not" or norm.endswith("n't")):
        return None
    if any(passage.words[at].is_word for at in range(cue.last, cue.reach)):
        return None
    return auxiliary_of(passage, cue)


def auxiliary_of(passage: Passage, cue: Cue) -> str | None:
    """The auxiliary that a negation goes with, in its plain form; None if it has none."""
    norm = passage.norms[cue.first]
    if norm == "not":
        return _AUXILIARIES.get(passage.norms[cue.first - 1]) if cue.first else None
    return "can" if norm == "cannot" else _AUXILIARIES.get(norm.removesuffix("n't"))


def has_auxiliary(passage: Passage, auxiliary: str) -> bool:
    """True if a passage has a form of an auxiliary that `left_out` gave."""
    return any(_AUXILIARIES.get(norm) == auxiliary for norm in passage.norms)


def heads_of(passage: Passage) -> set[int]:
    """The words that the negations of a passage fall on."""
    heads = {head_of(passage, cue) for cue in passage.negations}
    return {head for head in heads if head is not None}


def negated_at(passage: Passage, index: int, told: frozenset[str] = frozenset()) -> bool:
    """True if a passage negates a word: by a negation, a denial, or a word's sense.

    Args:
        passage: The passage.
        index: Of the word.
        told: Stems that do not count: the claim has them as well.
    """
    if in_reach(passage, index) or denied_at(passage, index) or _doubted_at(passage, index):
        return True
    if index and passage.norms[index - 1] == "before" and passage.norms[index].endswith("ing"):
        return True  # "were shot down before reaching the city"
    number = passage.clauses[index]
    return any(passage.clauses[at] == number for at in negating_words(passage, index, told))


def negating_words(passage: Passage, index: int, told: frozenset[str]) -> list[int]:
    """The words, other than `told`, that by their sense say of a word that it is not so."""
    return [
        at
        for at, item in enumerate(passage.stems)
        if item in NEGATIVE_STEMS and item not in told and _by_sense(passage, at, index)
    ]


def in_reach(passage: Passage, index: int) -> bool:
    """True if a negation reaches a word; `without` reaches no further than its noun."""
    return any(
        _inverted(passage, cue).governs(index)
        and not (passage.norms[cue.first] in _RIGHTWARD and _beyond(passage, cue.first, index))
        and not _past_and(passage, cue, index)
        for cue in passage.negations
    )


def _past_and(passage: Passage, cue: Cue, index: int) -> bool:
    """True behind the `and` of `did not sign and left`, or the comma of `seeing none, he left`."""
    norms = passage.norms
    if norms[0].endswith("ing") and "," in norms[cue.last : index]:
        return True
    supported = norms[cue.first] == "didn't" or (cue.first and norms[cue.first - 1] == "did")
    return bool(supported) and any(
        norms[at] == "and" and verbal(passage, at + 1, at + 2) for at in range(cue.last, index)
    )


def _beyond(passage: Passage, at: int, index: int) -> bool:
    """True if the verb of another phrase stands between: `without insignia advanced`."""
    following = passage.norms[at + 1] if at + 1 < len(passage.norms) else ""
    return verbal(passage, at + (3 if following in DETERMINERS else 2), index + 1)


def denied_at(passage: Passage, index: int) -> bool:
    """True if a denial reaches a word."""
    return any(
        cue.label == "denied" and cue.last <= index < denial_reach(passage, cue)
        for cue in passage.frame_cues
    )


def _doubted_at(passage: Passage, index: int) -> bool:
    number = passage.clauses[index]
    return any(
        cue.label == "questioned" and (cue.governs(index) or passage.clauses[cue.first] == number)
        for cue in passage.frame_cues
    )


def _by_sense(passage: Passage, at: int, index: int) -> bool:
    """True if the negative word at one place says of the word at another that it is not so."""
    norms = passage.norms
    if at == index or in_reach(passage, at):  # "cannot be ruled out" rules nothing out
        return False
    if norms[at] in _RIGHTWARD:
        return at < index and not _beyond(passage, at, index)
    if at < index:
        return _complements(passage, at, index)
    between, before = norms[index + 1 : at], norms[at - 1]
    if {",", "and", "or"} & set(between):
        return False
    return before in _PREDICATES or before not in FUNCTION_WORDS


def _complements(passage: Passage, at: int, index: int) -> bool:
    """True if a word is what is refused or denied, not the verb of `a ban on arms took effect`."""
    for place in range(at + 1, index + 1):
        if passage.norms[place] in _COMPLEMENTISERS:
            return True
        if verbal(passage, place, place + 1) and passage.norms[place - 1] not in DETERMINERS:
            return False
    return True


def is_negative(passage: Passage) -> bool:
    """True if a passage negates, denies or doubts in any way."""
    if passage.negations or any(
        cue.label in {"denied", "questioned"} for cue in passage.frame_cues
    ):
        return True
    return bool(passage.content & NEGATIVE_STEMS) or bool(
        set(passage.norms) & passage.cues.negators
    )


def is_over(passage: Passage) -> bool:
    """`is over`: an end told without a word that negates."""
    return bool({("is", "over"), ("was", "over"), ("are", "over")} & set(pairwise(passage.norms)))


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


def called_false(passage: Passage) -> str | None:
    """`is false`: a verdict on what its sentence tells."""
    for before, norm in pairwise(passage.norms):
        if norm in _FALSE and before in {"is", "are", "was", "were"}:
            return f"{before} {norm}"
    return None


def shown(passage: Passage, cue: Cue, head: int) -> str:
    """The passage's own characters from a negation to the word it falls on."""
    return passage.text[passage.words[cue.first].start : passage.words[head].end]
