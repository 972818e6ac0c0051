"""Plotly in the site's own colours and type, for figures in which a reader points at one of many marks or zooms.

A chart is made from the very drawing that the card, the files and the embedded frame show, as a plain dictionary (no
figure object: those take 60 ms to build). Only the button that saves a picture is there; what it shows stands in the
card's table too, which the keyboard reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components.drawing.lines import HEIGHT, Line, Lines
from components.drawing.spread import STEPS, Spread
from components.tokens import TOKENS

Spec = dict[str, Any]
POINT = "Point at a mark for its value; the table has them all."
ZOOM = "Drag across to look closer, press twice to go back."
_FONT = '"Source Sans", system-ui, sans-serif'
_DASH = {"solid": "solid", "dashed": "8px,5px", "dotted": "2px,4px"}
_LOOKS = {2: ("circle-open", "line", 9, "others"), 1: ("circle", "ink", 9, "beside"), 0: ("circle", "ink", 15, "one")}
_TOP, _FOOT, _LEFT, _RIGHT = 28, 40, 52, 170


def dark() -> bool:
    """Whether the visitor's theme is the dark one."""
    return bool(st.context.theme.type == "dark")


def chart(name: str, label: str, spec: Spec) -> None:
    """The chart on the page, its height kept free before it is there.

    Args:
        name: the figure's; it names the saved picture.
        label: what it shows, in a sentence.
        spec: data and layout; `layout.meta` says what the pointer does.
    """
    with st.container(key=f"plot-{name}", height=spec["layout"]["height"], border=False):
        st.plotly_chart(spec, theme=None, config=config(name), key=f"chart-{name}", alt=label)
    st.html(f'<div class="ji"><p class="ji-micro ji-quiet">{spec["layout"]["meta"]}</p></div>')


def config(name: str) -> dict[str, Any]:
    """One button, the picture; no logo, no scrolling zoom (the page scrolls)."""
    return {
        "displayModeBar": True,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": name, "scale": 2},
        "scrollZoom": False,
        "responsive": True,
    }


def layout(night: bool, height: float, axes: Mapping[str, Spec], **more: Any) -> Spec:
    """Type, ground, axes and hover of every chart; `height` is that of the plot, in px."""
    ink, quiet, rule = (colour(name, night) for name in ("ink", "quiet", "rule"))
    font = {"family": _FONT, "size": 13, "color": ink}
    axis = {
        "tickfont": {**font, "color": quiet},
        "gridcolor": rule,
        "linecolor": colour("line", night),
        "zeroline": False,
        "automargin": False,
        "fixedrange": True,
    }
    return {
        "font": font,
        "paper_bgcolor": colour("paper", night),
        "plot_bgcolor": colour("paper", night),
        "height": height + _TOP + _FOOT,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _FOOT},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": colour("paper", night), "bordercolor": ink, "font": font, "align": "left"},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": quiet, "activecolor": ink},
        "dragmode": False,
        **{name: {**axis, **own} for name, own in axes.items()},
        **more,
    }


def colour(token: str, night: bool) -> str:
    """The token's value by day or by night."""
    return TOKENS[token].night if night else TOKENS[token].day


