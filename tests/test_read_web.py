"""Fetching a page: what is refused, what is followed, what is counted. Loopback only."""

import asyncio
import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarise.errors import SourceError
from summarise.read.document import RawSource
from summarise.read.limits import ReadLimits
from summarise.read.web import WEB_PAGE, fetch

PAGE = b"<!doctype html><html lang=en><body><p>The talks failed.</p></body></html>"
LIMITS = ReadLimits(max_bytes=100_000, seconds=10)


class Site(ThreadingHTTPServer):
    """A web server on the loopback interface, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()

    def url(self, path: str = "/page", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.server.asked.append((path, dict(self.headers.items())))
        action = ACTIONS.get(path)
        if action is None:
            self.answer(status=int(path.strip("/")) if path.strip("/").isdigit() else 404)
        else:
            action(self)

    def answer(
        self, body: bytes = PAGE, status: int = 200, type_: str | None = "text/html",
        **headers: str,
    ) -> None:  # fmt: skip
        self.send_response(status)
        if type_ is not None:
            self.send_header("Content-Type", type_)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the client stopped reading, as some tests want

    def redirect(self, target: str, status: int = 302) -> None:
        self.answer(b"", status=status, Location=target)

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.server.closing.wait(0.05):
            try:
                self.wfile.write(b"x")
            except OSError:
                return

    def log_message(self, *_: object) -> None:
        """Keeps the test's own output clean."""


def _hop(handler: _Handler) -> None:
    left = int(handler.path.split("?")[1])
    handler.redirect(f"/hop?{left - 1}" if left > 1 else "/page")


def _cookie(handler: _Handler) -> None:
    if "seen=1" in handler.headers.get("Cookie", ""):
        handler.answer()
    else:
        handler.answer(b"", status=302, Location="/cookie", Set_Cookie="seen=1")


