"""One denominator for one question, wherever it is asked; days that are not known, eras that are none, replies."""

import datetime as dt
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from queries import comparison, rows
from tests.queries import as_of
from tests.queries.plain import table
from tests.queries.small import record

LISTS = {"priority_action", "improvement", "strength"}
JOINT = {"programme": "jtai", "event": "inspection", "source_id": "ofsted-reports", "extraction": "parsed"}


def lists() -> dict[str, dict[str, int]]:
    """Counted sections of every inspection."""
    found: dict[str, dict[str, int]] = {}
    for row in table("findings"):
        found.setdefault(row["inspection_id"], {})[row["section"]] = int(row["items"])
    return found


def letters() -> list[dict]:
    """Joint letters that were read and have at least one list, with their sections."""
    sections = lists()
    return [
        j | {"sections": sections[j["id"]]}
        for j in as_of.joint_inspections()
        if j["parsed"] and LISTS & set(sections.get(j["id"], {}))
    ]


@pytest.mark.parametrize("section", ["priority_action", "improvement", "strength", "practice_study"])
def test_shares_of_compare_are_of_all_letters_with_lists(section: str) -> None:
    every, some, having = Counter(), Counter(), Counter()
    for letter in letters():
        key = letter["era"], letter["ever"]
        every[key] += 1
        having[key] += section in letter["sections"]
        some[key] += letter["sections"].get(section, 0) > 0
    for row in comparison.summary("ever_inadequate", section).to_dict("records"):
        key = row["era"], row["cohort"]
        assert (row["letters"], row["with_section"], row["any_item"]) == (every[key], having[key], some[key])
        if every[key]:
            assert row["any_share"] == some[key] / every[key]


@pytest.mark.parametrize("by", ["prior_group", "ever_inadequate"])
def test_compare_cohorts_and_themes_count_the_same_letters(by: str) -> None:
    compared = comparison.summary(by, "priority_action").to_dict("records")
    cohorts = rows("priority_action_by_cohort", cohort=by)
    assert [(r["letters"], r["any_item"]) for r in compared] == [
        (r["letters"], r["with_priority_action"]) for r in cohorts
    ]
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    assert total["letters"] == sum(r["letters"] for r in cohorts) == sum(r["letters"] for r in rows("themes"))
    assert total["priority_letters"] == sum(r["with_priority_action"] for r in cohorts)


def test_a_letter_in_prose_is_in_no_share(tmp_path: Path) -> None:
    # Peterborough, letter of 11 August 2017: its findings stand in paragraphs, only the practice studies in boxes
    prose = {
        **JOINT, "inspection_id": "jtai-york-2026-12-01", "area_code": "E06000014", "theme": "neglect",
        "fieldwork_start": "2026-10-12", "fieldwork_end": "2026-10-16", "published": "2026-12-01",
    }  # fmt: skip
    study = {"inspection_id": prose["inspection_id"], "section": "practice_study", "items": "2", "page": "3"}
    before = next(row for row in rows("theme_totals") if row["era"] == "all")
    with record(tmp_path, {"inspections": [prose], "findings": [study]}) as ask:
        after = next(row for row in ask("theme_totals") if row["era"] == "all")
        listed = ask("findings_by_prior_judgement", cohort="prior_group")
    assert (after["read"], after["letters"]) == (before["read"] + 1, before["letters"])
    assert prose["inspection_id"] not in {row["inspection_id"] for row in listed}


