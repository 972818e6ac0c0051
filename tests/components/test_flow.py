"""Flows and ratios are drawn with every number they stand for."""

import re

import pytest

from components import flow as drawing
from components import ratios as chart

WORDS = {"good": "Good", "inadequate": "Inadequate", "waiting": "No later one yet"}


@pytest.fixture(autouse=True)
def _one_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (drawing, chart):
        monkeypatch.setattr(module, "colour", lambda name: f"#{name}")


def test_flow_names_every_state_with_its_number_an_empty_one_too() -> None:
    cells = [("good", "good", 3.0), ("good", "waiting", 1.0)]
    svg = drawing.flow(cells, ("good", "inadequate"), ("good", "waiting"), WORDS, ("Before", "Next"), "words")
    said = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert said == ["Good 4", "Inadequate 0", "Good 3", "No later one yet 1", "Before", "Next"]
    assert re.findall(r"<title>([^<]*)</title>", svg) == ["Good, then Good: 3", "Good, then No later one yet: 1"]


def test_flow_of_nothing_is_still_a_drawing() -> None:
    assert "<svg" in drawing.flow([], ("good",), ("good",), WORDS, ("Before", "Next"), "words")


def test_ratio_without_interval_has_no_bar_and_none_without_a_value_breaks_nothing() -> None:
    base = {"category": "good", "observed": 1, "inspections": 2, "expected": 0.5}
    rows = [
        {**base, "period": "2020", "ratio": 2.0, "low": None, "high": None},
        {**base, "period": "2026", "ratio": None, "low": None, "high": None},
    ]
    figure = chart.ratios(rows, {"good": "Good"}, {"2020": "text", "2026": "text"}, "unit")
    assert [("error_x" in trace) for trace in figure["data"]] == [False, False]
    assert figure["data"][0]["x"] == [2.0]
