"""The record in memory: what is known, from which every table of `data/` follows.

Known are the fixed tables (areas, neighbours, …), the statements of official statistics and lists, and the reports
that were read or put in quarantine, each under the SHA-256 of its file. `tables` puts them together, and the same
knowledge gives the same rows, whatever the order in which it came: reports may be added all at once (`rebuild`) or one
by one to a record that was loaded from `data/` (`Record.load`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import IngestError, ParseError
from ingest.facts import ReportFacts
from ingest.reading.report import Listing, Outcome
from ingest.record import tables as data_tables
from ingest.record.merge import Inspection, Report, merge_statements
from ingest.record.plausible_days import PlausibleDays
from ingest.record.topic_agreement import agreement, coded_items, readings
from ingest.reference.area_names import AreaNames
from ingest.reference.corrections import days_meant
from ingest.reference.sources import REPORTS, latest_day
from ingest.reference.statements import COLUMNS, Grading, Row, Statement

DERIVED = (
    "inspections",
    "inspectorates",
    "judgements",
    "findings",
    "topics",
    "topic_agreement",
    "replies",
    "selection",
    "quarantine",
    "statements",
    "official_judgements",
)
"""Tables that follow from reports and statements; all others are kept as they were given."""


@dataclass
class Record:
    """What is known.

    Attributes:
        fixed: rows of the tables that do not depend on reports, by table name (see `DERIVED`).
        statements: what official statistics and lists say of inspections.
        reports: the reports that were read, by SHA-256 of the file.
        quarantine: rows of `quarantine.csv`, by SHA-256 of the file.
        selection: rows of `selection.csv` that an official page states, by its note; reports state others.
        today: no report's day can lie after it, or after the day on which a source was fetched.
    """

    fixed: dict[str, list[Row]]
    statements: list[Statement] = field(default_factory=list)
    reports: dict[str, Report] = field(default_factory=dict)
    quarantine: dict[str, Row] = field(default_factory=dict)
    selection: list[Row] = field(default_factory=list)
    today: dt.date = field(default_factory=dt.date.today)

    def __post_init__(self) -> None:
        self._names = AreaNames(self.fixed["areas"])
        self._areas = {row["area_code"]: row for row in self.fixed["areas"]}
        self._days = PlausibleDays(self.fixed.get("corrections", []), latest_day(self.fixed["sources"], self.today))

    @classmethod
    def load(cls, data: Path = data_tables.DATA, today: dt.date | None = None) -> Record:
        """The record as it stands in a folder of tables, on a day (by default this one)."""
        rows = data_tables.all_typed_rows(data)
        fixed = {name: kept for name, kept in rows.items() if name not in DERIVED}
        record = cls(fixed, today=today) if today else cls(fixed)
        record.statements = _statements(rows["statements"], rows["official_judgements"])
        record.reports = _reports(rows)
        record.quarantine = {row["sha256"]: row for row in rows["quarantine"]}
        record.selection = [row for row in rows["selection"] if row["note"]]
        return record

    def add_report(self, entry: Listing, outcome: Outcome) -> None:
        """Take in what reading one listed file came to: facts, or a row in quarantine with the reason."""
        self.remove_report(entry.sha256)
        area_code, problem = self._area(entry, outcome.facts)
        facts = outcome.facts
        if facts is not None and area_code is not None and problem is None:
            facts, problem = self._settle_days(entry, facts, area_code)
        if facts is None or area_code is None or problem is not None:
            self.quarantine[entry.sha256] = {
                "sha256": entry.sha256,
                "report_url": entry.url,
                "area_code": area_code,
                "published": entry.published,
                "reason": outcome.problem or problem,
            }
        else:
            self.reports[entry.sha256] = _report(entry, facts, outcome.pages, area_code)

    def remove_report(self, sha256: str) -> None:
        """Forget one file; what statistics and lists say of its inspection stays."""
        self.reports.pop(sha256, None)
        self.quarantine.pop(sha256, None)

    def tables(self) -> dict[str, list[Row]]:
        """Rows of every table.

        Raises:
            IngestError: a statement fits two inspections equally well, or a declared reason has no inspection.
        """
        rows: dict[str, list[Row]] = {**self.fixed, **{name: [] for name in DERIVED}}
        rows["sources"] = [self._count_reports(source) for source in self.fixed["sources"]]
        rows["quarantine"] = list(self.quarantine.values())
        rows["selection"] = list(self.selection)
        rows["topic_agreement"] = agreement(readings(), coded_items({k: r.topics for k, r in self.reports.items()}))
        taken: Counter[str] = Counter()
        slugs = {area["slug"]: code for code, area in self._areas.items()}
        days = days_meant(self.fixed.get("corrections", []), slugs)
        for inspection in merge_statements(self.reports.values(), self.statements, days):
            _put(rows, self._key(inspection.row(), taken), inspection)
        if unknown := {row["inspection_id"] for row in self.selection} - taken.keys():
            raise IngestError(f"reasons for selection are declared for inspections not on record: {sorted(unknown)}")
        return rows

    def _area(self, entry: Listing, facts: ReportFacts | None) -> tuple[str | None, str | None]:
        """The council's code, and what is wrong with the names and the number that speak of it."""
        spoken_of = facts.fieldwork_start if facts else entry.published
        try:
            listed = self._names.match(entry.council, spoken_of)
            stated = self._names.match(facts.area, spoken_of) if facts else listed
        except ParseError as error:
            return None, str(error)
        if stated != listed:
            return listed, "the report names another council than the public site lists it under; see which is right"
        urn = self._areas[listed]["urn"]
        if urn is not None and urn != entry.urn:
            return listed, f"the public site lists it under URN {entry.urn}, the council has {urn}; see which is right"
        return listed, None

    def _settle_days(self, entry: Listing, facts: ReportFacts, area_code: str) -> tuple[ReportFacts, str | None]:
        """The facts with corrected days, and what is doubtful about their days and not explained."""
        key = f"{facts.programme}-{self._areas[area_code]['slug']}-{entry.published}"
        return self._days.settle(facts, key, entry.published)

    def _key(self, row: Row, taken: Counter[str]) -> str:
        key = f"{row['programme']}-{self._areas[row['area_code']]['slug']}-{row['published']}"
        taken[key] += 1
        return key if taken[key] == 1 else f"{key}-{taken[key]}"

    def _count_reports(self, source: Row) -> Row:
        """A row of `sources.csv`; that of the reports gets the number and the common hash of the files known."""
        if source["source_id"] != REPORTS:
            return source
        hashes = sorted({*self.reports, *self.quarantine})
        return {**source, "sha256": hashlib.sha256("\n".join(hashes).encode()).hexdigest(), "rows": len(hashes)}


