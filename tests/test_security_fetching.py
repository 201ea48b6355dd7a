"""What an attacker may put into a URL, a name server's answer, a redirect or a web server: every
row says with which words it is refused, or what little comes of it. Loopback only.

`test_read_web.py` says how pages are fetched, `test_read_addresses.py` which addresses are public.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpcore2
import pytest

from serving_support import serving
from summarise.checks.policy import load_policy
from summarise.errors import SourceError
from summarise.read.document import RawSource
from summarise.read.entries import entries_in
from summarise.read.intake import Intake
from summarise.read.limits import ReadLimits
from summarise.read.network import PublicBackend, PublicTransport
from summarise.read.web import WEB_PAGE, fetch
from summarise.read.web import _fetch as fetch_with
from summarise.serving.summarising import Summarising
from summarise.serving.tools import tool_server

PUBLIC = "93.184.215.14"
NOT_PUBLIC = "no public address"
DISGUISED = "is an address in disguise"
SCHEME = "is no http or https URL"
USERINFO = "has a user name or password in it"
NO_HOST = "names no host"
PORT = "only 80 and 443 are fetched"
MALFORMED = "could not be fetched: Invalid"
TOO_LONG = "could not be fetched: URL too long"
LOOKED_UP = "is at 127.0.0.1, which is no public address"

# Refused for their form alone: no name is looked up, no socket opens.
URLS = [
    # IPv6, and IPv4 inside it
    ("http://[0:0:0:0:0:0:0:1]/", NOT_PUBLIC),
    ("http://[::1]:80/", NOT_PUBLIC),
    ("http://[::1%25lo]/", NOT_PUBLIC),
    ("http://[::ffff:127.0.0.1%25lo]/", NOT_PUBLIC),
    ("http://[::ffff:0:7f00:1]/", NOT_PUBLIC),
    ("http://[64:ff9b::169.254.169.254]/", NOT_PUBLIC),
    ("http://[64:ff9b:1::a9fe:a9fe]/", NOT_PUBLIC),
    ("http://[2001:0:7f00:1::]/", NOT_PUBLIC),
    ("http://[2002:a9fe:a9fe::]/", NOT_PUBLIC),
    ("http://[fd00:ec2::254]/", NOT_PUBLIC),
    ("http://[fec0::1]/", NOT_PUBLIC),
    ("http://[::1].example.org/", MALFORMED),
    ("http://[::1]evil/", MALFORMED),
    ("http://[[::1]]/", MALFORMED),
    ("http://[127.0.0.1]/", MALFORMED),
    ("http://[v1.fe80]/", MALFORMED),
    ("http://[::1/", MALFORMED),
    # IPv4 in other clothes
    ("http://0/", DISGUISED),
    ("http://3232235521/", DISGUISED),
    ("http://2852039166/latest/meta-data/", DISGUISED),
    ("http://00000177.1/", DISGUISED),
    ("http://0x7F.0x0.0x0.0x1/", DISGUISED),
    ("http://127.0.1/", DISGUISED),
    ("http://.127.0.0.1/", DISGUISED),
    ("http://127.0.0.1.:80/", DISGUISED),
    ("http://1.1.1.1.1/", DISGUISED),
    ("http://%31%32%37.0.0.1/", DISGUISED),
    ("http:// 127.0.0.1/", DISGUISED),
    ("http://example.org%00.127.0.0.1/", DISGUISED),
    ("http://example.org\\.127.0.0.1/", DISGUISED),
    ("http://0177.0.0.01/", MALFORMED),
    ("http://127｡0｡0｡1/", NOT_PUBLIC),
    ("http://１２７.０.０.１/", MALFORMED),
    ("http://١٢٧.٠.٠.١/", MALFORMED),
    ("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", MALFORMED),
    # names that hide characters
    ("http://x\N{SOFT HYPHEN}y.org/", MALFORMED),
    ("http://ex\u200bample.org/", MALFORMED),
    ("http://\u202eexample.org/", MALFORMED),
    ("http://\ud800/", MALFORMED),
    ("http://example.org/\ud800", "could not be fetched"),
    # user names and what passes for them
    ("http://example.org@127.0.0.1/", USERINFO),
    ("http://example.org:80@127.0.0.1/", USERINFO),
    ("http://127.0.0.1%2f@example.org/", USERINFO),
    ("http://[::1]@example.org/", USERINFO),
    ("http://example.org\\@127.0.0.1/", USERINFO),
    ("http://example.org;@127.0.0.1/", USERINFO),
    ("http://:@127.0.0.1/", USERINFO),
    ("http://@127.0.0.1/", NOT_PUBLIC),
    # slashes, control characters, length
    ("http:\\\\127.0.0.1\\", NO_HOST),
    ("http:/127.0.0.1/", NO_HOST),
    ("http:127.0.0.1", NO_HOST),
    ("http:////127.0.0.1/", NO_HOST),
    ("http://exa\tmple.org/", MALFORMED),
    ("http://exa\nmple.org/", MALFORMED),
    ("http://127.0.0.1\r\nHost: example.org/", MALFORMED),
    ("http://example.org/\r\nX-Injected: y", MALFORMED),
    ("http://example.org/" + "a" * 100_000, TOO_LONG),
    # ports
    ("http://example.org:0/", PORT),
    ("http://example.org:6379/", PORT),
    ("http://example.org:65616/", PORT),
    ("http://example.org:-80/", PORT),
    ("http://example.org:80:80/", MALFORMED),
    # schemes
    (" http://127.0.0.1/", SCHEME),
    ("//127.0.0.1/", SCHEME),
    ("file:///etc/passwd", SCHEME),
    ("file://localhost/etc/passwd", SCHEME),
    ("ftp://example.org/", SCHEME),
    ("gopher://127.0.0.1:6379/_FLUSHALL", SCHEME),
    ("dict://127.0.0.1:11211/", SCHEME),
    ("ldap://127.0.0.1/", SCHEME),
    ("netdoc:///etc/passwd", SCHEME),
    ("unix:///var/run/docker.sock", SCHEME),
    ("http+unix://%2Fvar%2Frun/", SCHEME),
    ("ws://example.org/", SCHEME),
    ("data:text/html,hello", SCHEME),
    ("javascript:alert(1)", SCHEME),
    ("jar:http://example.org/a!/b", SCHEME),
    ("view-source:http://example.org/", SCHEME),
    ("blob:http://example.org/", SCHEME),
]
# Names: looked up once, and judged by what the name server says.
NAMES = [
    "http://localhost/",
    "http://LOCALHOST./",
    "http://127.0.0.1.nip.io/",
    "http://127.0.0.1../",
    "http://127.0.0.1%09/",
    "http://127.0.0.1 /",
    "http://127.0.0.1,example.org/",
    "http://localhost%00.example.org/",
    "http://169.254.169.254.example.org/",
    "http://metadata.google.internal/",
    "http://xn--exmple-4nf.org/",
    "http://exаmple.org/",  # a Cyrillic letter
    "http://xn--/",
    "http://example..org/",
    "http://*/",
    "http://example.org#@127.0.0.1/",
    "http://example.org?@127.0.0.1/",
    "http://example.org:８０/",
]
ANSWERS = [
    ["127.0.0.1"],
    ["0.0.0.0"],  # noqa: S104  # an answer to refuse, nothing is bound
    ["10.0.0.7"],
    ["100.100.100.200"],
    ["169.254.169.254"],
    ["192.168.1.1"],
    ["224.0.0.251"],
    ["255.255.255.255"],
    ["::1"],
    ["::ffff:10.0.0.7"],
    ["64:ff9b::a00:7"],
    ["2002:a00:7::"],
    ["2001:0:a00:7::"],
    ["fd00:ec2::254"],
    ["fe80::1%eth0"],
    ["ff02::1"],
    [PUBLIC, "127.0.0.1"],
    ["2606:4700::1", "10.0.0.7"],
    ["no address at all"],
    ["\x1b[31m127.0.0.1"],
]
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

Act = Callable[[socket.socket], None]


def send(*parts: bytes) -> Act:
    """Sends the parts, then closes."""

    def act(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return act


def body(data: bytes, *headers: bytes) -> Act:
    lines = b"".join(header + b"\r\n" for header in headers)
    return send(OK + lines + b"Content-Length: %d\r\n\r\n" % len(data) + data)


def endless(head: bytes, piece: bytes) -> Act:
    """Sends the head, and the piece for as long as somebody takes it."""

    def act(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return act


def redirect(target: bytes, status: bytes = b"302 Found") -> Act:
    return send(b"HTTP/1.1 %s\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, target))


BOMB = zlib.compress(bytes(20_000_000))
LARGE = "is too large: 0.1 MB is the limit"
LATE = "was not fetched within 0.5 seconds"
ODD = "could not be fetched"
# Each on a server of its own, under 0.1 MB and half a second.
SERVERS: dict[str, tuple[Act, str]] = {
    "chunks without end": (endless(CHUNKED, b"1000\r\n" + b"x" * 4_096 + b"\r\n"), LARGE),
    "a chunk's extension without end": (endless(CHUNKED + b"1;", b"a" * 65_536), ODD),
    "a chunk of a size that is none": (send(CHUNKED + b"zz\r\n"), ODD),
    "a chunk of negative size": (send(CHUNKED + b"-1\r\nabc"), ODD),
    "a chunk larger than memory": (send(CHUNKED + b"ffffffffffffffffff\r\nabc"), ODD),
    "a body shorter than it says": (send(OK + b"Content-Length: 2000\r\n\r\nshort"), ODD),
    "a body of negative length": (send(OK + b"Content-Length: -5\r\n\r\nshort"), ODD),
    "two lengths": (send(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nshort!"), ODD),
    "another transfer coding": (send(OK + b"Transfer-Encoding: gzip\r\n\r\nabc"), ODD),
    "a body without end": (endless(OK + b"\r\n", b"x" * 4_096), LARGE),
    "a header without end": (endless(OK + b"X: ", b"a" * 65_536), ODD),
    "headers without end": (endless(OK, b"X: y\r\n" * 1_000), ODD),
    "interim answers without end": (
        endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100), LATE,
    ),
    "a deflate bomb": (body(BOMB, b"Content-Encoding: deflate"), LARGE),
    "a gzip bomb": (body(gzip.compress(bytes(20_000_000)), b"Content-Encoding: gzip"), LARGE),
    "a bomb in a bomb": (
        body(gzip.compress(BOMB), b"Content-Encoding: deflate, gzip"), "was not asked for",
    ),
    "the coding said twice": (
        body(gzip.compress(BOMB), b"Content-Encoding: gzip", b"Content-Encoding: gzip"),
        "was not asked for",
    ),
    "a thousand codings": (
        body(b"x", b"Content-Encoding: " + b"gzip," * 1_000), "was not asked for",
    ),
    "brotli": (body(b"x", b"Content-Encoding: br"), "is sent as br, which was not asked for"),
    "zstd": (body(b"x", b"Content-Encoding: zstd"), "is sent as zstd, which was not asked for"),
    "no gzip": (body(b"x" * 50, b"Content-Encoding: gzip"), "is damaged"),
    "HTTP/0.9": (send(b"<html>hello</html>"), ODD),
    "another protocol": (send(b"SSH-2.0-OpenSSH_9\r\n"), ODD),
    "noise": (send(b"\x00\xff" * 200), ODD),
    "nothing": (send(), ODD),
    "a status of five digits": (send(b"HTTP/1.1 99999 X\r\n\r\n"), ODD),
    "a status of zero": (send(b"HTTP/1.1 000 X\r\n\r\n"), ODD),
    "another protocol by upgrade": (
        send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), ODD,
    ),
    "a header without a name": (send(OK + b"Xab\r\n\r\n"), ODD),
    "a header with a NUL": (send(OK + b"X: a\x00b\r\n\r\n"), ODD),
    "an escape sequence as a reason": (
        send(b"HTTP/1.1 404 \x1b[31mNope\r\nContent-Length: 0\r\n\r\n"), "answered 404 Not Found",
    ),
    "an escape sequence as a type": (
        send(b"HTTP/1.1 200 OK\r\nContent-Type: image/\x1b[31mpng\r\n\r\n"), "is image/png, not",
    ),
    "no page": (
        send(b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\n\r\nPK"), "is application/zip",
    ),
    "a proxy to use": (redirect(b"http://127.0.0.1/", b"305 Use Proxy"), "answered 305"),
    "several pages": (redirect(b"http://127.0.0.1/", b"300 Multiple Choices"), "answered 300"),
    "a redirect to nowhere": (
        send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "answered 302",
    ),
}  # fmt: skip
LOOP = "redirects more than 5 times"
REDIRECTS = [
    (b"http://127.0.0.1/", NOT_PUBLIC),
    (b"//127.0.0.1/", NOT_PUBLIC),
    (b"http://169.254.169.254/latest/meta-data/", NOT_PUBLIC),
    (b"http://[::ffff:a9fe:a9fe]/", NOT_PUBLIC),
    (b"http://[fe80::1%25lo]/", NOT_PUBLIC),
    (b"http://2130706433/", DISGUISED),
    (b"HTTP://127.1/", DISGUISED),
    (b"http://intranet.example/", "intranet.example is at 10.0.0.7"),
    (b"http://anna:secret@news.example/", USERINFO),
    (b"http://news.example:8080/", PORT),
    (b"https://news.example:22/", PORT),
    (b"http://news.example:80:22/", MALFORMED),
    (b"http://[::1", MALFORMED),
    (b"http://news.example/\tb", MALFORMED),
    (b"/" + b"a" * 70_000, TOO_LONG),
    (b"file:///etc/passwd", SCHEME),
    (b"ftp://news.example/", SCHEME),
    (b"gopher://news.example:6379/_FLUSHALL", SCHEME),
    (b"data:text/html,hello", SCHEME),
    (b"javascript:alert(1)", SCHEME),
    # What follows has no host of its own, and so stays with the server that sent it.
    (b"///127.0.0.1/", LOOP),
    (b"/\\127.0.0.1/", LOOP),
    (b"\\\\127.0.0.1\\", LOOP),
    (b"http:127.0.0.1", LOOP),
    (b"http:/127.0.0.1", LOOP),
    (b"http://", LOOP),
    (b"http:///x", LOOP),
    (b"", LOOP),
    (b"?", LOOP),
    (b"http://news.example/p", LOOP),
    (b"../" * 100 + b"x", LOOP),
]


@contextmanager
def server(act: Act) -> Iterator[int]:
    """A server on loopback that answers every connection in the same way; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer(connection: socket.socket) -> None:
            try:
                with connection:
                    connection.recv(65_536)
                    act(connection)
                    connection.shutdown(socket.SHUT_WR)
                    connection.recv(65_536)
            except OSError:
                return  # the client has gone, as most rows want

        def listen() -> None:
            while not closing.is_set():
                connection, _ = listener.accept()
                threading.Thread(target=answer, args=(connection,), daemon=True).start()

        closing = threading.Event()
        thread = threading.Thread(target=listen)
        thread.start()
        yield listener.getsockname()[1]
        closing.set()
        socket.create_connection(listener.getsockname()).close()
        thread.join()


