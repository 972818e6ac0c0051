"""The kinds of drawing that the site uses, each made of rows: strips, pairs, shares, stacked bars, bands over years.

All take values and give rows or a whole drawing; words, tokens and addresses come from the figure that is drawn.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from components.drawing.marks import Bar, Dot, Mark, Rule, Words
from components.drawing.rows import Key, Row, Rows, Tick

_DOT, _STEP, _FOOT = 11.0, 12.5, 24.0


@dataclass(frozen=True)
class Point:
    """One counted thing on a strip: its value, what it says, its address; hollow where it stands for less."""

    value: float
    words: str
    href: str | None = None
    here: bool = False
    open: bool = False


@dataclass(frozen=True)
class Middle:
    """A median with its interval; no interval where n is too small for one."""

    value: float
    low: float | None = None
    high: float | None = None


def scale(highest: float, lowest: float = 0) -> tuple[Callable[[float], float], list[Tick]]:
    """Places in per cent for values from `lowest` to `highest`, with round ticks.

    Returns:
        A function from value to place (2 to 97 per cent), and the ticks of the axis.
    """
    span = max(highest - lowest, 1)
    step = next(size for size in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10**9) if span / size <= 6)

    def place(value: float) -> float:
        return 2 + 95 * (value - lowest) / span

    first = int(lowest // step * step)
    values = [v for v in range(first, int(highest) + 1, step) if v >= lowest]
    return place, [Tick(place(v), f"{v:,}") for v in values]


def strip(
    name: str, small: str, points: Sequence[Point], middle: Middle | None, tone: str, place: Callable[[float], float]
) -> Row:
    """Dots stacked on one line, with a diamond and a bar for the median under it, and the median in figures."""
    lifted: Counter[float] = Counter()
    tallest = max(Counter(p.value for p in points).values(), default=1)
    height = _FOOT + max(tallest, 2) * _STEP + 8
    ground = height - _FOOT
    marks: list[Mark] = [Rule(0, 100, "line", ground, 1)]
    for p in sorted(points, key=lambda p: (p.value, not p.here)):
        marks.append(
            Dot(
                place(p.value), p.words, tone, p.href, p.open, lifted[p.value], _DOT, ground - _DOT / 2 - 3, here=p.here
            )
        )
        lifted[p.value] += 1
    if middle is not None:
        level = height - 11
        if middle.low is not None and middle.high is not None:
            marks.append(Rule(place(middle.low), place(middle.high), "ink", level))
        marks.append(Dot(place(middle.value), f"median {middle.value:g}", "ink", size=9, y=level, square=True))
        beyond = place(middle.high if middle.high is not None else middle.value)
        marks.append(Words(beyond, f"{middle.value:g}", level))
    return Row(name, marks, small, height)


def pair(name: str, seen: float, expected: float, tone: str, place: Callable[[float], float], small: str = "") -> Row:
    """What was seen (filled) against what would be expected (hollow), joined by a line, both in figures."""
    left, right = sorted((seen, expected))
    marks: list[Mark] = [
        Rule(0, 100, "rule", thick=1),
        Rule(place(left), place(right), "line"),
        Dot(place(expected), f"expected {expected:.1f}", "line", open=True, size=14),
        Dot(place(seen), f"{seen:g}", tone, size=14),
        Words(place(seen), f"{seen:g}", before=seen < expected),
        Words(place(expected), f"{expected:.1f}", before=expected <= seen, strong=False, quiet=True),
    ]
    return Row(name, marks, small, 36)


def share(name: str, small: str, value: float | None, low: float | None, high: float | None, tone: str = "ink") -> Row:
    """A share from 0 to 1 as a point on a scale of per cent; hollow and without a bar where there is no interval."""
    marks: list[Mark] = [Rule(0, 100, "rule", thick=1)]
    if value is not None:
        if low is not None and high is not None:
            marks.append(Rule(100 * low, 100 * high, "line", thick=3))
        words = small if low is None else f"{value:.0%}"  # below n = 5 no per cent is said
        marks.append(Dot(100 * value, words, tone, open=low is None, size=12))
    return Row(name, marks, small, 30)


PER_CENT = [Tick(n, f"{n} %", minor=n in (25, 75)) for n in (0, 25, 50, 75, 100)]


def stack(
    name: str, parts: Sequence[tuple[float, str, str]], small: str = "", height: float = 36, of: float | None = None
) -> Row:
    """Parts of a whole as one bar with its numbers: value, token, what it says; `of`: what the track stands for."""
    whole = of or sum(value for value, _, _ in parts) or 1
    marks: list[Mark] = []
    start = 0.0
    for value, tone, words in parts:
        if value:
            end = start + 100 * value / whole
            shown = f"{value:g}" if float(value).is_integer() else f"{value:.1f}"
            marks.append(Bar(start, end, tone, shown, shown, f"{words}: {shown}", top=4, bottom=4))
            start = end
    return Row(name, marks, small, height)


@dataclass(frozen=True)
class Span:
    """A judgement that lasts until the next: from, to, token, words and short form, address."""

    start: dt.date
    end: dt.date
    tone: str
    words: str
    short: str
    href: str | None = None


@dataclass(frozen=True)
class Event:
    """Something that happened on a day: token, words, hollow where it was not read, round or a diamond, a label."""

    day: dt.date
    tone: str
    words: str
    href: str | None = None
    open: bool = False
    round: bool = False
    label: str = ""


@dataclass(frozen=True)
class Lane:
    """One lane over the years."""

    name: str
    spans: Sequence[Span] = ()
    events: Sequence[Event] = ()
    small: str = ""
    here: bool = False
    href: str | None = None


def over_years(
    label: str, lanes: Iterable[Lane], first: dt.date, last: dt.date, legend: Sequence[Key] = (), dense: bool = False
) -> Rows:
    """Lanes over the years from `first` to `last`: bands that last, marks that happen."""
    whole = (last - first).days

    def place(day: dt.date) -> float:
        return min(100.0, max(0.0, 100 * (day - first).days / whole))

    height = 30 if dense else 36
    rows = []
    for lane in lanes:
        marks: list[Mark] = [
            Bar(place(s.start), place(s.end), s.tone, s.words, s.short, f"{s.words}, {s.start:%B %Y}", s.href)
            for s in lane.spans
        ]
        for event in lane.events:
            x = place(event.day)
            marks.append(Dot(x, event.words, event.tone, event.href, event.open, 0, 12, square=not event.round))
            if event.label:
                marks.append(Words(x, event.label, before=x > 60))
        rows.append(Row(lane.name, marks, lane.small, height, lane.here, lane.href))
    years = range(first.year + (first > dt.date(first.year, 1, 1)), last.year + 1)
    step = 1 if len(years) <= 14 else 2
    ticks = [Tick(place(dt.date(y, 1, 1)), str(y), minor=(y - years[0]) % (2 * step) > 0) for y in years[::step]]
    return Rows(label, rows, ticks, legend=legend, grid=True)
