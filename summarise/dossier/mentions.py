"""One article's claim, read for comparison with those of other articles.

Covers: its ideas, actors, names of places, days, numbers, polarity and what it charges whom
with. Does not cover: the comparison (`comparing.py`), what it leaves unsaid (`asserting.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from summarise.checks.counting.calendar_terms import calendar_terms
from summarise.checks.counting.quantities import Quantity, quantities_in
from summarise.checks.negating.negation import negates
from summarise.checks.text.wording import Word, stem, words_of
from summarise.dates import MONTHS, WEEKDAYS, find_date
from summarise.dossier.actors import Cast
from summarise.dossier.asserting import beside_denial, blank, not_stated, rebuts, tellers
from summarise.dossier.charges import Charge, charge_of
from summarise.dossier.reports import Report
from summarise.dossier.spotting import Spotter
from summarise.dossier.wording import Ideas, contrary_of, idea, ideas_of, is_year
from summarise.schema import Claim
from summarise.vocabulary import ClaimStatus

_AHEAD = frozenset({ClaimStatus.PLANNED, ClaimStatus.HYPOTHETICAL})
_DENIAL = frozenset(
    "=deny fals untru fabricat fabrication invention baseless unfound prematur noth part "
    "involv responsibl trac".split()
)
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
_ORIGIN = frozenset({"from", "across"})
Named = tuple[tuple[str, int, int], ...]  # the id of each actor, and where it is named
_LARGE = 100  # numbers above this are seldom met twice by chance


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim and what it is compared by.

    Attributes:
        index: Its place among all claims of the dossier.
        ideas: What its text states; `told` without the words of a denial.
        wide: The same with its evidence.
        against: The ideas that say the contrary of one of its own.
        actors: Ids of the actors its text names.
        names: Stems of other names in it: places, ships, treaties.
        origins: Those of them that something comes from.
        day: The day it is about, as far as its text tells.
        large: Numbers that are seldom met twice by chance.
        speaker: Id of an actor, or None.
        negative: Whether it denies or negates; denied, whether its speaker denies something.
        ahead: Whether the thing claimed is yet to come.
        years: Other years than that of publication, which it is about.
        charge: Who is accused or cleared of what.
        killed: The one person, if there is one, whose death it is about.
        states: The states that its article names.
    """

    index: int
    report: Report
    claim: Claim
    ideas: Ideas
    told: Ideas
    wide: Ideas
    against: Ideas
    actors: frozenset[str]
    names: Ideas
    origins: Ideas
    day: date | None
    quantities: tuple[Quantity, ...]
    large: frozenset[Fraction]
    speaker: str | None
    negative: bool
    ahead: bool
    years: frozenset[int]
    charge: Charge
    killed: frozenset[str]
    denied: bool
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What is known of the whole dossier: its names, and the states of each article."""

    spotter: Spotter
    proper: Ideas
    cast: Cast


def mentions_of(reports: Sequence[Report], cast: Cast) -> list[Mention]:
    """Every claim of every article, in the order of the dossier."""
    spotter = Spotter(cast)
    known = _Knowledge(spotter, _proper(reports, spotter), cast)
    claims = [(report, claim) for report in reports for claim in report.summary.claims]
    return [_mention(index, claim, report, known) for index, (report, claim) in enumerate(claims)]


def _mention(index: int, claim: Claim, report: Report, known: _Knowledge) -> Mention:
    language, text, spotter = report.language, claim.text, known.spotter
    named = tuple(spotter.places(text, report.id))
    stated, places = _stated(claim, report, named)
    ideas = ideas_of(stated, places, language)
    denied = claim.status is ClaimStatus.DENIED or rebuts(text)
    ahead = claim.status in _AHEAD
    day = find_date(stated, published=report.published, future=ahead)
    speaker = known.cast.id_of(report.id, claim.attribution.speaker)
    quantities = quantities_in(calendar_terms(text)[1], language)
    charge = charge_of(stated, places, ideas, _own(claim, report, known, speaker))
    return Mention(
        index=index,
        report=report,
        claim=claim,
        ideas=ideas,
        told=(_denied(stated, places, language) & ideas if denied else ideas) - _DENIAL or ideas,
        wide=ideas | _evidence(claim, report, spotter),
        against=frozenset[str]().union(*(contrary_of().get(item, ()) for item in ideas)),
        actors=frozenset(id_ for id_, _, _ in places),
        names=(ideas if stated == text else ideas_of(text, named, language)) & known.proper,
        origins=_origins(text, known.proper),
        day=day.date if day else None,
        quantities=quantities,
        large=_large(quantities),
        speaker=speaker,
        negative=denied or negates(text, language),
        ahead=ahead,
        years=_years(text, report.published, language),
        charge=charge,
        killed=_killed(ideas, charge, known.cast),
        denied=denied,
        states=known.cast.states_of(report.id),
    )


def _evidence(claim: Claim, report: Report, spotter: Spotter) -> Ideas:
    return frozenset[str]().union(
        *(
            ideas_of(item.quote, spotter.places(item.quote, report.id), report.language)
            for item in claim.evidence
        )
    )


def _denied(stated: str, places: Named, language: str | None) -> Ideas:
    """What a denial denies: `it was not hit`, without what it says instead."""
    return ideas_of(blank(stated, beside_denial(stated, language)), places, language)


def _killed(ideas: Ideas, charge: Charge, cast: Cast) -> frozenset[str]:
    people = frozenset(id_ for id_ in ideas & cast.merged.keys() if cast.merged[id_].persons)
    alone = len(people) == 1 and "=kill" in ideas
    return people if alone and charge.acts <= {"force"} else frozenset()


def _stated(claim: Claim, report: Report, named: Named) -> tuple[str, Named]:
    """A claim's text less what it only takes for granted, and the actors left in it."""
    text = claim.text
    hidden = not_stated(text, report.language)
    stories = tellers(text, named)
    hidden = (*hidden, *((start, end) for _, start, end in named if start in stories))
    places = tuple(
        item for item in named if not any(start <= item[1] < end for start, end in hidden)
    )
    return blank(text, hidden), places


