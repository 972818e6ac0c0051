"""Figures of the pages on selection and cohorts that people read from the publications, with the page.

York: report of the single inspection framework published 7 February 2017, page 1 (good; inspected from 14 November
2016); joint letter of 9 November 2018, page 1 (24 to 28 September 2018; four inspectorates); ILACS report published
4 May 2022, page 1 (requires improvement to be good; inspected from 7 March 2022).
Durham: joint letter of 24 August 2018, page 1 (9 to 13 July 2018) and page 7 (one area for priority action); area SEND
report of 3 September 2024, page 1 (inconsistent).
"""

import datetime as dt

from queries import rows


def only(found: list[dict], **values: object) -> dict:
    """The one row that has these values."""
    (row,) = [r for r in found if all(r[k] == v for k, v in values.items())]
    return row


def test_york_stands_as_printed_before_its_joint_inspection() -> None:
    row = only(rows("selection_inspections"), area="York")
    assert (row["fieldwork_days"], row["days_to_publication"]) == (5, 42)
    assert (row["prior_grade"], row["prior_published"].date()) == ("good", dt.date(2017, 2, 7))
    assert row["inspectorates"] == "CQC, HMI Probation, HMICFRS, Ofsted"


def test_york_moved_as_printed_from_the_single_framework_to_its_first_ilacs() -> None:
    row = only(rows("judgement_transitions"), area="York", step="sif_to_ilacs")
    assert (row["from_grade"], row["to_grade"]) == ("good", "requires_improvement")
    assert row["days_between"] == (dt.date(2022, 3, 7) - dt.date(2016, 11, 14)).days


def test_york_is_the_good_area_that_came_to_require_improvement() -> None:
    joint = rows("joint_with_prior_judgement", area="E06000014")[0]
    assert (joint["prior_grade"], joint["next_grade"]) == ("good", "requires_improvement")
    row = only(rows("next_after_joint", era="2016–2020"), prior_grade="good", next_grade="requires_improvement")
    assert (row["direction"], row["joint"] >= 1) == ("worse", True)


def test_durham_is_among_the_letters_with_an_area_for_priority_action() -> None:
    found = {r["section"]: (r["items"], r["page"]) for r in rows("area_findings", area="E06000047")}
    assert found["priority_action"] == (1, 7)
    row = only(rows("priority_action_by_cohort", cohort="prior_group"), era="2016–2020", cohort="requires_improvement")
    # Liverpool 3 August 2016, Medway 3 August 2018, Durham 24 August 2018, Sefton 18 December 2019
    assert row["with_priority_action"] == 4


def test_durham_has_the_printed_area_send_outcome() -> None:
    row = only(rows("outcomes_with_prior_judgement", cohort="prior_group"), area="Durham", programme="area_send")
    assert (row["outcome"], row["page"], row["published"].date()) == ("inconsistent", 1, dt.date(2024, 9, 3))
    assert row["joint_before"] == 1


def test_year_of_the_first_letters_has_four_inspectorates_in_every_letter() -> None:
    row = only(rows("selection_by_period", high_performing="good_or_outstanding"), period="2016")
    assert row["ofsted"] == row["cqc"] == row["hmicfrs"] == row["hmi_probation"] == row["read"] == row["one_letter"]


def test_only_solihull_has_a_stated_reason() -> None:
    # Solihull Council and BASW: requested by ministers in December 2021; letter of 21 February 2022
    row = only(rows("stated_reasons"), area="Solihull")
    assert (row["stated_reason"], row["published"].date()) == ("commissioned", dt.date(2022, 2, 21))


def test_mix_of_all_areas_holds_outstanding_ones_of_which_none_was_inspected_jointly_in_2016() -> None:
    # Kensington and Chelsea: report of the single inspection framework published 29 March 2016, page 1 (outstanding)
    row = only(rows("selection_mix", high_performing="outstanding"), period="2016", category="high_performing")
    assert row["observed"] == 0
    assert 0 < row["expected"] < 1
