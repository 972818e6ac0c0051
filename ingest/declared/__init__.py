"""Small tables kept by hand, each row a decision that a reviewer can read: read with `rows`."""

from __future__ import annotations

from pathlib import Path

from ingest.rows import read_rows

FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> list[dict[str, str]]:
    """Rows of the declared table `name` (its file is `name.csv` in this folder); see `read_rows` for what it raises."""
    return read_rows(FOLDER / f"{name}.csv", may_be_empty=True)
