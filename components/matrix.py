"""Two grades of the same report against each other: a table of counts whose cells lead to the reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from components.palette import colour

_CELL = "border:1px solid color-mix(in srgb,currentColor 18%,transparent);text-align:center;padding:0"
_HEAD = "padding:.4rem .2rem;font-weight:500;font-size:clamp(.62rem,2.7vw,.85rem);line-height:1.25;hyphens:manual"


def matrix(
    cells: Sequence[Mapping[str, Any]],
    down: tuple[str, str],
    across: tuple[str, str],
    words: Mapping[str, str],
    fill: Callable[[Mapping[str, Any]], str],
    href: Callable[[Mapping[str, Any]], str],
    caption: str,
) -> None:
    """A square of counts, shaded the darker the more reports; an empty cell shows 0 and leads nowhere.

    Args:
        cells: rows with both codes and `reports`, in the order of the table.
        down: column of the rows' codes, and its heading.
        across: column of the columns' codes, and its heading.
        words: words by code.
        fill: colour's name of a cell.
        href: where a cell leads.
        caption: the table's caption.
    """
    columns = list(dict.fromkeys(str(cell[across[0]]) for cell in cells))
    most = max(int(cell["reports"]) for cell in cells) or 1
    lines = []
    for code in dict.fromkeys(str(cell[down[0]]) for cell in cells):
        row = [cell for cell in cells if cell[down[0]] == code]
        drawn = "".join(_cell(cell, f"{words[code]}, {words[str(cell[across[0]])]}", most, fill, href) for cell in row)
        lines.append(f'<tr><th scope="row" style="{_HEAD};text-align:left">{escape(words[code])}</th>{drawn}</tr>')
    heads = "".join(f'<th scope="col" style="{_HEAD};text-align:center">{escape(words[c])}</th>' for c in columns)
    st.html(
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table lang="en" style="border-collapse:collapse;width:100%;max-width:44rem;table-layout:fixed">'
        f'<caption style="text-align:left;padding:.2rem 0 .5rem;font-weight:600">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col" style="{_HEAD};text-align:left">{escape(down[1])} ↓</th>'
        f'<th colspan="{len(columns)}" style="{_HEAD};text-align:center">{escape(across[1])} →</th></tr>'
        f"<tr><td></td>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _cell(
    cell: Mapping[str, Any],
    name: str,
    most: int,
    fill: Callable[[Mapping[str, Any]], str],
    href: Callable[[Mapping[str, Any]], str],
) -> str:
    number = int(cell["reports"])
    if number == 0:
        return f'<td style="{_CELL};padding:.8rem .2rem;color:{colour("quiet")}">0</td>'
    shade = f"color-mix(in srgb,{colour(fill(cell))} {12 + round(33 * number / most)}%,transparent)"
    label = f"{number} reports: {name}" if number > 1 else f"1 report: {name}"
    link = (
        f'<a href="{escape(href(cell))}" target="_self" aria-label="{escape(label)}" style="display:block;'
        f'padding:.8rem .2rem;color:{colour("text")};font-weight:600;font-size:1.1rem">{number}</a>'
    )
    return f'<td style="{_CELL};background:{shade}">{link}</td>'
