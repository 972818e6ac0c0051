"""What the pages ask the record: each query with its parameters, seen while the pages run on their default views.

A page is opened as a visitor opens it, on a record that notes what it is asked and answers it. Its version is its own,
so that nothing kept in memory answers instead.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import duckdb
from streamlit.testing.v1 import AppTest

from queries import Value, names, text
from queries.record import current, switch_to

_turns = itertools.count()
ROOT = Path(__file__).resolve().parent.parent
# For pages about one council, one inspection, one search: a council of which each kind of fact is on record.
ADDRESS = {"area": "south-tyneside", "id": "jtai-south-tyneside-2016-04-05", "q": "South Shields"}


@dataclasses.dataclass(frozen=True)
class Question:
    """One query as a page asks it."""

    query: str
    parameters: Mapping[str, Value]

    def __str__(self) -> str:
        """The query, with the one choice by which its questions differ where it has one."""
        chosen = [v for v in self.parameters.values() if isinstance(v, str)]
        return f"{self.query} ({', '.join(chosen)})" if chosen else self.query


class _Noting:
    """A connection, and its cursors, that note each statement with its parameters."""

    def __init__(self, inner: duckdb.DuckDBPyConnection, noted: list[tuple[str, Any]]) -> None:
        self._inner = inner
        self._noted = noted

    def cursor(self) -> _Noting:
        return _Noting(self._inner.cursor(), self._noted)

    def execute(self, sql: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        self._noted.append((sql, parameters))
        return self._inner.execute(sql, parameters)

    def sql(self, sql: str, *, params: Any = None) -> duckdb.DuckDBPyRelation:
        self._noted.append((sql, params))
        return self._inner.sql(sql, params=params)


ON_PRESS = [
    Question("reconciliation", {"outcomes": None}),
    Question("findings_by_prior_judgement", {"cohort": "prior_group"}),
    Question("letters_by_cohort", {"cohort": "prior_group", "section": "improvement"}),
]
"""What is asked only when a download is pressed or by the API."""


def pages() -> list[Path]:
    """The script of each page."""
    return sorted((ROOT / "pages").glob("*.py"))


def questions_of_pages() -> list[Question]:
    """Every question of every page's default view, each once, by name.

    Raises:
        RuntimeError: a page did not come to its end.
    """
    noted: list[tuple[str, Any]] = []
    record = current()
    connection = cast(duckdb.DuckDBPyConnection, _Noting(record.connection, noted))
    switch_to(dataclasses.replace(record, version=f"{record.version}-asked-{next(_turns)}", connection=connection))
    try:
        for page in pages():
            _open(page)
    finally:
        switch_to(record)
    queries = {text(name): name for name in names()}
    found = {f"{queries[sql]} {given}": Question(queries[sql], given or {}) for sql, given in noted}
    return [found[key] for key in sorted(found)]


def _open(page: Path) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in ADDRESS.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(str(page.relative_to(ROOT))).run()
    if app.exception:
        raise RuntimeError(f"{page.name}: {app.exception[0].message}")
