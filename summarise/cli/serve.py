"""`summarise serve`: a page to try the product on, and a JSON API."""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from decimal import Decimal
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.reporting import reporting, say
from summarise.cli.surroundings import choose_engine, load_settings
from summarise.errors import ConfigError, UsageError
from summarise.text_safety import printable

if TYPE_CHECKING:
    import socket

    from summarise.serving.app import App

TOKEN_VARIABLE = "SUMMARISE_SERVE_TOKEN"  # noqa: S105  # its name, not its value
_LEAST_TOKEN = 16
_PORT = 8017
_BACKLOG = 128
_MOST_CONNECTIONS = 200


def serve(  # each flag carries its own help
    host: Annotated[
        str,
        typer.Option("--host", help="Address to listen on; all but loopback ask for a token."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65_535, help="0 takes a free one.")
    ] = _PORT,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", help="Name under which it is reached; may be repeated."),
    ] = None,
    model: flags.Model = None,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    language: flags.Language = None,
    policy: flags.PolicyName = None,
    prompt: flags.PromptName = None,
    max_cost: flags.MaxCost = None,
    jobs: Annotated[int | None, typer.Option("-j", "--jobs", help="Articles at once.")] = None,
    price: flags.Price = None,
    min_words: flags.MinWords = None,
    cache: flags.Cache = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Serve a page that summarises what is pasted into it, and a JSON API. Ctrl-C stops it.

    On any address but loopback, callers must know the token in SUMMARISE_SERVE_TOKEN; if it
    is not set, one is made up and shown. TLS is for a proxy in front. Ends with exit code 130.

    \b
    Examples:
      summarise serve --open
      summarise serve -m gpt-5.4-mini --max-cost 2 --port 0
      SUMMARISE_SERVE_TOKEN=... summarise serve --host 0.0.0.0 --allow-host news.example.org
      curl -H 'content-type: application/json' -d '{"url": "https://..."}' \\
        http://127.0.0.1:8017/api/summaries
    """
    given = locals()
    with reporting():
        settings = load_settings(given)
        engine = choose_engine(settings)
        from summarise.read.extras import require

        for module in ("fastapi", "uvicorn"):
            require(module, "serve", "summarise serve")
        from summarise.cli.local import at_hand
        from summarise.cli.serve_desk import open_desk
        from summarise.serving.app import ServeLimits, create_app
        from summarise.serving.jobs import JobLimits

        token = _token(host)
        bound = None if max_cost is None else Decimal(str(max_cost))
        with (
            closing(_listening(host, port)) as listener,
            at_hand(engine, settings) as (ready, adapted),
            open_desk(ready, adapted, bound) as desk,
        ):
            limits = ServeLimits(jobs=JobLimits(running=adapted.count("jobs")))
            names = [host, *(allow_host or ())]
            app = create_app(desk, token=token, hosts=names, limits=limits)
            url = f"http://{_url_host(host)}:{listener.getsockname()[1]}/"
            say(f"listening on {url} ({ready.model or 'baseline'}); Ctrl-C stops")
            if open_:
                typer.launch(url)
            _run(app, listener)


def _token(host: str) -> str | None:
    """What callers must know, or None on loopback, where nobody asked for one.

    Raises:
        ConfigError: It is too short to be no guess.
    """
    token = os.environ.get(TOKEN_VARIABLE, "").strip()
    if token and len(token) < _LEAST_TOKEN:
        raise ConfigError(
            f"{TOKEN_VARIABLE} has {len(token)} characters; {_LEAST_TOKEN} are the least",
            hint=f"export {TOKEN_VARIABLE}=$(openssl rand -base64 24)",
        )
    if token or _is_loopback(host):
        return token or None
    token = secrets.token_urlsafe(24)
    say(f"token for this time: {token}")
    return token


def _listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections already, so that nobody is told of a port too early.

    Raises:
        UsageError: The address cannot be had.
    """
    import socket

    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server((address[0], port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {printable(host)}, port {port}: {error.strerror or error}",
            hint="another port: --port 0",
        ) from error


def _run(app: App, listener: socket.socket) -> None:
    """Serve until Ctrl-C, or SIGTERM. What is under way is given up, and who waits is told."""
    import uvicorn

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await app.stop()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="error",
        access_log=False,  # addresses of articles are nobody else's business
        server_header=False,
        proxy_headers=False,  # anybody could write them
        ws="none",
        http="h11",
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=2,
    )
    Server(config).run(sockets=[listener])


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _url_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host
