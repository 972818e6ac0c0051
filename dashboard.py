"""Joint Inspections: page setup, the list of pages, and the foot of every page.

The file is both the server's application (`streamlit run dashboard.py`) and the script of each visit.
"""

from copy import copy

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import notes, reconnect
from components.once import once
from queries.record import hold
from service.site import outer, site


def pages() -> dict[str, list[StreamlitPage]]:
    """The menu: its parts, each with its pages."""
    return {
        "": [
            st.Page("pages/overview.py", title="Overview", url_path="overview", default=True),
            st.Page("pages/inspections.py", title="Inspections", url_path="inspections"),
            st.Page("pages/council.py", title="Council", url_path="council"),
            st.Page("pages/benchmark.py", title="Benchmark", url_path="benchmark"),
        ],
        "Questions": [
            st.Page("pages/selection.py", title="How chosen", url_path="selection"),
            st.Page("pages/compare.py", title="Compare", url_path="compare"),
            st.Page("pages/cohorts.py", title="Cohorts", url_path="cohorts"),
            st.Page("pages/boards.py", title="Boards", url_path="boards"),
            st.Page("pages/cycle.py", title="Cycle", url_path="cycle"),
            st.Page("pages/themes.py", title="Themes", url_path="themes"),
        ],
        "The record": [
            st.Page("pages/news.py", title="What is new", url_path="news"),
            st.Page("pages/ask.py", title="Ask the data", url_path="ask"),
            st.Page("pages/about.py", title="About", url_path="about"),
        ],
    }


if get_script_run_ctx() is None:
    # The server starts. Streamlit takes a folder pages/ for its older, automatic kind until st.navigation has run once:
    # a first visitor who opens /council would get that page without our menu and foot (tests/e2e opens each page cold).
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, routes=outer(site()))
else:
    hold()
    st.set_page_config(page_title="Joint Inspections", page_icon="🔎", layout="wide")
    menu = once(pages, "menu")  # a page looks its file up on the disk, once; a copy bears the mark of the chosen one
    page = st.navigation({part: [copy(page) for page in listed] for part, listed in menu.items()}, position="top")
    body, foot = st.container(), st.container()
    with foot:  # first, so that a page that stops early has its foot too
        notes.freshness()
        reconnect.ask_anew()
    with body:
        page.run()
