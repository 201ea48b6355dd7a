"""`summarise batch`: many articles in, one row for each out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Annotated

import typer

from summarise.cli import flags
from summarise.cli.reporting import reporting, say
from summarise.cli.surroundings import choose_engine, load_settings
from summarise.errors import UsageError
from summarise.settings import Settings

DEDUPE = ("exact", "near", "off")
ENGINES = ("local", "daft")
JOBS = 16  # a batch waits for a service most of the time; `run` is for a few articles


def batch(  # each flag carries its own help
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Folder, file, table, feed, URL, @list, 'glob' or -."
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", help="FILE.jsonl, FILE.parquet, or - for stdout.")
    ],
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    engine_name: Annotated[
        str,
        typer.Option(
            "--engine",
            help="local: this machine; daft: JSON Lines or Parquet, also s3:// and the like, by "
            "--processes workers, each with its part of --rpm, --tpm and --max-cost; -o is a "
            "folder of parts. On a Ray cluster with DAFT_RUNNER=ray.",
        ),
    ] = "local",
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", help=f"Articles at once ({JOBS}), in a process.")
    ] = None,
    processes: Annotated[
        int, typer.Option("--processes", min=1, help="Processes to share the work.")
    ] = 1,
    shard: Annotated[
        str | None,
        typer.Option("--shard", help="I/N: only the I-th of N parts, counted from 1."),
    ] = None,
    rpm: flags.Rpm = None,
    tpm: flags.Tpm = None,
    max_cost: Annotated[
        float | None,
        typer.Option("--max-cost", min=0, help="USD that this run may cost at most; a promise."),
    ] = None,
    price: flags.Price = None,
    local_context: flags.LocalContext = None,
    host_delay: Annotated[
        float, typer.Option("--host-delay", min=0, help="Seconds between pages of one host.")
    ] = 1.0,
    unordered: Annotated[
        bool, typer.Option("--unordered", help="Write rows as they finish.")
    ] = False,
    dedupe: Annotated[
        str | None,
        typer.Option(
            "--dedupe",
            help="exact (the default): the same article is summarised once; near: nearly the "
            "same is told as well; off (and always with --engine daft).",
        ),
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Ask again about what was refused or invalid.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Begin anew: drop the output and its journal.")
    ] = False,
    journal: Annotated[
        str | None, typer.Option("--journal", help="Where the journal is (OUTPUT.journal).")
    ] = None,
    input_format: flags.InputFormat = None,
    text_column: flags.TextColumn = None,
    id_column: flags.IdColumn = None,
    title_column: flags.TitleColumn = None,
    date_column: flags.DateColumn = None,
    policy: flags.PolicyName = None,
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
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    cache: flags.Cache = None,
    fresh: flags.Fresh = False,
    otel: flags.Otel = None,
    json_progress: Annotated[
        bool, typer.Option("--json-progress", help="Tell progress as lines of JSON on stderr.")
    ] = False,
    quiet: flags.Quiet = False,
) -> None:
    """Summarise many articles: resumable, within limits and a budget.

    Run the same command again to go on where it stopped, even after kill -9: what is finished
    is in OUTPUT.journal. Ctrl-C once finishes what is under way, twice stops.

    \b
    Which engine: one machine, seconds to hours: this, with --jobs and --processes.
    A few machines that share nothing: --shard 1/8 ... 8/8, an output each; cat joins them.
    A Ray cluster, or input in an object store: --engine daft, of summarise-news[daft].
    No hurry, half the price: the provider's batch API, summarise batch export.

    Exit codes: 0 every article has a summary, 8 some failed or a budget ended the run,
    3-6 all failed alike, or the service did; 130 Ctrl-C.

    \b
    Examples:
      summarise batch news/ -o news.jsonl -m gpt-5.4-mini --max-cost 5
      summarise batch articles.parquet --text-column body -o out.parquet -j 64
      summarise batch 'feeds/*.xml' @more.list -o out.jsonl --shard 2/4
      summarise batch 's3://corpus/*.jsonl' -o out.parquet --engine daft --processes 8
    """
    given = locals()
    with reporting():
        _require("--dedupe", dedupe, (None, *DEDUPE))
        _require("--engine", engine_name, ENGINES)
        settings = load_settings(given)
        engine = choose_engine(settings)
        if settings.on("otel"):  # before anything is read or asked
            from summarise.cli.tracing import require_tracing

            require_tracing()
        if not engine.chosen and not quiet:
            say("no model configured: using the built-in baseline (rules, no language model)")
        from summarise.cli.batch_run import Wanted, run_batch
        from summarise.cli.intake_flags import intake_of
        from summarise.cli.local import at_hand

        with at_hand(engine, settings) as (engine, settings):
            wanted = Wanted(
                sources=tuple(sources),
                intake=intake_of(given, settings),
                output=output,
                journal=journal,
                jobs=_jobs(settings),
                processes=processes,
                max_cost=None if max_cost is None else Decimal(str(max_cost)),
                ordered=not unordered,
                host_delay=host_delay,
                dedupe=dedupe or DEDUPE[0],
                retry_failed=retry_failed,
                overwrite=overwrite,
                fresh=fresh,
                json_progress=json_progress,
                quiet=quiet,
            )
            if engine_name == "daft":
                from summarise.cli.batch_daft import run_batch_on_daft, without_duplicates

                wanted = replace(wanted, dedupe=without_duplicates(dedupe))
                raise typer.Exit(run_batch_on_daft(wanted, engine, settings))
            raise typer.Exit(run_batch(wanted, engine, settings))


def _require(flag: str, value: str | None, choices: tuple[str | None, ...]) -> None:
    if value not in choices:
        hint = "one of " + ", ".join(filter(None, choices))
        raise UsageError(f"{flag} cannot be {value!r}", hint=hint)


def _jobs(settings: Settings) -> int:
    """A batch has a default of its own; whoever names a number gets it."""
    default = settings.values["jobs"].origin == "default"
    return JOBS if default else settings.count("jobs")
