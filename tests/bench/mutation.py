"""Mutation testing of the checks and of the figures of the evals: which wrong code do tests miss.

Usage: python tests/bench/mutation.py [PATH ...] [--sample 400] [--seed 1] [--workers 2]

PATHs are files or folders (default: the checks, and the modules figures are computed in).
Each test first runs once in a process of its own, where the lines it reaches are noted; each
mutant (`mutants.py`) then meets the tests that reach it, fastest first, until one fails, again
in a process of its own. These processes are forks of one that has collected every test, and
change the code of functions in place, so that a mutant costs a fork and the tests it meets.
A mutant that takes three times as long as its tests is killed too, as a timeout. A sample is
drawn file by file, in proportion, and is the same for the same seed and code.
The tests are those of the room, `test_checks_*.py` or `test_eval*.py`, without those that fail
as things are or take longer than some seconds; a mutant meets no more than the budget has room for.
Needs a system with fork.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib
import os
import pickle
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
from bench.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent.parent
EVALS = (
    "scoring alignment assignment aggregation krippendorff agreement significance gate "
    "comparison conflicts matching grouping"
)
TARGETS = (
    "summarise/checks",
    "summarise/evals/metrics",
    *(f"summarise/evals/{name}.py" for name in EVALS.split()),
)
TESTS = {"checks": "test_checks_*.py", "evals": "test_eval*.py"}  # by room
SLOW = 5.0  # seconds, while lines are noted
BUDGET = 40.0  # seconds of tests a mutant, likewise
PATIENCE = 3  # times as long as the tests take while lines are noted
Lines = set[tuple[str, int]]


@dataclass
class Reached:
    """The tests, by what they reach.

    Attributes:
        seconds: What each takes, by its number.
        at: The tests that reach a line of a file.
    """

    seconds: dict[int, float] = field(default_factory=dict)
    at: dict[tuple[str, int], set[int]] = field(default_factory=lambda: defaultdict(set))

    def tests(self, mutant: Mutant) -> list[int]:
        """The tests a mutant meets, fastest first, as many as the budget has room for."""
        name, (first, last) = str(mutant.path), mutant.lines
        lines = [(name, line) for line in range(first, last + 1)]
        if mutant.scope.isupper():  # a number: whatever the file is used in
            lines = [key for key in self.at if key[0] == name]
        found = set().union(*(self.at[key] for key in lines if key in self.at))
        ordered = sorted(found, key=lambda test: (self.seconds[test], test))
        spent = accumulate(self.seconds[test] for test in ordered)
        return [test for test, seconds in zip(ordered, spent, strict=True) if seconds <= BUDGET]


class Bench:
    """A pytest plugin that stands in for the run of the collected tests."""

    def __init__(self, chosen: Sequence[Mutant], workers: int) -> None:
        self.chosen, self.workers = chosen, workers
        self.results: list[tuple[Mutant, str]] = []
        self._failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Meet every mutant with the tests that reach it."""
        items = session.items
        # Made once, here: two forks that make the folder at one time fail, whatever the mutant does.
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        for mutant in self.chosen:
            importlib.import_module(_module(mutant.path))
        files = frozenset(str(mutant.path) for mutant in self.chosen)
        gc.freeze()  # or every fork's first collection copies what it shares with this process
        reached = self._reached(items, files)
        met = [reached.tests(mutant) for mutant in self.chosen]

        def meet(number: int) -> str:
            mutant, tests = self.chosen[number], met[number]
            spent = sum(reached.seconds[test] for test in tests)
            signal.setitimer(signal.ITIMER_PROF, 1 + PATIENCE * spent)  # of CPU: kills
            signal.alarm(60 + int(PATIENCE * PATIENCE * spent))  # whatever waits for ever
            _apply(mutant)
            return "killed" if self._fails([items[test] for test in tests]) else "survived"

        numbers = [number for number, tests in enumerate(met) if tests]
        verdicts = _forked(meet, numbers, self.workers, "mutants")
        for number, mutant in enumerate(self.chosen):
            verdict = verdicts.get(number, "timeout") if met[number] else "not reached"
            self.results.append((mutant, verdict))
        return True

    def _fails(self, items: Sequence[pytest.Item]) -> bool:
        for item, after in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self._failed:
                return True
        return False

    def _reached(self, items: Sequence[pytest.Item], files: frozenset[str]) -> Reached:
        def trace(number: int) -> tuple[bool, float, Lines]:
            lines: Lines = set()
            with _traced(files, lines):
                began = time.process_time()
                failed = self._fails([items[number]])
            return failed, time.process_time() - began, lines

        traced = _forked(trace, range(len(items)), self.workers, "tests")
        found = Reached()
        for number, (failed, seconds, lines) in sorted(traced.items()):
            if failed:
                print(f"fails as things are: {items[number].nodeid}")
            elif lines and seconds <= SLOW:
                found.seconds[number] = seconds
                for line in lines:
                    found.at[line].add(number)
        return found


@contextlib.contextmanager
def _traced(files: frozenset[str], lines: Lines) -> Iterator[None]:
    def enter(frame: FrameType, event: str, arg: object) -> Any:
        return step if frame.f_code.co_filename in files else None

    def step(frame: FrameType, event: str, arg: object) -> Any:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return step

    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(None)


