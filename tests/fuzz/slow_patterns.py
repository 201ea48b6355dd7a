"""Every regular expression of the package on texts made to be slow, in processes of their own.

Usage: python tests/fuzz/slow_patterns.py           a sample of texts for each, as the tests run it
       python tests/fuzz/slow_patterns.py --whole   ten times as many

What takes more than four times as long on a text four times as long is tried on the longest text
that can reach it, where it may take five seconds of processor time. Expressions are used in the
way the package uses them: one that is only matched does not search. Prints those that are too
slow, with the text, then how many there are; ends with 1 if one is too slow.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from fuzz.package_patterns import Used, longest, package_patterns
from fuzz.pumps import pumps

SECONDS = 5  # of processor time, on the longest text
SHORT, LONG = 4_000, 16_000  # characters; four times as long
NOTICED = 0.001  # seconds on LONG: what is quadratic and quicker keeps the bound on a megabyte
GROWTH = 7  # times as long for a text four times as long; what is quadratic takes sixteen
TEXTS = 10  # for one expression; with --whole ten times as many
COMMON = (
    " ", "\n", "a", "A", "1", ".", ",", "-", "a ", "A ", "a. ", "a-", "1,", "Ab, ", "“", "\u0301",
    "\u200b", '"', "'", "(", "<", "<a ", "{", "[", "|", "*", "_", "#", "/", "a@", ":", "&", "=",
    "U.S. ", "not ", "said that ", "one hundred and ", "May ", "\r\n", ". . ", "…", "—", "\0",
)  # fmt: skip


def main() -> int:
    """Try every expression."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--whole", action="store_true")
    texts = TEXTS * (10 if parser.parse_args().whole else 1)
    patterns = package_patterns()
    slow = 0
    for used in patterns:
        told = _tried(used, texts)
        slow += bool(told)
        print(told, end="", flush=True)
    print(f"{len(patterns)} patterns, {slow} too slow")
    return int(bool(slow))


def _tried(used: Used, texts: int) -> str:
    """What is too slow: a line, or nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 4, SECONDS + 4))
        _try(used, texts, lambda told: os.write(writing, told.encode()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        lines = told.read().splitlines()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    slow = [line for line in lines if line.startswith("slow ")]
    if status:
        slow.append(f"never ends: {lines[-1] if lines else 'making texts'}")
    return "".join(f"{used.names[0]} {line}\n" for line in slow[:1])


def _try(used: Used, texts: int, tell: Callable[[str], object]) -> None:
    most, _ = longest(used)
    for head, unit in _texts(used, texts):
        tell(f"{head!r} and {unit!r} again and again, up to {most} characters\n")
        if most > LONG and not _grows(used, head, unit):
            continue
        whole = _seconds(used, head, unit, most)
        if whole > SECONDS:
            tell(f"slow {whole:.1f} s on {head!r} and {unit!r}\n")
            return


def _grows(used: Used, head: str, unit: str) -> bool:
    """Whether it takes notably more than four times as long, and does so again, for longer."""
    short, long = (_seconds(used, head, unit, size) for size in (SHORT, LONG))
    if long < NOTICED or long < GROWTH * short:
        return False
    return _seconds(used, head, unit, 4 * LONG) > GROWTH * long


def _texts(used: Used, most: int) -> Iterator[tuple[str, str]]:
    """Half made from the expression, half from what is slow for many."""
    rng = Random(used.names[0])  # noqa: S311  # the same texts every time
    own = pumps(used.pattern, rng)
    rng.shuffle(own)
    yield from own[: most // 2]
    common = [("", unit) for unit in COMMON]
    yield from rng.sample(common, min(most - most // 2, len(common)))


def _seconds(used: Used, head: str, unit: str, size: int) -> float:
    text: Any = head + unit * (size // len(unit)) + "\0!"
    if isinstance(used.pattern.pattern, bytes):
        text = text.encode()
    started = time.process_time()
    for method in used.methods:
        _use(used.pattern, method, text)
    return time.process_time() - started


def _use(pattern: re.Pattern[Any], method: str, text: Any) -> None:
    if method in {"match", "fullmatch", "search"}:
        getattr(pattern, method)(text)
        return
    for _ in pattern.finditer(text):
        pass


if __name__ == "__main__":
    sys.exit(main())
