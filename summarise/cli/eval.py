"""`summarise eval`: run cases against their gold, compare, accept."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import eval_dossier, eval_flags, eval_recordings, eval_selftest, flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import colour_on, reporting, say, write_file, write_out
from summarise.errors import OutputError

if TYPE_CHECKING:
    from summarise.evals.accepted import Accepted
    from summarise.evals.gate import GateReport
    from summarise.evals.reports.page import Page
    from summarise.evals.result import RunResult

app = typer.Typer(
    help="Evaluate against annotated articles, offline.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
eval_recordings.register(app)
eval_selftest.register(app)
eval_dossier.register(app)

RunFile = Annotated[str, typer.Argument(metavar="RUN.json", help="As eval run --json wrote it.")]
OutFile = Annotated[str | None, typer.Option("--json", help="Write the run as JSON; - is stdout.")]


@app.command("run")
def run(
    data: eval_flags.Data = None,
    model: eval_flags.Engine = "baseline",
    case: eval_flags.Cases = None,
    tag: eval_flags.Tags = None,
    samples: Annotated[int, typer.Option(min=1, help="Run each case so often.")] = 1,
    prompts: flags.PromptFolder = None,
    against: Annotated[
        str | None,
        typer.Option("--against", help="Take the accepted scores from where this branch was left."),
    ] = None,
    json_file: OutFile = None,
    junit: Annotated[str | None, typer.Option("--junit", help="Write JUnit XML.")] = None,
    html: Annotated[str | None, typer.Option("--html", help="Write a page of HTML.")] = None,
    github: Annotated[
        bool, typer.Option("--github", help="Annotations, and the summary of a job on GitHub.")
    ] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Show every case.")] = False,
    color: flags.Color = None,
    quiet: flags.Quiet = False,
) -> None:
    """Run cases, score them, and hold the scores against the accepted ones.

    Exit codes: 0 as good as accepted, 7 worse, 9 could not be evaluated or compared,
    2 no such case.

    \b
    Examples:
      summarise eval run
      summarise eval run -m gpt-5.4-mini --json run.json
      summarise eval run --case 'suez-*' -v
      summarise eval run --against origin/main --github --junit eval.xml
    """
    with reporting():
        from summarise.cli.progress import Progress
        from summarise.evals.session import Plan, evaluate, prepare

        folder = eval_flags.data_folder(data)
        plan = Plan(
            data=folder,
            engine=model,
            patterns=tuple(case or ()),
            tags=tuple(tag or ()),
            samples=samples,
            prompts=Path(prompts) if prompts else None,
        )
        prepared = prepare(plan)
        with Progress(len(prepared.cases), quiet=quiet) as progress:
            result, timings = evaluate(prepared, step=progress.step)
        accepted = _accepted(folder, result.engine.name, against)
        report, page = judged(result, accepted, folder, every_case=verbose)
        _deliver(result, page, report, {"json": json_file, "junit": junit, "html": html}, color)
        if github:
            _to_github(result, page, report, folder)
        if not quiet:
            say(f"{timings.seconds:.1f} s, slowest {timings.slowest}", dim=True)
        raise typer.Exit(exit_of(report, gated=against is not None))


@app.command("score")
def score(
    run_file: RunFile,
    data: eval_flags.Data = None,
    json_file: OutFile = None,
    color: flags.Color = None,
) -> None:
    """Score a stored run again, with the metrics and gold of today. Nothing is run.

    \b
    Examples:
      summarise eval score run.json --json rescored.json
    """
    with reporting():
        from summarise.evals.cases import load_cases
        from summarise.evals.evaluation import scored_again
        from summarise.evals.result import load_result

        folder = eval_flags.data_folder(data)
        result = scored_again(load_result(Path(run_file)), load_cases(folder), folder)
        accepted = _accepted(folder, result.engine.name, None)
        report, page = judged(result, accepted, folder, every_case=False)
        _deliver(result, page, report, {"json": json_file}, color)
        raise typer.Exit(exit_of(report, gated=False))


@app.command("accept")
def accept(run_file: RunFile, data: eval_flags.Data = None) -> None:
    """Make the scores of a run the ones that later runs are held against.

    Only a run of all cases, each of them evaluated, can be accepted.

    \b
    Examples:
      summarise eval run --json run.json
      summarise eval accept run.json && git diff evals/accepted
    """
    with reporting():
        from summarise.evals.accepted import accept as write
        from summarise.evals.result import load_result

        folder = eval_flags.data_folder(data)
        result = load_result(Path(run_file))
        try:
            path = write(result, folder)
        except OSError as error:
            raise OutputError(f"the scores cannot be written: {error}") from error
        failed = f", {len(result.failures)} of them failed" if result.failures else ""
        say(f"accepted {len(result.gold)} cases{failed}: {path}")


@app.command("diff")
def diff(
    before: Annotated[str, typer.Argument(metavar="A.json", help="The earlier run.")],
    now: Annotated[str, typer.Argument(metavar="B.json", help="The later run.")],
) -> None:
    """Compare two runs case by case: metrics, cases that moved, claims that flipped.

    \b
    Examples:
      summarise eval diff before.json after.json
    """
    with reporting():
        from summarise.evals.comparison import compare
        from summarise.evals.reports.difference import as_text
        from summarise.evals.result import load_result

        first, second = load_result(Path(before)), load_result(Path(now))
        write_out(as_text(compare(first, second), first, second))


@app.command("explain")
def explain(
    case: Annotated[str, typer.Argument(metavar="CASE", help="Id of a case.")],
    data: eval_flags.Data = None,
    model: eval_flags.Engine = "baseline",
    run_file: Annotated[
        str | None, typer.Option("--run", help="Explain a stored run, not a new one.")
    ] = None,
    prompts: flags.PromptFolder = None,
) -> None:
    """Lay gold and summary side by side, and say why each item is right or wrong.

    \b
    Examples:
      summarise eval explain suez-1956
      summarise eval explain suez-1956 --run run.json
    """
    with reporting():
        from summarise.evals.explain import explained
        from summarise.evals.result import load_result
        from summarise.evals.session import Plan, evaluate, prepare

        folder = eval_flags.data_folder(data)
        if run_file:
            result = load_result(Path(run_file))
        else:
            plan = Plan(folder, model, (case,), prompts=Path(prompts) if prompts else None)
            result, _ = evaluate(prepare(plan))
        write_out(explained(case, result, folder))
        raise typer.Exit(Exit.OK if result.evaluated else Exit.NOT_EVALUATED)


def judged(
    result: RunResult, accepted: Accepted | None, data: Path, *, every_case: bool
) -> tuple[GateReport, Page]:
    """What the gate makes of a run, and the page that says so."""
    from summarise.evals.ceiling import ceiling
    from summarise.evals.comparison import moves_since
    from summarise.evals.gate import gate
    from summarise.evals.reports.page import page_of

    report = gate(result, accepted)
    compared = accepted is not None and report.changes is not None
    moves = moves_since(accepted, result) if accepted and compared else ()
    passes = ceiling(data, result.gold)
    return report, page_of(result, report, moves=moves, ceiling=passes, every_case=every_case)


def exit_of(report: GateReport, *, gated: bool) -> int:
    """The exit code of a verdict.

    Args:
        report: The gate's.
        gated: Whether accepted scores were asked for, so that having none is no success.
    """
    from summarise.evals.gate import Verdict

    if report.verdict is Verdict.NOTHING_ACCEPTED:
        return Exit.NOT_EVALUATED if gated else Exit.OK
    if report.verdict is Verdict.PASSED:
        return Exit.OK
    return Exit.CHECK if report.verdict is Verdict.REGRESSED else Exit.NOT_EVALUATED


def _accepted(data: Path, engine: str, against: str | None) -> Accepted | None:
    from summarise.cli.eval_history import accepted_at
    from summarise.evals.accepted import load_accepted

    return load_accepted(data, engine, accepted_at(against, data) if against else None)


def _deliver(
    result: RunResult,
    page: Page,
    report: GateReport,
    targets: dict[str, str | None],
    color: str | None,
) -> None:
    """Write the files that were asked for, then the report."""
    from summarise.evals.reports.formats import WRITERS
    from summarise.evals.reports.terminal import as_terminal

    for name, target in targets.items():
        if target and target != "-":
            write_file(Path(target), WRITERS[name](result, page, report))
    if targets.get("json") == "-":
        write_out(WRITERS["json"](result, page, report))
        return
    colour = sys.stdout is not None and colour_on(sys.stdout, color or "auto", os.environ)
    write_out(as_terminal(page, colour=colour))


def _to_github(result: RunResult, page: Page, report: GateReport, data: Path) -> None:
    from summarise.evals.reports.github import commands, step_summary

    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        try:
            with Path(target).open("a", encoding="utf-8") as file:
                file.write(step_summary(page))
        except OSError as error:
            raise OutputError(f"{target} cannot be written: {error}") from error
    write_out(commands(result, report, _shown_folder(data)))


def _shown_folder(data: Path) -> str:
    """The folder as GitHub names files: from the top of the checkout."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    folder = data.resolve()
    return folder.relative_to(top).as_posix() if folder.is_relative_to(top) else folder.name
