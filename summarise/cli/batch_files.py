"""`summarise batch export` and `import`: a job whose requests and results are files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.batch import DEDUPE
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say
from summarise.cli.surroundings import choose_engine, load_settings
from summarise.errors import UsageError

if TYPE_CHECKING:
    from summarise.batch.provider.records import Received

RUNGS = ("json_schema_strict", "json_schema", "json_object", "prompt")
# https://platform.openai.com/docs/guides/batch: 50,000 requests and 200 MB in a file.
REQUESTS, MEGABYTES = 50_000, 200
TRIES = 3
INTAKE = ("input_format", "text_column", "id_column", "title_column", "date_column", "shard")


def export(  # each flag carries its own help
    sources: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Folder, file, table, feed, URL, @list or 'glob'."),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", help="FILE.jsonl or FILE.parquet for the rows.")
    ],
    job: Annotated[
        str | None, typer.Option("--job", help="Folder of the job (OUTPUT.job).")
    ] = None,
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    rung: Annotated[
        str, typer.Option("--rung", help="How the schema is asked for: " + ", ".join(RUNGS) + ".")
    ] = RUNGS[0],
    max_requests: Annotated[
        int, typer.Option("--max-requests", min=1, help="Requests in one file.")
    ] = REQUESTS,
    max_mb: Annotated[int, typer.Option("--max-mb", min=1, help="MB in one file.")] = MEGABYTES,
    tries: Annotated[
        int, typer.Option("--tries", min=1, help="Rounds for a request that fails or expires.")
    ] = TRIES,
    price: flags.Price = None,
    unordered: Annotated[
        bool, typer.Option("--unordered", help="Write rows as they finish.")
    ] = False,
    dedupe: Annotated[str, typer.Option("--dedupe", help="exact, near or off.")] = "exact",
    shard: Annotated[
        str | None, typer.Option("--shard", help="I/N: only the I-th of N parts.")
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
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    cache: flags.Cache = None,
    quiet: flags.Quiet = False,
) -> None:
    """Write the requests for many articles into files, for a batch API or vllm run-batch.

    The job's folder remembers sources, settings and output; run the same command again after
    a crash. Sources are read again at each import, so keep them as they are. Azure is not
    covered: its files name a deployment.

    \b
    Examples:
      summarise batch export news/ -o news.jsonl -m gpt-5.4-mini
      summarise batch submit --job news.jsonl.job
    \b
      summarise batch export news/ -o news.jsonl -m Qwen/Qwen3-8B --base-url http://127.0.0.1:8000/v1
      vllm run-batch -i news.jsonl.job/requests-0001.jsonl -o results.jsonl --model Qwen/Qwen3-8B
      summarise batch import results.jsonl --job news.jsonl.job
    """
    given = locals()
    with reporting():
        from summarise.cli.batch_advance import advance, new_job, opened_job

        settings = load_settings(given)
        _require_possible(sources, output, rung, dedupe)
        if settings.text("azure_endpoint"):
            raise UsageError(
                "a batch on Azure is not covered",
                hint="use the plain command: summarise batch INPUT... -o OUT.jsonl",
            )
        engine = choose_engine(settings)
        if engine.model is None:
            raise UsageError("the baseline sends no requests", hint="name a model: -m MODEL")
        settings = load_settings({**given, "model": engine.model})
        folder = Path(job or output + ".job").absolute()
        values: dict[str, object] = {
            "sources": tuple(sources),
            "output": output,
            "intake": {name: given[name] for name in INTAKE},
            "rung": rung,
            "ordered": not unordered,
            "dedupe": dedupe,
            "tries": tries,
            "max_requests": max_requests,
            "max_bytes": max_mb * 1_000_000,
        }
        new_job(folder, values, settings)
        with opened_job(folder) as (known, remembered, store):
            code = advance(folder, known, remembered, store, quiet=quiet)
            exported = code == Exit.PARTIAL and store.waiting()
        raise typer.Exit(Exit.OK if exported else code)


def import_(
    job: flags.JobFolder,
    results: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RESULTS.jsonl]...", help="Output and error files, in any order."),
    ] = None,
    lost: Annotated[
        bool,
        typer.Option(
            "--lost", help="Ask again what has no result yet, also what a batch works on."
        ),
    ] = False,
    quiet: flags.Quiet = False,
) -> None:
    """Take in results: finished articles become rows, the rest is the next round's file.

    Replies that must be repaired, were cut, failed or expired are asked again. Files may be
    imported in any order and more than once. What failed in --tries rounds is a row with its
    error; the plain command with the same INPUT, -o and flags asks for it at once.

    Ends with 0 when every article has a summary, with 8 while some have none.
    """
    with reporting():
        from summarise.batch.provider.files import take_results
        from summarise.batch.provider.lines import LOST, without_result
        from summarise.cli.batch_advance import advance, opened_job

        folder, paths = Path(job).absolute(), [Path(path).absolute() for path in results or ()]
        with opened_job(folder) as (known, settings, store):
            for path in paths:
                tell_received(path, take_results(store, path))
            if lost:
                store.give_up(without_result(LOST, "no result was imported"))
            code = advance(folder, known, settings, store, quiet=quiet)
        raise typer.Exit(code)


def _require_possible(sources: list[str], output: str, rung: str, dedupe: str) -> None:
    for flag, value, known in (("--rung", rung, RUNGS), ("--dedupe", dedupe, DEDUPE)):
        if value not in known:
            raise UsageError(f"{flag} cannot be {value!r}", hint="one of " + ", ".join(known))
    if "-" in sources:
        raise UsageError(
            "a job reads its articles again at each import, and stdin only once",
            hint="save them in a file first: cat > articles.jsonl",
        )
    if output == "-":
        raise UsageError("a job needs a file for its rows", hint="-o OUT.jsonl")


def tell_received(path: Path, received: Received) -> None:
    """Say what the lines of a result file came to."""
    parts = [f"{received.taken:,} results"]
    for name, count in (
        ("already known", received.repeated),
        ("of other requests", received.foreign),
        ("no results", received.broken),
    ):
        if count:
            parts.append(f"{count:,} {name}")
    say(f"{path.name}: " + ", ".join(parts))
