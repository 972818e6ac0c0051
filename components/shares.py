"""Shares with their intervals, row by row, from none to all: the chart of small counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.palette import colour
from components.words import is_missing, part

_ROW = 52
_MARGIN = 56


def shares(rows: Sequence[Mapping[str, Any]], words: str, count: str, n: str, paint: str) -> dict[str, Any]:
    """A Plotly figure (plain dict): one row for each share, its name and counts above its point.

    Args:
        rows: rows with the columns below and `share`, `share_low`, `share_high`; a row without a share has no point,
            one of too small an n a hollow one without an interval.
        words: column with the words of a row.
        count: column that counts those of which the share is asked.
        n: column that counts all of them.
        paint: colour's name.
    """
    return {
        "data": [_point(row, at, words, count, n, paint) for at, row in enumerate(rows) if row["share"] is not None],
        "layout": {
            "height": _ROW * len(rows) + _MARGIN,
            "margin": {"l": 8, "r": 16, "t": 8, "b": 44},
            "showlegend": False,
            "annotations": [
                _label(f"<b>{row[words]}</b>, {_counted(row, count, n)}", at) for at, row in enumerate(rows)
            ],
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": colour("text"), "size": 13},
            "xaxis": {
                "range": [-0.02, 1.02],
                "tickformat": ".0%",
                "dtick": 0.25,
                "gridcolor": colour("line"),
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "showticklabels": False,
                "range": [len(rows) - 0.4, -0.6],
                "zeroline": False,
                "showgrid": False,
                "fixedrange": True,
            },
        },
    }


def _point(row: Mapping[str, Any], at: int, words: str, count: str, n: str, paint: str) -> dict[str, Any]:
    small = is_missing(row["share_low"])
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["share"]],
        "y": [at + 0.12],
        "marker": {
            "color": colour(paint),
            "size": 11,
            "symbol": "circle-open" if small else "circle",
            "line": {"width": 2},
        },
        "text": [f"{row[words]}: {part(row[count], row[n], row['share'], row['share_low'], row['share_high'])}"],
        "hovertemplate": "%{text}<extra></extra>",
    }
    if not small:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [row["share_high"] - row["share"]],
            "arrayminus": [row["share"] - row["share_low"]],
            "color": colour(paint),
            "thickness": 2,
            "width": 5,
        }
    return trace


def _counted(row: Mapping[str, Any], count: str, n: str) -> str:
    return "none read" if row["share"] is None else f"{row[count]} of {row[n]}"


def _label(text: str, at: int) -> dict[str, Any]:
    """A row's name, above its point: it takes no width from the axis on a phone."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": at - 0.26, "yanchor": "middle"}
    return {**place, "text": text, "showarrow": False, "align": "left"}
