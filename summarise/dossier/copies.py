"""Articles that are copies of one another, so that a wire story counts as one source.

Covers: the same text under two addresses; articles whose evidence is mostly the same words in
the same order. Does not cover: a story retold in other words, which is a source of its own as
far as anything here can tell.

The measure is containment of runs of words (Broder 1997, "On the resemblance and containment
of documents"): how many of the runs in one article's evidence stand in the other article, or
in its evidence where the text is not at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.checks.text.folding import fold_article
from summarise.checks.text.wording import norms_of
from summarise.dossier.reports import Report

RUN = 5  # words; `batch/likeness.py` compares whole articles by the same length
SHARE = 0.5  # least containment of a copy, which may be cut and lightly edited
SAME_TITLE = 0.25  # what a headline in common is worth
_FEW = 12  # runs: a single shared quotation has fewer than this

Runs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Copy:
    """What an article is a copy of, and what shows it."""

    original: str
    why: str


def copies_of(reports: Sequence[Report]) -> Mapping[str, Copy]:
    """For each article that is a copy, the earliest article that it is a copy of, by id.

    Args:
        reports: In the order of the dossier.
    """
    found: dict[str, Copy] = {}
    originals = _Originals()
    for report in reports:
        told = _runs_of_evidence(report)
        held = told if report.article is None else told | _runs(report.article.text)
        copy = originals.copied_by(report, told, held)
        if copy is None:
            originals.add(report, told, held)
        else:
            found[report.id] = copy
    return found


def original_of(id_: str, copies: Mapping[str, Copy]) -> str:
    """The article that one is a copy of, or itself."""
    return copies[id_].original if id_ in copies else id_


def sources(ids: Sequence[str], reports: Mapping[str, Report], copies: Mapping[str, Copy]) -> int:
    """How many independent sources stand behind some articles.

    A copy counts as its original; articles of one outlet count once, files without an outlet
    each.
    """
    originals = {original_of(id_, copies) for id_ in ids}
    return len({reports[id_].outlet or id_ for id_ in originals})


class _Originals:
    """The articles that are no copies, found by the runs that they hold."""

    def __init__(self) -> None:
        self._reports: list[Report] = []
        self._told: list[int] = []
        self._tellers: dict[str, list[int]] = {}
        self._holders: dict[str, list[int]] = {}

    def add(self, report: Report, told: Runs, held: Runs) -> None:
        number = len(self._reports)
        self._reports.append(report)
        self._told.append(len(told))
        for index, runs in ((self._tellers, told), (self._holders, held)):
            for run in runs:
                index.setdefault(run, []).append(number)

    def copied_by(self, report: Report, told: Runs, held: Runs) -> Copy | None:
        """The original that an article copies most of; of equal ones the first."""
        inner = Counter(at for run in told for at in self._holders.get(run, ()))
        outer = Counter(at for run in held for at in self._tellers.get(run, ()))
        best, share = None, 0.0
        for at, original in enumerate(self._reports):
            if report.summary.article.sha256 == original.summary.article.sha256:
                return Copy(original.id, f"the same text as {original.id}")
            both = max(_share(inner[at], len(told)), _share(outer[at], self._told[at]))
            both += SAME_TITLE if both and _same_title(report, original) else 0.0
            if both > share:
                best, share = original, both
        if best is None or share < SHARE:
            return None
        titled = " under the same title" if _same_title(report, best) else ""
        return Copy(best.id, f"its evidence stands word for word in {best.id}{titled}")


def _share(shared: int, runs: int) -> float:
    return shared / runs if runs >= _FEW else 0.0


def _same_title(one: Report, other: Report) -> bool:
    titles = [fold_article(item.summary.article.title or "").text for item in (one, other)]
    return titles[0] == titles[1] and len(titles[0].split()) >= RUN


def _runs_of_evidence(report: Report) -> Runs:
    summary = report.summary
    evidence = [item for claim in summary.claims for item in claim.evidence]
    evidence += [item for signal in summary.signals for item in signal.evidence]
    quotes = {item.quote for item in evidence}
    return frozenset(run for quote in quotes for run in _runs(quote))


def _runs(text: str) -> Runs:
    words = [norm for norm in norms_of(fold_article(text).text) if norm[0].isalnum()]
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
