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


def test_the_answers_are_the_records() -> None:
    counts = rows("overview_counts")[0]
    assert answers.reach().startswith(
        f"{counts['areas_today'] - counts['areas_never']} of {counts['areas_today']} areas"
    )
    letters = next(row["letters"] for row in rows("theme_totals") if row["era"] == "all")
    assert f"Of {letters} with lists" in answers.letters_found()
