"""Where a place or a postcode lies: the tables `places` and `postcodes`, by which readers find a council.

Sources, in the reference folder, each with its row in `ingest/declared/sources.csv`:

- `places_by_council.csv`: places of England from GeoNames (some with population) and OS Open Names (with a type, no
  population; 116 of 814 tiles are missing there). A name can stand in several councils.
- `ltla_utla_lookup_2023.csv` of the Office for National Statistics: districts and their county; the councils of Wales.
- `postcode_ranges_by_council.csv`: the first postcode of each run of English postcodes, in the order of their letters
  without a blank, and the council from there on. It knows no postcode that is not in England and cannot tell an
  invented postcode from a real one.

What lies outside England is declared by hand (`outside_england.csv`): names that readers may type, and the outward
codes behind which a run of English postcodes would else seem to go on.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.areas import Area, current_code
from ingest.reference.statements import Row
from ingest.rows import read_rows

PLACES = "places_by_council.csv"
DISTRICTS = "ltla_utla_lookup_2023.csv"
POSTCODES = "postcode_ranges_by_council.csv"
_LETTERS = string.ascii_lowercase
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_KINDS = {
    "GeoNames": "populated_place",
    "OS Open Names City": "city",
    "OS Open Names Town": "town",
    "OS Open Names Suburban Area": "suburb",
    "OS Open Names Village": "village",
    "OS Open Names Hamlet": "hamlet",
    "OS Open Names Other Settlement": "settlement",
}


def places(reference: Path, areas: Iterable[Area]) -> list[Row]:
    """Rows of `places.csv`: places, districts of counties, other names of councils, and names outside England.

    Args:
        reference: folder of the reference files.
        areas: rows of `areas.csv`.

    Raises:
        IngestError: a place lies in no current council, or its source is of a kind that is not known here.
    """
    areas = list(areas)
    current = {area["area_code"] for area in areas if area["status"] == "current"}
    lookup = read_rows(reference / DISTRICTS)
    return [
        *_settlements(read_rows(reference / PLACES), current),
        *_districts(lookup, current),
        *_other_names({area["area_code"] for area in areas}),
        *_outside(lookup),
    ]


def postcodes(reference: Path, areas: Iterable[Area]) -> list[Row]:
    """Rows of `postcodes.csv`: the runs that begin in each district, and what lies outside England.

    Raises:
        IngestError: a postcode is not one, the runs are not in order, a council is not a current one, or a district has
            more councils than there are letters for them.
    """
    current = {area["area_code"] for area in areas if area["status"] == "current"}
    rows = read_rows(reference / POSTCODES)
    starts = [row["first_postcode_nospace"] for row in rows]
    if starts != sorted(set(starts)):
        raise IngestError(f"{POSTCODES}: the postcodes are not in order, each once; fetch the file again")
    runs = sorted(_run(row, current) for row in rows)
    found = {district: _district(district, list(of)) for district, of in groupby(runs, key=lambda run: run[0])}
    for row in declared.rows("outside_england"):
        if row["kind"] == "postcode":
            known = found.setdefault(row["name"], {"district": row["name"], "councils": None, "ranges": None})
            if row["share"] == "all" and known["ranges"]:
                raise IngestError(f"outside_england.csv: {row['name']} has postcodes in England; say part, not all")
            found[row["name"]] = {**known, "nation": row["nation"], "share": row["share"]}
    return list(found.values())


def _run(row: dict[str, str], current: set[str]) -> tuple[str, str, str]:
    """Outward code, rest of the first postcode, and council of one run."""
    parts = _POSTCODE.fullmatch(row["first_postcode_nospace"])
    code = current_code(row["utla_cd"])
    if parts is None or code not in current:
        raise IngestError(f"{POSTCODES}: {row} is no postcode with a current council; mend the row")
    return parts[1], parts[2], code


def _district(district: str, runs: list[tuple[str, str, str]]) -> Row:
    councils = sorted({code for _, _, code in runs})
    if len(councils) > len(_LETTERS):
        raise IngestError(f"{POSTCODES}: {district} lies in {len(councils)} councils, more than {len(_LETTERS)}")
    letters = dict(zip(councils, _LETTERS, strict=False))
    return {
        "district": district,
        "councils": " ".join(councils),
        "ranges": "".join(inward + letters[code] for _, inward, code in runs),
    }


def _settlements(rows: list[dict[str, str]], current: set[str]) -> Iterator[Row]:
    for row in rows:
        code, kind = current_code(row["utla_cd"]), _KINDS.get(row["source"])
        if code not in current or kind is None:
            raise IngestError(
                f"{PLACES}: {row['place']} is in {row['utla_cd']} by {row['source']}; expected a current council and "
                f"one of {', '.join(_KINDS)}"
            )
        yield _place(row["place"], code, kind, int(row["population"]) if row["population"] else None)


def _districts(lookup: list[dict[str, str]], current: set[str]) -> Iterator[Row]:
    for row in lookup:
        if row["LTLA23CD"].startswith("E") and row["LTLA23CD"] != row["UTLA23CD"]:
            code = current_code(row["UTLA23CD"])
            if code not in current:
                raise IngestError(
                    f"{DISTRICTS}: {row['LTLA23NM']} lies in {row['UTLA23CD']}, which is no current council"
                )
            yield _place(row["LTLA23NM"], code, "district")


def _other_names(codes: set[str]) -> Iterator[Row]:
    for row in declared.rows("area_aliases"):
        if row["area_code"] in codes:
            yield _place(row["alias"], row["area_code"], "other_name")


def _outside(lookup: list[dict[str, str]]) -> Iterator[Row]:
    for row in lookup:
        if row["LTLA23CD"].startswith("W"):
            for name in {row["LTLA23NM"], row["LTLA23NMW"]} - {""}:
                yield _place(name, nation="Wales")
    for row in declared.rows("outside_england"):
        if row["kind"] == "place":
            yield _place(row["name"], nation=row["nation"])


def _place(
    name: str,
    area_code: str | None = None,
    kind: str = "outside_england",
    population: int | None = None,
    nation: str | None = None,
) -> Row:
    return {"place": name, "area_code": area_code, "kind": kind, "population": population, "nation": nation}
