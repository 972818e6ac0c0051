"""How far something had come by each date: stepped lines towards a line that says how far it was to come, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.palette import colour
from components.words import day

# Where the numbers stand (side, edge) on the upper and the lower line: when due, and at the end.
_PLACES = ((("right", "bottom"), ("right", "top")), (("left", "top"), ("right", "top")))


def steps(
    frame: pd.DataFrame,
    when: str,
    lines: Mapping[str, tuple[str, str, bool]],
    goal: int,
    due: object,
    unit: str,
    goal_words: str,
) -> dict[str, Any]:
    """A Plotly figure (plain dict): the goal and its date as thin rules.

    Args:
        frame: rows in order of column `when`.
        when: column of dates, one of which is `due`.
        lines: words, colour's name and whether the line is dotted, by counted column: the upper line, the lower one.
        goal: how many there were to reach.
        due: when they were to be reached.
        unit: title of the counted axis.
        goal_words: words on the line of the goal.
    """
    dates = [f"{pd.Timestamp(str(date)):%Y-%m-%d}" for date in frame[when]]
    due_on = f"{pd.Timestamp(str(due)):%Y-%m-%d}"
    at_due, at_end = dates.index(due_on), len(dates) - 1
    reached = [
        _words(str(frame[key].iloc[at]), x=dates[at], y=int(frame[key].iloc[at]), xanchor=side, yanchor=edge)
        for key, places in zip(lines, _PLACES, strict=True)
        for at, (side, edge) in zip((at_due, at_end), places, strict=True)
    ]
    marks = [
        _words(goal_words, x=dates[0], y=goal, xanchor="left", yanchor="bottom"),
        _words(f"{day(due)}: three years", x=due_on, y=0, xanchor="right", yanchor="bottom"),
    ]
    return {
        "data": [_line(dates, [int(n) for n in frame[key]], *style) for key, style in lines.items()],
        "layout": {
            "height": 400,
            "margin": {"l": 48, "r": 10, "t": 16, "b": 32},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": colour("text"), "size": 13},
            "hovermode": "closest",
            "showlegend": False,
            "annotations": [*marks, *reached],
            "shapes": [
                _rule(x0=dates[0], x1=dates[-1], y0=goal, y1=goal),
                _rule(x0=due_on, x1=due_on, y0=0, y1=goal),
            ],
            "xaxis": {"type": "date", "fixedrange": True, "gridcolor": colour("line"), "dtick": "M12"},
            "yaxis": {
                "title": {"text": unit, "standoff": 6},
                "range": [0, goal * 1.1],
                "gridcolor": colour("line"),
                "zeroline": False,
                "fixedrange": True,
            },
        },
    }


def _line(dates: list[str], counts: list[int], words: str, paint: str, dotted: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": words,
        "x": dates,
        "y": counts,
        "line": {"shape": "hv", "width": 3, "color": colour(paint), "dash": "dot" if dotted else "solid"},
        "hovertemplate": f"%{{x|%-d %B %Y}}: %{{y}} areas. {words}<extra></extra>",
    }


def _rule(**ends: object) -> dict[str, Any]:
    return {"type": "line", **ends, "line": {"color": colour("quiet"), "width": 1.5, "dash": "dash"}}


def _words(text: str, **place: object) -> dict[str, Any]:
    return {"text": text, **place, "showarrow": False, "font": {"color": colour("quiet"), "size": 12}}
