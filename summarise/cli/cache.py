"""`summarise cache`: what the cache of replies holds, and emptying it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.exits import Exit
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import load_settings, open_cache
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.model.cache import CacheContents, ReplyCache

app = typer.Typer(
    help="Show or empty the cache of replies.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("info")
def info(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Show where the cache is, how much it holds, and of which models.

    \b
    Examples:
      summarise cache info
      summarise cache info --json | jq .entries
    """
    import json
    from contextlib import closing

    with reporting():
        settings = load_settings({})
        with closing(open_cache(settings)) as cache:
            contents = cache.contents()
        if contents is None:  # the warning has said why
            raise typer.Exit(Exit.USAGE)
        on = settings.on("cache")
        if as_json:
            write_out(json.dumps(_document(cache, contents, on=on), indent=2) + "\n")
        else:
            write_out(_shown(cache, contents, on=on))


@app.command("clear")
def clear(
    older_than: Annotated[
        timedelta | None,
        typer.Option(
            "--older-than", parser=flags.age, metavar="AGE", help="Only older ones: 12h, 30d, 4w."
        ),
    ] = None,
    model: Annotated[
        str | None, typer.Option("-m", "--model", help="Only those of this model.")
    ] = None,
) -> None:
    """Delete replies: all of them, or only old ones, or those of one model.

    \b
    Examples:
      summarise cache clear
      summarise cache clear --older-than 30d
      summarise cache clear --model gpt-5.4-mini
    """
    from contextlib import closing

    with reporting(), closing(open_cache(load_settings({}))) as cache:
        count = cache.clear(older_than=older_than, model=model)
        if count is None:
            raise typer.Exit(Exit.USAGE)
        say(f"{count:,} {'reply' if count == 1 else 'replies'} deleted")


def _document(cache: ReplyCache, contents: CacheContents, *, on: bool) -> dict[str, object]:
    return {
        "path": str(cache.path),
        "on": on,
        "entries": contents.entries,
        "bytes": contents.bytes,
        "max_bytes": cache.max_bytes,
        "oldest": contents.oldest.isoformat() if contents.oldest else None,
        "newest": contents.newest.isoformat() if contents.newest else None,
        "models": dict(contents.models),
    }


def _shown(cache: ReplyCache, contents: CacheContents, *, on: bool) -> str:
    rows = [
        ("path", printable(str(cache.path), limit=None)),
        ("used", "yes" if on else "no (the setting cache is off)"),
        ("replies", f"{contents.entries:,}"),
        ("size", f"{contents.bytes / 1e6:,.1f} MB of at most {cache.max_bytes / 1e6:,.0f} MB"),
        ("oldest", f"{contents.oldest:%Y-%m-%d %H:%M} UTC" if contents.oldest else "-"),
        ("newest", f"{contents.newest:%Y-%m-%d %H:%M} UTC" if contents.newest else "-"),
        *((f"{count:,}", printable(model)) for model, count in contents.models.items()),
    ]
    return "".join(f"{name:>9}  {value}\n" for name, value in rows)
