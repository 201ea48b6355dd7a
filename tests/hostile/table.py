"""Prints what became of the attacks, by family: `python tests/hostile/table.py [--misses]`.

Covers: every family, the whole corpus, and its two parts (`corpus.Part`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.corpus import Result, attacks, results  # behind its path


def table(found: Iterable[Result]) -> str:
    """One line for each family, then the sum, then each part of the corpus."""
    rows = list(found)
    families = dict.fromkeys(row.item.family for row in rows)
    parts = [(name, [row for row in rows if row.item.family == name]) for name in families]
    parts.append(("all", rows))
    parts += [
        (f"part: {part}", [row for row in rows if row.part == part])
        for part in dict.fromkeys(row.part for row in rows)
    ]
    head = f"{'family':<14} lies  rejected  marked  missed   caught   honest  untouched"
    lines = [head, *(_line(name, part) for name, part in parts)]
    lines.insert(len(families) + 1, "-" * len(head))
    return "\n".join(lines)


def _line(name: str, part: list[Result]) -> str:
    lies = [row for row in part if row.item.lie]
    honest = [row for row in part if not row.item.lie]
    count = {key: sum(row.became == key for row in lies) for key in ("rejected", "marked", "clean")}
    clean = sum(row.became == "clean" for row in honest)
    return (
        f"{name:<14} {len(lies):>4}  {count['rejected']:>8}  {count['marked']:>6}  "
        f"{count['clean']:>6}  {sum(row.caught for row in lies) / len(lies):>6.1%}  "
        f"{len(honest):>7}  {clean / len(honest):>8.1%}"
    )


def main() -> None:
    """Print the table, and with --misses every item that is not as expected."""
    found = results()
    print(f"{sum(1 for _ in attacks())} attacks\n\n{table(found)}")  # noqa: T201  # a command
    if "--misses" in sys.argv:
        for row in found:
            if not row.as_expected:
                got = ", ".join(row.verdicts)
                print(f"{row.part:<6} {row.item.id}: {row.became} {got}")  # noqa: T201


if __name__ == "__main__":
    main()
