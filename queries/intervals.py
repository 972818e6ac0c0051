"""Uncertainty of small samples: exact intervals of shares and bootstrap intervals of medians (scipy)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEVEL = 0.95
SMALL = 5
_RESAMPLES = 9_999
_SEED = 2014


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval; `low` and `high` are None where n is below `SMALL`."""

    n: int
    value: float | None
    low: float | None
    high: float | None


def median(values: Sequence[float]) -> Estimate:
    """Median with a percentile bootstrap interval (fixed seed); no value from nothing, no interval below n = 5."""
    return _median(tuple(values))


@functools.lru_cache(4096)
def _median(values: tuple[float, ...]) -> Estimate:
    n = len(values)
    if n == 0:
        return Estimate(0, None, None, None)
    middle = float(np.median(values))
    if n < SMALL:
        return Estimate(n, middle, None, None)
    if len(set(values)) == 1:
        return Estimate(n, middle, middle, middle)
    from scipy import stats  # here, because it takes a second, and a server and most commands start without it

    interval = stats.bootstrap(
        (np.asarray(values, dtype=float),),
        np.median,
        confidence_level=LEVEL,
        n_resamples=_RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return Estimate(n, middle, float(interval.low), float(interval.high))


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
