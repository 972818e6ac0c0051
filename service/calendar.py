"""Calendars of the days on which written statements were due, of one council or of all, at addresses to follow."""

from __future__ import annotations

from components.calendar import MEDIA_TYPE, calendar
from queries import resources, rows
from service.documents import Document
from service.exports import last_modified


def replies(base: str, slug: str | None = None) -> Document | None:
    """Due days of written statements, oldest first; None where there is no such council.

    Args:
        base: public address of the site.
        slug: the area's name in addresses; None for all areas.
    """
    areas = resources.areas()
    if slug is not None and slug not in areas:
        return None
    area = areas[slug] if slug else {"area": "all areas", "area_code": None}
    found = rows("replies_due", area=area["area_code"])
    name = f"Written statements after joint inspections: {area['area']}"
    return Document(calendar(name, found, base, last_modified()), MEDIA_TYPE, last_modified())
