"""England as equal hexagons, one for each area: every council has the same weight for the eye."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.palette import colour

_HALF = math.sqrt(3) / 2  # half the width of a hexagon with sides of 1
_SHAPE = "polygon(50% 2.5%,97.2% 26.2%,97.2% 73.8%,50% 97.5%,2.8% 73.8%,2.8% 26.2%)"
# Plain HTML: a drawing of 150 links takes a browser a tenth of a second more to put together.
_RULES = f"""
.hexes{{position:relative;width:100%;container-type:inline-size}}
.hexes.hexes a{{position:absolute;display:flex;align-items:center;justify-content:center;clip-path:{_SHAPE};
text-decoration:none;line-height:1;print-color-adjust:exact}}
.hexes.hexes a:hover,.hexes.hexes a:focus-visible{{filter:contrast(1.3) brightness(.8);text-decoration:underline}}
"""


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
    """The map as HTML that fills its column; each cell is a link with its hover text."""
    centres = [_centre(cell) for cell in cells]
    left, right = min(x for x, _ in centres) - _HALF, max(x for x, _ in centres) + _HALF
    top, bottom = min(y for _, y in centres) - 1, max(y for _, y in centres) + 1
    width, height = right - left, bottom - top
    drawn = (
        _draw(cell, (x - _HALF - left) / width, (y - 1 - top) / height)
        for cell, (x, y) in zip(cells, centres, strict=True)
    )
    sizes = f"width:{200 * _HALF / width:.3f}%;height:{200 / height:.3f}%;font-size:{50 / width:.2f}cqw"
    return (
        f"<style>{_RULES}.hexes a{{{sizes}}}</style>"
        f'<div class="hexes" role="group" aria-label="{escape(label)}" style="aspect-ratio:{width / height:.4f}">'
        f"{''.join(drawn)}</div>"
    )


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
    """Of a hexagon with sides of 1."""
    return 2 * _HALF * (cell.q + cell.r / 2), 1.5 * cell.r


def _draw(cell: Cell, x: float, y: float) -> str:
    title, paint = escape(cell.title), f"background:{cell.fill};color:{cell.ink}"
    return (
        f'<a href="{escape(cell.href)}" title="{title}" aria-label="{title}" '
        f'style="left:{100 * x:.2f}%;top:{100 * y:.2f}%;{paint}">{escape(cell.label)}</a>'
    )
