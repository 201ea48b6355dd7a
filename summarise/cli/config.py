"""`summarise config`: every setting, its value and where it came from."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from summarise.cli.reporting import reporting, write_out
from summarise.cli.surroundings import load_settings, user_file
from summarise.settings import KEYS, SETTINGS, Settings, Value
from summarise.text_safety import bare_url, printable

_URLS = ("base_url", "azure_endpoint")


def config(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show every setting with its origin, and which files are read.

    \b
    Examples:
      summarise config
      summarise config --json | jq .model
    """
    import json

    with reporting():
        settings = load_settings({})
        rows = [(name, _bare(settings, name), settings.values[name].origin) for name in SETTINGS]
        keys = [(name, _masked(os.environ.get(name))) for name in KEYS]
        if as_json:
            document = {
                name: {"value": value, "origin": origin} for name, value, origin in rows
            } | {name: {"value": value, "origin": "environment"} for name, value in keys}
            write_out(json.dumps(document, indent=2) + "\n")
            return
        lines = [
            f"{name:18} {'-' if value is None else printable(str(value)):28} {printable(origin)}"
            for name, value, origin in rows
        ]
        lines += [f"{name:18} {value}" for name, value in keys]
        lines.append(f"user file          {printable(str(user_file()))}")
        write_out("\n".join(lines) + "\n")


def _bare(settings: Settings, name: str) -> Value | None:
    """The value of a setting, without the password that a URL may hold."""
    value = settings.values[name].value
    return bare_url(value) if name in _URLS and isinstance(value, str) else value


def _masked(key: str | None) -> str:
    """Whether a key is set, and its last four characters if it is long enough to spare them."""
    if not key:
        return "not set"
    return f"set (ends ...{printable(key[-4:])})" if len(key) >= 20 else "set"
