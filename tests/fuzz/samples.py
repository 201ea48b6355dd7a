"""Valid inputs of every kind that is read, small, as bytes: where mutation starts from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from made_documents import docx_of, html_of, mail_of, pdf_of
from render_payloads import PAYLOADS
from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.pipeline import summarise_by_rules
from summarise.render.structured import as_json, as_jsonl_row
from summary_factory import full_summary

ROOT = Path(__file__).parent.parent.parent
PARAGRAPHS = (
    "Toral braces as Veskar masses troops at the Ilm",
    "By Antonia Hope, 14 September 2026",
    "SUND — About 8,000 Veskar soldiers stand within 10 km of the river Ilm, the defence "
    "ministry of Toral said on Monday, and “are expected to cross within days”.",
    "“We have no plans at present to cross any river,” said Oda Brandt, a spokeswoman of the "
    "government of Veskar. She denied that Veskar had not warned its neighbour. According to "
    "Radio Ilm, at least 1.5 million people, some 12% of them children, may have fled since May.",
    "Orlund asked both sides to pull back. If Veskar attacks, Toral will call up its reserve, "
    "President Ada Lunt told reporters; nobody was killed, three or four were wounded.",
)
TEXT = "\n\n".join(PARAGRAPHS)
PAGE = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS * 3)
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><language>en</language>'
    "<item><guid>g1</guid><title>Army &lt;b&gt;leaves&lt;/b&gt;</title>"
    "<pubDate>Mon, 17 Jul 2023 09:30:00 GMT</pubDate><link>http://127.0.0.1/1</link>"
    f"<description>{escape(PAGE)}</description></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><entry>'
    "<id>urn:1</id><updated>2023-07-17T09:30:00Z</updated><title>Army leaves</title>"
    f'<content type="html">{escape(PAGE)}</content></entry></feed>'
)
_MARKDOWN = (
    "---\ntitle: \"Army leaves\"\ndate: 2023-07-17\nlang: en-GB\n---\n\n# Army *leaves*\n\n"
    f"{TEXT}\n\n- one [link](http://a.example 'b')\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n"
    "> quoted\n\n```\ncode\n```\n\n<div>block &amp; more</div>\n\n![p](x.png) `x` **b** <br>\n"
)  # fmt: skip
_ROW = {"id": "a1", "text": TEXT, "title": "Army", "date": "2023-07-17", "url": "", "lang": "en"}
_CSV = (
    "id,text,title,date\n"
    f'a1,"{TEXT.replace(chr(34), chr(34) * 2)}",Army,2023-07-17\na2,"{TEXT}",Army,"July 4"\n'
)


def _warc(body: bytes, http: str = "") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n".encode()
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        b"WARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        + f"Content-Length: {len(head + body)}\r\n\r\n".encode() + head + body + b"\r\n\r\n"
    )  # fmt: skip


def _chunked(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


def _reply() -> dict[str, object]:
    evidence = [{"sentence": 1, "quote": "about 8,000 Veskar soldiers"}]
    claim = {
        "evidence": evidence, "speaker": "the ministry", "via": None, "text": "8,000 soldiers.",
        "speaker_kind": "institution", "certainty": "certain", "status": "ongoing",
        "corroboration": "single_source",
    }  # fmt: skip
    actor = {
        "name": "Veskar", "aliases": ["V"], "type": "state", "country": None, "role": "initiator",
    }  # fmt: skip
    signal = {
        "evidence": evidence, "source_actors": ["Veskar"], "target_actors": [], "when": "",
        "type": "military_mobilization", "direction": "escalatory", "status": "ongoing",
        "certainty": "likely", "background": False, "intensity": 3,
    }  # fmt: skip
    return {
        "claims": [claim], "actors": [actor], "signals": [signal], "headline": "H", "gist": "G.",
    }  # fmt: skip


@cache
def _replies() -> tuple[bytes, ...]:
    plain = json.dumps(_reply())
    shapes = (
        "{}", "Here it is:\n```json\n{}\n```\nDone.", "<think>\nhm {{}}</think>\n{}", "So: {} ok?",
    )  # fmt: skip
    return tuple(shape.replace("{}", plain, 1).encode() for shape in shapes)


@cache
def _bodies() -> tuple[bytes, ...]:
    usage = {
        "prompt_tokens": 7, "completion_tokens": 9, "completion_tokens_details": {
            "reasoning_tokens": 3}, "prompt_tokens_details": {"cached_tokens": 1},
    }  # fmt: skip
    message = {"role": "assistant", "content": json.dumps(_reply()), "refusal": None}
    choice = {"index": 0, "finish_reason": "length", "message": message}
    body = {"id": "1", "model": "orbit", "choices": [choice], "usage": usage}
    error = {"error": {"message": "no", "type": "x", "code": 429, "param": "p", "innererror": {
        "content_filter_result": {"hate": {"filtered": True, "severity": "high"}}}}}  # fmt: skip
    return (json.dumps(body).encode(), json.dumps(error).encode(), b"[{}]", b"<html>x</html>")


def stored() -> tuple[bytes, ...]:
    """Stored summaries: of the factory, of the baseline, and as a row."""
    made = summarise_by_rules(Article.from_text(TEXT), policy=load_policy())
    full = full_summary()
    return (as_json(full).encode(), as_jsonl_row(full).encode(), as_json(made).encode())


def _recordings() -> tuple[bytes, ...]:
    found = sorted((ROOT / "evals/recordings").glob("*/*/*.json"))[:2]
    return tuple(path.read_bytes() for path in found)


def texts() -> tuple[str, ...]:
    """Articles in several languages and shapes, and text that tries to be more than text."""
    articles = sorted((ROOT / "evals/articles").glob("*.txt"))[::9]
    return (TEXT, *(path.read_text("utf-8")[:3_000] for path in articles), *PAYLOADS)


def _pages() -> tuple[bytes, ...]:
    return (html_of(PARAGRAPHS), PAGE.encode(), f"<table><tr><td>{TEXT}</table>".encode())


def _mails() -> tuple[bytes, ...]:
    mixed = mail_of(PARAGRAPHS).replace(b"text/plain", b"multipart/mixed; boundary=b")
    inner = f"--b\nContent-Type: text/html\n\n{html_of(PARAGRAPHS).decode()}\n--b--\n".encode()
    return (mail_of(PARAGRAPHS, subject="=?utf-8?q?Gr=C3=BC=C3=9Fe?="), mixed + inner)


def _pdfs() -> tuple[bytes, ...]:
    return (pdf_of(PARAGRAPHS[:3], title="Army"), pdf_of(["Troops"], head="H", foot="{page}"))


def _documents() -> tuple[bytes, ...]:
    return (docx_of(PARAGRAPHS),)


def _lines() -> tuple[bytes, ...]:
    line = (json.dumps(_ROW) + "\n").encode()
    return (line * 2, gzip.compress(line))


def _archives() -> tuple[bytes, ...]:
    page = html_of(PARAGRAPHS)
    return (
        _warc(page),
        _warc(gzip.compress(page), "Content-Encoding: gzip\r\n"),
        _warc(_chunked(page), "Transfer-Encoding: chunked\r\n"),
        gzip.compress(_warc(page)),
    )


_TOML = (
    b'model = "orbit"\ntimeout = 3.5\njobs = 2\ncache = false\nseed = "7"\n',
    b'[quote]\naltered = "warn"\nabsent = "reject"\n[numbers]\nmissing = "pass"\n',
    (ROOT / "prompts/summary/v1/prompt.toml").read_bytes(),
)
_MADE: dict[str, Callable[[], tuple[bytes, ...]]] = {
    "html": _pages, "mail": _mails, "pdf": _pdfs, "word": _documents, "zip": _documents,
    "markdown": lambda: (_MARKDOWN.encode(), TEXT.encode()),
    "feed": lambda: (_FEED.encode(), _ATOM.encode()),
    "json": lambda: (json.dumps([_ROW, _ROW]).encode(), json.dumps(_ROW).encode()),
    "jsonl": _lines, "warc": _archives, "reply": _replies, "body": _bodies, "stored": stored,
    "csv": lambda: (_CSV.encode(), _CSV.replace(",", ";").encode(), _CSV.encode("utf-16")),
    "recording": _recordings, "toml": lambda: _TOML,
    "source": lambda: (*_pages(), *_mails(), *_pdfs(), *_documents(), TEXT.encode()),
    "dates": lambda: (b"on Monday, 5 March 2024", b"March 5", b"2024-03-05", b"late yesterday"),
    "template": lambda: ((ROOT / "prompts/summary/v1/system.md.j2").read_bytes(),),
}  # fmt: skip


@cache
def samples(kind: str) -> tuple[bytes, ...]:
    """Valid inputs for the target of that name; articles and hostile texts for the others."""
    made = _MADE.get(kind)
    return (
        tuple(text.encode("utf-8", "surrogatepass") for text in texts()) if made is None else made()
    )
