"""`summarise batch submit`, `status`, `fetch` and `cancel`: a job at a provider's batch API."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import service_settings
from summarise.errors import UsageError
from summarise.settings import Settings
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.batch.provider.upload import Upload
    from summarise.model.batches import BatchState

VIA = "openai-batch"
Via = Annotated[str, typer.Option("--via", help=f"Which batch API; {VIA} is the one known.")]


def submit(job: flags.JobFolder, via: Via = VIA) -> None:
    """Upload the job's files and start their batches. What is submitted is not sent again."""
    with reporting():
        _at_service(job, via, _submitted)


def status(job: flags.JobFolder, via: Via = VIA) -> None:
    """Print how far each file is: name, batch, status, counts."""
    with reporting():
        _at_service(job, via, _shown)


def fetch(
    job: flags.JobFolder,
    via: Via = VIA,
    resubmit: Annotated[
        bool, typer.Option("--submit", help="Submit the next round at once, if there is one.")
    ] = False,
    quiet: flags.Quiet = False,
) -> None:
    """Take in the results of batches that have ended, as import does.

    Ends with 0 when every article has a summary, with 8 while some have none.
    """
    with reporting():
        from summarise.cli.batch_advance import advance, opened_job

        _at_service(job, via, _fetched)
        folder = Path(job).absolute()
        with opened_job(folder) as (known, settings, store):
            code = advance(folder, known, settings, store, quiet=quiet)
        if resubmit and code == Exit.PARTIAL:
            _at_service(job, via, _submitted)
        raise typer.Exit(code)


def cancel(job: flags.JobFolder, via: Via = VIA) -> None:
    """Cancel the job's batches. What they have finished can still be fetched."""
    with reporting():
        _at_service(job, via, _cancelled)


def _at_service(job: str, via: str, work: Callable[[Upload, Settings], Awaitable[None]]) -> None:
    """Work with a job and its service."""
    if via != VIA:
        raise UsageError(f"--via cannot be {via!r}", hint=f"--via {VIA}")
    from summarise.batch.provider.upload import Upload
    from summarise.cli.batch_advance import opened_job
    from summarise.model.batches import BatchClient

    folder = Path(job).absolute()
    with opened_job(folder) as (known, settings, store):

        async def main() -> None:
            async with BatchClient(service_settings(settings)) as client:
                await work(Upload(known.id, folder, store, client), settings)

        asyncio.run(main())


async def _submitted(upload: Upload, settings: Settings) -> None:
    from summarise.cli.batch_advance import bound_of

    count = 0
    async for file in upload.submit():
        count += 1
        price = bound_of(file, settings) or "price unknown"
        say(f"{file.name}: {file.requests:,} requests submitted, {price}")
    if not count:
        say("nothing to submit")


async def _shown(upload: Upload, settings: Settings) -> None:
    del settings
    async for file, state in upload.states():
        if state is None:
            how = "not submitted" if file.waiting else "imported"
            batch = file.batch or "-"
            write_out(f"{file.name}\t{batch}\t{how}\t{file.requests:,} requests\n")
        else:
            write_out(f"{file.name}\t{state.id}\t{printable(state.status)}\t{_counts(state)}\n")


async def _fetched(upload: Upload, settings: Settings) -> None:
    del settings
    async for file, state in upload.fetch():
        _tell(file.name, state)


async def _cancelled(upload: Upload, settings: Settings) -> None:
    del settings
    async for file, state in upload.cancel():
        _tell(file.name, state)


def _tell(name: str, state: BatchState) -> None:
    why = f": {state.problems}" if state.problems else ""
    say(f"{name}: {state.status}, {_counts(state)}{why}")


def _counts(state: BatchState) -> str:
    return f"{state.completed:,} of {state.total:,} done, {state.failed:,} failed"
