"""The equal-area map: one cell per area, England recognisable."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from scipy.stats import spearmanr

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.hexmap import Cell, assign_cells, cell_centre, cell_distance, centroids, hex_cells, write

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"

NAMES = {row["area_code"]: row["name"] for row in declared.rows("names_and_forces")}
CELLS = {row["area_code"]: (int(row["hex_q"]), int(row["hex_r"])) for row in declared.rows("hex_cells")}
OUTLINE = {(int(row["hex_q"]), int(row["hex_r"])): row["region"] for row in declared.rows("hex_outline")}
BY_NAME = {NAMES[code]: cell for code, cell in CELLS.items()}
ISLANDS = {BY_NAME["Isle of Wight"], BY_NAME["Isles of Scilly"]}


def in_one_piece(cells: set[Cell]) -> bool:
    reached = {min(cells)}
    while True:
        more = {cell for cell in cells - reached if any(cell_distance(cell, one) == 1 for one in reached)}
        if not more:
            return reached == cells
        reached |= more


def east(name: str) -> float:
    return cell_centre(BY_NAME[name])[0]


def north(name: str) -> float:
    return cell_centre(BY_NAME[name])[1]


def test_153_areas_stand_in_153_cells() -> None:
    assert len(CELLS) == len(set(CELLS.values())) == 153
    assert set(CELLS.values()) == set(OUTLINE)


def test_the_mainland_is_in_one_piece_and_the_islands_are_off_it() -> None:
    mainland = set(CELLS.values()) - ISLANDS
    assert in_one_piece(mainland)
    assert all(cell_distance(island, cell) > 1 for island in ISLANDS for cell in CELLS.values() if cell != island)


def test_the_mainland_has_no_hole() -> None:
    filled = set(CELLS.values())
    box = {(q, r) for q in range(-15, 20) for r in range(-5, 25)}
    assert in_one_piece(box - filled)


@pytest.mark.parametrize("region", sorted(set(OUTLINE.values())))
def test_a_region_is_in_one_piece_but_for_islands(region: str) -> None:
    assert in_one_piece({cell for cell, owner in OUTLINE.items() if owner == region} - ISLANDS)


def test_london_is_one_block_of_33_boroughs() -> None:
    london = {cell for code, cell in CELLS.items() if code.startswith("E09")}
    assert len(london) == 33
    assert in_one_piece(london)
    assert {OUTLINE[cell] for cell in london} == {"London"}
    assert max(cell_distance(one, other) for one, other in combinations(london, 2)) <= 8


def test_north_is_up_and_east_is_right() -> None:
    assert north("Northumberland") == max(map(north, BY_NAME))
    assert east("Isles of Scilly") == min(map(east, BY_NAME))
    assert east("Cornwall") < east("Plymouth") < east("Kent")
    assert north("Cumberland") > north("Lancashire") > north("Cornwall")
    assert east("Cumberland") < east("Durham")
    assert east("Norfolk") > east("Leicester") > east("Shropshire")
    assert north("Norfolk") > north("Essex") > north("Kent")
    assert north("Isle of Wight") < north("Hampshire")
    assert north("Isles of Scilly") < north("Cornwall")


@pytest.mark.parametrize(
    ("west", "east_"),
    [("Hillingdon", "Havering"), ("Hounslow", "Bexley"), ("Richmond upon Thames", "Greenwich"), ("Brent", "Hackney")],
)
def test_london_boroughs_lie_west_to_east(west: str, east_: str) -> None:
    assert east(west) < east(east_)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Camden", "Islington"),
        ("Westminster", "City of London"),
        ("Lambeth", "Southwark"),
        ("Enfield", "Haringey"),
        ("Hillingdon", "Hounslow"),
        ("Liverpool", "Sefton"),
        ("Manchester", "Trafford"),
        ("Cumberland", "Westmorland and Furness"),
        ("Bristol", "South Gloucestershire"),
        ("Norfolk", "Suffolk"),
        ("Bromley", "Croydon"),
        ("Newcastle upon Tyne", "Northumberland"),
        ("Sandwell", "Birmingham"),
        ("Derby", "Derbyshire"),
        ("Nottingham", "Nottinghamshire"),
        ("Leicester", "Leicestershire"),
        ("Slough", "Windsor and Maidenhead"),
    ],
)
def test_known_neighbours_touch(one: str, other: str) -> None:
    assert cell_distance(BY_NAME[one], BY_NAME[other]) == 1


def test_every_correction_gives_a_reason_and_names_its_area() -> None:
    for row in declared.rows("hex_corrections"):
        assert row["reason"].startswith(f"{NAMES[row['area_code']]}: ")


def test_a_place_goes_to_the_cell_on_its_side() -> None:
    places = {"west": (100.0, 500.0), "middle": (300.0, 400.0), "east": (900.0, 490.0)}
    assert assign_cells(places, [(2, 0), (0, 1), (0, 0)]) == {"west": (0, 0), "middle": (0, 1), "east": (2, 0)}


def test_more_councils_than_cells_are_refused() -> None:
    with pytest.raises(IngestError, match="3 councils for 2 cells"):
        assign_cells({"a": (0.0, 0.0), "b": (1.0, 2.0), "c": (2.0, 1.0)}, [(0, 0), (1, 1)])


@pytest.mark.corpus
def test_the_kept_cells_are_what_the_sources_give(tmp_path: Path) -> None:
    write(hex_cells(REFERENCE), tmp_path / "hex_cells.csv")
    assert (tmp_path / "hex_cells.csv").read_bytes() == (declared.FOLDER / "hex_cells.csv").read_bytes()


@pytest.mark.corpus
def test_areas_near_on_the_ground_are_near_on_the_map() -> None:
    """Measured: 98.2 % of the five nearest by centroid within three cells; rank correlation of distances 0.893."""
    places = centroids(REFERENCE)
    ground = {
        (one, other): ((places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2) ** 0.5
        for one in places
        for other in places
        if one != other
    }
    near = [
        cell_distance(CELLS[code], CELLS[other]) <= 3
        for code in places
        for _, other in sorted((away, other) for (one, other), away in ground.items() if one == code)[:5]
    ]
    assert sum(near) / len(near) >= 0.98
    pairs = list(combinations(sorted(places), 2))
    on_map = [cell_distance(CELLS[one], CELLS[other]) for one, other in pairs]
    on_ground = [ground[pair] for pair in pairs]
    assert spearmanr(on_ground, on_map).statistic >= 0.89
