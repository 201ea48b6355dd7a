"""Whether a claim tells as whole what its evidence tells as nearly, partly or only for some.

Covers: adverbs before a verb ("nearly hit", "partly lifted"), parts of a group ("some of the 300
hostages"), conditions that open the sentence or stand between commas. English only.
Does not cover: bounds of numbers (`counting/bounded.py`), hedges of certainty (`hedges.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.counting.number_words import spoken_value
from summarise.checks.finding import OK, Finding
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.reach import predicates, told_aside, verbal
from summarise.checks.text.scopes import Passage, read
from summarise.language import read_as_english

_NEARLY = frozenset("nearly almost narrowly virtually practically".split())
_LARGELY = frozenset("largely mostly mainly broadly predominantly".split())
_PARTLY = frozenset("partly partially half incompletely temporarily provisionally".split())
_KEPT = {
    "nearly": _NEARLY | frozenset("close verge brink attempt tried point failed".split()),
    "largely": _LARGELY
    | _NEARLY
    | frozenset("most majority bulk some part parts partly partially half principally".split()),
    "partly": _PARTLY
    | frozenset(
        "part parts partial some limited temporary provisional days day weeks week hours "
        "months pause brief briefly short".split()
    ),
}
_KIND = {
    norm: kind
    for kind, norms in (("nearly", _NEARLY), ("largely", _LARGELY), ("partly", _PARTLY))
    for norm in norms
}
_PARTS = frozenset(
    "some few several many most half part third quarter majority one two minority".split()
)
_OPEN_IF = frozenset("if unless provided should were had only assuming".split())
_PROVIDED = frozenset("provided providing assuming supposing".split())
_COMES = frozenset("will would shall could can may might must 'll to".split())
_CONDITIONAL = frozenset(
    "if unless provided should would could might may when until once condition conditional "
    "conditions conditionally case depending threat threatens threatened warned warns "
    "ultimatum except".split()
)
_REACH = 2  # words between an adverb of degree and its verb
_GROUP = 10  # words of "of the ten states of the council"

_JOINED = {("and", ","), ("but", ",")}  # "left and, if it rains, will go"


def check_degree(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Look for words of degree and for parts of a group that a claim leaves out.

    Verdicts: `ok`; `overstated`.

    Args:
        text: A claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    passages = [read(item, language) for item in evidence]
    for passage in passages:
        lost = _lost(claim, passage) or _whole(claim, passage)
        if lost is not None and not _flat_elsewhere(claim, passage, passages):
            return Finding("overstated", f'the article has "{lost}"')
    return OK


def check_condition(
    text: str, evidence: Sequence[tuple[str, int, int]], *, language: str | None
) -> Finding:
    """Look for a condition under which alone the evidence says what a claim says.

    Verdicts: `ok`; `hypothetical`.

    Args:
        text: A claim that is no supposition by its status.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    if claim.negations or not _CONDITIONAL.isdisjoint(claim.norms):
        return OK
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        aside = told_aside(passage, [a for a, s in enumerate(passage.stems) if s in claim.content])
        for words, rest in _conditions(passage):
            if aside is not None and words[0] < aside[0]:
                continue
            under = {item for at in rest if (item := passage.stems[at]) is not None}
            inside = {item for at in words if (item := passage.stems[at]) is not None}
            mostly = 2 * len(claim.content & under) > len(claim.content)
            mostly = mostly or _retells(claim, passage, passage.inside(start, end), words)
            if mostly and 2 * len((inside - under) & claim.content) < len(inside):
                opener = " ".join(passage.norms[at] for at in list(words)[:3])
                return Finding("hypothetical", f'hypothetical by "{opener} ..."')
    return OK


def _retells(claim: Passage, passage: Passage, cited: list[int], words: range) -> bool:
    """True if a claim has most of a quote that was cut before the condition, or after it."""
    if set(cited) & set(words):
        return False
    quoted = {item for at in cited if (item := passage.stems[at]) is not None}
    return len(quoted) > 1 and 2 * len(quoted & claim.content) > len(quoted)


