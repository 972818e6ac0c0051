"""Uncertainty of small samples: exact intervals of shares, order-statistic intervals of medians (scipy)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEVEL = 0.95
SMALL = 5
"""Fewest of which a share has an interval, and a test is made."""
SMALLEST_FOR_MEDIAN = 6
"""Fewest of which a median has an interval: between the lowest and the highest of five lie only 94 of 100 medians."""


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval; `low` and `high` are None where n is too small for one."""

    n: int
    value: float | None
    low: float | None
    high: float | None


def median(values: Sequence[float]) -> Estimate:
    """Median with its order-statistic interval; no value from nothing, no interval below n = 6.

    The interval lies between two of the values themselves, the pair nearest to the middle that has the true median
    between it in at least 95 of 100 samples, whatever the distribution (binomial). Five values have no such pair.
    """
    n = len(values)
    if n == 0:
        return Estimate(0, None, None, None)
    middle = float(np.median(values))
    if n < SMALLEST_FOR_MEDIAN:
        return Estimate(n, middle, None, None)
    from scipy import stats  # here, because it takes a second, and a server and most commands start without it

    ordered = sorted(values)
    rank = int(stats.binom.ppf((1 - LEVEL) / 2, n, 0.5))  # the first with more than 2.5 % at or below it
    return Estimate(n, middle, float(ordered[rank - 1]), float(ordered[n - rank]))


@functools.lru_cache(4096)
def share(count: int, n: int) -> Estimate:
    """Share of `n` with its exact (Clopper-Pearson) interval; no value where n is 0.

    Raises:
        ValueError: count is not between 0 and n.
    """
    if not 0 <= count <= n:
        raise ValueError(f"count {count} is not between 0 and {n}")
    if n == 0:
        return Estimate(0, None, None, None)
    if n < SMALL:
        return Estimate(n, count / n, None, None)
    from scipy import stats  # as above

    interval = stats.binomtest(count, n).proportion_ci(LEVEL, method="exact")
    return Estimate(n, count / n, float(interval.low), float(interval.high))
