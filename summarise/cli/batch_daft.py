"""`summarise batch --engine daft`, from its flags to its exit code.

Covers: what the engine cannot do, shares of the limits, Daft kept offline, what is said at the
end. Does not cover: the run (`batch/daft_run.py`).
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.cli.account import accounted
from summarise.cli.batch_progress import BatchProgress
from summarise.cli.engine import open_engine
from summarise.cli.exits import overall
from summarise.cli.surroundings import Engine
from summarise.errors import UsageError
from summarise.settings import Settings
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.cli.batch_run import Wanted


def run_batch_on_daft(wanted: Wanted, engine: Engine, settings: Settings) -> int:
    """Run a batch on Daft and return its exit code.

    Raises:
        UsageError, SourceError, OutputError: Before anything is asked.
        ConfigError: Daft is not installed.
    """
    from summarise.cli.batch_run import account_for, fingerprint_of

    _require_possible(wanted)
    _keep_offline(quiet=wanted.quiet)
    from summarise.batch.daft_input import input_of
    from summarise.batch.daft_parts import Parts
    from summarise.batch.daft_run import DaftPlan, add, run_on_daft

    share = wanted.processes
    parts = Parts(Path(wanted.output), fingerprint_of(engine, settings, need_key=False))
    opened = partial(
        open_engine,
        engine,
        settings,
        fresh=wanted.fresh,
        max_cost=None if wanted.max_cost is None else wanted.max_cost / share,
        share=share,
    )
    found = input_of(wanted.sources, wanted.intake)  # before anything is touched
    plan = DaftPlan(found, wanted.intake, opened, parts, share, wanted.jobs)
    progress = BatchProgress(quiet=wanted.quiet, as_json=wanted.json_progress)
    with accounted("batch", engine, settings) as account:
        tally = parts.prepare(anew=wanted.overwrite, retry_failed=wanted.retry_failed)
        result = run_on_daft(plan)
        add(tally, result.tally)
        progress.step(tally)
        codes = [*tally.exit_codes]
        account.exit_code = result.why.exit_code if result.why else overall(codes)
        account_for(account, tally)
    progress.end(tally, complete=result.why is None, why=result.why, resumable=True)
    return account.exit_code


def without_duplicates(dedupe: str | None) -> str:
    """The value of `--dedupe` for this engine.

    Raises:
        UsageError: Duplicates are to be found, for which one process must see every article.
    """
    if dedupe not in (None, "off"):
        raise UsageError(
            f"--engine daft cannot find duplicates: --dedupe {printable(str(dedupe))}",
            hint="--dedupe off, or leave out --engine daft",
        )
    return "off"


def _require_possible(wanted: Wanted) -> None:
    refused = {
        "--journal": wanted.journal is not None,
        "--shard": wanted.intake.shard is not None,
    }
    for flag, given in refused.items():
        if given:
            raise UsageError(
                f"--engine daft has no use for {flag}",
                hint=f"leave out {flag}: rows that stand in the output are not made again, and "
                "Daft shares the work",
            )
    path = Path(wanted.output)
    if path.suffix.lower() != ".parquet" or path.is_file():
        raise UsageError(
            f"--engine daft writes a folder of Parquet parts, not {printable(wanted.output)}",
            hint="name a folder that is not there yet: -o out.parquet",
        )


def _keep_offline(*, quiet: bool) -> None:
    """Daft reports its import and its runs to its makers unless told not to; so does Ray."""
    os.environ.update(DO_NOT_TRACK="true", DAFT_ANALYTICS_ENABLED="0", RAY_USAGE_STATS_ENABLED="0")
    seen = not quiet and sys.stderr is not None and sys.stderr.isatty()
    os.environ["DAFT_PROGRESS_BAR"] = "1" if seen else "0"
