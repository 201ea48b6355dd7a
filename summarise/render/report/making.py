"""How a summary was made, as the page tells it: the run, the checks, the plain reference.

Covers: terms and values of the run record, what every check found, how to cite the article.
Does not cover: single findings, which stand with their items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarise.render import words
from summarise.render.numbers import calendar_date, counted, money, seconds, tokens
from summarise.run_record import Run
from summarise.schema import ArticleInfo, Check, Summary
from summarise.vocabulary import CheckName, Outcome
from summarise.web_addresses import web_address

_LIMIT = 200  # of a term's value; digests and model names are shorter
_PURPOSE = {
    CheckName.QUOTE: "do the quoted words stand in the article",
    CheckName.FRAME: "does the article assert them, or deny, suppose or ask",
    CheckName.NUMBERS: "is every number in the evidence",
    CheckName.NEGATION: "has a “not” been lost or added",
    CheckName.SPEAKER: "does the speaker stand near the evidence, and speak",
    CheckName.ACTORS: "are the actors in the text, on the right side of the act",
    CheckName.HEDGE: "is it as sure as the article is",
    CheckName.SCALE: "does the intensity fit the kind and status of the act",
    CheckName.LANGUAGE: "is it in the language asked for",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What one check found in the whole summary."""

    name: str
    purpose: str
    passed: int
    warned: int
    refused: int
    findings: str


def shown_source(source: str) -> str:
    """Host of an address, or a file's name: whoever gets the page need not see the folders."""
    if web_address(source) is not None:
        return words.place(source)
    name = source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return words.place(name)


def citation_of(article: ArticleInfo) -> str:
    """A plain reference: title, outlet, date, address; a file on a disk is no outlet."""
    title = "Untitled" if article.title is None else words.safe(article.title, words.TEXT_LIMIT)
    when = "undated" if article.published is None else calendar_date(article.published)
    address = web_address(article.source)
    if address is None:
        return f"“{title}”, {when}."
    return f"“{title}”, {words.place(address)}, {when}, {address}."


def run_terms(summary: Summary) -> Iterator[tuple[str, str]]:
    """The run record as terms and values, in the order a reader asks."""
    run = summary.run
    yield "Engine", _engine(run)
    if run.engine == "llm":
        yield "Model asked", words.safe(run.model or "not named", _LIMIT)
        yield "Model answered", words.safe(run.model_answered or "did not name itself", _LIMIT)
        yield "Host", words.safe(run.host or "not recorded", _LIMIT)
        yield "Prompt", _prompt(run)
        yield "Tokens", f"{tokens(run.usage)} (in + out, all requests)"
        yield "Cost", money(run.cost_usd)
        yield "Attempts", _attempts(run)
        if run.parts > 1:
            yield "Parts", f"the article was read in {run.parts} parts"
        yield "Parameters", _parameters(run)
        yield "Answer schema", f"sha256 {words.safe(run.schema_sha256 or 'not recorded', _LIMIT)}"
    yield "Time", f"{seconds(run.seconds)}, begun {run.started:%Y-%m-%d %H:%M:%S} {_zone(run)}"
    yield "Check policy", words.safe(run.policy, _LIMIT)
    yield "Index", words.safe(summary.escalation.method, _LIMIT)
    yield "Article", f"sha256 {words.safe(summary.article.sha256, _LIMIT)}"
    yield "Length", f"{counted(summary.article.characters, 'character')}"
    yield "Version", f"summarise {words.safe(run.version)}"


def tallies_of(summary: Summary) -> tuple[Tally, ...]:
    """What every check found, over kept and refused items, headline and gist."""
    checks = list(_checks(summary))
    return tuple(_tally(name, checks) for name in CheckName if _has(name, checks))


def _has(name: CheckName, checks: list[Check]) -> bool:
    return any(check.name is name for check in checks)


def _checks(summary: Summary) -> Iterator[Check]:
    yield from summary.notes
    kept: list[tuple[Check, ...]] = [item.checks for item in summary.claims]
    kept += [item.checks for item in summary.actors]
    kept += [item.checks for item in summary.signals]
    kept += [item.checks for item in summary.rejected]
    for checks in kept:
        yield from checks


def _tally(name: CheckName, checks: list[Check]) -> Tally:
    own = [check for check in checks if check.name is name]
    outcomes = Counter(check.outcome for check in own)
    verdicts = Counter(words.safe(check.verdict.replace("_", " ")) for check in own)
    return Tally(
        name=words.sentence_case(words.plain(name)),
        purpose=_PURPOSE[name],
        passed=outcomes[Outcome.PASS],
        warned=outcomes[Outcome.WARN],
        refused=outcomes[Outcome.REJECT],
        findings=", ".join(f"{verdict} {number}" for verdict, number in verdicts.most_common(8)),
    )


def _engine(run: Run) -> str:
    if run.engine == "baseline":
        return "baseline: rules, no language model, no network"
    return "language model" + (", answered from the cache" if run.cached else "")


def _prompt(run: Run) -> str:
    if run.prompt is None:
        return "not recorded"
    digest = words.safe(run.prompt.sha256, _LIMIT)
    return f"{words.safe(run.prompt.name)} version {run.prompt.version}, sha256 {digest}"


def _attempts(run: Run) -> str:
    made = [
        f"{words.safe(item.purpose)} {words.safe(item.outcome)} ({seconds(item.seconds)})"
        for item in run.attempts[:12]
    ]
    more = f" and {len(run.attempts) - 12} more" if len(run.attempts) > 12 else ""
    return f"{len(run.attempts)}: " + ", ".join(made) + more if made else "none recorded"


def _parameters(run: Run) -> str:
    pairs = [f"{words.safe(key)} {words.safe(str(value))}" for key, value in run.parameters.items()]
    return ", ".join(pairs[:20]) or "none"


def _zone(run: Run) -> str:
    return words.safe(run.started.tzname() or "local time")
