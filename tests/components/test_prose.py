"""The paragraphs of a council: each sentence from the facts, for every kind of council, and never a cause."""

import datetime as dt
from typing import Any

import pytest

from components import prose
from queries import rows

TOWN: dict[str, Any] = {
    "area": "Anytown",
    "area_code": "E0",
    "area_type": "Unitary authority",
    "region": "North East",
    "population_0_17": 12345,
    "status": "current",
    "valid_to": None,
    "successors": None,
}
NEIGHBOURS = [
    {"latest_overall": "good", "latest_joint": dt.date(2020, 1, 6), "unread_published": None},
    {"latest_overall": "requires_improvement", "latest_joint": None, "unread_published": dt.date(2026, 5, 21)},
    {"latest_overall": "requires_improvement", "latest_joint": None, "unread_published": None},
]


def inspection(programme: str, published: str, **facts: Any) -> dict[str, Any]:
    """A row of area_history."""
    empty = {"event": "inspection", "overall": None, "judgement": None, "board": None, "extraction": "parsed"}
    return {"programme": programme, "published": dt.date.fromisoformat(published), **empty, **facts}


def letter(**facts: Any) -> dict[str, Any]:
    """A row of joint_in_areas: a letter that was read, with fieldwork dates and a judgement before."""
    return {
        "published": dt.date(2023, 3, 16),
        "fieldwork_start": dt.date(2023, 1, 23),
        "fieldwork_end": dt.date(2023, 1, 27),
        "theme": "early_help",
        "theme_stated": "families who need help",
        "inspectorates": "CQC, HMICFRS, Ofsted",
        "stated_reason": None,
        "prior_grade": "good",
        "prior_published": dt.date(2021, 8, 20),
        "prior_basis": "dated",
        "prior_unread": 0,
        "next_grade": None,
        "next_published": None,
        "priority_action": None,
        "improvement": 1,
        "strength": 0,
        "practice_study": None,
        "extraction": "parsed",
        **facts,
    }


def paragraphs(
    *history: dict[str, Any],
    joint: list[dict[str, Any]] | None = None,
    neighbours: list[dict[str, Any]] | None = None,
    successors: tuple[str, ...] = (),
    unread: list[dict[str, Any]] | None = None,
    **area: Any,
) -> str:
    """The paragraphs of a made-up council."""
    return prose.council(TOWN | area, successors, list(history), joint or [], neighbours or [], unread or [])


def test_nothing_on_record_is_said_once() -> None:
    assert (
        paragraphs()
        == "Anytown (Unitary authority, North East) has 12,345 children aged 0 to 17. No inspection is on record."
    )


def test_council_without_a_joint_inspection_says_so() -> None:
    text = paragraphs(inspection("ilacs", "2019-05-01", overall="good", judgement="good", event="short"))
    assert (
        "last judged good overall, in a report published on 1 May 2019, the only overall judgement on record." in text
    )
    assert "No joint inspection of the area is known to us." in text
    assert "No grade of its Local Safeguarding Children Board is on record." in text


def test_abolished_council_names_its_last_day_and_successors() -> None:
    text = paragraphs(status="abolished", valid_to=dt.date(2023, 3, 31), successors=("Northtown", "Southtown"))
    assert "was abolished: its last day was 31 March 2023. Northtown and Southtown took over." in text


def test_council_with_area_send_only_invents_no_judgement() -> None:
    text = paragraphs(inspection("area_send", "2024-09-06", judgement="systemic_failings"))
    assert "No overall judgement of its children’s services is on record." in text
    assert "found widespread and/or systemic failings (report of 6 September 2024)" in text
    assert "No youth justice rating is on record." in text


def test_unread_area_send_report_has_no_outcome() -> None:
    assert "published on 6 September 2024, was not read." in paragraphs(inspection("area_send", "2024-09-06"))


def test_earlier_judgements_follow_newest_first() -> None:
    text = paragraphs(
        inspection("ilacs", "2022-05-01", overall="good"),
        inspection("ilacs", "2019-05-01", overall="requires_improvement"),
        inspection("sif", "2015-05-01", overall="inadequate", board="good"),
    )
    assert "before that requires improvement (1 May 2019) and inadequate (1 May 2015)." in text
    assert "Its Local Safeguarding Children Board was judged good (report of 1 May 2015)." in text


def test_a_later_report_without_overall_grade_is_not_given_one() -> None:
    text = paragraphs(
        inspection("ilacs", "2026-09-01", event="standard"), inspection("ilacs", "2022-05-01", overall="outstanding")
    )
    assert "last judged outstanding overall, in a report published on 1 May 2022" in text
    assert "A later report, of 1 September 2026, gives no overall grade." in text


