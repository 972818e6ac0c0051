"""The site for a static host or CDN: the top of every page, plain pages, feeds, areas as JSON, the record as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from starlette.datastructures import QueryParams

from components import inspection
from queries import resources
from queries.record import current
from service import api, calendar, exports, feeds, llms, plain, plain_inspection, static_page
from service.documents import Document


def write(folder: Path, base: str, interactive: str | None) -> int:
    """Write all files below `folder`; their number.

    Args:
        folder: where to; it need not exist.
        base: public address that the folder will have.
        interactive: address of the interactive site, None where none is to be linked.
    """
    number = 0
    for path, document in documents(base, interactive):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(document.body)
        number += 1
    return number


def documents(base: str, interactive: str | None) -> Iterator[tuple[str, Document]]:
    """Path and document of every file."""
    link = interactive.rstrip("/") + "/" if interactive else None
    for page in static_page.WRITTEN:
        yield static_page.path(page), static_page.document(page, base, link)
    yield "councils/index.html", plain.councils(base, link)
    yield "api/index.html", plain.reference(base, link)
    yield "plain.css", plain.stylesheet()
    yield "feed.atom", feeds.atom(base)
    yield "sitemap.xml", feeds.sitemap(base, [one.path for one in static_page.WRITTEN])
    yield "llms.txt", llms.text(base)
    yield "robots.txt", feeds.robots(base)
    yield "api/v1/openapi.json", plain.openapi_document(base)
    for name, document in exports.files(current()).items():
        yield f"data/{name}", document
    nothing = QueryParams()
    for slug in (None, *resources.areas()):
        dates = calendar.replies(base, slug)
        if dates is not None:
            yield f"calendar/{slug or 'replies'}.ics", dates
    for slug in resources.areas():
        of_area = plain.council(slug, base, link)
        if of_area is not None:
            yield f"council/{slug}/index.html", of_area
        yield f"council/{slug}/feed.atom", feeds.atom(base, slug)
        yield f"api/v1/areas/{slug}.json", api.area(slug, "json", nothing)
        for part, resource in resources.PARTS_OF_AREA.items():
            for form in ("csv", "json"):
                yield f"api/v1/areas/{slug}/{part}.{form}", api.table(resource, form, nothing, slug)
    for key in inspection.all_keys():
        one = plain_inspection.page(key, base, link)
        if one is not None:
            yield f"inspection/{key}/index.html", one
