"""Accuracy of the baseline's event classes against PLOVER gold standard sentences.

Run: python tests/bench/plover.py --data FILE [--show A]

FILE holds one JSON object a line: id, text, plover (root, v2.0 names), quad. The sentences
are split in two halves by a hash of their id; words of the lexicon may be chosen by looking
at half A, never at half B, so the figure for B is the honest one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.main_event import classify_event

KEYWORDS = (0.39, 0.55)  # root and quad accuracy of a plain keyword list on the same file


def half_of(identifier: str) -> str:
    """The half, A or B, that a sentence belongs to."""
    return "AB"[hashlib.sha256(identifier.encode()).digest()[0] % 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", choices=["A"], help="list the errors of half A")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text("utf-8").splitlines() if line]
    if not rows:
        raise SystemExit(f"{options.data} holds no sentences")
    for row in rows:
        guess = classify_event(row["text"])
        row["root_guess"] = guess.root if guess else None
        row["quad_guess"] = guess.quad.value if guess else None
    for name in ("A", "B", "AB"):
        report(name, [row for row in rows if half_of(row["id"]) in name])
    print(f"keyword list, both halves: root {KEYWORDS[0]:.0%}, quad {KEYWORDS[1]:.0%}")
    table(rows)
    if options.show:
        errors([row for row in rows if half_of(row["id"]) == options.show])


def report(name: str, rows: list[dict[str, str]]) -> None:
    count = len(rows)
    roots = sum(row["root_guess"] == row["plover"] for row in rows)
    quads = sum(row["quad_guess"] == row["quad"] for row in rows)
    silent = sum(row["root_guess"] is None for row in rows)
    print(
        f"half {name:2}: {count} sentences, root {roots}/{count} = {roots / count:.1%}, "
        f"quad {quads}/{count} = {quads / count:.1%}, no guess {silent}"
    )


def table(rows: list[dict[str, str]]) -> None:
    gold = Counter(row["plover"] for row in rows)
    right = Counter(row["plover"] for row in rows if row["plover"] == row["root_guess"])
    guessed = Counter(row["root_guess"] for row in rows)
    print(f"{'root':10} {'gold':>4} {'right':>5} {'guessed':>7}")
    for root, count in gold.most_common():
        print(f"{root:10} {count:4} {right[root]:5} {guessed[root]:7}")


def errors(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if row["root_guess"] != row["plover"]:
            print(f"{row['plover']} got {row['root_guess']}: {row['text']}")


if __name__ == "__main__":
    main()
