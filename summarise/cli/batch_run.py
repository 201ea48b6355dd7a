"""A batch, from its flags to its exit code.

Covers: where output and journal are, Ctrl-C, progress, what is said at the end.
Does not cover: the loop (`batch/run.py`).
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.batch.identity import fingerprint
from summarise.batch.journal import Journal, drop_journal
from summarise.batch.patience import PATIENCE
from summarise.batch.processes import CONTEXT, Processes
from summarise.batch.run import Batch, Plan, Work
from summarise.batch.sinks import LinesSink, Sink, StreamSink, unwritable
from summarise.batch.workers import collect_seldom, in_this_process
from summarise.cli.account import Account, accounted
from summarise.cli.batch_progress import BatchProgress
from summarise.cli.engine import open_engine
from summarise.cli.exits import Exit, overall
from summarise.cli.reporting import say, write_out
from summarise.cli.surroundings import Engine, load_policy_of, options_of, service_settings
from summarise.errors import SummariseError, UsageError
from summarise.model.budget import Purse
from summarise.read.entries import Intake, entries_in
from summarise.read.sources import expand_sources, has_scheme
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
    host_delay: float
    dedupe: str
    retry_failed: bool
    overwrite: bool
    fresh: bool
    json_progress: bool
    quiet: bool


def run_batch(wanted: Wanted, engine: Engine, settings: Settings, work: Work | None = None) -> int:
    """Run a batch and return its exit code: 8 where articles are left without a row.

    Args:
        wanted: What the flags ask for.
        engine: What summarises.
        settings: All settings.
        work: Summarises an article in the place of the engine, without a key; may leave it.

    Raises:
        UsageError, OutputError, AuthError: Before anything is asked.
    """
    output, journal_path = _places(wanted)
    plan = _plan(wanted, engine, settings, own_work=work is not None)
    entries = entries_in(wanted.sources, wanted.intake)
    with Journal(journal_path) as journal, accounted("batch", engine, settings) as account:
        if wanted.retry_failed:
            journal.forget_failures()
        sink = _sink(output)
        progress = BatchProgress(quiet=wanted.quiet, as_json=wanted.json_progress)

        async def main() -> tuple[Batch, bool]:
            opened = nullcontext(work) if work else _work(wanted, engine, settings)
            async with opened as chosen:
                batch = Batch(chosen, journal, sink, plan, progress.step)
                with _stopped_by_signals(batch.stop, progress.note):
                    return batch, await batch.run(entries)

        collect_seldom()
        with progress:
            _count_ahead(wanted, progress)
            batch, complete = asyncio.run(main())
        account.exit_code = _exit_code(batch, complete=complete)
        account_for(account, batch.tally)
    progress.end(batch.tally, complete=complete, why=batch.why, resumable=output is not None)
    return account.exit_code


def _count_ahead(wanted: Wanted, progress: BatchProgress) -> None:
    """Count the articles beside the work, for the time left, where counting fetches nothing."""
    fetched = any(source == "-" or has_scheme(source) for source in expand_sources(wanted.sources))
    if fetched or not progress.shown:
        return

    def count() -> None:
        with suppress(SummariseError):
            progress.total = sum(1 for _ in entries_in(wanted.sources, wanted.intake))

    threading.Thread(target=count, name="summarise-count", daemon=True).start()


def _places(wanted: Wanted) -> tuple[Path | None, Path | None]:
    """Where output and journal are; None for stdout and for a journal that is not kept.

    Raises:
        UsageError: The output stands there and is not this batch's.
        OutputError: It cannot be dropped, or another run is at work on it.
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
    try:
        if wanted.overwrite:
            drop_journal(journal)
            output.unlink(missing_ok=True)
        foreign = output.exists() and output.stat().st_size and not journal.exists()
    except OSError as error:
        raise unwritable(output, error) from error
    if foreign:
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


def _plan(wanted: Wanted, engine: Engine, settings: Settings, *, own_work: bool) -> Plan:
    return Plan(
        fingerprint_of(engine, settings, need_key=not own_work),
        wanted.jobs,
        ordered=wanted.ordered,
        duplicates=wanted.dedupe != "off",
        host_seconds=wanted.host_delay,
        near=wanted.dedupe == "near",
        patience=None if own_work else PATIENCE,
    )


def fingerprint_of(engine: Engine, settings: Settings, *, need_key: bool = True) -> str:
    """What the settings make summaries depend on; see `identity.fingerprint`.

    Raises:
        AuthError: A key is needed, and there is none.
    """
    options: Options | None = None
    if engine.model is not None:
        service = service_settings(settings, need_key=need_key)
        options = options_of(settings, engine.model, service)
    return fingerprint(options, load_policy_of(settings))


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
def _stopped_by_signals(stop: Callable[..., None], note: Callable[[str], None]) -> Iterator[None]:
    """Ctrl-C (or SIGTERM) once finishes what is under way, twice gives it up."""
    loop = asyncio.get_running_loop()
    asked = 0

    def obey() -> None:
        nonlocal asked
        asked += 1
        if asked == 1:
            note("finishing what is under way; Ctrl-C again gives it up")
        stop(now=asked > 1)

    def heard(_number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(obey)  # not here: this may break into a line on stderr

    before = {each: signal.signal(each, heard) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _exit_code(batch: Batch, *, complete: bool) -> int:
    if batch.why is not None:
        return batch.why.exit_code
    if not complete:
        return Exit.INTERRUPTED
    if batch.tally.untried:
        return Exit.PARTIAL
    return overall([*batch.tally.exit_codes])


def account_for(account: Account, tally: Tally) -> None:
    """Take the counts of a batch over into its line of the run log."""
    account.sources = tally.rows + tally.untried
    account.ok = tally.summarised
    account.failed = tally.failed
    account.input_tokens, account.output_tokens = tally.input_tokens, tally.output_tokens
    account.cost_usd = None if tally.unpriced else tally.cost_usd
