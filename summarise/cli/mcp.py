"""`summarise mcp`: the product as tools for agents, over stdin and stdout."""

from __future__ import annotations

import signal
from decimal import Decimal
from typing import TYPE_CHECKING

from summarise.cli import flags
from summarise.cli.reporting import reporting, say
from summarise.cli.surroundings import choose_engine, load_policy_of, load_settings

if TYPE_CHECKING:
    from summarise.cli.surroundings import Engine
    from summarise.settings import Settings


def mcp(
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    language: flags.Language = None,
    policy: flags.PolicyName = None,
    max_cost: flags.MaxCost = None,
    price: flags.Price = None,
    cache: flags.Cache = None,
    quiet: flags.Quiet = False,
) -> None:
    """Offer summaries to agents as tools of the Model Context Protocol.

    An agent's program starts it and speaks with it over stdin and stdout; it ends with stdin.
    Tools take texts and public URLs, never paths.

    \b
    Examples:
      summarise mcp
      summarise mcp -m gpt-5.4-mini --max-cost 1
      summarise mcp -m baseline --quiet
    """
    given = locals()
    with reporting():
        settings = load_settings(given)
        engine = choose_engine(settings)
        from summarise.read.extras import require

        require("mcp", "mcp", "summarise mcp")
        import asyncio

        if not quiet:
            say(f"serving tools on stdin and stdout; engine: {engine.model or 'baseline'}")
        # The SDK waits for stdin in a thread that Ctrl-C would otherwise not end.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        bound = None if max_cost is None else Decimal(str(max_cost))
        asyncio.run(_serve(engine, settings, bound))


async def _serve(engine: Engine, settings: Settings, max_cost: Decimal | None) -> None:
    from summarise.cli.engine import open_engine
    from summarise.serving.summarising import Summarising
    from summarise.serving.tools import tool_server

    async with open_engine(engine, settings, max_cost=max_cost) as summarise:
        summarising = Summarising(
            load_policy_of(settings),
            model=None if engine.model is None else summarise,
            most_at_once=settings.count("jobs"),
        )
        await tool_server(summarising).run_stdio_async()
