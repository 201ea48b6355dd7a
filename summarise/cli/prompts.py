"""`summarise prompts`: list, show and check prompts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import load_settings

app = typer.Typer(help="List, show and check prompts.", no_args_is_help=True, rich_markup_mode=None)


def _folder(given: str | None) -> Path:
    from summarise.prompts import packaged_prompts

    folder = load_settings({"prompts": given}).text("prompts")
    return Path(folder) if folder else packaged_prompts()


@app.command("list")
def list_(prompts: flags.PromptFolder = None) -> None:
    """List every prompt with its digest; * marks the one in use.

    \b
    Examples:
      summarise prompts list
      summarise prompts list --prompts ./my-prompts
    """
    with reporting():
        from summarise.prompts import load_prompt, prompt_versions, released

        folder = _folder(prompts)
        digests = released(folder)
        for name, versions in sorted(prompt_versions(folder).items()):
            for version in versions:
                prompt = load_prompt(f"{name}.v{version}", folder)
                mark = "*" if version == versions[-1] else " "
                state = "released" if f"{name}.v{version}" in digests else "draft"
                write_out(f"{mark} {prompt.label}  {state:8}  {prompt.purpose}\n")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="Prompt, e.g. summary or summary.v1.")] = "summary",
    prompts: flags.PromptFolder = None,
) -> None:
    """Print the templates of a prompt.

    \b
    Examples:
      summarise prompts show
      summarise prompts show summary.v1
    """
    with reporting():
        from summarise.prompts import TEMPLATES, load_prompt

        prompt = load_prompt(name, _folder(prompts))
        for template in TEMPLATES:
            inputs = ", ".join(prompt.inputs[template]) or "no inputs"
            write_out(f"-------- {template} ({inputs})\n{prompt.sources[template]}\n")
        say(f"{prompt.label}: {prompt.purpose}", dim=True)


@app.command("check")
def check(prompts: flags.PromptFolder = None) -> None:
    """Check every prompt: inputs, syntax, and that released versions are unchanged.

    \b
    Examples:
      summarise prompts check
      summarise prompts check --prompts ./my-prompts
    """
    with reporting():
        from summarise.prompts import check_prompts

        results = list(check_prompts(_folder(prompts)))
        for name, problem in results:
            write_out(f"{'x' if problem else ' '} {name}  {problem or 'ok'}\n")
        if not results:
            say("no prompts there")
        bad = not results or any(problem for _, problem in results)
        raise typer.Exit(Exit.CHECK if bad else Exit.OK)
