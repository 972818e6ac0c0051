"""The search without JavaScript: one page for councils, places, inspections and words in reports, and its Atom feed."""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus

from feedgen.feed import FeedGenerator
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import found, found_words, word_filters
from components.words import count, day
from queries.cache import Kind, keep
from queries.find import find
from queries.words import REFUSED, Hits, Report, search
from service import plain
from service.base import base_of
from service.documents import Document, answer
from service.exports import last_modified
from service.feeds import AUTHORITY, in_xml, moment

NEWEST = 100
_FOUND: Kind[Document] = Kind("plain searches", 128, 4_000_000, lambda made: made.size)
_COUNCIL = re.compile(r'href="council\?area=([a-z0-9-]+)"(?: target="_self")?')
_UNINDEXED = {"X-Robots-Tag": "noindex"}


async def page(request: Request) -> Response:
    """`/find/?q=…`."""
    given, base = request.query_params, base_of(request)
    document = await run_in_threadpool(lambda: keep(_FOUND, ("page", base, _key(given)), lambda: _page(given, base)))
    return answer(request, document)


async def feed(request: Request) -> Response:
    """`/find.atom?q=…`: the newest reports that hold the words."""
    given, base = request.query_params, base_of(request)
    document = await run_in_threadpool(lambda: keep(_FOUND, ("feed", base, _key(given)), lambda: _feed(given, base)))
    return answer(request, document)


ROUTES = [Route("/find/", page), Route("/find.atom", feed)]


def _chosen(given: QueryParams) -> dict[str, str]:
    return word_filters.chosen(lambda name: given.get(name, ""))


def _key(given: QueryParams) -> tuple[str, str]:
    return given.get("q", "")[:200], repr(sorted(_chosen(given).items()))


def _page(given: QueryParams, base: str) -> Document:
    typed, chosen = given.get("q", ""), _chosen(given)
    place, hits = find(typed), search(typed, word_filters.filters(chosen))
    inner = found_words.everything(place, hits, chosen, "../", plain=True)
    made = plain.page(
        "find.html",
        base,
        "/find/",
        "Find a council, or words in reports",
        "Find a council by name, town or postcode, or the pages of inspection reports that hold some words.",
        root="../",
        interactive="../",
        typed=hits.text,
        answer=_COUNCIL.sub(r'href="../council/\1/"', found_words.answer(place, hits)),
        results=_COUNCIL.sub(r'href="../council/\1/"', inner),
        sources=found.source_line() if found.results(place) else "",
    )
    return Document(made.body, made.media_type, made.modified, _UNINDEXED)


def _feed(given: QueryParams, base: str) -> Document:
    """The feed of a search.

    Raises:
        HTTPException: there is no word to look for.
    """
    chosen = _chosen(given)
    hits = search(given.get("q", ""), word_filters.filters(chosen))
    if hits.outcome in REFUSED:
        raise HTTPException(HTTPStatus.BAD_REQUEST, REFUSED[hits.outcome])
    asked = word_filters.address(hits.text, chosen)
    made = FeedGenerator()
    made.id(f"{AUTHORITY}find/{hashlib.sha256(asked.encode()).hexdigest()[:24]}")
    made.title(in_xml(f"Joint Inspections: reports that speak of {hits.text}"))
    made.subtitle(in_xml("; ".join(word_filters.in_words(chosen)) or "All reports known to us"))
    made.author({"name": "Joint Inspections"})
    made.link(href=f"{base}/find?{asked}", rel="alternate")
    made.link(href=f"{base}/find.atom?{asked}", rel="self")
    newest = hits.reports[:NEWEST]
    made.updated(max((moment(one.row["published"]) for one in newest), default=last_modified()))
    for report in newest:
        _entry(made, report, hits, base)
    return Document(made.atom_str(pretty=True), "application/atom+xml; charset=utf-8", last_modified(), _UNINDEXED)


def _entry(made: FeedGenerator, report: Report, hits: Hits, base: str) -> None:
    row, entry = report.row, made.add_entry(order="append")
    entry.id(f"{AUTHORITY}inspection/{row['inspection_id']}")
    entry.title(in_xml(found_words.title(row)))
    entry.link(href=f"{base}/inspection/{row['inspection_id']}/")
    entry.published(moment(row["published"]))
    entry.updated(moment(row["published"]))
    pages = ", ".join(str(page) for page in report.pages[: found_words.MOST_PAGES])
    where = f" Report: {row['report_url']}#page={report.pages[0]}" if row["report_url"] else ""
    entry.summary(
        in_xml(
            f"Published {day(row['published'])}. {hits.text}: on {count(len(report.pages), 'page')} of the report "
            f"({pages}).{where}"
        )
    )
