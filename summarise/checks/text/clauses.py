"""Where the clauses of a sentence part: at marks, at conjunctions, between quoted sentences.

Covers: half a dozen European languages, by words and marks alone.
Does not cover: syntax. A clause is where a careful reader would pause.
"""

from __future__ import annotations

# A new clause begins at these wherever they stand, at the second list behind a comma.
_TURNS = frozenset(
    (
        "but however although though while whereas nevertheless despite after before since "
        "because when amid following aber obwohl während pero aunque mientras mais bien"
    ).split()
)
_AFTER_COMMA = frozenset(
    (
        "and or so yet which who whose where saying adding insisting claiming citing calling "
        "describing accusing warning noting instead as he she it they und et y"
    ).split()
)
_SUBORDINATE = frozenset("although though while whereas because when after since as if".split())
_TITLE = 4  # letters: "Prof", "Capt", "Sgt"
_MARKS = frozenset(";:—–")
_RELATIVE = frozenset("which who whose where that".split())


def clause_numbers(norms: tuple[str, ...]) -> tuple[int, ...]:
    """For each word the number of the clause it stands in, from 0.

    Args:
        norms: The words and marks of a sentence, lower-cased.
    """
    numbers: list[int] = []
    current, relative = 0, False
    for index, norm in enumerate(norms):
        if norm == ",":
            following = norms[index + 1] if index + 1 < len(norms) else ""
            if relative:
                current, relative = current + 1, False
            elif following in _AFTER_COMMA and not _continues(norms, index + 1):
                current += 1
                relative = following in _RELATIVE
        elif norm in _MARKS or (norm in _TURNS and index > 0) or _ends(norms, index):
            current, relative = current + 1, norm in _SUBORDINATE
        elif norm in _SUBORDINATE and index == 0:
            relative = True
        numbers.append(current)
    return tuple(numbers)


def _ends(norms: tuple[str, ...], index: int) -> bool:
    """A stop between two sentences of one quotation, and not behind `Mr` or `St`."""
    last = norms[index] in {"!", "?"} or (norms[index] == "." and len(norms[index - 1]) > _TITLE)
    return last and 0 < index < len(norms) - 1 and norms[index + 1][0].isalpha()


def _continues(norms: tuple[str, ...], index: int) -> bool:
    """`, and that ...` goes on with what stood before."""
    return norms[index] in {"and", "or"} and norms[index + 1 : index + 2] in {("that",), ("not",)}
