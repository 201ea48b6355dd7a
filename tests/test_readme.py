"""The README says what the program does: made blocks, examples, commands."""

import re
import subprocess
import sys
from importlib.metadata import version

import pytest

from readme_blocks import README, ROOT, renewed
from summarise.cli.app import COMMANDS
from summarise.vocabulary import CheckName, QuoteVerdict

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.skipif(
    tuple(map(int, version("typer").split(".")[:2])) < (0, 29),
    reason="older typer words its usage lines otherwise",
)
def test_the_made_blocks_are_what_the_program_prints() -> None:
    """Renew them with `python tests/readme_blocks.py`."""
    assert renewed(TEXT) == TEXT


def test_something_can_be_run_in_the_first_25_lines() -> None:
    head = "\n".join(TEXT.splitlines()[:25])

    assert "$ python3 -m venv .venv && .venv/bin/pip install" in head


def test_the_first_python_example_runs_and_prints() -> None:
    code = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)[0]

    done = subprocess.run(  # noqa: S603  # our interpreter, our README
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "12 columns" in done.stdout


def test_every_python_example_uses_public_names_only() -> None:
    import summarise

    for names in re.findall(r"from summarise import (.+)", TEXT):
        for name in names.split(","):
            assert name.strip() in summarise.__all__


def test_every_command_is_documented() -> None:
    commands = {name for name, _, _ in COMMANDS}

    for name in commands - {"models", "config", "schema", None}:
        assert f"summarise {name}" in TEXT
    for name in ("models", "config", "schema"):
        assert re.search(rf"^  {name} ", TEXT, re.MULTILINE)


def test_every_check_and_quote_verdict_is_explained() -> None:
    for check in CheckName:
        assert f"| {check.value} |" in TEXT
    for verdict in QuoteVerdict:
        assert f"`{verdict.value}`" in TEXT


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"(?:summarise|evals|prompts)/[\w./-]+\.\w+", TEXT)))
)
def test_every_file_it_names_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_the_test_command_is_the_one_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text()

    assert '-c .ci/constraints.txt -e ".[dev]"' in TEXT
    assert '-c .ci/constraints.txt -e ".[dev]"' in ci
    assert "-m pytest" in ci


def test_no_line_names_a_machine_path() -> None:
    assert not re.search(r"/(?:home|root|work|Users)/", TEXT)
