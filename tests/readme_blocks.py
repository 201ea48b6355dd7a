"""The parts of the README that are made, not written. `python tests/readme_blocks.py` renews them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from typer.testing import CliRunner

from summarise.cli.app import app
from summarise.cli.exits import MEANING

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SAMPLE = "evals/sample/black-sea-grain-2023.txt"
_BLOCK = re.compile(r"(<!-- block: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def shown(*arguments: str) -> str:
    """What the command prints, 80 columns wide, in the project's folder."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        env = {
            "COLUMNS": "80",
            "TERMINAL_WIDTH": "80",
            "SUMMARISE_HOME": "/nonexistent",
            "SUMMARISE_LOG": "off",
        }
        result = CliRunner().invoke(
            app, list(arguments), env=env, catch_exceptions=False, prog_name="summarise"
        )
    finally:
        os.chdir(before)
    return result.stdout.rstrip("\n")


def fenced(text: str) -> str:
    """A console block."""
    return f"```console\n{text}\n```\n"


def blocks() -> dict[str, str]:
    """Name to content of every made block."""
    exits = [f"| {code.value} | {meaning} |" for code, meaning in MEANING.items()]
    return {
        "sample": fenced(shown(SAMPLE)),
        "help": fenced("$ summarise --help\n" + shown("--help")),
        "run-help": fenced("$ summarise run --help\n" + shown("run", "--help")),
        "exits": "| code | when |\n|---|---|\n" + "\n".join(exits) + "\n",
    }


def renewed(text: str) -> str:
    """A README with its made blocks renewed; blocks of figures stay as they are."""
    made = blocks()
    return _BLOCK.sub(lambda m: m[1] + made.get(m[2], m[3]) + m[4], text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
