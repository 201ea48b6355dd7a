"""Connections that open to public addresses only, wherever a URL or redirect points.

Covers: resolving a name once, refusing it unless every address is public, and connecting
to an address that was checked; TLS still checks the certificate against the name.
Does not cover: URLs, redirects and bodies (`web.py`).

The check stands where the socket opens, so a redirect, a second request or a name that
changes its answer meets it too.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from types import TracebackType
from typing import Self

import anyio.to_thread
import httpcore2
import httpx2

from summarise.errors import SourceError
from summarise.read.addresses import is_address, is_disguised_address, is_public
from summarise.text_safety import printable

# (host, port) -> the addresses of the host.
Resolver = Callable[[str, int], Sequence[str]]
_MOST_ADDRESSES_TRIED = 3


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system resolves it; blocks.

    Raises:
        OSError: The name has no address, or the resolver does not answer.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class PublicBackend(httpcore2.AsyncNetworkBackend):
    """Opens TCP connections for httpcore2, to checked addresses.

    Attributes:
        allow_private: Whether addresses that are not public pass too.
    """

    def __init__(
        self,
        resolver: Resolver,
        *,
        allow_private: bool,
        sockets: httpcore2.AsyncNetworkBackend | None = None,
    ) -> None:
        self._resolver = resolver
        self.allow_private = allow_private
        self._sockets = sockets or httpcore2.AnyIOBackend()

    async def connect_tcp(  # noqa: D102  # the base class documents it
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # the base class has it
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        failure: Exception | None = None
        for address in (await self._addresses(host, port))[:_MOST_ADDRESSES_TRIED]:
            try:
                return await self._sockets.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of `host`, every one of them allowed."""
        if is_disguised_address(host):
            raise _refusal(host, "an address in disguise")
        if is_address(host):
            addresses: Sequence[str] = [host]
        else:
            try:
                addresses = await anyio.to_thread.run_sync(
                    self._resolver, host, port, abandon_on_cancel=True
                )
            except (OSError, UnicodeError) as error:
                raise httpcore2.ConnectError(str(error)) from error
        private = [address for address in addresses if not is_public(address)]
        if private and not self.allow_private:
            where = "" if private[0] == host else f"at {printable(private[0])}, which is "
            raise _refusal(host, f"{where}no public address")
        return addresses


class PublicTransport(httpx2.AsyncBaseTransport):
    """Carries httpx2 requests over connections of a `PublicBackend`."""

    def __init__(self, backend: PublicBackend) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_connections=1,
            network_backend=backend,
        )

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._pool.__aexit__(kind, error, traceback)

    async def handle_async_request(  # noqa: D102  # the base class documents it
        self, request: httpx2.Request
    ) -> httpx2.Response:
        url = request.url
        response = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme,
                    host=url.raw_host,
                    port=url.port,
                    target=url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )


class _Body(httpx2.AsyncByteStream):
    """The body of a response, as it arrives."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


def _refusal(host: str, why: str) -> SourceError:
    return SourceError(
        f"{printable(host)} is {why}; only public addresses are fetched",
        hint="save the page, then: summarise run page.html; your own server: --allow-private",
    )
