"""`summarise models`: models with known prices, and what each is asked with."""

from __future__ import annotations

from typing import Annotated

import typer

from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import DEFAULT_MODEL


def models(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List OpenAI's models with prices per million tokens; * is the default with a key.

    Any other model works too, by the name its service gives it; its price is then unknown
    unless the price data have it.

    \b
    Examples:
      summarise models
      summarise models --json | jq -r .models[].id
    """
    import json

    with reporting():
        from summarise.model.pricing import known_models, newest_price_change, price_version
        from summarise.render.numbers import calendar_date

        known, newest = known_models(), newest_price_change()
        if as_json:
            rows = [
                {
                    "id": item.id,
                    "provider": item.provider,
                    "input_usd_per_million": str(item.input_price),
                    "output_usd_per_million": str(item.output_price),
                    "context_window": item.context_window,
                    "default": item.id == DEFAULT_MODEL,
                }
                for item in known
            ]
            document = {
                "prices": price_version(),
                "newest_price_change": None if newest is None else newest.isoformat(),
                "models": rows,
            }
            write_out(json.dumps(document, indent=2) + "\n")
            return
        lines = [
            "  baseline                  free      free     rules, no language model, no network"
        ]
        lines += [
            f"{'*' if item.id == DEFAULT_MODEL else ' '} {item.id:22} {item.input_price:>9} "
            f"{item.output_price:>9}  "
            + (f"{item.context_window:>11,}" if item.context_window else "    unknown")
            for item in known
        ]
        write_out(f"  {'model':22} {'in USD/M':>9} {'out USD/M':>9}  {'context':>11}\n")
        write_out("\n".join(lines) + "\n")
        dated = f", newest change of a price {calendar_date(newest)}" if newest else ""
        say(
            f"prices: {price_version()}{dated}; other models work by name, at an unknown price",
            dim=True,
        )
