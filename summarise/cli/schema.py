"""`summarise schema`: the JSON Schemas of what is written and read."""

from __future__ import annotations

from typing import Annotated

import typer

from summarise.cli.reporting import reporting, write_out
from summarise.errors import UsageError


def schema(
    which: Annotated[
        str,
        typer.Argument(
            metavar="[summary|draft|case|dossier]",
            help="The result, what a model writes, a case of an eval, or a dossier.",
        ),
    ] = "summary",
) -> None:
    """Print a JSON Schema.

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
        elif which == "case":
            from summarise.evals.cases import Case

            found = Case.model_json_schema()
        elif which == "dossier":
            from summarise.dossier.model import Dossier

            found = Dossier.model_json_schema(mode="serialization")
        else:
            raise UsageError(
                f"no schema {which!r}", hint="summarise schema summary, or draft, case, dossier"
            )
        write_out(json.dumps(found, indent=2) + "\n")
