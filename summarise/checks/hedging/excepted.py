"""Whether a claim tells as whole what its evidence tells with an exception, or as an accident.

Covers: "except", "apart from" and their like behind or before the words that are claimed; mishaps
("by accident", "misfired") that a claim about force leaves out. English only.
Does not cover: parts of a group (`degree.py`), exceptions in another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.counting.number_words import spoken_value
from summarise.checks.finding import OK, Finding
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stems_in
from summarise.language import read_as_english

_EXCEPTING = (
    ("with", "the", "exception", "of"),
    ("with", "the", "exceptions", "of"),
    ("except", "for"),
    ("except",),
    ("excepting",),
    ("save", "for"),
    ("apart", "from"),
    ("aside", "from"),
    ("other", "than"),
    ("excluding",),
    ("but", "for"),
)
_OPENING = frozenset(phrase[0] for phrase in _EXCEPTING)
# Of these, the ones that may also add or describe: only behind "all", "no" and their like.
_LOOSE = frozenset({"apart", "aside", "other", "excluding", "but"})
_WHOLE = frozenset(
    "all every each everything everyone everybody everywhere any anyone anything whole entire no "
    "none nobody nothing nowhere never both always".split()
)
_KEPT = frozenset(
    "except excepting exception exceptions apart aside other others excluding save but only most "
    "mostly nearly almost largely mainly majority partly partially some many rest remaining "
    "elsewhere otherwise without outside bar barring beyond".split()
)
# What still stands of "all but two": "they are still in two".
_WITHIN = frozenset("in remain remains stay stays still hold holds keep keeps".split())
_MISHAPS = frozenset(
    "accidentally accidental accident inadvertently inadvertent unintentionally unintentional "
    "mistakenly unwittingly misfired misfire misfiring malfunctioned malfunction skidded mishap "
    "mistake error unintended".split()
)
_BY_PHRASE = {"accident": "by", "mistake": "by", "error": "in"}
_FORCE = stems_in(
    "attack assault raid bomb shell strike struck fire shoot shot kill wound injure hit ram "
    "destroy sink launch blast explode detonate invade violate target murder hurt harm damage"
)


def check_excepted(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Look for exceptions and mishaps of the evidence that a claim leaves out.

    Verdicts: `ok`; `overstated`.

    Args:
        text: A claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    for sentence in evidence:
        passage = read(sentence, language)
        lost = _exception(claim, passage) or _all_but(claim, passage) or _mishap(claim, passage)
        if lost is not None:
            return Finding("overstated", f'the article has "{lost}"')
    return OK


def _exception(claim: Passage, passage: Passage) -> str | None:
    """The words of an exception to what the claim says without one."""
    for first, last, end in _exceptions(passage):
        if not _KEPT.isdisjoint(claim.norms):
            return None
        behind = passage.stems[end : _stop(passage, end)]
        main = set(passage.stems[_group(passage, first) : first]) | set(behind)
        aside = set(passage.stems[last:end]) - main
        told = claim.content & main
        if _is_exception(claim, aside, _rule(passage, first, end)):
            return " ".join(passage.norms[first:last])
        if 2 * len(told) > len(claim.content) and not claim.content & aside:
            return " ".join(passage.norms[first:last])
    return None


def _rule(passage: Passage, first: int, end: int) -> set[str | None]:
    """The stems of what holds but for an exception, which may have a clause of its own."""
    if first:
        return set(passage.stems[:first])
    commas = [at for at in range(end + 1, len(passage.norms)) if passage.norms[at] == ","]
    relative = passage.norms[end + 1 : end + 2] in {("who",), ("which",), ("where",)}
    return set(passage.stems[commas[0] if relative and commas else end :])


def _is_exception(claim: Passage, aside: set[str | None], rule: set[str | None]) -> bool:
    """`except for the old, all slept in tents` told as: the old slept in tents."""
    subject = next(filter(None, claim.stems), None)
    rest = claim.content - aside
    told = len(rest & rule)
    return subject in aside and not claim.negations and told > 0 and 2 * told > len(rest)


def _is_count(norm: str) -> bool:
    return norm.isdigit() or norm == "one" or spoken_value([norm]) is not None


def _all_but(claim: Passage, passage: Passage) -> str | None:
    """`all but two of the villages` told as all of them, or as only two."""
    for at in range(len(passage.norms) - 3):
        number = passage.norms[at + 2]
        if passage.norms[at : at + 2] != ("all", "but") or not _is_count(number):
            continue  # "all but empty"
        if any(_is_count(norm) and norm not in passage.norms for norm in claim.norms):
            continue  # "nine of the ten": whether that is right, the numbers tell
        about = 2 * len(claim.content & passage.content) > len(claim.content)
        if number in claim.norms:
            lost = "only" in claim.norms or "just" in claim.norms
        else:
            lost = (_KEPT - {"only"}).isdisjoint(claim.norms) and not claim.negations
        if about and lost and "but" not in claim.norms and _WITHIN.isdisjoint(claim.norms):
            return " ".join(passage.norms[at : at + 3])
    return None


def _exceptions(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Where each exception begins, where its opening words end, and where it ends."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        if norm not in _OPENING:
            continue
        phrase = next((p for p in _EXCEPTING if norms[at : at + len(p)] == p), None)
        if phrase is None or norms[at + len(phrase) : at + len(phrase) + 1] in (("that",), ("to",)):
            continue
        last = at + len(phrase)
        end = next((to for to in range(last, len(norms)) if norms[to] in {",", ";"}), len(norms))
        rest = norms[end:] if at == 0 else norms[:at]
        if phrase[0] in _LOOSE and _WHOLE.isdisjoint(rest):
            continue
        yield at, last, end


def _group(passage: Passage, index: int) -> int:
    """Where the part of a sentence begins that an exception may belong to: behind a semicolon."""
    return next((at + 1 for at in range(index - 1, -1, -1) if passage.norms[at] == ";"), 0)


def _stop(passage: Passage, index: int) -> int:
    """Where that part ends."""
    marks = (at for at in range(index, len(passage.norms)) if passage.norms[at] == ";")
    return next(marks, len(passage.norms))


def _mishap(claim: Passage, passage: Passage) -> str | None:
    """The word that says of a deed of force that nobody meant it."""
    if _FORCE.isdisjoint(claim.content) or not _MISHAPS.isdisjoint(claim.norms):
        return None
    for at, norm in enumerate(passage.norms):
        needs = _BY_PHRASE.get(norm)
        if norm not in _MISHAPS or (needs and passage.norms[max(0, at - 1) : at] != (needs,)):
            continue
        around = set(passage.stems[_group(passage, at) :])
        if claim.negations or 2 * len(claim.content & around) < len(claim.content):
            continue
        return " ".join(passage.norms[at - bool(needs) : at + 1])
    return None
