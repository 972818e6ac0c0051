"""Tables that stand on a page by themselves, without a drawing: folded where they are long, with how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from components.figure import method
from components.tables import Column, card_table
from components.words import count
from queries import Value, run

SHOWN = 3


def folding_table(frame: pd.DataFrame, columns: Sequence[Column], caption: str, most: int = SHOWN) -> str:
    """A table; what goes beyond `most` rows stands in a fold below the first ones."""
    first = card_table(frame.iloc[:most], columns, caption)
    if len(frame) <= most:
        return first
    more = card_table(frame.iloc[most:], columns, f"{caption}, from row {most + 1}")
    others = count(len(frame) - most, "more row")
    return f'{first}<details class="ji-fold"><summary>Show {others}</summary>{more}</details>'


def how_made(query: str, columns: Sequence[Column], files: Mapping[str, str], **parameters: Value) -> str:
    """The row below a table: files to take away (words by address), and how the table was made."""
    links = "".join(f'<a href="{escape(href)}">{escape(words)}</a>' for href, words in files.items())
    panel = method(query, columns, parameters)
    return (
        f'<div class="ji-acts">{links}<details name="{escape(query)}"><summary>How this was made</summary>'
        f'<div class="ji-panel">{panel}</div></details></div>'
    )


def listing(
    query: str, columns: Sequence[Column], caption: str, files: Mapping[str, str] | None = None, **parameters: Value
) -> str:
    """All rows of a query as a folded table with the row below it."""
    table = folding_table(run(query, **parameters), columns, caption)
    return table + how_made(query, columns, files or {}, **parameters)
