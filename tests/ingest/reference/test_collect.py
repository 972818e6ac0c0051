"""What official statistics and lists say: values read from the publications, and contradictions that are refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from ingest.errors import IngestError, ParseError
from ingest.record import tables
from ingest.reference import corrections, listed_send, official_outcomes, plausible, statements
from ingest.reference.area_names import AreaNames
from ingest.rows import read_rows
from ingest.text.dates import numeric_date

INSPECTIONS = {row["inspection_id"]: row for row in tables.typed_rows("inspections")}
NAMES = AreaNames(tables.typed_rows("areas"))


def test_the_years_visits_are_stated_with_their_theme() -> None:
    # Ofsted's workbook as at 31 March 2025, in-year sheet: Barnsley, visited 5 November 2024, published 5 December 2024
    stated = {row["inspection_id"]: row for row in tables.typed_rows("statements") if row["programme"] == "ilacs"}
    visit = stated["ilacs-barnsley-2024-12-05"]
    assert (visit["event"], visit["theme_stated"]) == ("focused visit", "Children in care")
    assert (visit["fieldwork_start"], visit["extraction"]) == (dt.date(2024, 11, 5), "official statistics")


def test_an_area_send_inspection_whose_report_was_not_read_is_listed_with_its_dates() -> None:
    # area_send_latest_by_area.csv: Birmingham, 23 to 27 June 2025, published 15 August 2025
    row = INSPECTIONS["area_send-birmingham-2025-08-15"]
    assert (row["fieldwork_start"], row["fieldwork_end"]) == (dt.date(2025, 6, 23), dt.date(2025, 6, 27))
    assert row["extraction"] == "listed"
    assert not [j for j in tables.typed_rows("judgements") if j["inspection_id"] == row["inspection_id"]]


def test_an_area_send_inspection_without_dates_in_the_list_is_not_lost() -> None:
    assert INSPECTIONS["area_send-cambridgeshire-2025-05-13"]["fieldwork_start"] is None


def test_the_inspection_that_ministers_commissioned_was_read_with_its_reason() -> None:
    row = INSPECTIONS["jtai-solihull-2022-02-21"]
    assert (row["extraction"], row["theme"]) == ("parsed", "front_door")
    reasons = {r["inspection_id"]: (r["stated_reason"], r["page"]) for r in tables.typed_rows("selection")}
    assert reasons["jtai-solihull-2022-02-21"] == ("commissioned", 1)


def test_an_inspection_that_only_public_pages_name_is_listed_and_its_day_explained() -> None:
    row = INSPECTIONS["jtai-dorset-to-2019-2018-07-10"]
    assert (row["extraction"], row["theme"], row["fieldwork_start"]) == ("listed", "child_exploitation", None)
    explained = {(k["inspection_id"], k["field"]): k["expects"] for k in tables.typed_rows("corrections")}
    assert explained["jtai-dorset-to-2019-2018-07-10", "published"] == "July 2018"


def test_a_letter_that_came_without_a_link_has_that_of_the_list() -> None:
    # South Tyneside: the index of the reports gives no link, the list of known joint inspections does
    link = INSPECTIONS["jtai-south-tyneside-2016-04-05"]["report_url"]
    assert link == "https://files.ofsted.gov.uk/v1/file/50000221"
    assert all(row["report_url"] for row in INSPECTIONS.values() if row["programme"] == "jtai" and row["sha256"])


@pytest.mark.corpus
def test_outcomes_read_from_area_send_reports_are_those_that_the_list_gives(reference: Path) -> None:
    numbers = {"typically_positive": "1.0", "inconsistent": "2.0", "systemic_failings": "3.0"}
    outcomes = {
        INSPECTIONS[j["inspection_id"]]["report_url"]: numbers[j["grade"]]
        for j in tables.typed_rows("judgements")
        if j["aspect"] == "experiences_and_outcomes"
    }
    listed = {row["inspection_link"]: row["outcome_grade"] for row in read_rows(reference / listed_send.FILE)}
    both = outcomes.keys() & listed.keys()
    assert len(both) == 55
    assert {url: outcomes[url] for url in both} == {url: listed[url] for url in both}


@pytest.mark.corpus
def test_the_workbooks_sheets_agree_and_a_contradiction_is_refused(reference: Path) -> None:
    path = reference / official_outcomes.FILE
    assert len(official_outcomes.official_inspections(path, NAMES.match)) == 331
    calls: list[str] = []

    def drifting(name: str, on: dt.date) -> str:
        """Another area for the same council the second time that it is asked for."""
        calls.append(name)
        return NAMES.match("Bexley" if calls.count("York") > 2 and name == "York" else name, on)

    with pytest.raises(IngestError, match="is not the same"):
        official_outcomes.official_inspections(path, drifting)


def test_a_list_with_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / listed_send.FILE).write_text("urn,council\n80999,Wexcombe\n")
    with pytest.raises(IngestError, match="has columns"):
        listed_send.listed_send(tmp_path / listed_send.FILE, NAMES.match)


@pytest.mark.parametrize(
    ("text", "date"),
    [("09/05/25", dt.date(2025, 5, 9)), ("27/05/2021", dt.date(2021, 5, 27)), ("01/01/1900", dt.date(1900, 1, 1))],
)
def test_dates_in_figures(text: str, date: dt.date) -> None:
    assert numeric_date(text) == date


@pytest.mark.parametrize("text", ["", "2025-05-09", "31/02/25", "9/5/5"])
def test_what_is_no_date_in_figures_raises(text: str) -> None:
    with pytest.raises(ParseError):
        numeric_date(text)


def one_of_each(**changed: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    """The tables that explanations are held against, empty unless given."""
    return {name: [] for name in ("inspections", "statements", "official_judgements", "corrections")} | changed


def explanation(field: str, expects: str, source: str = "ofsted-ledger-2009-2023") -> dict[str, object]:
    return {"inspection_id": "sif-marl-2015-01-02", "field": field, "source_id": source, "expects": expects}


def test_what_is_explained_and_changed_is_a_fault() -> None:
    of = {"inspection_id": "sif-marl-2015-01-02", "source_id": "ofsted-reports"}
    mended = [{**of, "published_stated": dt.date(2015, 1, 2)}]
    explained = [explanation("published_stated", "2015-01-01", "ofsted-reports")]
    assert "take the row out" in corrections.faults(one_of_each(inspections=mended, corrections=explained))[0]
    of = {**of, "source_id": "ofsted-ledger-2009-2023"}
    statements = [{**of, "extraction": "official statistics", "published": dt.date(2015, 1, 2), "event": "inspection"}]
    graded = [{**of, "aspect": "lscb", "grade": "good"}]
    tables_now = one_of_each(statements=statements, official_judgements=graded)
    for field, as_before, then in (
        ("published", "2015-01-02", "2015-01-01"),
        ("event", "inspection", "re-inspection"),
        ("lscb", "good", "not stated"),
        ("inspection", "stated", "not stated"),
    ):
        assert corrections.faults({**tables_now, "corrections": [explanation(field, as_before)]}) == []
        assert len(corrections.faults({**tables_now, "corrections": [explanation(field, then)]})) == 1
    assert corrections.faults({name: tables.typed_rows(name) for name in one_of_each()}) == []


ODD = [
    ({"published": dt.date(2015, 1, 3)}, "a Saturday"),
    ({"published": dt.date(2026, 1, 5)}, "in the future"),
    ({"fieldwork_start": dt.date(2015, 1, 9)}, "before its first day"),
    ({"fieldwork_start": dt.date(2014, 6, 2)}, "days after its first day"),
    ({"fieldwork_start": dt.date(2014, 12, 7)}, "a Sunday"),
]


@pytest.mark.parametrize(("changed", "message"), ODD)
def test_a_date_that_can_hardly_be_is_refused_unless_explained(changed: dict[str, dt.date], message: str) -> None:
    usual = statements.Statement(
        "ofsted-ledger-2009-2023", "official statistics", "E1", "sif", "inspection", dt.date(2015, 1, 2)
    )
    odd, today, slugs = dataclasses.replace(usual, **changed), dt.date(2025, 12, 31), {"E1": "marl"}
    plausible.require_explained([usual], slugs, corrections.Corrections([]), today)
    with pytest.raises(IngestError, match=message):
        plausible.require_explained([odd], slugs, corrections.Corrections([]), today)
    named = "fieldwork_start" if message == "a Sunday" else "published"
    explained = [{**explanation(named, str(getattr(odd, named))), "used": "any"}]
    plausible.require_explained([odd], slugs, corrections.Corrections(explained), today)