BOMB = gzip.compress(bytes(20_000_000))
ACTIONS: dict[str, Callable[[_Handler], None]] = {
    "/page": lambda page: page.answer(),
    "/story.md": lambda page: page.answer(b"# Talks", type_="text/plain; charset=utf-8"),
    "/cyrillic": lambda page: page.answer(
        "Министр".encode("cp1251"), type_='Text/HTML; Charset="windows-1251"'
    ),
    "/untyped": lambda page: page.answer(type_=None),
    "/gzip": lambda page: page.answer(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/deflate": lambda page: page.answer(zlib.compress(PAGE), Content_Encoding="deflate"),
    "/bomb": lambda page: page.answer(BOMB, Content_Encoding="gzip"),
    "/double": lambda page: page.answer(gzip.compress(BOMB), Content_Encoding="gzip, gzip"),
    "/brotli": lambda page: page.answer(b"\x0b", Content_Encoding="br"),
    "/broken": lambda page: page.answer(b"\x1f\x8b" + b"\xff" * 50, Content_Encoding="gzip"),
    "/cut": lambda page: page.answer(gzip.compress(PAGE)[:-40], Content_Encoding="gzip"),
    "/large": lambda page: page.answer(b"x" * 200_000),
    "/slow": lambda page: page.drip(),
    "/pdf": lambda page: page.answer(b"%PDF-1.7", type_="application/pdf"),
    "/download/a.PDF": lambda page: page.answer(b"%PDF-1.7", type_="application/octet-stream"),
    "/nameless": lambda page: page.answer(b"%PDF-1.7", type_="application/octet-stream"),
    "/large.pdf": lambda page: page.answer(b"%PDF-" + b"x" * 200_000, type_="application/pdf"),
    "/zip": lambda page: page.answer(b"PK", type_="application/zip"),
    "/image": lambda page: page.answer(b"x", type_="image/\x1b[31mpng"),
    "/json": lambda page: page.answer(b"{}", type_="application/json"),
    "/hop": _hop,
    "/cookie": _cookie,
    "/loop": lambda page: page.redirect("/loop"),
    "/moved": lambda page: page.redirect("page?from=moved#here", status=301),
    "/to-file": lambda page: page.redirect("file:///etc/passwd"),
    "/to-ftp": lambda page: page.redirect("ftp://127.0.0.1/a"),
    "/to-data": lambda page: page.redirect("data:text/html,hello"),
    "/to-user": lambda page: page.redirect("http://anna:secret@127.0.0.1/"),
    "/to-disguise": lambda page: page.redirect("http://2130706433/"),
    "/to-nowhere": lambda page: page.redirect("http://"),
    "/to-metadata": lambda page: page.redirect("http://169.254.169.254/latest/meta-data/"),
    "/hangup": lambda page: page.connection.shutdown(socket.SHUT_RDWR),
}


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


def _fetch(url: str, limits: ReadLimits = LIMITS) -> RawSource:
    return fetch(url, limits=limits, allow_private=True)


def _unused(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host} was looked up")


def test_a_page_comes_with_what_its_server_says_of_it(site: Site) -> None:
    raw = _fetch(site.url("/cyrillic"))

    assert raw.data.decode("cp1251") == "Министр"
    assert (raw.media_type, raw.charset) == ("text/html", "windows-1251")


def test_the_source_is_the_url_as_typed(site: Site) -> None:
    raw = _fetch(site.url("/moved"))

    assert raw.source == site.url("/moved")
    assert raw.address == site.url("/page?from=moved#here")


def test_the_suffix_is_that_of_the_path(site: Site) -> None:
    assert _fetch(site.url("/story.md?raw=1.html")).suffix == ".md"


def test_a_page_without_type_is_left_to_be_looked_at(site: Site) -> None:
    assert _fetch(site.url("/untyped")).media_type is None


def test_the_program_names_itself_and_asks_for_what_it_reads(site: Site) -> None:
    _fetch(site.url())

    headers = site.asked[0][1]
    assert headers["User-Agent"].startswith("summarise/")
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert "text/html" in headers["Accept"]


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_a_compressed_body_is_decoded(site: Site, path: str) -> None:
    assert _fetch(site.url(path)).data == PAGE


def test_settings_of_the_environment_are_ignored(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    assert _fetch(site.url()).data == PAGE


def test_a_fetch_works_while_an_event_loop_runs(site: Site) -> None:
    async def in_a_notebook() -> RawSource:
        return _fetch(site.url())

    assert asyncio.run(in_a_notebook()).data == PAGE


def test_five_redirects_are_followed(site: Site) -> None:
    assert _fetch(site.url("/hop?5")).data == PAGE


@pytest.mark.parametrize("path", ["/hop?6", "/loop"])
def test_more_redirects_are_refused(site: Site, path: str) -> None:
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        _fetch(site.url(path))

    assert len(site.asked) == 6


def test_a_page_that_sets_a_cookie_first_is_read(site: Site) -> None:
    assert _fetch(site.url("/cookie")).data == PAGE


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/to-file", "redirects to file:/etc/passwd, which is no http or https URL"),
        ("/to-ftp", "is no http or https URL"),
        ("/to-data", "is no http or https URL"),
        ("/to-user", "has a user name or password in it"),
        ("/to-disguise", "2130706433 is an address in disguise"),
    ],
)
def test_a_redirect_meets_the_checks_of_a_typed_url(site: Site, path: str, why: str) -> None:
    with pytest.raises(SourceError) as caught:
        _fetch(site.url(path))

    assert why in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_redirect_to_nowhere_is_an_error_of_the_source(site: Site) -> None:
    with pytest.raises(SourceError):
        _fetch(site.url("/to-nowhere"))


def test_a_redirect_to_cloud_metadata_is_refused_though_the_first_hop_was_allowed(
    site: Site,
) -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        return ["93.184.215.14"]

    with pytest.raises(SourceError, match=r"169\.254\.169\.254 is no public address"):
        _through(site, "/to-metadata", resolver)


@pytest.mark.parametrize(
    ("status", "shown", "hint"),
    [
        (403, "answered 403 Forbidden", "copy the text"),
        (404, "answered 404 Not Found", "check the address"),
        (410, "answered 410 Gone", "check the address"),
        (429, "answered 429 Too Many Requests", "try again later"),
        (451, "answered 451 Unavailable For Legal Reasons", "copy the text"),
        (500, "answered 500 Internal Server Error", "try again later"),
        (503, "answered 503 Service Unavailable", "try again later"),
        (599, "answered 599", "try again later"),
        (304, "answered 304 Not Modified", "copy the text"),
    ],
)
def test_a_refusal_of_the_server_is_named_with_what_to_do(
    site: Site, status: int, shown: str, hint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        _fetch(site.url(f"/{status}"))

    assert str(caught.value) == f"{site.url(f'/{status}')} {shown}"
    assert caught.value.hint is not None
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/zip", "is application/zip, not a web page or text"),
        ("/nameless", "is application/octet-stream, not a web page or text"),
        ("/json", "is application/json, not a web page or text"),
        ("/image", "is image/png, not a web page or text"),
        ("/brotli", "is sent as br, which was not asked for"),
        ("/double", "is sent as gzip, gzip, which was not asked for"),
        ("/broken", "is damaged"),
        ("/cut", "is damaged: it is cut off before its end"),
        ("/hangup", "could not be fetched"),
        ("/large", "is too large: 0.1 MB is the limit"),
        ("/bomb", "is too large: 0.1 MB is the limit"),
    ],
)
def test_what_is_no_page_of_reasonable_size_is_refused(site: Site, path: str, why: str) -> None:
    with pytest.raises(SourceError) as caught:
        _fetch(site.url(path))

    assert f"{site.url(path)} {why}" in str(caught.value)


