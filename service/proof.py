"""`/proof/<inspection_id>/<page>`: a page of the report as a picture, with what was counted and read from it marked.

The picture is made in a process that may be lost (`ingest.reading.worker`), within bounds, at most two at a time, and
kept with the record. It is for readers, not for search engines.
"""

from __future__ import annotations

import threading
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.words import SECTIONS
from ingest.errors import IngestError
from ingest.reading import proof, worker
from ingest.reading.proof import Proof, Wanted
from queries import report_store, rows
from queries.cache import Kind, keep
from service import plain
from service.base import base_of
from service.documents import Document, answer
from service.exports import last_modified

LIMITS = worker.Limits(seconds=15, megabytes=700)
_AT_ONCE = 2
_WAIT_SECONDS = 20
_running = threading.BoundedSemaphore(_AT_ONCE)
_PROOFS: Kind[Proof] = Kind("proofs", 200, 40_000_000, lambda made: len(made.png) + 1_000)
_UNINDEXED = {"X-Robots-Tag": "noindex"}
_LARGEST_PAGE = 10_000


async def page(request: Request) -> Response:
    """The page with its legend."""
    key, number = _asked(request)
    return answer(request, await run_in_threadpool(lambda: _page(key, number, base_of(request))))


async def picture(request: Request) -> Response:
    """The picture alone."""
    key, number = _asked(request)
    made = await run_in_threadpool(lambda: proof_of(key, number))
    return answer(request, Document(made.png, "image/png", last_modified(), _UNINDEXED))


ROUTES = [Route("/proof/{key}/{number}.png", picture), Route("/proof/{key}/{number}", page)]


def _asked(request: Request) -> tuple[str, int]:
    text = request.path_params["number"]
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 5 and 1 <= int(text) <= _LARGEST_PAGE):
        raise HTTPException(HTTPStatus.NOT_FOUND, "A page is a whole number from 1.")
    return request.path_params["key"], int(text)


def proof_of(key: str, number: int) -> Proof:
    """A page of an inspection's report, marked.

    Raises:
        HTTPException: no such inspection, report or page, no store, or its file can't be shown; the detail says which.
    """
    row = report_store.reports().get(key)
    if row is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "No inspection on record has this key and a report that was read.")
    if not 1 <= number <= int(str(row["pages"])):
        raise HTTPException(HTTPStatus.NOT_FOUND, f"The report has pages 1 to {row['pages']}.")
    if not report_store.is_there():
        raise HTTPException(HTTPStatus.NOT_FOUND, report_store.MISSING)
    path = report_store.path_of(str(row["sha256"]))
    if path is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "The report store of this installation lacks this report.")
    wanted = Wanted(str(path), str(row["sha256"]), number, _grades(key, number), _day(key, number))
    return keep(_PROOFS, (key, number), lambda: _draw(wanted))


def _draw(wanted: Wanted) -> Proof:
    if not _running.acquire(timeout=_WAIT_SECONDS):
        busy = "Other pages are being drawn; try again in some seconds."
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, busy, headers={"Retry-After": "10"})
    try:
        return worker.call(proof.draw, wanted, LIMITS)
    except IngestError as error:
        said = f"This page can't be shown: {error}."
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, said) from error
    finally:
        _running.release()


def _grades(key: str, number: int) -> tuple[str, ...]:
    return tuple(row["grade"] for row in rows("inspection_judgements", inspection=key) if row["page"] == number)


def _day(key: str, number: int) -> tuple[int, int, int] | None:
    """The day until which a reply is due, where the record takes it from this page."""
    row = next(iter(rows("report_reply", inspection=key)), None)
    if row is None or row["page"] != number or row["due"] is None:
        return None
    return row["due"].year, row["due"].month, row["due"].day


def _page(key: str, number: int, base: str) -> Document:
    made, row = proof_of(key, number), report_store.reports()[key]
    url = row["report_url"]
    title = f"{row['area']}: page {number} of {made.pages}"
    document = plain.page(
        "proof.html",
        base,
        f"/proof/{key}/{number}",
        title,
        f"{title}, with the counted items outlined and the stated grades and days boxed.",
        root="../../",
        interactive="../../",
        key=key,
        number=number,
        pages=made.pages,
        report=f"{url}#page={number}" if url else None,
        items=[f"{SECTIONS[section]}, item {item}" for section, item in made.items],
        boxed=made.boxed,
        unboxed=made.unboxed,
    )
    return Document(document.body, document.media_type, document.modified, _UNINDEXED)
