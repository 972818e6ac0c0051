"""Find: somebody knows a town, a postcode, half a name, or words that a report may hold.

Decides which council's page to open, or which page of which report. Nothing that is typed is kept.
"""

import streamlit as st

from components import openings

st.html(openings.search(st.query_params.to_dict()))
