"""What is new: a returning reader asks which reports came out, and what changed in the record, since the last visit."""

import streamlit as st

from components import filters, notes, tables
from components.once import once
from components.tables import Column
from components.words import EXTRACTIONS, GRADES, MISSING, PROGRAMMES, THEMES, count, day, is_missing, whole, word
from queries import rows, run

PER_PAGE = 50

bounds = rows("news_bounds")[0]

st.title("What is new?")
left, right = st.columns([1, 2])
with left:
    since = st.date_input(
        "Published since",
        bounds["lately"].date(),
        min_value=bounds["first_published"].date(),
        max_value=bounds["retrieved"].date(),
        key="since",
        bind="query-params",
        format="DD/MM/YYYY",
    )
with right:
    programme = filters.several("Programme", PROGRAMMES, "news_programme")
first = since.isoformat()
found = run("news_reports", since=first, programmes=programme)
changes = run("news_changes", since=first)
unread = int((found["extraction"] == "listed").sum())

st.markdown(
    f"Since {day(first)}, **{count(len(found), 'report')}** of {count(found['area_code'].nunique(), 'area')} came out, "
    f"as far as is known here on {day(bounds['retrieved'])}"
    + (f"; of these, {count(unread, 'report is', 'reports are')} known but not read" if unread else "")
    + f". The latest report known was published {day(bounds['last_published'])}. "
    f"[Link to this view]({filters.permalink('news', ('since', 'news_programme'))})"
)

st.header("Reports by publication date")
if found.empty:
    st.info("No report on record was published since then. Choose an earlier date, or fewer programmes.")
else:
    columns = [
        Column("published", "Published", day),
        Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
        Column("area_code", "GSS code"),
        Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
        Column("event", "Kind"),
        Column("theme", "Theme", lambda c: word(c, THEMES)),
        Column("overall", "Overall grade or outcome", lambda c: word(c, GRADES), swatch=True),
        Column(
            "extraction",
            "Report",
            lambda c: word(c, EXTRACTIONS),
            href=lambda row: row["report_url"] or row["council_url"],
        ),
    ]
    tables.explained("news_reports", columns)
    pages = -(-len(found) // PER_PAGE)
    chosen = st.pagination(pages, key="news_page", bind="query-params") if pages > 1 else 1
    tables.table(
        once(
            lambda: found.iloc[(chosen - 1) * PER_PAGE : chosen * PER_PAGE],
            "news: rows",
            repr((first, programme)),
            chosen,
        ),
        columns,
        f"Reports {(chosen - 1) * PER_PAGE + 1} to {min(chosen * PER_PAGE, len(found))} of {len(found)}, newest first",
    )
    tables.download(found, "news_reports", f"Download all {count(len(found), 'report')} (CSV)")
    st.markdown(
        "A dash under programme and kind: the public site lists the report, which was not read, and the list does not "
        "tell more. A dash under grade: none was given (as by joint inspections, visits, and, since April 2026, ILACS "
        "reports), or the report was not read. A report on a service that councils share stands once for each of them."
    )
notes.source("ofsted-reports", "ofsted-report-links", "ofsted-outcomes-2025-03-31", "hmi-probation-youth-justice")
notes.query("news_reports", since=first, programmes=programme)

st.header("Changes to the record")
if changes.empty:
    known = bounds["last_change"]
    st.info(
        "No change to the record is noted yet: it stands as it was first put together."
        if is_missing(known)
        else f"No change to the record is noted since {day(first)}; the latest was made on {day(known)}."
    )
else:
    releases = run("news_releases", since=first)
    if not releases.empty:
        columns = [
            Column("version", "Version"),
            Column("date", "Day", day),
            Column("added", "Inspections added", whole, number=True),
            Column("changed", "Changed", whole, number=True),
            Column("withdrawn", "Withdrawn", whole, number=True),
            Column("what", "What changed in the tables"),
        ]
        tables.explained("news_releases", columns)
        tables.table(releases, columns, f"Releases of the record since {day(first)}, newest first")
        tables.download(releases, "news_releases", "Download the releases (CSV)")
        notes.query("news_releases", since=first)
    columns = [
        Column("date", "Day", day),
        Column(
            "area", "Council", lambda a: a or MISSING, href=lambda row: row["slug"] and f"council?area={row['slug']}"
        ),
        Column("inspection_id", "Inspection", href=lambda row: row["report_url"]),
        Column("what", "What changed"),
    ]
    with st.expander(f"Every inspection that changed: {count(len(changes), 'row')}", expanded=len(changes) <= PER_PAGE):
        tables.explained("news_changes", columns)
        pages = -(-len(changes) // PER_PAGE)
        chosen = st.pagination(pages, key="news_changes_page", bind="query-params") if pages > 1 else 1
        tables.table(
            once(lambda: changes.iloc[(chosen - 1) * PER_PAGE : chosen * PER_PAGE], "news: changes", first, chosen),
            columns,
            f"Changes {(chosen - 1) * PER_PAGE + 1} to {min(chosen * PER_PAGE, len(changes))} of {len(changes)}, "
            "newest first",
        )
    tables.download(changes, "news_changes", "Download all changes (CSV)")
notes.query("news_changes", since=first)
