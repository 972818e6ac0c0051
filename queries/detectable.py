"""Which difference a test of these sizes would have found with 80 % power, lest "no difference" is overread."""

from __future__ import annotations

import functools
import math

import numpy as np

ALPHA = 0.05
POWER = 0.80
_STEP = 0.005


@functools.lru_cache(512)
def detectable_shares(n_first: int, n_second: int, share_second: float) -> tuple[float | None, float | None]:
    """The shares of the first group nearest to the second's that Fisher's exact test would have told from it.

    Power is exact: the chance, over both binomial distributions, of a table whose two-sided p is at most 5 %.

    Args:
        n_first: size of the group whose share is asked for.
        n_second: size of the other group.
        share_second: what its share is taken to be (0 to 1).

    Returns:
        The nearest share below and the nearest above, in steps of half a point; None where no share would do.
    """
    from scipy import stats  # here, because it takes a second (see `intervals`)

    rejects = _rejects(n_first, n_second)
    likely = stats.binom.pmf(np.arange(n_second + 1), n_second, share_second)
    finds = rejects @ likely  # by what the first group counts
    shares = np.arange(0, 1 + _STEP / 2, _STEP)
    counts = np.arange(n_first + 1)
    power = stats.binom.pmf(counts[None, :], n_first, shares[:, None]) @ finds
    below = shares[(power >= POWER) & (shares < share_second)]
    above = shares[(power >= POWER) & (shares > share_second)]
    return (float(below[-1]) if len(below) else None, float(above[0]) if len(above) else None)


@functools.lru_cache(64)
def _rejects(n_first: int, n_second: int) -> np.ndarray:
    """Whether Fisher's test rejects, by the counts of both groups: 1 or 0, shape (n_first + 1, n_second + 1)."""
    table = np.zeros((n_first + 1, n_second + 1))
    ways_first, ways_second, ways = (_log_ways(n) for n in (n_first, n_second, n_first + n_second))
    for total in range(n_first + n_second + 1):
        first = np.arange(max(0, total - n_second), min(n_first, total) + 1)
        chance = np.exp(ways_first[first] + ways_second[total - first] - ways[total])  # hypergeometric
        p = (chance[None, :] <= chance[:, None] * (1 + 1e-7)) @ chance
        table[first, total - first] = p <= ALPHA
    return table


def _log_ways(n: int) -> np.ndarray:
    """Logarithm of the ways to choose 0 to n of n."""
    from scipy import special  # here, because it takes a second (see `intervals`)

    some = np.arange(n + 1)
    return np.asarray(special.gammaln(n + 1) - special.gammaln(some + 1) - special.gammaln(n - some + 1))


def detectable_order(n_first: int, n_second: int) -> float | None:
    """How often one of the first group would have to exceed one of the second for a rank test to find it.

    Noether's approximation (1987) for Mann-Whitney: a chance from 0.5 to 1, ties counted half; None where even groups
    without any overlap would not do.
    """
    from scipy import stats  # here, because it takes a second (see `intervals`)

    n = n_first + n_second
    part = n_first / n
    z = stats.norm.ppf(1 - ALPHA / 2) + stats.norm.ppf(POWER)
    chance = 0.5 + float(z) / math.sqrt(12 * part * (1 - part) * n)
    return chance if chance <= 1 else None
