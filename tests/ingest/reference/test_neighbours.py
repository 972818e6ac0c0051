"""Statistical neighbours: ten of each council."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.reference.areas import Area, areas
from ingest.reference.neighbours import CLOSENESS, Neighbour, neighbours

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"
TABLE = "statistical_neighbours_2025.csv"
pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def area_rows() -> list[Area]:
    return areas(REFERENCE)


@pytest.fixture(scope="module")
def rows(area_rows: list[Area]) -> list[Neighbour]:
    return neighbours(REFERENCE, area_rows)


def test_each_of_153_areas_has_ten_neighbours(rows: list[Neighbour]) -> None:
    assert len(rows) == 1530
    assert [(row["area_code"], row["rank"]) for row in rows] == sorted(
        (code, rank) for code in {row["area_code"] for row in rows} for rank in range(1, 11)
    )
    assert {row["closeness"] for row in rows} == set(CLOSENESS)
    assert {row["model"] for row in rows} == {2025}


def test_the_nearest_neighbour_of_barnsley_is_rotherham(rows: list[Neighbour]) -> None:
    (nearest,) = [row for row in rows if row["area_code"] == "E08000038" and row["rank"] == 1]
    assert nearest == {
        "area_code": "E08000038",
        "rank": 1,
        "neighbour_code": "E08000018",
        "closeness": "Very close",
        "model": 2025,
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("301,Barking and Dagenham,", "909,Barking and Dagenham,", "909"),
        ("London,308,Close ,821,", "London,835,Close ,821,", "835"),
        ("London,308,Close ,821,", "London,301,Close ,821,", "ten different"),
        ("London,308,Close ,821,", "London,821,Close ,821,", "ten different"),
        ("London,308,Close ,821,", "London,308,Nearby,821,", "Nearby"),
        ("302,Barnet,", "301,Barnet,", "twice"),
    ],
)
def test_a_spoilt_table_is_refused(tmp_path: Path, area_rows: list[Area], old: str, new: str, message: str) -> None:
    text = (REFERENCE / TABLE).read_text(encoding="utf-8-sig")
    assert old in text
    (tmp_path / TABLE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IngestError, match=message):
        neighbours(tmp_path, area_rows)


def test_a_council_left_out_is_refused(tmp_path: Path, area_rows: list[Area]) -> None:
    lines = (REFERENCE / TABLE).read_text(encoding="utf-8-sig").splitlines(keepends=True)
    (tmp_path / TABLE).write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(IngestError, match="152"):
        neighbours(tmp_path, area_rows)
