"""Compare: choices in the address, sentences made from the record."""

import re

import pytest

from queries import rows
from tests.pages.test_pages import opened, said


def test_compare_divides_by_all_letters_with_lists() -> None:
    words = said(opened("compare", by="prior_group"))
    found = [r for r in rows("letters_by_cohort", cohort="prior_group", section="priority_action") if r["letters"]]
    assert {row["cohort"] for row in found} >= {"high_performing", "requires_improvement"}
    for row in found:
        assert row["cohort"] == "unknown" or f"{row['with_item']} of {row['letters']}" in words


@pytest.mark.parametrize("page", ["compare", "themes"])
def test_no_list_of_a_board_is_offered(page: str) -> None:
    offered = [str(option) for group in opened(page).get("button_group") for option in group.options]
    assert any("Strengths" in option for option in offered)
    assert not any("Board" in option for option in offered)


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("overview", r"At least [1-9]\d* known to us"),
        ("benchmark", r"at least [1-9]\d*\s+joint inspections?\s+\(\s*known to us\s*\)"),
    ],
)
def test_numbers_of_joint_inspections_are_at_least(page: str, sentence: str) -> None:
    words = said(opened(page, area="sunderland"))
    assert re.search(sentence, words)
    assert "all joint inspections" not in words.lower()
