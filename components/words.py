"""Codes of the record in the words that a reader sees; dates and counts in plain English."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any

import pandas as pd

from queries import is_missing as is_missing  # a word for it is needed wherever words are
from queries.codes import labels, letter_sections, overall_grades, shorts

GRADES = labels("grade")
GRADE_LETTERS = {code: shorts("grade")[code] for code in overall_grades()}
THEMES = labels("theme")
NO_THEME = "Theme not stated in the list"
PROGRAMMES = labels("programme")
EVENTS = labels("event")
VISITS = ("focused visit", "monitoring visit", "revisit")
SECTIONS = labels("section")
LETTER_SECTIONS = {code: SECTIONS[code] for code in letter_sections()}
ASPECTS = labels("aspect")
PEER_SETS = labels("peer_set")
INDICATORS = labels("indicator")
GAPS = labels("gap")
STATED_REASONS = labels("stated_reason")
PREPARERS = labels("preparer")
ERAS = labels("era")
LATEST_ERA = list(ERAS)[-1]
LONGER_LETTERS = f"letters of {next(iter(ERAS.values()))} list far more points"
"""Why letters are compared within an era only."""
PRIOR_GROUPS = labels("cohort")
PRIOR_BASES = labels("prior_basis")
EVER_INADEQUATE = labels("ever_inadequate")
PRIORITIES = labels("priority")
"""Whether a report names an area for priority action (`priority` of the register)."""
BOARD_OUTCOMES = labels("board_outcome")
DIRECTIONS = labels("direction")
CYCLE_STATES = labels("cycle_state")
STANDINGS = labels("standing")
EXTRACTIONS = labels("extraction")
YOUTH_JUSTICE_TO = "February 2025"
YOUTH_JUSTICE = (
    f"Youth justice ratings are known to {YOUTH_JUSTICE_TO}; a later one is not on record. The list of ratings does "
    "not state when fieldwork began, so the day of publication stands for it."
)
"""What the list of ratings does not tell, wherever youth justice is shown; a test holds the month to the record."""
MISSING = "–"


def word(code: object, words: Mapping[str, str]) -> str:
    """The words for a code; a dash where there is none.

    Raises:
        KeyError: the code has no words (a new code needs them).
    """
    return MISSING if is_missing(code) else words[str(code)]


def day(value: object) -> str:
    """A date as "5 April 2016"; a dash where there is none."""
    return MISSING if is_missing(value) else _day(str(value))


@functools.lru_cache(4096)
def _day(value: str) -> str:
    date = pd.Timestamp(value)
    return f"{date.day} {date:%B %Y}"


def whole(number: object) -> str:
    """A count as digits: "1,204"."""
    return f"{int(str(number)):,}"


def days(start: object, end: object) -> str:
    """A range as "22 to 26 February 2016"; one date where the end is not known; a dash where neither is."""
    if is_missing(start) or is_missing(end) or start == end:
        return day(start)
    first, last = pd.Timestamp(str(start)), pd.Timestamp(str(end))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 area", "1,204 areas"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def fraction(number: object, total: object) -> str:
    """A part with what it is a part of: "3 of 68"; without per cent, which small numbers do not bear."""
    return f"{whole(number)} of {whole(total)}"


def inside(words: str) -> str:
    """A label as it stands within a sentence: its first letter small, unless it is an abbreviation or a month."""
    name = words[1:2].isupper() or words.partition(" ")[0] in calendar.month_name
    return words if name else words[:1].lower() + words[1:]


def span(number_of_days: object) -> str:
    """A length of time: "23 days", "2.4 years"; a dash where there is none."""
    if is_missing(number_of_days):
        return MISSING
    length = int(float(str(number_of_days)))
    return f"{length} days" if length < 365 else f"{length / 365.25:.1f} years"


def first_day(row: Mapping[str, Any]) -> dt.date:
    """Where an inspection stands in time: the start of its fieldwork, or its publication where that is not known."""
    stated = row["published"] if is_missing(row["fieldwork_start"]) else row["fieldwork_start"]
    return pd.Timestamp(str(stated)).date()


def interval(value: float | None, low: float | None, high: float | None, form: str) -> str:
    """A value with its interval, "12 (9 to 15)"; the value alone where n is too small; a dash where there is none."""
    if is_missing(value):
        return MISSING
    if is_missing(low) or is_missing(high):
        return f"{form.format(value)} (too few for an interval)"
    return f"{form.format(value)} ({form.format(low)} to {form.format(high)})"


def percentage(share: object) -> str:
    """A share as "63 %"; a dash where there is none."""
    return MISSING if is_missing(share) else f"{float(str(share)):.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def percent(share: object, low: object, high: object) -> str:
    """A share with its 95 % interval: "60 % (51 % to 68 %)"; no per cent below n = 5; a dash where there is nothing."""
    if not is_missing(share) and is_missing(low):
        return "too few for a per cent"
    value, least, most = (None if is_missing(number) else float(str(number)) for number in (share, low, high))
    return interval(value, least, most, "{:.0%}").replace("%", "\N{NO-BREAK SPACE}%")


def part(number: object, total: object, share: object, low: object, high: object) -> str:
    """A share with its counts and interval: "78 of 130: 60 % (51 % to 68 %)"; the counts alone below n = 5."""
    if is_missing(share):
        return MISSING
    return fraction(number, total) + ("" if is_missing(low) else f": {percent(share, low, high)}")
