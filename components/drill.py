"""The rows behind a figure: folded away until asked for, explained, and to be taken away."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import tables
from components.tables import Column


def drill(frame: pd.DataFrame, query: str, columns: Sequence[Column], caption: str, name: str, label: str) -> None:
    """An expander with the table and what its columns mean, and a download of the same rows.

    Args:
        frame: rows of the query.
        query: its name.
        columns: what is shown, all of them columns of the query.
        caption: the table's caption.
        name: file name of the download, without ending.
        label: words on the expander.
    """
    with st.expander(label):
        tables.explained(query, columns)
        tables.table(frame, columns, caption)
    tables.download(frame, name, f"Download: {label} (CSV)")
