"""The sentences that answer: made from the record, each with its day, and tested for one, none, many and ties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.words import day
from queries import rows


def as_of() -> str:
    """The day of the record: "23 November 2026"."""
    return day(rows("overview_counts")[0]["retrieved"])


def reach() -> str:
    """How many areas are known to have had a joint inspection."""
    counts = rows("overview_counts")[0]
    return reach_sentence(counts["areas_today"] - counts["areas_never"], counts["areas_today"])


def reach_sentence(reached: int, areas: int) -> str:
    """How many current areas are known to have had one, and how many have none on record."""
    never = areas - reached
    if never == 0:
        return f"All {areas} areas are known to have had a joint inspection."
    if reached == 0:
        return f"None of the {areas} areas is known to have had a joint inspection."
    rest = "One has none on record." if never == 1 else f"{never} have none on record."
    return f"{reached} of {areas} areas are known to have had a joint inspection. {rest}"


def letters_found() -> str:
    """What joint letters found, in the one respect in which all can be counted."""
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    return found_sentence(total["priority_letters"], total["letters"])


def found_sentence(priority: int, letters: int) -> str:
    """How many of the letters read that list findings name an area for priority action."""
    if letters == 0:
        return "Joint letters give no grades. None that lists findings has been read yet."
    if priority == 0:
        return f"Joint letters give no grades. None of the {letters} read names an area for priority action."
    names = "one names" if priority == 1 else f"{priority} name"
    said = f"{names} an area for priority action: a serious concern"
    return f"Joint letters give no grades. Of {letters} with lists, {said}."


def median_words(row: Mapping[str, Any], without: str = "no letter") -> tuple[str, str]:
    """A median and its interval for a glance; `without` says why there is none."""
    if row["median"] is None:
        return "–", without
    if row["median_low"] is None:
        return f"{row['median']:g}", "too few for an interval"
    return f"{row['median']:g}", f"({row['median_low']:g} to {row['median_high']:g})"
