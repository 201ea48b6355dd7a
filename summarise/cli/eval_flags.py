"""Flags that the commands of `summarise eval` share, and the folder they work on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    str | None,
    typer.Option("--data", help="Folder of cases (./evals, else evals beside the product)."),
]
Engine = Annotated[
    str, typer.Option("-m", "--model", help="baseline, or a model whose replies are recorded.")
]
Cases = Annotated[
    list[str] | None, typer.Option("--case", help="Only cases of this id; * and ? match.")
]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="Only cases with this tag.")]


def data_folder(given: str | None) -> Path:
    """The folder of eval data that was named, or the default one.

    Raises:
        UsageError: If it holds no cases.
    """
    from summarise.evals.folders import default_data, require_data

    return require_data(Path(given)) if given else default_data(Path.cwd())
