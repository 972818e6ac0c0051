"""Tables for screen readers and phones: real HTML with links; and a download of the same rows as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components.tokens import token_of
from components.words import MISSING, day, is_missing
from queries import records


@dataclass(frozen=True)
class Column:
    """One shown column.

    Args:
        name: column of the frame.
        label: heading.
        words: how a cell is written (default: the value itself).
        href: address that a row's cell leads to, or None for plain text.
        number: whether the column is set right.
        swatch: whether a cell's code has a colour of its own (grades), shown beside the words.
    """

    name: str
    label: str
    words: Callable[[Any], str] = str
    href: Callable[[dict[str, Any]], str | None] | None = None
    number: bool = False
    swatch: bool = False


def card_table(frame: pd.DataFrame, columns: Sequence[Column], caption: str, stacked: bool = True) -> str:
    """A table of the site's sheet as HTML; on a phone each row folds into its first cell and labelled values."""
    heads = "".join(f'<th scope="col"{_class("n" * c.number)}>{escape(c.label)}</th>' for c in columns)
    lines = []
    for row in records(frame):
        first, *others = (_card_cell(column, row) for column in columns)
        lines.append(
            f'<tr><th scope="row">{first[1]}</th>{"".join(f"<td{kind}>{inner}</td>" for kind, inner in others)}</tr>'
        )
    name = "ji-table" + " ji-table--stack" * stacked
    return (
        f'<div class="ji-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="{name}">'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _card_cell(column: Column, row: dict[str, Any]) -> tuple[str, str]:
    """Attributes and inner HTML of one cell."""
    value = row[column.name]
    missing = is_missing(value)
    inner = escape(MISSING if missing else column.words(value))
    if column.swatch and not missing:
        inner = f'<span class="ji-grade" style="--g:var(--{token_of(str(value))})">{inner}</span>'
    href = column.href(row) if column.href and inner != MISSING else None  # a dash is no name for a link
    if href:
        inner = f'<a href="{escape(href)}">{inner}</a>'
    kind = _class(*(("n",) if column.number else ("k",) if column.words is day else ()))
    return f'{kind} data-l="{escape(column.label)}"', inner


def download_asked(ask: Callable[[], pd.DataFrame], name: str, label: str) -> None:
    """A button that asks for rows and saves them all as `<name>.csv`: for rows that the page itself does not need."""
    st.download_button(
        label,
        lambda: ask().to_csv(index=False),
        f"{name}.csv",
        "text/csv",
        key=f"download-{name}",
        on_click="ignore",
        type="tertiary",
    )


def download(frame: pd.DataFrame, name: str, label: str = "Download these rows (CSV)") -> None:
    """A button that saves exactly the rows of `frame`, all its columns, as `<name>.csv` (written when pressed)."""
    download_asked(lambda: frame, name, label)


def _class(*kinds: str) -> str:
    return f' class="{" ".join(kinds)}"' if kinds else ""
