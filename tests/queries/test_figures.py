"""Figures of the queries that people read from the publications, with the page.

South Tyneside: letter of 5 April 2016 (https://reports.ofsted.gov.uk/provider/44/80557), fieldwork on page 1,
strengths from page 2, areas for improvement from page 5, case studies on pages 5 and 9; bullets counted by eye.
Buckinghamshire: letter of 14 March 2024 (https://files.ofsted.gov.uk/v1/file/50241559), both lists on page 2.
Judgements: Ofsted's workbook of outcomes as at 31 March 2025, sheet ILACS_inspection_history.
"""

import datetime as dt

import pandas as pd

from components.words import PRIORITIES
from queries import records, rows, run

EVERYTHING = {
    "programmes": None, "areas": None, "regions": None, "area_types": None, "year_from": None, "year_to": None,
    "themes": None, "inspectorates": None, "prior_groups": None, "ever_inadequate": None, "priority": None,
}  # fmt: skip


def one(frame: pd.DataFrame) -> dict[str, object]:
    """The only row of a frame."""
    (row,) = records(frame)
    return row


def test_register_has_the_letter_of_south_tyneside_as_printed() -> None:
    row = one(run("inspections", **EVERYTHING | {"areas": ["E08000023"], "programmes": ["jtai"]}))
    assert (row["fieldwork_start"].date(), row["fieldwork_end"].date()) == (dt.date(2016, 2, 22), dt.date(2016, 2, 26))
    assert row["inspectorates"] == "CQC, HMI Probation, HMICFRS, Ofsted"
    assert (row["priority_action"], row["improvement"], row["strength"], row["practice_study"]) == (None, 16, 15, 2)


def test_findings_of_south_tyneside_start_on_the_printed_pages() -> None:
    found = {row["section"]: (row["items"], row["page"]) for row in rows("area_findings", area="E08000023")}
    assert found == {"improvement": (16, 5), "strength": (15, 2), "practice_study": (2, 5)}


def test_compare_has_the_letter_of_buckinghamshire_as_printed() -> None:
    frame = run("findings_by_prior_judgement", cohort="prior_group")
    found = frame[frame["inspection_id"] == "jtai-buckinghamshire-2024-03-14"]
    assert {(row["section"], row["items"], row["page"]) for row in records(found)} == {
        ("improvement", 6, 2),
        ("strength", 6, 2),
    }


def test_prior_judgement_of_buckinghamshire_is_the_one_before_fieldwork() -> None:
    row = one(run("joint_with_prior_judgement", area="E06000060"))
    assert row["fieldwork_start"].date() == dt.date(2024, 1, 22)
    assert (row["prior_grade"], row["prior_published"].date()) == ("requires_improvement", dt.date(2022, 2, 11))
    assert (row["next_grade"], row["next_published"].date()) == ("requires_improvement", dt.date(2025, 5, 14))


def test_a_judgement_published_on_the_first_day_of_fieldwork_is_not_prior() -> None:
    for row in rows("joint_with_prior_judgement", area=None):
        if row["prior_published"] is not None and row["fieldwork_start"] is not None:
            assert row["prior_published"] < row["fieldwork_start"]
            assert row["prior_age_days"] == (row["prior_published"] - row["fieldwork_start"]).days * -1
        if row["next_published"] is not None:
            assert row["next_published"] > row["fieldwork_start"]


def test_current_judgements_of_york_are_those_of_the_workbook() -> None:
    # York, inspection of 24 February 2025, published 15 April 2025: outstanding in all five columns
    found = rows("area_current_judgements", area="E06000014")
    assert {row["grade"] for row in found} == {"outstanding"}
    assert [row["aspect"] for row in found] == ["overall", "leaders", "help_protection", "in_care", "care_leavers"]


