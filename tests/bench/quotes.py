"""How `locate` does on recorded (source, quote) cases of another project's aligner.

Usage: python tests/bench/quotes.py --data alignment.json

The file holds `cases`, each with `source_text`, `quote` and
`whole_word_caseless_occurrences`. Expected: found at one of those places if there are any,
and not found if there are none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from summarise.article import Article, Sentence
from summarise.checks.quoting.quotes import Located, locate


def main() -> int:
    """Print the counts; the exit code is 1 if any case misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    cases = json.loads(parser.parse_args().data.read_text(encoding="utf-8"))["cases"]
    seconds = 0.0
    verdicts: Counter[str] = Counter()
    misses = []
    for case in cases:
        started = time.perf_counter()
        located = locate(case["quote"], 1, _one_sentence(case["source_text"]))
        seconds += time.perf_counter() - started
        verdicts[located.verdict.value] += 1
        if not _as_expected(located, case):
            misses.append((case["id"], case["quote"], located))
    print(f"{len(cases) - len(misses)} of {len(cases)} as expected, {seconds * 1e3:.1f} ms")
    print(", ".join(f"{name} {count}" for name, count in verdicts.most_common()))
    for identity, quote, located in misses:
        print(f"MISS {identity}: {quote!r} -> {located.verdict} {located.start}-{located.end}")
    return 1 if misses else 0


def _one_sentence(text: str) -> Article:
    return Article(text, (Sentence(1, 0, len(text), 1),) if text else ())


def _as_expected(located: Located, case: dict[str, Any]) -> bool:
    wanted = [tuple(span) for span in case["whole_word_caseless_occurrences"]]
    if not wanted:
        return not located.found
    return located.found and (located.start, located.end) in wanted


if __name__ == "__main__":
    raise SystemExit(main())
