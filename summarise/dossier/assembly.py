"""A dossier made from many summaries.

Covers: the order of the work. Does not cover: any step of it (`copies.py`, `actors.py`,
`events.py`, `claims.py`, `index.py`, `network.py`), reading results (`results/stored.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from summarise.article import Article
from summarise.dossier.actors import cast_of, dossier_actors
from summarise.dossier.claims import Ground, claim_groups
from summarise.dossier.copies import Copy, copies_of, sources
from summarise.dossier.events import events_of
from summarise.dossier.index import index_days, parts_of
from summarise.dossier.mentions import mentions_of
from summarise.dossier.model import Dossier, DossierActor, DossierArticle
from summarise.dossier.network import dyads_of
from summarise.dossier.reports import Report, reports_of
from summarise.errors import SourceError
from summarise.results.stored import Stored, Unusable

_NO_ARTICLES: Mapping[str, Article] = MappingProxyType({})


def make_dossier(
    stored: Iterable[Stored | Unusable],
    *,
    title: str | None = None,
    articles: Mapping[str, Article] = _NO_ARTICLES,
) -> Dossier:
    """Put summaries of one crisis together.

    Args:
        stored: Results, in any order: the dossier is the same.
        title: What to call it; made from the most active actors and the days without one.
        articles: Texts by SHA-256, for whole sentences around quotes.

    Raises:
        SourceError: There is no summary among the results.
    """
    reports, left_out = reports_of(stored, articles)
    if not reports:
        why = f": {left_out[0].reason}" if left_out else ""
        raise SourceError(
            f"no summary among {len(left_out)} results{why}" if left_out else "no results",
            hint="give files written by summarise run -f json, -f jsonl or summarise batch",
        )
    by_id = {report.id: report for report in reports}
    copies = copies_of(reports)
    cast = cast_of(reports, copies)
    events = events_of(reports, cast, copies)
    groups = claim_groups(mentions_of(reports, cast), Ground(by_id, copies, cast))
    actors = dossier_actors(cast, by_id, events, groups)
    days = sorted(report.published for report in reports if report.published is not None)
    return Dossier(
        title=title or _title(actors, reports),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        sources=sources([report.id for report in reports], by_id, copies),
        articles=tuple(_article(report, copies.get(report.id)) for report in reports),
        events=events,
        index=index_days(reports, copies),
        groups=tuple(group for group in groups if len(group.members) > 1),
        single=tuple(group for group in groups if len(group.members) == 1),
        actors=actors,
        dyads=dyads_of(events),
        left_out=left_out,
    )


def _article(report: Report, copy: Copy | None) -> DossierArticle:
    summary = report.summary
    return DossierArticle(
        id=report.id,
        title=summary.article.title,
        source=summary.article.source,
        outlet=report.outlet,
        published=report.published,
        language=report.language,
        sha256=summary.article.sha256,
        headline=summary.headline,
        index=summary.escalation.index,
        band=summary.escalation.band,
        parts=parts_of(report),
        engine=summary.run.engine,
        model=summary.run.model,
        claims=len(summary.claims),
        signals=len(summary.signals),
        doubts=report.doubts(),
        refused=len(summary.rejected),
        copy_of=copy.original if copy else None,
        copy_why=copy.why if copy else None,
    )


def _title(actors: Sequence[DossierActor], reports: Sequence[Report]) -> str:
    """The two that act and suffer most; of equals those in most articles."""
    active = sorted(actors, key=lambda actor: -(actor.acts + actor.suffers))
    names = [actor.name for actor in active if actor.acts + actor.suffers][:2]
    return " and ".join(names) or reports[0].summary.headline
