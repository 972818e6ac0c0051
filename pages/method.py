"""How the record is made: a careful reader asks where a fact is from, whether it was checked, what is missing."""

import streamlit as st

from components import answers_topics, figure, glossary, openings, parts, tables
from components.columns import COUNCIL, PROGRAMME, PUBLISHED, THEME
from components.figures.coverage import coverage
from components.listing import listing
from components.tables import Column
from components.words import GAPS, count, day, whole, word
from queries import rows, run
from queries.cache import kept

PLACES = {
    "how": "How the record is made",
    "definitions": "Definitions",
    "topics": "Topics of findings",
    "known-gaps": "Known gaps",
    "coverage": "Coverage",
    "reconciliation": "Checked against statistics",
    "corrections": "Corrections",
    "sources": "Sources",
}


def how_read() -> str:
    """How facts come from reports into the record."""
    return (
        "<p>Programs read the published reports page by page and take facts from where each kind of report states "
        "them: dates, inspectorates, theme, grades, numbers of points, and the page of each. A report that does not "
        "state a fact where its kind does is put aside with the reason; nothing is guessed.</p>"
        "<p>Official statistics are read from the publisher’s own workbook. No sentence of a report and no person’s "
        "name is kept. What the programs read is checked against facts that people read from the reports, every time "
        "the programs change.</p>"
    )


def words() -> str:
    """Where the words are explained."""
    page = '<a href="glossary" target="_self">glossary</a>'
    return (
        f"<p>Each word of this site is explained once, in the {page}.</p>"
        f'<details class="ji-fold"><summary>All words</summary>{glossary.contents()}</details>'
    )


def gaps() -> str:
    """What is known to exist and was not read, and what could not be used."""
    joint = sum((row["kind"], row["programme"]) == ("listed", "jtai") for row in rows("known_gaps"))
    unread = len(rows("unread_reports"))
    columns = (
        COUNCIL,
        PUBLISHED,
        Column("kind", "What is missing", lambda code: word(code, GAPS)),
        PROGRAMME,
        Column("what", "Subject, or reason"),
    )
    return (
        f"<p>Of the reports that are not read yet, {joint} {'is' if joint == 1 else 'are'} of joint inspections. "
        "The list of known joint inspections names the latest of each area, so an earlier one of the same area may be "
        "missing altogether: at least this many took place, and this site never says that it has them all.</p>"
        + listing(
            "known_gaps",
            columns,
            "Reports known and not read, or put aside",
            {"api/v1/known-gaps.csv": "Download (CSV)"},
        )
        + f"<p>{links(unread)}</p>"
        + (listing("unread_reports", (COUNCIL, PUBLISHED, Column("title", "Title")), "Links only") if unread else "")
    )


def links(unread: int) -> str:
    """Whether the public site lists reports of which nothing more is known."""
    if not unread:
        return "The public site lists no report on children’s services that is in no other table."
    return (
        f"The public site also lists {count(unread, 'report')} on children’s services about which nothing more is "
        "on record."
    )


def by_programme() -> str:
    """What is known and read by programme, year and theme."""
    columns = (
        PROGRAMME,
        Column("kind", "Kind"),
        Column("year", "Year", str),
        THEME,
        Column("known", "Known to us", whole, number=True),
        Column("read", "Read", whole, number=True),
        Column("statistics", "From statistics", whole, number=True),
        Column("listed", "Not read yet", whole, number=True),
        Column("quarantined", "Put aside", whole, number=True),
    )
    return listing(
        "coverage",
        columns,
        "Known and read, by programme, year and theme (– not known, or no theme)",
        {"api/v1/coverage.csv": "Download (CSV)"},
    )


def agreement_with_statistics() -> str:
    """How grades of reports agree with official statistics, and dates that sources state differently."""
    found = rows("reconciliation_counts")
    agree, differ = (sum(row["judgements"] for row in found if row["outcome"] == o) for o in ("agree", "differ"))
    open_ones = sum(row["judgements"] for row in found if row["outcome"] == "differ" and row["explanation"] is None)
    counts = (
        Column("outcome", "Outcome"),
        Column("explanation", "Reason"),
        Column("judgements", "Grades", whole, number=True),
        Column("inspections", "Inspections", whole, number=True),
    )
    dates = (
        COUNCIL,
        Column("what", "Date of"),
        Column("record_date", "On record", day),
        Column("other_date", "Stated elsewhere", day),
        Column("explanation", "Reason"),
    )
    return (
        f"<p>Of {count(agree + differ, 'grade')} that both a report and official statistics give, {agree:,} agree and "
        f"{differ:,} differ; {open_ones or 'none'} of the differences "
        f"{'is' if open_ones == 1 else 'are'} unexplained. Grades that only one of them gives are counted with the "
        "reason.</p>"
        + listing("reconciliation_counts", counts, "Grades in reports and in official statistics")
        + listing("reconciliation_dates", dates, "Dates that two sources state differently")
    )


def corrections() -> str:
    """What was put right, and why."""
    columns = (
        Column("noticed", "Noticed", day),
        COUNCIL,
        Column("field", "What"),
        Column("expects", "The source states"),
        Column("used", "On record"),
        Column("reason", "Why", href=lambda row: row["evidence_url"]),
    )
    return (
        '<p>Misprints and differences that were looked into, each with its reason. <a href="about#correction" '
        'target="_self">Send a correction</a> if you know of another.</p>'
        + listing("corrections", columns, "Corrections and explained differences", {"data/corrections.csv": "CSV"})
    )


def sources() -> str:
    """Where the facts come from."""
    columns = (
        Column("title", "Title", href=lambda row: row["url"]),
        Column("publisher", "Publisher"),
        Column("licence", "Licence"),
        Column("retrieved", "Copy taken", day),
        Column("rows", "Rows or reports", whole, number=True),
        Column("inspections", "Inspections made from it", whole, number=True),
    )
    return listing(
        "sources", columns, "Sources of the record", {"api/v1/sources.csv": "Download with hashes of the copies (CSV)"}
    )


@kept
def body(public: str) -> dict[str, str]:
    """The parts of the page as HTML by anchor."""
    return {
        "how": how_read(),
        "definitions": words(),
        "topics": answers_topics.code_book(),
        "known-gaps": gaps(),
        "coverage": f'{figure.markup(coverage(), public=public)}<details class="ji-fold ji-below">'
        f"<summary>By programme, year and theme</summary>{by_programme()}</details>",
        "reconciliation": agreement_with_statistics(),
        "corrections": corrections(),
        "sources": sources(),
    }


st.html(openings.method())
st.html(parts.jump(PLACES))
for anchor, inner in body(figure.public()).items():
    st.header(PLACES[anchor], anchor=anchor)  # Streamlit's own, because it scrolls to where an address points
    st.html(parts.ji(inner))
    if anchor == "reconciliation":
        tables.download_asked(
            lambda: run("reconciliation", outcomes=None), anchor, "Download every grade of reports and statistics (CSV)"
        )
