"""Find: somebody knows a town, a postcode or half a name and wants the council that looks after its children.

Decides which council's page to open. Nothing that is typed is kept.
"""

import streamlit as st

from components import found, parts
from queries.find import find, one_line

typed = st.query_params.get("q", "")
answer = find(typed)
st.html(parts.opening("Find a council", found.sentence(answer)))
st.html(parts.search(one_line(typed)[:80]))
if results := found.results(answer):
    st.html(parts.ji(results + found.source_line()))
