"""The answer to a free query: its rows with a download, or the reason why there are none.

Nothing of an answer outlives the page's run in a session: what a page keeps at its top level stays for as long as the
visitor does, held by the page's callbacks. So rows live in local variables here, and a download asks for them again.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import parts
from components.inert import inert_csv
from components.tables import Column, card_table
from components.words import count
from queries.console.pool import QueryRefusedError, Result
from queries.console.results import results

PER_PAGE = 100
_TITLES = {"busy": "Busy", "bounded": "Stopped", "refused": "Not run", "error": "DuckDB could not run it"}
_NUMBERS = ("INT", "DOUBLE", "FLOAT", "DECIMAL")


def answer(sql: str) -> None:
    """Run a statement and show what came of it."""
    client = _client()
    try:
        result = results().run(sql, client)
    except QueryRefusedError as refusal:
        reason = f'<pre class="ji-sql" tabindex="0">{escape(str(refusal))}</pre>'
        st.html(parts.ji(f'<div class="ji-alert" role="alert"><p><b>{_TITLES[refusal.kind]}.</b></p>{reason}</div>'))
        return
    number = len(result.rows)
    if not number:
        st.html(
            parts.ji('<div class="ji-empty" role="status"><p><b>None.</b> The query ran; no row fits it.</p></div>')
        )
        return
    more = ": the first 1,000 of more" if result.more else ""
    said = f"<b>{count(number, 'row')}</b>{more}, in {result.seconds:.3f} s"
    table = st.container()
    pages = -(-number // PER_PAGE)
    chosen = st.pagination(pages, key=f"answer-{hash(sql)}") if pages > 1 else 1
    first = (chosen - 1) * PER_PAGE
    shown = frame_of(result).iloc[first : first + PER_PAGE]
    caption = f"Rows {first + 1:,} to {first + len(shown):,}" if pages > 1 else "Result of the query"
    rows = card_table(shown, _columns(shown, result.types), caption, stacked=False)
    table.html(parts.ji(f'<p role="status">{said}</p><div class="ji-result">{rows}</div>'))
    st.download_button(
        f"Download {count(number, 'row')} (CSV)",
        lambda: file_of(sql, client),
        "answer.csv",
        "text/csv",
        type="tertiary",
    )


def _columns(frame: pd.DataFrame, types: list[str]) -> list[Column]:
    """Every column as it came, numbers to the right, addresses of reports as links."""
    return [
        Column(name, name, href=_address(name), number=kind.startswith(_NUMBERS) or kind.endswith("BIGINT"))
        for name, kind in zip(frame.columns, types, strict=True)
    ]


def _address(name: str) -> Callable[[dict[str, Any]], str | None]:
    def href(row: dict[str, Any]) -> str | None:
        value = row[name]
        return value if isinstance(value, str) and value.startswith("https://") else None

    return href


def file_of(sql: str, client: str) -> bytes:
    """The rows as a CSV file, asked for again (they are held for a while); the reason where there are none now."""
    try:
        return inert_csv(frame_of(results().run(sql, client))).encode()
    except QueryRefusedError as refusal:
        return f"{refusal}\n".encode()


def frame_of(result: Result) -> pd.DataFrame:
    """The rows as a frame, values as they came; a name that comes twice gets its position."""
    names = [name if result.columns.count(name) == 1 else f"{name} ({n})" for n, name in enumerate(result.columns, 1)]
    return pd.DataFrame(result.rows, columns=names, dtype=object)


def _client() -> str:
    """Whose query it is: the address that the visitor comes from, else (on this machine) the session."""
    context = get_script_run_ctx()
    return st.context.ip_address or (context.session_id if context else "")
