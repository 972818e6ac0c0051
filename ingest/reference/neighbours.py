"""The ten statistical neighbours of each council, in the Department for Education's model of 2025.

Source: `statistical_neighbours_2025.csv`: one row per council by LA number, then ten pairs of columns, the
neighbour's LA number (`SN_1`) and its closeness (`SN_1P`, some with a trailing blank).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from ingest.errors import IngestError
from ingest.reference.areas import CURRENT_AREAS, Area
from ingest.rows import read_rows

MODEL = 2025
RANKS = range(1, 11)
CLOSENESS = ("Extremely close", "Very close", "Close", "Somewhat close", "Not close")


class Neighbour(TypedDict):
    """One row of `neighbours.csv`."""

    area_code: str
    rank: int
    neighbour_code: str
    closeness: str
    model: int


def neighbours(reference: Path, areas: Sequence[Area]) -> list[Neighbour]:
    """All rows of `neighbours.csv`, sorted by area code and rank.

    Args:
        reference: folder of the reference files.
        areas: rows of `areas.csv`.

    Raises:
        IngestError: the table does not give ten different neighbours of each current area, or gives an LA number
            or a closeness that is not known.
    """
    codes = {area["la_number"]: area["area_code"] for area in areas if area["status"] == "current"}
    table = read_rows(reference / "statistical_neighbours_2025.csv")
    found: dict[str, list[Neighbour]] = {}
    for row in table:
        code = _code(codes, row["old_la_code"], row["la_name"])
        if code in found:
            raise IngestError(f"statistical_neighbours_2025.csv lists {row['la_name']} twice")
        found[code] = [_neighbour(codes, code, row, rank) for rank in RANKS]
        if len({one["neighbour_code"] for one in found[code]} - {code}) != len(RANKS):
            raise IngestError(f"{row['la_name']} has not ten different neighbours in statistical_neighbours_2025.csv")
    if len(found) != CURRENT_AREAS:
        raise IngestError(f"statistical_neighbours_2025.csv lists {len(found)} councils, not {CURRENT_AREAS}")
    return [one for code in sorted(found) for one in found[code]]


def _neighbour(codes: dict[str, str], code: str, row: dict[str, str], rank: int) -> Neighbour:
    closeness = row[f"SN_{rank}P"]
    if closeness not in CLOSENESS:
        raise IngestError(f"{row['la_name']}, neighbour {rank}: closeness {closeness!r} is none of {CLOSENESS}")
    return Neighbour(
        area_code=code,
        rank=rank,
        neighbour_code=_code(codes, row[f"SN_{rank}"], f"neighbour {rank} of {row['la_name']}"),
        closeness=closeness,
        model=MODEL,
    )


def _code(codes: dict[str, str], number: str, what: str) -> str:
    if number not in codes:
        raise IngestError(f"{what}: no current area has the LA number {number!r}")
    return codes[number]
