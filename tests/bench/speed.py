"""All that is said about speed, measured in one run and shown as ratios.

Usage: python tests/bench/speed.py [--only startup checks …] [--json RESULT.json]

Runs the benches below one after the other, some three minutes on an idle machine, and prints
one table each: median, spread (half of the distance between least and most), multiples of a
yardstick measured in the same run, and targets. `figures.py RESULT.json` puts the results
into the README. Ends with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench import batch, checks, dossier, evals, quote_check, startup
from bench.measuring import Figures

BENCHES: dict[str, Callable[[], Figures]] = {
    "startup": startup.measure,
    "quote_check": quote_check.measure,
    "checks": checks.measure,
    "evals": evals.measure,
    "batch": batch.measure,
    "dossier": dossier.measure,
}
PACKAGES = ("summarise-news", "openai", "pydantic", "typer", "jinja2")


def machine() -> dict[str, Any]:
    """What was measured on: processor, cores, Python, versions."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    text = listed.read_text(encoding="utf-8") if listed.exists() else ""
    found = re.search(r"model name\s*:\s*(.+)", text)
    return found[1] if found else platform.processor() or platform.machine()


def main() -> int:
    """Run what is asked for, print it, keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=BENCHES, default=list(BENCHES))
    parser.add_argument("--json", type=Path, help="file for the results")
    wanted = parser.parse_args()
    began = time.monotonic()
    told = machine()
    print(f"{told['processor']}, {told['cores']} cores, Python {told['python']}", flush=True)
    found = []
    for name in wanted.only:
        figures = BENCHES[name]()
        found.append(figures)
        print(f"\n{figures.table()}", flush=True)
    missed = [f"{one.bench}: {name}" for one in found for name in one.missed()]
    print(f"\n{time.monotonic() - began:.0f} s; over their target: {', '.join(missed) or 'none'}")
    if wanted.json:
        result = {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": told,
            "benches": {one.bench: one.as_data() for one in found},
        }
        wanted.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
