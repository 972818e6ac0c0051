"""All of `data/` from local files: the folder of reports and the folder of reference files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from ingest import declared
from ingest.reading import cache
from ingest.reading import report as reports
from ingest.record import tables
from ingest.record.build import Record
from ingest.record.releases import add_release
from ingest.reference.area_bodies import area_bodies
from ingest.reference.area_names import AreaNames
from ingest.reference.areas import areas as read_areas
from ingest.reference.collect import collect_statements
from ingest.reference.context import context, indicators
from ingest.reference.corrections import Corrections
from ingest.reference.gazetteer import places, postcodes
from ingest.reference.neighbours import neighbours
from ingest.reference.report_links import report_links
from ingest.reference.sources import sources
from ingest.reference.statements import Row


@dataclass(frozen=True)
class Summary:
    """What a rebuild read, for the person who ran it."""

    read: int
    quarantined: int
    out_of_scope: tuple[str, ...]


def rebuild(
    report_folder: Path, reference: Path, today: dt.date, data: Path = tables.DATA
) -> tuple[dict[str, list[Row]], Summary]:
    """Rows of every table, from the two folders.

    Args:
        report_folder: PDFs and their `index.csv`.
        reference: the reference tables.
        today: the day that the history gives, where anything changed.
        data: the record as it stands; the history of its changes is kept, and what is another now is added to it.

    Raises:
        IngestError: a reference file or the index is not as described.
    """
    record, out_of_scope = without_reports(reference, data)
    for entry, outcome in cache.read_all(reports.index(report_folder)):
        record.add_report(entry, outcome)
    rows = add_release(record.tables(), data, today)
    return rows, Summary(len(record.reports), len(record.quarantine), out_of_scope)


def without_reports(reference: Path, data: Path = tables.DATA) -> tuple[Record, tuple[str, ...]]:
    """The record as far as the reference tables and the declared ones tell it, and the services out of scope."""
    areas = read_areas(reference)
    names = AreaNames(areas)
    links = report_links(reference, names)
    corrections = Corrections()
    stated = collect_statements(
        reference, names, {area["area_code"]: area["slug"] for area in areas}, links, corrections
    )
    fixed: dict[str, list[Row]] = {
        "codes": _declared_rows("codes"),
        "areas": [dict(area) for area in areas],
        "neighbours": [dict(neighbour) for neighbour in neighbours(reference, areas)],
        "area_bodies": area_bodies(reference, areas),
        "places": places(reference, areas),
        "postcodes": postcodes(reference, areas),
        "indicators": indicators(reference),
        **context(reference, {area["area_code"]: area["la_number"] for area in areas}),
        "milestones": _declared_rows("milestones"),
        "published_counts": _declared_rows("published_counts"),
        "corrections": corrections.rows(),
        "report_links": links,
        "sources": sources(reference, stated.rows_read),
        "changes": tables.typed_rows("changes", data),
        "releases": tables.typed_rows("releases", data),
    }
    return Record(fixed, stated.statements, selection=_declared_rows("selection")), stated.out_of_scope


def _declared_rows(name: str) -> list[Row]:
    return [{column: value or None for column, value in row.items()} for row in declared.rows(name)]
