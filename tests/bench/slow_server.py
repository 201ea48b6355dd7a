"""A model service on loopback that answers after a fixed delay and costs next to nothing.

Usage: python tests/bench/slow_server.py REPLIES.json --latency 0.2    (prints its port)

REPLIES.json maps a mark that a request contains (`[[7]]`) to the text of the reply.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
from pathlib import Path

_MARK = re.compile(rb"\[\[(\d+)\]\]")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Speaker(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as far as a client of completions needs it."""

    def __init__(self, answers: dict[bytes, bytes], latency: float) -> None:
        self._answers, self._latency = answers, latency
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._received, 0, end)
            size = end + 4 + (int(length[1]) if length else 0)
            if len(self._received) < size:
                return
            mark = _MARK.search(self._received, end, size)
            answer = self._answers[mark[1] if mark else b"0"]
            del self._received[:size]
            asyncio.get_running_loop().call_later(self._latency, self._transport.write, answer)


def answer_of(text: str) -> bytes:
    """A chat completion as it goes over the wire."""
    body = json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": text, "refusal": None},
                }
            ],
            "usage": {"prompt_tokens": 2000, "completion_tokens": 900, "total_tokens": 2900},
        }
    ).encode()
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


async def serve(replies: Path, latency: float) -> None:
    """Serve until killed."""
    answers = {
        mark.encode(): answer_of(text)
        for mark, text in json.loads(replies.read_text(encoding="utf-8")).items()
    }
    server = await asyncio.get_running_loop().create_server(
        lambda: Speaker(answers, latency), "127.0.0.1", 0, backlog=2048
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("replies", type=Path)
    parser.add_argument("--latency", type=float, default=0.2)
    wanted = parser.parse_args()
    sys.exit(asyncio.run(serve(wanted.replies, wanted.latency)))
