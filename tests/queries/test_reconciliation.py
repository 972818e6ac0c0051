"""Grades from reports and official statistics: they agree or are explained; figures held against the publications."""

from queries import rows, run
from queries.record import connection


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
        if row["slug"] == "staffordshire" and row["aspect"] == "care_leavers"
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
    # Inspected before the frameworks that are read: listed by the public site, with no file at hand
    assert "2012-07-13" in {str(row["published"])[:10] for row in rows("unread_reports")}
