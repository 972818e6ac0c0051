"""What is new, in sentences and in lists: reports by day of publication, changes of the record by version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from components.words import count, day, is_missing, whole

Row = Mapping[str, Any]


def answer(since: str, reports: int, areas: int, unread: int) -> str:
    """How many reports came out since a day, and how many of them are not read yet; HTML."""
    if not reports:
        return f"Since {day(since)} <b>no report</b> is known to us."
    said = f"Since {day(since)} <b>{count(reports, 'report')}</b> of {count(areas, 'area')} came out, as far as known"
    if not unread:
        return f"{said}; {'it is' if reports == 1 else 'all of them are'} read."
    return f"{said}; <b>{'it is' if reports == 1 else whole(unread)} not read yet</b>."


def freshness(bounds: Row) -> str:
    """The latest report known and the latest read, told apart; when sources were last looked at; HTML."""
    known, read = bounds["last_published"], bounds["last_read"]
    if is_missing(read):
        both = f"The latest report known to us was published on {day(known)}; none has been read."
    elif known == read:
        both = f"The latest report known to us, published on {day(known)}, is read."
    else:
        both = f"Latest known to us: published {day(known)}. Latest read: published {day(read)}."
    return f"{both} Sources last looked at on {day(bounds['retrieved'])}."


def change_words(release: Row) -> str:
    """What became of inspections in one release: "426 inspections added, 784 changed, none withdrawn"."""
    numbers = [whole(release[name]) if release[name] else "none" for name in ("added", "changed", "withdrawn")]
    noun = "inspection" if release["added"] == 1 else "inspections"
    if numbers[0] == "none":
        return f"No inspection added, {numbers[1]} changed, {numbers[2]} withdrawn"
    return f"{numbers[0]} {noun} added, {numbers[1]} changed, {numbers[2]} withdrawn"


def releases(found: Sequence[Row], since: str) -> str:
    """Releases of the record, newest first, each with what changed table by table; HTML."""
    if not found:
        return f'<div class="ji-empty"><p><b>None.</b> No version of the record came out since {day(since)}.</p></div>'
    entries = []
    for one in found:
        tables = "".join(f"<li>{escape(part)}</li>" for part in str(one["what"]).split("; ") if part)
        fold = (
            f'<details class="ji-fold"><summary>Table by table</summary><ul>{tables}</ul></details>' if tables else ""
        )
        entries.append(
            f'<article class="ji-release"><h3>Version {escape(one["version"])}, {day(one["date"])}</h3>'
            f"<p>{change_words(one)}.</p>{fold}</article>"
        )
    return "".join(entries)


def nothing_changed(last: object, since: str) -> str:
    """Why no inspection is listed as changed; HTML."""
    if is_missing(last):
        said = "<b>None.</b> The record is as it was first put together."
    else:
        said = f"<b>None since {day(since)}.</b> The latest change was made on {day(last)}."
    return f'<div class="ji-empty"><p>{said}</p></div>'
