"""`summarise run`: articles in, checked summaries out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.account import Account, accounted
from summarise.cli.exits import Exit, overall
from summarise.cli.reporting import complain, reporting, say, say_if_typed
from summarise.cli.surroundings import Engine, choose_engine, load_settings
from summarise.errors import SourceError, SummariseError
from summarise.settings import Settings
from summarise.text_safety import printable

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from summarise.article import Article
    from summarise.cli.engine import Summarise
    from summarise.cli.output import Output
    from summarise.read.entries import Entry, Intake
    from summarise.schema import Summary


def run(  # each flag carries its own help
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="File, URL, folder, table, feed, @list, or - for stdin."
        ),
    ],
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    format_: Annotated[
        str | None, typer.Option("-f", "--format", help="text, json, jsonl, md or html.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON; one line per source if there are several.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="File, or FOLDER/ for a file per source."),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Show the article's own words under each item.")
    ] = False,
    policy: flags.PolicyName = None,
    fail_on: flags.FailOn = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Short for --policy strict --fail-on reject.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Show the request and its price bound; send nothing."),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", help="Articles at once; output keeps the order."),
    ] = None,
    language: flags.Language = None,
    prompt: flags.PromptName = None,
    prompts: flags.PromptFolder = None,
    max_output_tokens: flags.MaxOutputTokens = None,
    max_input_tokens: flags.MaxInputTokens = None,
    temperature: flags.Temperature = None,
    seed: flags.Seed = None,
    reasoning_effort: flags.ReasoningEffort = None,
    timeout: flags.Timeout = None,
    deadline: flags.Deadline = None,
    attempts: flags.Attempts = None,
    rpm: flags.Rpm = None,
    tpm: flags.Tpm = None,
    price: flags.Price = None,
    local_context: flags.LocalContext = None,
    input_format: flags.InputFormat = None,
    text_column: flags.TextColumn = None,
    id_column: flags.IdColumn = None,
    title_column: flags.TitleColumn = None,
    date_column: flags.DateColumn = None,
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    cache: flags.Cache = None,
    fresh: flags.Fresh = False,
    otel: flags.Otel = None,
    color: flags.Color = None,
    quiet: flags.Quiet = False,
) -> None:
    """Summarise articles and check every item against the text.

    \b
    Examples:
      summarise article.txt
      summarise story.html -m gpt-5.4-mini -f md -o story.md
      summarise a.txt b.txt -j 8 -f jsonl > all.jsonl
      pbpaste | summarise - --json | jq .headline
      summarise article.txt --dry-run
    """
    given = {**locals(), "format": format_}
    if strict:
        given |= {"policy": policy or "strict", "fail_on": fail_on or "reject"}
    with reporting():
        settings = load_settings(given)
        from summarise.cli.intake_flags import intake_of

        engine = choose_engine(settings, dry_run=dry_run)
        if settings.on("otel"):  # before anything is read or asked
            from summarise.cli.tracing import require_tracing

            require_tracing()
        if not engine.chosen and not quiet:
            say("no model configured: using the built-in baseline (rules, no language model)")
        wanted = _entries(sources, intake_of(given, settings))
        if dry_run:
            from summarise.cli.dry_run import show_requests
            from summarise.cli.local import at_hand

            with at_hand(engine, settings, start=False) as (engine, settings):
                raise typer.Exit(show_requests(wanted, engine, settings))
        from summarise.cli.output import Output, choose_format

        name = choose_format(settings.text("format"), output, as_json=as_json, many=len(wanted) > 1)
        out = Output(name, output, colour=settings.text("color") or "auto", evidence=evidence)
        raise typer.Exit(_run_and_count(wanted, engine, settings, out, fresh=fresh, quiet=quiet))


def _run_and_count(
    entries: list[Entry],
    engine: Engine,
    settings: Settings,
    out: Output,
    *,
    fresh: bool,
    quiet: bool,
) -> int:
    """Run everything, with its line in the run log; returns the exit code."""
    import asyncio  # late: --help and errors need no event loop

    from summarise.cli.engine import open_engine
    from summarise.cli.local import at_hand

    with (
        out,
        at_hand(engine, settings) as (chosen, known),
        accounted("run", chosen, known, sources=len(entries)) as account,
    ):
        opened = open_engine(chosen, known, fresh=fresh)
        account.exit_code = asyncio.run(_run_all(entries, opened, known, out, account, quiet=quiet))
    return account.exit_code


def _entries(sources: list[str], intake: Intake) -> list[Entry]:
    """Everything that is named; standard input is read now, where Ctrl-C can stop it.

    Raises:
        SourceError: There is nothing in what is named.
    """
    from summarise.read.entries import entries_in

    say_if_typed(sources)
    found = list(entries_in(sources, intake))
    if not found:
        named = " ".join(map(printable, sources))
        raise SourceError(f"no article in {named}", hint="summarise read SOURCE shows what is seen")
    return found


async def _run_all(
    entries: list[Entry],
    opened: AbstractAsyncContextManager[Summarise],
    settings: Settings,
    out: Output,
    account: Account,
    *,
    quiet: bool,
) -> int:
    """Summarise every article, at most `jobs` at once; results come out in source order."""
    import asyncio

    from summarise.cli.progress import Progress

    gate = asyncio.Semaphore(settings.count("jobs"))
    codes: list[int] = []
    async with opened as summarise_one:

        async def one(entry: Entry) -> tuple[Summary | SummariseError, Article | None]:
            article: Article | None = None
            result: Summary | SummariseError
            async with gate:
                try:
                    article = await entry.article()
                    result = await summarise_one(article)
                except SummariseError as error:
                    result = error
            account.add(entry.source, result, article)
            return result, article

        tasks = [asyncio.create_task(one(entry)) for entry in entries]
        with Progress(len(entries), quiet=quiet) as progress:
            try:
                for entry, task in zip(entries, tasks, strict=True):
                    result, article = await task
                    progress.step()
                    with progress.paused():
                        if isinstance(result, SummariseError):
                            out.error(entry.source, result)
                            codes.append(complain(result))
                            continue
                        out.summary(entry.source, result, article)
                        codes.append(_verdict(result, settings, quiet=quiet))
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    return overall(codes)


def _verdict(result: Summary, settings: Settings, *, quiet: bool) -> int:
    """Say a result's footer, and return its exit code."""
    if not quiet:
        from summarise.render.footer import footer

        served = "cached" if result.run.cached else None
        for line in footer(result, served=served).splitlines():
            say(line, dim=True)
    return Exit.CHECK if _fails(result, settings.text("fail_on") or "none") else Exit.OK


def _fails(summary: Summary, level: str) -> bool:
    """Whether an item of the summary is as bad as `--fail-on` says."""
    from summarise.vocabulary import Outcome

    if level == "none":
        return False
    checks = [
        *(check for claim in summary.claims for check in claim.checks),
        *(check for actor in summary.actors for check in actor.checks),
        *(check for signal in summary.signals for check in signal.checks),
        *summary.notes,
    ]
    outcomes = {check.outcome for check in checks}
    if summary.rejected:
        outcomes.add(Outcome.REJECT)
    bad = {Outcome.REJECT} if level == "reject" else {Outcome.REJECT, Outcome.WARN}
    return bool(outcomes & bad)
