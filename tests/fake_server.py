"""A model service on loopback whose every answer is scripted.

with FakeServer(completion("hi"), Answer(429, headers={"retry-after": "1"})) as server:
    ...  # ask server.base_url
server.requests  # what it was asked, in order

An answer may be a dict (sent as JSON with HTTP 200), an `Answer`, or a function from the
request to either. After the last one comes `then`, or an HTTP 418 that says so.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self


@dataclass(frozen=True)
class Seen:
    """One request as it arrived. Header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    at: float


@dataclass(frozen=True)
class Answer:
    """One answer.

    behaviour: `answer`; `hang` (nothing is ever sent); `reset` (TCP reset before any byte);
    `drop` (half the body, then the connection closes); `drip` (a byte every `pause` s).
    """

    status: int = 200
    body: Any = ""
    headers: dict[str, str] = field(default_factory=dict)
    behaviour: Literal["answer", "hang", "reset", "drop", "drip"] = "answer"
    pause: float = 0.05

    def encoded(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()

    def media_type(self) -> str:
        return "text/plain" if isinstance(self.body, str | bytes) else "application/json"


Scripted = dict[str, Any] | Answer
Script = Scripted | Callable[[Seen], Scripted]

_SILENT = Answer(418, {"error": {"message": "the script of the fake server is at its end"}})


class FakeServer:
    """The server. Enter it to start it; its port is free for this use."""

    def __init__(self, *answers: Script, then: Script | None = None) -> None:
        self._answers = list(answers)
        self._then: Script = then or _SILENT
        self._lock = threading.Lock()
        self.requests: list[Seen] = []
        self.stopped = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.script = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def root(self) -> str:
        """`http://127.0.0.1:PORT`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def base_url(self) -> str:
        """What an OpenAI client is given."""
        return f"{self.root}/v1"

    @property
    def bodies(self) -> list[Any]:
        """The JSON bodies asked with, in order."""
        return [seen.body for seen in self.requests]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def next_answer(self, seen: Seen) -> Answer:
        """Record a request and take the next answer off the script."""
        with self._lock:
            self.requests.append(seen)
            script = self._answers.pop(0) if self._answers else self._then
        answer = script(seen) if callable(script) else script
        return answer if isinstance(answer, Answer) else Answer(200, answer)


def completion(
    content: Any = "hello",
    *,
    finish_reason: str | None = "stop",
    usage: dict[str, Any] | tuple[int, int] | None = (10, 5),
    model: str = "fake-model-1",
    **message: Any,
) -> dict[str, Any]:
    """The body of a chat completion. `message` adds fields beside the content."""
    counted = (
        {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
        if isinstance(usage, tuple)
        else usage
    )
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": model,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content, **message},
                "finish_reason": finish_reason,
            }
        ],
    }
    return body if counted is None else {**body, "usage": counted}


def failure(
    status: int, message: str = "", headers: dict[str, str] | None = None, **fields: Any
) -> Answer:
    """An error in OpenAI's shape; `fields` are `code`, `type`, `param`."""
    return Answer(status, {"error": {"message": message, **fields}}, headers or {})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # many clients at once, none of them made to wait a second
    script: FakeServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else headers and body arrive 40 ms apart

    def log_message(self, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        raw = self.rfile.read(length)
        answer = self.server.script.next_answer(
            Seen(
                self.command,
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                json.loads(raw) if raw else None,
                time.monotonic(),
            )
        )
        try:
            self._send(answer)
        except OSError:  # the client has given up: what a timeout test wants
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        if answer.behaviour == "hang":
            self.server.script.stopped.wait(30)
            self.close_connection = True
            return
        if answer.behaviour == "reset":
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True
            self.connection.close()
            return
        body = answer.encoded()
        self.send_response(answer.status)
        headers = {"content-type": answer.media_type(), **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self._write(body, answer)

    def _write(self, body: bytes, answer: Answer) -> None:
        if answer.behaviour == "drop":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif answer.behaviour == "drip":
            for byte in body:
                self.wfile.write(bytes([byte]))
                if self.server.script.stopped.wait(answer.pause):
                    break
            self.close_connection = True
        else:
            self.wfile.write(body)
