"""`summarise eval check`, `record` and `trim`: keep recordings and cases together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import eval_flags, flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_out
from summarise.errors import NotEvaluatedError, UsageError
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.evals.cases import Case
    from summarise.evals.recording_set import RecordingSet
    from summarise.evals.upkeep import Upkeep
    from summarise.pipeline import Options

SetName = Annotated[
    str | None, typer.Option("-m", "--model", help="One set of recordings; all without.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check")(check)
    app.command("record")(record)
    app.command("trim")(trim)


def check(
    data: eval_flags.Data = None, model: SetName = None, prompts: flags.PromptFolder = None
) -> None:
    """See that cases and recordings cover one another. Nothing is run or scored.

    What a case asks later, when our checks found fault with the first reply, takes a run.

    \b
    Examples:
      summarise eval check
      summarise eval check -m gpt-5.4-mini
    """
    with reporting():
        from summarise.evals.cases import load_cases
        from summarise.evals.recording_set import load_set, set_names
        from summarise.evals.replaying import options_of
        from summarise.evals.upkeep import check_set

        folder = eval_flags.data_folder(data)
        cases = load_cases(folder)
        names = [model] if model else set_names(folder)
        sound = True
        for name in names:
            described = load_set(folder, name)
            options = options_of(described, Path(prompts) if prompts else None)
            found = check_set(described, cases, folder, options)
            write_out(_shown(found))
            sound = sound and found.sound
        write_out(f"{len(cases)} cases, {len(names)} set(s) of recordings\n")
        raise typer.Exit(Exit.OK if sound else Exit.NOT_EVALUATED)


def record(  # each flag carries its own help
    model: Annotated[str, typer.Option("-m", "--model", help="Model id as the service spells it.")],
    origin: Annotated[
        str, typer.Option("--origin", help="In plain words, what answers; kept with each reply.")
    ],
    data: eval_flags.Data = None,
    case: eval_flags.Cases = None,
    tag: eval_flags.Tags = None,
    only: Annotated[
        str | None, typer.Option("--only", help="stale or missing: leave what still fits.")
    ] = None,
    samples: Annotated[int, typer.Option(min=1, help="Ask each question so often.")] = 1,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what it would ask and cost; send nothing.")
    ] = False,
    base_url: flags.BaseUrl = None,
    azure_endpoint: flags.AzureEndpoint = None,
    api_version: flags.ApiVersion = None,
    prompt: flags.PromptName = None,
    prompts: flags.PromptFolder = None,
    policy: flags.PolicyName = None,
    language: Annotated[
        str | None, typer.Option("-l", "--language", help="Write in this language.")
    ] = None,
    jobs: Annotated[int | None, typer.Option("-j", "--jobs", help="Cases at once (4).")] = None,
    max_output_tokens: Annotated[int | None, typer.Option("--max-output-tokens")] = None,
    max_input_tokens: Annotated[int | None, typer.Option("--max-input-tokens")] = None,
    temperature: Annotated[float | None, typer.Option("--temperature")] = None,
    seed: Annotated[int | None, typer.Option("--seed")] = None,
    reasoning_effort: Annotated[str | None, typer.Option("--reasoning-effort")] = None,
    timeout: flags.Timeout = None,
    deadline: Annotated[
        float | None, typer.Option("--deadline", help="Seconds for a request, retries included.")
    ] = None,
    attempts: Annotated[int | None, typer.Option("--attempts", help="Tries for one (5).")] = None,
    quiet: flags.Quiet = False,
) -> None:
    """Ask a real service and record its replies: the only command here that uses a network.

    \b
    Examples:
      summarise eval record -m gpt-5.4-mini --origin "OpenAI" --dry-run
      summarise eval record -m gpt-5.4-mini --origin "OpenAI" --only stale
    """
    given = dict(locals())
    with reporting():
        from summarise.cli.eval_recording import Wish, record_set

        if only not in {None, "stale", "missing"}:
            raise UsageError(f"--only cannot be {only!r}", hint="--only stale, or --only missing")
        wish = Wish(
            data=eval_flags.data_folder(data),
            model=model,
            origin=origin,
            patterns=tuple(case or ()),
            tags=tuple(tag or ()),
            only=only,
            samples=samples,
            prompts=Path(prompts) if prompts else None,
        )
        raise typer.Exit(record_set(wish, given, dry_run=dry_run, quiet=quiet))


def trim(
    data: eval_flags.Data = None,
    model: SetName = None,
    prompts: flags.PromptFolder = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list them.")] = False,
) -> None:
    """Delete recordings that a replay of every case does not use.

    \b
    Examples:
      summarise eval trim --dry-run
      summarise eval trim -m gpt-5.4-mini
    """
    with reporting():
        from summarise.evals.cases import load_cases
        from summarise.evals.recording_set import load_set, set_names
        from summarise.evals.replaying import options_of

        folder = eval_flags.data_folder(data)
        cases = load_cases(folder)
        for name in [model] if model else set_names(folder):
            described = load_set(folder, name)
            options = options_of(described, Path(prompts) if prompts else None)
            for path in _trimmed(described, cases, folder, options, dry_run=dry_run):
                write_out(f"{path}\n")


def _trimmed(
    described: RecordingSet, cases: list[Case], data: Path, options: Options, *, dry_run: bool
) -> list[Path]:
    """Delete what nothing needs; returns what was, or would be, deleted."""
    from summarise.evals.rehearsal import unneeded

    try:
        paths = unneeded(described, cases, data, options)
    except NotEvaluatedError as error:
        raise NotEvaluatedError(
            f"{described.slug}: nothing was deleted: {error}", hint="summarise eval check"
        ) from error
    if not dry_run:
        for path in paths:
            path.unlink()
    verb = "would delete" if dry_run else "deleted"
    say(f"{described.slug}: {verb} {len(paths)} file(s)")
    return paths


def _shown(found: Upkeep) -> str:
    from summarise.evals.reports.page import trouble_lines

    state = "ok" if found.sound else "NOT OK"
    lines = [f"{found.name}: {state}, {found.recordings} recordings for {found.cases} cases"]
    for trouble in found.troubles:
        first, *others = trouble_lines(trouble)
        lines += [f"  {first}", *(f"    {line}" for line in others)]
    if found.orphans:
        lines.append(f"  orphans: {len(found.orphans)}")
        lines += [f"    {printable(name)}" for name in found.orphans[:20]]
        lines.append("    hint: summarise eval trim")
    return "\n".join(lines) + "\n"