def unused(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host} was looked up")


def names(host: str, port: int) -> Sequence[str]:
    return ["10.0.0.7"] if host == "intranet.example" else [PUBLIC]


def through(port: int, connected: list[str], **limits: Any) -> RawSource:
    """Fetches from a name with a public address, while the sockets really open to `port`."""

    class Rerouted(httpcore2.AnyIOBackend):
        async def connect_tcp(
            self, host: str, *_: object, **__: object
        ) -> httpcore2.AsyncNetworkStream:
            connected.append(host)
            return await super().connect_tcp("127.0.0.1", port)

    backend = PublicBackend(names, allow_private=False, sockets=Rerouted())
    bounds = ReadLimits(max_bytes=100_000, **limits)
    return asyncio.run(fetch_with("http://news.example/p", WEB_PAGE, bounds, backend))


@pytest.mark.parametrize(("url", "why"), URLS)
def test_a_url_is_refused_before_anything_is_looked_up(url: str, why: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url, resolver=unused)

    assert why in str(caught.value)


@pytest.mark.parametrize("url", NAMES)
def test_a_name_is_what_its_name_server_makes_it(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url, resolver=lambda *_: ["127.0.0.1"])

    assert LOOKED_UP in str(caught.value)


@pytest.mark.parametrize("addresses", ANSWERS)
def test_no_answer_of_a_name_server_leads_inside(addresses: list[str]) -> None:
    with pytest.raises(SourceError) as caught:
        fetch("http://news.example/", resolver=lambda *_: addresses)

    assert NOT_PUBLIC in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_misbehaves_is_an_error_of_the_source(name: str) -> None:
    act, why = SERVERS[name]
    connected: list[str] = []

    with server(act) as port, pytest.raises(SourceError) as caught:
        through(port, connected, seconds=0.5 if why == LATE else 20)

    assert why in str(caught.value)
    assert str(caught.value).isprintable()
    assert connected == [PUBLIC]


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", OK + b"\r\n", CHUNKED + b"1;"])
def test_a_server_that_drips_meets_the_deadline_wherever_it_stops(head: bytes) -> None:
    closing = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        while not closing.wait(0.05):
            connection.sendall(b"a" if head else b"H")

    with server(drip) as port, pytest.raises(SourceError, match=r"within 0\.5 seconds|illegal"):
        through(port, [], seconds=0.5)

    closing.set()


