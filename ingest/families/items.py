"""Listed items of a report: what is counted in `findings`, one item at a time, while the report is being read.

A family's parser finds the items and counts them with `findings_of`; the text of an item is there to be looked at
while the file is read and is never kept in the record.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from ingest.facts import Finding, Section

_heard: ContextVar[list[Item] | None] = ContextVar("heard", default=None)


@dataclass(frozen=True)
class Item:
    """One top-level item of a list: its section, the page on which it starts, and its text with its sub-items."""

    section: Section
    page: int
    text: str


def findings_of(
    items: Iterable[Item],
    none_stated: Mapping[Section, int] | None = None,
    starts: Mapping[Section, int] | None = None,
) -> tuple[Finding, ...]:
    """How many items each section lists over the whole report, with the page on which the section first starts.

    Args:
        items: all listed items in reading order.
        none_stated: page by section where the report states that there are none; 0 is counted only there.
        starts: page of each section's first heading; where it isn't given, its first item's page counts.
    """
    items = tuple(items)
    heard = _heard.get()
    if heard is not None:
        heard[:] = items
    counts: dict[Section, int] = {}
    pages: dict[Section, int] = {}
    for item in items:
        counts[item.section] = counts.get(item.section, 0) + 1
        pages.setdefault(item.section, item.page)
    for section, page in (none_stated or {}).items():
        counts.setdefault(section, 0)
        pages.setdefault(section, page)
    pages.update({section: page for section, page in (starts or {}).items() if section in pages})
    return tuple(Finding(section=section, items=counts[section], page=pages[section]) for section in counts)


@contextlib.contextmanager
def hear_items() -> Iterator[list[Item]]:
    """Within the block a parser's counted items are in the list that it gives: those of the last report read."""
    items: list[Item] = []
    before = _heard.set(items)
    try:
        yield items
    finally:
        _heard.reset(before)
