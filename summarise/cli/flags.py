"""Flags that several commands share: same flag, same meaning, everywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def age(text: str) -> timedelta:
    """A stretch of time as a flag gives it: `90m`, `12h`, `7d`, `4w`."""
    number, unit = text[:-1], text[-1:]
    if number.isdecimal() and len(number) <= 5 and unit in _UNITS:
        return timedelta(**{_UNITS[unit]: int(number)})
    raise typer.BadParameter(f"{text!r} is no stretch of time such as 12h, 7d, 4w")


Model = Annotated[
    str | None,
    typer.Option(
        "-m", "--model", help="Model id as the service spells it, local:PATH.gguf, or baseline."
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", help="OpenAI-compatible service, e.g. http://127.0.0.1:8080/v1."),
]
AzureEndpoint = Annotated[
    str | None, typer.Option("--azure-endpoint", help="https://NAME.openai.azure.com")
]
ApiVersion = Annotated[str | None, typer.Option("--api-version", help="Azure's api-version.")]
PromptName = Annotated[
    str | None, typer.Option("-p", "--prompt", help="Prompt, e.g. summary or summary.v1.")
]
PromptFolder = Annotated[str | None, typer.Option("--prompts", help="Folder of your own prompts.")]
PolicyName = Annotated[
    str | None,
    typer.Option("--policy", help="What verdicts mean: strict, default, lenient or a file."),
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", help="Exit 7 if an item ends as warn (or worse), reject, or none."),
]
AllowPrivate = Annotated[
    bool | None,
    typer.Option("--allow-private", help="Fetch from private and loopback addresses too."),
]
MinWords = Annotated[
    int | None,
    typer.Option("--min-words", help="Fewer words are no article (120 for pages, 20 for text)."),
]
MaxCost = Annotated[
    float | None,
    typer.Option("--max-cost", min=0, help="USD that all requests may cost together."),
]
Timeout = Annotated[float | None, typer.Option("--timeout", help="Seconds for one attempt.")]
Cache = Annotated[
    bool | None,
    typer.Option("--cache/--no-cache", help="Keep replies and ask nothing twice, or neither."),
]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Ask anew, and keep the new replies in the cache.")
]
Otel = Annotated[
    bool | None,
    typer.Option("--otel/--no-otel", help="Send OpenTelemetry spans to a collector, or none."),
]
Color = Annotated[str | None, typer.Option("--color", help="auto, always or never.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No footer, no progress.")]
Price = Annotated[
    str | None,
    typer.Option("--price", help="IN/OUT: USD per million tokens, where no list has the model."),
]
LocalContext = Annotated[
    int | None,
    typer.Option("--local-context", help="Tokens that a local: model works with (16384)."),
]
Language = Annotated[
    str | None,
    typer.Option("-l", "--language", help="Write in this language (ISO 639-1), not the article's."),
]
MaxOutputTokens = Annotated[
    int | None, typer.Option("--max-output-tokens", help="Bound of one reply (8000).")
]
MaxInputTokens = Annotated[
    int | None, typer.Option("--max-input-tokens", help="Longer articles are split (60000).")
]
Temperature = Annotated[float | None, typer.Option("--temperature", help="Sampling temperature.")]
Seed = Annotated[int | None, typer.Option("--seed", help="Sampling seed.")]
ReasoningEffort = Annotated[
    str | None, typer.Option("--reasoning-effort", help="For models that reason: low, high, ...")
]
Deadline = Annotated[
    float | None, typer.Option("--deadline", help="Seconds for a request, retries included.")
]
Attempts = Annotated[int | None, typer.Option("--attempts", help="Tries for one request (5).")]
Rpm = Annotated[float | None, typer.Option("--rpm", help="Requests per minute.")]
Tpm = Annotated[float | None, typer.Option("--tpm", help="Tokens per minute.")]
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        help="Of - and of files, whatever their names: article, jsonl, json, csv, tsv, parquet, "
        "feed, warc.",
    ),
]
TextColumn = Annotated[
    str | None, typer.Option("--text-column", help="Column or key of the article's text.")
]
IdColumn = Annotated[str | None, typer.Option("--id-column", help="Of its id.")]
TitleColumn = Annotated[str | None, typer.Option("--title-column", help="Of its title.")]
DateColumn = Annotated[str | None, typer.Option("--date-column", help="Of its date.")]
JobFolder = Annotated[str, typer.Option("--job", help="Folder of the job.")]
