"""A browser that lost its process asks the next one for its page, by itself."""

import datetime as dt

import streamlit as st


@st.fragment(run_every=dt.timedelta(days=1))
def ask_anew() -> None:
    """Show nothing, once a day: a browser that holds a timer asks for its whole page again when it reconnects.

    Without one it would keep the page it has, while the process that it came to knows nothing of it: files behind
    download buttons would be gone, and the first choice made would be lost.
    """
