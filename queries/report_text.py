"""What a search says in the reports' own words, where this installation has an index of their text: marked snippets,
phrases in quotation marks, words near each other.

The index is an SQLite file (FTS5) that `python -m service index` makes from the report store; it is no part of the
record, and nothing of it goes into one. Without it, or with a damaged one or one of another version, a search finds
pages by their words alone and says why.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from queries.record import CACHE

FORM = 1
"""Version of the index's form; one of another version is not read."""
NAME = "report-text.sqlite"
MISSING = (
    "The order of words is not on record, so phrases and snippets need an index of the reports’ text, which is not "
    "here. Whoever runs the site makes it from copies of the reports with `python -m service index`."
)
_DAMAGED = "The index of the reports’ text is damaged; `python -m service index` makes it anew."
_OTHER = "The index of the reports’ text is of another version; `python -m service index` makes it anew."
_START, _END = "\x02", "\x03"
_WORDS_IN_SNIPPET = 28
_NEAR = 12
WITH_SNIPPETS = 40
"""Reports of a search that get snippets, the first ones."""
MOST_SNIPPETS = 2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_local = threading.local()


@dataclass(frozen=True)
class Text:
    """What the index says: the pages, snippets (HTML) by inspection and page, or why there are none."""

    pages: frozenset[tuple[str, int]] = frozenset()
    snippets: Mapping[tuple[str, int], str] = field(default_factory=dict)
    lacking: str = ""


class _Place:
    """Where the index of this process is."""

    file = CACHE / NAME


_place = _Place()


def use(file: Path) -> None:
    """Read this index from now on."""
    _place.file = file


def match_of(text: str, words: Sequence[str]) -> str:
    """The question to FTS5: phrases as they stand in quotation marks, other words near each other or anywhere.

    Args:
        text: what was typed; `NEAR` in capitals between words asks for at most twelve words between them.
        words: those that are looked for.
    """
    phrases = [found for part in re.findall(r'"([^"]*)"', text) if (found := _WORD.findall(part))]
    inside = {word.lower() for phrase in phrases for word in phrase}
    rest = [word for word in words if word.lower() not in inside and word != "NEAR"]
    quoted = [" ".join(f"{word}" for word in phrase) for phrase in phrases]
    parts = [f'"{phrase}"' for phrase in quoted]
    single = [f'"{word}"' for word in rest]
    if "NEAR" in text.split() and len(single) > 1:
        return " AND ".join([*parts, f"NEAR({' '.join(single)}, {_NEAR})"])
    return " AND ".join([*parts, *single])


def look_up(text: str, words: Sequence[str], found: Iterable[tuple[str, Sequence[int]]], in_order: bool) -> Text:
    """Pages that hold what was typed as it was typed, with snippets in the reports' own words.

    Args:
        text: what was typed.
        words: those that are looked for.
        found: inspections and their pages, in the order in which they are shown.
        in_order: whether all pages are wanted, because the order of words counts.
    """
    if not _place.file.is_file():
        return Text(lacking=MISSING)
    asked = match_of(text, words)
    if not asked:
        return Text()
    try:
        db = _open(_place.file)
        if db.execute("pragma user_version").fetchone() != (FORM,):
            return Text(lacking=_OTHER)
        pages = frozenset(db.execute(_PAGES, (asked,)).fetchall() if in_order else ())
        wanted = json.dumps(_first(found, pages if in_order else None))
        rows = db.execute(_SNIPPETS, (_START, _END, _WORDS_IN_SNIPPET, wanted, asked)).fetchall()
    except sqlite3.Error:
        return Text(lacking=_DAMAGED)
    return Text(pages, {(key, page): _marked(snippet) for key, page, snippet in rows})


def _first(
    found: Iterable[tuple[str, Sequence[int]]], only: frozenset[tuple[str, int]] | None
) -> list[tuple[str, int]]:
    """The pages whose snippets are shown: the first ones of the first reports."""
    wanted: list[tuple[str, int]] = []
    reports = 0
    for key, pages in found:
        shown = [(key, page) for page in pages if only is None or (key, page) in only][:MOST_SNIPPETS]
        wanted += shown
        reports += bool(shown)
        if reports == WITH_SNIPPETS:
            break
    return wanted


MAKE = (
    f"pragma user_version = {FORM}",
    "create virtual table pages using fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')",
    "create table places (id integer primary key, inspection_id text, page integer, unique (inspection_id, page))",
)
"""What an empty index is made by: the text of a page has the number that its place has."""
_PAGES = "select inspection_id, page from pages join places on places.id = pages.rowid where pages match ?"
_SNIPPETS = (
    "select p.inspection_id, p.page, snippet(pages, 0, ?, ?, '…', ?) from json_each(?) as wanted "
    "cross join places as p on p.inspection_id = wanted.value ->> 0 and p.page = wanted.value ->> 1 "
    "cross join pages on pages.rowid = p.id where pages match ?"
)


def _marked(snippet: str) -> str:
    plain = escape(" ".join(snippet.split()))
    return plain.replace(_START, "<mark>").replace(_END, "</mark>")


def _open(file: Path) -> sqlite3.Connection:
    """This thread's connection to the index, anew where the file is another."""
    stamp = (file, file.stat().st_mtime_ns)
    if getattr(_local, "stamp", None) != stamp:
        _local.db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        _local.stamp = stamp
    db: sqlite3.Connection = _local.db
    return db