def test_findings_of_visits_and_inspections_of_services_stay_out_of_joint_questions(tmp_path: Path) -> None:
    visit = next(
        row for row in table("inspections") if row["event"] == "focused visit" and row["extraction"] == "parsed"
    )
    sif = next(row for row in table("inspections") if row["programme"] == "sif")
    added = [
        {"inspection_id": visit["inspection_id"], "section": "priority_action", "items": "3", "page": "4"},
        {"inspection_id": sif["inspection_id"], "section": "board_priority_action", "items": "3", "page": "40"},
    ]
    ids = {row["inspection_id"] for row in added}
    same = ("theme_totals", "themes", "overview_counts")
    kept = lambda name, row: not (name == "findings" and row["inspection_id"] in ids)  # noqa: E731
    with record(tmp_path / "without", {}, kept) as ask:
        before = {name: ask(name) for name in same} | {"shares": ask("priority_action_by_cohort", cohort="prior_group")}
    with record(tmp_path / "with", {"findings": added}, kept) as ask:
        after = {name: ask(name) for name in same} | {"shares": ask("priority_action_by_cohort", cohort="prior_group")}
        assert {row["inspection_id"] for row in ask("findings_by_prior_judgement", cohort="prior_group")} & ids == set()
        assert ask("area_findings", area=visit["area_code"]) == [
            row for row in ask("area_findings", area=visit["area_code"]) if row["inspection_id"].startswith("jtai-")
        ]
    assert before == after


def test_counts_of_inspections_leave_visits_out() -> None:
    (counts,) = rows("overview_counts")
    visits = sum(row["event"].endswith("visit") for row in table("inspections"))
    assert (counts["visits"], counts["all_inspections"]) == (visits, len(table("inspections")) - visits)
    assert visits > 300


def test_a_letter_of_2021_raises_with_its_name(tmp_path: Path) -> None:
    # No joint inspection but Solihull's (January 2022) took place between March 2020 and April 2022
    impossible = {
        **JOINT, "inspection_id": "jtai-york-2021-06-01", "area_code": "E06000014", "theme": "neglect",
        "fieldwork_start": "2021-04-12", "fieldwork_end": "2021-04-16", "published": "2021-06-01",
    }  # fmt: skip
    with (
        pytest.raises(duckdb.InvalidInputException, match="jtai-york-2021-06-01 of 2021-04-12 lies in no era"),
        record(tmp_path, {"inspections": [impossible]}),
    ):
        pass


def undated(published: str) -> dict[str, str]:
    """A joint inspection of York that is known by name only."""
    return {
        **JOINT, "inspection_id": f"jtai-york-{published}", "area_code": "E06000014", "extraction": "listed",
        "published": published,
    }  # fmt: skip


def test_an_unknown_day_has_a_known_prior_judgement_where_all_agree(tmp_path: Path) -> None:
    # York: judged outstanding in the report of 15 April 2025, the last one on record
    with record(tmp_path, {"inspections": [undated("2026-10-01")]}) as ask:
        (row,) = [row for row in ask("joint_with_prior_judgement", area="E06000014") if row["fieldwork_start"] is None]
    assert (row["prior_basis"], row["prior_grade"], row["prior_published"]) == (
        "bounded",
        "outstanding",
        dt.date(2025, 4, 15),
    )
    assert (row["next_grade"], row["prior_age_days"]) == (None, None)


