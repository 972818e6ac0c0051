"""Where one council stands among others on one indicator: a dot for each, its own marked, median and England."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from components import svg
from components.palette import colour
from components.words import is_missing

_HEIGHT = 34
_FOOT = 22
_EDGE = 2.5
_MIDDLE = 17


def strip(points: Sequence[Mapping[str, Any]], chosen: str, median: object, england: object, label: str) -> str:
    """The drawing: as wide as its column, whatever that is, so that nothing shrinks on a phone.

    Args:
        points: rows with `area`, `area_code` and `value`; one without a value has no dot.
        chosen: area code of the marked council.
        median: value of the solid tick, the peers' median.
        england: value of the dashed tick.
        label: the drawing in words, for those who do not see it.
    """
    stated = [point for point in points if not is_missing(point["value"])]
    ticks = [float(str(value)) for value in (median, england) if not is_missing(value)]
    values = [float(point["value"]) for point in stated] + ticks
    if not values:
        return ""
    low, high = min(values), max(values)

    def x(value: float) -> str:
        return f"{_EDGE + (100 - 2 * _EDGE) * ((value - low) / (high - low) if high > low else 0.5):.2f}%"

    drawn = [_rule("0%", "100%", str(_MIDDLE), str(_MIDDLE), colour("line"), "")]
    peers = [p for p in stated if p["area_code"] != chosen]
    drawn += [_dot(p, x(float(p["value"])), colour("unknown"), 5) for p in peers]
    drawn += [_tick(x(float(str(v))), dash) for v, dash in ((median, ""), (england, "3 3")) if not is_missing(v)]
    drawn += [_dot(p, x(float(p["value"])), colour("link"), 8) for p in stated if p["area_code"] == chosen]
    drawn += [_end(x(value), value, anchor) for value, anchor in ((low, "start"), (high, "end"))]
    body = svg.element("svg", {"width": "100%", "height": _HEIGHT + _FOOT, "style": "display:block"}, *drawn)
    return f'<div role="group" aria-label="{escape(label)}">{body}</div>'


def legend(council: str) -> str:
    """What the marks mean, for all strips of a page."""
    marks = {
        council: _dot({"area": council, "value": ""}, "50%", colour("link"), 7),
        "each peer": _dot({"area": "peer", "value": ""}, "50%", colour("unknown"), 5),
        "median of peers": _tick("50%", ""),
        "England": _tick("50%", "3 3"),
    }
    return "".join(
        '<span style="display:inline-flex;align-items:center;gap:.3em;margin-right:1.2em;white-space:nowrap">'
        f"{svg.element('svg', {'width': 18, 'height': _HEIGHT}, mark)}{escape(words)}</span>"
        for words, mark in marks.items()
    )


def _dot(point: Mapping[str, Any], x: str, fill: str, radius: int) -> str:
    paint = {"fill": fill, "stroke": colour("ground"), "stroke-width": 1.5}
    title = svg.element("title", {}, text=f"{point['area']}: {point['value']}")
    return svg.element("g", {}, title, svg.element("circle", {"cx": x, "cy": _MIDDLE, "r": radius, **paint}))


def _end(x: str, value: float, anchor: str) -> str:
    """The lowest or the highest value, below its place."""
    place = {"x": x, "y": _HEIGHT + 10, "text-anchor": anchor, "font-size": 12, "fill": colour("quiet")}
    return svg.element("text", place, text=f"{value:g}")


def _tick(x: str, dash: str) -> str:
    return _rule(x, x, "3", str(_HEIGHT - 3), colour("text"), dash)


def _rule(x1: str, x2: str, y1: str, y2: str, ink: str, dash: str) -> str:
    broken = {"stroke-dasharray": dash} if dash else {}
    return svg.element("line", {"x1": x1, "x2": x2, "y1": y1, "y2": y2, "stroke": ink, "stroke-width": 2, **broken})
