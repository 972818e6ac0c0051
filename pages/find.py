"""Find: somebody knows a town, a postcode, half a name, or words that a report may hold.

Decides which council's page to open, or which page of which report. Nothing that is typed is kept.
"""

import streamlit as st

from components import found, found_words, parts, word_filters
from queries.find import find, one_line
from queries.words import search

typed = st.query_params.get("q", "")
chosen = word_filters.chosen(lambda name: st.query_params.get(name, ""))
place, hits = find(typed), search(typed, word_filters.filters(chosen))
st.html(parts.opening("Find a council, or words in reports", found_words.answer(place, hits)))
st.html(parts.search(one_line(typed)[:80]))
if results := found_words.everything(place, hits, chosen):
    st.html(parts.ji(results))
if found.results(place):
    st.html(parts.ji(found.source_line()))
