"""A model service on loopback that fails as services do, and writes down what it did.

with FaultyServer(seed=7, transient=0.2, lasting=0.1) as server:
    ...  # ask server.base_url about article(0), article(1), ...
server.log  # every request, in the order in which they came

What becomes of a request is decided by the seed, the article's number and how often it was
asked about. A transient fault never comes three times in a row, so three attempts get through; a
lasting one is the article's fate and comes every time.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
import threading
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from fake_server import completion, failure
from test_pipeline import TEXT, draft

# What a transient fault may be: a status, or what happens to the connection.
TRANSIENT = ("429", "500", "503", "reset", "hang", "cut")
# What may become of an article, and the class of error that its row must have.
LASTING = {
    "refused": "refused",
    "filtered": "filtered",
    "truncated": "truncated_writing",
    "prose": "not_json",
    "foreign": "schema_violation",
    "empty": "empty",
    "malformed": "malformed",
    "rejected": "rejected_request",
    "down": "service",
}
_MARK = re.compile(rb"\[\[(\d+)\]\]")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_LIMIT = re.compile(rb'"max_(?:completion_)?tokens": ?(\d+)')
_SOON = {"retry-after-ms": "20"}
_NOT_PAID = {"429", "rejected"}


def article(number: int) -> str:
    """An article that the server knows by its mark, and answers with a draft that passes."""
    return f"{TEXT}\n\nThe ministry gave this dispatch the number [[{number}]]."


@dataclass(frozen=True, slots=True)
class Asked:
    """One request.

    Attributes:
        number: Of its article.
        fault: What was done to it, or `ok`.
        era: Of the server, see `FaultyServer.era`.
        cost: USD that the service takes for it.
    """

    number: int
    fault: str
    era: int
    cost: Decimal


@dataclass
class FaultyServer:
    """The server, in a thread. Enter it to start it.

    Attributes:
        transient: Share of requests that fail and would succeed later.
        lasting: Share of articles that always fail.
        latency: Seconds before an answer.
        price: USD per million tokens, in and out.
        greedy: Whether a request uses as many tokens as it can.
        era: Set it to tell requests of one run from those of the next.
        connections: How many are open.
    """

    seed: int = 0
    transient: float = 0.0
    lasting: float = 0.0
    latency: float = 0.0
    price: tuple[int, int] = (1, 4)
    greedy: bool = False
    era: int = 0
    connections: int = 0
    log: list[Asked] = field(default_factory=list)
    _times: dict[int, int] = field(default_factory=dict)

    def __enter__(self) -> FaultyServer:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        starting = self._loop.create_server(lambda: _Speaker(self), "127.0.0.1", 0, backlog=2048)
        self._server = asyncio.run_coroutine_threadsafe(starting, self._loop).result()
        return self

    def __exit__(self, *exception: object) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def base_url(self) -> str:
        """What an OpenAI client is given."""
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"

    @property
    def cost(self) -> Decimal:
        """USD that all requests took."""
        return sum((asked.cost for asked in self.log), Decimal(0))

    def fate(self, number: int) -> str:
        """What becomes of an article in the end: `ok` or a key of `LASTING`."""
        return self._drawn(tuple(LASTING), self.lasting, number)

    def fault(self, number: int, time: int) -> str:
        """What becomes of the request that is the article's `time`-th, from 1."""
        passing = self._drawn(TRANSIENT, 1.5 * self.transient, number, time)
        return self.fate(number) if time % 3 == 0 or passing == "ok" else passing

    def _drawn(self, faults: tuple[str, ...], share: float, *about: int) -> str:
        digest = sha256(repr((self.seed, *about)).encode()).digest()
        chance = int.from_bytes(digest[:8]) / 2**64
        return faults[digest[8] % len(faults)] if chance < share else "ok"

    def answer(self, body: bytes) -> tuple[str, bytes]:
        """Write a request down; returns what to do and the bytes to send."""
        marked = _MARK.search(body)
        limit = _LIMIT.search(body)
        number, most = int(marked[1]) if marked else -1, int(limit[1]) if limit else 1
        self._times[number] = time = self._times.get(number, 0) + 1
        fault = self.fault(number, time)
        tokens = (len(body), most) if self.greedy else (5000, 100)
        cost = sum(Decimal(n * p) for n, p in zip(tokens, self.price, strict=True)) / 1_000_000
        unpaid = fault in _NOT_PAID
        self.log.append(Asked(number, fault, self.era, Decimal(0) if unpaid else Decimal(cost)))
        return fault, _wire(fault, tokens)


def _wire(fault: str, usage: tuple[int, int]) -> bytes:
    """The answer to a request with this fault."""
    if fault in {"429", "500", "503", "down"}:
        told = failure(int(fault) if fault.isdigit() else 500, "try again later", _SOON)
        return _http(told.status, told.body, told.headers)
    if fault == "rejected":
        return _http(400, failure(400, "input is too long", code="context_length_exceeded").body)
    if fault == "malformed":
        return _http(200, {"hello": "world"})
    contents: dict[str, dict[str, Any]] = {
        "refused": {"content": None, "refusal": "I cannot help with that."},
        "filtered": {"content": "", "finish_reason": "content_filter"},
        "truncated": {"content": draft()[:200], "finish_reason": "length"},
        "prose": {"content": "Here is your summary: troops moved."},
        "foreign": {"content": json.dumps({"summary": "Troops moved."})},
        "empty": {"content": ""},
    }
    return _http(200, completion(usage=usage, **contents.get(fault, {"content": draft()})))


def _http(status: int, body: object, headers: dict[str, str] | None = None) -> bytes:
    raw = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Said", "content-type: application/json"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, f"content-length: {len(raw)}", "", ""]).encode() + raw


class _Speaker(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as far as a client of completions needs it."""

    def __init__(self, server: FaultyServer) -> None:
        self._server = server
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._server.connections += 1

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.connections -= 1

    def data_received(self, data: bytes) -> None:
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        length = _LENGTH.search(self._received, 0, end) if end >= 0 else None
        size = end + 4 + (int(length[1]) if length else 0)
        if end < 0 or len(self._received) < size:
            return
        fault, answer = self._server.answer(bytes(self._received[end + 4 : size]))
        del self._received[:size]
        loop = asyncio.get_running_loop()
        loop.call_later(self._server.latency, self._send, fault, answer)

    def _send(self, fault: str, answer: bytes) -> None:
        if self._transport.is_closing() or fault == "hang":
            return
        if fault == "reset":
            sock = self._transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._transport.abort()
        elif fault == "cut":
            self._transport.write(answer[: len(answer) // 2])
            self._transport.close()
        else:
            self._transport.write(answer)
