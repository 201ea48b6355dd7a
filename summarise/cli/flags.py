"""Flags that several commands share: same flag, same meaning, everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

Model = Annotated[
    str | None,
    typer.Option("-m", "--model", help="Model id as the service spells it, or baseline."),
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
Timeout = Annotated[float | None, typer.Option("--timeout", help="Seconds for one attempt.")]
Color = Annotated[str | None, typer.Option("--color", help="auto, always or never.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No footer, no progress.")]
