"""How far two grades in one report agree beyond what chance alone would give (Cohen's kappa)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from queries import rows
from queries.cache import kept
from queries.intervals import LEVEL, SMALL, Estimate

HALVES = {"2014 and 2015": (2014, 2015), "2016 and 2017": (2016, 2017)}
"""Years of publication that are held against each other; a report of 2013 or 2018 is in neither."""


def kappa(pairs: Sequence[tuple[str, str]]) -> Estimate:
    """Cohen's kappa of pairs of grades with its large-sample interval (Fleiss, Cohen and Everitt 1969).

    1 is agreement throughout, 0 what chance gives where each grade is as frequent as it is. No value from nothing or
    where all grades are the same; no interval below five.
    """
    n = len(pairs)
    from scipy import stats  # here, because it takes a second (see `intervals`)

    firsts, seconds = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    grades = set(firsts) | set(seconds)
    if n == 0 or len(grades) == 1:
        return Estimate(n, None, None, None)
    cells = Counter(pairs)
    row, column = ({g: counts[g] / n for g in grades} for counts in (firsts, seconds))
    seen = sum(cells[g, g] for g in grades) / n
    chance = sum(row[g] * column[g] for g in grades)
    value = (seen - chance) / (1 - chance)
    if n < SMALL:
        return Estimate(n, value, None, None)
    on = sum(cells[g, g] / n * (1 - (row[g] + column[g]) * (1 - value)) ** 2 for g in grades)
    off = sum(
        cells[g, h] / n * (column[g] + row[h]) ** 2 for g in grades for h in grades if g != h
    ) * (1 - value) ** 2  # fmt: skip
    spread = math.sqrt(max(on + off - (value - chance * (1 - value)) ** 2, 0) / n) / (1 - chance)
    reach = float(stats.norm.ppf((1 + LEVEL) / 2)) * spread
    return Estimate(n, value, max(value - reach, -1), min(value + reach, 1))


@kept
def boards() -> dict[str, Any]:
    """Agreement of council and board in one report: in all, in each half of the framework, and whether it fell.

    Returns:
        `all` and each of `HALVES`: a pair of kappa and reports with the same grade; `p`: Fisher's test of the share
        with the same grade in the one half against the other, None where one of them has fewer than five reports.
    """
    asked = dict.fromkeys(("overall", "board", "outcomes", "years"))
    found = [r for r in rows("board_reports", **asked) if r["board"] is not None and r["overall"] is not None]
    groups = {"all": found}
    for name, years in HALVES.items():
        groups[name] = [r for r in found if r["published"].year in years]
    said: dict[str, Any] = {
        name: (kappa([(r["overall"], r["board"]) for r in mine]), sum(r["overall"] == r["board"] for r in mine))
        for name, mine in groups.items()
    }
    table = [[same, estimate.n - same] for estimate, same in (said[name] for name in HALVES)]
    from scipy import stats  # here, because it takes a second (see `intervals`)

    enough = min(map(sum, table)) >= SMALL
    said["p"] = float(stats.fisher_exact(table).pvalue) if enough else None
    return said
