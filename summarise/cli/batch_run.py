"""A batch, from its flags to its exit code.

Covers: where output and journal are, Ctrl-C, progress, what is said at the end.
Does not cover: the loop (`batch/run.py`).
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.batch.identity import fingerprint
from summarise.batch.journal import Journal
from summarise.batch.processes import CONTEXT, Processes
from summarise.batch.run import Batch, Plan, Work
from summarise.batch.sinks import LinesSink, Sink, StreamSink
from summarise.batch.workers import in_this_process
from summarise.cli.account import Account, accounted
from summarise.cli.batch_progress import BatchProgress
from summarise.cli.engine import open_engine
from summarise.cli.exits import Exit, overall
from summarise.cli.reporting import complain, say, write_out
from summarise.cli.surroundings import Engine, load_policy_of, options_of, service_settings
from summarise.errors import UsageError
from summarise.model.budget import Purse
from summarise.read.entries import Intake, entries_in
from summarise.settings import Settings
from summarise.text_safety import printable, shell_word

if TYPE_CHECKING:
    from summarise.batch.tally import Tally
    from summarise.pipeline import Options

SUFFIXES = (".jsonl", ".ndjson", ".parquet")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the flags ask for; see `cli/batch.py`."""

    sources: tuple[str, ...]
    intake: Intake
    output: str
    journal: str | None
    jobs: int
    processes: int
    max_cost: Decimal | None
    ordered: bool
    dedupe: str
    retry_failed: bool
    overwrite: bool
    fresh: bool
    json_progress: bool
    quiet: bool


def run_batch(wanted: Wanted, engine: Engine, settings: Settings) -> int:
    """Run a batch and return its exit code.

    Raises:
        UsageError, OutputError, AuthError: Before anything is asked.
    """
    output, journal_path = _places(wanted)
    plan = _plan(wanted, engine, settings)
    entries = entries_in(wanted.sources, wanted.intake)
    with Journal(journal_path) as journal, accounted("batch", engine, settings) as account:
        if wanted.retry_failed:
            journal.forget_failures()
        sink = _sink(output)
        progress = BatchProgress(quiet=wanted.quiet, as_json=wanted.json_progress)

        async def main() -> tuple[Batch, bool]:
            async with _work(wanted, engine, settings) as work:
                batch = Batch(work, journal, sink, plan, progress.step)
                with _stopped_by_signals(batch.stop):
                    return batch, await batch.run(entries)

        with progress:
            batch, complete = asyncio.run(main())
        account.exit_code = _ending(batch, complete=complete)
        _account(account, batch.tally)
    if not wanted.quiet:
        say(progress.last_line(batch.tally), dim=True)
    if not complete and output is not None:
        say("not finished: run the same command again to go on; what is finished is kept")
    return account.exit_code


def _places(wanted: Wanted) -> tuple[Path | None, Path | None]:
    """Where output and journal are; None for stdout and for a journal that is not kept.

    Raises:
        UsageError: The output stands there and is not this batch's.
    """
    own = Path(wanted.journal) if wanted.journal else None
    if wanted.output == "-":
        return None, own
    output = Path(wanted.output)
    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"a batch writes {', '.join(SUFFIXES)}, not {printable(output.name)}",
            hint=f"-o {shell_word(str(output.with_suffix('.jsonl')))}",
        )
    journal = own or output.with_name(output.name + ".journal")
    if wanted.overwrite:
        for path in (output, *(journal.with_name(journal.name + end) for end in ("", "-wal"))):
            path.unlink(missing_ok=True)
    if output.exists() and output.stat().st_size and not journal.exists():
        raise UsageError(
            f"{printable(wanted.output)} is there already, and no journal of it",
            hint="name another output, or begin anew: --overwrite",
        )
    return output, journal


def _sink(output: Path | None) -> Sink:
    if output is None:
        return StreamSink(write_out)
    if output.suffix.lower() == ".parquet":
        from summarise.batch.columns import ColumnsSink

        return ColumnsSink(output)
    return LinesSink(output)


def _plan(wanted: Wanted, engine: Engine, settings: Settings) -> Plan:
    options: Options | None = None
    if engine.model is not None:
        options = options_of(settings, engine.model, service_settings(settings))
    return Plan(
        fingerprint(options, load_policy_of(settings)),
        wanted.jobs,
        ordered=wanted.ordered,
        duplicates=wanted.dedupe != "off",
        near=wanted.dedupe == "near",
    )


@asynccontextmanager
async def _work(wanted: Wanted, engine: Engine, settings: Settings) -> AsyncIterator[Work]:
    """The work on one article, in this process or spread over several."""
    several = wanted.processes > 1
    opened = partial(
        open_engine,
        engine,
        settings,
        fresh=wanted.fresh,
        max_cost=wanted.max_cost,
        purse=Purse(CONTEXT if several else None),
        share=wanted.processes,
    )
    if several:
        async with Processes(opened, wanted.processes) as work:
            yield work
    else:
        async with opened() as summarise:
            yield in_this_process(summarise, on_bug=say)


@contextmanager
def _stopped_by_signals(stop: Callable[..., None]) -> Iterator[None]:
    """Ctrl-C (or SIGTERM) once finishes what is under way, twice gives it up."""
    loop = asyncio.get_running_loop()
    asked = 0

    def heard(_number: int, _frame: object) -> None:
        nonlocal asked
        asked += 1
        if asked == 1:
            say("finishing what is under way; Ctrl-C again gives it up")
        loop.call_soon_threadsafe(partial(stop, now=asked > 1))

    before = {each: signal.signal(each, heard) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _ending(batch: Batch, *, complete: bool) -> int:
    """The exit code, and a word on stderr about what stopped the run."""
    if batch.why is not None:
        return complain(batch.why)
    if not complete:
        return Exit.INTERRUPTED
    return overall([*batch.tally.exit_codes])


def _account(account: Account, tally: Tally) -> None:
    account.sources = tally.rows + tally.untried
    account.ok = tally.summarised
    account.failed = tally.failed
    account.input_tokens, account.output_tokens = tally.input_tokens, tally.output_tokens
    account.cost_usd = None if tally.unpriced else tally.cost_usd
