"""Counts side by side in stacked bars, each part with its number: years across, or named rows down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from components.palette import colour


def stacked(
    frame: pd.DataFrame,
    across: str,
    parts: Mapping[str, tuple[str, str]],
    unit: str,
    height: int = 360,
) -> dict[str, Any]:
    """A Plotly figure (plain dict): one bar for each row of the frame, one part for each counted column.

    Args:
        frame: rows in order; column `across` names the bar, the others hold counts.
        across: column with the names of the bars.
        parts: words and colour's name by counted column, lowest part first.
        unit: title of the counted axis.
        height: pixels.
    """
    names = [str(name) for name in frame[across]]
    return {
        "data": [_part(names, [int(n) for n in frame[key]], words, paint) for key, (words, paint) in parts.items()],
        "layout": {
            "barmode": "stack",
            "bargap": 0.22,
            "height": height,
            "margin": {"l": 44, "r": 8, "t": 12, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": colour("text"), "size": 13},
            "uniformtext": {"minsize": 10, "mode": "hide"},
            "showlegend": False,
            "xaxis": {"type": "category", "automargin": True, "fixedrange": True, "linecolor": colour("line")},
            "yaxis": {
                "title": {"text": unit, "standoff": 6},
                "gridcolor": colour("line"),
                "fixedrange": True,
                "zeroline": False,
            },
        },
    }


def legend(parts: Mapping[str, tuple[str, str]]) -> str:
    """Words and colour of each part as HTML, the part on top of the bar first: it wraps where the screen is narrow."""
    items = (
        f'<span style="display:inline-flex;align-items:center;gap:.4em;margin-right:1.2em">'
        f'<span aria-hidden="true" style="width:.9em;height:.9em;background:{colour(paint)};display:inline-block">'
        f"</span>{escape(words)}</span>"
        for words, paint in reversed(list(parts.values()))
    )
    return f"<div>{''.join(items)}</div>"


def _part(names: Sequence[str], counts: Sequence[int], words: str, paint: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": words,
        "x": list(names),
        "y": list(counts),
        "text": [str(n) if n else "" for n in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": _ink(colour(paint))},
        "marker": {"color": colour(paint), "line": {"color": colour("ground"), "width": 1}},
        "hovertemplate": f"%{{x}}, {words}: %{{y}}<extra></extra>",
    }


def _ink(fill: str) -> str:
    """Black or white, whichever is easier to read on a colour such as "#6fa8dc"."""
    red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return "#111111" if 0.299 * red + 0.587 * green + 0.114 * blue > 120 else "#ffffff"
