"""For machines: Atom feeds of new inspections, the site map, and what crawlers should leave alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from feedgen.feed import FeedGenerator

import queries
from components.registry import PAGES
from components.words import PROGRAMMES, THEMES, day, word
from queries import resources
from queries.resources import BY_PATH
from service.documents import Document
from service.exports import last_modified

NEWEST = 100
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_BEGINNING = "1900-01-01"
_AUTHORITY = "tag:joint-inspections,2026:"


def newest(slug: str | None = None) -> list[dict[str, Any]]:
    """The newest inspections on record and reports that are known and were not read, of one area or of all."""
    resource = BY_PATH["inspections"]
    values = {parameter.name: None for parameter in resource.parameters}
    columns = tuple(resource.columns)
    place = columns.index("slug")
    found = [row for row in resources.rows(resource, values) if slug in (None, row[place])]  # newest first
    known = [dict(zip(columns, row, strict=True)) for row in found[:NEWEST]]
    unread = [row for row in unread_reports() if slug in (None, row["slug"])]
    every = sorted([*known, *unread], key=lambda row: row["published"], reverse=True)
    return [_in_xml(row) for row in every[:NEWEST]]


def _in_xml(row: dict[str, Any]) -> dict[str, Any]:
    """The row without the characters that XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets)."""
    return {name: _xml(value) if isinstance(value, str) else value for name, value in row.items()}


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)


def unread_reports() -> list[dict[str, Any]]:
    """Reports on children's services that are known, were not read, and are no inspection on record."""
    found = queries.rows("news_reports", since=_BEGINNING, programmes=None)
    return [row | {"published": row["published"].date()} for row in found if row["programme"] is None]


def atom(base: str, slug: str | None = None) -> Document:
    """Newest published inspections as an Atom feed, of one area or of all.

    Args:
        base: public address of the site.
        slug: the area's name in addresses; it must be on record.
    """
    area = _in_xml(resources.areas()[slug])["area"] if slug else None
    home = f"{base}/council/{slug}/" if slug else f"{base}/councils/"
    own = f"{base}/council/{slug}/feed.atom" if slug else f"{base}/feed.atom"
    feed = FeedGenerator()
    feed.id(f"{_AUTHORITY}feed/{slug or 'all'}")
    feed.title(f"Joint Inspections: {area or 'newest inspections on record'}")
    feed.subtitle("Published inspections of how areas in England help and protect children")
    feed.author({"name": "Joint Inspections"})
    feed.link(href=home, rel="alternate")
    feed.link(href=own, rel="self")
    feed.rights("Contains public sector information licensed under the Open Government Licence v3.0.")
    rows = newest(slug)
    feed.updated(max((_moment(row["published"]) for row in rows), default=last_modified()))
    for row in rows:
        _entry(feed.add_entry(order="append"), row, base)
    return Document(feed.atom_str(pretty=True), "application/atom+xml; charset=utf-8", last_modified())


def _entry(entry: Any, row: dict[str, Any], base: str) -> None:
    entry.link(href=f"{base}/council/{row['slug']}/")
    entry.published(_moment(row["published"]))
    entry.updated(_moment(row["published"]))
    if row["programme"] is None:
        entry.id(f"{_AUTHORITY}report/{row['slug']}-{row['published'].isoformat()}")
        entry.title(f"{row['area']}: report on children’s services, known and not read")
        entry.summary(
            f"A report on children’s services of {row['area']}, published {day(row['published'])}, is known but was "
            "not "
            f"read: it may judge otherwise than the latest judgement on record. Report: {row['report_url']}"
        )
        return
    programme = word(row["programme"], PROGRAMMES)
    subject = word(row["theme"], THEMES) if row["theme"] else row["theme_stated"]
    entry.id(f"{_AUTHORITY}inspection/{row['inspection_id']}")
    entry.title(f"{row['area']}: {programme}" + ("" if row["event"] == "inspection" else f", {row['event']}"))
    entry.category(term=row["programme"], label=programme)
    about = f" Subject: {subject}." if subject else ""
    report = f" Report: {row['report_url']}" if row["report_url"] else ""
    entry.summary(f"{programme} of {row['area']}, published {day(row['published'])}.{about}{report}")


def _moment(date: dt.date) -> dt.datetime:
    return dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)


def sitemap(base: str, pages: Iterable[str]) -> Document:
    """All addresses that a search engine should know, each with the day on which what it says last changed.

    That is the record's day, or the day of the latest report that a plain page holds; never the clock's.

    Args:
        base: public address of the site.
        pages: paths of the interactive pages.
    """
    made = last_modified().date().isoformat()
    latest: dict[str, str] = {}
    inspections = []
    resource = BY_PATH["inspections"]
    for row in resources.rows(resource, {parameter.name: None for parameter in resource.parameters}):
        named = dict(zip(resource.columns, row, strict=True))
        published = named["published"].isoformat()
        latest[named["slug"]] = max(published, latest.get(named["slug"], ""))
        inspections.append((f"/inspection/{named['inspection_id']}/", published))
    councils = [(f"/council/{slug}/", latest.get(slug, made)) for slug in map(_xml, resources.areas())]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for path, changed in [*((path, made) for path in (*pages, "/councils/", "/api/")), *councils, *inspections]:
        lines.append(f"<url><loc>{escape(_xml(base + path))}</loc><lastmod>{changed}</lastmod></url>")
    lines.append("</urlset>")
    return Document("\n".join(lines).encode() + b"\n", "application/xml; charset=utf-8", last_modified())


def robots(base: str) -> Document:
    """What crawlers may read (all pages), and what they should leave alone (queries without end)."""
    alone = "".join(f"Disallow: {page.path}\n" for page in PAGES if not page.listed)
    text = f"User-agent: *\n{alone}Disallow: /_stcore/\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"
    return Document(text.encode(), "text/plain; charset=utf-8", last_modified())
