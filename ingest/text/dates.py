"""Dates as reports write them: "14 and 18 March 2016", "31 October to 4 November", two ranges in a row."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ingest.errors import ParseError

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH_NUMBER = {name: n for n, name in enumerate(_MONTHS, start=1)} | {
    name[:3]: n for n, name in enumerate(_MONTHS, start=1)
}
_MONTH = "(?:" + "|".join(_MONTHS) + "|" + "|".join(m[:3] for m in _MONTHS) + r")\b"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + r"),?\s+(?:the\s+)?"
_PARTIAL = (
    rf"(?:\b{_WEEKDAY})?(?<![\d.])\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    rf"(?:\s*(?:of\s+)?{_MONTH})?(?:,?\s*(?:19|20)\d\d(?!\d))?"
)
_SEPARATOR = r"\s*(?:to|and|until|-|–|—|&|,|,\s*and|;)\s*(?:from\s+|between\s+|on\s+)?"
_RUN = re.compile(rf"{_PARTIAL}(?:{_SEPARATOR}{_PARTIAL})*", re.IGNORECASE)
_PARTS = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}))?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:\s*(?:of\s+)?(?P<month>{_MONTH}))?(?:,?\s*(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


@dataclass
class _Partial:
    day: int
    month: int | None
    year: int | None
    weekday: str | None = None


def first_range(text: str, published: dt.date | None = None) -> tuple[dt.date, dt.date]:
    """First and last day of the first run of dates in `text`.

    A day without a month takes the month that follows it, a date without a year the year that follows (or,
    where none is stated at all, the year that puts it last before `published`). Two ranges joined by "and"
    give the first day of the first and the last day of the second.

    Raises:
        ParseError: `text` holds no date, a date that does not exist, one without a month, or one without a
            year where `published` is None, or a weekday that doesn't fit its date.
    """
    run = next((m.group(0) for m in _RUN.finditer(text) if re.search(_MONTH, m.group(0), re.IGNORECASE)), None)
    if run is None:
        raise ParseError("a date with a month", "none")
    partials = [_partial(m) for m in _PARTS.finditer(run)]
    _fill_from_neighbours(partials)
    days = [_complete(p, published) for p in partials]
    if days != sorted(days):
        raise ParseError("dates in order", " / ".join(d.isoformat() for d in days))
    return days[0], days[-1]


def single_date(text: str) -> dt.date:
    """The one full date (day, month, year) that `text` starts with or contains first.

    Raises:
        ParseError: there is none.
    """
    for match in _PARTS.finditer(text):
        if match["month"] and match["year"]:
            return _complete(_partial(match), None)
    raise ParseError("a date with day, month and year", "none")


def numeric_date(text: str) -> dt.date:
    """A date in figures, day first, year of two or four digits: "09/05/25", "27/05/2021".

    Raises:
        ParseError: the text is no such date.
    """
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/((?:20|19)?\d\d)", text)
    if match is None:
        raise ParseError("a date like 09/05/25", repr(text))
    day, month, year = (int(part) for part in match.groups())
    return _complete(_Partial(day, month, year if year > 99 else 2000 + year), None)


def _partial(match: re.Match[str]) -> _Partial:
    month = _MONTH_NUMBER[match["month"].lower()] if match["month"] else None
    weekday = match["weekday"].split()[0].strip(",").lower() if match["weekday"] else None
    return _Partial(int(match["day"]), month, int(match["year"]) if match["year"] else None, weekday)


def _fill_from_neighbours(partials: list[_Partial]) -> None:
    following: _Partial | None = None
    for partial in reversed(partials):
        if following is not None:
            if partial.month is None:
                partial.month = following.month
            if partial.year is None and following.year is not None and partial.month and following.month:
                partial.year = following.year - (partial.month > following.month)
        following = partial
    before: _Partial | None = None
    for partial in partials:
        if before is not None and partial.year is None and before.year is not None and partial.month and before.month:
            partial.year = before.year + (partial.month < before.month)
        before = partial


def _complete(partial: _Partial, published: dt.date | None) -> dt.date:
    if partial.month is None:
        raise ParseError("a month beside each day", f"day {partial.day} alone")
    year = partial.year
    if year is None:
        if published is None:
            raise ParseError("a year, or a publication date to take it from", f"{partial.day}.{partial.month}. alone")
        year = published.year - ((partial.month, partial.day) > (published.month, published.day))
    try:
        day = dt.date(year, partial.month, partial.day)
    except ValueError as error:
        raise ParseError("a day of the calendar", f"{year}-{partial.month}-{partial.day}") from error
    if partial.weekday and partial.weekday != _WEEKDAYS[day.weekday()]:
        raise ParseError("a weekday that fits its date", f"{partial.weekday.title()} for {day}, a {day:%A}")
    return day
