"""Ask in SQL: a careful reader, a journalist or a researcher has a question that no other page answers."""

import streamlit as st

from components import parts
from components.answer import answer
from components.examples import SHORTEST, examples
from components.schema import tables_and_columns
from queries.console.pool import LONGEST_STATEMENT, SECONDS


def remember(sql: str) -> None:
    """Put a statement into the editor and the address."""
    st.session_state["editor"] = sql
    st.query_params["sql"] = sql


st.html(
    parts.opening(
        "What else does the record say?",
        lead=f"Write a question in SQL (DuckDB’s dialect) and run it on the whole record. It can only read; it has "
        f"{SECONDS:g} seconds, and shows at most 1,000 rows. The address keeps the question, so that a link to it "
        'gives the same answer. <a href="#tables">Tables and columns</a> stand below.',
    )
)
asked = st.query_params.get("sql", "")
if asked and st.session_state.get("opened") != asked:
    # A browser that lost its process comes to a new session with what was typed there, run or not: that stays.
    if "opened" in st.session_state or not st.session_state.get("editor"):
        st.session_state["editor"] = asked[:LONGEST_STATEMENT]
    st.session_state["opened"] = asked

st.html(parts.ji('<h2 class="ji-fig-title" id="examples">Start from an example</h2>'))
with st.container(key="examples", horizontal=True):
    for label, sql in examples().items():
        st.button(label, on_click=remember, args=(sql,), type="tertiary")

sql = st.text_area("Your question in SQL", key="editor", height=260, max_chars=LONGEST_STATEMENT, placeholder=SHORTEST)
st.button("Run", type="primary", on_click=lambda: remember(st.session_state["editor"]))

if sql.strip() and st.query_params.get("sql") == sql:
    answer(sql)
elif sql.strip():
    st.html(parts.ji('<p class="ji-small ji-quiet">Press <b>Run</b> to ask.</p>'))

st.html(
    parts.ji(
        f'<section class="ji-section" id="tables"><h2>Tables and columns</h2>{tables_and_columns()}'
        '<p class="ji-small ji-more">The whole record is also available as files: '
        '<a href="data" target="_self">Download and API</a>.</p></section>'
    )
)
