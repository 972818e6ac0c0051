"""Whether a rebuild would find all as the last one left it: one digest of everything that goes in and comes out.

The digest holds the bytes of the reports, of the reference files, of the record, of this code and its declared tables,
and the day (days in the future are refused, and tomorrow is another day). It is kept beside the record's cache; without
it, or with another, everything is built as always.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from ingest.reading.cache import parser_version
from ingest.record import tables

FILE = tables.ROOT / ".cache" / "rebuilt"


def digest(folders: Iterable[Path], data: Path, today: dt.date) -> str:
    """Digest of all files in `folders`, of the record in `data`, of the code and of the day.

    Raises:
        OSError: a file can't be read.
    """
    whole = hashlib.sha256(f"{parser_version()} {today}".encode())
    for folder in (*folders, data):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            whole.update(f"{path.relative_to(folder)} {content}\n".encode())
    return whole.hexdigest()


def last_words(mark: str, file: Path = FILE) -> str | None:
    """What the last rebuild said, where it left all as `mark` has it; else None."""
    try:
        known, _, said = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return said if known == mark else None


def keep(mark: str, said: str, file: Path = FILE) -> None:
    """Keep what a rebuild said; a cache that can't be written costs only the next rebuild's time."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".draft")
        draft.write_text(f"{mark}\n{said}", encoding="utf-8")
        draft.replace(file)