def _lost(claim: Passage, passage: Passage) -> str | None:
    """An adverb of degree right before a verb that the claim has without it."""
    grammar = grammar_of(passage)
    for at, norm in enumerate(passage.norms):
        kind = _KIND.get(norm)
        if kind is None or not _KEPT[kind].isdisjoint(claim.norms):
            continue
        end = passage.clause_end(at)
        told = (to for to in range(at + 1, min(at + 1 + _REACH, end)) if passage.stems[to])
        word = next(told, None)
        if word is None:
            continue
        deed = is_verb(passage, word, grammar)
        if passage.stems[word] in claim.content:
            if deed or (at and passage.norms[at - 1] in grammar.be):  # "is almost empty"
                return f"{norm} {passage.norms[word]}"
        elif deed and kind != "largely" and _retold(claim, passage, word, end):
            return f"{norm} {passage.norms[word]}"
    return None


def _retold(claim: Passage, passage: Passage, verb: int, end: int) -> bool:
    """`partly lifted its blockade` told as `ended its blockade`: another verb, one thing."""
    behind = [item for at in range(verb + 1, end) if (item := passage.stems[at]) is not None]
    before = {item for at in range(verb) if (item := passage.stems[at]) is not None}
    if not behind or behind[0] not in claim.content or before.isdisjoint(claim.content):
        return False
    return bool(predicates(claim) - passage.content)


def _whole(claim: Passage, passage: Passage) -> str | None:
    """`four of the ten states voted` told of the ten, or of all they are."""
    vague = "members" in claim.norms and not {"the", "all"} & set(claim.norms[:1])
    if vague or not _PARTS.isdisjoint(claim.norms):  # "Members of the council voted"
        return None
    grammar = grammar_of(passage)
    for at in range(1, len(passage.norms) - 2):
        part = passage.norms[at - 1]
        if passage.norms[at] != "of" or passage.norms[at + 1] not in {"the", "its", "their"}:
            continue
        if not (part in _PARTS or part.isdigit() or spoken_value([part]) is not None):
            continue
        if part in claim.norms or passage.norms[max(0, at - 2)] == "but":  # "all but one of"
            continue
        end = next(
            (
                to
                for to in range(at + 2, min(at + 2 + _GROUP, len(passage.norms)))
                if is_verb(passage, to, grammar) or not passage.words[to].is_word
            ),
            None,
        )
        if end is None or not passage.words[end].is_word:
            continue
        group = {item for to in range(at + 2, end) if (item := passage.stems[to])}
        head = set(filter(None, claim.stems[: end - at]))
        verb = next(filter(None, passage.stems[end : end + 2]), None)
        plural = "a" not in claim.norms[:1]
        if plural and group & head and 2 * len(group & head) >= len(head) and verb in claim.content:
            return " ".join(passage.norms[at - 1 : at + 3])
    return None


def _flat_elsewhere(claim: Passage, one: Passage, passages: Sequence[Passage]) -> bool:
    """True if another sentence of the evidence has most of the claim's words."""
    return any(
        2 * len(claim.content & other.content) > len(claim.content)
        for other in passages
        if other is not one
    )


def _conditions(passage: Passage) -> Iterator[tuple[range, list[int]]]:
    """Each condition, with the words of what hangs on it; only where something is to come."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        opens = at == 0 or norms[at - 1] in {",", '"', "“", "only", "but", "and"}
        provided = norm in _PROVIDED and norms[at + 1 : at + 2] == ("that",)
        if norm not in {"if", "unless"} and not (at == 0 and norm == "should") and not provided:
            continue
        if not opens or norms[at + 1 : at + 2] in {("not",), ("only",)}:
            continue
        end = next((to for to in range(at, len(norms)) if norms[to] == ","), None)
        if end is None and at == 0:
            continue
        stop = len(norms) if end is None else end
        joined = norms[at - 2 : at] in _JOINED
        rest = [to for to in range(at if joined else 0, len(norms)) if not at <= to < stop]
        unreal = "were" in norms[at:stop]  # "a fine plan, if the enemy were asleep"
        comes = not _COMES.isdisjoint(norms[to] for to in rest)
        if unreal or provided or comes or not any(verbal(passage, to, to + 1) for to in rest):
            yield range(at, stop), rest
