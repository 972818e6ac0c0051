"""Tables for screen readers, phones and downloads: real HTML with links, and the same rows as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components.palette import colour, dark
from components.tokens import token_of
from components.words import MISSING, day, is_missing
from queries import records
from queries.cache import Kind, keep
from queries.header import meaning

_LONG = 16
_SPLIT_BADLY = "–"  # "2016–2020" is one word to a reader
# One rule for all cells instead of a style in each: a third of the bytes. Doubled names outweigh Streamlit's own rules.
_RULES = """
.ji.ji{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}
.ji.ji caption{text-align:left;padding:.2rem 0 .5rem;font-weight:600}
.ji.ji th,.ji.ji td{padding:.35rem .6rem;vertical-align:top;text-align:left;
border:0;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}
.ji.ji tbody th{font-weight:500}
.ji.ji thead th,.ji.ji .k{white-space:nowrap}
.ji.ji .n{text-align:right}
.ji.ji .l{min-width:9rem}
.ji.ji i{display:inline-block;width:.75em;height:.75em;margin-right:.45em;border-radius:2px}
"""
_NUMBER, _KEPT_TOGETHER, _WIDE = "n", "k", "l"
_TABLES: Kind[tuple[pd.DataFrame, str]] = Kind("tables", 256)


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
    """A real table with caption, headings and links; it scrolls sideways where the screen is narrow.

    The HTML of a frame that is kept for all visitors is kept too: what its cells say and where they lead may depend on
    the row, the caption and the headings only.
    """
    st.html(_markup_once(frame, columns, caption))


def _markup_once(frame: pd.DataFrame, columns: Sequence[Column], caption: str) -> str:
    # a kept table keeps its frame, so that the frame's id stays its own
    key = (id(frame), dark(), caption, tuple((c.name, c.label) for c in columns))
    made = keep(_TABLES, key, lambda: (frame, markup(frame, columns, caption)))
    return made[1]


def markup(frame: pd.DataFrame, columns: Sequence[Column], caption: str) -> str:
    """The table as HTML."""
    kinds = [_kinds(column) for column in columns]
    heads = (f'<th scope="col"{_class(*kind)}>{escape(c.label)}</th>' for c, kind in zip(columns, kinds, strict=True))
    link = colour("link")
    lines = []
    for row in records(frame):
        first, *others = (_cell(c, row, kind) for c, kind in zip(columns, kinds, strict=True))
        lines.append(f'<tr><th scope="row"{first}</th>{"".join(f"<td{cell}</td>" for cell in others)}</tr>')
    return (
        f"<style>{_RULES}.ji.ji a{{color:{link}}}</style>"
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="ji"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


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


def explain_columns(query: str, columns: Sequence[Column]) -> None:
    """What each shown column means, in the words of the query's own header."""
    with st.expander("What the columns mean"):
        st.markdown("\n".join(f"- **{c.label}**: {meaning(query, c.name)}" for c in columns))


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


def _cell(column: Column, row: dict[str, Any], kinds: tuple[str, ...]) -> str:
    """One cell without its tag's name and end."""
    value = row[column.name]
    missing = is_missing(value)
    words = MISSING if missing else column.words(value)
    text = escape(words)
    href = column.href(row) if column.href else None
    if href:
        text = f'<a href="{escape(href)}">{text}</a>'
    if column.swatch and not missing:
        text = f'<i aria-hidden="true" style="background:{colour(str(value))}"></i>{text}'
    size = (_WIDE,) if len(words) > _LONG else (_KEPT_TOGETHER,) if _SPLIT_BADLY in words[1:] else ()
    return f"{_class(*kinds, *size)}>{text}"


def _kinds(column: Column) -> tuple[str, ...]:
    together = column.words is day or column.swatch
    return (_NUMBER,) * column.number + (_KEPT_TOGETHER,) * together


def _class(*kinds: str) -> str:
    return f' class="{" ".join(kinds)}"' if kinds else ""
