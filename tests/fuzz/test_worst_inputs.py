"""A megabyte of the worst stays within bounds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.entry_points import ENTRIES
from fuzz.worst_strings import QUICK, STRINGS

SCRIPT = Path(__file__).with_name("worst_inputs.py")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")
def test_what_was_slow_once_stays_within_the_bounds() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(SCRIPT), "--quick"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr[-2_000:]
    assert done.stdout.count(" ok ") == len(QUICK)


def test_the_chosen_few_are_in_the_table() -> None:
    assert {entry for entry, _ in QUICK} <= ENTRIES.keys()
    assert {name for _, name in QUICK} <= STRINGS.keys()
