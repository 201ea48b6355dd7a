"""Which predicted claim is about what gold claim.

Covers: similarity of every pair, the best one-to-one pairing above a threshold, and what each
pair gets wrong.
Does not cover: the similarity (`checks/text/similarity.py`), what makes a conflict
(`conflicts.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.text.names import KnownName, name_forms
from summarise.checks.text.naming import NameBook
from summarise.checks.text.similarity import DEFAULT_SIMILARITY, Similarity
from summarise.evals.assignment import assign
from summarise.evals.cases import Gold
from summarise.evals.conflicts import Ground, conflicts
from summarise.evals.items import Items, Party, Statement, bounds_of
from summarise.evals.thresholds import THRESHOLDS, Thresholds

__all__ = [
    "DEFAULT_SIMILARITY",
    "Alignment",
    "Pair",
    "Similarity",
    "align_claims",
    "ground_of",
    "pair_texts",
]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims about one thing.

    Attributes:
        similarity: 0 to 1.
        conflicts: What the prediction gets wrong; empty if it is right.
    """

    gold: Statement
    claim: Statement
    similarity: float
    conflicts: tuple[str, ...]

    @property
    def right(self) -> bool:
        """True if nothing in the prediction contradicts gold."""
        return not self.conflicts


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the claims of a summary and of gold face each other."""

    pairs: tuple[Pair, ...]
    missed: tuple[Statement, ...]
    spurious: tuple[Statement, ...]

    @property
    def right(self) -> tuple[Pair, ...]:
        """The pairs without conflict."""
        return tuple(pair for pair in self.pairs if pair.right)


def align_claims(
    gold: Sequence[Statement], claims: Sequence[Statement], ground: Ground
) -> Alignment:
    """Pair claims one to one so that the sum of similarities is largest.

    Args:
        gold: What there is to find.
        claims: What was found, in the order of their content (`items.Items`).
        ground: What the comparison rests on.

    Returns:
        Pairs at or above the threshold, by gold id; and what stays alone on either side.
    """
    found = pair_texts(
        [item.text for item in gold],
        [item.text for item in claims],
        language=ground.language,
        similarity=ground.similarity,
        threshold=ground.thresholds.claim,
    )
    pairs = [
        Pair(
            gold[row],
            claims[column],
            likeness,
            tuple(conflicts(gold[row], claims[column], ground)),
        )
        for row, column, likeness in found
    ]
    taken = {pair.gold.id for pair in pairs}
    used = {pair.claim.id for pair in pairs}
    return Alignment(
        tuple(sorted(pairs, key=lambda pair: pair.gold.id)),
        tuple(sorted((g for g in gold if g.id not in taken), key=lambda item: item.id)),
        tuple(item for item in claims if item.id not in used),
    )


def pair_texts(
    left: Sequence[str],
    right: Sequence[str],
    *,
    language: str | None,
    similarity: Similarity = DEFAULT_SIMILARITY,
    threshold: float = THRESHOLDS.claim,
) -> list[tuple[int, int, float]]:
    """The best pairing of two lists of texts: indices and similarity of each pair."""
    likeness = [
        [similarity(ours, theirs, language, least=threshold) for theirs in right] for ours in left
    ]
    allowed = [[value if value >= threshold else 0.0 for value in row] for row in likeness]
    return [(row, column, likeness[row][column]) for row, column in assign(allowed)]


def ground_of(
    gold: Gold,
    predicted: Items,
    article: Article,
    *,
    similarity: Similarity = DEFAULT_SIMILARITY,
    thresholds: Thresholds = THRESHOLDS,
) -> Ground:
    """Gather what the comparison of one case's claims rests on."""
    return Ground(
        language=article.language,
        published=article.published,
        gold_names=NameBook((actor.name, actor.aliases) for actor in gold.actors),
        names=_book(predicted.actors),
        known=tuple(
            KnownName(actor.name, name_forms(actor.name, actor.aliases), None)
            for actor in gold.actors
        ),
        traps={claim.id: claim.traps for claim in gold.claims},
        sentences={claim.id: _sentences(claim.evidence, article) for claim in gold.claims},
        similarity=similarity,
        thresholds=thresholds,
    )


def _book(actors: Sequence[Party]) -> NameBook:
    return NameBook((actor.name, actor.aliases) for actor in actors)


def _sentences(evidence: Sequence[str], article: Article) -> tuple[str, ...]:
    found = (article.sentence_at(start) for start, _ in bounds_of(evidence, article))
    return tuple(article.text_of(sentence) for sentence in found if sentence is not None)
