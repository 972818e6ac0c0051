"""Rows of sources.csv: what is declared of each source, with the hash and row count of our copy."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ingest import declared
from ingest.errors import IngestError
from ingest.text.pdf import sha256_of

REPORTS = "ofsted-reports"
_INGEST = Path(__file__).resolve().parents[1]


def sources(reference: Path, rows_read: Mapping[str, int]) -> list[dict[str, Any]]:
    """One row per declared source; a source without a file has no hash and no rows yet.

    Args:
        reference: folder of the reference files.
        rows_read: rows read, by file name, where the file is not CSV, GeoJSON or Parquet.

    Raises:
        IngestError: the file of a source is missing, or of a kind whose rows nobody counted.
    """
    found = []
    for source in declared.rows("sources"):
        name = source.pop("file")
        digest, rows = None, 0
        if name:
            path = (_INGEST if name.startswith("declared/") else reference) / name
            if not path.exists():
                raise IngestError(f"source {source['source_id']}: {path} is missing")
            digest, rows = sha256_of(path), _rows(path, rows_read)
        found.append({**{k: v or None for k, v in source.items()}, "sha256": digest, "rows": rows})
    return found


def latest_day(sources: Iterable[Mapping[str, object]], today: dt.date) -> dt.date:
    """The last day that a report can speak of: today, or the day a source was fetched where this clock is behind."""
    fetched = (str(source["retrieved"]) for source in sources if source.get("retrieved"))
    return max([today, *map(dt.date.fromisoformat, fetched)])


def _rows(path: Path, rows_read: Mapping[str, int]) -> int:
    if path.name in rows_read:
        return rows_read[path.name]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return sum(1 for _ in csv.reader(file)) - 1
    if path.suffix == ".parquet":
        return int(pq.read_metadata(path).num_rows)
    if path.suffix == ".geojson":
        return len(json.loads(path.read_text(encoding="utf-8"))["features"])
    raise IngestError(f"{path.name}: nobody counted its rows")
