"""Every inspection as its own point, cohort by cohort, with median and interval: the chart of comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.charts import Drawn
from components.palette import colour
from components.words import day, interval
from queries import records

_ROW = 96
_MARGIN = 96
_SPREAD = 0.24


def strips(
    points: pd.DataFrame,
    cohorts: Sequence[Mapping[str, Any]],
    words: Mapping[str, str],
    unit: str,
    highest: float,
) -> dict[str, Any]:
    """A Plotly figure (plain dict): one row per cohort, empty ones included.

    Args:
        points: frame with `cohort`, `items`, `area`, `published`.
        cohorts: rows of `comparison.summary` for one era, top row first.
        words: words by cohort.
        unit: title of the axis.
        highest: end of the axis, the same for figures that stand beside each other.
    """
    traces = [trace for row, cohort in enumerate(cohorts) for trace in _row(points, cohort, row)]
    labels = [_label(f"<b>{words[c['cohort']]}</b>, n = {c['with_section']}", row) for row, c in enumerate(cohorts)]
    ink, line = colour("text"), colour("line")
    return {
        "data": traces,
        "layout": {
            "height": _ROW * len(cohorts) + _MARGIN,
            "margin": {"l": 8, "r": 16, "t": 12, "b": 56},
            "showlegend": False,
            "annotations": labels,
            "hovermode": "closest",
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": ink, "size": 13},
            "xaxis": {
                "title": {"text": unit},
                "range": [-0.6, highest * 1.04 + 0.6],
                "gridcolor": line,
                "fixedrange": True,
            },
            "yaxis": {
                "showticklabels": False,
                "range": [len(cohorts) - 0.45, -0.55],
                "zeroline": False,
                "showgrid": False,
                "fixedrange": True,
            },
        },
    }


def era_strips(
    points: pd.DataFrame, era: str, cohorts: Sequence[Mapping[str, Any]], words: Mapping[str, str], section: str
) -> Drawn:
    """The letters of one era, with the cohorts' medians in words.

    Args:
        points: letters of both eras: the axis is the same for both.
        era: the one that is drawn.
        cohorts: its rows of `comparison.summary`.
        words: words by cohort.
        section: what the letters list, in words.
    """
    said = (
        f"{words[c['cohort']]}: n {c['with_section']}, median "
        f"{interval(c['median'], c['median_low'], c['median_high'], '{:g}')}"
        for c in cohorts
    )
    figure = strips(points[points["era"] == era], cohorts, words, f"{section} listed", float(points["items"].max()))
    return Drawn(figure, f"{section} in letters of {era}: {'; '.join(said)}")


def _row(points: pd.DataFrame, cohort: Mapping[str, Any], row: int) -> list[dict[str, Any]]:
    key = cohort["cohort"]
    chosen = records(points[points["cohort"] == key].sort_values(["items", "published"]))
    values = [int(point["items"]) for point in chosen]
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": values,
            "y": _beside_each_other(values, row),
            "marker": {"color": colour(key), "size": 9, "line": {"color": colour("ground"), "width": 1}},
            "text": [f"{p['area']}, published {day(p['published'])}: {p['items']}" for p in chosen],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]
    if cohort["median"] is not None:
        traces.append(_median(cohort, row))
    return traces


def _median(cohort: Mapping[str, Any], row: int) -> dict[str, Any]:
    middle, low, high = cohort["median"], cohort["median_low"], cohort["median_high"]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [middle],
        "y": [row + 0.34],
        "marker": {"symbol": "diamond", "size": 11, "color": colour("text")},
        "text": [f"median {interval(middle, low, high, '{:g}')}"],
        "hovertemplate": "%{text}<extra></extra>",
    }
    if low is not None:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [high - middle],
            "arrayminus": [middle - low],
            "color": colour("text"),
            "thickness": 2,
            "width": 6,
        }
    return trace


def _beside_each_other(values: Sequence[int], row: int) -> list[float]:
    """Heights that spread equal values evenly around the row's middle."""
    seen: dict[int, int] = {}
    step = _SPREAD / max(1, max((values.count(v) for v in set(values)), default=1) / 2)
    heights = []
    for value in values:
        n = seen[value] = seen.get(value, -1) + 1
        heights.append(row - step * ((n + 1) // 2) * (1 if n % 2 else -1))
    return heights


def _label(text: str, row: int) -> dict[str, Any]:
    """A row's name, above its points: it takes no width from them on a phone."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": row - 0.42, "yanchor": "middle"}
    return {**place, "text": text, "showarrow": False, "align": "left"}
