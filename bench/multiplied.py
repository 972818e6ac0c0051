"""A record multiplied: as many copies of every area, each with all that is on record for it.

What grows when the record grows is areas' inspections, and with each inspection its judgements, findings, links and
statements. A copy of an area has a code, a name, a police force and cells of the map of its own, and its neighbours,
predecessors and successors are copies of the same number; a copy of an inspection has its own identifier, link and
hash. So keys stay unique and references hold; inspections per area, rows per inspection, the mix of grades, themes and
programmes, the share of empty cells and the dates are those of the record, and a count over all areas is exactly so
many times what it was. Copy 0 is the record itself. Tables that name neither an area nor an inspection (sources,
milestones, England's context) do not grow with them and stay as they are, and so do regions and types of council,
and the words of reports, which a search alone reads (two thousand rows a report).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb

MOST = 9_999  # a code has six digits, and the record's own use two

_COPY_OF_CODE = "left({0}, 3) || lpad((substr({0}, 4)::bigint + 100 * copy)::varchar, 6, '0')"
_COPY_OF_TEXT = "{0} || case when copy > 0 then '{1}' || copy else '' end"
_COPIES = {
    "area_code": _COPY_OF_CODE.format("area_code"),
    "neighbour_code": _COPY_OF_CODE.format("neighbour_code"),
    "successors": "array_to_string([" + _COPY_OF_CODE.format("c") + " for c in string_split(successors, ' ')], ' ')",
    "slug": _COPY_OF_TEXT.format("slug", "-"),
    "name": _COPY_OF_TEXT.format("name", " "),
    "police_force": _COPY_OF_TEXT.format("police_force", " "),
    "report_url": _COPY_OF_TEXT.format("report_url", "-"),
    "urn": "(urn::bigint + 100000 * copy)::varchar",
    "hex_q": "(hex_q::bigint + 100 * copy)::varchar",
    "inspection_id": (
        "case when copy = 0 then inspection_id else regexp_replace("
        r"inspection_id, '(-\d{4}-\d{2}-\d{2}(?:-\d+)?)$', '-' || copy || '\1') end"
    ),
    "sha256": "case when copy = 0 then sha256 else sha256(sha256 || copy) end",
}


def multiply(data: Path, factor: int, folder: Path) -> None:
    """Write the tables of the record in `data`, multiplied, and its Data Package into `folder`.

    Args:
        data: folder of a record.
        factor: copies of each area, 1 to `MOST`; 1 is the record itself.
        folder: an empty folder; 1,000 copies take about 2 GB.

    Raises:
        ValueError: there can't be so many copies.
    """
    if not 1 <= factor <= MOST:
        raise ValueError(f"{factor} copies: there can be 1 to {MOST:,}")
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    with duckdb.connect() as db:
        copies = db.sql("from range($factor) as copies (copy)", params={"factor": factor})
        for resource in package["resources"]:
            if resource["format"] != "csv":
                shutil.copy(data / resource["path"], folder)
                continue
            rows = db.read_csv(str(data / resource["path"]), all_varchar=True, header=True, sep=",", quotechar='"')
            fields = resource["schema"]["fields"]
            if {"area_code", "inspection_id"} & {field["name"] for field in fields}:
                columns = ", ".join(f"{_COPIES.get(f['name'], f['name'])} as {f['name']}" for f in fields)
                rows = rows.cross(copies).filter(_copied(resource["schema"])).project(columns)
            rows.order(_key(resource["schema"])).write_csv(str(folder / resource["path"]))
    shutil.copy(data / "datapackage.json", folder)


def _key(schema: dict[str, Any]) -> str:
    """The order of a table's rows."""
    types = {field["name"]: field["type"] for field in schema["fields"]}
    names = (f"{name}::bigint" if types[name] == "integer" else name for name in schema["primaryKey"])
    return ", ".join(f"{name} nulls first" for name in names)


def _copied(schema: dict[str, Any]) -> str:
    """Which rows have copies: all but those without an area, where it is part of the key (a place outside England)."""
    return "copy = 0 or area_code is not null" if "area_code" in schema["primaryKey"] else "true"
