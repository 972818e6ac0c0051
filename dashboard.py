"""Joint Inspections: page setup, the list of pages, and the foot of every page."""

import streamlit as st

from components import notes

PAGES = [
    st.Page("pages/overview.py", title="Overview", url_path="overview", default=True),
    st.Page("pages/inspections.py", title="Inspections", url_path="inspections"),
    st.Page("pages/council.py", title="Council", url_path="council"),
    st.Page("pages/compare.py", title="Compare", url_path="compare"),
    st.Page("pages/ask.py", title="Ask the data", url_path="ask"),
    st.Page("pages/about.py", title="About", url_path="about"),
]

st.set_page_config(page_title="Joint Inspections", page_icon="🔎", layout="wide")
page = st.navigation(PAGES, position="top")
body, foot = st.container(), st.container()
with foot:  # first, so that a page that stops early has its foot too
    notes.freshness()
with body:
    page.run()
