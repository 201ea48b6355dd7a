from __future__ import annotations

import subprocess
import sys

import pytest

from summarise.render.formats import FORMATS, SUFFIXES, View
from summarise.render.structured import summary_from_json
from summary_factory import full_summary


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_with_exactly_one_line_feed(name: str) -> None:
    text = FORMATS[name](full_summary(), View())

    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_formats_for_machines_ignore_the_view(name: str) -> None:
    text = FORMATS[name](full_summary(), View(width=40, colour=True, evidence=True))

    assert summary_from_json(text) == full_summary()


def test_the_text_format_follows_the_view() -> None:
    text = FORMATS["text"](full_summary(), View(width=40, colour=True, evidence=True))

    assert "\x1b[" in text
    assert "about 8,000 soldiers" in text


def test_every_suffix_leads_to_a_format() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


def test_naming_the_formats_loads_neither_rich_nor_a_renderer() -> None:
    code = (
        "import sys, summarise.render.formats\n"
        "print([name for name in ('rich', 'summarise.render.page') if name in sys.modules])"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_text_for_an_ascii_screen_is_ascii() -> None:
    assert FORMATS["text"](full_summary(), View(encoding="ascii")).isascii()