@pytest.mark.parametrize(("target", "why"), REDIRECTS, ids=repr)
def test_a_redirect_leads_nowhere_that_a_typed_url_would_not(target: bytes, why: str) -> None:
    connected: list[str] = []

    with server(redirect(target)) as port, pytest.raises(SourceError) as caught:
        through(port, connected)

    assert why in str(caught.value)
    assert "secret" not in str(caught.value)
    assert set(connected) == {PUBLIC}


@pytest.mark.parametrize(
    "header",
    [
        b"Refresh: 0;url=http://127.0.0.1/",
        b'Alt-Svc: h2="127.0.0.1:1"',
        b"Link: <http://127.0.0.1/>; rel=preload",
        b"Location: http://127.0.0.1/",
        b"Set-Cookie: a=b; Domain=127.0.0.1",
        b"WWW-Authenticate: Basic",
    ],
)
def test_a_header_of_a_page_makes_nothing_be_fetched(header: bytes) -> None:
    connected: list[str] = []

    with server(body(b"<p>The talks failed.</p>", header)) as port:
        raw = through(port, connected)

    assert raw.data == b"<p>The talks failed.</p>"
    assert connected == [PUBLIC]


def test_what_a_page_refers_to_is_not_fetched() -> None:
    page = (
        b'<meta http-equiv=refresh content="0;url=http://127.0.0.1/"><base href=http://127.0.0.1/>'
        b"<img src=http://127.0.0.1/><iframe src=http://127.0.0.1/></iframe>"
        b'<link rel=canonical href="http://127.0.0.1/"><script src=//127.0.0.1/></script>'
        + b"<p>" + b"The ministers met in Geneva for talks on Monday. " * 30 + b"</p>"
    )  # fmt: skip
    connected: list[str] = []

    with server(body(page)) as port:
        raw = through(port, connected)

    assert raw.data == page
    assert connected == [PUBLIC]


