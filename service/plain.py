"""Plain pages: one for each council and an index, from the same queries as the interactive ones, without JavaScript.

For search engines, screen readers, old phones, archives, print; `site` writes all of them for a static host.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from components.words import MISSING, VISITS, count, day, is_missing
from queries import package, resources, rows
from queries.header import meaning
from queries.record import current
from queries.resources import PARTS_OF_AREA, RESOURCES, ROOT
from service import exports, openapi
from service.api import LICENCE
from service.documents import Document
from service.exports import last_modified
from service.plain_sections import SECTIONS_OF_COUNCIL, Cell, Section
from service.values import PAGING

HTML = "text/html; charset=utf-8"
FOLDER = Path(__file__).resolve().parent / "templates"
_pages = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def council(slug: str, base: str, interactive: str | None) -> Document | None:
    """One council's page, or None where there is no such council.

    Args:
        slug: the area's name in addresses.
        base: public address of the site, for what must be absolute.
        interactive: address of the interactive site as seen from this page, None where there is none.
    """
    areas = resources.areas()
    area = areas.get(slug)
    if area is None:
        return None
    by_code = {row["area_code"]: row for row in areas.values()}
    tables = [_table(section, area["area_code"]) for section in SECTIONS_OF_COUNCIL]
    on_record = resources.rows(PARTS_OF_AREA["inspections"], {"area": area["area_code"]})
    events = [row[list(PARTS_OF_AREA["inspections"].columns).index("event")] for row in on_record]
    visits = sum(event in VISITS for event in events)
    return page(
        "council.html",
        base,
        f"/council/{slug}/",
        f"{area['area']}: inspections of how children are helped and protected",
        f"{count(len(events) - visits, 'inspection')} and {count(visits, 'visit')} of {area['area']} on record: "
        "dates, themes, grades, numbers of findings, "
        "statistical neighbours, with links to the reports.",
        root="../../",
        interactive=interactive,
        area=area,
        successors=[by_code[code] for code in (area["successors"] or "").split()],
        predecessors=[row for row in areas.values() if area["area_code"] in (row["successors"] or "").split()],
        tables=tables,
    )


def councils(base: str, interactive: str | None) -> Document:
    """The index of all councils, by region."""
    regions: dict[str, list[dict[str, Any]]] = {}
    for area in resources.areas().values():
        regions.setdefault(area["region"], []).append(area)
    return page(
        "councils.html",
        base,
        "/councils/",
        "Councils: inspections of how children are helped and protected",
        "All areas in England responsible for children’s services, with every inspection on record.",
        root="../",
        interactive=interactive,
        regions=dict(sorted(regions.items())),
        tables_of_record=package.tables(),
    )


def reference(base: str, interactive: str | None) -> Document:
    """The API for people: every resource with its parameters, columns, and examples that run."""
    described = []
    for resource in RESOURCES:
        path = f"{ROOT}/{resource.path}".replace("{slug}", _example_slug())
        query = urlencode(
            {p.name: p.example for p in resource.parameters if p.required or p.name in _EXAMPLES}, doseq=True
        )
        described.append(
            {
                "path": f"{ROOT}/{resource.path}",
                "question": resource.question,
                "parameters": resource.parameters,
                "columns": resource.columns,
                "example": path + (f"?{query}" if query else ""),
                "csv": f"{path}.csv" + (f"?{query}" if query else ""),
                "query": resource.query,
            }
        )
    return page(
        "api.html",
        base,
        "/api/",
        "API and open data",
        "Every figure of this site as JSON and CSV, and the whole record as files.",
        root="../",
        interactive=interactive,
        resources=described,
        paging=PAGING,
        files=package.file_names(),
        slug=_example_slug(),
    )


def missing(base: str, status: HTTPStatus, detail: str, interactive: str | None) -> Document:
    """The page for what is not there."""
    return page("missing.html", base, "/councils/", status.phrase, detail, root="/", interactive=interactive)


def stylesheet() -> Document:
    """The one style sheet of all plain pages."""
    return Document((FOLDER / "plain.css").read_bytes(), "text/css; charset=utf-8", last_modified())


_EXAMPLES = ("programmes", "aspects", "sections", "year_from", "cohort", "section")


def _example_slug() -> str:
    return min(resources.areas())


def _table(section: Section, code: str) -> dict[str, Any]:
    resource = PARTS_OF_AREA[section.part]
    names = list(resource.columns)
    found = [dict(zip(names, row, strict=True)) for row in resources.rows(resource, {"area": code})]
    return {
        "title": section.title,
        "part": section.part,
        "empty": section.empty,
        "note": section.note(code),
        "number": len(found),
        "heads": [(cell.label, meaning(resource.query, cell.name)) for cell in section.cells],
        "rows": [[(_words(cell, row), _link(cell, row)) for cell in section.cells] for row in found],
    }


def _words(cell: Cell, row: dict[str, Any]) -> str:
    value = row[cell.name]
    return MISSING if is_missing(value) else cell.words(value)


def _link(cell: Cell, row: dict[str, Any]) -> str | None:
    if not cell.link or not row[cell.link]:
        return None
    below = {"slug": "../", "inspection_id": "../../inspection/"}.get(cell.link)
    return f"{below}{row[cell.link]}/" if below else str(row[cell.link])


def page(template: str, base: str, path: str, title: str, description: str, **values: Any) -> Document:
    """A page of `templates/` with its head, its marking and its foot."""
    text = _pages.get_template(template).render(
        title=title,
        description=description,
        canonical=base + path,
        base=base,
        licence=LICENCE,
        marking=_marking(base, base + path, title, description),
        counts=rows("overview_counts")[0],
        day=day,
        version=current().version,
        **values,
    )
    return Document(text.encode(), HTML, last_modified())


def _marking(base: str, address: str, title: str, description: str) -> dict[str, Any]:
    """The page as a schema.org Dataset (JSON-LD)."""
    files = [name for name in package.file_names() if name.endswith((".csv", ".duckdb", ".xlsx"))]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": description,
        "url": address,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "dateModified": last_modified().date().isoformat(),
        "version": current().version,
        "spatialCoverage": "England",
        "creator": {"@type": "Organization", "name": "Joint Inspections"},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{base}/data/{name}",
                "encodingFormat": exports.MEDIA_TYPES[f".{name.rpartition('.')[2]}"].partition(";")[0],
            }
            for name in files
        ],
    }


def openapi_document(base: str) -> Document:
    """The OpenAPI document as it goes out."""
    stated = openapi.document(base, current().version)
    return Document(json.dumps(stated, ensure_ascii=False).encode(), "application/openapi+json", last_modified())
