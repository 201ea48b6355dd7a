"""Articles as items of feeds, from files and from the loopback interface."""

import asyncio
import gzip
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from intake_support import PAGE, TEXT, found, ids, problem, read
from summarise.errors import SourceError
from summarise.read.entries import Entry, InputFormat, Intake, entries_in
from summarise.read.feeds import is_feed_address
from summarise.read.limits import ReadLimits
from summarise.read.web import FEED, fetch

WHOLE = f"<p>{' '.join([TEXT] * 8)}</p>"
LIMITS = ReadLimits(max_bytes=100_000, seconds=10)


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        f"<language>en-gb</language>{''.join(items)}</channel></rss>"
    )


def item(**parts: str) -> str:
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items())
    return f"<item>{inner}</item>"


def saved(folder: Path, text: str, name: str = "feed.xml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_item_that_carries_its_article_is_read_without_its_link(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        rss(item(
            guid="g1", title="Army <b>leaves</b>", pubDate="Mon, 17 Jul 2023 09:30:00 GMT",
            link="http://127.0.0.1/1", description=WHOLE,
        )),
    )  # fmt: skip

    [entry] = found(path)
    article = read(entry)

    assert (entry.id, entry.source) == ("g1", "http://127.0.0.1/1")
    assert article.text == " ".join([TEXT] * 8)
    assert (article.published, article.language) == (date(2023, 7, 17), "en")


def test_the_content_of_an_item_goes_before_its_teaser(tmp_path: Path) -> None:
    text = rss(item(**{"guid": "g1", "description": "Teaser.", "content:encoded": WHOLE}))

    [entry] = found(saved(tmp_path, text))

    assert read(entry).text == " ".join([TEXT] * 8)


def test_an_atom_feed_is_read(tmp_path: Path) -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><entry>'
        f"<id>tag:1</id><title>T</title><updated>2023-07-17T09:30:00Z</updated>"
        f'<link href="http://127.0.0.1/1"/><content type="html">{escape(WHOLE)}</content></entry></feed>'
    )

    [entry] = found(saved(tmp_path, text, "news.atom"))

    assert (entry.id, read(entry).title, read(entry).published) == ("tag:1", "T", date(2023, 7, 17))


def test_a_teaser_sends_to_its_link_and_the_link_meets_the_rules_for_pages(tmp_path: Path) -> None:
    links = [
        "http://127.0.0.1/1",
        "file:///etc/passwd",
        "/etc/passwd",
        "-",
        "http://a:b@example.org/",
    ]
    path = saved(tmp_path, rss(*(item(link=link, description=TEXT) for link in links)))

    said = [problem(entry) for entry in found(path)]

    assert "no public address" in said[0]
    assert "no http or https URL" in said[1]
    assert "is no URL" in said[2]
    assert "is no URL" in said[3]
    assert "user name" in said[4]


def test_an_items_id_is_its_guid_or_its_link_or_its_number(tmp_path: Path) -> None:
    path = saved(
        tmp_path, rss(item(guid="g", link="http://x/1"), item(link="http://x/2"), item(title="t"))
    )

    assert ids(found(path)) == ["g", "http://x/2", f"{path}#3"]


def test_controls_and_passwords_do_not_reach_id_and_source(tmp_path: Path) -> None:
    path = saved(tmp_path, rss(item(guid="a\u202eb", link="https://anna:secret@example.org/")))

    [entry] = found(path)

    assert (entry.id, entry.source) == ("a\\u202eb", "https://example.org/")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no RSS or Atom feed"),
        ("<html><body>404</body></html>", "is no RSS or Atom feed"),
        ("The talks failed.", "is no RSS or Atom feed"),
        (rss(), "has no items"),
        (
            '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + rss(item(title="&b;")),
            "declares entities",
        ),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item(title="&x;")),
            "declares entities",
        ),
        (rss(item(title="t"), "<b/>" * 200_001), "tags, which no feed of articles has"),
    ],
    ids=["empty", "page", "text", "no-items", "entities", "external-entity", "tags"],
)
def test_what_is_no_feed_fails_as_one(tmp_path: Path, text: str, said: str) -> None:
    assert said in problem(*found(saved(tmp_path, text)))


