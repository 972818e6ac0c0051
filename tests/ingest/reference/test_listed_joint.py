"""The lists of known joint inspections: dates and subject from their few words, nothing more."""

import datetime as dt
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.reference.listed_joint import LISTS, JointList, listed_inspections

LATEST, KNOWN = LISTS
HEADERS = {
    LATEST: "urn,local_authority,publication_date,inspection_theme,inspection_link\n",
    KNOWN: "urn,local_authority,published,theme,link,pdf_held\n",
}


def subjects(tmp_path: Path, of: JointList, rows: str) -> list[tuple[str, tuple[dt.date, dt.date] | None]]:
    file = tmp_path / of.file
    file.write_text(HEADERS[of] + rows, encoding="utf-8")
    return [(one.subject, one.fieldwork) for one in listed_inspections(file, of)]


def test_subject_loses_the_place_and_gives_the_dates(tmp_path: Path) -> None:
    rows = (
        "1,anytown,2019-03-08,Sexual abuse in the family in anytown between 21 and 25 january 2019.,https://x/1\n"
        "2,otherham,2025-08-14,Children who are victims of domestic abuse in otherham.,https://x/2\n"
    )
    assert subjects(tmp_path, LATEST, rows) == [
        ("Sexual abuse in the family", (dt.date(2019, 1, 21), dt.date(2019, 1, 25))),
        ("Children who are victims of domestic abuse", None),
    ]


def test_the_longer_list_writes_days_first_and_places_with_their_titles(tmp_path: Path) -> None:
    rows = (
        "1,anytown,29/06/16,Abuse and neglect in the london borough of anytown between 16 may and 20 may.,x,True\n"
        "2,ham & lea,10/05/16,abuse and neglect in Ham and Lea Between 7 March 2016 and 12 March 2016.,x,True\n"
        "3,otherham,21/04/17,Abuse and neglect in otherham metropolitan district council.,x,True\n"
        "4,otherham,02/05/23,children and families in Otherham who need help.,x,False\n"
    )
    assert subjects(tmp_path, KNOWN, rows) == [
        ("Abuse and neglect", (dt.date(2016, 5, 16), dt.date(2016, 5, 20))),
        ("abuse and neglect", (dt.date(2016, 3, 7), dt.date(2016, 3, 12))),
        ("Abuse and neglect", None),
        ("children and families who need help", None),
    ]


@pytest.mark.parametrize("of", LISTS, ids=lambda of: of.source_id)
def test_other_columns_raise(tmp_path: Path, of: JointList) -> None:
    file = tmp_path / "list.csv"
    file.write_text("urn,name\n1,anytown\n", encoding="utf-8")
    with pytest.raises(IngestError, match="has columns"):
        listed_inspections(file, of)


@pytest.mark.corpus
def test_the_longer_list_holds_all_of_the_shorter_one(reference: Path) -> None:
    latest, known = ({(one.urn, one.published) for one in listed_inspections(reference / of.file, of)} for of in LISTS)
    assert (len(latest), len(known)) == (49, 70)
    assert latest <= known