def _put(rows: dict[str, list[Row]], inspection_id: str, inspection: Inspection) -> None:
    key = {"inspection_id": inspection_id}
    rows["inspections"].append({**key, **inspection.row()})
    rows["inspectorates"] += [{**key, "inspectorate": name} for name in inspection.inspectorates()]
    rows["judgements"] += [{**key, **row} for row in inspection.judgements()]
    if inspection.report is not None:
        rows["findings"] += [{**key, **row} for row in inspection.report.findings]
        rows["topics"] += [{**key, **row} for row in inspection.report.topics]
        rows["replies"] += [{**key, **row} for row in [inspection.report.reply] if row]
        rows["selection"] += [{**key, **row} for row in [inspection.report.selection] if row]
    for statement in inspection.statements:
        rows["statements"].append({**key, **statement.row()})
        of_source = {**key, "source_id": statement.source_id}
        rows["official_judgements"] += [{**of_source, **vars(grading)} for grading in statement.gradings]


def _report(entry: Listing, facts: ReportFacts, pages: int | None, area_code: str) -> Report:
    return Report(
        inspection={
            "area_code": area_code,
            **facts.model_dump(
                include={"programme", "event", "theme", "theme_stated", "fieldwork_start", "fieldwork_end"}
            ),
            "published": entry.published,
            "published_stated": facts.published,
            "report_url": entry.url,
            "source_id": REPORTS,
            "sha256": entry.sha256,
            "pages": pages,
            "extraction": "parsed",
        },
        inspectorates=tuple(facts.inspectorates),
        judgements=tuple(judgement.model_dump() for judgement in facts.judgements),
        findings=tuple(finding.model_dump() for finding in facts.findings),
        topics=tuple(topic.model_dump() for topic in facts.topics),
        reply=facts.reply.model_dump(exclude={"due_as_printed"}) if facts.reply else None,
        selection=facts.selection.model_dump() if facts.selection else None,
    )


def _reports(rows: Mapping[str, list[Row]]) -> dict[str, Report]:
    inspectorates = _by_inspection(rows["inspectorates"])
    judgements = _by_inspection(rows["judgements"])
    findings = _by_inspection(rows["findings"])
    topics = _by_inspection(rows["topics"])
    replies = _by_inspection(rows["replies"])
    selection = _by_inspection(row for row in rows["selection"] if not row["note"])
    found = {}
    for row in rows["inspections"]:
        if row["extraction"] == "parsed":
            of = row["inspection_id"]
            found[row["sha256"]] = Report(
                inspection=_without(row, "inspection_id"),
                inspectorates=tuple(one["inspectorate"] for one in inspectorates.get(of, [])),
                judgements=tuple(_without(one, "basis") for one in judgements.get(of, [])),
                findings=tuple(findings.get(of, [])),
                topics=tuple(topics.get(of, [])),
                reply=next(iter(replies.get(of, [])), None),
                selection=next(iter(selection.get(of, [])), None),
            )
    return found


def _statements(rows: Iterable[Row], judgements: Iterable[Row]) -> list[Statement]:
    gradings: dict[tuple[str, str], list[Grading]] = {}
    for row in judgements:
        grading = Grading(row["aspect"], row["made_by"], row["grade"], row["scale"])
        gradings.setdefault((row["inspection_id"], row["source_id"]), []).append(grading)
    return [
        Statement(
            **{name: row[name] for name in COLUMNS},
            gradings=tuple(gradings.get((row["inspection_id"], row["source_id"]), [])),
        )
        for row in rows
    ]


def _by_inspection(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["inspection_id"], []).append(_without(row, "inspection_id"))
    return found


def _without(row: Mapping[str, Any], column: str) -> Row:
    return {name: value for name, value in row.items() if name != column}
