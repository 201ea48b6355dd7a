"""How the flags of a command want articles to be taken in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarise.errors import UsageError
from summarise.settings import Settings

if TYPE_CHECKING:
    from summarise.read.entries import Intake

_SHARD = re.compile(r"(\d{1,6})/(\d{1,6})")


def intake_of(given: Mapping[str, Any], settings: Settings) -> Intake:
    """The intake that flags and settings describe.

    Args:
        given: The flags by name; those of columns, `input_format` and `shard` are read.
        settings: `min_words` and `allow_private`.

    Raises:
        UsageError: A format or a shard is none.
    """
    from summarise.read import DEFAULT_LIMITS
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
        limits=replace(DEFAULT_LIMITS, min_words=settings.optional_count("min_words")),
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
