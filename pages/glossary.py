"""Glossary: a reader meets a word on any page and asks what exactly it means here; decides how far a number carries."""

import streamlit as st

from components import glossary, parts
from components.words import count

ANSWER = (
    f"{count(len(glossary.TERMS), 'term')}, each used in one sense only on all pages, in the files and in the "
    "API. Zero, none, not read, not stated, not known and not judged are six different things."
)

st.html(parts.opening("What the words mean", ANSWER))
st.html(parts.ji(f'<div class="ji-section">{glossary.definitions()}</div>'))