def test_an_unknown_day_around_a_change_of_grade_has_no_known_prior_judgement(tmp_path: Path) -> None:
    shortest, longest = as_of.lags()
    changed = dt.date(2025, 4, 15)  # York: good (2022) before, outstanding in this report
    within = changed + dt.timedelta(days=(shortest + longest) // 2)
    with record(tmp_path, {"inspections": [undated(str(within))]}) as ask:
        (row,) = [row for row in ask("joint_with_prior_judgement", area="E06000014") if row["fieldwork_start"] is None]
    assert (row["prior_basis"], row["prior_grade"], row["prior_group"]) == (None, None, "unknown")


def test_bounded_inspections_are_those_of_the_files() -> None:
    known = {j["id"]: j for j in as_of.joint_inspections() if j["start"] is None}
    found = {row["inspection_id"]: row for row in rows("selection_inspections") if row["fieldwork_start"] is None}
    assert set(found) == set(known)
    for key, row in found.items():
        assert (row["prior_grade"], row["ever_inadequate"]) == (known[key]["prior"], known[key]["ever"])
        assert (row["prior_basis"] == "bounded") == (known[key]["prior"] is not None)
    assert sum(row["bounded"] for row in rows("cohort_sizes", cohort="prior_group")) == sum(
        j["prior"] is not None for j in known.values()
    )


def test_replies_are_those_of_the_files() -> None:
    stated = {row["inspection_id"]: (row["preparer"], row["due"], row["page"]) for row in table("replies")}
    found = {
        row["inspection_id"]: (row["preparer"], str(row["due"] or "")[:10], str(row["page"]))
        for row in rows("replies_due", area=None)
    }
    assert found == stated


def test_a_reply_stands_with_its_council_and_its_day(tmp_path: Path) -> None:
    # Sunderland: the letter of 16 March 2023
    (letter,) = [r for r in table("inspections") if r["programme"] == "jtai" and r["area_code"] == "E08000024"]
    reply = {"inspection_id": letter["inspection_id"], "preparer": "partnership", "due": "2023-06-26", "page": "9"}
    other = next(r for r in table("inspections") if r["programme"] == "jtai" and r["area_code"] != "E08000024")
    without_day = {"inspection_id": other["inspection_id"], "preparer": "police", "page": "9"}
    with record(tmp_path, {"replies": [reply, without_day]}, lambda name, _row: name != "replies") as ask:
        (row,) = ask("replies_due", area="E08000024")
        assert (row["preparer"], row["due"], row["page"]) == ("partnership", dt.date(2023, 6, 26), 9)
        assert [r["due"] for r in ask("replies_due", area=None) if r["preparer"] == "police"] == [None]


def test_area_send_of_the_first_framework_stays_apart(tmp_path: Path) -> None:
    # Durham, area SEND: report of 3 September 2024, outcome on page 1 (see test_figures_benchmark)
    old = {
        "inspection_id": "area_send-durham-2026-12-01", "area_code": "E06000047", "programme": "area_send",
        "event": "revisit", "published": "2026-12-01", "source_id": "ofsted-reports", "extraction": "official "
        "statistics",
    }  # fmt: skip
    grade = {
        "inspection_id": old["inspection_id"], "aspect": "written_statement", "made_by": "Ofsted and CQC",
        "scale": "area_send_2016", "grade": "sufficient_progress", "basis": "official statistics",
    }  # fmt: skip
    before = len(rows("outcomes_with_prior_judgement", cohort="prior_group"))
    with record(tmp_path, {"inspections": [old], "judgements": [grade]}) as ask:
        (row,) = ask("benchmark_other", areas=["E06000047"])
        assert (row["send"], row["send_published"]) == ("inconsistent", dt.date(2024, 9, 3))
        assert len(ask("outcomes_with_prior_judgement", cohort="prior_group")) == before
        assert ask("area_history", area="E06000047")[0]["judgement"] == "sufficient_progress"


def test_coverage_is_the_count_of_the_files() -> None:
    every = table("inspections")
    found = rows("coverage")
    assert sum(row["known"] for row in found) == len(every)
    for kind in ("parsed", "listed", "official statistics"):
        column = {"parsed": "read", "official statistics": "statistics"}.get(kind, kind)
        assert sum(row[column] for row in found) == sum(row["extraction"] == kind for row in every)
    assert sum(row["quarantined"] for row in found) == len(table("quarantine"))


def test_published_counts_are_held_against_what_is_known() -> None:
    for row, stated in zip(
        sorted(rows("coverage_published"), key=lambda r: r["title"]),
        sorted(table("published_counts"), key=lambda r: r["title"]),
        strict=True,
    ):
        known = [
            i
            for i in table("inspections")
            if (i["programme"], i["event"]) == (stated["programme"], stated["event"])
            and stated["theme"] in ("", i["theme"])
            and stated["published_from"] <= i["published"] <= stated["published_to"]
        ]
        assert (row["published"], row["known"]) == (int(stated["inspections"]), len(known))
        assert row["read"] == sum(i["extraction"] == "parsed" for i in known)
        assert row["missing"] == row["published"] - row["known"]
