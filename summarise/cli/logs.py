"""`summarise logs`: the runs so far, and what they came to."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import log_file
from summarise.errors import OutputError

if TYPE_CHECKING:
    from summarise.run_log import History, LoggedRun, Totals

MODEL = "model"
COLUMNS = ("started, UTC", "by", MODEL, "ok", "cached", "tokens", "cost", "time", "exit")
TO_THE_LEFT = COLUMNS[:3]
LEFT_OUT_FIRST = ("time", "cached", "tokens", "by", "cost", "exit")  # on a narrow screen
LEAST_MODEL = 14  # cells
FAILED_SHOWN = 3  # kinds of errors named in a row


def logs(
    count: Annotated[int, typer.Option("-n", "--number", min=0, help="The last so many.")] = 20,
    since: Annotated[
        timedelta | None,
        typer.Option(
            "--since", parser=flags.age, metavar="AGE", help="Begun not longer ago: 12h, 7d, 4w."
        ),
    ] = None,
    model: Annotated[str | None, typer.Option("-m", "--model", help="Only of this model.")] = None,
    failed: Annotated[
        bool, typer.Option("--failed", help="Only those that ended with another code than 0.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the last runs, oldest first, and the totals of all that match.

    A run leaves counts, never texts or sources, unless the setting log_text is on; with the
    setting log off it leaves nothing.

    \b
    Examples:
      summarise logs
      summarise logs --since 7d --failed
      summarise logs -n 1 --json | jq .runs[0].cost_usd
    """
    from summarise.run_log import totals

    with reporting():
        history = _read()
        first = datetime.now(UTC) - since if since is not None else None
        matching = [run for run in history.runs if _matches(run, first, model, failed=failed)]
        shown = matching[len(matching) - min(count, len(matching)) :]
        if as_json:
            write_out(_document(shown, totals(matching), history.unreadable))
            return
        if shown:
            write_out(_table(shown))
        for line in _summed(totals(matching), history):
            say(line, dim=True)


def _read() -> History:
    from summarise.run_log import read_runs

    path = log_file()
    try:
        return read_runs(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror or error}") from error


def _matches(run: LoggedRun, first: datetime | None, model: str | None, *, failed: bool) -> bool:
    if first is not None and run.started < first:
        return False
    if model is not None and model != (run.model or "baseline"):
        return False
    return run.exit_code != Exit.OK or not failed


def _document(runs: list[LoggedRun], sums: Totals, unreadable: int) -> str:
    import json
    from dataclasses import asdict

    document = {
        "runs": [run.model_dump(mode="json") for run in runs],
        "totals": {**asdict(sums), "cost_usd": str(sums.cost_usd)},
        "unreadable": unreadable,
    }
    return json.dumps(document, indent=2) + "\n"


def _table(runs: list[LoggedRun]) -> str:
    """The runs as a table no wider than the screen: columns are left out, the model is cut."""
    from rich.cells import cell_len, set_cell_size

    from summarise.render.sheet import aligned

    width = max(40, shutil.get_terminal_size((80, 24)).columns)
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in map(_cells, runs)]
    rows.insert(0, dict(zip(COLUMNS, COLUMNS, strict=True)))
    widths = {name: max(cell_len(row[name]) for row in rows) + 2 for name in COLUMNS}
    widths[MODEL] = min(widths[MODEL], LEAST_MODEL + 2)
    for name in LEFT_OUT_FIRST:
        if sum(widths.values()) - 2 > width:
            del widths[name]
    room = width + 2 - sum(widths.values()) + widths[MODEL] - 2
    for row in rows:
        if cell_len(row[MODEL]) > room:
            row[MODEL] = set_cell_size(row[MODEL], room - 1) + "…"
    left = sum(name in widths for name in TO_THE_LEFT)
    lines = aligned([tuple(row[name] for name in widths) for row in rows], left=left)
    return "".join(set_cell_size(line, width).rstrip() + "\n" for line in lines)


def _cells(run: LoggedRun) -> tuple[str, ...]:
    from summarise.render.numbers import money, seconds, tokens
    from summarise.render.words import safe
    from summarise.run_record import Usage

    used = Usage(input_tokens=run.input_tokens, output_tokens=run.output_tokens)
    ended = str(run.exit_code)
    if run.failed:
        ended += " " + " ".join(safe(kind) for kind in list(run.failed)[:FAILED_SHOWN])
    return (
        f"{run.started.astimezone(UTC):%Y-%m-%d %H:%M}",
        safe(run.command),
        safe(run.model or "baseline"),
        f"{run.ok}/{run.sources}",
        str(run.cached or "-"),
        "-" if run.engine == "baseline" else tokens(used).removesuffix(" tokens"),
        money(run.cost_usd).removeprefix("cost "),
        seconds(run.seconds),
        ended,
    )


def _summed(sums: Totals, history: History) -> list[str]:
    from summarise.render.numbers import counted, money
    from summarise.text_safety import printable

    unknown = f", unknown of {counted(sums.unpriced, 'run')}" if sums.unpriced else ""
    lines = [
        f"{counted(sums.runs, 'run')} · {counted(sums.articles, 'article')}, {sums.ok:,} ok · "
        f"{sums.input_tokens:,} + {sums.output_tokens:,} tokens · {money(sums.cost_usd)}{unknown}"
    ]
    if history.unreadable:
        lines.append(f"{counted(history.unreadable, 'line')} of the log cannot be read")
    lines.append(printable(str(log_file()), limit=None))
    return lines
