"""Small drawings beside a sentence, for the front page: columns by year, unit squares; HTML alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def columns(label: str, years: Sequence[tuple[str, int, int, str]]) -> str:
    """A column of squares for each year.

    Args:
        label: what it shows, in a sentence.
        years: the year as shown, marks that are full, marks that are hollow, and the token of their colour.
    """
    cells = []
    for year, full, hollow, tone in years:
        marks = f'<i class="open" style="--k:var(--{tone})"></i>' * hollow + f'<i style="--k:var(--{tone})"></i>' * full
        cells.append(f'<div><div class="bar">{marks}</div>{full + hollow or "–"}<br>{escape(year)}</div>')
    return f'<div class="ji-draw ji-cols" role="img" aria-label="{escape(label)}">{"".join(cells)}</div>'


def units(label: str, marked: int, of: int) -> str:
    """One square for each thing counted, those that are meant marked."""
    squares = '<i class="on"></i>' * marked + "<i></i>" * (of - marked)
    return f'<div class="ji-draw ji-units" role="img" aria-label="{escape(label)}">{squares}</div>'
