"""All of `data/` from local files: the folder of reports and the folder of reference files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest import declared, facts_cache, reports, tables
from ingest.area_names import AreaNames
from ingest.areas import areas as read_areas
from ingest.neighbours import neighbours
from ingest.record import Record
from ingest.report_links import report_links
from ingest.sources import sources
from ingest.stated import statements
from ingest.statements import Row


@dataclass(frozen=True)
class Summary:
    """What a rebuild read, for the person who ran it."""

    read: int
    quarantined: int


def rebuild(report_folder: Path, reference: Path, data: Path = tables.DATA) -> tuple[dict[str, list[Row]], Summary]:
    """Rows of every table, from the two folders.

    Args:
        report_folder: PDFs and their `index.csv`.
        reference: the reference tables.
        data: the record as it stands; the history of its changes is kept.

    Raises:
        IngestError: a reference file or the index is not as described.
    """
    record = without_reports(reference, data)
    for entry, outcome in facts_cache.read_all(reports.index(report_folder)):
        record.add_report(entry, outcome)
    return record.tables(), Summary(read=len(record.reports), quarantined=len(record.quarantine))


def without_reports(reference: Path, data: Path = tables.DATA) -> Record:
    """The record as far as the reference tables and the declared ones tell it."""
    areas = read_areas(reference)
    names = AreaNames(areas)
    links = report_links(reference, names)
    stated, counted = statements(reference, names, links)
    fixed: dict[str, list[Row]] = {
        "areas": [dict(area) for area in areas],
        "neighbours": [dict(neighbour) for neighbour in neighbours(reference, areas)],
        "milestones": [{k: v or None for k, v in row.items()} for row in declared.rows("milestones")],
        "report_links": links,
        "sources": sources(reference, counted),
        "changes": tables.typed_rows("changes", data),
    }
    return Record(fixed, stated)
