"""`summarise read`: what the other commands take an article for, without summarising it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from summarise.cli import flags
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.surroundings import load_settings

if TYPE_CHECKING:
    from summarise.read import Reading

_WHY_NO_BODY = "on the page, but no body text: it is no evidence"


def read(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="File, URL or -: text, page, PDF, Word, e-mail.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Text and findings as JSON.")] = False,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="The numbered sentences, as a prompt shows them.")
    ] = False,
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="The text and nothing else.")
    ] = False,
) -> None:
    """Show an article's clean text, and what was recognised in it.

    The text goes to stdout; title, date, author, language and what was dropped to stderr.

    \b
    Examples:
      summarise read story.pdf
      summarise read story.html --sentences
      summarise read mail.eml --json | jq .title
      summarise read story.docx -q > story.txt
    """
    with reporting():
        settings = load_settings(locals())
        from summarise.cli.intake_flags import read_one

        found = read_one(source, settings)
        if as_json:
            write_out(_as_json(found))
            return
        write_out(_numbered(found) if sentences else found.article.text.strip() + "\n")
        if not quiet:
            for line in _findings(found):
                say(line, dim=True)


def _numbered(found: Reading) -> str:
    """Each sentence on a line of its own behind its number; a blank line between paragraphs."""
    from summarise.fencing import NumberedSentence, article_inputs

    shown = article_inputs(found.article, language=found.article.language or "")["sentences"]
    lines: list[str] = []
    for sentence in cast("list[NumberedSentence]", shown):
        gap = "\n" if sentence.opens_paragraph and lines else ""
        lines.append(f"{gap}[{sentence.number}] {sentence.text}\n")
    return "".join(lines)


def _findings(found: Reading) -> list[str]:
    article = found.article
    fields = {
        "title": article.title,
        "date": article.published and article.published.isoformat(),
        "author": found.author,
        "language": article.language,
    }
    lines = [f"{name}: {value or 'not stated'}" for name, value in fields.items()]
    counts = f"{article.words:,} words in {len(article.sentences):,} sentences"
    lines += [f"kind: {found.kind.value}", f"size: {counts}"]
    lines += [f"dropped: {item.what} ({item.why})" for item in found.dropped]
    lines += [
        f"not body: {passage.kind.value}: {_shortened(article.text_of(passage))}"
        for passage in article.furniture
    ]
    return lines


def _shortened(text: str) -> str:
    from summarise.text_safety import printable

    return printable(text, limit=80)


def _as_json(found: Reading) -> str:
    import json

    from summarise.text_safety import printable

    article = found.article
    rows = {
        "source": article.source,
        "kind": found.kind.value,
        "title": article.title,
        "published": article.published and article.published.isoformat(),
        "author": found.author,
        "language": article.language,
        "words": article.words,
        "sha256": article.sha256,
        "dropped": [{"what": printable(item.what), "why": item.why} for item in found.dropped],
        "not_body": [
            {"kind": item.kind.value, "start": item.start, "end": item.end, "why": _WHY_NO_BODY}
            for item in article.furniture
        ],
        "sentences": [
            {
                "number": item.number,
                "start": item.start,
                "end": item.end,
                "paragraph": item.paragraph,
            }
            for item in article.sentences
        ],
        "text": article.text,
    }
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
