"""What a long text can be given to, each as a function of the text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

from fuzz.samples import TEXT
from summarise.article import Article
from summarise.checks.counting.calendar_terms import calendar_terms
from summarise.checks.counting.quantities import quantities_in
from summarise.checks.policy import load_policy
from summarise.checks.review import review_draft
from summarise.checks.text.folding import fold
from summarise.checks.text.names import name_places
from summarise.checks.text.quotations import quotations
from summarise.checks.text.scopes import read
from summarise.checks.text.similarity import content_f1
from summarise.dates import find_date
from summarise.draft import Draft, DraftActor, DraftClaim, DraftEvidence, DraftSignal, parse_reply
from summarise.escalation.scheme import entry
from summarise.language import detect_language
from summarise.model.exchange import answered, server_error
from summarise.pipeline import summarise_by_rules
from summarise.read import ReadLimits, read_source
from summarise.read.document import Origin, RawSource
from summarise.read.entries import InputFormat, Intake, entries_in
from summarise.read.html import page_of_html
from summarise.read.mail import page_of_mail
from summarise.read.markdown import page_of_markdown
from summarise.read.tables import rows_of_table  # noqa: F401  # loaded before memory is bounded
from summarise.render.markdown import as_markdown
from summarise.render.report import as_report
from summarise.render.structured import as_json, summary_from_json
from summarise.render.terminal import as_terminal
from summarise.results.columns import Result
from summarise.results.tables import TABLES
from summarise.results.writers import TEXT_WRITERS
from summarise.schema import Summary
from summarise.sentences import split_sentences
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    Certainty,
    ClaimStatus,
    Corroboration,
    Direction,
    SignalStatus,
    SignalType,
    SpeakerKind,
)  # fmt: skip
from summary_factory import attribution, claim, full_summary

LIMITS = ReadLimits(min_words=0)
POLICY = load_policy()
ARTICLE = Article.from_text(TEXT)


def _raw(text: str) -> RawSource:
    return RawSource(text.encode("utf-8", "replace"), "-", Origin.STDIN)


def _entries(text: str, form: InputFormat) -> None:
    stdin = io.BytesIO(text.encode("utf-8", "replace"))
    for _ in entries_in(["-"], Intake(limits=LIMITS, forced_format=form), stdin=stdin):
        pass


def draft_of(text: str) -> Draft:
    """A draft in which every free text is `text`."""
    evidence = (DraftEvidence(sentence=2, quote=text),)
    made = DraftClaim(
        evidence=evidence, speaker=text, via=text, text=text, certainty=Certainty.CERTAIN,
        speaker_kind=SpeakerKind.INSTITUTION, status=ClaimStatus.COMPLETED,
        corroboration=Corroboration.SINGLE_SOURCE,
    )  # fmt: skip
    actor = DraftActor(
        name=text, aliases=(text,), type=ActorType.STATE, country=text, role=ActorRole.INITIATOR
    )
    signal = DraftSignal(
        evidence=evidence, source_actors=(text,), target_actors=(text,), when=text,
        type=SignalType.ARMED_ATTACK, direction=Direction.ESCALATORY, intensity=3,
        status=SignalStatus.COMPLETED, certainty=Certainty.CERTAIN, background=False,
    )  # fmt: skip
    return Draft(claims=(made,), actors=(actor,), signals=(signal,), headline=text, gist=text)


def summary_of(text: str) -> Summary:
    """A summary whose headline, gist and first claim are `text`."""
    return full_summary(
        headline=text, gist=text, claims=(claim(1, text, attribution=attribution(text)),)
    )


def _review(text: str) -> None:
    """The draft's texts as long as a reply can be: 32,000 tokens of four characters."""
    review_draft(draft_of(text[:16_000]), ARTICLE, policy=POLICY, language="en", scheme=entry)


def _long_article(text: str) -> None:
    """A short draft on a long article."""
    article = Article.from_text(text)
    review_draft(draft_of(text[:200]), article, policy=POLICY, language="en", scheme=entry)


def _tables(text: str) -> None:
    for table in TABLES.values():
        for writer in TEXT_WRITERS.values():
            out = writer(table, io.StringIO())
            for row in table.rows(Result(1, None, summary_of(text))):
                out.write(row)


ENTRIES: dict[str, Callable[[str], object]] = {
    "article": Article.from_text,
    "source": lambda text: read_source("-", stdin=io.BytesIO(_raw(text).data), limits=LIMITS),
    "html": lambda text: page_of_html(text, _raw("")),
    "markdown": page_of_markdown,
    "mail": lambda text: page_of_mail(_raw(f"From: a@b.example\n{text}"), LIMITS),
    "mail-body": lambda text: page_of_mail(_raw(f"From: a@b.example\n\n{text}"), LIMITS),
    "feed": lambda text: _entries(f"<rss><channel><item>{text}", InputFormat.FEED),
    "json": lambda text: _entries(text, InputFormat.JSON),
    "jsonl": lambda text: _entries(text, InputFormat.JSONL),
    "csv": lambda text: _entries(f"id,text\n{text}", InputFormat.CSV),
    "warc": lambda text: _entries(f"WARC/1.0\r\n{text}", InputFormat.WARC),
    "fold": fold,
    "quantities": lambda text: quantities_in(text, "en"),
    "calendar": calendar_terms,
    "cues": lambda text: read(text, "en"),
    "quotations": quotations,
    "names": lambda text: name_places("Ada Lunt", text),
    "similarity": lambda text: content_f1(text, text, english=True),
    "sentences": lambda text: split_sentences(text, "en"),
    "language": detect_language,
    "date": lambda text: find_date(text, published=None),
    "baseline": lambda text: summarise_by_rules(Article.from_text(text), policy=POLICY),
    "review": _review,
    "long-article": _long_article,
    "reply": parse_reply,
    "reply-object": lambda text: parse_reply('{"a": ' + text),
    "server": lambda text: server_error(answered(500, {}, text, 0.1)),
    "stored": lambda text: summary_from_json(as_json(summary_of(text))),
    "stored-text": summary_from_json,
    "stored-object": lambda text: summary_from_json(json.dumps({"summary": {"headline": text}})),
    "terminal": lambda text: as_terminal(
        summary_of(text), width=80, colour=True, evidence=True, encoding="utf-8"
    ),
    "as-markdown": lambda text: as_markdown(summary_of(text)),
    "report": lambda text: as_report(summary_of(text), None),
    "tables": _tables,
}
