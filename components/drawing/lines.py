"""Lines over years on one ground, named where they end: what is missing stays a gap.

A line is a strip cut out of the plot (per cent across, pixels thick), so that it needs no SVG on the page, keeps its
thickness on a phone and prints; the file draws the same places as paths.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.drawing import svg
from components.drawing.rows import SVG_WIDTH, Tick

HEIGHT = 256
"""Height of the plot, in px."""
_LEFT, _RIGHT, _TOP, _FOOT = 56, 168, 16, 30
_LINE, _LABEL = 17, 20
"""Height of a line of a label in px, and its most characters."""
_DASHES = {"solid": "", "dashed": "8 5", "dotted": "2 4"}


@dataclass(frozen=True)
class Line:
    """One line: its name, a value for each year (None where there is none), and how it looks.

    `said` are the values in words; `dash` is solid, dashed or dotted; `dot` is the size of its marks in px; `strong`
    sets its name bold; `more` is said of each value where a reader points at it.
    """

    name: str
    values: Sequence[float | None]
    said: Sequence[str]
    tone: str = "ink"
    dash: str = "solid"
    thick: float = 2
    dot: float = 5
    strong: bool = False
    more: Sequence[str] = ()

    @property
    def last(self) -> int | None:
        """Place of its last value, or None where it has none."""
        return max((n for n, value in enumerate(self.values) if value is not None), default=None)

    def runs(self) -> list[list[int]]:
        """Places of values that follow each other without a gap."""
        found: list[list[int]] = []
        for n, value in enumerate(self.values):
            if value is None:
                continue
            if found and found[-1][-1] == n - 1:
                found[-1].append(n)
            else:
                found.append([n])
        return found


@dataclass(frozen=True)
class Lines:
    """The drawing: a sentence that says what it shows, its lines (the last one on top), its two axes.

    Attributes:
        label: what it shows, in a sentence.
        years: words of the places along the ground.
        lines: the lines, each with as many values.
        top: value at the upper edge; the ground is 0.
        levels: values with a line across and their words at the left.
    """

    label: str
    years: Sequence[str]
    lines: Sequence[Line]
    top: float
    levels: Sequence[tuple[float, str]]

    def ticks(self) -> list[Tick]:
        """Years along the ground, every other one left out on a phone, the last never."""
        last = len(self.years) - 1
        return [Tick(self._x(n), words, (last - n) % 2 > 0) for n, words in enumerate(self.years)]

    def html(self) -> str:
        """For the page."""
        parts = [
            f'<i class="ji-l" style="bottom:{100 * value / self.top:.2f}%"></i>'
            f'<span class="ji-y" style="bottom:{100 * value / self.top:.2f}%">{escape(words)}</span>'
            for value, words in self.levels
        ]
        for line in self.lines:
            parts += [self._strip(line, run) for run in line.runs() if len(run) > 1]
            parts += [self._dot(line, n) for run in line.runs() for n in run]
        for line, y, words in self.labels():
            inner = "<br>".join(map(escape, words))
            weight = " ji-e--s" * line.strong
            parts.append(
                f'<span class="ji-e{weight}" style="top:{y:.0f}px"><i class="ji-e--{line.dash}" '
                f'style="--k:var(--{line.tone});height:{line.thick:g}px"></i>{inner}</span>'
            )
        parts += [
            f'<span class="ji-x{" ji-minor" * t.minor}" style="left:{t.x:.2f}%">{escape(t.words)}</span>'
            for t in self.ticks()
        ]
        return (
            f'<div class="ji-draw ji-plot ji-plot--lines" role="group" aria-label="{escape(self.label)}">'
            f"{''.join(parts)}</div>"
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        quiet, track = svg.colour("quiet"), SVG_WIDTH - _LEFT - _RIGHT
        found = []
        for value, words in self.levels:
            y = _TOP + self._y(value)
            found.append(svg.rect(_LEFT, y, track, 1, "rule"))
            found.append(svg.words(_LEFT - 8, y + 4.5, words, "end", fill=quiet))

        def place(line: Line, n: int) -> tuple[float, float]:
            return _LEFT + self._x(n) / 100 * track, _TOP + self._y(_value(line, n))

        for line in self.lines:
            for run in line.runs():
                points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(line, n) for n in run))
                found.append(f'<polyline points="{points}" fill="none" {_stroke(line)}/>')
                paint = svg.paint(line.tone)
                found += [svg.circle(*place(line, n), line.dot / 2, paint, self.words_of(line, n)) for n in run]
        at = _LEFT + track + 8
        for line, y, said in self.labels():
            middle = _TOP + y + _LINE / 2
            found.append(f'<line x1="{at}" x2="{at + 16}" y1="{middle:.1f}" y2="{middle:.1f}" {_stroke(line)}/>')
            weight = 700 if line.strong else 400
            found += [svg.words(at + 22, _TOP + y + 13 + n * _LINE, one, weight=weight) for n, one in enumerate(said)]
        for t in self.ticks():
            found.append(svg.words(_LEFT + t.x / 100 * track, _TOP + HEIGHT + 20, t.words, "middle", fill=quiet))
        return "".join(found)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return _TOP + HEIGHT + _FOOT

    def _x(self, n: int) -> float:
        """Place of a year in per cent of the width."""
        return 100 * (n + 0.5) / len(self.years)

    def _y(self, value: float) -> float:
        """Place of a value in px from the top of the plot."""
        return HEIGHT * (1 - value / self.top)

    def words_of(self, line: Line, n: int) -> str:
        """What one value says: line, year, value."""
        return f"{line.name}, {self.years[n]}: {line.said[n]}{line.more[n] if line.more else ''}"

    def _strip(self, line: Line, run: Sequence[int]) -> str:
        """A run of values as a strip cut out of a rectangle between its first and its last year."""
        left, right = self._x(run[0]), self._x(run[-1])
        across = [(100 * (self._x(n) - left) / (right - left), self._y(_value(line, n)) / HEIGHT * 100) for n in run]
        half = line.thick / 2
        edges = [f"{x:.2f}% calc({y:.2f}% - {half:g}px)" for x, y in across]
        edges += [f"{x:.2f}% calc({y:.2f}% + {half:g}px)" for x, y in reversed(across)]
        return (
            f'<i class="ji-e--{line.dash}" style="left:{left:.2f}%;width:{right - left:.2f}%;--k:var(--{line.tone});'
            f'top:0;bottom:0;clip-path:polygon({",".join(edges)})"></i>'
        )

    def _dot(self, line: Line, n: int) -> str:
        y = 100 * _value(line, n) / self.top
        return (
            f'<i class="ji-o" title="{escape(self.words_of(line, n))}" style="left:{self._x(n):.2f}%;bottom:{y:.2f}%;'
            f'--d:{line.dot:g}px;--k:var(--{line.tone})"></i>'
        )

    def labels(self) -> list[tuple[Line, float, list[str]]]:
        """Each line's name with its last value, in lines, at heights (px from the top) where none covers another."""
        placed = []
        for line in self.lines:
            if line.last is not None:
                year = "" if line.last == len(self.years) - 1 else f" ({self.years[line.last]})"
                said = textwrap.wrap(f"{line.name} {line.said[line.last]}{year}", _LABEL)
                placed.append((line, self._y(_value(line, line.last)) - _LINE * len(said) / 2, said))
        placed.sort(key=lambda one: one[1])
        found: list[tuple[Line, float, list[str]]] = []
        floor = -float(_TOP)
        for line, y, said in placed:  # down where the one above leaves no room
            y = max(y, floor)
            found.append((line, y, said))
            floor = y + _LINE * len(said) + 3
        ceiling = HEIGHT + 6.0
        for n, (line, y, said) in reversed(list(enumerate(found))):  # and up from the ground
            y = min(y, ceiling - _LINE * len(said))
            found[n] = (line, y, said)
            ceiling = y - 3
        return found


def _stroke(line: Line) -> str:
    dash = f' stroke-dasharray="{_DASHES[line.dash]}"' if _DASHES[line.dash] else ""
    return f'stroke="{svg.colour(line.tone)}" stroke-width="{line.thick:g}" stroke-linejoin="round"{dash}'


def _value(line: Line, n: int) -> float:
    value = line.values[n]
    if value is None:
        raise ValueError(f"{line.name} has no value at place {n}")
    return value
