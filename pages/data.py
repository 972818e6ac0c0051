"""Download and API: a journalist, an analyst or a developer takes the record along; decides in which form."""

from html import escape

import streamlit as st

from components import openings, parts
from components.frame import LICENCE
from components.schema import tables_and_columns
from components.words import count, day
from queries import package, rows
from queries.cache import kept
from queries.record import current
from queries.resources import RESOURCES, ROOT

SHOWN = 5
"""Rows of a table that stand above its fold."""
PLACES = {
    "everything": "Everything in one file",
    "files": "A file for each table",
    "api": "API",
    "feeds": "Feeds",
    "tables": "Tables and columns",
    "licence": "Licence",
}


def everything() -> str:
    """The whole record in one file, by what opens it."""
    return parts.facts(
        [
            ("Excel workbook", f'<a href="data/{package.WORKBOOK}">{package.WORKBOOK}</a>, a sheet for each table'),
            ("DuckDB database", f'<a href="data/{package.DATABASE}">{package.DATABASE}</a>, with all derived tables'),
            (
                "Data Package",
                f'<a href="data/{package.DESCRIPTOR}">{package.DESCRIPTOR}</a>: what every table and column means',
            ),
            (
                "Derived tables",
                f'<a href="data/{package.DERIVED}">{package.DERIVED}</a>: the statements that make them from the files',
            ),
        ]
    )


def table(caption: str, heads: tuple[str, str, str], lines: list[str]) -> str:
    """A table of three columns whose rows after the first few stand in a fold."""
    row = "".join(f'<th scope="col">{head}</th>' for head in heads)

    def part(words: str, some: list[str]) -> str:
        return (
            f'<table class="ji-table ji-table--stack"><caption class="ji-vh">{words}</caption>'
            f"<thead><tr>{row}</tr></thead><tbody>{''.join(some)}</tbody></table>"
        )

    more = part(f"{caption}, from row {SHOWN + 1}", lines[SHOWN:])
    fold = f'<details class="ji-fold"><summary>Show {count(len(lines) - SHOWN, "more row")}</summary>{more}</details>'
    return part(caption, lines[:SHOWN]) + fold * (len(lines) > SHOWN)


def files() -> str:
    """CSV and Parquet of every table."""
    lines = [
        f'<tr><th scope="row"><a href="#table-{one.name}"><code>{one.name}</code></a></th>'
        f'<td data-l="">{escape(one.title)}</td>'
        f'<td class="k" data-l=""><a href="data/{one.name}.csv">CSV</a> · '
        f'<a href="data/{one.name}.parquet">Parquet</a></td></tr>'
        for one in package.tables()
    ]
    return table("Files, a table each", ("Table", "One row for each", "Files"), lines)


def interface() -> str:
    """Addresses of the API with the question that each answers."""
    lines = []
    for resource in RESOURCES:
        path = f"{ROOT}/{resource.path}".lstrip("/")
        shown = f"/{path}.json"
        address = path.replace("{slug}", "leeds")
        lines.append(
            f'<tr><th scope="row"><code>{escape(shown)}</code></th><td data-l="">{escape(_sentence(resource.question))}'
            f'</td><td class="k" data-l=""><a href="{address}.json">JSON</a> · '
            f'<a href="{address}.csv">CSV</a></td></tr>'
        )
    return (
        "<p>No key, no registration, from any origin. Each address answers as JSON or CSV, with filters and paging; "
        '<a href="api/">the reference</a> explains every parameter, '
        '<a href="api/v1/openapi.json">openapi.json</a> says the same to programs. Where an address names a council, '
        "the links here ask for Leeds.</p>"
        "<p>Programs that answer questions can use the same queries as tools of the Model Context Protocol, read only "
        "and without a key, at <code>/mcp</code>; "
        '<a href="llms.txt">llms.txt</a> tells them where everything is.</p>'
        + table("Addresses of the API", ("Address", "What it answers", "Open it"), lines)
    )


def _sentence(question: str) -> str:
    return question[0].upper() + question[1:]


def feeds() -> str:
    """Feeds for readers and programs that follow."""
    return parts.facts(
        [
            ("All inspections", '<a href="feed.atom">feed.atom</a>, newest first'),
            (
                "One council",
                '<code>/council/&lt;name&gt;/feed.atom</code>, for example <a href="council/leeds/feed.atom">Leeds</a>',
            ),
            (
                "Days on which written statements were due",
                '<a href="calendar/replies.ics">calendar/replies.ics</a>; of one council '
                '<code>/calendar/&lt;name&gt;.ics</code>, for example <a href="calendar/lewisham.ics">Lewisham</a>',
            ),
            ("Changes by version", '<a href="news#changes" target="_self">What’s new</a>'),
        ]
    )


def licence() -> str:
    """What may be done with it, and how to name the source."""
    return (
        f'<p>Contains public sector information licensed under the <a href="{LICENCE}">Open Government '
        "Licence v3.0</a>. Name the publishers and this site when you use it; the reports are the inspectorates’ own. "
        "No sentence of a report and no person’s name is in the files.</p>"
        f'<code class="ji-copy">Joint Inspections, record of {day(rows("overview_counts")[0]["retrieved"])}, version '
        f"{current().version}. Contains public sector information licensed under the Open Government Licence v3.0."
        "</code>"
    )


def section(anchor: str, inner: str) -> str:
    """One part of the page with its heading."""
    return f'<section class="ji-section" id="{anchor}"><h2>{PLACES[anchor]}</h2>{inner}</section>'


@kept
def body() -> str:
    """The whole page below its top."""
    return parts.ji(
        section("everything", everything())
        + section("files", files())
        + section("api", interface())
        + section("feeds", feeds())
        + section("tables", tables_and_columns())
        + section("licence", licence())
    )


st.html(openings.data())
st.html(parts.jump(PLACES))
st.html(body())
