"""Whether a claim keeps cause and consequence, earlier and later, more and less in their places.

Covers, in English: two statements joined by a word of cause or time ("because", "after", "led
to", "was triggered by") or two things compared ("than"), whose words the evidence joins the other
way round; a cause that the evidence says it was not ("not because of", "nothing to do with").
Does not cover: causes told in two sentences, consequences told without such a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarise.checks.counting.number_words import NUMBERS
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import akin
from summarise.language import read_as_english

# What stands behind these came first; what stands before them, second.
_BACKWARD = (
    "because of|because|due to|owing to|thanks to|as a result of|in response to|in retaliation for"
    "|in answer to|in reply to|in revenge for|in protest at|in protest against"
    "|out of anger at|as punishment for"
    "|in return for|in reaction to|caused by|triggered by|prompted by|provoked by|sparked by"
    "|set off by|brought on by|after|following"
)
_FORWARD = (
    "led to|leads to|leading to|resulted in|resulting in|caused|causing|triggered|triggering"
    "|prompted|prompting|provoked|provoking|sparked|sparking|set off|setting off|brought about"
    "|gave rise to|before|until|till|than"
)
_JOINTS = tuple(
    sorted(
        (
            *((tuple(phrase.split()), False) for phrase in _BACKWARD.split("|")),
            *((tuple(phrase.split()), True) for phrase in _FORWARD.split("|")),
        ),
        key=lambda item: -len(item[0]),
    )
)
_FIRST_WORDS = frozenset(phrase[0] for phrase, _ in _JOINTS)
_NO_CAUSE = (("not", "because"), ("nothing", "to", "do", "with"), ("not", "due", "to"))
_DENYING = frozenset("not neither none never nor".split())
_OF_THEM = frozenset("of them these those which either".split())
_ASIDE = 6  # words: "not, he insisted, because of it"
_KINDS = {**dict.fromkeys("after following before until till".split(), "time"), "than": "than"}
_LIMITS = frozenset({"until", "till"})
_LESS = frozenset("less fewer lower smaller weaker shorter younger cheaper worse".split())
_AMOUNTS = frozenset("more less fewer".split())
_ANAPHORS = frozenset({"either", "them"})
_STOPS = frozenset('. ; : — – " “ ”'.split())


@dataclass(frozen=True, slots=True)
class Joint:
    """Two stretches of one sentence and what joins them.

    Attributes:
        earlier: Stems of what came first, or is the cause.
        later: Stems of what came then.
        phrase: The words that join them.
        kind: `cause`, `time`, `than` or `less than`; the first of two compared counts as earlier.
    """

    earlier: frozenset[str]
    later: frozenset[str]
    phrase: str
    kind: str


def check_cause(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Compare what leads to what in a claim and in its evidence.

    Verdicts: `ok`; `order_swapped` where cause and consequence, or earlier and later, have
    changed places; `denied_cause` where the evidence says that it was not the cause.

    Args:
        text: A claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    claimed = list(_joints(claim))
    passages = [read(item, language) for item in evidence] if claimed else []
    for one in claimed:
        told = [
            other for passage in passages for other in _joints(passage) if _comparable(one, other)
        ]
        if any(_likeness(one, other) > 0 for other in told):
            continue
        turned = next((other for other in told if _likeness(one, other) < 0), None)
        if turned is not None:
            return Finding("order_swapped", f'turned round: the article has "{turned.phrase}"')
    causes = [one for one in claimed if one.kind == "cause"]
    if causes and not claim.negations:
        for passage in passages:
            denied = _denied_cause(causes, passage)
            if denied is not None:
                return Finding("denied_cause", shortened(f'the article has "{denied}"'))
    return OK


def _joints(passage: Passage) -> Iterator[Joint]:
    """Each word of cause or time with what stands on its two sides."""
    norms = passage.norms
    yield from _already(passage)
    if _FIRST_WORDS.isdisjoint(norms):
        return
    at = 0
    while at < len(norms):
        phrase = _joint_at(norms, at) if norms[at] in _FIRST_WORDS else None
        if phrase is None:
            at += 1
            continue
        words, forward = phrase
        if words == ("than",) and _is_bound(norms, at):
            at += 1
            continue
        if norms[at - 1] == "not" and at:  # "at her request, not because of the vote"
            at += len(words)
            continue
        before, behind = _sides(passage, at, at + len(words))
        if before and behind:
            first, then = (before, behind) if forward else (behind, before)
            kind = _KINDS.get(words[0], "cause")
            if kind == "than" and not _LESS.isdisjoint(norms[:at]):
                kind = "less than"
            yield Joint(first, then, " ".join(words), kind)
        at += len(words)


def _already(passage: Passage) -> Iterator[Joint]:
    """`When help came, the town had already fallen`: the second clause came first."""
    norms = passage.norms
    opens = norms[:1] == ("when",) or norms[:3] == ("by", "the", "time")
    comma = norms.index(",") if opens and "," in norms else 0
    if comma and ("had", "already") in pairwise(norms[comma:]):
        end = passage.clause_end(len(norms) - 1)
        earlier, later = _stems(passage, comma, end), _stems(passage, 0, comma)
        if earlier and later:
            yield Joint(earlier, later, "had already", "time")


def _is_bound(norms: tuple[str, ...], than: int) -> bool:
    """True for `more than 300`, where nothing is compared."""
    return norms[than - 1] in _AMOUNTS and any(
        norm[0].isdigit() or norm in NUMBERS for norm in norms[than + 1 : than + 2]
    )


def _joint_at(norms: tuple[str, ...], at: int) -> tuple[tuple[str, ...], bool] | None:
    """The longest joining phrase that begins at a word, and whether it points forward."""
    return next((item for item in _JOINTS if norms[at : at + len(item[0])] == item[0]), None)


def _sides(passage: Passage, first: int, last: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems before and behind some words; `After the vote, they left` has both behind."""
    norms = passage.norms
    start = max((at + 1 for at in range(first) if norms[at] in _STOPS), default=0)
    end = next((at for at in range(last, len(norms)) if norms[at] in _STOPS), len(norms))
    if not any(passage.stems[at] for at in range(start, first)):
        comma = next((at for at in range(last, end) if norms[at] == ","), end)
        return _stems(passage, comma, end), _stems(passage, last, comma)
    return _stems(passage, start, first), _stems(passage, last, end)


