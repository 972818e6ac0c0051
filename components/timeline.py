"""Events on lanes over time, as an inline drawing: themes of joint inspections, one council's history."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

from components import svg
from components.palette import colour

_NAME = 18.0
_WIDTH = 960.0
_LEFT = 8.0
_RIGHT = 20.0
_TOP = 34.0
_FOOT = 26.0
_RADIUS = 5.5
_LETTER = 7.0
_DOTS, _LINES = 11.5, 16.0


@dataclass(frozen=True)
class Mark:
    """One event: its lane and day, colour, hover text and address; hollow where its report was not read."""

    lane: str
    day: dt.date
    fill: str
    title: str
    href: str | None = None
    hollow: bool = False
    label: str = ""


@dataclass(frozen=True)
class Flag:
    """A numbered date above the lanes, explained in a list below the drawing."""

    number: int
    day: dt.date
    title: str


@dataclass(frozen=True)
class _Placed:
    """A mark with its place: horizontal position, level above the lane's line, whether its label stands before it."""

    mark: Mark
    x: float
    level: int
    before: bool


def timeline(marks: Sequence[Mark], lanes: Sequence[str], label: str, flags: Sequence[Flag] = ()) -> str:
    """The drawing; marks of one lane that would overlap are stacked upwards.

    A lane's name stands above its marks, so that it takes no width from them on a phone.
    """
    dates = [mark.day for mark in marks] + [flag.day for flag in flags]
    first, last = dt.date(min(dates).year, 1, 1), dt.date(max(dates).year + 1, 1, 1)

    def x(day: dt.date) -> float:
        return _LEFT + (day - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT)

    top = _TOP if flags else 8.0
    placed = {lane: _stack([mark for mark in marks if mark.lane == lane], x) for lane in lanes}
    step = {lane: _LINES if any(p.mark.label for p in placed[lane]) else _DOTS for lane in lanes}
    heights = [_NAME + 12 + step[lane] * max((p.level + 1 for p in placed[lane]), default=1) for lane in lanes]
    base = dict(zip(lanes, [*accumulate(heights, initial=top)][1:], strict=True))
    names = dict(zip(lanes, accumulate(heights, initial=top), strict=False))
    height = top + sum(heights) + _FOOT
    parts = _years(first, last, x, top, height)
    parts += [_flag(flag, x(flag.day), y, height) for flag, y in _stagger(flags, x)]
    parts += _lanes(base, names)
    parts += [_mark(p, base[lane] - 12 - step[lane] * p.level) for lane in lanes for p in placed[lane]]
    return svg.drawing(_WIDTH, height, label, *parts, min_width=760)


def _stack(marks: Sequence[Mark], x: Callable[[dt.date], float]) -> list[_Placed]:
    """Marks of one lane, each on the lowest level where neither it nor its label touches another."""
    taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
    placed = []
    for mark in sorted(marks, key=lambda m: m.day):
        here = x(mark.day)
        words = _RADIUS + 3 + _LETTER * len(mark.label) if mark.label else _RADIUS
        before = here + words > _WIDTH
        start, end = (here - words, here + _RADIUS) if before else (here - _RADIUS, here + words)
        level = next(n for n in count() if all(end + 1 <= low or high + 1 <= start for low, high in taken[n]))
        taken[level].append((start, end))
        placed.append(_Placed(mark, here, level, before))
    return placed


def _years(first: dt.date, last: dt.date, x: Callable[[dt.date], float], top: float, height: float) -> list[str]:
    parts = []
    for year in range(first.year, last.year):
        start, middle = x(dt.date(year, 1, 1)), x(dt.date(year, 7, 1))
        parts.append(_rule(start, top, start, height - _FOOT, colour("line")))
        parts.append(_words(middle, height - 8, str(year), anchor="middle", ink=colour("quiet")))
    return parts


def _lanes(base: dict[str, float], names: dict[str, float]) -> list[str]:
    parts = []
    for name, y in base.items():
        parts.append(_rule(0, y, _WIDTH - _RIGHT, y, colour("line")))
        parts.append(_words(0, names[name] + 14, name, halo=True))
    return parts


def _stagger(flags: Sequence[Flag], x: Callable[[dt.date], float]) -> list[tuple[Flag, float]]:
    """Heights of the flags' numbers: a number too near to the one before it stands a line higher."""
    placed: list[tuple[Flag, float]] = []
    for flag in flags:
        near = bool(placed) and x(flag.day) - x(placed[-1][0].day) < 16
        low = _TOP - 8
        placed.append((flag, low - 13 if near and placed[-1][1] == low else low))
    return placed


def _flag(flag: Flag, x: float, y: float, height: float) -> str:
    return svg.element(
        "g",
        {},
        svg.element("title", {}, text=f"{flag.number}. {flag.title}"),
        svg.element(
            "line",
            {
                "x1": f"{x:.1f}",
                "y1": y + 3,
                "x2": f"{x:.1f}",
                "y2": f"{height - _FOOT:.1f}",
                "stroke": colour("quiet"),
                "stroke-dasharray": "2 3",
            },
        ),
        _words(x, y, str(flag.number), anchor="middle", ink=colour("quiet"), size=11),
    )


def _mark(placed: _Placed, y: float) -> str:
    mark, x = placed.mark, placed.x
    paint = {"fill": colour("ground") if mark.hollow else mark.fill, "stroke": mark.fill, "stroke-width": 2}
    drawn = [
        svg.element("title", {}, text=mark.title),
        svg.element("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": _RADIUS - 1, **paint}),
    ]
    if mark.label:
        side, anchor = (-_RADIUS - 3, "end") if placed.before else (_RADIUS + 3, "start")
        drawn.append(_words(x + side, y + 4, mark.label, anchor=anchor, size=12))
    if mark.href is None:
        return svg.element("g", {}, *drawn)
    return svg.element("a", {"href": mark.href, "target": "_self", "aria-label": mark.title}, *drawn)


def _rule(x1: float, y1: float, x2: float, y2: float, ink: str) -> str:
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    return svg.element("line", {**ends, "stroke": ink, "stroke-width": 1})


def _words(
    x: float, y: float, text: str, *, anchor: str = "start", ink: str | None = None, size: int = 13, halo: bool = False
) -> str:
    """Words at a place; with a halo, lines that cross them do not strike them through."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "font-size": size}
    edge = {"stroke": colour("ground"), "stroke-width": 4, "paint-order": "stroke"} if halo else {}
    return svg.element("text", {**place, "fill": ink or colour("text"), **edge}, text=text)
