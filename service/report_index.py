"""`python -m service index`: an index of the reports' text beside the caches, from the report store.

Each report is read in a process that may be lost; one that can't be read is left out and counted. The index is made
aside and put in place whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.errors import IngestError
from ingest.reading import worker
from ingest.text.pdf import read
from queries import report_store
from queries.drafts import draft
from queries.report_text import MAKE

_TOGETHER = 40
LIMITS = worker.Limits(seconds=120, megabytes=1500)


def texts_of(paths: Sequence[str]) -> list[tuple[str, ...]]:
    """The text of each page of some files."""
    return [read(Path(path)).pages for path in paths]


def build(file: Path, tell: Callable[[int, int], None] = lambda *_: None) -> tuple[int, int]:
    """Make the index; how many reports are in it, and how many the store lacks or could not be read.

    Raises:
        OSError, sqlite3.Error: it can't be written; an earlier one is as it was.
    """
    every = report_store.reports()
    known = {key: path for key, row in every.items() if (path := report_store.path_of(str(row["sha256"]))) is not None}
    file.parent.mkdir(parents=True, exist_ok=True)
    with draft(file.parent) as place:
        made = place / file.name
        db = sqlite3.connect(made)
        for statement in MAKE:
            db.execute(statement)
        number, keys = 0, list(known)
        for begin in range(0, len(keys), _TOGETHER):
            some = keys[begin : begin + _TOGETHER]
            for key, pages in _read(some, known).items():
                for page, text in enumerate(pages, start=1):
                    number_of = db.execute(
                        "insert into places (inspection_id, page) values (?, ?)", (key, page)
                    ).lastrowid
                    db.execute("insert into pages (rowid, text) values (?, ?)", (number_of, text))
                number += 1
            tell(begin + len(some), len(keys))
        db.execute("insert into pages (pages) values ('optimize')")
        db.commit()
        db.close()
        made.replace(file)
    return number, len(every) - number


def _read(keys: Sequence[str], known: dict[str, Path]) -> dict[str, tuple[str, ...]]:
    """Pages of some reports; where they can't be read together, one by one, without those that can't be read."""
    try:
        return dict(zip(keys, worker.call(texts_of, [str(known[key]) for key in keys], LIMITS), strict=True))
    except IngestError:
        if len(keys) == 1:
            return {}
        return {key: pages for one in keys for key, pages in _read([one], known).items()}
