"""What a bench measured: medians with their spread, and ratios within one run.

Covers: readings, ratios, the table that is printed, their form in a results file, CPU time of
this process and of a command.
Does not cover: what is measured (one file per bench), all benches in one run (`speed.py`),
the README's table (`figures.py`).
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NAME_WIDTH = 36


@dataclass(frozen=True, slots=True)
class Reading:
    """One quantity, measured several times.

    Attributes:
        name: Of the quantity, within its bench.
        values: One for each round, in `unit`; at least one.
        unit: `ms CPU`, `ms`, `%`, `MB` or the name of what is counted.
        against: Names of the readings of the same bench that it is shown as multiples of.
        target: The most that the first ratio, or without any the median, may be; None for none.
    """

    name: str
    values: tuple[float, ...]
    unit: str
    against: tuple[str, ...] = ()
    target: float | None = None

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """Half of the distance between least and most, as a share of the median."""
        middle = self.median
        return (max(self.values) - min(self.values)) / 2 / middle if middle else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All readings of one bench, from one run.

    Attributes:
        bench: Its name: that of its file.
        about: What was done how often, one line.
        readings: In the order they are printed.
    """

    bench: str
    about: str
    readings: tuple[Reading, ...]

    def of(self, name: str) -> Reading:
        """The reading of that name.

        Raises:
            KeyError: If there is none.
        """
        for reading in self.readings:
            if reading.name == name:
                return reading
        raise KeyError(name)

    def ratios(self, reading: Reading) -> dict[str, float]:
        """How many times each of its yardsticks a reading is."""
        bases = {name: self.of(name).median for name in reading.against}
        return {name: reading.median / base for name, base in bases.items() if base}

    def missed(self) -> tuple[str, ...]:
        """Names of the readings that are over their target."""
        return tuple(
            one.name
            for one in self.readings
            if one.target is not None and _judged(self, one) > one.target
        )

    def table(self) -> str:
        """The readings in lines: median, spread, ratio, target."""
        lines = [f"{self.bench}: {self.about}"]
        for one in self.readings:
            line = f"  {one.name:{NAME_WIDTH}} {shown(one.median):>8} {one.unit:10}"
            line += f" ±{one.spread:4.0%}" if len(one.values) > 1 else " " * 6
            for name, ratio in self.ratios(one).items():
                line += f"  {shown(ratio):>6} x {name}"
            if one.target is not None:
                line += f"  ({'over' if one.name in self.missed() else 'within'} {one.target:g})"
            lines.append(line.rstrip())
        return "\n".join(lines)

    def as_data(self) -> dict[str, Any]:
        """Plain data for a results file: by name, the median and what goes with it."""
        return {
            one.name: {
                "median": one.median,
                "spread": one.spread,
                "rounds": len(one.values),
                "unit": one.unit,
                "ratios": self.ratios(one),
                "target": one.target,
            }
            for one in self.readings
        }


def _judged(figures: Figures, reading: Reading) -> float:
    """What the target is a bound of."""
    return next(iter(figures.ratios(reading).values()), reading.median)


def shown(value: float) -> str:
    """A number with three figures, and no more decimals than it has any use for."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def cpu_ms(work: Callable[[], object], rounds: int) -> tuple[float, ...]:
    """Milliseconds of CPU that this process takes for it, once for each round.

    Python's collector runs before each, so that no round pays for the litter of another.
    """
    found = []
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        work()
        found.append(1e3 * (time.process_time() - began))
    return tuple(found)


def command_ms(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds of CPU and of wall time of a command in a process of its own.

    Raises:
        SystemExit: If it fails.
    """
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  # our own commands
        list(arguments),
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed with {process.returncode}")
    return 1e3 * (used.ru_utime + used.ru_stime), 1e3 * wall
