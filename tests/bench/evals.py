"""Replayed and scored cases against bare replays, and `eval check`: CPU and peak memory.

Usage: python tests/bench/evals.py [--cases 500] [--rounds 3]

Cases are invented (`tests/invented_cases.py`), some 350 words each. In each round, one after
the other: the first request of every case through the real client, 16 at once; a whole
evaluation of the same cases; the same in parts. CPU of this process, median over the rounds.
The command line is measured in processes of its own, start-up included: set
PYTHONDONTWRITEBYTECODE and every import is compiled anew, which costs half a second and 30 MB.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import summarise.evals.cases as cases_
from bench.measuring import Figures, Reading
from invented_cases import SET, made
from summarise.evals.cases import load_cases
from summarise.evals.evaluation import evaluated
from summarise.evals.provenance import Provenance
from summarise.evals.replaying import (
    Question,
    folder_of,
    known_texts,
    options_of,
    questions,
    replaying,
)
from summarise.evals.result import Selection
from summarise.evals.runner import run_cases
from summarise.evals.session import Plan, evaluate, prepare
from summarise.model.case_scope import for_case
from summarise.model.ledger import Ledger
from summarise.model.replay import ReplayTransport
from summarise.model.request import Request
from summarise.model.service import ServiceClient
from summarise.pipeline import Options

AT_ONCE = 16
BARE = "bare replay of a request"
# `ru_maxrss` of a child starts from what its parent held: VmHWM is the child's own.
_MEASURED = """
import re, runpy, sys, time
from pathlib import Path
try:
    runpy.run_module("summarise", run_name="__main__", alter_sys=True)
finally:
    status = Path("/proc/self/status").read_text()
    print(time.process_time(), re.search(r"VmHWM:\\s+(\\d+)", status)[1], file=sys.stderr)
"""
CHECKED = 100  # cases of the folder that `eval check` is measured on


def main() -> None:
    """Print CPU of each part, ratios and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as smaller:
        data = made(Path(folder), wanted.cases)
        few = made(Path(smaller), CHECKED)
        for name, command in (
            (f"eval run, {wanted.cases} cases", ("run", "-q", "-m", SET.slug, "--data", data)),
            (f"eval run, {CHECKED} cases", ("run", "-q", "-m", SET.slug, "--data", few)),
            (f"eval check, {CHECKED} cases", ("check", "--data", few)),
        ):
            seconds, megabytes = process(*map(str, command))
            print(f"{name}: {seconds:.2f} s CPU, {megabytes:.0f} MB at most")
        print(compared(data, wanted.rounds).table())


def measure(cases: int = 100, rounds: int = 3) -> Figures:
    """Replayed and scored cases against bare replays, of invented cases."""
    with tempfile.TemporaryDirectory() as folder:
        return compared(made(Path(folder), cases), rounds)


def compared(data: Path, rounds: int) -> Figures:
    """Time bare replays and evaluations by turns."""
    cases, options = load_cases(data), options_of(SET)
    asked = questions(cases, data, options)
    bare, whole, parts = [], [], []
    for _ in range(rounds):
        bare.append(bare_replays(asked, data))
        forget()
        whole.append(1e3 * seconds_of(lambda: evaluate(prepare(Plan(data, SET.slug)))) / len(cases))
        forget()
        parts.append([1e3 * part / len(cases) for part in part_seconds(data, options)])
    readings = [Reading(BARE, tuple(bare), "ms CPU")]
    readings.append(Reading("case replayed and scored", tuple(whole), "ms CPU", (BARE,), 3.0))
    names = ("read cases", "ready to replay", "replay, check, assemble", "score, add up")
    for name, *values in zip(names, *parts, strict=True):
        readings.append(Reading(f"of which {name}", tuple(values), "ms CPU"))
    return Figures("evals", f"a case of {len(cases)}, {rounds} rounds", tuple(readings))


def bare_replays(asked: list[Question], data: Path) -> float:
    """Milliseconds per first request through one client, its set-up not counted."""
    pairs = [(item.case.id, request) for item in asked for request in item.requests]
    transport = ReplayTransport(folder_of(SET, data), known_texts=known_texts(asked))
    return 1e3 * asyncio.run(ask_all(transport, pairs)) / len(pairs)


async def ask_all(transport: ReplayTransport, asked: list[tuple[str, Request]]) -> float:
    """Ask everything, some at once; CPU seconds, after a first question."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with ServiceClient(SET.settings(), http_client=transport) as client:

        async def one(case: str, request: Request) -> None:
            async with gate:
                with for_case(case):
                    await client.complete(request)

        await one(*asked[0])
        begun = time.process_time()
        await asyncio.gather(*(one(*pair) for pair in asked))
        return time.process_time() - begun


def part_seconds(data: Path, options: Options) -> Iterator[float]:
    """CPU of the steps of an evaluation."""
    clock = time.process_time
    begun = clock()
    cases = load_cases(data)
    yield clock() - begun
    begun = clock()
    engine = replaying(SET, cases, data, options, Ledger())
    yield clock() - begun
    begun = clock()
    outcomes, _ = run_cases(cases, engine, data)
    yield clock() - begun
    begun = clock()
    evaluated(
        cases,
        outcomes,
        data,
        facts=engine.facts,
        selection=Selection(available=len(cases)),
        provenance=Provenance(),
    )
    yield clock() - begun


def forget() -> None:
    """Have every article numbered again, as in a new process."""
    cases_._numbered.cache_clear()


def seconds_of(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def process(*arguments: str) -> tuple[float, float]:
    """CPU seconds and peak megabytes of `summarise eval` in a process of its own (Linux)."""
    command = [sys.executable, "-c", _MEASURED, "eval", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # ours
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds, kilobytes = done.stderr.split()[-2:]
    return float(seconds), int(kilobytes) / 1024


if __name__ == "__main__":
    main()
