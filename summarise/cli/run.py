"""`summarise run`: articles in, checked summaries out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.account import Account, accounted
from summarise.cli.exits import Exit, overall
from summarise.cli.reporting import complain, reporting, say
from summarise.cli.surroundings import choose_engine, load_settings
from summarise.errors import SummariseError
from summarise.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from summarise.article import Article
    from summarise.cli.engine import Summarise
    from summarise.cli.output import Output
    from summarise.schema import Summary


def run(  # each flag carries its own help
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="File, URL, @list or - for stdin.")
    ],
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    format_: Annotated[
        str | None, typer.Option("-f", "--format", help="text, json, jsonl or md.")
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
    language: Annotated[
        str | None,
        typer.Option(
            "-l", "--language", help="Write in this language (ISO 639-1), not the article's."
        ),
    ] = None,
    prompt: flags.PromptName = None,
    prompts: flags.PromptFolder = None,
    max_output_tokens: Annotated[
        int | None, typer.Option("--max-output-tokens", help="Bound of one reply (8000).")
    ] = None,
    max_input_tokens: Annotated[
        int | None,
        typer.Option("--max-input-tokens", help="Longer articles are split (60000)."),
    ] = None,
    temperature: Annotated[
        float | None, typer.Option("--temperature", help="Sampling temperature.")
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Sampling seed.")] = None,
    reasoning_effort: Annotated[
        str | None,
        typer.Option("--reasoning-effort", help="For models that reason: low, high, ..."),
    ] = None,
    timeout: flags.Timeout = None,
    deadline: Annotated[
        float | None,
        typer.Option("--deadline", help="Seconds for a request, retries included."),
    ] = None,
    attempts: Annotated[
        int | None, typer.Option("--attempts", help="Tries for one request (5).")
    ] = None,
    rpm: Annotated[float | None, typer.Option("--rpm", help="Requests per minute.")] = None,
    tpm: Annotated[float | None, typer.Option("--tpm", help="Tokens per minute.")] = None,
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    cache: flags.Cache = None,
    fresh: flags.Fresh = False,
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
    chosen = {name: given[name] for name in SETTINGS if name in given}
    if strict:
        chosen |= {"policy": policy or "strict", "fail_on": fail_on or "reject"}
    with reporting():
        settings = load_settings(chosen)
        from summarise.read import expand_sources

        wanted = expand_sources(sources)
        engine = choose_engine(settings, dry_run=dry_run)
        if dry_run:
            from summarise.cli.dry_run import show_requests

            raise typer.Exit(show_requests(wanted, engine, settings))
        from summarise.cli.engine import open_engine
        from summarise.cli.output import Output, choose_format

        name = choose_format(settings.text("format"), output, as_json=as_json, many=len(wanted) > 1)
        out = Output(name, output, colour=settings.text("color") or "auto", evidence=evidence)
        if not engine.chosen and not quiet:
            say("no model configured: using the built-in baseline (rules, no language model)")
        import asyncio  # late: --help and errors need no event loop

        # Here and not beside the event loop, where Ctrl-C could not stop it.
        typed = _typed(settings) if "-" in wanted else None
        with out, accounted("run", engine, settings, sources=len(wanted)) as account:
            opened = open_engine(engine, settings, fresh=fresh)
            account.exit_code = asyncio.run(
                _run_all(wanted, opened, settings, out, account, typed=typed, quiet=quiet)
            )
        raise typer.Exit(account.exit_code)


async def _run_all(
    sources: list[str],
    opened: AbstractAsyncContextManager[Summarise],
    settings: Settings,
    out: Output,
    account: Account,
    *,
    typed: Article | SummariseError | None,
    quiet: bool,
) -> int:
    """Summarise every source, at most `jobs` at once; results come out in source order.

    `typed` is what standard input held, or why it cannot be read, if it is a source.
    """
    import asyncio

    from summarise.cli.progress import Progress
    from summarise.threads import in_daemon_thread

    gate = asyncio.Semaphore(settings.count("jobs"))
    codes: list[int] = []

    async def read(source: str) -> Article:
        if source != "-" or typed is None:
            return await in_daemon_thread(lambda: read_source(source, settings))
        if isinstance(typed, SummariseError):
            raise typed
        return typed

    async with opened as summarise_one:

        async def one(source: str) -> Summary | SummariseError:
            article: Article | None = None
            result: Summary | SummariseError
            async with gate:
                try:
                    article = await read(source)
                    result = await summarise_one(article)
                except SummariseError as error:
                    result = error
            account.add(source, result, article)
            return result

        tasks = [asyncio.create_task(one(source)) for source in sources]
        with Progress(len(sources), quiet=quiet) as progress:
            try:
                for source, task in zip(sources, tasks, strict=True):
                    result = await task
                    progress.step()
                    with progress.paused():
                        codes.append(_deliver(source, result, settings, out, quiet=quiet))
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    return overall(codes)


def _deliver(
    source: str,
    result: Summary | SummariseError,
    settings: Settings,
    out: Output,
    *,
    quiet: bool,
) -> int:
    """Write one result, say its footer, and return its exit code."""
    if isinstance(result, SummariseError):
        out.error(source, result)
        return complain(result)
    out.summary(source, result)
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


def _typed(settings: Settings) -> Article | SummariseError:
    try:
        return read_source("-", settings)
    except SummariseError as error:
        return error


def read_source(source: str, settings: Settings) -> Article:
    """One article, read within the limits that the settings give."""
    from dataclasses import replace

    from summarise.read import DEFAULT_LIMITS, read_article

    if source == "-" and sys.stdin is not None and sys.stdin.isatty():
        say("reading from the terminal; end with Ctrl-D")
    limits = replace(DEFAULT_LIMITS, min_words=settings.optional_count("min_words"))
    return read_article(source, limits=limits, allow_private=settings.on("allow_private"))
