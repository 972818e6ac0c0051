"""Small records: this checkout's own with rows added or taken out, for facts that it does not hold today."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from queries import text
from queries.record import DATA, build, current, open_record, switch_to

Row = dict[str, str]


@contextmanager
def reading(
    folder: Path,
    added: Mapping[str, Sequence[Row]],
    kept: Callable[[str, Row], bool] = lambda _table, _row: True,
) -> Iterator[None]:
    """This process reads such a record for the time of a `with` block, pages too (arguments as of `record`)."""
    before = current()
    switch_to(open_record(_data(folder, added, kept), folder / "cache"))
    try:
        yield
    finally:
        switch_to(before)


def _data(folder: Path, added: Mapping[str, Sequence[Row]], kept: Callable[[str, Row], bool]) -> Path:
    data = Path(shutil.copytree(DATA, folder / "data"))
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if not resource["path"].endswith(".csv"):
            continue  # words: no test of figures needs others than those of this checkout
        _rewrite(data / resource["path"], resource["name"], added.get(resource["name"], ()), kept)
    return data


@contextmanager
def record(
    folder: Path, added: Mapping[str, Sequence[Row]], kept: Callable[[str, Row], bool] = lambda _table, _row: True
) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """A record made from this checkout's, and a function that asks it a named query.

    Args:
        folder: an empty folder of the test's own.
        added: rows to add, by table; a column that a row does not name stays empty.
        kept: whether a row (table, row) of the record stays.

    Raises:
        KeyError: a row has a column that its table does not have.
    """
    data = _data(folder, added, kept)
    with duckdb.connect(str(build(data, folder / "cache")), read_only=True) as db:

        def ask(name: str, **parameters: Any) -> list[dict[str, Any]]:
            answer = db.execute(text(name), parameters or None)
            columns = [column[0] for column in answer.description]
            return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]

        yield ask


def _rewrite(path: Path, table: str, added: Sequence[Row], kept: Callable[[str, Row], bool]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or []), list(reader)
    if surplus := {name for row in added for name in row} - set(columns):
        raise KeyError(f"{table} has no column {sorted(surplus)}")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([row for row in rows if kept(table, row)])
        writer.writerows(added)
