"""Kappa against textbooks, and agreement of council and board against the CSV files."""

from collections import Counter

import pytest

from components.figures import boards as figures
from queries import agreement
from queries.intervals import Estimate
from tests.queries.plain import grades, table


def test_kappa_agrees_with_the_textbook() -> None:
    # Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, table 18.1: kappa 0.676 of 100 pairs
    cells = {(1, 1): 75, (1, 2): 1, (1, 3): 4, (2, 1): 5, (2, 2): 4, (2, 3): 1, (3, 1): 0, (3, 2): 0, (3, 3): 10}
    pairs = [(str(a), str(b)) for (a, b), n in cells.items() for _ in range(n)]
    estimate = agreement.kappa(pairs)
    assert estimate.value == pytest.approx(0.676, abs=0.001)
    assert (estimate.high - estimate.low) / (2 * 1.96) == pytest.approx(0.087, abs=0.002)  # its standard error there


def test_kappa_of_nothing_of_one_grade_and_of_few() -> None:
    assert agreement.kappa([]) == Estimate(0, None, None, None)
    assert agreement.kappa([("good", "good")] * 9).value is None
    assert agreement.kappa([("good", "good"), ("good", "inadequate"), ("inadequate", "inadequate")]).low is None


def test_boards_agree_as_often_as_in_the_files() -> None:
    years = {i["inspection_id"]: int(i["published"][:4]) for i in table("inspections") if i["programme"] == "sif"}
    graded, same = Counter(), Counter()
    for key, found in grades().items():
        if key in years and {"overall", "lscb"} <= set(found) and "not_judged" not in (found["overall"], found["lscb"]):
            for name, span in agreement.HALVES.items():
                graded[name] += years[key] in span
                same[name] += years[key] in span and found["overall"] == found["lscb"]
    found = agreement.boards()
    for name in agreement.HALVES:
        assert (found[name][0].n, found[name][1]) == (graded[name], same[name])
    assert found["all"][0].n >= sum(graded.values())


def test_the_note_says_all_years_both_halves_and_the_test() -> None:
    said = figures.kappa_note(agreement.boards())
    assert said.count("of ") >= 3
    assert "in 2014 and 2015" in said
    assert "in 2016 and 2017" in said
    nothing = Estimate(0, None, None, None)
    assert figures.kappa_note({"all": (nothing, 0), "p": None}) == "Agreement beyond chance can’t be told."
