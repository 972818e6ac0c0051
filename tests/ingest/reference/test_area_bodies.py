"""Police forces and integrated care boards: figures of the sources, and contradictions that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.record import tables
from ingest.reference.area_bodies import BOARDS, POLICE, area_bodies
from ingest.reference.areas import areas

BODIES = tables.typed_rows("area_bodies")


def test_a_board_may_cover_part_of_a_council() -> None:
    parts = {row["area_code"] for row in BODIES if row["share"] < 1}
    assert parts
    assert all(len([r for r in BODIES if r["area_code"] == code]) > 2 for code in parts)


def test_barnsley_and_sheffield_go_by_their_codes_of_today() -> None:
    forces = {row["area_code"]: row["name"] for row in BODIES if row["kind"] == "police_force"}
    assert forces["E08000038"] == forces["E08000039"] == "South Yorkshire"
    assert len(forces) == 153


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (POLICE, "E06000001,Hartlepool,E23000013,Cleveland", "E06000001,Hartlepool,E23000008,Durham", "has Cleveland"),
        (POLICE, "E06000001,", "E06000999,", "no current area"),
        (BOARDS, ",57,1.0", ",57,0.5", "do not add up"),
    ],
)
def test_a_source_that_contradicts_the_areas_is_refused(
    reference: Path, tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    for file in (POLICE, BOARDS):
        text = (reference / file).read_text(encoding="utf-8-sig")
        (tmp_path / file).write_text(text.replace(old, new, 1) if file == name else text, encoding="utf-8")
    with pytest.raises(IngestError, match=message):
        area_bodies(tmp_path, areas(reference))


@pytest.mark.corpus
def test_the_table_is_the_sources(reference: Path) -> None:
    found = sorted(area_bodies(reference, areas(reference)), key=lambda r: (r["area_code"], r["kind"], r["body_code"]))
    assert sorted(BODIES, key=lambda r: (r["area_code"], r["kind"], r["body_code"])) == found
