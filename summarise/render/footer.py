"""The two lines about a run that go to stderr under a result.

Covers: how many items stand, and what the run used. Does not cover: the result itself.
"""

from __future__ import annotations

from summarise.model.settings import LOCAL_HOST
from summarise.render import words
from summarise.render.numbers import counted, money, seconds, tokens
from summarise.render.page import standing
from summarise.run_record import Run
from summarise.schema import Summary


def footer(summary: Summary, *, served: str | None = None) -> str:
    """Say how far to trust a summary and what it cost, in two lines.

    Args:
        summary: A finished summary.
        served: How the reply came, if not from a service just now (`cached`,
            `replayed, recorded 2026-09-14`); it stands in the place of the seconds.
    """
    return f"{verdict_line(summary)}\n{run_line(summary.run, served=served)}"


def verdict_line(summary: Summary) -> str:
    """How many items stand and which to read first."""
    kept, marked, refused = standing(summary)
    total = kept + refused
    if not total:
        return "no claim, actor or signal was found"
    line = f"{kept} of {counted(total, 'item')} {'stands' if kept == 1 else 'stand'}"
    if refused:
        line += f", {refused} refused"
    if marked:
        them = "it" if marked == 1 else "them"
        line += f"; read the {marked} marked ? before you use {them}"
    return line


def run_line(run: Run, *, served: str | None = None) -> str:
    """Model, prompt, tokens, price and time of a run, over all its requests."""
    elapsed = seconds(run.seconds) if served is None else words.safe(served)
    if run.engine == "baseline":
        return f"baseline · no model, no network · {elapsed}"
    pieces = [words.safe(run.model_answered or run.model or "model unknown")]
    if run.prompt is not None:
        name, digest = words.safe(run.prompt.name), words.safe(run.prompt.sha256[:12])
        pieces.append(f"{name}.v{run.prompt.version}@{digest}")
    if run.parts > 1:
        pieces.append(f"in {run.parts} parts")
    if len(run.attempts) > 1:
        pieces.append(counted(len(run.attempts), "request"))
    here = run.host == LOCAL_HOST and run.cost_usd is None
    pieces += [tokens(run.usage), "local, no price" if here else money(run.cost_usd), elapsed]
    return words.SEPARATOR.join(pieces)
