"""The door of the server: what every request meets before a route sees it.

Covers: the host it names (against DNS rebinding), the site it comes from (against forged
requests), media type, coding and declared size, rate, token; and the headers of every answer.
Does not cover: the count of a streamed body (FastAPI's own limit), the secret in forms.

Sources: Fetch Metadata (W3C) for `Sec-Fetch-Site`; RFC 6454 for `Origin`; CSP level 3.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request

from summarise.serving.answering import answer_failure, is_api, path_of
from summarise.serving.keys import COOKIE, Keys
from summarise.serving.problems import Failure, failure
from summarise.serving.rates import Rates
from summarise.text_safety import printable

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = frozenset({"/login", "/api/health"})
_OPEN_FOLDER = "/assets/"
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


class Door:
    """Wraps an ASGI app.

    Args:
        app: What is behind it.
        keys: Who may pass.
        hosts: Names under which the server is known; addresses and `localhost` always pass,
            for rebinding takes a name of the attacker's.
        max_bytes: Of a body.
        body_seconds: Time for a body to come.
        rates: How often one client may ask.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        keys: Keys,
        hosts: Collection[str],
        max_bytes: int,
        body_seconds: float,
        rates: Rates,
    ) -> None:
        self._app, self._keys, self._rates = app, keys, rates
        self._hosts = {"localhost", *(name.lower() for name in hosts)}
        self._max_bytes, self._body_seconds = max_bytes, body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or let it through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        refused = await self._refused(request)
        behind: ASGIApp = self._app if refused is None else answer_failure(request, refused)
        await behind(scope, self._in_time(receive), send_with_headers)

    def _in_time(self, receive: Receive) -> Receive:
        """The same, but a body must have come before its time is over."""
        deadline = asyncio.get_running_loop().time() + self._body_seconds
        whole = False

        async def receive_in_time() -> Message:
            nonlocal whole
            try:
                async with asyncio.timeout_at(None if whole else deadline):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, "the body came too slowly") from None
            whole = not message.get("more_body", False)
            return message

        return receive_in_time

    async def _refused(self, request: Request) -> Failure | None:
        found = self._wrong_host(request) or _forged(request)
        found = found or self._too_large(request) or _wrong_media(request)
        return found or await self._too_often(request) or await self._locked(request)

    def _wrong_host(self, request: Request) -> Failure | None:
        host = _host_name(request.headers.get("host", ""))
        if host in self._hosts or _is_address(host):
            return None
        return failure(
            400,
            "host",
            f"this server is not known as {printable(host) or 'nothing'!r}",
            "start it with --allow-host NAME",
        )

    def _too_large(self, request: Request) -> Failure | None:
        declared = request.headers.get("content-length", "0")
        if declared.isdecimal() and int(declared[:20]) <= self._max_bytes:
            return None
        return too_large(self._max_bytes)

    async def _too_often(self, request: Request) -> Failure | None:
        if request.method in _SAFE_METHODS or await self._rates.allow(_client(request)):
            return None
        return self._slow_down()

    async def _locked(self, request: Request) -> Failure | None:
        authorization = request.headers.get("authorization")
        path = path_of(request)
        if path in _OPEN_PATHS or path.startswith(_OPEN_FOLDER):
            return None
        if self._keys.admits(authorization, request.cookies.get(COOKIE)):
            return None
        if authorization and not await self._rates.allow(_client(request)):
            return self._slow_down()  # a guess costs as much as a question
        return failure(
            401, "token", "this server asks for a token", "send it as Authorization: Bearer TOKEN"
        )

    def _slow_down(self) -> Failure:
        wait = self._rates.seconds
        hint = f"try again in {wait} seconds"
        return failure(429, "rate_limit", "too many requests", hint, retry_after=wait)


def too_large(max_bytes: int) -> Failure:
    """The refusal of a body."""
    return failure(
        413, "too_large", f"{max_bytes / 1e6:g} MB is the limit", "send one article at a time"
    )


def _forged(request: Request) -> Failure | None:
    """Whether a browser says that another site is behind a request that changes something.

    `Origin: null` is what it sends with our own forms, as we ask for no referrer; their
    secret is checked by the route. No script of ours sends it to the API.
    """
    if request.method in _SAFE_METHODS:
        return None
    site = request.headers.get("sec-fetch-site", "none")
    origin = request.headers.get("origin")
    if origin is None or (origin == "null" and not is_api(request)):
        own = True
    else:
        own = _network_location(origin) == request.headers.get("host", "").lower()
    if own and site in {"none", "same-origin"}:
        return None
    return failure(403, "origin", "this request came from another site")


def _wrong_media(request: Request) -> Failure | None:
    if request.method in _SAFE_METHODS or not _has_body(request):
        return None
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding != "identity":
        return failure(415, "media_type", f"bodies are not taken as {printable(coding, 40)!r}")
    wanted = _JSON if is_api(request) else _FORM
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given == wanted:
        return None
    return failure(415, "media_type", f"bodies are taken as {wanted} only")


def _has_body(request: Request) -> bool:
    headers = request.headers
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _network_location(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
