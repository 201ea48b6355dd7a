"""`summarise verify`: a stored summary against its article, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, write_out
from summarise.cli.surroundings import load_policy_of, load_settings
from summarise.errors import UsageError
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.schema import Check
    from summarise.verification import Verification
    from summarise.vocabulary import Outcome

MARKS = {"pass": " ", "warn": "?", "reject": "x"}


def verify(
    summary: Annotated[str, typer.Argument(metavar="SUMMARY", help="As run -f json wrote it.")],
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="File, URL or -.")],
    policy: flags.PolicyName = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Exit 7 from here: reject, warn or none.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The verdicts as JSON.")] = False,
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
) -> None:
    """Check a stored summary against its article: no model, no key, no network.

    \b
    Examples:
      summarise verify summary.json article.txt
      summarise verify summary.json article.txt --policy strict --fail-on warn
    """
    with reporting():
        settings = load_settings({**locals(), "fail_on": fail_on or "reject"})
        from pathlib import Path

        from summarise.cli.intake_flags import read_one
        from summarise.read.files import read_file
        from summarise.render.structured import summary_from_json
        from summarise.verification import verify as check

        if summary == "-":
            raise UsageError("the summary is a file; only the article may be -")
        raw = read_file(Path(summary), summary, max_bytes=50_000_000)
        stored = summary_from_json(raw.data.decode("utf-8", "replace"))
        result = check(stored, read_one(article, settings).article, policy=load_policy_of(settings))
        write_out(_as_json(result) if as_json else _as_text(result))
        raise typer.Exit(Exit.CHECK if _fails(result, settings.text("fail_on")) else Exit.OK)


def _fails(result: Verification, level: str | None) -> bool:
    bad = {"reject": {"reject"}, "warn": {"reject", "warn"}}.get(level or "reject", set())
    return result.outcome.value in bad


def _as_text(result: Verification) -> str:
    lines = []
    for item in result.items:
        text = printable(item.text, limit=100)
        lines.append(f"{MARKS[item.outcome.value]} {item.id:>4}  {text}")
        lines += [f"        {line}" for line in _reasons(item.checks)]
        lines += [f"        changed: {printable(line)}" for line in item.differences]
    for note in result.notes:
        lines += [f"{MARKS[note.outcome.value]}       {line}" for line in _reasons((note,))]
    lines += [f"x       {printable(line)}" for line in result.differences]
    kept, doubted, refused = (_count(result, name) for name in ("pass", "warn", "reject"))
    total = len(result.items)
    lines.append(
        f"{total} items: {kept} stand, {doubted} doubtful (?), {refused} refused (x); "
        f"policy {result.policy}"
    )
    return "\n".join(lines) + "\n"


def _reasons(checks: tuple[Check, ...]) -> list[str]:
    return [
        f"{check.name.value}: {printable(check.verdict)}"
        + (f" ({printable(check.detail)})" if check.detail else "")
        for check in checks
        if check.outcome.value != "pass"
    ]


def _count(result: Verification, name: str) -> int:
    return sum(item.outcome.value == name for item in result.items)


def _as_json(result: Verification) -> str:
    import json

    def check_row(check: Check) -> dict[str, object]:
        return check.model_dump(mode="json")

    def mark(outcome: Outcome) -> str:
        return outcome.value

    rows = {
        "outcome": mark(result.outcome),
        "policy": result.policy,
        "differences": list(result.differences),
        "notes": [check_row(note) for note in result.notes],
        "items": [
            {
                "kind": item.kind,
                "id": item.id,
                "text": item.text,
                "outcome": mark(item.outcome),
                "differences": list(item.differences),
                "checks": [check_row(check) for check in item.checks],
            }
            for item in result.items
        ],
    }
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
