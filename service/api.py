"""`/api/v1/`: the queries over HTTP as JSON and CSV, with paging, validators, and errors that name the parameter."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from queries import resources
from queries.cache import Kind, keep, look_up
from queries.header import header
from queries.record import current
from queries.resources import PARTS_OF_AREA, RESOURCES, ROOT, Resource
from service import exports, values
from service.documents import Document, answer
from service.problems import ProblemError
from service.settings import settings

JSON = "application/json"
CSV = "text/csv; charset=utf-8"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_FORMATS = {"json": JSON, "csv": CSV}
_ANSWERS: Kind[Document] = Kind("answers of the API", 512, 4_000_000, lambda document: document.size)


def routes() -> list[Route]:
    """One route for each resource, with and without a suffix, and one for a whole area."""
    made = []
    for resource in RESOURCES:
        made += _both(resource.path, _table(resource))
    return made + _both("areas/{slug}", _area)


def _both(path: str, endpoint: Callable[[Request], Any]) -> list[Route]:
    return [Route(f"{ROOT}/{path}.{{suffix}}", endpoint), Route(f"{ROOT}/{path}", endpoint)]


def _table(resource: Resource) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        form = format_of(request)
        slug = request.path_params.get("slug")
        return await _answer(request, form, lambda: table(resource, form, request.query_params, slug))

    return endpoint


async def _area(request: Request) -> Response:
    form = format_of(request)
    slug = request.path_params["slug"]
    return await _answer(request, form, lambda: area(slug, form, request.query_params))


async def _answer(request: Request, form: str, make: Callable[[], Document]) -> Response:
    key = (request.url.path, request.url.query, form)
    document = look_up(_ANSWERS, key)
    if document is None:
        document = await run_in_threadpool(lambda: keep(_ANSWERS, key, make))
    return answer(request, document)


def format_of(request: Request) -> str:
    """`json` or `csv`: the suffix of the address, else what the client takes.

    Raises:
        ProblemError: neither form is what the client takes, or there is no such suffix.
    """
    suffix = request.path_params.get("suffix")
    if suffix is not None:
        if suffix not in _FORMATS:
            raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no form .{suffix[:40]}; there are .json and .csv.")
        return str(suffix)
    accept = request.headers.get("accept", "*/*").lower()
    offers = [offer.split(";")[0].strip() for offer in accept.split(",")]
    for offer in offers:
        if offer in ("*/*", "application/*", JSON, ""):
            return "json"
        if offer in ("text/csv", "text/*"):
            return "csv"
    if "text/html" in offers:
        return "json"
    raise ProblemError(HTTPStatus.NOT_ACCEPTABLE, "This is available as application/json or text/csv.")


def table(resource: Resource, form: str, given: QueryParams, slug: str | None = None) -> Document:
    """One page of a resource.

    Raises:
        ProblemError: a parameter is wrong, or there is no such area.
    """
    chosen = values.read(given, (*resource.parameters, *values.PAGING))
    page, size = chosen.pop("page"), chosen.pop("per_page")
    if slug is not None:
        chosen["area"] = find_area(slug)["area_code"]
    rows = resources.rows(resource, chosen)
    shown = rows[(page - 1) * size : page * size]
    path = f"{ROOT}/{resource.path.replace('{slug}', slug or '')}"
    links = _links(path, form, given, page, -(-len(rows) // size))
    headers = {"Link": ", ".join(f'<{href}>; rel="{rel}"' for rel, href in links.items())}
    if form == "csv":
        headers["Content-Disposition"] = f'inline; filename="{path.removeprefix(ROOT + "/").replace("/", "-")}.csv"'
        return Document(csv_of(resource.columns, shown), CSV, exports.last_modified(), headers)
    meta = {**_meta(resource.query), "total": len(rows), "page": page, "per_page": size, "links": links}
    data = [dict(zip(resource.columns, row, strict=True)) for row in shown]
    return Document(json_of({"meta": meta, "data": data}), JSON, exports.last_modified(), headers)


def area(slug: str, form: str, given: QueryParams) -> Document:
    """One area with all that is on record for it (CSV: the area's own row).

    Raises:
        ProblemError: there is no such area, or a parameter was given.
    """
    values.read(given, ())
    row = find_area(slug)
    headers = {"Link": f'<{_address("/api/v1/openapi.json")}>; rel="service-desc"'}
    if form == "csv":
        return Document(csv_of(row, [tuple(row.values())]), CSV, exports.last_modified(), headers)
    parts = {name: _whole(resource, row["area_code"]) for name, resource in PARTS_OF_AREA.items()}
    links = {
        "page": _address(f"/council/{slug}/"),
        "interactive": _address(f"/council?{urlencode({'area': slug})}"),
        "feed": _address(f"/council/{slug}/feed.atom"),
    }
    meta = {**_meta("areas"), "queries": {name: r.query for name, r in PARTS_OF_AREA.items()}, "links": links}
    return Document(json_of({"meta": meta, "data": {**row, **parts}}), JSON, exports.last_modified(), headers)


def find_area(slug: str) -> dict[str, Any]:
    """The area with that name in addresses.

    Raises:
        ProblemError: there is none.
    """
    row = resources.areas().get(slug)
    if row is None:
        raise ProblemError(
            HTTPStatus.NOT_FOUND, f"There is no area {slug[:80]!r}; {ROOT}/areas lists all of them.", "slug"
        )
    return row


def _whole(resource: Resource, code: str) -> list[dict[str, Any]]:
    return [dict(zip(resource.columns, row, strict=True)) for row in resources.rows(resource, {"area": code})]


def _meta(query: str) -> dict[str, Any]:
    stated = header(query)
    return {
        "question": stated.question,
        "query": query,
        "left_out": stated.left_out,
        "version": current().version,
        "licence": LICENCE,
    }


def _links(path: str, form: str, given: QueryParams, page: int, pages: int) -> dict[str, str]:
    numbers = {"self": page, "first": 1, "last": max(1, pages)}
    if page > 1:
        numbers["prev"] = min(page - 1, max(1, pages))
    if page < pages:
        numbers["next"] = page + 1
    chosen = [(name, value) for name, value in given.multi_items() if name != "page"]
    links = {
        rel: _address(f"{path}.{form}?{urlencode([*chosen, ('page', number)])}") for rel, number in numbers.items()
    }
    return {**links, "service-desc": _address("/api/v1/openapi.json")}


def _address(path: str) -> str:
    return settings().url + path


def csv_of(columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Rows as CSV (UTF-8, LF, header row); an empty cell is not stated."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def json_of(value: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8; dates in ISO form."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_iso).encode()


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
