"""`/share/<page>.png?<what the page is about>`: the picture that a shared link shows."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import share
from components.registry import BY_NAME
from queries.cache import Kind, keep
from service.documents import Document, answer
from service.exports import last_modified
from service.painting import png_of
from service.preview import page_at, preview

_PICTURES: Kind[Document] = Kind("shared pictures", 256)


async def endpoint(request: Request) -> Response:
    """The picture of one page, kept by what the page is about; what else an address says makes no difference.

    Raises:
        HTTPException: no page has that name.
    """
    name = request.path_params["name"]
    if name not in BY_NAME:
        raise HTTPException(HTTPStatus.NOT_FOUND, "No page has the name that this address uses.")
    document = await run_in_threadpool(_document, name, request.url.query)
    return answer(request, document)


def _document(name: str, query: str) -> Document:
    shown = preview(f"/{name}", query)
    return keep(_PICTURES, (shown.path,), lambda: _make(shown.path, shown.title, shown.description))


def _make(path: str, title: str, description: str) -> Document:
    page, asked = page_at(*path.partition("?")[::2])
    return Document(png_of(share.picture(page, asked, title, description)), "image/png", last_modified())


ROUTES = [Route("/share/{name}.png", endpoint)]
