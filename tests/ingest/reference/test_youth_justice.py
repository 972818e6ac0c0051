"""Youth justice ratings: values read from the table, services of several councils, Wales, footnotes, corrections."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from components.words import YOUTH_JUSTICE, YOUTH_JUSTICE_TO
from ingest.errors import IngestError
from ingest.record import tables
from ingest.reference.area_names import AreaNames
from ingest.reference.corrections import Corrections
from ingest.reference.youth_justice import FILE, STANDARDS, Ratings, ratings

AREAS = tables.typed_rows("areas")
SLUGS = {row["area_code"]: row["slug"] for row in AREAS}
GOLDEN: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "golden" / "youth_justice.json").read_text(encoding="utf-8")
)
COLUMNS = ("la_name", "la_ref", "score_%", "overall_rating", "publication_date", "report_url", *STANDARDS)


def of(row: dict[str, Any]) -> str:
    return f"youth_justice-{row['slug']}-{row['published']}"


@pytest.mark.parametrize("golden", GOLDEN, ids=of)
def test_grades_are_those_of_the_tables_line(golden: dict[str, Any]) -> None:
    found = {r["aspect"]: r["grade"] for r in tables.typed_rows("judgements") if r["inspection_id"] == of(golden)}
    assert found == golden["grades"]


def test_a_service_of_several_councils_is_an_inspection_of_each() -> None:
    inspections = [row for row in tables.typed_rows("inspections") if row["programme"] == "youth_justice"]
    slugs = sorted(SLUGS[r["area_code"]] for r in inspections if r["published"] == dt.date(2022, 5, 19))
    assert slugs == ["herefordshire", "shropshire", "telford-and-wrekin", "worcestershire"]
    assert len(inspections) == 81  # 83 services, less 10 of Wales, and 8 councils more of the 6 joint services


def test_hmi_probation_alone_carries_them_out_as_far_as_the_table_tells() -> None:
    rows = [r for r in tables.typed_rows("inspectorates") if r["inspection_id"].startswith("youth_justice")]
    assert {row["inspectorate"] for row in rows} == {"HMI Probation"}


Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Writes a table of one service, given what differs."""

    def write(columns: tuple[str, ...] = COLUMNS, **cells: str) -> Path:
        row = dict.fromkeys(columns, "") | {
            "la_name": "Hartlepool",
            "overall_rating": "Good",
            "publication_date": "3/9/24",
            "report_url": "https://example.org/a",
        }
        with (tmp_path / FILE).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerow(row | {name.replace("score", "score_%"): cell for name, cell in cells.items()})
        return tmp_path / FILE

    return write


def read(path: Path, corrections: list[dict[str, str]] | None = None) -> Ratings:
    return ratings(path, AreaNames(AREAS).match, SLUGS, Corrections(corrections or []))


def test_a_date_of_one_digit_day_and_two_digit_year_is_read(table: Table) -> None:
    assert read(table()).statements[0].published == dt.date(2024, 9, 3)


def test_a_joint_inspection_is_marked(table: Table) -> None:
    assert read(table(la_name="Hackney - JI")).statements[0].theme_stated == "joint inspection"


def test_a_welsh_service_is_counted_and_makes_no_inspection(table: Table) -> None:
    assert read(table(la_name="Powys")) == Ratings((), ("Powys",))


def test_a_declared_footnote_gives_no_rating(table: Table) -> None:
    found = read(table(overall_rating="1 The resettlement standard does not count.", staff="Good"))
    assert [(g.aspect, g.grade) for g in found.statements[0].gradings] == [("staff", "good")]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"la_name": "Wexcombe"}, "no known name"),
        ({"la_name": "Cornwall - JI and others"}, "no known name"),
        ({"staff": "Mixed"}, "is no rating"),
        ({"overall_rating": "2 Another footnote"}, "is no rating"),
        ({"publication_date": "September 2024"}, "a date like"),
    ],
)
def test_what_is_not_known_is_refused(table: Table, cells: dict[str, str], message: str) -> None:
    with pytest.raises(IngestError, match=message):
        read(table(**cells))


def test_a_new_column_is_refused(table: Table) -> None:
    with pytest.raises(IngestError, match="has columns"):
        read(table((*COLUMNS, "victims")))


CORRECTION = {
    "inspection_id": "youth_justice-hartlepool-2024-09-03",
    "field": "overall",
    "source_id": "hmi-probation-youth-justice",
    "expects": "Inadequate",
    "used": "good",
}


def test_a_correction_replaces_what_it_expects(table: Table) -> None:
    found = read(table(overall_rating="Inadequate"), [CORRECTION])
    assert found.statements[0].gradings[0].grade == "good"


def test_a_correction_fails_once_the_publisher_mends_the_value(table: Table) -> None:
    with pytest.raises(IngestError, match="the source was mended"):
        read(table(overall_rating="Good"), [CORRECTION])


def test_no_first_day_is_made_up_and_the_pages_name_the_last_month_on_record() -> None:
    rated = [row for row in tables.typed_rows("inspections") if row["programme"] == "youth_justice"]
    assert {(row["fieldwork_start"], row["fieldwork_end"]) for row in rated} == {(None, None)}
    last = max(row["published"] for row in rated)
    assert last == dt.date(2025, 2, 18)  # Newcastle, the table's first line
    assert f"{last:%B %Y}" == YOUTH_JUSTICE_TO
    assert YOUTH_JUSTICE_TO in YOUTH_JUSTICE
