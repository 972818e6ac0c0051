"""All of `data/` from local files: the folder of reports and the folder of reference files."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest import declared, jtai, listed, reports, workbook
from ingest.area_names import AreaNames
from ingest.areas import areas as read_areas
from ingest.errors import IngestError, ParseError
from ingest.neighbours import neighbours
from ingest.reports import Listing, Outcome
from ingest.sources import REPORTS, sources

LINKS_FILE = "childrens_services_report_links.csv"
_LISTED = "data-to-insight-joint-inspections"
_OUTCOMES = "ofsted-outcomes-2025-03-31"

Row = dict[str, Any]


@dataclass
class Record:
    """The tables while they are put together; `add` keeps keys unique."""

    slugs: Mapping[str, str]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    _ids: Counter[str] = field(default_factory=Counter)

    def put(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Append rows to one table."""
        self.rows.setdefault(table, []).extend(dict(row) for row in rows)

    def add_inspection(self, row: Row) -> str:
        """Append an inspection under its key `<programme>-<slug>-<published>`; a taken key gets -2, -3, …"""
        key = f"{row['programme']}-{self.slugs[row['area_code']]}-{row['published']}"
        self._ids[key] += 1
        inspection_id = key if self._ids[key] == 1 else f"{key}-{self._ids[key]}"
        self.put("inspections", [{"inspection_id": inspection_id, **row}])
        return inspection_id


@dataclass(frozen=True)
class Summary:
    """What a rebuild read, for the person who ran it."""

    read: int
    quarantined: int
    other_families: int


def rebuild(report_folder: Path, reference: Path) -> tuple[dict[str, list[Row]], Summary]:
    """Rows of every table, from the two folders.

    Raises:
        IngestError: a reference file is not as described, or a report's council is not the one its URN names.
    """
    areas = read_areas(reference)
    names = AreaNames(areas)
    record = Record({row["area_code"]: row["slug"] for row in areas})
    for table in ("inspections", "inspectorates", "judgements", "findings", "selection", "quarantine"):
        record.put(table, [])
    record.put("areas", areas)
    record.put("neighbours", neighbours(reference, areas))
    record.put("milestones", ({k: v or None for k, v in row.items()} for row in declared.rows("milestones")))

    index = reports.index(report_folder)
    outcomes = list(zip(index, reports.examine_all(entry.path for entry in index), strict=True))
    for entry, outcome in sorted(outcomes, key=lambda pair: (pair[0].published, pair[0].sha256)):
        _add_report(record, names, entry, outcome)
    _add_listed(record, names, reference / listed.FILE)
    official = workbook.official_inspections(reference / workbook.FILE, names.match)
    _add_official(record, official, _report_links(reference / LINKS_FILE, names))
    record.put("sources", sources(reference, (e.sha256 for e in index), {workbook.FILE: len(official)}))
    return record.rows, Summary(
        read=sum(o.facts is not None for _, o in outcomes),
        quarantined=len(record.rows["quarantine"]),
        other_families=sum(o.other_family for _, o in outcomes),
    )


def _add_report(record: Record, names: AreaNames, entry: Listing, outcome: Outcome) -> None:
    if outcome.other_family:
        return
    facts, problem = outcome.facts, outcome.problem
    spoken_of = facts.fieldwork_start if facts else entry.published
    indexed_area = names.match(entry.council, spoken_of)
    if facts is not None:
        try:
            stated_area = names.match(facts.area, spoken_of)
        except ParseError as error:
            problem = str(error)
        else:
            if stated_area != indexed_area:
                problem = "the report names another council than the public site lists it under; see which is right"
    if facts is None or problem is not None:
        record.put("quarantine", [_quarantined(entry, indexed_area, problem)])
        return
    inspection_id = record.add_inspection(
        {
            "area_code": indexed_area,
            **facts.model_dump(include={"programme", "event", "theme", "theme_stated"}),
            "fieldwork_start": facts.fieldwork_start,
            "fieldwork_end": facts.fieldwork_end,
            "published": entry.published,
            "report_url": entry.url,
            "source_id": REPORTS,
            "sha256": entry.sha256,
            "pages": outcome.pages,
            "extraction": "parsed",
        }
    )
    key = {"inspection_id": inspection_id}
    record.put("inspectorates", ({**key, "inspectorate": name} for name in facts.inspectorates))
    record.put("judgements", ({**key, **j.model_dump(), "basis": "report"} for j in facts.judgements))
    record.put("findings", ({**key, **f.model_dump()} for f in facts.findings))
    if facts.selection is not None:
        record.put("selection", [{**key, **facts.selection.model_dump()}])


def _quarantined(entry: Listing, area_code: str, problem: str | None) -> Row:
    return {
        "sha256": entry.sha256,
        "report_url": entry.url,
        "area_code": area_code,
        "published": entry.published,
        "reason": problem,
    }


def _add_listed(record: Record, names: AreaNames, path: Path) -> None:
    read = {(row["area_code"], row["published"]) for row in record.rows["inspections"] if row["programme"] == "jtai"}
    links = {row["report_url"] for row in record.rows["inspections"]}
    for known in listed.listed_inspections(path):
        area = names.match(known.council, known.published)
        if (area, known.published) in read or known.url in links:
            continue
        start, end = known.fieldwork or (None, None)
        record.add_inspection(
            {
                "area_code": area,
                "programme": "jtai",
                "event": "inspection",
                "theme": jtai.theme_of_subject(known.subject),
                "theme_stated": known.subject,
                "fieldwork_start": start,
                "fieldwork_end": end,
                "published": known.published,
                "report_url": known.url,
                "source_id": _LISTED,
                "extraction": "listed",
            }
        )


def _add_official(
    record: Record, official: Iterable[workbook.OfficialInspection], links: Mapping[tuple[str, dt.date], str]
) -> None:
    for row in official:
        inspection_id = record.add_inspection(
            {
                "area_code": row.area_code,
                "programme": "ilacs",
                "event": row.event,
                "fieldwork_start": row.started,
                "published": row.published,
                "report_url": links.get((row.area_code, row.published)),
                "source_id": _OUTCOMES,
                "extraction": "official statistics",
            }
        )
        key = {"inspection_id": inspection_id}
        record.put("inspectorates", [{**key, "inspectorate": "Ofsted"}])
        common = {**key, "made_by": "Ofsted", "scale": "four_point", "basis": "official statistics"}
        record.put("judgements", ({**common, "aspect": a, "grade": g} for a, g in row.grades.items()))


def _report_links(path: Path, names: AreaNames) -> dict[tuple[str, dt.date], str]:
    links: dict[tuple[str, dt.date], str] = {}
    twice = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            day, month, year = (int(part) for part in row["publication_date"].split("/"))
            published = dt.date(2000 + year, month, day)
            key = names.match(row["local_authority"], published), published
            if links.setdefault(key, row["inspection_link"]) != row["inspection_link"]:
                twice.add(key)
    if not links:
        raise IngestError(f"{path.name} holds no links")
    return {key: url for key, url in links.items() if key not in twice}
