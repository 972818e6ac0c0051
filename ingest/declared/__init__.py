"""Small tables kept by hand, each row a decision that a reviewer can read: read with `rows`."""

from __future__ import annotations

import csv
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> list[dict[str, str]]:
    """Rows of the declared table `name` (its file is `name.csv` in this folder)."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