def _forked(
    work: Callable[[int], Any], numbers: Sequence[int], workers: int, what: str
) -> dict[int, Any]:
    """What some work gives for each number, each in a fork; nothing for those that died."""
    results: dict[int, Any] = {}
    running: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for done, number in enumerate(numbers):
            if done % 100 == 0:
                print(f"{done} of {len(numbers)} {what}", file=sys.stderr)
            running[_fork(work, number, Path(folder, str(number)))] = number
            if len(running) == workers:
                _reap(running)
        while running:
            _reap(running)
        for number in numbers:
            with contextlib.suppress(FileNotFoundError):
                results[number] = pickle.loads(Path(folder, str(number)).read_bytes())  # noqa: S301
    return results


def _fork(work: Callable[[int], Any], number: int, path: Path) -> int:
    child = os.fork()
    if child:
        return child
    errors = os.dup(2)
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        path.write_bytes(pickle.dumps(work(number)))
        os._exit(0)
    finally:  # an error of the bench itself, not of a test
        os.write(errors, traceback.format_exc().encode())
        os._exit(1)


def _reap(running: dict[int, int]) -> None:
    """Wait for one of the forks; one that a timer killed has no result."""
    child, status = os.wait()
    del running[child]
    if os.waitstatus_to_exitcode(status) > 0:
        raise SystemExit("a fork failed")


def _apply(mutant: Mutant) -> None:
    """Change the code of a function, or a number wherever it was imported, in this process."""
    home = sys.modules[_module(mutant.path)]
    if mutant.scope.isupper():
        own = mutant.scope.startswith("_")
        for module in [home] if own else [m for at, m in sys.modules.items() if "summarise" in at]:
            if mutant.scope in vars(module):
                setattr(module, mutant.scope, ast.literal_eval(mutant.after))
        return
    found: Any = home
    for part in mutant.scope.split("."):
        found = vars(found)[part]
    while not isinstance(found, FunctionType):
        within = ("__wrapped__", "fget", "func", "__func__")
        found = next(getattr(found, name) for name in within if hasattr(found, name))
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    found.__code__ = _code(compile(mutant.tree(), str(mutant.path), "exec"), mutant.scope)


def _code(code: CodeType, scope: str) -> CodeType:
    name, _, rest = scope.partition(".")
    for constant in code.co_consts:
        if isinstance(constant, CodeType) and constant.co_name == name:
            return _code(constant, rest) if rest else constant
    raise LookupError(scope)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def sampled(paths: Sequence[Path], size: int, seed: int) -> list[Mutant]:
    """Mutants of some files, in proportion; all of them if there are no more than `size`."""
    rows = {path: list(mutants(path)) for path in paths}
    total = sum(map(len, rows.values()))
    chosen: list[Mutant] = []
    for path, every in rows.items():
        share = min(len(every), max(1, round(size * len(every) / total)) if every else 0)
        drawn = random.Random(f"{seed}{path.relative_to(ROOT)}").sample(range(len(every)), share)  # noqa: S311
        chosen += [every[at] for at in sorted(drawn)]
    print(f"{len(chosen)} of {total} mutants of {len(paths)} files, seed {seed}")
    return chosen


def report(results: Sequence[tuple[Mutant, str]]) -> None:
    """Print what was killed by file, then what was not, one line each."""
    files: dict[Path, Counter[str]] = defaultdict(Counter)
    for mutant, verdict in results:
        files[mutant.path.relative_to(ROOT)][verdict] += 1
    every = sum(files.values(), Counter[str]())
    rows = {**{str(path): row for path, row in files.items()}, "all": every}
    kinds = ("killed", "timeout", "survived", "not reached")
    print(f"{'':<48}{'killed %':>9}" + "".join(f"{kind:>12}" for kind in kinds))
    for name, row in sorted(rows.items(), key=lambda item: _share(item[1])):
        print(f"{name:<48}{_share(row):>9.1f}" + "".join(f"{row[kind]:>12}" for kind in kinds))
    for mutant, verdict in results:
        if verdict in {"survived", "not reached"}:
            place = f"{mutant.path.relative_to(ROOT)}:{mutant.lines[0]} {mutant.scope}"
            print(f"{verdict}: {place}\n  - {mutant.before}\n  + {mutant.after}")


def _share(row: Counter[str]) -> float:
    return 100 * (row["killed"] + row["timeout"]) / row.total()


def main() -> None:
    """Draw a sample, meet it with the tests, print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", default=TARGETS)
    parser.add_argument("--sample", type=int, default=400, help="0: every mutant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    wanted = [ROOT / path for path in options.paths]
    files = [path for item in wanted for path in (sorted(item.rglob("*.py")) or [item])]
    bench = Bench(sampled(files, options.sample or sys.maxsize, options.seed), options.workers)
    rooms = {path.relative_to(ROOT).parts[1] for path in files}
    tests = [str(p) for room in rooms for p in sorted((ROOT / "tests").glob(TESTS[room]))]
    with tempfile.TemporaryDirectory() as folder:
        settings = ["-s", "-qq", "-p", "no:cacheprovider", f"--basetemp={folder}/tests"]
        status = pytest.main([f"--rootdir={ROOT}", *settings, *tests], plugins=[bench])
    if status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        raise SystemExit(f"the tests cannot be collected: {status!r}")
    report(bench.results)


if __name__ == "__main__":
    main()
