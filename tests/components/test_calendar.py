"""Calendars of due days: read back by the library, a day that a person read in the letter, letters without a day."""

from __future__ import annotations

import datetime as dt

import icalendar

from components.calendar import calendar
from queries import rows

MADE = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def events(data: bytes) -> list[icalendar.Event]:
    """The events of a calendar."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_lewisham_was_to_reply_by_11_may_2023() -> None:
    """Letter of 31 January 2023, page 7."""
    found = rows("replies_due", area=next(r["area_code"] for r in rows("areas") if r["slug"] == "lewisham"))
    (event,) = events(calendar("Lewisham", found, "https://example.org", MADE))
    assert event.decoded("dtstart") == dt.date(2023, 5, 11)
    assert event["uid"] == "reply-jtai-lewisham-2023-01-31@joint-inspections"
    assert "page 7" in event["description"]
    assert "Whether it was sent is not on record" in event["description"]
    assert event["url"] == "https://example.org/inspection/jtai-lewisham-2023-01-31/"


def test_all_days_on_record_are_there_oldest_first_and_no_others() -> None:
    found = rows("replies_due", area=None)
    days = [event.decoded("dtstart") for event in events(calendar("all", found, "", MADE))]
    assert days == sorted(row["due"].date() for row in found if row["due"] is not None)
    assert len(days) < len(found) or all(row["due"] is not None for row in found)


def test_a_calendar_without_days_is_a_calendar_without_events() -> None:
    data = calendar("nobody", [], "", MADE)
    assert data.startswith(b"BEGIN:VCALENDAR")
    assert events(data) == []
