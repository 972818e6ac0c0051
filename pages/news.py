"""What's new: a returning reader asks which reports came out, and what changed in the record, since the last visit."""

import pandas as pd
import streamlit as st

from components import filters, news, openings, parts, tables
from components.columns import COUNCIL, PROGRAMME, THEME
from components.listing import how_made
from components.tables import Column, card_table
from components.words import EVENTS, EXTRACTIONS, GRADES, MISSING, PROGRAMMES, count, day, word
from queries import Value, rows, run

PER_PAGE = 25
REPORTS = (
    COUNCIL,
    Column("published", "Published", day),
    PROGRAMME,
    Column("event", "Kind", lambda code: word(code, EVENTS)),
    THEME,
    Column("overall", "Overall grade or outcome", lambda code: word(code, GRADES), swatch=True),
    Column(
        "extraction",
        "Report",
        lambda code: word(code, EXTRACTIONS),
        href=lambda row: row["report_url"] or row["council_url"],
    ),
)
CHANGES = (
    Column("area", "Council", lambda a: a or MISSING, href=lambda row: row["slug"] and f"council?area={row['slug']}"),
    Column("date", "Day", day),
    Column("inspection_id", "Inspection", href=lambda row: row["slug"] and f"inspection?id={row['inspection_id']}"),
    Column("what", "What changed"),
)


def show_list(
    frame: pd.DataFrame, columns: tuple[Column, ...], key: str, noun: str, query: str, **parameters: Value
) -> None:
    """One page of a list, the way to the others, and how the list was made."""
    pages = -(-len(frame) // PER_PAGE)
    table = st.container()
    chosen = st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1
    first = (chosen - 1) * PER_PAGE
    caption = f"{noun} {first + 1:,} to {min(first + PER_PAGE, len(frame)):,} of {len(frame):,}, newest first"
    table.html(parts.ji(card_table(frame.iloc[first : first + PER_PAGE], columns, caption)))
    tables.download(frame, query, f"Download all {count(len(frame), 'row')} (CSV)")
    st.html(parts.ji(how_made(query, columns, {}, **parameters)))


bounds = rows("news_bounds")[0]
head = st.container()
with st.container(key="controls-news", horizontal=True):
    since = st.date_input(
        "Since",
        bounds["lately"].date(),
        min_value=bounds["first_published"].date(),
        max_value=bounds["retrieved"].date(),
        key="since",
        bind="query-params",
        format="DD/MM/YYYY",
    ).isoformat()
    programme = filters.several("Programme", PROGRAMMES, "news_programme")
found = run("news_reports", since=since, programmes=programme)
unread = int((found["extraction"] == "listed").sum())
head.html(
    openings.whats_new(since, len(found), found["area_code"].nunique(), unread)
    + parts.jump({"reports": "Reports", "changes": "Changes to the record"})
)

st.html(parts.ji('<section class="ji-section" id="reports"><h2>Reports by day of publication</h2></section>'))
if found.empty:
    st.html(
        parts.ji(
            '<div class="ji-empty"><p><b>No report known to us</b> was published since then. Choose an earlier day, or '
            "fewer programmes.</p></div>"
        )
    )
else:
    show_list(found, REPORTS, "news_page", "Reports", "news_reports", since=since, programmes=programme)
    st.html(
        parts.ji(
            '<p class="ji-small ji-quiet">– under programme and kind: the public site lists the report, which is not '
            "read yet, and the list says no more. – under grade: none was given (as by joint inspections, visits "
            "and, since April 2026, inspections of local authority children’s services), or the report is not read "
            "yet. A report on a service that councils share appears once for each of them.</p>"
        )
    )

changes = run("news_changes", since=since)
st.html(
    parts.ji(
        '<section class="ji-section" id="changes"><h2>Changes to the record, by version</h2>'
        f"{news.releases(rows('news_releases', since=since), since)}</section>"
    )
)
if changes.empty:
    st.html(parts.ji(news.nothing_changed(bounds["last_change"], since)))
else:
    show_list(changes, CHANGES, "news_changes_page", "Changes", "news_changes", since=since)
