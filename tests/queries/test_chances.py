"""Draws of areas and best and worst cases: against the CSV files in plain Python, and odds in words."""

import math

import pytest

from components import chance
from components.figures import selection_bounds
from queries import chances, records
from tests.queries import as_of

ERAS = ("2016–2020", "since 2022")


def days(period: str) -> list[dict]:
    """Joint inspections with a known first day and a judgement before."""
    return [j for j in as_of.joint_inspections() if j["start"] and j["prior"] and period in ("all", j["era"])]


@pytest.mark.parametrize("period", ["all", *ERAS])
def test_the_chance_of_none_is_that_of_the_files(period: str) -> None:
    history = as_of.overall_judgements()
    none, expected, drawn = 1.0, 0.0, days(period)
    for j in drawn:
        grades = [as_of.standing(history.get(area, []), j["start"])[0] for area in as_of.areas_on(j["start"])]
        part = grades.count("inadequate") / sum(grade is not None for grade in grades)
        none, expected = none * (1 - part), expected + part
    row = next(r for r in records(chances.draws(period)) if r["grade"] == "inadequate")
    assert row["of"] == len(drawn)
    assert row["seen"] == sum(j["prior"] == "inadequate" for j in drawn)
    assert row["expected"] == pytest.approx(expected)
    if row["seen"] == 0:
        assert row["as_few"] == pytest.approx(none)


def test_bounds_hold_what_the_files_know_and_do_not() -> None:
    every = as_of.joint_inspections()
    for row in records(chances.bounds("all")):
        known = [j for j in every if j["prior"]]
        assert (row["of"], row["known"], row["unknown"]) == (len(every), len(known), len(every) - len(known))
        assert row["least"] <= row["seen"] <= row["most"] <= row["of"]
    high = records(chances.bounds("all"))[0]
    assert high["seen"] == sum(j["prior"] in ("good", "outstanding") for j in every)
    assert high["most"] - high["seen"] >= high["unknown"]


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        (0.999, "nearly certain"),
        (0.34, "about 3 in 10"),
        (0.0406, "about 4 in 100"),
        (0.0022378, "about 1 in 450"),
        (0.0000908, "about 1 in 11,000"),
        (0.0, "about 1 in 1,000,000,000"),
    ],
)
def test_odds(odds: float, said: str) -> None:
    assert chances.odds(odds) == said


def test_the_note_holds_both_eras_beside_the_pooled_number_and_says_that_nothing_was_drawn() -> None:
    said = chance.note("all")
    assert "areas were not drawn at random" in said
    assert said.count("2016 to 2020") == said.count("since 2022") == 2
    assert "2016 to 2020" not in chance.note("since 2022")
    assert chance.chance_sentence({"of": 0}) == "No joint inspection with known days has a judgement before on record."
    assert "at most 2 of 9" in chance.chance_sentence({"of": 9, "seen": 2, "as_few": 0.4})


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (40, 44, "Whatever is not known, 40 to 44 of 71 were good or outstanding before: over 25 %"),
        (10, 12, "Whatever is not known, 10 to 12 of 71 were good or outstanding before: under 25 %"),
        (10, 44, "Whatever is not known, 10 to 44 of 71 were good or outstanding before"),
        (40, 40, "40 of 71 were good or outstanding before, and nothing not known can change it: over 25 %"),
    ],
)
def test_titles_of_bounds(least: int, most: int, said: str) -> None:
    assert selection_bounds.bounds_title({"least": least, "most": most, "of": 71}) == said
    assert math.isclose(selection_bounds.PROPOSED, 0.25)
