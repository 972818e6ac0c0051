"""Ratios with their intervals, row by row, beside the line of 1: as often as among all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.palette import colour
from components.words import interval, is_missing

_ROW = 40
_HEAD = 0.75
_MARGIN = 84


def ratios(
    rows: Sequence[Mapping[str, Any]], groups: Mapping[str, str], paints: Mapping[str, str], unit: str
) -> dict[str, Any]:
    """A Plotly figure (plain dict): one headed group for each category, one row for each period in it.

    Args:
        rows: `category`, `period`, `observed`, `inspections`, `expected`, `ratio`, `low`, `high`.
        groups: words by category, top first.
        paints: colour's name by period, in the order of the rows of a group.
        unit: title of the axis.
    """
    y = 0.0
    traces: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for category, words in groups.items():
        labels.append(_label(f"<b>{words}</b>", y))
        y += _HEAD
        for row in rows:
            if row["category"] == category and row["period"] in paints:
                labels.append(_label(_said(row), y - 0.06))
                traces.append(_trace(row, y + 0.36, paints[row["period"]], words))
                y += 1
        y += 0.35
    ends = [float(row["high"]) for row in rows if row["category"] in groups and not is_missing(row["high"])]
    return {
        "data": traces,
        "layout": {
            "height": round(_ROW * y) + _MARGIN,
            "margin": {"l": 8, "r": 16, "t": 12, "b": 56},
            "showlegend": False,
            "annotations": labels,
            "shapes": [_one(y)],
            "hovermode": "closest",
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": colour("text"), "size": 13},
            "xaxis": {
                "title": {"text": unit},
                "range": [-0.08, max([*ends, 1.5]) * 1.04],
                "gridcolor": colour("line"),
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "showticklabels": False,
                "range": [y, -0.4],
                "zeroline": False,
                "showgrid": False,
                "fixedrange": True,
            },
        },
    }


def _said(row: Mapping[str, Any]) -> str:
    period = "All years" if row["period"] == "all" else str(row["period"])
    return f"{period}: {row['observed']} of {row['inspections']}, {row['expected']:.1f} expected"


def _trace(row: Mapping[str, Any], y: float, paint: str, words: str) -> dict[str, Any]:
    ink = colour(paint)
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["ratio"]],
        "y": [y],
        "marker": {"color": ink, "size": 11, "symbol": "diamond" if paint == "text" else "circle"},
        "text": [f"{words}, {_said(row)}: ratio {interval(row['ratio'], row['low'], row['high'], '{:.2f}')}"],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
    if not is_missing(row["low"]) and not is_missing(row["ratio"]):
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [row["high"] - row["ratio"]],
            "arrayminus": [row["ratio"] - row["low"]],
            "color": ink,
            "thickness": 2,
            "width": 6,
        }
    return trace


def _one(bottom: float) -> dict[str, Any]:
    line = {"color": colour("text"), "width": 1.5, "dash": "dash"}
    return {"type": "line", "x0": 1, "x1": 1, "y0": -0.4, "y1": bottom, "line": line, "layer": "below"}


def _label(text: str, y: float) -> dict[str, Any]:
    """A row's words, above its point: they take no width from it on a phone."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": y, "yanchor": "middle"}
    return {**place, "text": text, "showarrow": False, "align": "left", "bgcolor": colour("ground"), "borderpad": 1}
