"""Paragraphs out of the lines of a PDF.

Covers: spacing, indents, short last lines, headings by size, columns and pages that a
paragraph runs across, initials. Does not cover: lists of short lines without marks, tables.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarise.read.hyphens import Joiner
from summarise.read.pdf_lines import Line

_OTHER_SIZE = 0.08  # share by which a heading's letters differ from the text's
_WIDER_STEP = 1.25  # of the usual step from line to line
_LEAST_STEP = 0.5  # font sizes; less is a raised letter or a line printed twice
_LONGEST_STEP = 4.0  # font sizes; farther is another place on the page
_INDENT = 0.7  # font sizes
_MOST_INDENT = 4.0
_SHORT = 0.75  # of a full line
_SHORT_AT_JUMP = 0.9  # likewise, where no gap can show: at the end of a column or page
_VERY_SHORT = 0.5
_FULL_LINE_QUANTILE = 0.8
_INITIAL = 1.5  # font sizes: a letter as tall begins a text as ornament
_ENDS = re.compile(r"[.!?…:。！？।؟][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"[•▪◦‣●■–]\s")


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document, for each font size: the step down, a full line's length."""

    steps: dict[float, float]
    lengths: dict[float, float]


def join_paragraphs(lines: Sequence[Line], joiner: Joiner) -> list[str]:
    """The paragraphs that `lines`, in reading order, make up.

    Args:
        lines: Without running heads.
        joiner: Joins lines, and keeps account of hyphens undone.
    """
    usual = _measured(lines)
    paragraphs: list[list[str]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if before is None or _begins(line, before, after, usual):
            paragraphs.append([])
        elif not _is_initial(before, line):
            paragraphs[-1][-1] = joiner.joint(before.text, line.text)
        paragraphs[-1].append(line.text)
    return ["".join(paragraph) for paragraph in paragraphs]


def _measured(lines: Sequence[Line]) -> _Measures:
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    lengths: dict[float, list[int]] = defaultdict(list)
    for one, other in pairwise(lines):
        step = one.height - other.height
        if _below(one, other) and _same_size(one, other) and step > _LEAST_STEP * other.size:
            steps[other.size][round(step, 1)] += 1
    for line in lines:
        lengths[line.size].append(len(line.text))
    return _Measures(
        {size: _usual_step(found) for size, found in steps.items()},
        {
            size: sorted(found)[int(_FULL_LINE_QUANTILE * (len(found) - 1))]
            for size, found in lengths.items()
        },
    )


def _usual_step(found: Counter[float]) -> float:
    """The least step that is not rare: gaps between paragraphs are wider, and fewer."""
    often = max(found.values()) / 4
    return min(step for step, count in found.items() if count >= often)


def _begins(line: Line, before: Line, after: Line | None, usual: _Measures) -> bool:
    """Whether `line` begins a paragraph."""
    if _is_initial(before, line):
        return False
    if not _same_size(line, before) or _BULLET.match(line.text):
        return True
    full = usual.lengths[line.size]
    ended = _ENDS.search(before.text) is not None
    heading = len(before.text) < _VERY_SHORT * full and not before.text.endswith(",")
    goes_on = line.text[:1].islower()
    follows = _below(before, line)
    step = usual.steps.get(line.size, math.inf)
    if follows and before.height - line.height > _WIDER_STEP * step:
        return True
    if _is_indented(line, before if follows else after, after):
        return follows or ended
    short = len(before.text) < (_SHORT if follows else _SHORT_AT_JUMP) * full
    return not goes_on and ((ended and short) or heading)


def _below(before: Line, line: Line) -> bool:
    """Whether `line` follows in the same column."""
    step = before.height - line.height
    return before.page == line.page and 0 < step < _LONGEST_STEP * line.size


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _is_indented(line: Line, against: Line | None, after: Line | None) -> bool:
    """Whether `line` starts further in than the line `against`, and the next does not."""
    if against is None or after is None:
        return False
    by = (line.left - against.left) / line.size
    back = (line.left - after.left) / line.size
    return _INDENT < by < _MOST_INDENT and (back > _INDENT or not _below(line, after))


def _is_initial(before: Line, line: Line) -> bool:
    letter = len(before.text) == 1 and before.text.isupper()
    return letter and before.size > _INITIAL * line.size
