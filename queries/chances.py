"""The yardsticks of 2014 against chance and against what is not known: draws of areas, and best and worst cases."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rows
from queries.afterwards import chances_of, interval_of
from queries.cache import kept
from queries.codes import codes, overall_grades

GRADES = (*overall_grades(), "ever_inadequate")
ALL = "all"
_COHORTS = {code.code: code.belongs_to for code in codes("grade")}


@kept
def draws(period: str) -> pd.DataFrame:
    """How often each judgement before was seen, beside drawing any judged area on each first day of fieldwork.

    Each area that had a judgement on that day is as likely as the other; inspections are drawn independently, so that
    the distribution is exact. It answers what chance alone would give; areas were not drawn at random.

    Args:
        period: all, or an era.

    Returns:
        Columns `grade` (of the four, and ever_inadequate), `seen`, `of` (n: dated inspections with a judgement before),
        `expected`, `low`, `high` (95 of 100 draws), `as_few` (chance of at most as many as seen), `as_many` (chance of
        at least as many).
    """
    days = [row for row in rows("inspected_days") if period in (ALL, row["era"])]
    seen = [row for row in rows("selection_inspections") if row["fieldwork_start"] is not None and row["prior_grade"]]
    seen = [row for row in seen if period in (ALL, row["era"])]
    table = []
    for grade in GRADES:
        parts = [row[grade] / row["areas"] for row in days for _ in range(row["inspections"])]
        chances = chances_of(parts)
        ever = grade == "ever_inadequate"
        count = sum(row["ever_inadequate"] == "yes" if ever else row["prior_grade"] == grade for row in seen)
        table.append(
            {
                "grade": grade,
                "seen": count,
                "of": len(parts),
                "expected": sum(parts),
                **interval_of(chances, len(parts)),
                "as_few": float(chances[: count + 1].sum()),
                "as_many": float(chances[count:].sum()),
            }
        )
    return pd.DataFrame(table)


@kept
def bounds(period: str) -> pd.DataFrame:
    """What the unknown could change at most: each yardstick's share in the worst and in the best case.

    Unknown are inspections without a judgement before; unread are those before which a report is known that may carry
    a judgement and was not read: in the worst case it moves the inspection to another group.

    Returns:
        Columns `yardstick` (high_performing: good or outstanding; previously_inadequate: inadequate at the time;
        ever_inadequate), `seen`, `known` (n of the share seen), `unknown`, `unread`, `of` (all inspections), `least`,
        `most` (inspections in the worst and in the best case, of all).
    """
    every = [row for row in rows("selection_inspections") if period in (ALL, row["era"])]
    unknown = [row for row in every if row["prior_grade"] is None]
    known = [row for row in every if row["prior_grade"] is not None]
    table: list[dict[str, Any]] = []
    for yardstick in ("high_performing", "previously_inadequate", "ever_inadequate"):
        hits = [row for row in known if _hits(row, yardstick)]
        shaky = [row for row in known if row["unread_before"] > 0]
        lost = [] if yardstick == "ever_inadequate" else [row for row in shaky if _hits(row, yardstick)]
        won = [row for row in shaky if not _hits(row, yardstick)]
        table.append(
            {
                "yardstick": yardstick,
                "seen": len(hits),
                "known": len(known),
                "unknown": len(unknown),
                "unread": len(shaky),
                "of": len(every),
                "least": len(hits) - len(lost),
                "most": len(hits) + len(won) + len(unknown),
            }
        )
    return pd.DataFrame(table)


def _hits(row: dict[str, Any], yardstick: str) -> bool:
    if yardstick == "ever_inadequate":
        return bool(row["ever_inadequate"] == "yes")
    return _COHORTS[row["prior_grade"]] == yardstick


def odds(chance: float) -> str:
    """A chance as people say it: "about 1 in 11,000", "about 3 in 100"; never nought."""
    if chance >= 0.995:
        return "nearly certain"
    if chance >= 0.1:
        return f"about {round(chance * 10)} in 10"
    if chance >= 0.01:
        return f"about {round(chance * 100)} in 100"
    once_in = 1 / max(chance, 1e-9)
    step = 10 ** max(len(str(int(once_in))) - 2, 0)  # two digits are as much as anybody can use
    return f"about 1 in {round(once_in / step) * step:,}"
