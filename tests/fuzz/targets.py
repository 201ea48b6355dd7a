"""Every parser behind one door: bytes in; nothing, or a broken promise, out.

A target lets our own errors pass and nothing else, and asserts what must hold of what it read.
Nothing is fetched: an entry that would need the network is left alone.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.checks.text.folding import fold
from summarise.dates import date_of_act, find_date
from summarise.draft import Draft, parse_reply
from summarise.errors import NotJSONError, SchemaViolationError, SourceError, SummariseError
from summarise.model.classify import classify
from summarise.model.exchange import answered, server_error, usage_of
from summarise.model.faults import fault_of
from summarise.model.recording import DisagreementError, claims
from summarise.pipeline import summarise_by_rules
from summarise.prompts import load_prompt, packaged_prompts
from summarise.read import ReadLimits, read_source
from summarise.read.document import Origin, Page, RawSource
from summarise.read.entries import Entry, InputFormat, Intake, entries_in
from summarise.read.html import page_of_html
from summarise.read.mail import page_of_mail
from summarise.read.markdown import page_of_markdown
from summarise.read.pdf import page_of_pdf
from summarise.read.records import Record
from summarise.read.word import page_of_word
from summarise.read.zips import require_harmless
from summarise.render.formats import FORMATS, View
from summarise.render.structured import as_json, as_jsonl_row, summary_from_json
from summarise.results.citations import as_bibtex, as_ris
from summarise.results.columns import Result
from summarise.results.tables import TABLES
from summarise.results.writers import TEXT_WRITERS
from summarise.schema import Span, Summary
from summarise.settings import resolve
from summarise.verification import verify

LIMITS = ReadLimits(min_words=0, document_seconds=5.0, max_unpacked_bytes=2_000_000)
POLICY = load_policy()


def check_article(article: Article, raw: str | None = None) -> None:
    """What holds of every article, whatever it was made from."""
    end = paragraph = 0
    for number, sentence in enumerate(article.sentences, 1):
        assert sentence.number == number
        assert end <= sentence.start < sentence.end <= len(article.text)
        assert article.text_of(sentence).strip()
        assert paragraph <= sentence.paragraph <= paragraph + 1
        assert article.sentence_at(sentence.start) is sentence
        end, paragraph = sentence.end, sentence.paragraph
    for passage in article.furniture:
        assert 0 <= passage.start < passage.end <= len(article.text)
    if raw is not None:
        first, last = article.raw_span(0, len(article.text))
        assert 0 <= first <= last <= len(raw)


def check_summary(summary: Summary, article: Article) -> None:
    """Every span holds its own words; the summary stands when it is checked again."""
    spans: list[Span] = [span for claim in summary.claims for span in claim.evidence]
    spans += [span for signal in summary.signals for span in signal.evidence]
    spans += [span for actor in summary.actors for span in actor.mentions]
    for span in spans:
        assert 0 <= span.start < span.end <= len(article.text)
        assert span.quote == article.text[span.start : span.end]
    once = verify(summary, article, policy=POLICY)
    assert not once.differences
    assert not any(item.differences for item in once.items)
    assert verify(summary, article, policy=POLICY) == once
    assert summary_from_json(as_json(summary)) == summary
    assert summary_from_json(as_jsonl_row(summary)) == summary


def show(summary: Summary, article: Article | None) -> None:
    """Write a summary in every form there is."""
    for write in FORMATS.values():
        for view in (View(article=article), View(20, True, True, "ascii", article)):
            assert write(summary, view).endswith("\n")
    for table in TABLES.values():
        for writer in TEXT_WRITERS.values():
            out = writer(table, io.StringIO())
            for row in table.rows(Result(1, None, summary)):
                out.write(row)
            out.close()
    as_ris(summary.article)
    as_bibtex(summary.article)


def text(data: bytes) -> None:
    """A text as an article, and the baseline's summary of it, in every form."""
    raw = data.decode("utf-8", "surrogateescape")
    article = Article.from_text(raw)
    check_article(article, raw)
    try:
        summary = summarise_by_rules(article, policy=POLICY)
    except SourceError:
        return
    check_summary(summary, article)
    show(summary, article)


def source(data: bytes) -> None:
    """Standard input of whatever kind it turns out to be."""
    try:
        reading = read_source("-", stdin=io.BytesIO(data), limits=LIMITS)
    except SourceError:
        return
    assert reading.article.text.strip()


def _page_target(read: Callable[[bytes], Page]) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        try:
            page = read(data)
        except SourceError:
            return
        check_article(
            Article.from_text(page.text, title=page.title, language=page.language), page.text
        )

    return target


def _raw(data: bytes) -> RawSource:
    return RawSource(data, "-", Origin.STDIN)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def archive(data: bytes) -> None:
    """A ZIP file that may be a bomb."""
    with suppress(SourceError):
        require_harmless(_raw(data), max_unpacked_bytes=LIMITS.max_unpacked_bytes)