def of_lines(drawn: Lines, unit: str) -> Spec:
    """Lines over years with their names where they end; gaps stay gaps."""
    night = dark()
    places = list(range(len(drawn.years)))
    axes = {
        "xaxis": {
            "range": [-0.5, len(places) - 0.5],
            "tickvals": places[::-1],
            "ticktext": list(drawn.years)[::-1],
            "showgrid": False,
            "showline": True,
        },
        "yaxis": {
            "range": [0, drawn.top],
            "tickvals": [value for value, _ in drawn.levels],
            "ticktext": [words for _, words in drawn.levels],
        },
    }
    shapes, notes = [], []
    for line, y, words in drawn.labels():
        middle = 1 - (y + 8.5) / HEIGHT
        shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "xsizemode": "pixel",
                "xanchor": 1,
                "x0": 8,
                "x1": 24,
                "yref": "paper",
                "y0": middle,
                "y1": middle,
                "line": _stroke(line, night),
            }
        )
        said = "<br>".join(words)
        notes.append(
            {
                "text": f"<b>{said}</b>" if line.strong else said,
                "xref": "paper",
                "x": 1,
                "xshift": 30,
                "xanchor": "left",
                "yref": "paper",
                "y": 1 - y / HEIGHT,
                "yanchor": "top",
                "align": "left",
                "showarrow": False,
                "borderpad": 0,
            }
        )
    data = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": places,
            "y": list(line.values),
            "connectgaps": False,
            "name": line.name,
            "line": _stroke(line, night),
            "marker": {"size": max(line.dot, 7), "color": colour(line.tone, night)},
            "text": [drawn.words_of(line, n) for n in places],
            "hovertemplate": f"%{{text}}<br>{unit}<extra></extra>",
        }
        for line in drawn.lines
    ]
    return {"data": data, "layout": layout(night, HEIGHT, axes, shapes=shapes, annotations=notes, meta=POINT)}


def _stroke(line: Line, night: bool) -> Spec:
    return {"color": colour(line.tone, night), "width": line.thick, "dash": _DASH[line.dash]}


def of_spread(drawn: Spread, ticks: Sequence[tuple[float, str]], unit: str) -> Spec:
    """Councils exactly where their values lie, piled up; drag across to look closer, press twice to go back."""
    night = dark()
    placed = drawn.piles(2 * STEPS)
    tallest = max([up for _, _, up in placed] + [10]) + 1
    data = []
    for rank, (symbol, tone, size, name) in _LOOKS.items():
        mine = [(one, up) for one, _, up in placed if one.rank == rank]
        edge = {"color": colour("paper" if rank < 2 else tone, night), "width": 1.5}
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [one.value for one, _ in mine],
                "y": [up for _, up in mine],
                "name": name,
                "marker": {"symbol": symbol, "color": colour(tone, night), "size": size, "line": edge},
                "text": [one.words for one, _ in mine],
                "hovertemplate": f"%{{text}}<br>{unit}<extra></extra>",
            }
        )
    notes = [_note(drawn, one.value, -1.8, f"<b>{drawn.here}</b>") for one, _, _ in placed if one.rank == 0]
    shapes = []
    if drawn.level is not None:
        x, words = drawn.level
        line = {"color": colour("quiet", night), "width": 2}
        shapes.append({"type": "line", "x0": x, "x1": x, "yref": "y", "y0": -0.8, "y1": tallest, "line": line})
        notes.append(_note(drawn, x, tallest + 1, words))
    axes = {
        "xaxis": {
            "range": _edges(drawn),
            "tickvals": [value for value, _ in ticks],
            "ticktext": [words for _, words in ticks],
            "showline": True,
            "fixedrange": False,
        },
        "yaxis": {"range": [-2.6, tallest + 1.6], "visible": False},
    }
    margin = {"l": 8, "r": 8, "t": _TOP, "b": _FOOT}
    reach = {"dragmode": "zoom", "margin": margin, "meta": f"{POINT} {ZOOM}"}
    height = max(190, (tallest + 4) * 11)
    return {
        "data": data,
        "layout": layout(night, height, axes, shapes=shapes, annotations=notes, **reach),
    }


def _edges(drawn: Spread) -> list[float]:
    room = 0.02 * (drawn.highest - drawn.lowest)
    return [drawn.lowest - room, drawn.highest + room]


def _note(drawn: Spread, x: float, y: float, words: str) -> Spec:
    """Words at a value, inside the plot at either edge."""
    share = (x - drawn.lowest) / (drawn.highest - drawn.lowest)
    side = "left" if share < 0.15 else "right" if share > 0.85 else "center"
    return {"x": x, "y": y, "text": words, "xanchor": side, "yanchor": "middle", "showarrow": False, "borderpad": 0}