def _own(claim: Claim, report: Report, known: _Knowledge, speaker: str | None) -> Iterable[str]:
    """Who "we" are: the speaker, and the state that its name tells of."""
    if speaker is not None:
        yield speaker
    written = claim.attribution.speaker or ""
    yield from (id_ for id_, _, _ in known.spotter.places(written, report.id))


def _large(quantities: Iterable[Quantity]) -> frozenset[Fraction]:
    return frozenset(
        value
        for item in quantities
        if item.kind == "number" and not is_year(item)
        for value in item.values
        if isinstance(value, Fraction) and value > _LARGE
    )


def _origins(text: str, proper: Ideas) -> Ideas:
    """The names behind `from` and `across`: whence, not where."""
    words = [word for word in words_of(text) if word.is_word]
    return frozenset(
        idea(stem(word.norm))
        for at, word in enumerate(words)
        if _is_origin(words, at) and idea(stem(word.norm)) in proper
    )


def _is_origin(words: Sequence[Word], at: int) -> bool:
    before = {word.norm for word in words[max(0, at - 2) : at]}
    return words[at].capital and not _ORIGIN.isdisjoint(before)


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
            for text in dict.fromkeys((claim.text, *(item.quote for item in claim.evidence))):
                taken = {start for _, start, _ in spotter.places(text, report.id)}
                for word in words_of(text):
                    if not word.is_word or word.norm in _CALENDAR or word.start in taken:
                        continue
                    if not word.capital:
                        small.add(idea(stem(word.norm)))
                    elif word.start:
                        capital.add(idea(stem(word.norm)))
    return frozenset(capital - small)