def _at_hand(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Entries that hold their text; the others would be fetched."""
    for entry in entries:
        held = getattr(entry.read, "args", (None,))[0]
        if not isinstance(held, Record) or held.text.strip():
            yield entry


def _entries_target(form: InputFormat) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        intake = Intake(limits=LIMITS, forced_format=form)
        for entry in _at_hand(entries_in(["-"], intake, stdin=io.BytesIO(data))):
            assert entry.id.isprintable()
            assert entry.source.isprintable()
            try:
                article = entry.read()
            except SourceError:
                continue
            assert article.text.strip()

    return target


def reply(data: bytes) -> None:
    """What a model writes."""
    try:
        draft = parse_reply(_text(data))
    except (NotJSONError, SchemaViolationError):
        return
    assert Draft.model_validate_json(draft.model_dump_json()) == draft


def body(data: bytes) -> None:
    """What a server answers, whatever its status."""
    for status in (200, 400, 429, 500):
        exchange = answered(status, {"Content-Type": "application/json"}, _text(data), 0.1)
        usage = usage_of(exchange.document)
        assert (usage + usage).model_dump_json()
        server_error(exchange)
        fault_of(exchange)
        classify(exchange)


def stored(data: bytes) -> None:
    """A stored summary, and everything that is made from one."""
    try:
        summary = summary_from_json(_text(data))
    except SourceError:
        return
    assert summary_from_json(as_json(summary)) == summary
    assert summary_from_json(as_jsonl_row(summary)) == summary
    show(summary, None)


def _no_text(digest: str) -> str:
    raise LookupError(digest)


def recording(data: bytes) -> None:
    """A recording's file, damaged."""
    with suppress(DisagreementError):
        claims(_text(data), _no_text)


def toml(data: bytes) -> None:
    """The same bytes as settings, as a check policy and as a prompt's head."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings, policy = folder / "summarise.toml", folder / "own.toml"
        settings.write_bytes(data)
        policy.write_bytes(data)
        version = folder / "own" / "v1"
        version.mkdir(parents=True)
        (packaged,) = (packaged_prompts() / "summary").glob("v1")
        for template in packaged.glob("*.j2"):
            (version / template.name).write_bytes(template.read_bytes())
        (version / "prompt.toml").write_bytes(data)
        for load in (
            lambda: resolve({}, environ={}, folder=folder, user_file=folder / "none.toml"),
            lambda: load_policy(str(policy)),
            lambda: load_prompt("own", folder),
        ):
            with suppress(SummariseError):
                load()


def template(data: bytes) -> None:
    """Any text as one of a prompt's templates."""
    with TemporaryDirectory() as name:
        version = Path(name) / "own" / "v1"
        version.mkdir(parents=True)
        (packaged,) = (packaged_prompts() / "summary").glob("v1")
        for path in packaged.iterdir():
            (version / path.name).write_bytes(path.read_bytes())
        (version / "system.md.j2").write_bytes(data)
        with suppress(SummariseError):
            load_prompt("own", Path(name))


def dates(data: bytes) -> None:
    """Words that may be a date."""
    words = _text(data)
    for published in (None, date.min, date(2024, 2, 29), date.max):
        for ahead in (False, True):
            found = find_date(words, published=published, future=ahead)
            date_of_act(words, f"On Monday {words}", published=published, ahead=ahead)
            assert found is None or 0 <= found.start < found.end <= len(words)


def folding(data: bytes) -> None:
    """Folding, and the way back."""
    original = _text(data)
    folded = fold(original)
    assert fold(folded.text).text == folded.text
    assert len(folded.text) == len(folded.starts) == len(folded.ends)


def drafted(data: bytes) -> None:
    """JSON as a service sends it, inside an answer."""
    body(json.dumps({"choices": [{"message": {"content": _text(data)}}]}).encode())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "source": source,
    "html": _page_target(lambda data: page_of_html(_text(data), _raw(data))),
    "markdown": _page_target(lambda data: page_of_markdown(_text(data))),
    "mail": _page_target(lambda data: page_of_mail(_raw(data), LIMITS)),
    "pdf": _page_target(lambda data: page_of_pdf(_raw(data), LIMITS)),
    "word": _page_target(lambda data: page_of_word(_raw(data), LIMITS)),
    "zip": archive,
    "feed": _entries_target(InputFormat.FEED),
    "json": _entries_target(InputFormat.JSON),
    "jsonl": _entries_target(InputFormat.JSONL),
    "csv": _entries_target(InputFormat.CSV),
    "warc": _entries_target(InputFormat.WARC),
    "reply": reply,
    "body": body,
    "stored": stored,
    "recording": recording,
    "toml": toml,
    "template": template,
    "dates": dates,
    "folding": folding,
}
