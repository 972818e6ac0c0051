"""Every address of the site beside the interactive pages: one list, served by `app`, written out by `make site`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ExceptionHandler

from components import embed
from components.registry import indexed_paths
from queries import resources
from queries.cache import Kind, keep, look_up
from queries.console import pool
from queries.record import RecordError
from service import (
    agents,
    api,
    calendar,
    exports,
    feeds,
    figures,
    first_page,
    health,
    llms,
    metrics,
    moved,
    plain,
    plain_inspection,
    share,
    watch,
)
from service.base import base_of
from service.documents import Document, answer
from service.problems import ProblemError
from service.settings import settings

_log = logging.getLogger("service")
_PAGES: Kind[Document | None] = Kind("plain pages", 512, 4_000_000, lambda made: made.size if made else 0)


def _serve(make: Callable[[Request, str], Document | None]) -> Callable[[Request], Any]:
    """An endpoint that answers with what `make` makes, kept by address and path."""

    async def endpoint(request: Request) -> Response:
        base = base_of(request)
        key = (base, request.url.path)
        document = look_up(_PAGES, key)
        if document is None:
            document = await run_in_threadpool(lambda: keep(_PAGES, key, lambda: make(request, base)))
        if document is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "Nothing on record has the name that this address uses.")
        return answer(request, document)

    return endpoint


def _to(path: str) -> Callable[[Request], Any]:
    async def endpoint(_: Request) -> Response:
        return RedirectResponse(path, HTTPStatus.MOVED_PERMANENTLY)

    return endpoint


def _feed_of(request: Request, base: str) -> Document | None:
    slug = request.path_params["slug"]
    return feeds.atom(base, slug) if slug in resources.areas() else None


def _card(request: Request, base: str) -> Document | None:
    made = embed.card(request.path_params["slug"], base)
    return None if made is None else Document(made.encode(), plain.HTML, exports.last_modified())


def routes() -> list[Route]:
    """All addresses, each once."""
    return [
        Route("/healthz", health.healthz),
        Route("/readyz", health.readyz),
        Route("/metrics", watch.metrics_page),
        Route("/feed.atom", _serve(lambda _, base: feeds.atom(base))),
        Route("/sitemap.xml", _serve(lambda _, base: feeds.sitemap(base, indexed_paths()))),
        Route("/robots.txt", _serve(lambda _, base: feeds.robots(base))),
        Route("/llms.txt", _serve(lambda _, base: llms.text(base))),
        Route("/embed/council/{slug}", _serve(_card)),
        Route("/anchor.js", _serve(lambda _request, _base: first_page.script("anchor.js"))),
        Route("/first.js", _serve(lambda _request, _base: first_page.script("first.js"))),
        Route("/plain.css", _serve(lambda _request, _base: plain.stylesheet())),
        Route("/councils/", _serve(lambda _, base: plain.councils(base, "../"))),
        Route("/councils", _to("/councils/")),
        Route("/council/", _to("/councils/")),
        Route("/council/{slug}/feed.atom", _serve(_feed_of)),
        Route(
            "/council/{slug}/",
            _serve(lambda request, base: plain.council(request.path_params["slug"], base, "../../")),
        ),
        Route(
            "/inspection/{key}/",
            _serve(lambda request, base: plain_inspection.page(request.path_params["key"], base, "../../")),
        ),
        Route("/inspection/", _to("/inspections")),
        Route("/calendar/replies.ics", _serve(lambda _, base: calendar.replies(base))),
        Route(
            "/calendar/{slug}.ics",
            _serve(lambda request, base: calendar.replies(base, request.path_params["slug"])),
        ),
        Route("/api/", _serve(lambda _, base: plain.reference(base, "../"))),
        Route("/api", _to("/api/")),
        Route("/api/v1/", _to("/api/")),
        Route("/api/v1", _to("/api/")),
        Route("/api/v1/openapi.json", _serve(lambda _, base: plain.openapi_document(base))),
        Route(agents.PATH, agents.Agents(), methods=["POST"]),
        *api.routes(),
        *exports.routes(),
        *figures.ROUTES,
        *share.ROUTES,
        *moved.ROUTES,
        Route("/data/", _to("/data")),
    ]


def site() -> Starlette:
    """The application that answers all of `routes`, with errors in the form that the address calls for.

    The pool of free queries gets the size that this installation sets, and its refusals are counted with the others.
    """
    pool.set_up(settings().console_children, metrics.count_query)
    handlers: dict[Any, ExceptionHandler] = {
        ProblemError: _problem,
        HTTPException: _http,
        RecordError: _record,
        500: _fault,
    }
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["If-None-Match", "If-Modified-Since", "Range"],
        expose_headers=["Link", "ETag", "Last-Modified", "Content-Range", "Retry-After"],
        max_age=86400,
    )
    return Starlette(routes=routes(), exception_handlers=handlers, middleware=[cors])


def outer(inner: Starlette) -> list[BaseRoute]:
    """Routes for `st.App` that hand every address of `inner` to it, and all that is unknown below its folders."""
    paths = [route.path for route in inner.routes if isinstance(route, Route) and not _is_below(route.path)]
    return [
        Route(path, inner)
        for path in [
            *paths,
            "/api/{rest:path}",
            "/data/{rest:path}",
            "/calendar/{rest:path}",
            "/council/{rest:path}",
            "/figure/{rest:path}",
            "/share/{rest:path}",
            "/embed/{rest:path}",
            "/inspection/{rest:path}",
        ]
    ]


def _is_below(path: str) -> bool:
    return path.startswith(
        ("/api/", "/calendar/", "/data/", "/council/", "/figure/", "/inspection/", "/share/", "/embed/")
    )


def _machine(request: Request) -> bool:
    return request.url.path.startswith(("/api", "/data"))


def _problem(_: Request, error: Exception) -> Response:
    return error.response() if isinstance(error, ProblemError) else ProblemError(_WRONG, _FAULT).response()


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _fault(request, error)
    status = HTTPStatus(error.status_code)
    if _machine(request):
        detail = {
            HTTPStatus.NOT_FOUND: "There is nothing at this address; /api/ lists what there is.",
            HTTPStatus.METHOD_NOT_ALLOWED: "Only GET and HEAD are answered here.",
        }.get(status, str(error.detail))
        return ProblemError(status, detail, headers=error.headers).response()
    detail = str(error.detail) if status != HTTPStatus.NOT_FOUND or error.detail != status.phrase else _NOT_HERE
    page = plain.missing(base_of(request), status, detail, "/")
    return Response(page.body, status, {**(error.headers or {}), "Cache-Control": "no-store"}, page.media_type)


def _record(_: Request, error: Exception) -> Response:
    _log.error("record not available: %s", error)
    detail = "The record is being replaced; try again in some seconds."
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "5"}).response()


_NOT_HERE = "There is no page at this address."
_WRONG = HTTPStatus.INTERNAL_SERVER_ERROR
_FAULT = "Something went wrong here, not in the request; it has been logged."


def _fault(_request: Request, _error: Exception) -> Response:
    return ProblemError(_WRONG, _FAULT).response()
