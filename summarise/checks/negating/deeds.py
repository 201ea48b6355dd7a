"""Whether the deed of a signal, or of a claim that calls it done, is done in its evidence at all.

Covers: evidence whose words stand under a negation or a verb such as "refused",
"failed", "threatened", with something between the verb and its "to", "used to" and "until".
Does not cover: denials and conditions (`frames.py`), which deed it is, whose it is (`acting/`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.negating.heads import reaches
from summarise.checks.negating.polarity import Piece
from summarise.checks.text.names import KnownName, name_places
from summarise.checks.text.reach import predicates
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stems_in

_MAJORITY = 0.5  # share of the evidence's words that carry content
_AHEAD = stems_in(
    "threaten plan vow pledge promise offer agree refuse fail decline urge ask try tried "
    "attempt press invite implore beg encourage appeal exhort lobby petition proposal propose bid "
    "motion"
)
_DRAFTED = stems_in("proposal bid motion plan")
_CARRIED = frozenset("adopted approved passed accepted carried agreed enacted succeeded".split())
_ASKING = stems_in(
    "urge ask press invite implore beg encourage appeal exhort lobby petition call want"
)
_PLAIN = frozenset({"not", "never", "neither", "nor"})
_YIELDING = frozenset(
    "allow let permit tolerate stop rest hesitate abandon give leave yield fail wait back".split()
)
_LIFTED = frozenset("until unless before if without except yet but only".split())
_SHORT_OF = frozenset(  # before a deed in -ing, or its noun
    {
        ("short", "of"), ("refrain", "from"), ("refrained", "from"), ("refrains", "from"),
        ("rule", "out"), ("ruled", "out"), ("rules", "out"), ("ruling", "out"),
    }
)  # fmt: skip
_UPON = frozenset({("on",), ("upon",)})
_BILLS = frozenset("bill motion resolution proposal amendment draft plan deal".split())
_REFUSED = frozenset("rejected defeated blocked vetoed down threw against".split())
_ASKED_GAP = 9  # words: "pressed the members of the council on Friday to"
_GAP = 5  # words between such a verb and its "to"


def check_done(
    evidence: Sequence[tuple[str, int, int]], *, ahead: bool = False, language: str | None
) -> Finding:
    """Look for what says of the evidence that it did not happen, or not yet, or no longer.

    Verdicts: `ok`, also if one piece of the evidence tells it as done; `not_negated`.

    Args:
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        ahead: Whether the deed is still to come; then only plain negations count.
        language: ISO 639-1 of the article, or None for English.
    """
    pieces = [(read(sentence, language), start, end) for sentence, start, end in evidence]
    undone = [
        _voted_down(piece) or (_negated(piece) if ahead else _undone(piece)) for piece in pieces
    ]
    if not undone or None in undone:
        return OK
    return Finding("not_negated", f'told as done, the article has "{undone[0]}"')


def check_told_done(
    text: str, evidence: Sequence[tuple[str, int, int]], *, language: str | None
) -> Finding:
    """Look for what a claim tells as done and its evidence only behind `threatened ... to`.

    Verdicts: `ok`; `not_negated`.

    Args:
        text: A claim that calls something done or under way.
        evidence: As `check_done`.
        language: ISO 639-1 of the article, or None for English.
    """
    claim = read(text, language)
    if claim.negations:
        return OK
    deed = _deed(claim)
    for sentence, _, _ in evidence:
        passage = read(sentence, language)
        for at in range(len(passage.norms)):
            opener = _opens(passage, at)
            if not opener or passage.stems[at] in claim.content or passage.norms[at] in claim.norms:
                continue
            behind = set(passage.stems[opener : _end(passage, opener)])
            outside = {*passage.stems[:at], *passage.stems[_end(passage, opener) :]} - behind
            if predicates(claim) & outside:
                continue  # "asked him to let them go; he undertook to do so"
            if len(deed & behind) > _MAJORITY * len(deed):
                return Finding("not_negated", f'the article has "{passage.norms[at]} ... to"')
    return OK


def check_asked(
    sources: Sequence[KnownName], evidence: Sequence[tuple[str, int, int]], *, language: str | None
) -> Finding:
    """Look for sources of a signal who are only asked to do what it tells as done.

    Verdicts: `ok`; `not_negated`.

    Args:
        sources: Those who act.
        evidence: As `check_done`.
        language: ISO 639-1 of the article, or None for English.
    """
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        inside = passage.inside(start, end)
        names = [
            at
            for item in sources
            for span in name_places(sentence, item.every)
            for at in passage.inside(*span)[:1]
        ]
        for at in range(inside[0] if inside else 0):
            opener = _opens(passage, at) if passage.stems[at] in _ASKING else None
            if opener is None or not opener - 1 <= inside[0] <= opener + 1:
                continue
            if any(at < name < opener for name in names) and not any(name < at for name in names):
                return Finding("not_negated", f'only asked: "{passage.norms[at]} ... to"')
    return OK


def _deed(claim: Passage) -> frozenset[str]:
    """The words of a claim without names and days, which stand before the verb as well."""
    pairs = zip(claim.words, claim.stems, strict=True)
    plain = frozenset(item for word, item in pairs if item is not None and not word.capital)
    return plain if len(plain) > 1 else claim.content


def _negated(piece: Piece) -> str | None:
    """The plain negation that most of the evidence stands under, with no "until" behind it."""
    passage, start, end = piece
    inside = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    for cue in passage.negations:
        plain = passage.norms[cue.first] in _PLAIN or passage.norms[cue.first].endswith("n't")
        if not plain or not _LIFTED.isdisjoint(passage.norms[cue.last :]):
            continue
        if not _YIELDING.isdisjoint(passage.norms[cue.last : cue.last + 2]):
            continue  # "would not let the city starve"
        if sum(reaches(passage, cue, at) for at in inside) > _MAJORITY * len(inside):
            return passage.phrase(cue)
    return None


def _voted_down(piece: Piece) -> str | None:
    """What is done to the bill of `voted down a bill that would have armed Ilm`, or None."""
    passage, start, end = piece
    inside = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    for at, norm in enumerate(passage.norms):
        if norm in _BILLS and passage.norms[at + 1 : at + 3] == ("that", "would"):
            refused = next((n for n in passage.norms[:at][-_GAP:] if n in _REFUSED), None)
            if refused and sum(word > at for word in inside) > _MAJORITY * len(inside):
                return f"{refused} ... {norm}"
    return None


def _undone(piece: Piece) -> str | None:
    """The word that most of the evidence stands under, or None."""
    passage, start, end = piece
    inside = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    for cue in passage.negations:
        if sum(reaches(passage, cue, at) for at in inside) > _MAJORITY * len(inside):
            return passage.phrase(cue)
    for at in range(len(passage.norms)):
        opener = _opens(passage, at)
        behind = range(opener, _end(passage, opener)) if opener else range(0)
        own = range(at - 1, at + 2) if passage.norms[at : at + 2] in _SHORT_OF else range(0)
        told = [word for word in inside if word not in own]  # "stopped short of"
        if sum(word in behind for word in told) > _MAJORITY * len(told):
            return passage.norms[at]
    return None


def _end(passage: Passage, opener: int) -> int:
    """The end of the clause, or the `and` behind which another verb may stand."""
    end = passage.clause_end(opener)
    joined = (at for at in range(opener, end) if passage.norms[at] == "and")
    return next(joined, end)


def _opens(passage: Passage, at: int) -> int | None:
    """Where the deed behind `threatened on Sunday to`, `used to` or `until` begins."""
    norms = passage.norms
    if norms[at : at + 2] == ("used", "to") and norms[at - 1 : at] not in (("was",), ("were",)):
        return at + 2
    if norms[at : at + 2] in _SHORT_OF:
        return at + 2
    called = passage.stems[at] == "call" and norms[at + 1 : at + 2] in _UPON
    wanted = passage.stems[at] == "want" and norms[at + 1 : at + 2] != ("to",)
    if not (called or wanted or passage.stems[at] in _AHEAD or norms[at] == "until"):
        return None
    if _is_harmless(passage, at):
        return None
    drafted = passage.stems[at] in _DRAFTED
    if drafted and not _CARRIED.isdisjoint(norms):
        return None  # "a proposal to close the port was adopted"
    gap = _ASKED_GAP if drafted or passage.stems[at] in _ASKING else _GAP
    for to in range(at + 1, min(at + gap, len(norms))):
        if norms[to] == "to" and passage.clauses[to] == passage.clauses[at]:
            return to + 1
    return None


def _is_harmless(passage: Passage, at: int) -> bool:
    """True inside `did not fail to`, which says that it was done."""
    spans = passage.cues.not_negating.places(passage.norms)
    return any(first <= at < first + length for first, length in spans)
