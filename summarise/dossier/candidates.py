"""Pairs of claims that may be one, found without comparing all with all.

Covers: prefix filtering: two sets of which each has at least a share of the other's weight must
share one of the rarest items of both (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and
Srikant 2007). Does not cover: the comparison (`comparing.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.dossier.wording import Ideas, Weights

SHARE = 0.2  # of the heavier claim; pairs that are joined nearly always have more in common
MOST = 150  # claims that share a rare idea: more is the crisis itself


def candidates(claims: Sequence[Ideas], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of indices, lower first, each once, that share enough to be worth comparing.

    An idea that more than `MOST` claims begin with links none of them by itself.
    """
    holders: dict[str, list[int]] = {}
    for number, ideas in enumerate(claims):
        for item in _rarest(ideas, weights):
            holders.setdefault(item, []).append(number)
    met: set[tuple[int, int]] = set()
    for item in sorted(holders):
        numbers = holders[item]
        if len(numbers) > MOST:
            continue
        for at, one in enumerate(numbers):
            met.update((other, one) for other in numbers[:at])
    yield from sorted(met)


def _rarest(ideas: Ideas, weights: Weights) -> list[str]:
    """The rarest ideas, so many that the others weigh less than `SHARE` of all."""
    ordered = sorted(ideas, key=lambda item: (-weights((item,)), item))
    left = weights(ideas)
    most = SHARE * left
    prefix = []
    for item in ordered:
        if left < most:
            break
        prefix.append(item)
        left -= weights((item,))
    return prefix
