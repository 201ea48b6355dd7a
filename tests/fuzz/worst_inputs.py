"""Inputs of a megabyte made to be slow, each tried in a process of its own, bounded and measured.

Usage: python tests/fuzz/worst_inputs.py                 every input through every entry point
       python tests/fuzz/worst_inputs.py fold baseline   through these
       python tests/fuzz/worst_inputs.py --quick         the chosen few, as the tests run them

A line for each case: entry point, input, seconds of processor time, megabytes above the start.
Ends with 1 if a case is over a bound. What is refused with one of our own errors is answered.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from fuzz.entry_points import ENTRIES
from fuzz.worst_strings import QUICK, STRINGS
from summarise.errors import SummariseError

SIZE = 1_000_000  # characters
SECONDS = 5  # of processor time
MEGABYTES = 500


def main() -> int:
    """Try what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("entries", nargs="*", choices=[[], *ENTRIES])
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    _warm_up()
    failed = False
    for entry, name in _pairs(arguments.entries, quick=arguments.quick):
        outcome, seconds, megabytes = _tried(ENTRIES[entry], STRINGS[name](SIZE))
        failed = failed or outcome != "ok"
        print(f"{entry} {name} {outcome} {seconds:.2f} {megabytes:.0f}", flush=True)
    return int(failed)


def _pairs(entries: list[str], *, quick: bool) -> Iterator[tuple[str, str]]:
    if quick:
        yield from QUICK
        return
    for entry in entries or ENTRIES:
        for name in STRINGS:
            yield entry, name


def _warm_up() -> None:
    """Load what every process needs, so that the measure is of the input."""
    for run in ENTRIES.values():
        try:
            run("Two soldiers of Veskar were killed on Monday, the ministry said. " * 3)
        except SummariseError:
            continue


def _tried(run: Callable[[str], object], text: str) -> tuple[str, float, float]:
    """How it ended, seconds of processor time, and megabytes that it took at most."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = os.fork()
    if child == 0:
        _bound()
        os._exit(_run(run, text))
    _, status, usage = os.wait4(child, 0)
    seconds = usage.ru_utime + usage.ru_stime
    megabytes = max(0, usage.ru_maxrss - before) / 1024
    if os.WIFSIGNALED(status):
        return "too-slow", seconds, megabytes
    code = os.waitstatus_to_exitcode(status)
    if code:
        return {1: "raised", 2: "too-large"}.get(code, "ended"), seconds, megabytes
    slow = seconds > SECONDS
    return (
        "too-slow" if slow else "ok" if megabytes <= MEGABYTES else "too-large",
        seconds,
        megabytes,
    )


def _bound() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 1))


def _run(run: Callable[[str], object], text: str) -> int:
    started = time.process_time()
    try:
        run(text)
    except SummariseError:
        return 0
    except MemoryError:
        return 2
    except Exception as error:  # whatever it is, the case is named and has failed
        print(
            f"# {type(error).__name__} after {time.process_time() - started:.1f} s: {error}"[:200]
        )
        sys.stdout.flush()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
