"""The equal-area map: one hexagon per current area, as `ingest/declared/hex_cells.csv` keeps it.

Run once, and again when councils change: `python -m ingest.reference.hexmap --reference DIR`.

`hex_q` and `hex_r` are axial coordinates of hexagons that stand on a point: with hexagons of width 1 the centre of
a cell lies `hex_q + hex_r / 2` to the east and `0.866 * hex_r` to the south. So `hex_r` grows southwards.

How a cell is chosen:

1. `hex_outline.csv` declares England's outline in cells, and which region each cell belongs to. It keeps each
   region in one piece, the coast recognisable, and London's boroughs together in the south-east.
2. A council's place is the centroid of its districts, each weighted by its area. Within a region, places and cells
   are brought to the same middle and spread, and councils are assigned to cells so that the sum of the squared
   distances is least.
3. `hex_corrections.csv` puts right what then reads wrong, one reason each.

Sources: `lad_2023_boundaries.geojson` (centroids on the national grid, in metres), `ltla_utla_lookup_2023.csv`,
`provider_lookup.csv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from scipy.optimize import linear_sum_assignment

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.areas import current_code
from ingest.rows import read_rows

Cell = tuple[int, int]
Point = tuple[float, float]


def cell_distance(one: Cell, other: Cell) -> int:
    """Steps from cell to cell."""
    q, r = one[0] - other[0], one[1] - other[1]
    return max(abs(q), abs(r), abs(q + r))


def cell_centre(cell: Cell) -> Point:
    """Centre of a cell, east and north, in widths of a hexagon."""
    return cell[0] + cell[1] / 2, -cell[1] * math.sqrt(3) / 2


def centroids(reference: Path) -> dict[str, Point]:
    """Centroid of each council by today's code, east and north in metres, from those of its districts.

    Raises:
        IngestError: an English district is in no council of the lookup.
    """
    lookup = reference / "ltla_utla_lookup_2023.csv"
    councils = {row["LTLA23CD"]: current_code(row["UTLA23CD"]) for row in read_rows(lookup)}
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    boundaries = json.loads((reference / "lad_2023_boundaries.geojson").read_text(encoding="utf-8"))
    for feature in boundaries["features"]:
        district = feature["properties"]
        if not district["LAD23CD"].startswith("E"):
            continue
        if district["LAD23CD"] not in councils:
            raise IngestError(f"ltla_utla_lookup_2023.csv has no council for district {district['LAD23CD']}")
        east, north, area = sums[councils[district["LAD23CD"]]]
        weight = district["SHAPE_Area"]
        sums[councils[district["LAD23CD"]]] = [
            east + weight * district["BNG_E"],
            north + weight * district["BNG_N"],
            area + weight,
        ]
    return {code: (east / area, north / area) for code, (east, north, area) in sums.items()}


def assign_cells(places: Mapping[str, Point], cells: Sequence[Cell]) -> dict[str, Cell]:
    """Each code a cell of its own, so that the squared distances of the brought-together places sum up least.

    Raises:
        IngestError: there are not as many cells as codes.
    """
    codes = sorted(places)
    if len(codes) != len(cells):
        raise IngestError(f"{len(codes)} councils for {len(cells)} cells; mend hex_outline.csv")
    here, there = _standard([places[code] for code in codes]), _standard([cell_centre(cell) for cell in cells])
    costs = [[(x - u) ** 2 + (y - v) ** 2 for u, v in there] for x, y in here]
    rows, columns = linear_sum_assignment(costs)
    return {codes[row]: cells[column] for row, column in zip(rows, columns, strict=True)}


def hex_cells(reference: Path) -> dict[str, Cell]:
    """The cell of each current area: assigned by region, then corrected.

    Raises:
        IngestError: the sources disagree, a correction changes nothing or leaves two councils in one cell.
    """
    regions = {row["la_code_new"]: row["region_name"] for row in read_rows(reference / "provider_lookup.csv")}
    outline = {(int(row["hex_q"]), int(row["hex_r"])): row["region"] for row in declared.rows("hex_outline")}
    places = centroids(reference)
    unknown = sorted(places.keys() - regions.keys())
    if unknown:
        raise IngestError(f"provider_lookup.csv has no region for {unknown}; add their new codes to former_codes.csv")
    cells: dict[str, Cell] = {}
    for region in sorted(set(outline.values())):
        here = {code: place for code, place in places.items() if regions[code] == region}
        cells |= assign_cells(here, sorted(cell for cell, owner in outline.items() if owner == region))
    if len(cells) != len(places):
        raise IngestError(f"{len(places)} councils, but {len(cells)} in regions of hex_outline.csv")
    corrections = {row["area_code"]: (int(row["hex_q"]), int(row["hex_r"])) for row in declared.rows("hex_corrections")}
    for code, cell in corrections.items():
        if cells.get(code) == cell:
            raise IngestError(f"hex_corrections.csv: {code} is in that cell without being corrected; remove the row")
        if outline.get(cell) != regions.get(code):
            raise IngestError(f"hex_corrections.csv: cell {cell} of {code} is outside its region's outline")
    cells |= corrections
    if len(set(cells.values())) != len(places):
        raise IngestError("hex_corrections.csv leaves two councils in one cell; give a cell to each that is moved away")
    return cells


def write(cells: Mapping[str, Cell], path: Path) -> None:
    """Write the cells as CSV, sorted by code."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("area_code", "hex_q", "hex_r"))
        rows.writerows((code, *cells[code]) for code in sorted(cells))


def _standard(points: Sequence[Point]) -> list[Point]:
    """The points moved to middle 0 and stretched to spread 1, east and north apart."""
    columns = []
    for values in zip(*points, strict=True):
        middle = math.fsum(values) / len(values)
        spread = math.sqrt(math.fsum((value - middle) ** 2 for value in values) / len(values))
        columns.append([(value - middle) / spread for value in values])
    return list(zip(*columns, strict=True))


def main() -> None:
    """Make `ingest/declared/hex_cells.csv`."""
    parser = argparse.ArgumentParser(description="Make the equal-area map's cells anew.")
    parser.add_argument("--reference", type=Path, required=True, help="folder of the reference files")
    write(hex_cells(parser.parse_args().reference), declared.FOLDER / "hex_cells.csv")


if __name__ == "__main__":
    main()
