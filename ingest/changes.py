"""What a refresh changed, in words for `changes.csv`: facts by their names in the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ingest.merge import Report
from ingest.statements import Row

ADDED = "added"
WITHDRAWN = "withdrawn: its link is no longer listed; the facts are kept"
LISTED_AGAIN = "listed again"
ABOUT_LISTING = (WITHDRAWN, LISTED_AGAIN)
SAME_FACTS = "changed: the file was replaced, its facts are the same"

_NOT_FACTS = {"sha256", "report_url", "source_id", "extraction"}


def differences(before: Report, after: Report) -> list[str]:
    """Each fact that is another in `after`; that there is none is said too."""
    found = [
        f"changed: {column} {_words(before.inspection.get(column))} -> {_words(value)}"
        for column, value in after.inspection.items()
        if column not in _NOT_FACTS and before.inspection.get(column) != value
    ]
    for name in before.inspectorates:
        if name not in after.inspectorates:
            found.append(f"changed: inspectorates {name} -> not stated")
    for name in after.inspectorates:
        if name not in before.inspectorates:
            found.append(f"changed: inspectorates not stated -> {name}")
    found += _changed("judgements", before.judgements, after.judgements, _judged, "grade")
    found += _changed("findings", before.findings, after.findings, lambda row: str(row["section"]), "items")
    old, new = ([report.selection] if report.selection else [] for report in (before, after))
    found += _changed("selection", old, new, lambda _: "reason", "stated_reason")
    return found or [SAME_FACTS]


def _judged(row: Mapping[str, Any]) -> str:
    return f"{row['aspect']} by {row['made_by']}"


def _changed(
    table: str, before: Iterable[Row], after: Iterable[Row], key: Callable[[Row], str], column: str
) -> list[str]:
    old, new = {key(row): row for row in before}, {key(row): row for row in after}
    found = []
    for name in sorted(old.keys() | new.keys()):
        was, is_now = (rows.get(name, {}) for rows in (old, new))
        if was.get(column) != is_now.get(column):
            page = f" (p. {is_now['page']})" if is_now.get("page") else ""
            found.append(f"changed: {table} {name} {_words(was.get(column))} -> {_words(is_now.get(column))}{page}")
        elif was.get("page") != is_now.get("page"):
            found.append(f"changed: {table} {name} page {_words(was.get('page'))} -> {_words(is_now.get('page'))}")
    return found


def _words(value: object) -> str:
    return "not stated" if value is None else str(value)
