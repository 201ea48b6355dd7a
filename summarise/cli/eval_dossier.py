"""`summarise eval dossier`: claims and actors put together, against gold groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_file, write_out
from summarise.errors import NotEvaluatedError
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.dossier.model import Dossier
    from summarise.evals.grouping import GroupingScore, Mention, WrongPair

_KINDS = {
    "joined": "joined, and gold keeps them apart",
    "missed": "kept apart, and gold joins them",
    "stance": "on sides that gold does not see so",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dossier")(dossier)


def dossier(
    gold: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GOLD.json]...", help="Gold groups; those of evals/dossier."),
    ] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", help="Write the measures as JSON; - is stdout.")
    ] = None,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Explain every wrong pair.")
    ] = False,
    quiet: flags.Quiet = False,
) -> None:
    """Make a dossier of stored summaries and hold its groups against gold.

    Exit codes: 0 as good as `at_least` in the gold asks for, 7 worse, 9 gold and summaries do
    not belong together.

    \b
    Examples:
      summarise eval dossier
      summarise eval dossier evals/dossier/ormel.json -v
    """
    with reporting():
        from summarise.evals.grouping import load_gold

        failed = False
        figures: dict[str, dict[str, float]] = {}
        text: list[str] = []
        for path in _paths(gold or []):
            wanted = load_gold(path)
            made, score = _scored(path)
            short = score.below(wanted.at_least)
            failed |= bool(short)
            figures[wanted.id] = dict(score.values)
            text += _table(score, short)
            if verbose:
                text += _explained(score, made)
        if json_file and json_file != "-":
            write_file(Path(json_file), _json(figures))
        write_out(_json(figures) if json_file == "-" else "\n".join(text) + "\n")
        if failed and not quiet:
            say("below what the gold asks for")
        raise typer.Exit(Exit.CHECK if failed else Exit.OK)


def _paths(named: list[str]) -> list[Path]:
    folder = Path("evals/dossier")
    paths = [Path(name) for name in named] or sorted(folder.glob("*.json"))
    if not paths:
        raise NotEvaluatedError(
            f"no gold in {folder}", hint="name one: summarise eval dossier GOLD.json"
        )
    return paths


def _scored(path: Path) -> tuple[Dossier, GroupingScore]:
    from summarise.dossier.assembly import make_dossier
    from summarise.evals.grouping import load_gold, score_dossier
    from summarise.results.stored import stored_summaries

    gold = load_gold(path)
    made = make_dossier(stored_summaries([str(path.parent / gold.results)]))
    return made, score_dossier(gold, made)


def _table(score: GroupingScore, short: dict[str, float]) -> list[str]:
    lines = [printable(score.id)]
    for name, value in score.values.items():
        least = f"  below {short[name]:.3f}" if name in short else ""
        lines.append(f"  {name:<24} {value:.3f}{least}")
    return lines


def _explained(score: GroupingScore, made: Dossier) -> list[str]:
    """Every wrong pair, with the words of both and why they were put together."""
    digests = {article.id: article.sha256 for article in made.articles}
    ids = {digest: id_ for id_, digest in digests.items()}
    shown: dict[Mention, str] = {}
    for group in (*made.groups, *made.single):
        for member in group.members:
            why = f" [{group.id}{': ' + member.why if member.why else ''}]"
            shown[digests[member.article], member.claim] = printable(member.text, 120) + why
    for actor in made.actors:
        for joined in actor.members:
            article, id_ = joined.split(":")
            shown[digests[article], id_] = f"{printable(actor.name)} [{actor.id}]"
    lines = []
    for pair in (*score.claims, *score.actors):
        lines += _pair(pair, ids, shown)
    return lines


def _pair(pair: WrongPair, ids: dict[str, str], shown: dict[Mention, str]) -> list[str]:
    return [f"  {_KINDS[pair.kind]}:"] + [
        f"    {ids[item[0]]}:{item[1]}  {shown[item]}" for item in (pair.left, pair.right)
    ]


def _json(figures: dict[str, dict[str, float]]) -> str:
    import json

    return json.dumps(figures, indent=2) + "\n"
