"""The small print of a figure or a page: source, the query behind it."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlencode

import streamlit as st

from components.once import once
from components.palette import colour
from components.words import day
from queries import Value, rows, text
from queries.filled import filled
from queries.models import models

_LISTING = "overflow-x:auto;margin:0;font-size:.8rem;line-height:1.45"
_LICENCE = "[Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)"


def source(*source_ids: str) -> None:
    """One line that names publisher, title, address, licence and the day our copy was taken.

    Raises:
        KeyError: the record has no such source.
    """
    known = {row["source_id"]: row for row in rows("sources")}
    used = [known[source_id] for source_id in source_ids]
    parts = [f"{row['publisher']}: [{row['title']}]({row['url']})" for row in used]
    retrieved = day(max(row["retrieved"] for row in used))
    st.markdown(f":small[Source: {'; '.join(parts)}. Copies taken {retrieved}. {_LICENCE}.]")


def query(name: str, **parameters: Value) -> None:
    """The SQL that gave the figures, to read, and to run with other choices.

    Args:
        name: the query.
        parameters: the values that the page asked it with.
    """
    with st.expander("Show the query"):
        st.html(once(lambda: _listing(name, parameters), "query", name, repr(parameters)))


def _listing(name: str, parameters: dict[str, Value]) -> str:
    """A query as preformatted text (`st.code` would bring half a megabyte of highlighter to every visitor)."""
    sql = text(name)
    body = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    derived = [table for table in models() if re.search(rf"\b(from|join) {table}\b", body)]
    how = ""
    if derived:
        reads = "a table" if len(derived) == 1 else "tables"
        how = (
            f"<p>It reads {reads} derived from the record ({', '.join(derived)}): "
            f'<a href="data/derived-tables.sql" style="color:{colour("link")}">how each is made</a>.</p>'
        )
    ask = f"ask?{urlencode({'sql': filled(name, **parameters)})}"
    how += f'<p><a href="{escape(ask)}" style="color:{colour("link")}">Run it on Ask the data</a></p>'
    return f'{how}<pre tabindex="0" style="{_LISTING}">{escape(sql)}</pre>'
