"""What a refresh or a rebuild changed, in words for `changes.csv`: facts by their names in the record.

A refresh compares the report that was replaced with the one that replaced it (`differences`). A rebuild compares the
whole record before with the whole record after (`between`): one row for each inspection, which names each fact while
they are few and counts them, table by table, when they are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ingest.record.merge import Report
from ingest.reference.statements import Row

ADDED = "added"
WITHDRAWN = "withdrawn: its link is no longer listed; the facts are kept"
LISTED_AGAIN = "listed again"
ABOUT_LISTING = (WITHDRAWN, LISTED_AGAIN)
NO_SOURCE = "withdrawn: no source has this inspection any more"
SAME_FACTS = "changed: the file was replaced, its facts are the same"

_NOT_FACTS = {"sha256", "report_url", "source_id", "extraction"}
_FACTS: dict[str, tuple[str, ...]] = {
    "inspectorates": ("inspectorate",),
    "judgements": ("aspect", "made_by"),
    "findings": ("section",),
    "replies": (),
    "topics": ("section", "item", "topic"),
    "selection": (),
}
"""Tables of facts, with the columns that tell the rows of one inspection apart."""
_FEW = 120
"""So many characters name facts one by one; more than that are counted."""

Texts = Mapping[str, Sequence[Mapping[str, str]]]


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
    found += _changes_between("judgements", before.judgements, after.judgements, _judgement, "grade")
    found += _changes_between("findings", before.findings, after.findings, lambda row: str(row["section"]), "items")
    found += _changes_between("topics", before.topics, after.topics, _topic, "topic")
    old, new = ([report.selection] if report.selection else [] for report in (before, after))
    found += _changes_between("selection", old, new, lambda _: "reason", "stated_reason")
    return found or [SAME_FACTS]


def _judgement(row: Mapping[str, Any]) -> str:
    return f"{row['aspect']} by {row['made_by']}"


def _topic(row: Mapping[str, Any]) -> str:
    return f"{row['section']} {row['item']} {row['topic']}"


def _changes_between(
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


def between(before: Texts, after: Texts) -> list[tuple[str, str]]:
    """Each inspection that was added, changed or withdrawn, by its key, with what changed.

    Columns that only one of the two records has, and tables that had no row before, are no change of an inspection.
    An inspection whose key is another, but whose file is the same, was changed.

    Args:
        before: rows of each table as text.
        after: rows of each table as text.
    """
    old, new = ({row["inspection_id"]: row for row in record["inspections"]} for record in (before, after))
    files = {row["sha256"]: key for key, row in old.items() if row["sha256"] and key not in new}
    renamed = {key: files[row["sha256"]] for key, row in new.items() if key not in old and row["sha256"] in files}
    compared = [name for name in _FACTS if before.get(name) and name in after]
    facts = [{name: _by_inspection(record[name]) for name in compared} for record in (before, after)]
    found = []
    for key, row in new.items():
        was = renamed.get(key, key)
        if was not in old:
            found.append((key, ADDED))
            continue
        said = [("key", f"key was {was}")] if was != key else []
        said += _columns(old[was], row)
        for name in compared:
            said += _facts(name, facts[0][name].get(was, []), facts[1][name].get(key, []))
        if said:
            found.append((key, _in_short(said)))
    gone = old.keys() - new.keys() - set(renamed.values())
    return sorted([*found, *((key, NO_SOURCE) for key in gone)])


def counts(what: Iterable[str]) -> dict[str, int]:
    """How many inspections were added, changed and withdrawn, by the first word of `what`."""
    first = Counter(words.partition(":")[0] for words in what)
    return {kind: first[kind] for kind in ("added", "changed", "withdrawn")}


def _columns(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if old["extraction"] != new["extraction"]:
        yield (
            "extraction",
            "its report was read" if new["extraction"] == "parsed" else "its report is not read any more",
        )
    for column in new:
        if column in old and column not in {*_NOT_FACTS, "inspection_id"} and old[column] != new[column]:
            yield "inspections", f"{column} {_words(old[column] or None)} -> {_words(new[column] or None)}"


def _facts(table: str, old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Rows of one inspection that came or went, and cells that are another, in columns that both records have."""
    were, are = ({tuple(row[c] for c in _FACTS[table]): row for row in rows} for rows in (old, new))
    for key in sorted(were.keys() | are.keys()):
        name = " ".join((table, *key))
        if key not in are or key not in were:
            yield table, f"{name} {'added' if key in are else 'removed'}"
            continue
        for column, value in are[key].items():
            if column in were[key] and were[key][column] != value:
                yield table, f"{name} {column} {_words(were[key][column] or None)} -> {_words(value or None)}"


def _in_short(said: list[tuple[str, str]]) -> str:
    whole = "; ".join(words for _, words in said)
    if len(whole) <= _FEW:
        return f"changed: {whole}"
    of_table = Counter(name for name, _ in said if name in (*_FACTS, "inspections"))
    counted = "; ".join(f"{name} {number}" for name, number in of_table.items())
    first = [words for name, words in said if name in ("key", "extraction")]
    return "changed: " + "; ".join([*first, f"so many facts: {counted}" if counted else ""]).rstrip("; ")


def _by_inspection(rows: Iterable[Mapping[str, str]]) -> dict[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        of = row["inspection_id"]
        found.setdefault(of, []).append({name: value for name, value in row.items() if name != "inspection_id"})
    return found
