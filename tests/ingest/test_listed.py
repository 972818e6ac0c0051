"""The list of known joint inspections: dates and subject from its few words, nothing more."""

import datetime as dt
from pathlib import Path

import pytest

from ingest.errors import ParseError
from ingest.listed import listed_inspections

HEADER = "urn,local_authority,publication_date,inspection_theme,inspection_link\n"


def test_subject_loses_the_place_and_gives_the_dates(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        HEADER
        + "1,anytown,2019-03-08,Sexual abuse in the family in anytown between 21 and 25 january 2019.,https://x/1\n"
        "2,otherham,2025-08-14,Children who are victims of domestic abuse in otherham.,https://x/2\n",
        encoding="utf-8",
    )
    first, second = listed_inspections(file)
    assert (first.subject, first.fieldwork) == (
        "Sexual abuse in the family",
        (dt.date(2019, 1, 21), dt.date(2019, 1, 25)),
    )
    assert (second.subject, second.fieldwork) == ("Children who are victims of domestic abuse", None)


def test_other_columns_raise(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("urn,name\n1,anytown\n", encoding="utf-8")
    with pytest.raises(ParseError, match="columns"):
        listed_inspections(file)
