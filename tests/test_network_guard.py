from __future__ import annotations

import asyncio
import os
import socket

import pytest

from conftest import NetworkUseError
from fake_server import FakeServer, completion
from model_calls import ask


@pytest.mark.parametrize("address", ["192.0.2.1", "8.8.8.8", "169.254.169.254"])
def test_a_connection_beyond_loopback_is_refused(address: str) -> None:
    with socket.socket() as sock, pytest.raises(NetworkUseError, match=address):
        sock.connect((address, 80))


def test_a_datagram_beyond_loopback_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sock, pytest.raises(NetworkUseError):
        sock.sendto(b"x", ("192.0.2.1", 53))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(NetworkUseError, match=r"api\.openai\.com"):
        socket.getaddrinfo("api.openai.com", 443)


def test_asyncio_meets_the_guard_too() -> None:
    with pytest.raises(NetworkUseError):
        asyncio.run(_connect("192.0.2.1"))


async def _connect(host: str) -> None:
    await asyncio.open_connection(host, 80)


def test_loopback_is_allowed() -> None:
    with FakeServer(completion("hi")) as server:
        reply = ask(server)

    assert reply.text == "hi"


def test_no_proxy_or_key_of_the_machine_is_visible() -> None:
    visible = {name.lower() for name in os.environ}

    assert not visible & {"http_proxy", "https_proxy", "all_proxy", "openai_api_key"}
