"""Rows with a name and a track each, over one axis: strips of dots, bands of years, pairs, shares, stacked bars.

A drawing is HTML on the page (names above their tracks on a phone) and SVG of 800 px in the file; both come from the
same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.drawing import svg
from components.drawing.marks import ADVANCE, Mark

SVG_WIDTH = 800
_NAME, _GAP = 190, 16


@dataclass(frozen=True)
class Row:
    """One row: name, a second line in a quieter voice, marks, height of its track in px; `here` stands out."""

    name: str
    marks: Sequence[Mark]
    small: str = ""
    height: float = 36
    here: bool = False
    href: str | None = None
    heading: bool = False


@dataclass(frozen=True)
class Tick:
    """A label of the axis at a place in per cent; `minor` ones leave on a phone."""

    x: float
    words: str
    minor: bool = False


@dataclass(frozen=True)
class Key:
    """One entry of a legend: tone, words, and the form of its mark (box, dot, here, open, diamond, tick)."""

    tone: str
    words: str
    form: str = "box"


@dataclass(frozen=True)
class Shade:
    """A span of the track that stands back over all rows, with words at its top."""

    start: float
    end: float
    words: str


@dataclass(frozen=True)
class Rows:
    """The drawing: a sentence that says what it shows, its rows, its axis, and a legend."""

    label: str
    rows: Sequence[Row]
    ticks: Sequence[Tick] = ()
    unit: str = ""
    legend: Sequence[Key] = ()
    grid: bool = False
    shade: Shade | None = None
    ruled: bool = True

    def html(self) -> str:
        """For the page."""
        kind = "ji-rows" + " ji-rows--ruled" * self.ruled
        lines = "".join(self._row(row) for row in self.rows)
        return (
            f'{legend_html(self.legend)}<div class="ji-draw {kind}" role="group" aria-label="{escape(self.label)}">'
            f"{self._shade()}{lines}{self._axis()}</div>"
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        left, track = _NAME + _GAP, SVG_WIDTH - _NAME - _GAP
        top = y = legend_height(self.legend)
        parts = []
        for row in self.rows:
            parts.append(self._row_svg(row, y, left, track))
            y += row.height
        quiet = svg.colour("quiet")
        if self.shade:
            x, wide = left + self.shade.start / 100 * track, (self.shade.end - self.shade.start) / 100 * track
            said = svg.words(x + wide / 2, top + 16, self.shade.words, "middle", 12, quiet)
            parts.insert(0, svg.rect(x, top, wide, y - top, "wash") + said)
        if self.ticks:
            parts.append(_line(y))
            parts += [svg.words(left + t.x / 100 * track, y + 18, t.words, "middle", fill=quiet) for t in self.ticks]
            parts.append(svg.words(0, y + 18, _fit(self.unit), fill=quiet) if self.unit else "")
        return legend_svg(self.legend) + "".join(parts)

    def _row_svg(self, row: Row, y: float, left: float, track: float) -> str:
        middle = y + row.height / 2 + (-3 if row.small else 5)
        weight = 700 if row.here or row.heading else 400
        small = svg.words(0, middle + 16, _fit(row.small), fill=svg.colour("quiet")) if row.small else ""
        grid = self.ticks if self.grid and not row.heading else ()
        lines = "".join(svg.rect(t.x / 100 * track, 0, 1, row.height, "rule") for t in grid)
        marks = "".join(mark.svg(track, row.height) for mark in row.marks)
        return (
            f"{_line(y) if self.ruled else ''}{svg.words(0, middle, _fit(row.name), size=14, weight=weight)}{small}"
            f'<g transform="translate({left} {y:.1f})">{lines}{marks}</g>'
        )

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return legend_height(self.legend) + sum(row.height for row in self.rows) + (26 if self.ticks else 4)

    def _row(self, row: Row) -> str:
        name = escape(row.name)
        if row.href:
            name = f'<a href="{escape(row.href)}" tabindex="-1">{name}</a>'
        if row.here or row.heading:
            name = f"<b>{name}</b>"
        small = f"<small>{escape(row.small)}</small>" if row.small else ""
        if row.heading:
            return f'<div class="ji-row ji-row--h"><div class="ji-n">{name}{small}</div></div>'
        marks = "".join(mark.html(row.height) for mark in row.marks)
        grid = "".join(f'<i class="ji-g" style="left:{t.x:.2f}%"></i>' for t in self.ticks) if self.grid else ""
        track = f'<div class="ji-t" style="height:{row.height:g}px">{grid}{marks}</div>'
        return f'<div class="ji-row"><div class="ji-n">{name}{small}</div>{track}</div>'

    def _axis(self) -> str:
        if not self.ticks:
            return ""
        kinds = ((t, ' class="ji-minor"' if t.minor else "") for t in self.ticks)
        marks = "".join(f'<span{kind} style="left:{t.x:.2f}%">{escape(t.words)}</span>' for t, kind in kinds)
        name = f'<div class="ji-n">{escape(self.unit)}</div>'
        return f'<div class="ji-row ji-axis" aria-hidden="true">{name}<div class="ji-t">{marks}</div></div>'

    def _shade(self) -> str:
        if not self.shade:
            return ""
        s = self.shade
        return (
            f'<div class="ji-row ji-shade" aria-hidden="true"><div class="ji-n"></div><div class="ji-t">'
            f'<i style="left:{s.start:.2f}%;width:{s.end - s.start:.2f}%"><b>{escape(s.words)}</b></i></div></div>'
        )


def legend_html(keys: Sequence[Key]) -> str:
    """A legend; nothing where there is nothing to name."""
    if not keys:
        return ""
    entries = "".join(
        f'<li><i class="ji-key ji-key--{key.form}" style="--k:var(--{key.tone})"></i>{escape(key.words)}</li>'
        for key in keys
    )
    return f'<ul class="ji-legend">{entries}</ul>'


def legend_height(keys: Sequence[Key]) -> float:
    """Height of a legend in the file, in px."""
    return 28.0 if keys else 0.0


def legend_svg(keys: Sequence[Key]) -> str:
    """A legend in the file, one line."""
    parts, x = [], 0.0
    for key in keys:
        if key.form == "diamond":
            parts.append(svg.diamond(x + 6.5, 10.5, 9, svg.paint(key.tone)))
        elif key.form == "here":
            parts.append(svg.circle(x + 6.5, 10.5, 6.5, svg.paint("ink", True)))
            parts.append(svg.circle(x + 6.5, 10.5, 4, svg.paint(key.tone)))
        elif key.form in ("dot", "open"):
            parts.append(svg.circle(x + 6.5, 10.5, 5, svg.paint(key.tone, key.form == "open")))
        elif key.form == "tick":
            parts.append(svg.rect(x + 5, 3, 3, 15, key.tone))
        else:
            parts.append(svg.rect(x, 4, 12, 12, key.tone))
        parts.append(svg.words(x + 19, 15, key.words))
        x += 19 + len(key.words) * ADVANCE + 24
    return "".join(parts)


def _fit(words: str) -> str:
    most = int(_NAME / ADVANCE)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _line(y: float) -> str:
    return svg.rect(0, y, SVG_WIDTH, 1, "rule")
