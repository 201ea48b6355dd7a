"""Start-up of the commands that need no model, as ratios in one run.

Usage: python tests/bench/startup.py [--rounds 7]

Covers: CPU and wall time of `--version`, `--help`, a baseline run of one article and `verify`
against `python -c pass`, `import typer` and `import openai` on the same interpreter, each a
process of its own, by turns. Python may keep what it compiled, as on any user's machine.
Does not cover: commands that call a service (they pay for importing its client).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.measuring import Figures, Reading, command_ms

ARTICLE = Path(__file__).parents[2] / "evals" / "sample" / "black-sea-grain-2023.txt"
PASS, TYPER, OPENAI = "python -c pass", "import typer", "import openai"
# What each is a multiple of; the first is what its target bounds.
_AGAINST = {
    "--version": (PASS, OPENAI),
    "--help": (TYPER, PASS, OPENAI),
    "baseline run": (PASS, OPENAI),
    "verify": (PASS, OPENAI),
}
_RATIO_TARGETS = {"--version": 2.0, "--help": 1.3}
_WALL_TARGETS = {"baseline run": 800.0, "verify": 600.0}  # milliseconds


def measure(rounds: int = 7) -> Figures:
    """Time every command, one after the other in each round."""
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        environment = {**os.environ, "SUMMARISE_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for arguments in commands.values():
            command_ms(arguments, environment)  # compiles what is not compiled yet
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, arguments in commands.items():
                times[name].append(command_ms(arguments, environment))
    readings = []
    for name, found in times.items():
        cpu, wall = zip(*found, strict=True)
        against = _AGAINST.get(name, ())
        readings.append(Reading(name, cpu, "ms CPU", against, _RATIO_TARGETS.get(name)))
        readings.append(Reading(_wall(name), wall, "ms", (), _WALL_TARGETS.get(name)))
    return Figures("startup", f"processes of their own, {rounds} rounds", tuple(readings))


def _wall(name: str) -> str:
    return f"{name}, wall"


def _commands(folder: Path) -> dict[str, list[str]]:
    python = sys.executable
    summarise = str(Path(python).with_name("summarise"))
    stored = str(folder / "s.json")
    return {
        PASS: [python, "-c", "pass"],
        TYPER: [python, "-c", "import typer"],
        OPENAI: [python, "-c", "import openai"],
        "--version": [summarise, "--version"],
        "--help": [summarise, "--help"],
        "baseline run": [summarise, str(ARTICLE), "-m", "baseline", "-q", "-o", stored],
        "verify": [summarise, "verify", stored, str(ARTICLE)],
    }


def main() -> None:
    """Time every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    print(measure(parser.parse_args().rounds).table())


if __name__ == "__main__":
    main()
