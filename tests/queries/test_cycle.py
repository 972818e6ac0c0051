"""The single inspection cycle: headlines recomputed from the files; a report without an overall grade gets none."""

import datetime as dt
import shutil
from pathlib import Path

import duckdb

from queries import rows, text
from queries.record import DATA, build
from tests.queries.plain import grades, table
from tests.queries.small import record

STARTED, ENDS, ILACS = "2013-11-01", "2016-10-31", "2018-01-01"


def areas_of_that_time() -> set[str]:
    """Codes of areas that existed when the framework started."""
    later = {code for row in table("areas") for code in row["successors"].split()}
    return {row["area_code"] for row in table("areas")} - later


def first_reports() -> dict[str, tuple[str, str, str]]:
    """State, first day of fieldwork and publication of each area's first report of the framework."""
    inspections = table("inspections")
    known = {row["report_url"] for row in [*inspections, *table("quarantine")]}
    dated = {(r["area_code"], r["published"]) for r in inspections if r["programme"] in ("slac", "cpi", "sif", "ilacs")}
    first: dict[str, tuple[str, str, str]] = {}
    for row in sorted(inspections, key=lambda r: r["published"]):
        if row["programme"] == "sif" and row["event"] == "inspection":
            state = "read" if row["extraction"] == "parsed" else "listed"
            first.setdefault(row["area_code"], (state, row["fieldwork_start"], row["published"]))
    for row in sorted(table("report_links"), key=lambda r: r["published"], reverse=True):
        code, published = row["area_code"], row["published"]
        unread = row["report_url"] not in known and (code, published) not in dated
        if unread and STARTED <= published < min(ILACS, first.get(code, ("", "", ILACS))[2]):
            first[code] = ("listed", "", published)
    return {code: first.get(code, ("none", "", "")) for code in areas_of_that_time()}


def test_three_years_on_is_the_count_of_the_files() -> None:
    (found,) = rows("cycle_counts")
    first = list(first_reports().values())
    begun = sum(state == "read" and start <= ENDS for state, start, _ in first)
    listed = sum(state == "listed" and published <= ENDS for state, _, published in first)
    assert (found["areas"], found["begun"], found["listed_then"]) == (len(first), begun, listed)
    assert found["areas"] == 152
    assert found["begun_share"] == begun / len(first)
    assert found["at_least_share"] == (begun + listed) / len(first)
    assert found["at_most"] == len(first) - sum(state == "read" and start > ENDS for state, start, _ in first)
    states = [state for state, _, _ in first]
    assert [found["read"], found["listed"], found["unknown"]] == [states.count(s) for s in ("read", "listed", "none")]


def test_every_month_is_the_count_of_the_files() -> None:
    first = list(first_reports().values())
    for row in rows("cycle_by_month"):
        day = str(row["month"])[:10]
        assert row["begun"] == sum(state == "read" and start <= day for state, start, _ in first)
        assert row["listed"] == sum(state == "listed" and published <= day for state, _, published in first)
        assert row["at_least"] == row["begun"] + row["listed"]


def test_first_inspections_as_printed() -> None:
    # Derbyshire, page 1: 19 November 2013 to 11 December 2013, published 11 February 2014
    # (https://files.ofsted.gov.uk/v1/file/50004255)
    found = {row["slug"]: row for row in rows("cycle_areas", states=["read"])}
    assert found["derbyshire"]["fieldwork_start"].date() == dt.date(2013, 11, 19)
    assert found["derbyshire"]["published"].date() == dt.date(2014, 2, 11)
    assert found["derbyshire"]["months_after_start"] == 0


def test_an_area_whose_first_report_was_not_read_is_not_counted_by_a_later_one(tmp_path: Path) -> None:
    # Darlington was inspected in 2015 (listed on the public site) and again in 2018; page 2 of the later report says so
    with record(tmp_path, {}, lambda _table, row: row.get("inspection_id") != "sif-darlington-2015-09-01") as ask:
        (found,) = [row for row in ask("cycle_areas", states=["listed"]) if row["slug"] == "darlington"]
    assert str(found["published"]) == "2015-09-01"
    assert found["fieldwork_start"] is None


def test_standing_of_each_year_is_the_count_of_the_files() -> None:
    stated, inspections = grades(), table("inspections")
    graded = [
        (row["area_code"], row["published"], stated[row["inspection_id"]].get("overall"))
        for row in sorted(inspections, key=lambda r: (r["published"], r["inspection_id"]))
        if row["programme"] in ("sif", "ilacs") and set(stated[row["inspection_id"]]) - {"lscb"}
    ]
    ends = {row["area_code"]: row["valid_to"] or "9999" for row in table("areas")}
    starts = {code: r["valid_to"] for r in table("areas") for code in r["successors"].split()}
    for row in rows("standing_by_year"):
        day = str(row["as_of"])[:10]
        there = {code for code, end in ends.items() if end >= day and starts.get(code, "") < day}
        latest = {code: grade for code, published, grade in graded if published <= day and code in there}
        assert row["areas"] == len(there)
        assert row["unknown"] == len(there) - len(latest)
        for grade in ("outstanding", "good", "requires_improvement", "inadequate"):
            assert row[grade] == list(latest.values()).count(grade)
        assert row["sif"] + row["ilacs"] + row["unknown"] == row["areas"]


def test_harrow_stands_as_printed() -> None:
    # Report of 4 March 2025, page 1: leaders requires improvement, help and protection and in care good, care leavers
    # inadequate, overall inadequate
    harrow = next(row for row in rows("standing_today") if row["slug"] == "harrow")
    assert (harrow["standing"], harrow["leaders"], harrow["care_leavers"]) == (
        "inadequate",
        "requires_improvement",
        "inadequate",
    )
    assert harrow["help_protection"] == harrow["in_care"] == "good"


def test_an_inspection_without_an_overall_grade_gets_none(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(DATA, tmp_path / "data"))
    before = rows("standing_by_year")[-1]["no_overall"]
    with (copy / "inspections.csv").open("a", encoding="utf-8") as file:
        file.write("ilacs-york-2026-12-01,E06000014,ilacs,standard,,,2026-10-12,2026-10-23,2026-12-01,,,,,parsed,,,\n")
    with (copy / "judgements.csv").open("a", encoding="utf-8") as file:
        file.write("ilacs-york-2026-12-01,leaders,Ofsted,four_point,good,1,report\n")
    with duckdb.connect(str(build(copy, tmp_path / "cache")), read_only=True) as db:
        today = db.execute(text("standing_today")).df().set_index("slug").loc["york"]
        years = db.execute(text("standing_by_year")).df()
    assert (today["standing"], today["leaders"], today["last_overall"]) == ("no_overall", "good", "outstanding")
    assert str(today["last_overall_published"])[:10] == "2025-04-15"
    assert (years["label"].iloc[-1], years["no_overall"].iloc[-1]) == ("Dec 2026", before + 1)
