"""`--dry-run`: exactly what would be sent, what it is estimated to cost, and nothing sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from summarise.cli.exits import overall
from summarise.cli.reporting import complain, say, write_out
from summarise.cli.surroundings import (
    DEFAULT_MODEL,
    Engine,
    open_cache,
    options_of,
    service_settings,
)
from summarise.errors import SummariseError
from summarise.parts import estimate_tokens
from summarise.settings import Settings
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.model.cache import ReplyCache
    from summarise.model.request import Request
    from summarise.model.settings import ServiceSettings
    from summarise.pipeline import Options
    from summarise.read.entries import Entry

# The draft's re-ask and a reply that needs more room: what one article can cost at most.
WORST_CASE = "draft, one reply with twice the room, one schema repair, one check repair"


def show_requests(entries: list[Entry], engine: Engine, settings: Settings) -> int:
    """Print every first request for the articles; returns the exit code."""
    from contextlib import closing

    from summarise.pipeline import build_requests

    service = service_settings(settings, need_key=False)
    options = options_of(settings, engine.model or DEFAULT_MODEL, service)
    codes = []
    for entry in entries:
        try:
            requests = build_requests(asyncio.run(entry.article()), options)
        except SummariseError as error:
            codes.append(complain(error))
            continue
        for request in requests:
            write_out(_shown(request, options))
        _bill(requests, options, service)
        if settings.on("cache"):
            with closing(open_cache(settings)) as cache:
                _tell_cached(requests, cache, service.identity)
        codes.append(0)
    return overall(codes)


def _tell_cached(requests: list[Request], cache: ReplyCache, endpoint: str) -> None:
    """Say which of the first requests a run would not send."""
    from summarise.model.cache import reply_key

    if not cache.path.exists():  # a dry run makes no file
        return
    kept = sum(cache.get(reply_key(endpoint, request)) is not None for request in requests)
    if kept:
        which = "the reply is" if kept == len(requests) == 1 else f"{kept} of {len(requests)} are"
        say(f"{which} in the cache: a run asks nothing and pays nothing for it (--fresh asks anew)")


def _shown(request: Request, options: Options) -> str:
    head = (
        f"model   {printable(request.model)}\n"
        f"prompt  {options.prompt.label}\n"
        f"key     {request.key[:16]}\n"
    )
    for message in request.messages:
        body = "\n".join(printable(line, limit=None) for line in message.content.splitlines())
        head += f"{'-' * 8} {message.role} {'-' * 60}\n{body}\n"
    return head + "\n"


def _bill(requests: list[Request], options: Options, service: ServiceSettings) -> None:
    """Say tokens and the price bound on stderr."""
    from summarise.model.pricing import price_bound, price_version

    asked = sum(input_tokens(request) for request in requests)
    room = sum(request.max_output_tokens for request in requests)
    first = price_bound(options.model, asked, room, service.host, service.price)
    say(f"about {asked:,} input tokens (characters / 4, schema included), at most {room:,} output")
    if first is None:
        say(f"price of {options.model} on {options.host} unknown. Nothing was sent.")
        return
    # Each re-ask carries the question, the answer before it and the list of problems.
    retried = asked * 4 + 4 * room + 2_000
    worst = price_bound(options.model, retried, room * 6, service.host, service.price) or first
    say(f"at most ${first:.4f} if the first reply stands; at most ${worst:.4f} with every re-ask")
    say(f"({WORST_CASE}; prices: {price_version()}). Nothing was sent.")


def input_tokens(request: Request) -> int:
    """An estimate of what a request sends, its schema included: characters / 4."""
    import json

    schema = json.dumps(request.schema) if request.schema else ""
    return sum(estimate_tokens(m.content) for m in request.messages) + estimate_tokens(schema)
