"""The record read without DuckDB, to recompute headlines in plain Python."""

import csv
from collections import defaultdict
from pathlib import Path

from queries.record import DATA


def table(name: str) -> list[dict[str, str]]:
    """Rows of one table of the record, every value as it stands in the file."""
    with Path(DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grades() -> dict[str, dict[str, str]]:
    """Grades by aspect of every inspection."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table("judgements"):
        found[row["inspection_id"]][row["aspect"]] = row["grade"]
    return found
