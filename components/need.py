"""Need and workforce on a page: one indicator over the years and over all councils, drawn or as charts to explore."""

from __future__ import annotations

from typing import Any

from components import figure, filters, indicators
from components.figures.indicators import indicator_areas, indicator_trend

PLACE = "indicator-trend"
VIEWS = {"drawing": "Drawing", "explore": "Point and zoom"}


def of_council(area: dict[str, Any]) -> None:
    """The section of a council: its years beside councils like it, its region and England, then all councils."""
    card = figure.Card(PLACE)
    indicator, explore = _controls(card)
    card.show(indicator_trend(area=area["slug"], indicator=indicator), explore)
    if area["status"] == "current":
        figure.Card("indicator-areas").show(indicator_areas(area=area["slug"], indicator=indicator), explore)


def of_benchmark(area: str, bench_set: str, bench_own: str) -> None:
    """All councils on one indicator, with those that are compared marked."""
    card = figure.Card("indicator-areas")
    indicator, explore = _controls(card)
    shown = indicator_areas(indicator=indicator, area=area, bench_set=bench_set, bench_own=bench_own)
    card.show(shown, explore)


def _controls(card: figure.Card) -> tuple[str, bool]:
    """The chosen indicator, and whether the charts are there instead of the drawings (address: `indicator`, `view`)."""
    with card.controls:
        indicator = filters.pick("Indicator", indicators.labels(), "indicator")
        view = filters.one("Shown as", VIEWS, "view")
    return indicator, view == "explore"