@pytest.mark.parametrize("path", ["/pdf", "/download/a.PDF"])
def test_a_document_is_fetched_by_its_media_type_or_its_name(site: Site, path: str) -> None:
    assert _fetch(site.url(path)).data == b"%PDF-1.7"


def test_a_document_may_be_longer_than_a_page(site: Site) -> None:
    limits = replace(LIMITS, max_document_bytes=300_000)

    assert len(_fetch(site.url("/large.pdf"), limits).data) == 200_005


def test_a_document_over_its_own_limit_is_refused(site: Site) -> None:
    with pytest.raises(SourceError, match=r"is too large: 0\.15 MB is the limit"):
        _fetch(site.url("/large.pdf"), replace(LIMITS, max_document_bytes=150_000))


def test_a_body_that_never_ends_meets_the_deadline(site: Site) -> None:
    with pytest.raises(SourceError, match=r"was not fetched within 0\.3 seconds"):
        _fetch(site.url("/slow"), ReadLimits(seconds=0.3))


def test_a_resolver_that_hangs_meets_the_deadline() -> None:
    release = threading.Event()

    def resolver(host: str, port: int) -> Sequence[str]:
        release.wait(10)
        return ["93.184.215.14"]

    with pytest.raises(SourceError, match=r"within 0\.2 seconds"):
        fetch("http://news.example/", limits=ReadLimits(seconds=0.2), resolver=resolver)

    release.set()


def test_a_closed_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        with pytest.raises(SourceError, match="could not be fetched"):
            _fetch(f"http://127.0.0.1:{port}/")


REFUSED = [
    ("http://127.0.0.1/", "is no public address"),
    ("http://127.0.0.1:80/", "is no public address"),
    ("HTTP://127.0.0.1/", "is no public address"),
    ("http://127。0。0。1/", "is no public address"),
    ("http://0.0.0.0/", "is no public address"),
    ("http://10.0.0.1/", "is no public address"),
    ("http://100.64.0.1/", "is no public address"),
    ("http://169.254.169.254/latest/meta-data/", "is no public address"),
    ("http://172.16.0.1/", "is no public address"),
    ("http://192.168.0.1/", "is no public address"),
    ("http://198.18.0.1/", "is no public address"),
    ("http://224.0.0.1/", "is no public address"),
    ("http://255.255.255.255/", "is no public address"),
    ("http://[::]/", "is no public address"),
    ("http://[::1]/", "is no public address"),
    ("http://[::ffff:127.0.0.1]/", "is no public address"),
    ("http://[::ffff:7f00:1]/", "is no public address"),
    ("http://[::127.0.0.1]/", "is no public address"),
    ("http://[64:ff9b::7f00:1]/", "is no public address"),
    ("http://[2002:7f00:1::]/", "is no public address"),
    ("http://[2001:db8::1]/", "is no public address"),
    ("http://[fc00::1]/", "is no public address"),
    ("http://[fe80::1]/", "is no public address"),
    ("http://[fe80::1%25eth0]/", "is no public address"),
    ("http://[ff02::1]/", "is no public address"),
    ("http://2130706433/", "is an address in disguise"),
    ("http://017700000001/", "is an address in disguise"),
    ("http://0177.0.0.1/", "could not be fetched: Invalid IPv4 address"),
    ("http://0x7f000001/", "is an address in disguise"),
    ("http://0x7f.0.0.1/", "is an address in disguise"),
    ("http://127.1/", "is an address in disguise"),
    ("http://127.0.0.1./", "is an address in disguise"),
    ("http://anna@example.org/", "has a user name or password in it"),
    ("http://anna:secret@example.org/", "has a user name or password in it"),
    ("http://:secret@example.org/", "has a user name or password in it"),
    ("http://example.org@127.0.0.1/", "has a user name or password in it"),
    ("http://example.org\\@127.0.0.1/", "has a user name or password in it"),
    ("http://example.org:22/", "names port 22; only 80 and 443 are fetched"),
    ("https://example.org:8443/", "names port 8443; only 80 and 443 are fetched"),
    ("http://example.org:0/", "names port 0; only 80 and 443 are fetched"),
    ("ftp://example.org/a.txt", "is no http or https URL"),
    ("file:///etc/passwd", "is no http or https URL"),
    ("gopher://example.org/", "is no http or https URL"),
    ("http:///page", "names no host"),
    ("https://?q=1", "names no host"),
    ("http://①②⑦.⓪.⓪.①/", "could not be fetched"),
    ("http://exa\x00mple.org/", "could not be fetched"),
    ("http://example.org:port/", "could not be fetched"),
    ("http://[::1/", "could not be fetched"),
]


