"""Whether a difference between two runs is more than chance.

Covers: the paired sign-flip test, Holm's correction, bootstrap intervals over articles, the
smallest drop that a suite can see. Everything is deterministic: randomness comes from a seed.
Does not cover: what to do about a difference (a gate's business).

Units are articles, never claims: claims of one article go up and down together, and an
interval from resampled claims is far too narrow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import ceil, fsum, inf, sqrt
from random import Random
from statistics import NormalDist

SEED = 12_345
EXACT = 16  # non-zero differences up to which all 2^n signs are tried
FLIPS = 10_000
RESAMPLES = 2_000
_BLOCK = 8  # signs drawn at a time
_TIE = 1e-9  # sums closer than this share of the largest are equal: floats add up in any order


def sign_flip_p(
    differences: Sequence[float],
    *,
    two_sided: bool = False,
    seed: int = SEED,
    flips: int = FLIPS,
) -> float:
    """How likely chance alone makes the sum of paired differences as low as it is.

    Under the null hypothesis each difference is as likely to have the other sign.

    Args:
        differences: New minus old, one per article, oriented so that lower is worse.
            Articles without a difference say nothing and are left out.
        two_sided: Whether a rise counts as much as a drop.
        seed: Of the draws, where not all signs can be tried.
        flips: How many draws.

    Returns:
        Exact up to 16 differences; beyond, (hits + 1) / (flips + 1). 1 without differences.

    Source: Fisher 1935, The Design of Experiments, section 21; Phipson and Smyth 2010 for
    the added one.
    """
    sizes = [abs(value) for value in differences if value]
    if not sizes:
        return 1.0
    observed = fsum(differences)
    near = _TIE * fsum(sizes)
    if len(sizes) <= EXACT:
        sums, extra = _all_sums(sizes), 0
    else:
        sums, extra = _drawn_sums(sizes, Random(seed), flips), 1  # noqa: S311  # no secret
    if two_sided:
        hits = sum(abs(value) >= abs(observed) - near for value in sums)
    else:
        hits = sum(value <= observed + near for value in sums)
    return (hits + extra) / (len(sums) + extra)


def _all_sums(sizes: Sequence[float]) -> list[float]:
    """The sum under each of the 2^n choices of signs."""
    sums = [0.0]
    for size in sizes:
        sums = [value + size for value in sums] + [value - size for value in sums]
    return sums


def _drawn_sums(sizes: Sequence[float], random: Random, flips: int) -> list[float]:
    """The sum under drawn signs, one byte of them at a time."""
    blocks = [_all_sums(sizes[at : at + _BLOCK]) for at in range(0, len(sizes), _BLOCK)]
    draws = random.randbytes(flips * len(blocks))
    mask = [len(block) - 1 for block in blocks]
    width = len(blocks)
    return [
        sum(block[draws[start + at] & mask[at]] for at, block in enumerate(blocks))
        for start in range(0, flips * width, width)
    ]


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """P-values adjusted for looking at several metrics at once, in the order given.

    Source: Holm 1979, "A simple sequentially rejective multiple test procedure".
    """
    ordered = sorted(p_values.items(), key=lambda item: (item[1], item[0]))
    scaled = [min(1.0, p * (len(ordered) - rank)) for rank, (_, p) in enumerate(ordered)]
    adjusted = dict(zip((name for name, _ in ordered), accumulate(scaled, max), strict=True))
    return {name: adjusted[name] for name in p_values}


def bootstrap_interval(
    counts: Sequence[tuple[float, float]],
    *,
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float]:
    """Interval of a pooled ratio, by drawing articles with replacement.

    Args:
        counts: Numerator and denominator of each article (`aggregation.counts_of`); for a
            mean of values, each value over 1. Their order does not matter.
        level: Share of resamples inside the interval.
        resamples: How many; draws whose denominator is 0 are left out.
        seed: Of the draws.

    Returns:
        Lower and upper percentile; (0, 0) where nothing is counted.

    Source: Efron 1979; the percentile interval.
    """
    if not counts or not any(denominator for _, denominator in counts):
        return 0.0, 0.0
    ordered = sorted(counts)
    random = Random(seed)  # noqa: S311  # no secret
    ratios = []
    for _ in range(resamples):
        drawn = random.choices(ordered, k=len(ordered))
        denominator = sum(item[1] for item in drawn)
        if denominator:
            ratios.append(sum(item[0] for item in drawn) / denominator)
    ratios.sort()
    tail = (1 - level) / 2
    last = len(ratios) - 1
    return ratios[ceil(tail * last)], ratios[int((1 - tail) * last)]


def smallest_detectable_drop(
    sd: float, n: int, *, power: float = 0.8, alpha: float = 0.05
) -> float:
    """The drop of a mean that a one-sided paired test on n articles finds with this power.

    Args:
        sd: Standard deviation over articles of the paired difference, in units of the
            metric. If one run scatters by s per article around what is true, two
            independent runs differ by s * sqrt(2).
        n: Articles.
        power: How often the drop must be found.
        alpha: How often a test may cry wolf.

    Returns:
        In units of the metric; infinite below two articles. Normal approximation, a little
        too small for fewer than ten articles.
    """
    if n < 2:
        return inf
    quantile = NormalDist().inv_cdf
    return (quantile(1 - alpha) + quantile(power)) * sd / sqrt(n)
