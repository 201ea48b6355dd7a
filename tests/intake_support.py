"""What tests of many articles share: a text, and entries read one after the other."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest

from summarise.article import Article
from summarise.errors import SourceError
from summarise.read.entries import Columns, Entry, Intake, entries_in
from summarise.read.limits import DEFAULT_LIMITS, ReadLimits

TEXT = (
    "The army left the town on Monday, the ministry said in a statement that a spokesman "
    "read out on state television late in the evening."
)
PAGE = f"<html><body><article><p>{' '.join([TEXT] * 8)}</p></article></body></html>"


def found(
    *tokens: str | Path, columns: Columns | None = None, limits: ReadLimits = DEFAULT_LIMITS
) -> list[Entry]:
    intake = Intake(columns or Columns(), limits)
    return list(entries_in([str(token) for token in tokens], intake))


def ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def read(entry: Entry) -> Article:
    return asyncio.run(entry.article())


def problem(entry: Entry) -> str:
    """What the entry's error says."""
    with pytest.raises(SourceError) as caught:
        read(entry)
    assert caught.value.hint
    return str(caught.value)
