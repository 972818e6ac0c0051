"""Grades from reports and official statistics: they agree or are explained; figures held against the publications."""

import pytest

from queries import rows, run
from queries.record import connection
from tests.queries.plain import table


def test_no_difference_is_unexplained() -> None:
    counts = rows("reconciliation_counts")
    assert [row for row in counts if row["outcome"] != "agree" and row["explanation"] is None] == []


def test_no_grade_of_a_report_differs_from_the_statistics() -> None:
    assert run("reconciliation", outcomes=["differ"]).empty
    agreed = [row["judgements"] for row in rows("reconciliation_counts") if row["outcome"] == "agree"]
    assert agreed[0] >= 500


def test_every_row_of_the_statistics_is_an_inspection_on_record() -> None:
    # Ofsted's workbook as at 31 March 2025: 271 rows in the history sheet, and 60 visits in the year's sheet
    count = "select count(*) from statements where source_id = 'ofsted-outcomes-2025-03-31' and event {} like '% visit'"
    cursor = connection().cursor()
    assert cursor.execute(count.format("not")).fetchone() == (271,)
    assert cursor.execute(count.format("")).fetchone() == (60,)


def test_staffordshire_care_leavers_grade_is_the_one_that_the_workbook_put_right() -> None:
    # The workbook's notes: Staffordshire, 6 November 2023, was given as good in 2024; the report says otherwise
    found = [
        row
        for row in rows("reconciliation", outcomes=["agree", "differ", "only in statistics"])
        if (row["slug"], row["aspect"], row["programme"]) == ("staffordshire", "care_leavers", "ilacs")
    ]
    assert {row["official_grade"] for row in found} == {"requires_improvement"}


def test_every_date_that_differs_is_explained() -> None:
    differing = rows("reconciliation_dates")
    assert [row["inspection_id"] for row in differing if row["explanation"] is None] == []
    # Read from page 1 of the report: published 13 May 2015; the public site says 18 May 2015
    west_berkshire = next(row for row in differing if row["slug"] == "west-berkshire")
    assert (str(west_berkshire["other_date"])[:10], str(west_berkshire["record_date"])[:10]) == (
        "2015-05-13",
        "2015-05-18",
    )


def test_every_correction_is_about_an_inspection_on_record() -> None:
    dangling = """
        select k.inspection_id from corrections as k
        left join inspections as i on k.inspection_id = i.inspection_id where i.inspection_id is null
    """
    assert connection().cursor().execute(dangling).fetchall() == []


def test_a_listed_report_that_stands_nowhere_else_is_a_known_gap() -> None:
    known = {row["report_url"] for name in ("inspections", "quarantine") for row in table(name)}
    dated = {(row["area_code"], row["published"]) for row in table("inspections")}
    gaps = {
        row["report_url"]
        for row in table("report_links")
        if row["report_url"] not in known and (row["area_code"], row["published"]) not in dated
    }
    assert {row["report_url"] for row in rows("unread_reports")} == gaps


def test_every_single_framework_grade_of_a_report_is_held_against_the_ledger() -> None:
    reported = {
        (row["inspection_id"], row["aspect"])
        for row in table("judgements")
        if row["inspection_id"].startswith("sif-") and row["basis"] != "official statistics"
    }
    held = [row for row in rows("reconciliation", outcomes=None) if row["source_id"] == "ofsted-ledger-2009-2023"]
    found = {(row["inspection_id"], row["aspect"]): row["outcome"] for row in held if row["report_grade"] is not None}
    assert {key for key in found if key[0].startswith("sif-")} == reported
    assert [key for key in reported if found[key] != "agree"] == [("sif-slough-2016-02-17", "lscb")]


def test_every_kind_that_two_sources_give_differently_is_explained() -> None:
    differing = """
        select s.inspection_id, k.reason from statements as s
        inner join inspections as i on s.inspection_id = i.inspection_id and s.event <> i.event
        left join corrections as k
            on s.inspection_id = k.inspection_id and s.source_id = k.source_id and k.field = 'event'
        where s.extraction = 'official statistics'
    """
    found = connection().cursor().execute(differing).fetchall()
    assert [inspection for inspection, _ in found] == ["ilacs-merton-2022-05-09"]
    assert all(reason for _, reason in found)


@pytest.mark.parametrize("inspection", ["sif-leicester-2017-09-04", "sif-darlington-2018-05-21"])
def test_the_ledger_says_what_a_report_gives_no_sign_of(inspection: str) -> None:
    # Ofsted's ledger of 2009 to 2023, rows 76 and 36: both stand in the block of re-inspections
    assert {row["event"] for row in table("inspections") if row["inspection_id"] == inspection} == {"re-inspection"}


def test_the_first_area_send_framework_never_stands_among_the_outcomes_of_the_second() -> None:
    first = {row["inspection_id"] for row in table("judgements") if row["scale"] == "area_send_2016"}
    assert len(first) == 195
    assert not first & {row["inspection_id"] for row in rows("outcomes_with_prior_judgement", cohort="prior_group")}
    grades = {"typically_positive", "inconsistent", "systemic_failings", None}
    assert {
        row["send"] for row in rows("benchmark_other", areas=[row["area_code"] for row in table("areas")])
    } <= grades
