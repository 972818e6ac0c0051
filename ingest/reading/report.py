"""The folder of published reports: its index, and what each file was read to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ingest import families as recognise
from ingest.errors import IngestError, ParseError
from ingest.facts import ReportFacts
from ingest.rows import read_rows
from ingest.text.lines import lines_of
from ingest.text.pdf import read, sha256_of


@dataclass(frozen=True)
class Listing:
    """One line of the folder's index: where the file is and what the public site says of it."""

    path: Path
    urn: str
    council: str
    published: dt.date
    url: str | None
    sha256: str


@dataclass(frozen=True)
class Outcome:
    """What reading one file came to: facts, or the sentence that says why there are none."""

    sha256: str | None
    pages: int | None
    facts: ReportFacts | None
    problem: str | None


def index(reports: Path) -> list[Listing]:
    """All lines of `index.csv` in the folder of reports.

    Raises:
        IngestError: a line names a file that is missing or whose SHA-256 is another.
    """
    found = []
    for row in read_rows(reports / "index.csv", may_be_empty=True):
        path = reports / row["path"]
        if not path.is_file():
            raise IngestError(f"index.csv names {row['path']}, which is not in {reports}")
        if (actual := sha256_of(path)) != row["sha256"]:
            raise IngestError(f"{row['path']} has SHA-256 {actual}, index.csv says {row['sha256']}")
        url = row["url"] if row["url"].rsplit("/", 1)[-1] else None
        published = dt.date.fromisoformat(row["published"])
        found.append(Listing(path, row["urn"], row["la"], published, url, row["sha256"]))
    return found


def examine(path: Path) -> Outcome:
    """Read one PDF to its facts; a file that can't be read gives its reason, never an exception."""
    try:
        document = read(path)
    except (IngestError, OSError) as error:
        return Outcome(_hash_or_none(path), None, None, str(error))
    pages = len(document.pages)
    try:
        return Outcome(document.sha256, pages, recognise.parse(lines_of(document.pages)), None)
    except ParseError as error:
        return Outcome(document.sha256, pages, None, str(error))
    except ValidationError as error:
        reasons = "; ".join(str(e["msg"]) for e in error.errors())
        return Outcome(document.sha256, pages, None, f"the facts contradict each other ({reasons}); read it by eye")


def _hash_or_none(path: Path) -> str | None:
    return sha256_of(path) if path.is_file() else None
