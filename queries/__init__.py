"""Named questions to the record: one `.sql` file each, run with `run(name, **parameters)`.

A file starts with a comment that states the question, the grain, the parameters with type and example, the
columns, and what is left out. DuckDB itself refuses a missing or a surplus parameter.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from queries.cache import Kind, keep
from queries.frames import to_frame
from queries.record import connection

FOLDER = Path(__file__).resolve().parent

Value = str | int | float | bool | list[str] | list[int] | None


# Frames are handed out as they are kept, for all visitors: nobody may change one in place (`assign`, filters and sorts
# make new ones; tests/pages holds the kept ones against the record after all pages ran).
_FRAMES: Kind[pd.DataFrame] = Kind("frames", 256)
_ROWS: Kind[list[dict[str, Any]]] = Kind("rows", 256)


class QueryError(Exception):
    """A query that does not exist, or wrong parameters; the message names it."""


def names() -> list[str]:
    """Names of all queries, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@functools.cache
def text(name: str) -> str:
    """The SQL of one query, header comment included.

    Raises:
        QueryError: there is no such query.
    """
    path = FOLDER / f"{name}.sql"
    if name not in names():
        raise QueryError(f"there is no query named {name!r}")
    return path.read_text(encoding="utf-8")


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame as dictionaries, in order; an empty cell is None whatever its column's type."""
    columns = [[None if is_missing(value) else value for value in column.tolist()] for _, column in frame.items()]
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def is_missing(value: object) -> bool:
    """Whether a cell is empty (None, NaN, NaT or NA)."""
    return value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value)


def rows(name: str, **parameters: Value) -> list[dict[str, Any]]:
    """Rows of one query as dictionaries (see `run` and `records`)."""
    made = keep(_ROWS, _key(name, parameters), lambda: records(run(name, **parameters)))
    return [dict(row) for row in made]


def run(name: str, **parameters: Value) -> pd.DataFrame:
    """Rows of one query as a frame of its documented columns: a cached frame, so never change it in place.

    Raises:
        QueryError: no such query, or its parameters are not the ones it names.
    """
    return keep(_FRAMES, _key(name, parameters), lambda: frame(name, **parameters))


def frame(name: str, **parameters: Value) -> pd.DataFrame:
    """The same rows as `run` gives, queried again and not kept.

    Raises:
        QueryError: no such query, or its parameters are not the ones it names.
    """
    with _explain_errors(name, parameters):
        return to_frame(connection().cursor().sql(text(name), params=parameters or None).to_arrow_table())


def fetch(name: str, **parameters: Value) -> list[tuple[Any, ...]]:
    """Rows of one query as plain values (str, int, float, bool, date, list, None), columns as in its header.

    Raises:
        QueryError: no such query, or its parameters are not the ones it names.
    """
    with _explain_errors(name, parameters):
        return connection().cursor().execute(text(name), parameters or None).fetchall()


def _key(name: str, parameters: dict[str, Value]) -> tuple[str, str]:
    return name, repr(sorted(parameters.items()))


@contextlib.contextmanager
def _explain_errors(name: str, parameters: dict[str, Value]) -> Iterator[None]:
    """Turns DuckDB's errors into ones that name the query."""
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.BinderException, duckdb.ConversionException) as error:
        raise QueryError(f"query {name!r} can't run with {sorted(parameters)}: {error}") from error
