"""`summarise doctor`: what this installation and an endpoint can do, found out by asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import Engine, choose_engine, load_settings, service_settings
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.model.findings import ProbeResult
    from summarise.settings import Settings


def doctor(
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    local_context: flags.LocalContext = None,
    timeout: flags.Timeout = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Probe a model service: is it there, what does it understand, what does it ignore.

    Sends thirteen small requests. Without a configured service it looks at the
    installation alone.

    \b
    Examples:
      summarise doctor -m gpt-5.4-mini
      summarise doctor --base-url http://127.0.0.1:11434/v1 -m llama3.2
      summarise doctor --base-url http://127.0.0.1:8080/v1    # the first model it lists
      summarise doctor -m local:qwen3-4b.gguf
    """
    with reporting():
        settings = load_settings(locals())
        rows = _installation()
        engine = _first_listed(settings) or choose_engine(settings)
        failed = False
        if engine.model is None:
            say("no model service configured; name one to probe it: -m MODEL --base-url URL")
        else:
            from summarise.cli.local import at_hand
            from summarise.model.findings import Verdict

            with at_hand(engine, settings) as (engine, settings):
                found = _probed(engine.model or "", settings)
            rows += [(item.name, item.verdict.value, item.detail) for item in found]
            failed = any(item.name == "chat" and item.verdict is not Verdict.YES for item in found)
        if as_json:
            import json

            keys = ("name", "verdict", "detail")
            rows_out = [dict(zip(keys, row, strict=True)) for row in rows]
            write_out(json.dumps(rows_out, indent=2) + "\n")
        else:
            write_out(
                "".join(
                    f"{name:22} {verdict:8} {printable(detail, limit=300)}\n"
                    for name, verdict, detail in rows
                )
            )
        raise typer.Exit(Exit.SERVICE if failed else Exit.OK)


def _first_listed(settings: Settings) -> Engine | None:
    """The first model that a service of one's own lists, where no model is named."""
    if settings.text("model") or not settings.text("base_url"):
        return None
    import asyncio

    from summarise.model.listing import Listed
    from summarise.model.service import ServiceClient

    async def models() -> tuple[Listed, ...]:
        async with ServiceClient(service_settings(settings)) as client:
            return await client.list_models()

    found = asyncio.run(models())
    return Engine(found[0].id, chosen=True) if found else None


def _probed(model: str, settings: Settings) -> list[ProbeResult]:
    import asyncio

    from summarise.model.probe import probe

    service = service_settings(settings)
    say(f"probing {service.host} for {printable(model)} ...", dim=True)
    return asyncio.run(probe(service, model))


def _installation() -> list[tuple[str, str, str]]:
    """What is installed: versions, prompts, the optional reader."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from summarise._version import __version__
    from summarise.prompts import load_prompt

    def installed(name: str) -> str | None:
        try:
            return version(name)
        except PackageNotFoundError:
            return None

    reader, server = installed("trafilatura"), installed("xllamacpp")
    return [
        ("summarise", "yes", f"{__version__} on Python {platform.python_version()}"),
        ("prompt", "yes", load_prompt().label),
        ("openai", "yes", installed("openai") or "missing"),
        (
            "web pages",
            "yes" if reader else "no",
            f"trafilatura {reader}" if reader else 'pip install "summarise-news[web]"',
        ),
        (
            "local models",
            "yes" if server else "no",
            f"xllamacpp {server}" if server else 'pip install "summarise-news[local]"',
        ),
    ]
