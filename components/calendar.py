"""Days on which written statements were due, as a calendar (iCalendar, RFC 5545) that other programs can follow.

A letter may ask for a statement by a day; whether it was sent is not on record, and every event says so. An event is
known by its inspection's key, so that a calendar that is followed changes it and never doubles it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from icalendar import Calendar, Event

from components.columns import paged
from components.words import NO_THEME, PREPARERS, THEMES, day, is_missing, word

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar(name: str, found: Iterable[Mapping[str, Any]], site: str, made: dt.datetime) -> bytes:
    """The calendar as it goes out; letters that state no day are left out.

    Args:
        name: what it is called.
        found: rows of `replies_due`.
        site: public address of the site, without a slash at its end.
        made: when the record was last changed.
    """
    book = Calendar()
    book.add("prodid", "-//Joint Inspections//Written statements//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    for row in sorted((row for row in found if not is_missing(row["due"])), key=lambda row: row["due"]):
        book.add_component(_event(row, site, made))
    return bytes(book.to_ical())


def _event(row: Mapping[str, Any], site: str, made: dt.datetime) -> Event:
    theme = NO_THEME if is_missing(row["theme"]) else THEMES[row["theme"]]
    event = Event()
    event.add("uid", f"reply-{row['inspection_id']}@joint-inspections")
    event.add("dtstamp", made)
    event.add("dtstart", row["due"].date())
    event.add("summary", f"{row['area']}: written statement due")
    event.add(
        "description",
        f"Asked for in the joint letter of {day(row['published'])} ({theme}), page {row['page']}. Named to prepare it: "
        f"{word(row['preparer'], PREPARERS)}. Whether it was sent is not on record. Letter: {paged(dict(row))}",
    )
    event.add("url", f"{site}/inspection/{row['inspection_id']}/")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [theme])
    return event