def test_certificates_are_checked_against_the_name() -> None:
    transport = PublicTransport(PublicBackend(unused, allow_private=False))

    context = transport._pool._ssl_context
    assert context is not None
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


# What other doors open to a URL: those of the table that have a host, so that they stand for it.
ELSEWHERE = [
    ("http://127.0.0.1/", NOT_PUBLIC),
    ("http://[::ffff:127.0.0.1]/", NOT_PUBLIC),
    ("http://169.254.169.254/latest/meta-data/", NOT_PUBLIC),
    ("http://2130706433/", DISGUISED),
    ("http://example.org@127.0.0.1/", USERINFO),
    ("http://example.org:22/", PORT),
    ("http://localhost/", LOOKED_UP),
]
OTHER_SCHEMES = ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/"]


def refusals(token: str) -> list[str]:
    """Why each entry that a word of the command line names cannot be read."""
    found = []
    for entry in entries_in([token], Intake()):
        with pytest.raises(SourceError) as caught:
            entry.read()
        found.append(str(caught.value))
    return found


@pytest.mark.parametrize(("url", "why"), [*ELSEWHERE, *((url, SCHEME) for url in OTHER_SCHEMES)])
def test_a_feed_is_fetched_under_the_same_rules(url: str, why: str) -> None:
    (refusal,) = refusals(f"feed:{url}")

    assert why in refusal


