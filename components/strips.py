"""Every inspection as its own point, cohort by cohort, with median and interval: the chart of comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.palette import colour
from components.words import day
from queries.intervals import Estimate

_ROW = 74
_MARGIN = 96
_SPREAD = 0.28


def strips(
    points: pd.DataFrame,
    cohorts: Mapping[str, str],
    estimates: Mapping[str, Estimate],
    unit: str,
    highest: float,
) -> dict[str, Any]:
    """A Plotly figure (plain dict): one row per cohort, empty ones included.

    Args:
        points: frame with `cohort`, `items`, `area`, `published`.
        cohorts: words by cohort, top row first.
        estimates: median of each cohort with its interval.
        unit: title of the axis.
        highest: end of the axis, the same for figures that stand beside each other.
    """
    keys = list(cohorts)
    traces = [trace for row, key in enumerate(keys) for trace in _row(points, key, row, estimates[key])]
    labels = [f"{_wrapped(cohorts[key])}<br><b>n = {estimates[key].n}</b>" for key in keys]
    ink, line = colour("text"), colour("line")
    return {
        "data": traces,
        "layout": {
            "height": _ROW * len(keys) + _MARGIN,
            "margin": {"l": 8, "r": 16, "t": 12, "b": 56},
            "showlegend": False,
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
                "tickvals": list(range(len(keys))),
                "ticktext": labels,
                "range": [len(keys) - 0.5, -0.5],
                "automargin": True,
                "zeroline": False,
                "showgrid": False,
                "fixedrange": True,
            },
        },
    }


def _row(points: pd.DataFrame, key: str, row: int, estimate: Estimate) -> list[dict[str, Any]]:
    chosen = points[points["cohort"] == key].sort_values(["items", "published"])
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [int(n) for n in chosen["items"]],
            "y": _beside_each_other([int(n) for n in chosen["items"]], row),
            "marker": {"color": colour(key), "size": 9, "line": {"color": colour("ground"), "width": 1}},
            "text": [f"{r.area}, published {day(r.published)}: {int(r.items)}" for r in chosen.itertuples()],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]
    if estimate.value is not None:
        traces.append(_interval(estimate, row))
    return traces


def _interval(estimate: Estimate, row: int) -> dict[str, Any]:
    known = estimate.low is not None and estimate.high is not None
    words = f"median {estimate.value:g}"
    if known:
        words += f", 95 % interval {estimate.low:g} to {estimate.high:g}"
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [estimate.value],
        "y": [row + 0.38],
        "marker": {"symbol": "diamond", "size": 11, "color": colour("text")},
        "text": [words],
        "hovertemplate": "%{text}<extra></extra>",
    }
    if known:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [float(estimate.high or 0) - float(estimate.value or 0)],
            "arrayminus": [float(estimate.value or 0) - float(estimate.low or 0)],
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
        heights.append(row - 0.05 - step * ((n + 1) // 2) * (1 if n % 2 else -1))
    return heights


def _wrapped(words: str, width: int = 20) -> str:
    lines = [""]
    for part in words.split():
        if len(lines[-1]) + len(part) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {part}".strip()
    return "<br>".join(lines)
