"""England as equal hexagons, one for each area: every council has the same weight for the eye."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components import svg
from components.palette import colour

_SIZE = 20.0
_MARGIN = 6.0


@dataclass(frozen=True)
class Cell:
    """One area's cell: axial position, colour, hover text, address, and a short label."""

    q: int
    r: int
    fill: str
    title: str
    href: str
    label: str
    ink: str


def hexmap(cells: Sequence[Cell], label: str) -> str:
    """The map as an inline SVG; each cell is a link with its hover text."""
    centres = [_centre(cell) for cell in cells]
    left = min(x for x, _ in centres) - _SIZE - _MARGIN
    top = min(y for _, y in centres) - _SIZE - _MARGIN
    width = max(x for x, _ in centres) - left + _SIZE + _MARGIN
    height = max(y for _, y in centres) - top + _SIZE + _MARGIN
    drawn = [_draw(cell, x - left, y - top) for cell, (x, y) in zip(cells, centres, strict=True)]
    return svg.drawing(width, height, label, *drawn)


def legend(entries: Mapping[str, tuple[str, int]]) -> str:
    """Words, colour and count for each kind of cell, in order."""
    items = (
        f'<span style="display:inline-flex;align-items:center;gap:.4em;margin-right:1.2em;white-space:nowrap">'
        f'<span style="width:.9em;height:.9em;background:{fill};border:1px solid {colour("quiet")};'
        f'display:inline-block"></span>{words}: <b>{number}</b></span>'
        for words, (fill, number) in entries.items()
    )
    return f"<div>{''.join(items)}</div>"


def _centre(cell: Cell) -> tuple[float, float]:
    return _SIZE * math.sqrt(3) * (cell.q + cell.r / 2), _SIZE * 1.5 * cell.r


def _draw(cell: Cell, x: float, y: float) -> str:
    corners = " ".join(
        f"{x + _SIZE * math.sin(math.pi / 3 * i):.1f},{y + _SIZE * math.cos(math.pi / 3 * i):.1f}" for i in range(6)
    )
    return svg.element(
        "a",
        {"href": cell.href, "target": "_self", "aria-label": cell.title, "style": "text-decoration:none"},
        svg.element("title", {}, text=cell.title),
        svg.element(
            "polygon",
            {"points": corners, "fill": cell.fill, "stroke": colour("ground"), "stroke-width": 2},
        ),
        svg.element(
            "text",
            {
                "x": f"{x:.1f}",
                "y": f"{y + 3.6:.1f}",
                "text-anchor": "middle",
                "font-size": "10",
                "fill": cell.ink,
                "style": "pointer-events:none",
            },
            text=cell.label,
        ),
    )
