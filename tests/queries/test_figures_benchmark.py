"""Figures of the benchmark's and the council's queries that people read from the publications, with the page.

Sunderland, reports of services: 11 March 2025 (https://files.ofsted.gov.uk/v1/file/50271150), the five grades on
page 1; 20 July 2015 (https://files.ofsted.gov.uk/v1/file/2755078), grades on page 1, the board's on page 42.
Sunderland, joint inspection: letter of 16 March 2023, dates and inspectorates on page 1, both lists on page 2 (five
bullets each), practice studies on pages 7 and 8, no list of areas for priority action.
Durham, area SEND: report of 3 September 2024 (https://files.ofsted.gov.uk/v1/file/50255956), outcome on page 1.
Durham, youth justice: HMI Probation's table, row "County Durham", 3 November 2022: Requires Improvement.
Statistical neighbours 2025, row 394 (Sunderland): 807 first, 393 second, 354 tenth, all "Very close".
Context of 2025: children looked after, row 394: 90, England 67; workforce, row 394: caseload 17.1, turnover 11.8,
agency rate "low" (not shown), England 15.2, 11.8, 13; children in need: 2,208 at 31 March of 56,770 children.
Surrey, list of children's services reports on the public site: a report of 3 August 2015: a
review of the board without an inspection of the council, which the record does not take.
"""

import datetime as dt

from queries import rows

SUNDERLAND, DURHAM, SURREY = "E08000024", "E06000047", "E10000030"


def test_neighbours_of_sunderland_are_the_departments() -> None:
    found = rows("benchmark_peers", area=SUNDERLAND, peer_set="neighbours", own=None)
    assert [row["area"] for row in found][:3] == ["Sunderland", "Redcar and Cleveland", "South Tyneside"]
    assert (found[10]["area"], found[10]["closeness"]) == ("Rochdale", "Very close")


def test_grades_of_sunderland_are_those_on_page_1_of_its_latest_report() -> None:
    row = rows("benchmark_judgements", areas=[SUNDERLAND])[0]
    aspects = ("overall", "leaders", "help_protection", "in_care", "care_leavers")
    assert [row[aspect] for aspect in aspects] == ["outstanding"] * 4 + ["good"]
    assert {row[f"{aspect}_published"].date() for aspect in aspects} == {dt.date(2025, 3, 11)}
    assert row["combined"] == "no"


def test_first_overall_judgement_of_sunderland_is_the_one_of_2015() -> None:
    first = rows("benchmark_overall", areas=[SUNDERLAND])[0]
    assert (first["grade"], first["published"].date(), first["page"]) == ("inadequate", dt.date(2015, 7, 20), 1)
    assert rows("benchmark_counts", area=SUNDERLAND, areas=[SUNDERLAND])[0]["grade"] == "outstanding"


def test_joint_letter_of_sunderland_is_as_printed() -> None:
    (row,) = rows("joint_in_areas", areas=[SUNDERLAND])
    assert (row["fieldwork_start"].date(), row["fieldwork_end"].date()) == (dt.date(2023, 1, 23), dt.date(2023, 1, 27))
    assert row["inspectorates"] == "CQC, HMICFRS, Ofsted"
    assert [row[s] for s in ("priority_action", "improvement", "strength", "practice_study")] == [None, 5, 5, 2]
    assert row["stated_reason"] is None


def test_area_send_and_youth_justice_of_durham_are_as_printed() -> None:
    row = rows("benchmark_other", areas=[DURHAM])[0]
    assert (row["send"], row["send_published"].date()) == ("inconsistent", dt.date(2024, 9, 3))
    assert (row["youth_justice"], row["youth_justice_published"].date()) == (
        "requires_improvement",
        dt.date(2022, 11, 3),
    )


def test_context_of_sunderland_is_the_departments() -> None:
    values = {row["indicator"]: row["value"] for row in rows("benchmark_context", areas=[SUNDERLAND])}
    assert values["children_looked_after_rate"] == 90
    assert (values["caseload"], values["social_worker_turnover"], values["agency_rate"]) == (17.1, 11.8, None)
    assert values["children_in_need_rate"] == round(2208 / 56770 * 10_000, 1)
    england = {
        row["indicator"]: row["england"]
        for row in rows("benchmark_context_summary", area=SUNDERLAND, areas=[SUNDERLAND])
    }
    assert (england["children_looked_after_rate"], england["caseload"], england["agency_rate"]) == (67, 15.2, 13)


def test_board_of_sunderland_is_on_page_42_of_the_same_report() -> None:
    board = [row for row in rows("area_judgements", area=SUNDERLAND) if row["aspect"] == "lscb"]
    assert [(row["grade"], row["published"].date(), row["page"]) for row in board] == [
        ("inadequate", dt.date(2015, 7, 20), 42)
    ]
    oldest = next(row for row in reversed(rows("area_history", area=SUNDERLAND)) if row["programme"] == "sif")
    assert (oldest["judgement"], oldest["board"], oldest["page"]) == ("inadequate", "inadequate", 1)


def test_report_of_surrey_of_2015_that_could_not_be_used_is_a_known_gap() -> None:
    (gap,) = rows("area_gaps", area=SURREY)
    assert (gap["kind"], gap["published"].date()) == ("quarantined", dt.date(2015, 8, 3))
    (report,) = rows("area_unread", area=SURREY)
    assert (report["kind"], report["later"]) == ("quarantined", False)
