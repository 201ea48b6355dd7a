"""The claims of a dossier as one CSV table: a row for each article's claim, by group.

Covers: the columns. Does not cover: cells that are safe in a spreadsheet (`results/cells.py`),
tables of single summaries (`results/tables.py`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from summarise.dossier.model import ClaimGroup, Dossier, DossierArticle, GroupedClaim
from summarise.results.cells import csv_cell
from summarise.results.columns import Row

COLUMNS = (
    "group",
    "outlets",
    "speakers",
    "disputed",
    "stance",
    "article",
    "outlet",
    "published",
    "claim",
    "text",
    "speaker",
    "speaker_id",
    "via",
    "certainty",
    "status",
    "doubtful",
    "sentence",
    "quote",
    "why",
    "article_sha256",
    "source",
)


def as_csv(dossier: Dossier) -> str:
    """Write every claim as a row, groups in the order of the dossier. RFC 4180, UTF-8."""
    articles = {article.id: article for article in dossier.articles}
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for group in (*dossier.groups, *dossier.single):
        rows.writerows([csv_cell(cell) for cell in row] for row in _rows(group, articles))
    return text.getvalue()


def _rows(group: ClaimGroup, articles: Mapping[str, DossierArticle]) -> Iterator[Row]:
    for member in group.members:
        yield _row(group, member, articles[member.article])


def _row(group: ClaimGroup, member: GroupedClaim, article: DossierArticle) -> Row:
    place = member.places[0] if member.places else None
    return (
        group.id,
        group.outlets,
        group.speakers,
        bool(group.disputed_by),
        member.stance.value,
        member.article,
        article.outlet,
        article.published,
        member.claim,
        member.text,
        member.speaker_name,
        member.speaker,
        member.via,
        member.certainty.value,
        member.status.value,
        member.doubtful,
        place.sentence if place else None,
        place.quote if place else None,
        member.why,
        article.sha256,
        article.source,
    )
