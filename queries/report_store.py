"""The report store: a folder of published PDFs that this installation keeps, found by the hash that the record holds.

Two forms are known: that which `refresh` fills (`<SHA-256>.pdf`), and a folder with an `index.csv` (`path`, `sha256`).
No name that a reader gives ever becomes part of a path.
"""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

from queries import rows
from queries.cache import kept
from queries.record import CACHE

INDEX = "index.csv"
MISSING = (
    "This installation keeps no copies of the reports, so no page can be shown here. Whoever runs it gets them with "
    "`python -m ingest refresh`, or names a folder of them: `python -m service serve --reports DIR`."
)


class _Place:
    """Where the store of this process is."""

    folder = CACHE / "reports"


_place = _Place()
_HASH = re.compile(r"[0-9a-f]{64}")


def use(folder: Path) -> None:
    """Look for reports in this folder from now on."""
    _place.folder = folder


def is_there() -> bool:
    """Whether there is a store that holds at least one file."""
    folder = _place.folder
    return bool(_index(folder, _stamp(folder))) or (folder.is_dir() and next(folder.glob("*.pdf"), None) is not None)


def path_of(sha256: str) -> Path | None:
    """The file with that hash, as the store has it; None where it has none. Whether it is whole, its reader sees."""
    if not _HASH.fullmatch(sha256):
        return None
    folder = _place.folder
    file = folder / f"{sha256}.pdf"
    if file.is_file():
        return file
    named = _index(folder, _stamp(folder)).get(sha256)
    return named if named is not None and named.is_file() else None


@kept
def reports() -> dict[str, dict[str, object]]:
    """Council, hash and number of pages of each report that was read, by the key of its inspection."""
    return {str(row["inspection_id"]): row for row in rows("report_files")}


def holds(key: str) -> bool:
    """Whether the store has the report of an inspection."""
    row = reports().get(key)
    return row is not None and path_of(str(row["sha256"])) is not None


def _stamp(folder: Path) -> int:
    try:
        return (folder / INDEX).stat().st_mtime_ns
    except OSError:
        return 0


@functools.lru_cache(maxsize=2)
def _index(folder: Path, stamp: int) -> dict[str, Path]:
    """Files by hash, from the folder's index; only those inside the folder; empty without a sound index.

    Args:
        folder: the store.
        stamp: when its index was changed, so that a new one is read.
    """
    if not stamp:
        return {}
    try:
        with (folder / INDEX).open(encoding="utf-8", newline="") as file:
            named = [(row.get("sha256") or "", row.get("path") or "") for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}
    inside = folder.resolve()
    found = {sha256: (folder / path).resolve() for sha256, path in named if _HASH.fullmatch(sha256) and path}
    return {sha256: path for sha256, path in found.items() if path.is_relative_to(inside)}
