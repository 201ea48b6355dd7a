"""How the flags of a command want articles to be taken in: one, or all that is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarise.cli.reporting import say_if_typed
from summarise.errors import UsageError
from summarise.settings import Settings

if TYPE_CHECKING:
    from summarise.read import Reading
    from summarise.read.entries import Intake
    from summarise.read.limits import ReadLimits

_SHARD = re.compile(r"(\d{1,6})/(\d{1,6})")


def limits_of(settings: Settings) -> ReadLimits:
    """The bounds of reading, with the `min_words` of the settings."""
    from summarise.read.limits import DEFAULT_LIMITS

    return replace(DEFAULT_LIMITS, min_words=settings.optional_count("min_words"))


def read_one(source: str, settings: Settings) -> Reading:
    """Read the one article that a file, an address or standard input holds.

    Raises:
        SourceError: It cannot be read, or is no article.
    """
    from summarise.read import read_source

    say_if_typed([source])
    return read_source(
        source, limits=limits_of(settings), allow_private=settings.on("allow_private")
    )


def intake_of(given: Mapping[str, Any], settings: Settings) -> Intake:
    """The intake that flags and settings describe.

    Args:
        given: The flags by name; those of columns, `input_format` and `shard` are read.
        settings: `min_words` and `allow_private`.

    Raises:
        UsageError: A format or a shard is none.
    """
    from summarise.read.entries import Columns, InputFormat, Intake

    wanted = given.get("input_format")
    if wanted is not None and wanted not in set(InputFormat):
        raise UsageError(
            f"{wanted!r} is no input format", hint="one of " + ", ".join(sorted(InputFormat))
        )
    return Intake(
        columns=Columns(
            text=given.get("text_column"),
            id=given.get("id_column"),
            title=given.get("title_column"),
            published=given.get("date_column"),
        ),
        limits=limits_of(settings),
        shard=_shard(given.get("shard")),
        forced_format=None if wanted is None else InputFormat(wanted),
        allow_private=settings.on("allow_private"),
    )


def _shard(text: str | None) -> tuple[int, int] | None:
    """`2/4` as (1, 4): people count shards from 1."""
    if text is None:
        return None
    found = _SHARD.fullmatch(text)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise UsageError(f"{text!r} is no shard", hint="the second of four: --shard 2/4")
    return number - 1, of
