"""England as equal hexagons, one for each council: every area has the same weight for the eye.

Region names stand outside the map; there is nothing inside a cell. On the page it fills its column, in the file it is
520 px wide.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.drawing.rows import SVG_WIDTH, Key, legend_height, legend_html, legend_svg
from components.tokens import TOKENS

_TURNS = [math.pi / 3 * corner for corner in range(6)]
_HALF = math.sqrt(3) / 2  # half the width of a hexagon with sides of 1
_FILE = 520.0
_MARGIN = 3.2  # room for the names of regions beside the map, in sides


@dataclass(frozen=True)
class Cell:
    """One council: axial position, tone of its colour, what it says, its address, its region; `here` stands out."""

    q: int
    r: int
    tone: str
    words: str
    href: str
    region: str = ""
    here: bool = False

    @property
    def centre(self) -> tuple[float, float]:
        """Of a hexagon with sides of 1."""
        return 2 * _HALF * (self.q + self.r / 2), 1.5 * self.r


@dataclass(frozen=True)
class HexMap:
    """The drawing: a sentence that says what it shows, its cells, and a legend."""

    label: str
    cells: Sequence[Cell]
    legend: Sequence[Key] = ()

    def html(self) -> str:
        """For the page."""
        left, top, width, height = self._frame()
        size = f"--hw:{200 * _HALF / width:.3f}%;--hh:{200 / height:.3f}%"
        cells = "".join(self._cell(cell, left, top, width, height) for cell in self.cells)
        names = "".join(
            f'<span class="{"r" if before else ""}" style="left:{100 * (x - left) / width:.2f}%;'
            f'top:{100 * (y - top) / height:.2f}%">{escape(name)}</span>'
            for name, x, y, before in self._regions()
        )
        return (
            f"{legend_html(self.legend)}"
            f'<div class="ji-draw ji-map" role="group" aria-label="{escape(self.label)}" '
            f'style="aspect-ratio:{width / height:.4f};{size}">{cells}{names}</div>'
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        left, top, width, _ = self._frame()
        side = _FILE / width
        down = legend_height(self.legend)
        across = (SVG_WIDTH - _FILE) / 2
        parts = [legend_svg(self.legend)]
        for cell in self.cells:
            x, y = ((c - o) * side for c, o in zip(cell.centre, (left, top), strict=True))
            corners = " ".join(
                f"{across + x + side * math.sin(turn):.1f},{down + y + side * math.cos(turn):.1f}" for turn in _TURNS
            )
            edge = TOKENS["line" if cell.tone == "none" else "paper"].day
            parts.append(
                f'<polygon points="{corners}" fill="{TOKENS[cell.tone].day}" stroke="{edge}" stroke-width="0.8">'
                f"<title>{escape(cell.words)}</title></polygon>"
            )
        for name, x, y, before in self._regions():
            anchor = "end" if before else "start"
            parts.append(
                f'<text x="{across + (x - left) * side:.1f}" y="{down + (y - top) * side + 12:.1f}" font-size="13" '
                f'text-anchor="{anchor}" fill="{TOKENS["quiet"].day}">{escape(name)}</text>'
            )
        return "".join(parts)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        _, _, width, height = self._frame()
        return legend_height(self.legend) + height * _FILE / width

    def _frame(self) -> tuple[float, float, float, float]:
        """Left and top edge, width and height, in sides."""
        xs, ys = zip(*(cell.centre for cell in self.cells), strict=True)
        left, right = min(xs) - _HALF - _MARGIN, max(xs) + _HALF + _MARGIN
        return left, min(ys) - 1, right - left, max(ys) - min(ys) + 2

    def _cell(self, cell: Cell, left: float, top: float, width: float, height: float) -> str:
        x, y = cell.centre
        words, kind = escape(cell.words), "none" if cell.tone == "none" else ""
        if cell.here:
            kind = "here"
        place = f"left:{100 * (x - _HALF - left) / width:.2f}%;top:{100 * (y - 1 - top) / height:.2f}%"
        return (
            f'<a class="{kind}" href="{escape(cell.href)}" tabindex="-1" title="{words}" aria-label="{words}" '
            f'style="{place};--k:var(--{cell.tone})"></a>'
        )

    def _regions(self) -> list[tuple[str, float, float, bool]]:
        """Name, place and side of each region that reaches the edge of the map, at the middle of its rows."""
        by_row: dict[int, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            by_row[cell.r].append(cell)
        ends: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
        for cells in by_row.values():
            first, last = min(cells, key=lambda c: c.centre[0]), max(cells, key=lambda c: c.centre[0])
            ends[last.region].append((last.centre[0] + _HALF + 0.25, last.centre[1] - 0.6, False))
            ends[first.region].append((first.centre[0] - _HALF - 0.25, first.centre[1] - 0.6, True))
        names = []
        for region in sorted(name for name in ends if name):
            places = sorted(ends[region], key=lambda place: (place[2], place[1]))
            right = [place for place in places if not place[2]] or places
            x, y, before = right[len(right) // 2]
            names.append((region, x, y, before))
        return names