def test_a_feed_nested_deep_is_read_or_refused_but_breaks_nothing(tmp_path: Path) -> None:
    path = saved(
        tmp_path, rss(item(title="t", link="http://x/1")).replace("</rss>", "<a>" * 20_000)
    )

    assert ids(found(path)) == ["http://x/1"]


def test_a_feed_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, rss(*[item(title="t" * 100)] * 100))

    assert "is too large" in problem(*found(path, limits=ReadLimits(max_bytes=5_000)))


def test_a_missing_feed_is_named(tmp_path: Path) -> None:
    assert "no file" in problem(*found(tmp_path / "a.rss"))


@pytest.mark.parametrize(
    ("url", "is_feed"),
    [
        ("https://example.org/feed", True),
        ("https://example.org/world/RSS/?page=2", True),
        ("https://example.org/news.xml", True),
        ("feed:https://example.org/news", True),
        ("https://example.org/feeding-the-town.html", False),
        ("https://example.org/", False),
        ("https://[broken/feed", False),
    ],
)
def test_a_url_says_whether_it_is_a_feed(url: str, is_feed: bool) -> None:
    assert is_feed_address(url) is is_feed


class _Handler(BaseHTTPRequestHandler):
    server: ThreadingHTTPServer

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"
        feed = rss(
            item(guid="urn:whole", description=WHOLE),
            item(guid="urn:teaser", link=f"{base}/story.html"),
        ).encode()
        answers = {
            "/feed": (200, "application/rss+xml; charset=utf-8", feed),
            "/packed": (200, "text/xml", gzip.compress(feed)),
            "/bomb": (200, "text/xml", gzip.compress(bytes(5_000_000))),
            "/story.html": (200, "text/html", PAGE.encode()),
            "/moved": (301, "/feed", b""),
            "/to-file": (301, "file:///etc/passwd", b""),
            "/to-user": (301, "http://anna:secret@127.0.0.1/", b""),
            "/loop": (301, "/loop", b""),
        }
        status, kind, body = answers.get(self.path, (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Location" if status == 301 else "Content-Type", kind)
        if body[:2] == b"\x1f\x8b":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keeps the test's own output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def fetched(url: str) -> list[Entry]:
    return list(entries_in([url], Intake(allow_private=True, limits=LIMITS)))


@pytest.mark.parametrize("url", ["{}/feed", "feed:{}/moved", "feed:{}/packed"])
def test_a_feed_is_fetched_and_so_are_its_teasers(site: str, url: str) -> None:
    whole, teaser = fetched(url.format(site))

    assert read(whole).text == read(teaser).text == " ".join([TEXT] * 8)
    assert teaser.source == f"{site}/story.html"


def test_any_url_is_a_feed_where_that_is_said(site: str) -> None:
    intake = Intake(forced_format=InputFormat.FEED, allow_private=True, limits=LIMITS)

    assert ids(entries_in([f"{site}/packed"], intake)) == ["urn:whole", "urn:teaser"]


def test_a_feed_is_fetched_under_a_running_loop_too(site: str) -> None:
    async def inside() -> list[Entry]:
        return fetched(f"{site}/feed")

    assert ids(asyncio.run(inside())) == ["urn:whole", "urn:teaser"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "answered 404"),
        ("/to-file", "only http and https"),
        ("/to-user", "user name"),
        ("/loop", "redirects more than 5 times"),
        ("/bomb", "is too large"),
        ("/story.html", "is no RSS or Atom feed"),
    ],
)
def test_a_feed_that_cannot_be_fetched_fails_as_one(site: str, path: str, said: str) -> None:
    assert said in problem(*fetched(f"feed:{site}{path}"))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1/feed", "no public address"),
        ("http://2130706433/feed", "an address in disguise"),
        ("http://example.org:8080/feed", "ports 80 and 443"),
        ("ftp://example.org/feed", "only http and https"),
        ("https://anna:secret@example.org/feed", "user name or password"),
    ],
)
def test_a_feed_is_fetched_from_public_servers_only(url: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        fetch(url, FEED, limits=LIMITS, allow_private=False)

    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(SourceError, match="could not be fetched"):
        fetch("http://127.0.0.1:1/feed", FEED, limits=LIMITS, allow_private=True)
