"""Sentences that answer: one, none, many, ties, unknown – and the record's own numbers."""

import pytest

from components import answers
from queries import rows


@pytest.mark.parametrize(
    ("reached", "areas", "said"),
    [
        (0, 153, "None of the 153 areas is known to have had a joint inspection."),
        (1, 153, "1 of 153 areas are known to have had a joint inspection. 152 have none on record."),
        (152, 153, "152 of 153 areas are known to have had a joint inspection. One has none on record."),
        (153, 153, "All 153 areas are known to have had a joint inspection."),
    ],
)
def test_reach(reached: int, areas: int, said: str) -> None:
    assert answers.reach_sentence(reached, areas) == said


@pytest.mark.parametrize(
    ("priority", "read", "end"),
    [
        (0, 0, "None that lists findings has been read yet."),
        (0, 9, "None of the 9 read names an area for priority action."),
        (1, 9, "Of 9 with lists, one names an area for priority action: a serious concern."),
        (7, 54, "Of 54 with lists, 7 name an area for priority action: a serious concern."),
    ],
)
def test_found(priority: int, read: int, end: str) -> None:
    assert answers.found_sentence(priority, read) == f"Joint letters give no grades. {end}"


def group(median: float | None, inspections: int = 10) -> dict[str, object]:
    return {"median": median, "with_section": inspections}


@pytest.mark.parametrize(
    ("then", "tested", "differ", "start"),
    [
        (0, True, False, "<b>There is little to tell them apart.</b> No area is known to have been inadequate"),
        (1, True, True, "<b>They differ in what they list.</b> One area was inadequate"),
        (2, False, False, "<b>Too few letters are known to tell.</b> 2 areas were inadequate"),
    ],
)
def test_compare(then: int, tested: bool, differ: bool, start: str) -> None:
    said = answers.compare_sentence(then, group(5.5), group(8), tested, differ, "1 May 2026")
    assert said.startswith(start)
    assert "list 5.5 points to improve in the middle, the others 8. Record of 1 May 2026." in said


def test_compare_says_nothing_of_medians_that_are_not_known() -> None:
    assert "in the middle" not in answers.compare_sentence(0, group(None), group(8), False, False, "1 May 2026")


def test_the_answers_are_the_records() -> None:
    counts = rows("overview_counts")[0]
    assert answers.reach().startswith(
        f"{counts['areas_today'] - counts['areas_never']} of {counts['areas_today']} areas"
    )
    letters = next(row["letters"] for row in rows("theme_totals") if row["era"] == "all")
    assert f"Of {letters} with lists" in answers.letters_found()
