"""The official workbook gives every ILACS inspection with the grades that its sheet prints."""

import datetime as dt
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.reference import official_outcomes


def by_name(name: str, _: dt.date) -> str:
    """Stands for the matching of names: the name itself."""
    return name


@pytest.mark.corpus
def test_rows_of_the_history_sheet_are_read_as_printed(reference: Path) -> None:
    found = official_outcomes.official_inspections(reference / official_outcomes.FILE, by_name)
    graded = [row for row in found if row.grades]
    assert len(graded) == 271  # rows 4 to 274 of the sheet
    # row 4: Barking and Dagenham, 18 February 2019, published 1 April 2019, standard; care leavers blank
    assert found[0].grades == dict.fromkeys(
        ("overall", "leaders", "help_protection", "in_care_and_care_leavers"), "requires_improvement"
    )
    assert (found[0].started, found[0].published) == (dt.date(2019, 2, 18), dt.date(2019, 4, 1))
    assert found[0].event == "standard"
    # last row: York, 24 February 2025, published 15 April 2025: outstanding five times
    assert (graded[-1].area_code, set(graded[-1].grades.values())) == ("York", {"outstanding"})
    assert set(graded[-1].grades) == {"overall", "leaders", "help_protection", "in_care", "care_leavers"}


@pytest.mark.corpus
def test_a_council_that_nobody_knows_raises_with_its_row(reference: Path) -> None:
    def unknown(name: str, _: dt.date) -> str:
        raise IngestError(f"unknown {name}")

    with pytest.raises(IngestError, match=r"ILACS_inspection_history, row 4: .*Barking and Dagenham"):
        official_outcomes.official_inspections(reference / official_outcomes.FILE, unknown)
