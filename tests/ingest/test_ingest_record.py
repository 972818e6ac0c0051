"""The record: the same knowledge gives the same tables, and what a source says is not lost beside a report."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.facts import Judgement, ReportFacts
from ingest.reading.report import Listing, Outcome
from ingest.record import tables
from ingest.record.build import Record
from ingest.record.words import FILE as WORDS
from ingest.reference.sources import REPORTS
from ingest.reference.statements import Grading, Statement

AREA = {
    "area_code": "E10000099",
    "slug": "wexcombe",
    "name": "Wexcombe",
    "la_number": "999",
    "urn": "80999",
    "valid_to": None,
    "successors": None,
}


def empty() -> Record:
    other = {**AREA, "area_code": "E10000098", "slug": "marl", "name": "Marl", "la_number": "998", "urn": "80998"}
    return Record({"areas": [*tables.typed_rows("areas"), AREA, other], "sources": [{"source_id": REPORTS}]})


def listing(number: int, council: str = "Wexcombe", urn: str = "80999", published: str = "2019-05-10") -> Listing:
    return Listing(Path("x.pdf"), urn, council, dt.date.fromisoformat(published), None, f"{number:064x}")


def ilacs(event: str = "short", area: str = "Wexcombe", start: str = "2019-04-01", grade: str = "good") -> Outcome:
    first = dt.date.fromisoformat(start)
    facts = ReportFacts.model_validate(
        {
            "programme": "ilacs",
            "event": event,
            "area": area,
            "fieldwork_start": first,
            "fieldwork_end": first + dt.timedelta(days=2),
            "inspectorates": ("Ofsted",),
            "judgements": (
                Judgement.model_validate(
                    {"aspect": "overall", "made_by": "Ofsted", "scale": "four_point", "grade": grade, "page": 1}
                ),
            ),
        }
    )
    return Outcome("ignored", 9, facts, None)


def official(published: str = "2019-05-10", start: str = "2019-04-01", grade: str = "good") -> Statement:
    return Statement(
        source_id="statistics",
        extraction="official statistics",
        area_code="E10000099",
        programme="ilacs",
        event="standard",
        published=dt.date.fromisoformat(published),
        fieldwork_start=dt.date.fromisoformat(start),
        gradings=(Grading("overall", "Ofsted", grade), Grading("leaders", "Ofsted", grade)),
    )


def test_a_report_and_a_statement_of_it_make_one_row() -> None:
    record = empty()
    record.statements.append(official())
    record.add_report(listing(1), ilacs())
    made = record.tables()
    assert [(row["extraction"], row["event"]) for row in made["inspections"]] == [("parsed", "short")]
    assert [(row["aspect"], row["basis"]) for row in made["judgements"]] == [("overall", "both")]
    assert len(made["official_judgements"]) == 2


def test_another_grade_in_the_statistics_leaves_the_reports_grade_and_basis() -> None:
    record = empty()
    record.statements.append(official(grade="inadequate"))
    record.add_report(listing(1), ilacs())
    made = record.tables()
    assert [(row["grade"], row["basis"]) for row in made["judgements"]] == [("good", "report")]
    assert {row["grade"] for row in made["official_judgements"]} == {"inadequate"}


def test_the_same_fieldwork_published_ten_days_apart_is_one_inspection_and_eleven_days_apart_two() -> None:
    for published, rows in (("2019-05-20", 1), ("2019-05-21", 2)):
        record = empty()
        record.statements.append(official(published))
        record.add_report(listing(1), ilacs())
        assert len(record.tables()["inspections"]) == rows


def test_standard_or_short_is_taken_from_statistics_only_where_the_report_can_not_tell() -> None:
    record = empty()
    record.statements.append(official())
    record.add_report(listing(1), ilacs(event="inspection"))
    assert record.tables()["inspections"][0]["event"] == "standard"


def test_a_statement_without_a_report_keeps_its_row_and_its_grades() -> None:
    record = empty()
    record.statements.append(official())
    made = record.tables()
    assert [row["extraction"] for row in made["inspections"]] == ["official statistics"]
    assert [row["basis"] for row in made["judgements"]] == ["official statistics"] * 2
    assert [row["inspectorate"] for row in made["inspectorates"]] == ["Ofsted"]


def test_a_report_that_is_removed_leaves_what_the_statistics_say() -> None:
    record = empty()
    record.statements.append(official())
    record.add_report(listing(1), ilacs())
    record.remove_report(listing(1).sha256)
    assert [row["extraction"] for row in record.tables()["inspections"]] == ["official statistics"]


def test_a_statement_that_fits_two_inspections_raises() -> None:
    record = empty()
    record.add_report(listing(1), ilacs())
    record.add_report(listing(2), ilacs(start="2019-04-02"))
    record.statements.append(official())
    with pytest.raises(IngestError, match="fits 2 inspections"):
        record.tables()


def test_two_inspections_published_on_one_day_are_numbered_by_fieldwork_whatever_comes_first() -> None:
    for order in ((1, 2), (2, 1)):
        record = empty()
        for number in order:
            record.add_report(listing(number), ilacs(start=f"2019-04-0{3 - number}"))
        made = record.tables()["inspections"]
        assert [row["inspection_id"] for row in made] == ["ilacs-wexcombe-2019-05-10", "ilacs-wexcombe-2019-05-10-2"]
        assert [row["fieldwork_start"].day for row in made] == [1, 2]


@pytest.mark.parametrize(
    ("entry", "outcome", "reason"),
    [
        (listing(1, council="Marl", urn="80998"), ilacs(), "names another council"),
        (listing(1, urn="80111"), ilacs(), "under URN 80111, the council has 80999"),
        (listing(1, council="Nowhere"), ilacs(), "no known name"),
        (listing(1), Outcome(None, None, None, "the file is not a PDF"), "not a PDF"),
    ],
)
def test_what_can_not_be_trusted_goes_to_quarantine_with_its_reason(
    entry: Listing, outcome: Outcome, reason: str
) -> None:
    record = empty()
    record.add_report(entry, outcome)
    made = record.tables()
    assert made["inspections"] == []
    assert len(made["quarantine"]) == 1
    assert reason in made["quarantine"][0]["reason"]


def test_a_file_that_is_read_at_last_leaves_quarantine() -> None:
    record = empty()
    record.add_report(listing(1), Outcome(None, None, None, "damaged"))
    record.add_report(listing(1), ilacs())
    assert record.tables()["quarantine"] == []
    assert len(record.tables()["inspections"]) == 1


def test_the_record_loaded_from_its_tables_gives_the_same_tables(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(tables.DATA, tmp_path / "data"))
    assert tables.write(Record.load(copy).tables(), copy) == []


@pytest.mark.slow
def test_reports_added_one_by_one_in_any_order_give_the_same_tables(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(tables.DATA, tmp_path / "data"))
    whole = Record.load(copy)
    kept, quarantined, words = dict(whole.reports), dict(whole.quarantine), dict(whole.words.kept)
    hashes = sorted({*kept, *quarantined}, key=lambda sha256: sha256[::-1])
    whole.reports.clear()
    whole.quarantine.clear()
    (copy / WORDS).unlink()
    tables.write(whole.tables(), copy)
    assert not Record.load(copy).reports
    for part in (hashes[:150], hashes[150:]):
        record = Record.load(copy)
        record.reports |= {sha256: kept[sha256] for sha256 in part if sha256 in kept}
        record.quarantine |= {sha256: quarantined[sha256] for sha256 in part if sha256 in quarantined}
        record.words.kept |= {sha256: words[sha256] for sha256 in part if sha256 in words}
        rows = record.tables()
        tables.write(rows, copy, words_file=record.words_file(rows))
    for name in (*(f"{name}.csv" for name in tables.tables()), WORDS):
        assert (copy / name).read_bytes() == (tables.DATA / name).read_bytes(), name


def test_a_report_whose_days_can_hardly_be_true_waits_in_quarantine() -> None:
    record = empty()
    record.add_report(listing(1, published="2019-04-04"), ilacs())
    assert record.reports == {}
    assert "days_to_publication is 1 (2019-04-01 to 2019-04-03)" in record.quarantine[f"{1:064x}"]["reason"]


def test_a_day_that_a_correction_puts_right_is_kept_corrected() -> None:
    record = empty()
    record.fixed["corrections"] = [
        {
            "inspection_id": "ilacs-wexcombe-2019-05-10",
            "field": "fieldwork_start",
            "source_id": REPORTS,
            "expects": "2018-04-02",
            "used": "2019-04-02",
        }
    ]
    record = Record(record.fixed)
    facts = ilacs().facts
    assert facts is not None
    printed = facts.model_copy(update={"fieldwork_start": dt.date(2018, 4, 2)})
    record.add_report(listing(1), Outcome("ignored", 9, printed, None))
    assert [row["fieldwork_start"] for row in record.tables()["inspections"]] == [dt.date(2019, 4, 2)]