def test_a_visit_is_not_an_ungraded_inspection() -> None:
    text = paragraphs(
        inspection("ilacs", "2024-09-01", event="monitoring visit"),
        inspection("ilacs", "2024-05-01", event="monitoring visit"),
        inspection("ilacs", "2022-05-01", overall="inadequate"),
    )
    assert "2 monitoring visits on record, the latest published on 1 September 2024." in text
    assert "gives no overall grade" not in text


def test_joint_inspection_has_dates_theme_counts_and_what_is_derived() -> None:
    text = paragraphs(inspection("jtai", "2023-03-16"), joint=[letter()])
    assert "jointly by CQC, HMICFRS and Ofsted (23 to 27 January 2023) on the theme “Early help”" in text
    assert "published on 16 March 2023, lists 1 area for improvement and 0 strengths." in text
    assert "Why the area was chosen is not stated on record." in text
    assert "Derived from the record: the latest overall judgement published before fieldwork was good" in text
    assert "no later one is on record yet." in text


def test_stated_reason_is_given_as_stated() -> None:
    text = paragraphs(inspection("jtai", "2023-03-16"), joint=[letter(stated_reason="commissioned")])
    assert "The stated reason for choosing the area: commissioned by ministers." in text


def test_unread_letter_without_dates_derives_nothing() -> None:
    unread = letter(
        extraction="listed",
        fieldwork_start=None,
        fieldwork_end=None,
        inspectorates=None,
        theme=None,
        prior_grade=None,
        prior_basis=None,
    )
    text = paragraphs(inspection("jtai", "2023-03-16"), joint=[unread])
    assert (
        "on the theme “families who need help”; the letter, published on 16 March 2023, is known but was not read."
        in text
    )
    assert "Its fieldwork dates are not on record, so that no judgement before or after is derived." in text


def test_a_later_report_that_was_not_read_is_said_with_the_latest_judgement() -> None:
    later = {
        "published": dt.date(2026, 5, 21),
        "kind": "quarantined",
        "later": True,
        "report_url": "https://example.org",
    }
    text = paragraphs(inspection("ilacs", "2023-01-31", overall="inadequate"), unread=[later])
    assert (
        "published on 31 January 2023, the only overall judgement on record. A later report, published on 21 May "
        "2026, is "
        "known but was not read, and may judge otherwise." in text
    )
    assert "not read" not in paragraphs(
        inspection("ilacs", "2023-01-31", overall="good"), unread=[later | {"later": False}]
    )
    assert "A later report, published on 21 May 2026, is known but was not read" in paragraphs(unread=[later])


def test_a_bounded_judgement_before_says_that_it_is() -> None:
    undated = letter(fieldwork_start=None, fieldwork_end=None, extraction="listed", prior_basis="bounded")
    text = paragraphs(inspection("jtai", "2023-03-16"), joint=[undated])
    assert "the latest overall judgement published before was good (20 August 2021): derived as bounded." in text
    assert "No judgement after it is derived." in text


def test_a_report_between_the_judgement_before_and_fieldwork_is_said() -> None:
    text = paragraphs(inspection("jtai", "2023-03-16"), joint=[letter(prior_unread=1)])
    assert "was good (20 August 2021) (1 later report from before fieldwork is known but not read);" in text


def test_area_send_of_the_first_framework_is_not_taken_for_that_of_2023() -> None:
    text = paragraphs(inspection("area_send", "2019-05-01", judgement="required"))
    assert (
        "No area SEND inspection under the framework of 2023 is on record. Under the framework of 2016 to 2022, a "
        in text
    )
    assert "a written statement of action was required (inspection, report of 1 May 2019)." in text


def test_neighbours_are_counted_by_grade() -> None:
    text = paragraphs(inspection("sif", "2015-05-01", overall="good"), neighbours=NEIGHBOURS)
    assert (
        "Of its 3 statistical neighbours, 1 is good and 2 require improvement by the latest overall judgement "
        "(1 of them has a later report that was not read); 1" in text
    )
    assert "1 of them was inspected jointly at least once." in text


@pytest.mark.parametrize("area", rows("areas"), ids=lambda row: str(row["slug"]))
def test_every_council_on_record_can_be_told_without_a_cause_or_a_code(area: dict[str, Any]) -> None:
    code = area["area_code"]
    text = prose.council(
        area,
        ["its successor"] if area["successors"] else [],
        rows("area_history", area=code),
        rows("joint_in_areas", areas=[code]),
        rows("area_neighbours", area=code),
        rows("area_unread", area=code),
    )
    assert text.startswith(str(area["area"]))
    assert [part for part in ("_", "None", "nan", "NaT", "because", "therefore", "led to", "  ") if part in text] == []
