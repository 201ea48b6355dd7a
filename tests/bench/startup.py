"""Start-up of the commands that need no model, as ratios in one run.

Covers: wall time of `--version`, `--help`, a baseline run of one article and `verify`,
each against `python -c pass` and `import typer` on the same interpreter.
Does not cover: commands that call a service (they pay for importing its client).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "evals" / "sample" / "black-sea-grain-2023.txt"


def seconds(arguments: list[str], repeats: int) -> float:
    """Median wall seconds of a command."""
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True)  # noqa: S603  # ours
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main() -> None:
    """Time every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=9)
    repeats = parser.parse_args().repeats
    python = sys.executable
    command = str(Path(python).with_name("summarise"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SUMMARISE_HOME"] = folder
        stored = str(Path(folder) / "s.json")
        run = [command, str(ARTICLE), "-m", "baseline", "-q", "-o", stored]
        empty = seconds([python, "-c", "pass"], repeats)
        typer = seconds([python, "-c", "import typer"], repeats)
        print(f"{'python -c pass':24} {empty * 1000:6.0f} ms")
        print(f"{'import typer':24} {typer * 1000:6.0f} ms")
        for name, arguments, base, limit in [
            ("--version", [command, "--version"], empty, "2.0 x pass"),
            ("--help", [command, "--help"], typer, "1.3 x import typer"),
            ("baseline, one article", run, typer, "0.8 s"),
            ("verify", [command, "verify", stored, str(ARTICLE)], typer, "0.6 s"),
        ]:
            took = seconds(arguments, repeats)
            against = "pass" if base is empty else "import typer"
            print(
                f"{name:24} {took * 1000:6.0f} ms  {took / base:4.1f} x {against} (target {limit})"
            )


if __name__ == "__main__":
    main()
