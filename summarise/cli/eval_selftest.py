"""`summarise eval selftest`: how many errors put in on purpose the product finds."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import eval_flags, flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import colour_on, reporting, write_file, write_out
from summarise.errors import NotEvaluatedError

if TYPE_CHECKING:
    from summarise.checks.policy import Policy
    from summarise.evals.cases import Case
    from summarise.evals.drafted import Drafted


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("selftest")(selftest)


def selftest(
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="One set of recordings, or baseline; all sets without."),
    ] = None,
    data: eval_flags.Data = None,
    case: eval_flags.Cases = None,
    tag: eval_flags.Tags = None,
    drafts: Annotated[
        str | None, typer.Option("--drafts", help="Folder of replies, <case>.json, instead.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Decides what is changed into what.")] = 1,
    json_file: Annotated[
        str | None, typer.Option("--json", help="Write the figures as JSON; - is stdout.")
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Exit 7 if a target is missed.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Show what was missed.")] = False,
    color: flags.Color = None,
    quiet: flags.Quiet = False,
) -> None:
    """Put errors into recorded replies, one at a time, and count how many are found.

    Exit codes: 0 measured, 7 a target is missed (with --gate), 9 nothing is recorded or a
    recording is stale, 2 no such case or set.

    \b
    Examples:
      summarise eval selftest
      summarise eval selftest -m gpt-5.4-mini --gate --json selftest.json
      summarise eval selftest --case 'suez-*' -v
    """
    with reporting():
        from summarise.cli.progress import Progress
        from summarise.evals.cases import load_cases
        from summarise.evals.detection import detection
        from summarise.evals.selection import select
        from summarise.evals.selftest import selftest as run

        folder = eval_flags.data_folder(data)
        cases = select(load_cases(folder), tuple(case or ()), tuple(tag or ()))
        drafted, policy, sources = _material(model, drafts, cases, folder)
        with Progress(len(drafted), quiet=quiet) as progress:
            tried = run(drafted, policy=policy, seed=seed, step=progress.step)
        found = detection(tried, sources)
        as_json = found.model_dump_json(indent=2) + "\n"
        if json_file and json_file != "-":
            write_file(Path(json_file), as_json)
        if json_file == "-":
            write_out(as_json)
        else:
            from summarise.evals.reports.detection_table import as_text

            colour = sys.stdout is not None and colour_on(sys.stdout, color or "auto", os.environ)
            write_out(as_text(found, examples=verbose, colour=colour))
        raise typer.Exit(Exit.CHECK if gate and found.missed_targets else Exit.OK)


def _material(
    model: str | None, drafts: str | None, cases: list[Case], data: Path
) -> tuple[list[Drafted], Policy, list[str]]:
    """The drafts, the policy that judges them, and what they are from."""
    from summarise.checks.policy import load_policy
    from summarise.evals.drafted import drafted_by_rules, drafted_in
    from summarise.evals.engines import BASELINE

    if drafts:
        return drafted_in(Path(drafts), cases, data), load_policy(), [Path(drafts).name]
    if model == BASELINE:
        return drafted_by_rules(cases, data), load_policy(), [BASELINE]
    return _recorded(model, cases, data)


def _recorded(
    model: str | None, cases: list[Case], data: Path
) -> tuple[list[Drafted], Policy, list[str]]:
    from summarise.checks.policy import load_policy
    from summarise.evals.drafted import drafted_in_recordings
    from summarise.evals.recording_set import load_set, set_names

    names = set_names(data)
    if not names:
        raise NotEvaluatedError(
            f"no replies are recorded in {data}",
            hint="record some: summarise eval record -m MODEL --origin TEXT; "
            "or name a folder of replies: --drafts DIR",
        )
    sets = [load_set(data, name) for name in ([model] if model else names)]
    drafted = [found for one in sets for found in drafted_in_recordings(one, cases, data)]
    if not drafted:
        raise NotEvaluatedError("no recorded reply is a draft: there is nothing to test with")
    # One policy judges all, that of the first set: rates under several would mean nothing.
    return drafted, load_policy(sets[0].policy), [described.slug for described in sets]
