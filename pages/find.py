"""Find: somebody knows a town, a postcode or half a name and wants the council that looks after its children.

Decides which council's page to open. Nothing that is typed is kept.
"""

import streamlit as st

from components import openings

st.html(openings.search(st.query_params.get("q", "")))
