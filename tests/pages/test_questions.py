"""Compare: choices in the address, sentences made from the record."""

import pytest

from queries import rows
from tests.pages.test_pages import opened, said


def test_compare_divides_by_all_letters_with_lists() -> None:
    words = said(opened("compare", by="prior_group"))
    for row in rows("letters_by_cohort", cohort="prior_group", section="priority_action"):
        if row["letters"]:
            assert f"{row['with_item']} of {row['letters']} letters" in words


@pytest.mark.parametrize("page", ["compare", "themes"])
def test_no_list_of_a_board_is_offered(page: str) -> None:
    offered = [str(option) for group in opened(page).get("button_group") for option in group.options]
    assert any("Strengths" in option for option in offered)
    assert not any("Board" in option for option in offered)


@pytest.mark.parametrize("page", ["overview", "benchmark"])
def test_numbers_of_joint_inspections_are_at_least(page: str) -> None:
    at = opened(page, area="sunderland")
    words = said(at) + "".join(part.proto.body for part in at.get("html"))
    assert "at least" in words.lower() or "known to us" in words
    assert "all joint inspections" not in words.lower()