def _stems(passage: Passage, first: int, last: int) -> frozenset[str]:
    """The stems of words that carry content, and the month of May."""
    found = {item for item in passage.stems[first:last] if item is not None}
    if any(passage.norms[at] == "may" and passage.words[at].capital for at in range(first, last)):
        found.add("may")
    return frozenset(found)


def _comparable(one: Joint, other: Joint) -> bool:
    if {one.phrase, other.phrase} & _LIMITS and "cause" in {one.kind, other.kind}:
        return False  # "sheltered him until May" gives no cause
    return one.kind.endswith("than") == other.kind.endswith("than")


def _likeness(one: Joint, other: Joint) -> int:
    """Positive if two joints put the same things in the same order, negative if turned round."""
    straight = _shared(one.earlier, other.earlier), _shared(one.later, other.later)
    crossed = _shared(one.earlier, other.later), _shared(one.later, other.earlier)
    if one.kind.endswith("than"):  # what both share stands before it: "more in June than in May"
        exchanged = all(crossed) and not straight[1]
        return -1 if exchanged != (one.kind != other.kind) else 1
    if all(crossed) and sum(crossed) > sum(straight) and not all(straight):
        return -1
    return int(any(straight))


def _shared(left: frozenset[str], right: frozenset[str]) -> int:
    return sum(any(akin(item, told) for told in right) for item in left)


def _denied_cause(claimed: Sequence[Joint], passage: Passage) -> str | None:
    """`It was not because of the harvest`, told as `because of the harvest`."""
    norms = passage.norms
    for at, last in _denials(norms):
        before = _stems(passage, 0, at)
        behind = _stems(passage, last, passage.clause_end(last - 1)) - _ANAPHORS
        if any(_is_denied(one, before, behind, both=norms[last - 1] == "with") for one in claimed):
            return passage.text[
                passage.words[at].start : passage.words[min(last, len(norms) - 1)].end
            ]
    return None


def _denials(norms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words stand that deny a cause: the first of them, and one past the last."""
    for phrase in _NO_CAUSE:
        for at in range(len(norms) - len(phrase) + 1):
            if norms[at : at + len(phrase)] == phrase:
                yield at, at + len(phrase)
    for because in (at for at, norm in enumerate(norms) if norm == "because"):
        at = because - 1
        if at > 0 and norms[at] == ",":
            commas = (
                place
                for place in range(at - 1, at - _ASIDE, -1)
                if norms[place : place + 1] == (",",)
            )
            at = next(commas, 0) - 1
            while at > 0 and norms[at] in _OF_THEM:
                at -= 1
            if at >= 0 and norms[at] in _DENYING:
                yield at, because + 1


def _is_denied(one: Joint, before: frozenset[str], behind: frozenset[str], *, both: bool) -> bool:
    """Whether a cause is what the evidence says was none; `X had nothing to do with Y`: both."""
    if not both:
        return _shared(one.earlier, behind) > 0
    if not behind:
        return _shared(one.earlier, before) > 0
    return any(
        _shared(one.earlier, cause) and _shared(one.later, rest)
        for cause, rest in ((before, behind), (behind, before))
    )
