"""`summarise schema`: the JSON Schemas of the result and of the draft."""

from __future__ import annotations

from typing import Annotated

import typer

from summarise.cli.reporting import reporting, write_out
from summarise.errors import UsageError


def schema(
    which: Annotated[
        str,
        typer.Argument(metavar="[summary|draft]", help="The result, or what a model writes."),
    ] = "summary",
) -> None:
    r"""Print a JSON Schema.

    \b
    Examples:
      summarise schema > summary.schema.json
      summarise schema draft
    """
    import json

    with reporting():
        if which == "summary":
            from summarise.schema import Summary

            found = Summary.model_json_schema(mode="serialization")
        elif which == "draft":
            from summarise.draft import draft_schema

            found = draft_schema()
        else:
            raise UsageError(f"no schema {which!r}", hint="summarise schema summary, or draft")
        write_out(json.dumps(found, indent=2) + "\n")
