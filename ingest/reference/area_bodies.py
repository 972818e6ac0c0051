"""The police force and the integrated care boards of each current council, in 2024.

Sources, in the reference folder: `council_police_force_2024.csv` and `council_icb_2024.csv` of the Office for National
Statistics. A board can cover part of a council: `share` is the part of the council's small areas (LSOAs) in it. The
shares of a council add up to one, rounding apart.

`police_force` of `areas.csv` gives a force by the name that it uses ("Cleveland Police"); the source gives the name of
the police force area ("Cleveland"). The two must speak of the same forces: one area, one force, and the force's name
begins with the area's. The only differences are of spelling: "&" for "and", and "London, City of".
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ingest.errors import IngestError
from ingest.reference.areas import Area, current_code
from ingest.reference.statements import Row
from ingest.rows import read_rows

POLICE = "council_police_force_2024.csv"
BOARDS = "council_icb_2024.csv"
_ROUNDING = 0.005


def area_bodies(reference: Path, areas: Iterable[Area]) -> list[Row]:
    """Rows of `area_bodies.csv`.

    Args:
        reference: folder of the reference files.
        areas: rows of `areas.csv`.

    Raises:
        IngestError: a source does not cover the current areas exactly, its shares do not add up, or its police forces
            are not those of `areas.csv`.
    """
    current = {area["area_code"]: area for area in areas if area["status"] == "current"}
    police = [
        _row(current_code(row["utla"]), "police_force", row["pfa24_code"], row["pfa24_name"], 1)
        for row in read_rows(reference / POLICE)
    ]
    boards = [
        _row(current_code(row["utla"]), "integrated_care_board", row["icb24_code"], row["icb24_name"], row["share"])
        for row in read_rows(reference / BOARDS)
    ]
    _covers(POLICE, police, current)
    _covers(BOARDS, boards, current)
    _same_forces(police, current)
    return police + boards


def _row(area_code: str, kind: str, code: str, name: str, share: str | float) -> Row:
    return {"area_code": area_code, "kind": kind, "body_code": code, "name": name, "share": float(share)}


def _covers(source: str, rows: list[Row], current: dict[str, Area]) -> None:
    shares = dict.fromkeys(current, 0.0)
    for row in rows:
        if row["area_code"] not in shares:
            raise IngestError(f"{source} has {row['area_code']}, which is no current area")
        shares[row["area_code"]] += row["share"]
    if wrong := {code: round(total, 3) for code, total in shares.items() if abs(total - 1) > _ROUNDING}:
        raise IngestError(f"{source}: the shares of these areas do not add up to one: {wrong}")


def _same_forces(police: list[Row], current: dict[str, Area]) -> None:
    forces: dict[str, set[str]] = {}
    for row in police:
        force = current[row["area_code"]]["police_force"]
        forces.setdefault(row["body_code"], set()).add(force)
        if not force.startswith(_spell_out(row["name"])):
            raise IngestError(
                f"{row['area_code']} has {force} in names_and_forces.csv, {row['name']} in {POLICE}; "
                "correct the wrong one"
            )
    named = [force for of_code in forces.values() for force in of_code]
    if len(named) != len(forces) or len(set(named)) != len(named):
        raise IngestError(f"{POLICE} and names_and_forces.csv do not have one force for each police force area")


def _spell_out(name: str) -> str:
    first, comma, last = name.partition(", ")
    return f"{last} {first}" if comma else name.replace(" & ", " and ")
