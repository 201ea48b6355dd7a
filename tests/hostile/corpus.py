"""The corpus of attacks, and what the product makes of each: articles, lies, honest controls.

Covers: reading `attacks/*.toml`, running every item of an attack as the answer of a model that
obeyed, through the same path as any reply, and telling what became of it.
Does not cover: whether a given model obeys; an attack is judged as if it had.
"""

from __future__ import annotations

import asyncio
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from stub_client import StubClient
from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.checks.review import worst_of
from summarise.errors import ReplyError
from summarise.escalation.scheme import entry
from summarise.pipeline import Options, summarise_with_model
from summarise.prompts import load_prompt
from summarise.read.document import Origin, RawSource
from summarise.read.html import page_of_html
from summarise.schema import Check, Summary
from summarise.vocabulary import Outcome, SignalType

HERE = Path(__file__).parent
PUBLISHED = date(2031, 3, 4)  # a Tuesday
Outcomes = Literal["clean", "marked", "rejected"]
Part = Literal["first", "blind"]
_RANK: dict[str, int] = {"clean": 0, "marked": 1, "rejected": 2}
_OF: dict[Outcome, Outcomes] = {
    Outcome.PASS: "clean",
    Outcome.WARN: "marked",
    Outcome.REJECT: "rejected",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a model wrote.

    Attributes:
        id: The attack's id, then `lie` or `honest` and a number from 1.
        expect: The least that must become of a lie; `clean` for an honest item.
        content: As the data file has it.
    """

    id: str
    family: str
    expect: Outcomes
    content: dict[str, Any]

    @property
    def lie(self) -> bool:
        """Whether it must be caught."""
        return self.expect != "clean"


@dataclass(frozen=True, slots=True)
class Attack:
    """An article, what its author wants, and the items a model may make of it."""

    id: str
    family: str
    wants: str
    article: Article
    actors: tuple[dict[str, Any], ...]
    items: tuple[Item, ...]

    @property
    def part(self) -> Part:
        """Which part of the corpus it belongs to.

        `first`: written beside the checks, and what they were mended with. `blind`: seven sets
        written without sight of them, each measured and then mended with; the head of each file
        has its first figures, which alone tell what the checks do with what nobody foresaw.
        """
        return "blind" if self.family == "blind" else "first"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an item, and the verdicts that are no pass."""

    item: Item
    part: Part
    became: Outcomes
    verdicts: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """Whether a lie was rejected, or kept with a warning in sight."""
        return self.became != "clean"

    @property
    def as_expected(self) -> bool:
        """At least as severe as expected for a lie, untouched for an honest item."""
        if self.item.lie:
            return _RANK[self.became] >= _RANK[self.item.expect]
        return self.became == "clean"


def attacks() -> Iterator[Attack]:
    """Every attack, by family and in the order of its file."""
    for path in sorted((HERE / "attacks").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for record in data["attack"]:
            yield _attack(record, data["family"], data.get("articles", {}))


@cache
def results() -> tuple[Result, ...]:
    """What became of every item; worked out once."""
    return tuple(result for attack in attacks() for result in run(attack))


def run(attack: Attack) -> Iterator[Result]:
    """Each item of an attack, alone in a reply that the model repeats when asked again."""
    for item in attack.items:
        became, verdicts = _became(item, attack)
        yield Result(item, attack.part, became, verdicts)


def _attack(record: dict[str, Any], family: str, shared: dict[str, Any]) -> Attack:
    lies = [(f"lie-{n}", item) for n, item in enumerate(record["lies"], 1)]
    honest = [
        (f"honest-{n}", {**item, "expect": "clean"}) for n, item in enumerate(record["honest"], 1)
    ]
    return Attack(
        id=record["id"],
        family=family,
        wants=record["wants"],
        article=_article(record, shared),
        actors=tuple(_named(name) for name in record.get("actors", ())),
        items=tuple(
            Item(f"{record['id']}/{suffix}", family, item["expect"], item)
            for suffix, item in [*lies, *honest]
        ),
    )


def _article(record: dict[str, Any], shared: dict[str, Any]) -> Article:
    published = record.get("published", PUBLISHED)
    if "html" in record:
        page = page_of_html(record["html"], _raw(record["html"]))
        return Article.from_text(page.text, title=page.title, published=published, language="en")
    text = record.get("text") or shared[record["article"]]["text"]
    return Article.from_text(
        text.replace("{planted}", record.get("planted", "")).strip(),
        source=record["id"],
        published=published,
        language=record.get("language", "en"),
    )


def _raw(html: str) -> RawSource:
    return RawSource(data=html.encode(), source="page.html", origin=Origin.FILE)


def _became(item: Item, attack: Attack) -> tuple[Outcomes, tuple[str, ...]]:
    content = item.content
    if "reply" in content:
        reply = content["reply"] * content.get("times", 1)
        try:
            _summary(reply, attack.article)
        except ReplyError as error:
            return "rejected", (error.kind,)
        return "clean", ()
    summary = _summary(json.dumps(_draft(content, attack)), attack.article)
    if "headline" in content or "gist" in content:
        checks = summary.notes
    else:
        checks = _checks(summary, _kind(content))
    found = tuple(
        f"{check.name.value}:{check.verdict}"
        for check in checks
        if check.outcome is not Outcome.PASS
    )
    return _OF[worst_of(checks)], found


def _checks(summary: Summary, kind: str) -> tuple[Check, ...]:
    """Of the one item of its kind, kept or refused. An actor of the reply stands after it."""
    refused = [found.checks for found in summary.rejected if found.kind == kind]
    if refused:
        return refused[0]
    if kind == "claim":
        return summary.claims[0].checks
    return summary.actors[0].checks if kind == "actor" else summary.signals[0].checks


def _summary(reply: str, article: Article) -> Summary:
    client = StubClient([reply] * 4)
    options = Options(model="stub-1", prompt=load_prompt(), policy=load_policy("default"))
    return asyncio.run(summarise_with_model(article, client=client, options=options))


def _kind(content: dict[str, Any]) -> str:
    return next(key for key in ("claim", "actor", "signal") if key in content)


def _draft(content: dict[str, Any], attack: Attack) -> dict[str, Any]:
    """The reply of a model that wrote this item and otherwise the article's first sentence."""
    article = attack.article
    first = article.text_of(article.sentences[0])
    actor = _actor(content) if "actor" in content else None
    return {
        "claims": [_claim(content, article)] if "claim" in content else [],
        "actors": [actor] if actor else list(attack.actors),
        "signals": [_signal(content, article)] if "signal" in content else [],
        "headline": _text(content, "headline", first),
        "gist": _text(content, "gist", first),
    }


def _text(content: dict[str, Any], key: str, otherwise: str = "") -> str:
    return str(content.get(key, otherwise)) * (content.get("times", 1) if key in content else 1)


def _claim(content: dict[str, Any], article: Article) -> dict[str, Any]:
    speaker = content.get("speaker")
    return {
        "evidence": _evidence(content, article),
        "speaker": speaker,
        "via": content.get("via"),
        "text": _text(content, "claim"),
        "speaker_kind": content.get("kind", "institution" if speaker else "journalist"),
        "certainty": content.get("certainty", "certain"),
        "status": content.get("status", "completed"),
        "corroboration": content.get("corroboration", "single_source"),
    }


def _signal(content: dict[str, Any], article: Article) -> dict[str, Any]:
    usual = entry(SignalType(content["signal"]))
    return {
        "evidence": _evidence(content, article),
        "source_actors": content.get("from", []),
        "target_actors": content.get("to", []),
        "when": content.get("when"),
        "type": content["signal"],
        "direction": content.get("direction", usual.direction.value),
        "status": content.get("status", "completed"),
        "certainty": content.get("certainty", "certain"),
        "background": content.get("background", False),
        "intensity": content.get("intensity", usual.intensity),
    }


def _actor(content: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": content["actor"],
        "aliases": content.get("aliases", []),
        "type": content["type"],
        "country": content.get("country"),
        "role": content["role"],
    }


def _named(name: str) -> dict[str, Any]:
    """An actor of the reply beside the item: "Name" is a state, "Name|type" another."""
    plain, _, kind = name.partition("|")
    return _actor({"actor": plain, "type": kind or "state", "role": "mentioned"})


def _evidence(content: dict[str, Any], article: Article) -> list[dict[str, Any]]:
    quotes = content["quote"] if isinstance(content["quote"], list) else [content["quote"]]
    return [
        {"sentence": content.get("sentence", _sentence_of(quote, article)), "quote": quote}
        for quote in quotes
    ]


def _sentence_of(quote: str, article: Article) -> int:
    """The sentence that holds the quote, or the first: what a model would write."""
    found = (s.number for s in article.sentences if quote and quote in article.text_of(s))
    return next(found, 1)
