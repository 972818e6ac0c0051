"""The answer of Compare and the titles of its figures: a gap, none, too few, and what could have been seen."""

from typing import Any

import pytest

from components import answers_contrast as answers
from components import contrast as words
from components.figures import afterwards, contrast
from queries import contrast as counted

DAY = "1 May 2026"


def one(p: float | None = 0.3, **more: Any) -> dict[str, Any]:
    """One contrast of focused visits, as the family of tests gives it."""
    return {
        "compared": "visit", "period": "in_person_since", "measure": "improvement", "test": "Mann-Whitney",
        "n_first": 47, "n_second": 53, "some_first": None, "some_second": None, "more_often": 0.71,
        "p": p, "p_holm": p, "p_within": p, "p_once": p, "in_strata": 100, "found_below": 0.34, "found_above": 0.66,
        **more,
    }  # fmt: skip


GROUPS = [{"median": 3.0, "with_section": 47}, {"median": 2.0, "with_section": 53}]


@pytest.mark.parametrize(
    ("joint", "visits", "head", "said"),
    [
        (
            [one()],
            one(0.001),
            "Joint letters do not tell them apart; focused visits do.",
            "show no gap beyond chance",
        ),
        ([], one(0.001), "Joint letters are too few; focused visits do.", "are too few to be compared"),
        ([one(0.001)], one(0.001), "Joint letters tell them apart, and so do focused visits.", "differ in points to"),
        ([one(0.001)], one(), "Joint letters tell them apart; focused visits do not.", "differ in points to improve"),
        (
            [one()],
            one(),
            "Nothing on record tells them apart beyond chance.",
            "in points to improve is within",
        ),
        ([one(None)], one(None), "Too few are known to tell.", "are too few to be compared (47 and 53)"),
    ],
)
def test_compare(joint: list[dict[str, Any]], visits: dict[str, Any], head: str, said: str) -> None:
    sentence = answers.compare_sentence("judged so before", [26, 19], joint, visits, GROUPS, DAY)
    assert sentence.startswith(f"<b>{head}</b> As of 1 May 2026, joint letters on areas judged so before and on high ")
    assert "(26 and 19 read)" in sentence
    assert said in sentence
    assert sentence.count(". ") + sentence.endswith(".") <= 3


def test_the_numbers_stand_in_the_answer() -> None:
    said = answers.compare_sentence("judged so", [1, 1], [one()], one(0.01), GROUPS, DAY)
    assert "3 in the middle of 47 letters against 2 of 53" in said


@pytest.mark.parametrize(
    ("first", "second", "gap", "said"),
    [
        (5.5, 7.0, False, "list 5.5 points to improve in the middle, on high performers 7: within chance."),
        (5.5, 7.0, True, "on high performers 7."),
        (None, 7.0, False, "Too few letters on areas once judged inadequate were read to tell."),
    ],
)
def test_differ(first: float | None, second: float, gap: bool, said: str) -> None:
    assert answers.differ_sentence({"median": first}, {"median": second}, gap).endswith(said)


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ([one(0.001)], "Focused visits, since October 2021: more points to improve after a judgement of inadequate, "),
        ([one(0.001, p_within=0.4)], "Focused visits: the gap in points to improve is gone among reports of the same"),
        ([one()], "Focused visits: no gap in points to improve beyond chance"),
        ([one(None)], "Focused visits: too few to test for a gap in points to improve"),
        ([], "Focused visits set out no list of points to improve"),
    ],
)
def test_titles(tests: list[dict[str, Any]], said: str) -> None:
    groups = [
        {"period": "in_person_since", "cohort": cohort, "median": median}
        for cohort, median in ((counted.FIRST, 3.0), (counted.SECOND, 2.0))
    ]
    assert words.title(tests, groups, "visit", "improvement").startswith(said)


def test_a_gap_stands_only_after_every_check() -> None:
    assert words.holds(one(0.01))
    for check in ("p_holm", "p_within", "p_once"):
        assert not words.holds(one(0.01, **{check: 0.2}))
        assert not words.holds(one(0.01, **{check: None}))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (one(), "Found with 80 % power only if one group lists more in 66 of 100 pairs."),
        (one(found_above=None, found_below=None), "No gap would have been found with 80 % power."),
        (
            one(test="Fisher", some_second=1, n_second=37, found_below=None, found_above=0.22),
            "Against 1 of 37, found with 80 % power only from 22\N{NO-BREAK SPACE}% or more.",
        ),
        (
            one(test="Fisher", some_second=0, n_second=6, found_below=None, found_above=None),
            "Against 0 of 6, no share of 47 would have been found for sure enough.",
        ),
    ],
)
def test_power(row: dict[str, Any], said: str) -> None:
    assert words.power(row) == said


def test_what_is_not_tested_says_why() -> None:
    assert words.sure(one(None, n_first=3)) == "Since October 2021: no test (3 against 53; fewer than five in a group)."
    assert "all list the same" in words.sure(one(None))
    assert words.newest([]) == "Reports of this kind set out no such list."


@pytest.mark.parametrize(
    ("better", "worse", "said"),
    [
        (
            (20, 15, 28),
            (10, 5, 17),
            "Afterwards 20 of 61 areas were judged better and 10 worse, as many as others",
        ),
        ((30, 15, 28), (10, 5, 17), "Afterwards 30 of 61 areas were judged better and 10 worse, not as many as others"),
        (
            (3, None, None),
            (1, None, None),
            "Afterwards 3 of 61 areas were judged better and 1 worse; too few",
        ),
    ],
)
def test_next(better: tuple[int, Any, Any], worse: tuple[int, Any, Any], said: str) -> None:
    rows = [{"joint": seen, "of": 61, "low": low, "high": high} for seen, low, high in (better, worse)]
    assert afterwards.next_title(*rows).startswith(said)


def test_next_without_any_and_half_of_none() -> None:
    assert afterwards.next_title({"of": 0}, {"of": 0}).startswith("No joint inspection has areas that started alike")
    assert afterwards.half_title(None, None, None).startswith("Fewer than half of the areas judged inadequate")
    assert afterwards.half_title(3.26, 2.97, None).endswith("within 3.3 years")


def test_the_default_says_why_it_is_the_default() -> None:
    assert contrast.why_default().endswith(f"at least {counted.smallest(counted.default_definition())} each.")
