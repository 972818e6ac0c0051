"""Each figure of the site alone: `/figure/<name>` as a page that may be framed, and as SVG, PNG, CSV and JSON.

The choices are those of the figure on its page, in the address. Only these addresses may be framed by other sites;
what they hold are facts of the record, no scripts and no controls.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from html import escape
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import figure as card
from components import picture
from components.figure import Figure
from components.figures import all_figures
from components.quote import record_of, since
from components.style import sheet
from queries import records
from queries.cache import Kind, keep
from service.base import base_of
from service.documents import Document, answer
from service.exports import last_modified
from service.painting import png_of
from service.problems import ProblemError


def html(figure: Figure, base: str, since: str = "") -> Document:
    """The card as a page of its own; `since`: whether it has changed since a permanent link was copied."""
    banner = f'<p class="ji-small" role="status"><b>{escape(since)}</b></p>' if since else ""
    home = escape(f"{base}/{figure.on_page}")
    body = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(figure.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="description" content="{escape(figure.subtitle)}"><link rel="canonical" href="{home}">'
        f'<base href="{escape(base)}/" target="_top"><style>{sheet()}'
        f"body{{margin:0;padding:.5rem 1rem 1rem;background:var(--paper)}}</style></head>"
        f'<body class="ji">{banner}{card.markup(figure, f"{base}/", actions=False)}'
        f'<p class="ji-micro"><a href="{home}">Joint Inspections: table, files, method</a></p></body></html>'
    )
    return Document(body.encode(), "text/html; charset=utf-8", last_modified())


def svg(figure: Figure, base: str) -> Document:
    """The picture as SVG."""
    return Document(
        picture.svg(figure, f"{base}/").encode(), "image/svg+xml", last_modified(), _file_name(figure, "svg")
    )


def png(figure: Figure, base: str) -> Document:
    """The picture as PNG, twice as large as its SVG."""
    drawn = png_of(picture.svg(figure, f"{base}/"), 2)
    return Document(drawn, "image/png", last_modified(), _file_name(figure, "png"))


def csv(figure: Figure, _: str) -> Document:
    """The rows behind the drawing, all columns."""
    text = io.StringIO()
    figure.frame.to_csv(text, index=False)
    return Document(text.getvalue().encode(), "text/csv; charset=utf-8", last_modified(), _file_name(figure, "csv"))


def as_json(figure: Figure, base: str) -> Document:
    """Title, subtitle, source page, choices and the rows behind the drawing."""
    said = {
        "title": figure.title,
        "subtitle": figure.subtitle,
        "note": figure.note or None,
        "record": record_of(),
        "page": f"{base}/{figure.on_page}",
        "choices": dict(figure.choices),
        "rows": records(figure.frame),
    }
    body = json.dumps(said, ensure_ascii=False, default=str, indent=1)
    return Document(body.encode(), "application/json", last_modified(), _file_name(figure, "json"))


KINDS: Mapping[str, Callable[[Figure, str], Document]] = {
    "html": html,
    "svg": svg,
    "png": png,
    "csv": csv,
    "json": as_json,
}


_FIGURES: Kind[Document] = Kind("figures", 256)


async def endpoint(request: Request) -> Response:
    """What `/figure/<name>[.<kind>]?<choices>` answers, kept by kind and choices.

    Raises:
        HTTPException: no figure, or no kind of file, has that name.
        ProblemError: a choice is unknown or has a value that the figure does not allow.
    """
    name, _, kind = request.path_params["name"].partition(".")
    maker, write = all_figures().get(name), KINDS.get(kind or "html")
    if maker is None or write is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "No figure has the name that this address uses.")
    base = base_of(request)
    chosen = dict(request.query_params)
    seen = chosen.pop("seen", None)
    try:
        figure = await run_in_threadpool(lambda: maker(**chosen))
        changed = since(seen, figure) if seen else ""
    except ValueError as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, str(error)) from error
    if changed and write is html:  # not kept: anybody can make up any number of days
        return answer(request, await run_in_threadpool(lambda: html(figure, base, changed)))
    key = (base, name, kind, tuple(sorted(figure.choices.items())))
    document = await run_in_threadpool(lambda: keep(_FIGURES, key, lambda: write(figure, base)))
    return answer(request, document)


def _file_name(figure: Figure, kind: str) -> dict[str, str]:
    chosen = "_".join([figure.name, *(value for _, value in sorted(figure.choices.items()))])
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", chosen)  # a header holds no long dash
    return {"Content-Disposition": f'inline; filename="{name}.{kind}"'}


ROUTES = [Route("/figure/{name}", endpoint)]
