"""Ask the data: a careful reader, a journalist or a researcher has a question that no other page answers."""

import streamlit as st

from components.answer import answer
from queries.filled import filled
from queries.header import header
from service import package
from service.console import LONGEST_STATEMENT, SECONDS

EXAMPLES = {
    "Joint inspections by region": """-- How many joint inspections has each region had?
select a.region, count(*) as joint_inspections, count(distinct a.area_code) as areas
from inspections as i
inner join areas as a on i.area_code = a.area_code
where i.programme = 'jtai'
group by a.region
order by joint_inspections desc""",
    "Grades by year": """-- Which overall grades were published in each year?
select year(i.published) as year, j.grade, count(*) as judgements
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
where j.aspect = 'overall' and j.scale = 'four_point'
group by all
order by year, j.grade""",
    "What the tables hold": "summarize inspections",
}
STORED = ("joint_with_prior_judgement", "inspections", "known_gaps", "programme_by_year_and_theme")


def remember(sql: str) -> None:
    """Put a statement into the editor and the address."""
    st.session_state["editor"] = sql
    st.query_params["sql"] = sql


st.title("What else does the record say?")
st.markdown(
    f"Write a question in SQL (DuckDB’s dialect) and run it on the whole record. It can only read; it has {SECONDS:g} "
    "seconds, and shows at most 1,000 rows. The address keeps the query, so that a link to it gives the same answer."
)
asked = st.query_params.get("sql", "")
if asked and st.session_state.get("opened") != asked:
    # A browser that lost its process comes to a new session with what was typed there, run or not: that stays.
    if "opened" in st.session_state or not st.session_state.get("editor"):
        st.session_state["editor"] = asked[:LONGEST_STATEMENT]
    st.session_state["opened"] = asked

with st.expander("Examples"):
    for label, sql in EXAMPLES.items():
        st.button(label, on_click=remember, args=(sql,))
    for name in STORED:
        st.button(f"A query of this site: {header(name).question}", on_click=remember, args=(filled(name),))

sql = st.text_area(
    "Your query", key="editor", height=260, max_chars=LONGEST_STATEMENT, placeholder="select name from areas"
)
st.button("Run", type="primary", on_click=lambda: remember(st.session_state["editor"]))

if sql.strip() and st.query_params.get("sql") == sql:
    answer(sql)
elif sql.strip():
    st.markdown("Press **Run** to ask.")

st.header("Tables and columns")
for table in package.tables():
    with st.expander(f"{table.name}: {table.title}"):
        st.markdown(
            "\n".join(
                f"- `{field.name}` ({field.type}): {field.description}"
                + (f". One of: {', '.join(field.enum)}" if field.enum else "")
                for field in table.fields
            )
        )
st.markdown(
    "Besides, `joint_inspections` holds each joint inspection with the judgement before and after it (derived), and "
    "`overall_judgements` every overall judgement. The whole record is also to be had as files: "
    "[API and open data](/api/)."
)