@pytest.mark.parametrize(("url", "why"), REFUSED)
def test_a_url_is_refused_before_any_name_is_looked_up(url: str, why: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url, resolver=_unused)

    assert why in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["::1"],
        ["fd00::1"],
        ["93.184.215.14", "127.0.0.1"],
        ["2606:4700::1", "64:ff9b::a00:1"],
        ["fe80::1%eth0"],
    ],
)
def test_a_name_is_refused_unless_every_address_is_public(addresses: list[str]) -> None:
    with pytest.raises(SourceError, match=r"intranet\.example is at .*no public address") as caught:
        fetch("http://intranet.example/", resolver=lambda *_: addresses)

    assert caught.value.hint is not None
    assert "--allow-private" in caught.value.hint


def _through(site: Site, path: str, resolver: Callable[[str, int], Sequence[str]]) -> RawSource:
    """Fetches with public addresses only, while the sockets really open to `site`."""
    import httpcore2

    from summarise.read.network import PublicBackend
    from summarise.read.web import _fetch as fetch_with

    class Rerouted(httpcore2.AnyIOBackend):
        async def connect_tcp(
            self, host: str, *_: object, **__: object
        ) -> httpcore2.AsyncNetworkStream:
            connected.append(host)
            return await super().connect_tcp("127.0.0.1", site.server_address[1])

    connected: list[str] = []
    backend = PublicBackend(resolver, allow_private=False, sockets=Rerouted())
    raw = asyncio.run(fetch_with(f"http://news.example{path}", WEB_PAGE, LIMITS, backend))
    assert connected == ["93.184.215.14"]
    return raw


def test_the_socket_opens_to_the_address_that_was_checked(site: Site) -> None:
    raw = _through(site, "/page", lambda *_: ["93.184.215.14"])

    assert raw.data == PAGE
    assert site.asked[0][1]["Host"] == "news.example"


def test_a_name_that_changes_its_answer_is_looked_up_once_for_a_connection(site: Site) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])

    raw = _through(site, "/page", lambda *_: next(answers))

    assert raw.data == PAGE
    assert next(answers) == ["127.0.0.1"]


def test_a_name_that_changes_its_answer_between_hops_is_refused(site: Site) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])

    with pytest.raises(SourceError, match=r"news\.example is at 127\.0\.0\.1"):
        _through(site, "/moved", lambda *_: next(answers))


def test_a_name_without_address_is_named() -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(SourceError, match="Name or service not known"):
        fetch("http://nowhere.example/", resolver=resolver)


def test_the_second_address_is_tried_where_the_first_does_not_answer(site: Site) -> None:
    raw = fetch(
        site.url(host="news.example"),
        allow_private=True,
        resolver=lambda *_: ["127.0.0.2", "127.0.0.1"],
    )

    assert raw.data == PAGE


def test_tls_asks_for_the_name_and_not_for_the_address() -> None:
    hello: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                hello.append(connection.recv(4_096))

        thread = threading.Thread(target=listen)
        thread.start()
        with pytest.raises(SourceError, match="could not be fetched"):
            fetch(
                f"https://news.example:{server.getsockname()[1]}/",
                allow_private=True,
                resolver=lambda *_: ["127.0.0.1"],
            )
        thread.join()

    assert b"news.example" in hello[0]
