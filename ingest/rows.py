"""Rows of published and declared tables: one reader of CSV files, one check of columns, one kind of error."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import IngestError


def read_rows(path: Path, columns: Sequence[str] = (), may_be_empty: bool = False) -> list[dict[str, str]]:
    """The rows of a CSV file, values stripped of blanks; the byte order mark, if any, is dropped.

    Args:
        path: the file, in UTF-8 with a header line.
        columns: all that it must have, in order; none where the reader uses some of many columns.
        may_be_empty: whether a heading alone is a table too.

    Raises:
        IngestError: the file holds no row though it must, other columns, or a row with more or fewer cells than these.
        OSError: the file can't be opened.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval=None)
        found = list(reader)
    if columns:
        require_columns(reader.fieldnames or (), columns, path.name)
    if not found and not may_be_empty:
        raise IngestError(f"{path.name} holds no row; fetch it again")
    for number, row in enumerate(found, start=1):
        if None in row or None in row.values():
            raise IngestError(f"{path.name}, row {number}: not as many cells as the header; mend the file")
    return [{key: value.strip() for key, value in row.items()} for row in found]


def require_columns(found: Sequence[object], expected: Sequence[str], where: str) -> None:
    """Hold a heading against the columns that a table of this kind has; white space in a cell counts as one blank.

    Raises:
        IngestError: they differ; `where` names the file, and its sheet where it has several.
    """
    heading = tuple(" ".join(str(cell).split()) for cell in found)
    if heading != tuple(expected):
        raise IngestError(f"{where} has columns {heading}, expected {tuple(expected)}; is it another edition?")
