"""The areas: councils responsible for children's services, today's 153 and those abolished since 2013.

Sources: `provider_lookup.csv` (codes, Ofsted's URN, region) and `population_mid_year_2012_2024.csv` of the
reference folder. Hand-kept lookups in `ingest/declared/`: everyday names and police forces, abolished areas,
former codes, cells of the equal-area map.

Quirks of the sources, and what is done about them:

* The lookup gives six-digit URNs for Cumbria, Northamptonshire and Poole. Those are of the range of schools
  (a council's has five digits from 80418, or seven), so the abolished areas carry no URN.
* The lookup calls Cumberland, North Yorkshire and Westmorland and Furness counties. They are unitary: the type
  follows from the first three characters of the GSS code, as the Office for National Statistics assigns them.
* The population file keeps the codes that Barnsley and Sheffield had before April 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypedDict

from ingest import declared
from ingest.errors import IngestError
from ingest.rows import read_rows

CURRENT_AREAS = 153
REGIONS = (
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and the Humber",
)
AREA_TYPES = {
    "E06": "Unitary authority",
    "E08": "Metropolitan district",
    "E09": "London borough",
    "E10": "County",
}


class Area(TypedDict):
    """One row of `areas.csv`; None where no source states a value."""

    area_code: str
    slug: str
    name: str
    la_number: str
    urn: str | None
    region: str
    area_type: str
    police_force: str
    population_0_17: int | None
    status: Literal["current", "abolished"]
    valid_to: str | None
    successors: str | None
    hex_q: int | None
    hex_r: int | None


def areas(reference: Path) -> list[Area]:
    """All rows of `areas.csv`, sorted by code.

    Args:
        reference: folder of the reference files.

    Raises:
        IngestError: a source and a declared lookup do not cover the same areas, or a value is missing,
            malformed or taken twice.
    """
    providers = {row["la_code_new"]: row for row in read_rows(reference / "provider_lookup.csv")}
    abolished = {row["area_code"]: row for row in declared.rows("abolished_areas")}
    names = {row["area_code"]: row for row in declared.rows("names_and_forces")}
    cells = {row["area_code"]: row for row in declared.rows("hex_cells")}
    current = sorted(providers.keys() - abolished.keys())
    if len(current) != CURRENT_AREAS:
        raise IngestError(f"provider_lookup.csv lists {len(current)} current areas, not {CURRENT_AREAS}")
    _same_codes("names_and_forces.csv", names, [*current, *abolished])
    _same_codes("hex_cells.csv", cells, current)
    numbers = {code: providers[code]["la_code"] for code in current}
    numbers |= {code: row["la_number"] for code, row in abolished.items()}
    for code in abolished.keys() & providers.keys():
        if providers[code]["la_code"] != numbers[code]:
            raise IngestError(
                f"{code} has LA number {providers[code]['la_code']} in provider_lookup.csv, "
                f"{numbers[code]} in abolished_areas.csv; correct the wrong one"
            )
    children = _children_by_code(reference / "population_mid_year_2012_2024.csv", numbers)
    _same_codes("population_mid_year_2012_2024.csv (latest year)", children, current)
    rows = [
        Area(
            area_code=code,
            slug=slug_of(names[code]["name"]),
            name=names[code]["name"],
            la_number=numbers[code],
            urn=providers[code]["urn"],
            region=providers[code]["region_name"],
            area_type=_type_of(code),
            police_force=names[code]["police_force"],
            population_0_17=children[code],
            status="current",
            valid_to=None,
            successors=None,
            hex_q=int(cells[code]["hex_q"]),
            hex_r=int(cells[code]["hex_r"]),
        )
        for code in current
    ]
    rows += [
        Area(
            area_code=code,
            slug=row["slug"],
            name=names[code]["name"],
            la_number=row["la_number"],
            urn=None,
            region=row["region"],
            area_type=_type_of(code),
            police_force=names[code]["police_force"],
            population_0_17=None,
            status="abolished",
            valid_to=row["valid_to"],
            successors=row["successors"],
            hex_q=None,
            hex_r=None,
        )
        for code, row in abolished.items()
    ]
    _check(rows)
    return sorted(rows, key=lambda row: row["area_code"])


def current_code(code: str) -> str:
    """The area code that `code` goes by today; codes that never changed come back as they are.

    Source: `former_codes.csv`. Codes of abolished areas are codes of the record and stay.
    """
    return _FORMER_CODES.get(code, code)


def slug_of(name: str) -> str:
    """A name in lower case with hyphens, as it stands in addresses: "St Helens" is "st-helens"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _children_by_code(path: Path, numbers: dict[str, str]) -> dict[str, int]:
    """Children aged 0 to 17 in the latest year, by today's code; every council of the file must be known."""
    rows = [row for row in read_rows(path) if row["geographic_level"] == "Local authority"]
    for row in rows:
        code = current_code(row["new_la_code"])
        if numbers.get(code) != row["old_la_code"]:
            raise IngestError(
                f"{path.name} has {row['la_name']} as {row['new_la_code']} with LA number "
                f"{row['old_la_code']}, which is no known area; declare it in ingest/declared"
            )
    latest = max(row["time_period"] for row in rows)
    try:
        return {
            current_code(row["new_la_code"]): int(row["population_estimate"])
            for row in rows
            if row["time_period"] == latest
        }
    except ValueError as error:
        raise IngestError(f"{path.name}: a population of {latest} is not a number ({error})") from error


def _type_of(code: str) -> str:
    if code[:3] not in AREA_TYPES:
        raise IngestError(f"{code} is not a code of a council responsible for children's services")
    return AREA_TYPES[code[:3]]


def _same_codes(source: str, found: Iterable[str], expected: Iterable[str]) -> None:
    missing, surplus = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
    if missing or surplus:
        raise IngestError(f"{source}: no row for {missing or 'none'}, rows for unknown areas {surplus or 'none'}")


def _check(rows: list[Area]) -> None:
    current = {row["area_code"] for row in rows if row["status"] == "current"}
    for row in rows:
        code = row["area_code"]
        if row["region"] not in REGIONS:
            raise IngestError(f"{code}: {row['region']!r} is not one of the nine regions")
        if not re.fullmatch(r"\d{3}", row["la_number"]):
            raise IngestError(f"{code}: LA number {row['la_number']!r} has not three digits")
        if row["urn"] is not None and not re.fullmatch(r"\d{5}|\d{7}", row["urn"]):
            raise IngestError(f"{code}: URN {row['urn']!r} has neither five nor seven digits, as a council's has")
        if not row["name"] or not row["police_force"]:
            raise IngestError(f"{code}: no name or no police force in names_and_forces.csv")
        unknown = set((row["successors"] or "").split()) - current
        if unknown or (row["status"] == "abolished") != bool(row["successors"]):
            raise IngestError(f"{code}: successors {row['successors']!r} are not current areas")
    columns: dict[str, list[object]] = {
        "slug": [row["slug"] for row in rows],
        "name": [row["name"] for row in rows],
        "LA number": [row["la_number"] for row in rows],
        "URN": [row["urn"] for row in rows if row["urn"]],
        "cell": [(row["hex_q"], row["hex_r"]) for row in rows if row["status"] == "current"],
    }
    for column, values in columns.items():
        twice = sorted({str(value) for value in values if values.count(value) > 1})
        if twice:
            raise IngestError(f"two areas share the {column} {', '.join(twice)}")


_FORMER_CODES = {row["former_code"]: row["area_code"] for row in declared.rows("former_codes")}
