"""No regular expression of the package runs away on a text made to be slow."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from fuzz.package_patterns import LONGEST, Used, longest, package_patterns
from fuzz.pumps import pumps

SCRIPT = Path(__file__).with_name("slow_patterns.py")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_every_pattern_keeps_its_bound_on_the_longest_text_that_can_reach_it() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(SCRIPT)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr[-2_000:]
    assert re.search(r"^[1-9]\d\d patterns, 0 too slow$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("pattern", "unit"),
    [
        (r"(?:a|b)+c", "a"),
        (r"x(?:[^ -~]\d*)*!", "漢"),
        (r"\s+$", " "),
        (rb"From (?:[a-c]{1,60}:)*", "a:"),
        (r"(?=.*q)(\W{6,})", "-"),
    ],
)
def test_what_a_pattern_repeats_is_tried(pattern: str | bytes, unit: str) -> None:
    random = Random(1)  # noqa: S311

    found = {made for _ in range(20) for _, made in pumps(re.compile(pattern), random)}

    assert any(unit in made for made in found)


def test_patterns_are_found_in_mappings_and_fields_and_where_they_are_used() -> None:
    found = {name: used for used in package_patterns() for name in used.names}

    assert found["summarise.checks.text.grammar._RUSSIAN.verbs"].methods == {"fullmatch"}
    assert any(name.startswith("summarise.model.leaks.") and "[" in name for name in found)
    assert any(name.startswith("summarise.dates: ") for name in found)


def test_a_declared_length_is_of_a_pattern_that_has_no_other_name() -> None:
    names = {name for used in package_patterns() for name in used.names}
    other = Used(
        ("summarise.evals.a.B", "summarise.dates._NAME"), re.compile("a"), frozenset({"search"})
    )

    assert all(any(name.startswith(key) for name in names) for key in LONGEST)
    assert longest(other)[0] == 1_000_000