@pytest.mark.parametrize(("url", "why"), [*ELSEWHERE, *((url, SCHEME) for url in OTHER_SCHEMES)])
def test_what_a_feed_links_to_is_fetched_under_the_same_rules(
    tmp_path: Any, url: str, why: str
) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(f"<rss version='2.0'><channel><item><link>{url}</link></item></channel></rss>")

    (refusal,) = refusals(str(path))

    assert why in refusal


@pytest.mark.parametrize("link", ["/etc/passwd", "../../etc/passwd", "etc/passwd", "-", "@list"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rss", "<rss version='2.0'><channel><item><link>{}</link></item></channel></rss>"),
        ("a.jsonl", '{{"url": "{}"}}'),
    ],
)
def test_what_a_record_links_to_is_never_a_path(
    tmp_path: Any, name: str, text: str, link: str
) -> None:
    path = tmp_path / name
    path.write_text(text.format(link))

    (refusal,) = refusals(str(path))

    assert "is no URL" in refusal


@pytest.mark.parametrize(("url", "why"), ELSEWHERE)
def test_the_server_fetches_under_the_same_rules(url: str, why: str) -> None:
    with serving() as client:
        answer = client.post("/api/summaries", json={"url": url})

    assert answer.status_code == 422
    assert why in answer.json()["message"]
    assert "--allow-private" not in answer.text


@pytest.mark.parametrize("url", [*OTHER_SCHEMES, "/etc/passwd", "data:,x", "//127.0.0.1/"])
def test_the_server_takes_no_other_scheme(url: str) -> None:
    with serving() as client:
        answer = client.post("/api/summaries", json={"url": url})

    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("url", "why"),
    [*ELSEWHERE, *((url, SCHEME) for url in OTHER_SCHEMES), ("/etc/passwd", "is no web address")],
)
@pytest.mark.parametrize("tool", ["summarise_url", "read_article"])
def test_a_tool_fetches_under_the_same_rules(tool: str, url: str, why: str) -> None:
    client = pytest.importorskip("mcp").Client

    async def ask() -> Any:
        async with client(tool_server(Summarising(load_policy("default")))) as session:
            return await session.call_tool(tool, {"url": url})

    result = asyncio.run(ask())

    assert result.is_error
    assert why in result.content[0].text
    assert "--allow-private" not in result.content[0].text
