"""Why a case scores as it does: gold and summary side by side.

Covers: claims as they were paired, with verdicts and conflicts, signals, actors, what was
rejected on the way, and every metric that is not perfect.
Does not cover: scoring.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summarise.article import Article
from summarise.errors import UsageError
from summarise.evals.alignment import Aligned, aligned
from summarise.evals.cases import Case, load_cases
from summarise.evals.items import Act, Party, Statement
from summarise.evals.matching import Pair
from summarise.evals.metrics.catalogue import CATALOGUE
from summarise.evals.metrics.signals import SignalPair
from summarise.evals.result import CaseResult, RunResult
from summarise.render.words import remarks, safe
from summarise.schema import Summary

TEXT = 300


def explained(case_id: str, result: RunResult, data: Path) -> str:
    """Explain one case of a run, all its samples.

    Raises:
        UsageError: If the run or the folder has no such case.
    """
    found = [case for case in result.cases if case.outcome.case == case_id]
    gold = next((case for case in load_cases(data) if case.id == case_id), None)
    if not found or gold is None:
        have = ", ".join(sorted(result.gold)[:5])
        raise UsageError(f"the run has no case {case_id!r}", hint=f"it has: {have}")
    article = gold.load_article(data)
    lines = [line for case in found for line in _explained(gold, article, case)]
    return "".join(line + "\n" for line in lines)


def _explained(gold: Case, article: Article, case: CaseResult) -> Iterator[str]:
    verdict = "passes" if case.score.passed else "fails"
    yield safe(f"{gold.id}, sample {case.outcome.sample}: {verdict}")
    yield safe(gold.about, TEXT)
    yield ""
    summary, failed = case.outcome.summary, case.outcome.failed
    if summary is None:
        yield safe(f"no summary: {failed.kind}: {failed.message}" if failed else "not run", TEXT)
    else:
        both = aligned(gold, article, summary)
        yield from _claims(gold, both, summary)
        yield from _signals(both)
        yield from _actors(both)
        yield from _rejected(summary)
    yield from _metrics(case)


def _claims(gold: Case, both: Aligned, summary: Summary) -> Iterator[str]:
    yield "CLAIMS  = right, ! contradicts gold, - missed, + not in gold, * must"
    must = {claim.id for claim in gold.gold.claims if claim.must}
    for pair in both.claims.pairs:
        yield from _pair(pair, must, summary)
    for item in both.claims.missed:
        yield f"- gold {_starred(item.id, must)}  {_statement(item)}"
    for item in both.claims.spurious:
        yield f"+ ours {safe(item.id)}  {_statement(item)}"
        yield from _doubts(item.id, summary)
    yield ""


def _pair(pair: Pair, must: set[str], summary: Summary) -> Iterator[str]:
    mark = "=" if pair.right else "!"
    yield f"{mark} gold {_starred(pair.gold.id, must)}  {_statement(pair.gold)}"
    yield f"  ours {safe(pair.claim.id)}  {_statement(pair.claim)}"
    yield from (f"       conflict: {safe(conflict, TEXT)}" for conflict in pair.conflicts)
    yield f"       similarity {pair.similarity:.2f}"
    yield from _doubts(pair.claim.id, summary)


def _starred(name: str, must: set[str]) -> str:
    return safe(name) + ("*" if name in must else "")


def _statement(item: Statement) -> str:
    who = safe(item.voice) if item.voice else "the article itself"
    return f"{safe(item.text, TEXT)} [{who}, {item.certainty}, {item.status}]"


def _doubts(claim_id: str, summary: Summary) -> Iterator[str]:
    """What the product's own checks said about a claim."""
    for claim in summary.claims:
        if claim.id == claim_id:
            yield from (f"       check: {remark}" for remark in remarks(claim.checks))


def _signals(both: Aligned) -> Iterator[str]:
    yield "SIGNALS"
    for pair in both.signals:
        yield from _signal_pair(pair)
    matched = {pair.reference.id for pair in both.signals}
    used = {pair.signal.id for pair in both.signals}
    yield from (f"- gold {_act(act)}" for act in both.wanted.signals if act.id not in matched)
    yield from (f"+ ours {_act(act)}" for act in both.found.signals if act.id not in used)
    yield ""


def _signal_pair(pair: SignalPair) -> Iterator[str]:
    mark = "!" if pair.conflict else "=" if not pair.wrong else "~"
    yield f"{mark} gold {_act(pair.reference)}"
    yield f"  ours {_act(pair.signal)}"
    if pair.conflict:
        yield f"       conflict: {safe(pair.conflict, TEXT)}"
    yield from (f"       differs: {safe(wrong, TEXT)}" for wrong in pair.wrong)


def _act(act: Act) -> str:
    types = " or ".join(act.types)
    sides = f"{', '.join(act.source) or 'nobody'} -> {', '.join(act.target) or 'nobody'}"
    background = ", background" if act.background else ""
    return safe(f"{act.id}  {types}: {sides} [{act.direction}, {act.status}{background}]", TEXT)


def _actors(both: Aligned) -> Iterator[str]:
    yield "ACTORS"
    yield f"  gold  {'; '.join(map(_party, both.wanted.actors)) or 'none'}"
    yield f"  ours  {'; '.join(map(_party, both.found.actors)) or 'none'}"
    yield ""


def _party(actor: Party) -> str:
    return f"{safe(actor.name)} ({actor.type}, {actor.role})"


def _rejected(summary: Summary) -> Iterator[str]:
    if not summary.rejected:
        return
    yield "REJECTED by our own checks, not scored"
    for item in summary.rejected:
        yield f"  {item.kind}: {safe(item.text, TEXT)}"
        yield from (f"       check: {remark}" for remark in remarks(item.checks))
    yield ""


def _metrics(case: CaseResult) -> Iterator[str]:
    yield "METRICS that are not perfect"
    for name, metric in case.score.metrics.items():
        info = CATALOGUE[name]
        best = 1.0 if info.better == "higher" else 0.0
        if metric.value is None or metric.value == best:
            continue
        counted = f"{metric.right:g} of {metric.predicted:g} found and {metric.gold:g} in gold"
        yield f"  {info.code} {info.title}: {metric.value:.3f} ({counted})"
        yield from (f"       {safe(reason, TEXT)}" for reason in metric.reasons)
