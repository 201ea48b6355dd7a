"""One article's claim, read for comparison with those of other articles.

Covers: its ideas, actors, names of places, days, numbers and polarity. Does not cover: the
comparison (`comparing.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summarise.checks.counting.calendar_terms import calendar_terms
from summarise.checks.counting.quantities import Quantity, quantities_in
from summarise.checks.negating.negation import negates
from summarise.checks.text.wording import stem, words_of
from summarise.dates import MONTHS, WEEKDAYS, find_date
from summarise.dossier.actors import Cast
from summarise.dossier.reports import Report
from summarise.dossier.spotting import Spotter
from summarise.dossier.wording import Ideas, idea, ideas_of, is_year
from summarise.schema import Claim
from summarise.vocabulary import ClaimStatus

_AHEAD = frozenset({ClaimStatus.PLANNED, ClaimStatus.HYPOTHETICAL})
_DENIAL = frozenset({"=deny", "fals", "untru", "fabricat", "fabrication", "baseless", "unfound"})
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS})


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim and what it is compared by.

    Attributes:
        index: Its place among all claims of the dossier.
        ideas: What its text says; `told` without the words of a denial.
        wide: The same with its evidence.
        actors: Ids of the actors its text names.
        names: Stems of other names in it: places, ships, treaties.
        day: The day it is about, as far as its text tells.
        speaker: Id of an actor, or None.
        negative: Whether it denies or negates.
        ahead: Whether the thing claimed is yet to come.
        years: Other years than that of publication, which it is about.
    """

    index: int
    report: Report
    claim: Claim
    ideas: Ideas
    told: Ideas
    wide: Ideas
    actors: frozenset[str]
    names: Ideas
    day: date | None
    quantities: tuple[Quantity, ...]
    speaker: str | None
    negative: bool
    ahead: bool
    years: frozenset[int]

    @property
    def denied(self) -> bool:
        """Whether its speaker denies something."""
        return self.claim.status is ClaimStatus.DENIED


def mentions_of(reports: Sequence[Report], cast: Cast) -> list[Mention]:
    """Every claim of every article, in the order of the dossier."""
    spotter = Spotter(cast)
    proper = _proper(reports, spotter)
    claims = [(report, claim) for report in reports for claim in report.summary.claims]
    return [
        _mention(index, claim, report, (spotter, proper, cast))
        for index, (report, claim) in enumerate(claims)
    ]


def _mention(
    index: int,
    claim: Claim,
    report: Report,
    knowledge: tuple[Spotter, Ideas, Cast],
) -> Mention:
    spotter, proper, cast = knowledge
    language, text = report.language, claim.text
    places = tuple(spotter.places(text, report.id))
    ideas = ideas_of(text, places, language)
    ahead = claim.status in _AHEAD
    day = find_date(text, published=report.published, future=ahead)
    return Mention(
        index=index,
        report=report,
        claim=claim,
        ideas=ideas,
        told=ideas - _DENIAL,
        wide=ideas.union(
            *(
                ideas_of(item.quote, spotter.places(item.quote, report.id), language)
                for item in claim.evidence
            )
        ),
        actors=frozenset(id_ for id_, _, _ in places),
        names=ideas & proper,
        day=day.date if day else None,
        quantities=quantities_in(calendar_terms(text)[1], language),
        speaker=cast.id_of(report.id, claim.attribution.speaker),
        negative=claim.status is ClaimStatus.DENIED or negates(text, language),
        ahead=ahead,
        years=_years(text, report.published, language),
    )


def _years(text: str, published: date | None, language: str | None) -> frozenset[int]:
    terms, rest = calendar_terms(text)
    years = {term.year for term in terms if term.year is not None}
    years |= {int(item.raw) for item in quantities_in(rest, language) if is_year(item)}
    return frozenset(years - {published.year if published else None})


def _proper(reports: Sequence[Report], spotter: Spotter) -> Ideas:
    """The ideas that stand for names: written with a capital wherever they are met."""
    capital: set[str] = set()
    small: set[str] = set()
    for report in reports:
        for claim in report.summary.claims:
            for text in (claim.text, *(item.quote for item in claim.evidence)):
                taken = {start for _, start, _ in spotter.places(text, report.id)}
                for word in words_of(text):
                    if not word.is_word or word.norm in _CALENDAR or word.start in taken:
                        continue
                    if not word.capital:
                        small.add(idea(stem(word.norm)))
                    elif word.start:
                        capital.add(idea(stem(word.norm)))
    return frozenset(capital - small)
