"""Columns over time on one ground: how many had been reached by the end of each month, in parts, against a level.

Columns may be as narrow as their number asks for; what each says is its title and the table's row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.drawing import svg
from components.drawing.rows import SVG_WIDTH, Key, Tick, legend_height, legend_html, legend_svg

_LEFT, _TOP, _HEIGHT, _FOOT = 44, 26, 240, 30


@dataclass(frozen=True)
class Column:
    """One moment: its parts from the ground up (value, token), and what it says."""

    parts: Sequence[tuple[float, str]]
    words: str


@dataclass(frozen=True)
class Columns:
    """The drawing: a sentence that says what it shows, its columns, and its two axes.

    Attributes:
        label: what it shows, in a sentence.
        columns: from the first to the last, as wide as each other.
        top: value at the upper edge.
        levels: values with a line across and their words at the left.
        ticks: places along the ground, in per cent.
        marker: a line from top to ground with words above it; None for none.
        legend: what the tokens mean.
    """

    label: str
    columns: Sequence[Column]
    top: float
    levels: Sequence[tuple[float, str]]
    ticks: Sequence[Tick]
    marker: Tick | None = None
    legend: Sequence[Key] = ()

    def html(self) -> str:
        """For the page."""
        lines = "".join(
            f'<i class="ji-l" style="bottom:{100 * value / self.top:.2f}%"></i>'
            f'<span class="ji-y" style="bottom:{100 * value / self.top:.2f}%">{escape(words)}</span>'
            for value, words in self.levels
        )
        bars = "".join(
            f'<i title="{escape(words)}" style="left:{x:.2f}%;width:{wide:.2f}%;bottom:{100 * low / self.top:.2f}%;'
            f'height:{100 * (high - low) / self.top:.2f}%;--k:var(--{tone})"></i>'
            for x, wide, low, high, tone, words in self._bars()
        )
        ticks = "".join(
            f'<span class="ji-x{" ji-minor" * t.minor}" style="left:{t.x:.2f}%">{escape(t.words)}</span>'
            for t in self.ticks
        )
        marker = ""
        if self.marker:
            side = " ji-m--b" * (self.marker.x > 50)
            marker = f'<b class="ji-m{side}" style="left:{self.marker.x:.2f}%">{escape(self.marker.words)}</b>'
        return (
            f'{legend_html(self.legend)}<div class="ji-draw ji-plot" role="group" aria-label="{escape(self.label)}">'
            f"{lines}{bars}{marker}{ticks}</div>"
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        quiet, track = svg.colour("quiet"), SVG_WIDTH - _LEFT
        ground = legend_height(self.legend) + _TOP + _HEIGHT
        found = [legend_svg(self.legend)]
        for value, words in self.levels:
            y = ground - _HEIGHT * value / self.top
            found.append(svg.rect(_LEFT, y, track, 1, "rule"))
            found.append(svg.words(_LEFT - 8, y + 4.5, words, "end", fill=quiet))
        for x, wide, low, high, tone, words in self._bars():
            tall = _HEIGHT * (high - low) / self.top
            y = ground - _HEIGHT * high / self.top
            found.append(svg.rect(_LEFT + x / 100 * track, y, wide / 100 * track, tall, tone, words))
        found += [svg.words(_LEFT + t.x / 100 * track, ground + 18, t.words, "middle", fill=quiet) for t in self.ticks]
        if self.marker:
            x = _LEFT + self.marker.x / 100 * track
            before = self.marker.x > 50
            found.append(svg.rect(x - 1, ground - _HEIGHT - _TOP + 4, 2, _HEIGHT + _TOP - 4, "ink"))
            at, anchor = (x - 7, "end") if before else (x + 7, "start")
            found.append(svg.words(at, ground - _HEIGHT - 10, self.marker.words, anchor, weight=600))
        return "".join(found)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return legend_height(self.legend) + _TOP + _HEIGHT + _FOOT

    def _bars(self) -> list[tuple[float, float, float, float, str, str]]:
        """Left edge and width in per cent, lower and upper value, token and words of every part that is not empty."""
        each = 100 / max(len(self.columns), 1)
        found = []
        for n, column in enumerate(self.columns):
            low = 0.0
            for value, tone in column.parts:
                if value:
                    found.append((n * each + each * 0.06, each * 0.88, low, low + value, tone, column.words))
                    low += value
        return found
