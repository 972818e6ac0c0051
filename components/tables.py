"""Tables that can be read aloud, on a phone, and taken away: real HTML with links, and the same rows as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components.palette import colour
from components.words import MISSING, day, is_missing
from queries import records
from queries.header import meaning

_SWATCH = "display:inline-block;width:.75em;height:.75em;margin-right:.45em;border-radius:2px"
_LONG = 16
_CELL = (
    "padding:.35rem .6rem;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent);vertical-align:top"
)


@dataclass(frozen=True)
class Column:
    """One shown column.

    Args:
        name: column of the frame; it gives the meaning from the query's header.
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


def table(frame: pd.DataFrame, columns: Sequence[Column], caption: str) -> None:
    """A real table with caption, headings and links; it scrolls sideways where the screen is narrow."""
    head = "".join(f'<th scope="col" style="{_style(c)};white-space:nowrap">{escape(c.label)}</th>' for c in columns)
    body = "".join(
        "<tr>" + "".join(_cell(c, row, first=n == 0) for n, c in enumerate(columns)) + "</tr>" for row in records(frame)
    )
    st.html(
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table style="border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4">'
        f'<caption style="text-align:left;padding:.2rem 0 .5rem;font-weight:600">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def explained(query: str, columns: Sequence[Column]) -> None:
    """What each shown column means, in the words of the query's own header."""
    with st.expander("What the columns mean"):
        st.markdown("\n".join(f"- **{c.label}**: {meaning(query, c.name)}" for c in columns))


def download_asked(ask: Callable[[], pd.DataFrame], name: str, label: str) -> None:
    """A button that asks for rows and saves them all as `<name>.csv`: for rows that the page itself does not need."""
    st.download_button(
        label, lambda: ask().to_csv(index=False), f"{name}.csv", "text/csv", key=f"download-{name}", on_click="ignore"
    )


def download(frame: pd.DataFrame, name: str, label: str = "Download these rows (CSV)") -> None:
    """A button that saves exactly the rows of `frame`, all its columns, as `<name>.csv`."""
    st.download_button(label, frame.to_csv(index=False).encode(), f"{name}.csv", "text/csv", key=f"download-{name}")


def _cell(column: Column, row: dict[str, Any], *, first: bool) -> str:
    value = row[column.name]
    words = MISSING if is_missing(value) else column.words(value)
    text, room = escape(words), "min-width:9rem;" if len(words) > _LONG else ""
    href = column.href(row) if column.href else None
    if href:
        text = f'<a href="{escape(href)}" style="color:{colour("link")}">{text}</a>'
    if column.swatch and not is_missing(value):
        text = f'<span aria-hidden="true" style="{_SWATCH};background:{colour(str(value))}"></span>{text}'
    tag = 'th scope="row"' if first else "td"
    weight = "font-weight:500;" if first else ""
    return f'<{tag} style="{weight}{room}{_style(column)}">{text}</{tag.split()[0]}>'


def _style(column: Column) -> str:
    wrap = ";white-space:nowrap" if column.words is day or column.swatch else ""
    return f"{_CELL};text-align:{'right' if column.number else 'left'}{wrap}"