def test_counts_by_year_theme_and_cohort_add_up_to_the_record() -> None:
    total = rows("overview_counts")[0]["inspections"]
    assert sum(row["inspections"] for row in rows("programme_by_year_and_theme")) == total
    assert len(rows("joint_with_prior_judgement", area=None)) == total
    for cohort in ("prior_group", "ever_inadequate"):
        assert sum(row["inspections"] for row in rows("cohort_sizes", cohort=cohort)) == total


def test_every_area_of_today_has_a_cell_and_ten_neighbours() -> None:
    cells = rows("areas_on_map")
    assert len({(row["hex_q"], row["hex_r"]) for row in cells}) == len(cells) == 153
    assert [row["rank"] for row in rows("area_neighbours", area="E08000023")] == list(range(1, 11))


def test_first_neighbour_of_south_tyneside_is_the_departments() -> None:
    # Department for Education, statistical neighbours 2025 model: South Tyneside (393), SN 1 = 394, Very close
    first = rows("area_neighbours", area="E08000023")[0]
    assert (first["area"], first["closeness"]) == ("Sunderland", "Very close")


def test_dorset_of_before_2019_keeps_its_row_and_its_successors() -> None:
    old = next(row for row in rows("areas") if row["slug"] == "dorset-to-2019")
    assert (old["status"], old["successors"].split()) == ("abolished", ["E06000058", "E06000059"])


def test_known_gaps_are_the_listed_and_the_quarantined() -> None:
    counts = rows("overview_counts")[0]
    gaps = [(row["kind"], row["programme"]) for row in rows("known_gaps")]
    assert gaps.count(("listed", "jtai")) == counts["listed"]
    assert gaps.count(("quarantined", None)) == counts["quarantined"]


def test_choices_sources_and_milestones_cover_the_record() -> None:
    choices = rows("register_choices")
    assert {row["code"] for row in choices if row["filter"] == "programme"} == set(
        run("inspections", **EVERYTHING)["programme"]
    )
    assert sum(row["inspections"] for row in rows("sources")) == len(run("inspections", **EVERYTHING))
    assert rows("milestones")[0]["title"] == "Munro review of child protection"


def test_history_is_newest_first_and_has_the_overall_grade() -> None:
    history = rows("area_history", area="E08000023")
    assert [row["published"] for row in history] == sorted((row["published"] for row in history), reverse=True)
    assert {row["programme"]: row["overall"] for row in history}["jtai"] is None


def test_one_inspection_has_the_days_of_its_letter_and_the_judgements_around_it() -> None:
    """Letter of 31 January 2023 to Lewisham: 21 to 25 November 2022 (page 1)."""
    row = one(run("inspection", inspection="jtai-lewisham-2023-01-31"))
    assert (row["fieldwork_start"].date(), row["fieldwork_end"].date()) == (
        dt.date(2022, 11, 21),
        dt.date(2022, 11, 25),
    )
    assert (row["days_to_publication"], row["priority"]) == (67, "none")
    assert (row["prior_grade"], row["prior_inspection"]) == ("requires_improvement", "ilacs-lewisham-2019-08-19")
    assert (row["next_grade"], row["next_inspection"]) == ("good", "ilacs-lewisham-2024-01-31")


def test_every_joint_inspection_has_the_same_judgements_around_it_alone_and_in_the_list() -> None:
    for row in rows("joint_with_prior_judgement", area=None):
        alone = one(run("inspection", inspection=row["inspection_id"]))
        names = ("prior_grade", "prior_published", "prior_age_days", "prior_unread", "next_grade", "next_published")
        assert {name: alone[name] for name in names} == {name: row[name] for name in names}


def test_whether_a_priority_action_is_named_parts_the_register_without_remainder() -> None:
    parts = {code: rows("inspections", **EVERYTHING | {"priority": [code]}) for code in PRIORITIES}
    assert sum(len(part) for part in parts.values()) == len(run("inspections", **EVERYTHING))
    assert all(row["priority_action"] > 0 for row in parts["listed"])
    assert all(not row["priority_action"] for code in ("none", "no_lists", "not_read") for row in parts[code])
    assert all(row["extraction"] != "parsed" for row in parts["not_read"])
