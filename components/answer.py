"""The answer to a free query: its rows with a download, or the reason why there are none.

Nothing of an answer outlives the page's run in a session: what a page keeps at its top level stays for as long as the
visitor does, held by the page's callbacks. So rows live in local variables here, and a download asks for them again.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.inert import inert_csv
from service.answers import answers
from service.console import QueryRefusedError, Result

_TITLES = {"busy": "Busy", "bounded": "Stopped", "refused": "Not run", "error": "DuckDB could not run it"}


def answer(sql: str) -> None:
    """Run a statement and show what came of it."""
    client = _client()
    try:
        result = answers().run(sql, client)
    except QueryRefusedError as refusal:
        st.error(f"**{_TITLES[refusal.kind]}.**")
        st.code(str(refusal), language=None)
        return
    number = len(result.rows)
    if not number:
        st.info("The query ran; no row fits it.")
        return
    more = ": the first 1,000 of more" if result.more else ""
    st.markdown(f"**{number:,} {'row' if number == 1 else 'rows'}**{more}, in {result.seconds:.3f} s")
    st.dataframe(frame_of(result).astype("string"), hide_index=True, alt="Result of the query")
    st.download_button("Download these rows (CSV)", lambda: file_of(sql, client), "answer.csv", "text/csv")


def file_of(sql: str, client: str) -> bytes:
    """The rows as a CSV file, asked for again (they are held for a while); the reason where there are none now."""
    try:
        return inert_csv(frame_of(answers().run(sql, client))).encode()
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
