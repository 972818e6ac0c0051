"""Need and workforce: titles for one, many, ties and unknown; lines with gaps; charts that show what drawings show."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import indicators, plotly_kit
from components.drawing.levels import levels
from components.drawing.lines import Line, Lines
from components.drawing.spread import One, Spread, spread
from components.figures.indicators import indicator_areas, indicator_trend, neighbours_words, trend_drawing
from components.tokens import TOKENS
from queries import rows
from tests.components.test_drawing import contrast
from tests.pages.test_pages import opened

UNIT = "per 10,000 children"


def years(*values: float | None, england: float | None = 60, near: float | None = 80) -> list[dict[str, Any]]:
    """Rows of a trend from 2024 on."""
    return [
        {
            "year": 2024 + n,
            "area": "Northwick",
            "unit": UNIT,
            "value": value,
            "england": england,
            "neighbour_median": near,
            "neighbours": 10,
            "region": "London",
            "region_value": 70,
        }
        for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (years(109, 90), "Care, Northwick: 90 in 2025 after 109 in 2024; above England (60) and neighbours (80)"),
        (years(109, 70), "Care, Northwick: 70 in 2025 after 109 in 2024; above England (60), below neighbours (80)"),
        (years(90, 90, near=None), "Care, Northwick: 90 in 2025, as in 2024; above England (60)"),
        (years(90, 60, near=60), "Care, Northwick: 60 in 2025 after 90 in 2024; the same as England and neighbours"),
        (years(50, england=None, near=None), "Care, Northwick: 50 in 2024"),
        (years(50, None), "Care, Northwick: 50 in 2024, the last published; below England (60) and neighbours (80)"),
        (years(None, None), "Care: no value of Northwick is published"),
        (years(0, 0.5), "Care, Northwick: 0.5 in 2025 after 0 in 2024; below England (60) and neighbours (80)"),
    ],
)
def test_the_title_of_a_trend(given: list[dict[str, Any]], said: str) -> None:
    assert indicators.trend_title("Care", "Northwick", given) == said


def test_a_title_that_would_be_too_long_leaves_the_least_out() -> None:
    long = "First child protection conference within 15 days"
    said = indicators.trend_title(long, "Bournemouth, Christchurch and Poole", years(109, 90))
    assert said == f"{long}, Bournemouth, Christchurch and Poole: 90 in 2025"


@pytest.mark.parametrize(
    ("lower", "same", "higher", "said"),
    [
        (118, 2, 26, "is above 118 councils, level with 2 and below 26"),
        (1, 0, 145, "is above 1 council and below 145"),
        (0, 3, 143, "is level with 3 councils and below 143"),
        (146, 0, 0, "is above all 146 others"),
        (0, 0, 146, "is below all 146 others"),
        (0, 5, 0, "is level with all 5 others"),
        (0, 0, 1, "is below 1 council"),
        (0, 0, 0, "is the only council with a value"),
    ],
)
def test_the_title_of_all_councils(lower: int, same: int, higher: int, said: str) -> None:
    row = {"value": 17.1, "unit": "% of something", "year": 2025, "lower": lower, "same": same, "higher": higher}
    assert indicators.areas_title("Care", "Northwick", row) == f"Care, 2025: Northwick (17.1\N{NO-BREAK SPACE}%) {said}"


def test_a_council_without_a_value_is_said() -> None:
    said = indicators.areas_title("Care", "Northwick", {"value": None, "year": 2025})
    assert said == "Care: no value of Northwick is published for 2025"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(17.1, "% of x", "17.1\N{NO-BREAK SPACE}%"), (2712.5, "£ a week", "£2,712.5"), (0, UNIT, "0"), (90.0, UNIT, "90")],
)
def test_values_in_words(value: float, unit: str, said: str) -> None:
    assert indicators.value_words(value, unit) == said


def test_how_many_neighbours_a_median_is_of() -> None:
    assert "with a value, 10 each year" in neighbours_words(years(1, 2))
    fewer = [{**row, "neighbours": n} for row, n in zip(years(1, 2), (8, 10), strict=True)]
    assert "with a value, 8 to 10 each year" in neighbours_words(fewer)
    assert neighbours_words([{**years(1)[0], "neighbours": 0}]).startswith("this council has no statistical")


@pytest.mark.parametrize(
    ("highest", "lowest", "found"),
    [
        (37.7, 0, [0, 10, 20, 30, 40]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (21.2, 5.9, [5, 10, 15, 20, 25]),
        (5, 5, [5, 5.2, 5.4, 5.6, 5.8, 6]),
        (0.4, 0, [0, 0.1, 0.2, 0.3, 0.4]),
    ],
)
def test_levels_are_round_and_hold_all(highest: float, lowest: float, found: list[float]) -> None:
    assert levels(highest, lowest) == found


def test_a_gap_is_neither_joined_nor_zero() -> None:
    line = Line("Northwick", [1, 2, None, 3, None, None, 4, 5], [""] * 8, dot=9)
    drawn = Lines("What it shows.", [str(y) for y in range(2018, 2026)], [line], 5, [(0, "0"), (5, "5")])
    assert line.runs() == [[0, 1], [3], [6, 7]]
    assert drawn.html().count("clip-path") == 2
    assert drawn.html().count('class="ji-o"') == 5 == drawn.svg().count("<circle")
    assert drawn.svg().count("<polyline") == 3
    (trace,) = plotly_kit.of_lines(drawn, UNIT)["data"]
    assert (trace["y"], trace["connectgaps"]) == ([1, 2, None, 3, None, None, 4, 5], False)


def test_names_of_lines_that_end_together_do_not_cover_each_other() -> None:
    lines = [Line(f"A rather long name {n}", [90, 90.5 + n / 10], ["90", "90.5"]) for n in range(4)]
    placed = Lines("What it shows.", ["2024", "2025"], lines, 100, []).labels()
    for (_, above, words), (_, below, _) in itertools.pairwise(placed):
        assert below >= above + 17 * len(words)
    assert placed[0][1] >= -16
    assert placed[-1][1] + 17 * len(placed[-1][2]) <= 256 + 6


def test_an_end_before_the_last_year_says_its_year() -> None:
    drawn = trend_drawing("What it shows", years(50, None))
    assert drawn is not None
    assert "Northwick 50<br>(2024)" in drawn.html() or "Northwick 50 (2024)" in drawn.html()


def test_all_councils_stand_in_the_drawing_and_in_the_chart() -> None:
    found = [
        One(value, f"{n}: {value}", "council?area=x", min(n, 2)) for n, value in enumerate([5, 6, 7, 7, 7, 20, 21])
    ]
    drawn = Spread(found, 5, 25, "Northwick 5", (15, "England 15"))
    row = spread(drawn)
    html = "".join(mark.html(row.height) for mark in row.marks)
    places = [float(x) for x in re.findall(r'class="ji-d[^>]*left:([0-9.]+)%', html)]
    assert len(places) == len(found)
    assert min(places) >= 2
    assert max(places) <= 98
    assert html.count("ji-d--here") == 1
    spec = plotly_kit.of_spread(drawn, [(5, "5"), (25, "25")], UNIT)
    assert sorted(x for trace in spec["data"] for x in trace["x"]) == [5, 6, 7, 7, 7, 20, 21]
    assert len({(x, y) for t in spec["data"] for x, y in zip(t["x"], t["y"], strict=True)}) == len(found)


@pytest.mark.parametrize("night", [False, True])
def test_marks_and_words_of_charts_stand_out(night: bool) -> None:
    paper = plotly_kit.colour("paper", night)
    for token, least in (("ink", 4.5), ("quiet", 4.5), ("line", 3)):
        assert contrast(plotly_kit.colour(token, night), paper) >= least
    said = plotly_kit.layout(night, 100, {"xaxis": {}})
    assert said["paper_bgcolor"] == paper
    assert said["xaxis"]["gridcolor"] == (TOKENS["rule"].night if night else TOKENS["rule"].day)


def test_a_chart_has_the_picture_button_alone() -> None:
    chosen = plotly_kit.config("indicator-trend")
    assert chosen["modeBarButtons"] == [["toImage"]]
    assert chosen["displaylogo"] is False


def test_the_card_of_a_council_without_a_value_in_the_latest_year_says_so() -> None:
    assert "the last published" in indicator_trend(area="sunderland", indicator="agency_rate").title
    title = indicator_areas(area="sunderland", indicator="agency_rate").title
    assert title == "Agency social workers: no value of Sunderland is published for 2025"


def test_the_note_and_unit_of_an_indicator_are_in_its_card() -> None:
    figure = indicator_trend(area="leeds", indicator="caseload")
    about = next(row for row in rows("context_indicators") if row["indicator"] == "caseload")
    assert about["note"] in figure.note
    assert about["unit"] in figure.subtitle
    assert "2016 to 2025" in figure.subtitle
    assert figure.sources[0] == about["source_id"]


def plots(at: AppTest) -> list[Any]:
    """The charts of a page."""
    return list(at.get("plotly_chart"))


def test_a_page_loads_plotly_only_when_asked_and_follows_the_address() -> None:
    assert plots(opened("council", area="sunderland")) == []
    assert plots(opened("benchmark", area="sunderland")) == []
    at = opened("council", area="sunderland", indicator="caseload", view="explore")
    trend, areas = plots(at)
    assert trend.proto.alt.startswith("Cases per social worker, Sunderland: 17.1 in 2025 after 15.5 in 2016")
    assert "Sunderland (17.1) is above 118 councils, level with 2 and below 26" in areas.proto.alt
    assert len(plots(opened("benchmark", area="sunderland", view="explore"))) == 1
    assert len(plots(opened("council", area="northamptonshire", view="explore"))) == 1  # abolished: years alone
    assert plots(opened("council", area="sunderland", view="nonsense", indicator="nonsense")) == []
