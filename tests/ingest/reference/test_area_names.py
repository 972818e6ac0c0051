"""Names of councils as reports, statistics and lookups write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ingest import declared
from ingest.errors import ParseError
from ingest.reference.area_names import AreaNames, normal_name

SHARED = Path(__file__).parents[4] / "shared"
REFERENCE = SHARED / "reference"
D = dt.date


def declared_areas() -> list[dict[str, str]]:
    """Rows of areas as `data/areas.csv` has them, from the declared lookups alone."""
    abolished = {row["area_code"]: row for row in declared.rows("abolished_areas")}
    nothing = {"valid_to": "", "successors": ""}
    return [
        {"area_code": row["area_code"], "name": row["name"]}
        | {key: abolished.get(row["area_code"], nothing)[key] for key in nothing}
        for row in declared.rows("names_and_forces")
    ]


@pytest.fixture(scope="module")
def names() -> AreaNames:
    return AreaNames(declared_areas())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Barnsley", "E08000038"),
        ("BARNSLEY METROPOLITAN BOROUGH COUNCIL", "E08000038"),
        ("bath and north east somerset", "E06000022"),
        ("Bath & North East Somerset Council", "E06000022"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("Bournemouth, Christchurch and Poole Council local authority children’s services", "E06000058"),
        ("Brighton & Hove City Council", "E06000043"),
        ("Bristol, City of", "E06000023"),
        ("City of Bristol", "E06000023"),
        ("City of Bradford Metropolitan District Council", "E08000032"),
        ("Wakefield District Metropolitan Council", "E08000036"),
        ("City of York Council", "E06000014"),
        ("Council of the City of York", "E06000014"),
        ("York City Council", "E06000014"),
        ("City of London", "E09000001"),
        ("City of London Corporation", "E09000001"),
        ("The City of London", "E09000001"),
        ("london corporation", "E09000001"),
        ("City of Westminster", "E09000033"),
        ("City of Wolverhampton Council", "E08000031"),
        ("Council of the Isles of Scilly", "E06000053"),
        ("County Durham", "E06000047"),
        ("Durham County Council", "E06000047"),
        ("Cheshire East Unitary Authority", "E06000049"),
        ("Derby City", "E06000015"),
        ("Derbyshire County Council", "E10000007"),
        ("Nottingham City local authority", "E06000018"),
        ("East Riding local authority children's services", "E06000011"),
        ("Herefordshire, County of", "E06000019"),
        ("Kingston upon Hull, City of", "E06000010"),
        ("Kingston-upon-Hull City Council", "E06000010"),
        ("Hull City Council", "E06000010"),
        ("Royal Borough of Kingston upon Thames", "E09000021"),
        ("Kingston-upon-Thames", "E09000021"),
        ("the Royal Borough of Kensington & Chelsea", "E09000020"),
        ("Royal Borough of Windsor and Maidenhead", "E06000040"),
        ("the London Borough of Ealing", "E09000009"),
        ("London Borough of Redbridge Council", "E09000026"),
        ("LB Redbridge", "E09000026"),
        ("Hounslow council", "E09000018"),
        ("the Greenwich Local Area Partnership", "E09000011"),
        ("Metropolitan Borough of Rotherham", "E08000018"),
        ("Borough of Redcar and Cleveland", "E06000003"),
        ("Newcastle City Council", "E08000021"),
        ("Newcastle-upon-Tyne", "E08000021"),
        ("North East Lincolnshire  Council\nlocal authority", "E06000012"),
        ("Southend-on-Sea city council", "E06000033"),
        ("Stoke-on\ufffeTrent Local Area Partnership", "E06000021"),
        ("Stockton-On-Tees Borough Council", "E06000004"),
        ("St. Helens", "E08000013"),
        ("St Helen’s Borough Council", "E08000013"),
        ("Sandwell Children's Trust", "E08000028"),
        ("Together for Children", "E08000024"),
        ("Telford & Wrekin", "E06000020"),
        ("Medway Children’s Services", "E06000035"),
        ("Devon Children and Families Services", "E10000008"),
        ("Hounslow Youth Justice Service", "E09000018"),
        ("The Isle of Wight Council", "E06000046"),
        ("Rutland County Council", "E06000017"),
    ],
)
def test_a_name_with_its_titles_is_matched(names: AreaNames, text: str, code: str) -> None:
    assert names.match(text) == code
    assert names.match(text, D(2024, 5, 1)) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Council",
        "City Council",
        "London",
        "London Borough of",
        "Atlantis",
        "Achieving for Children",
        "Bedfordshire",
        "Berkshire",
        "Bolton and Bury",
        "Cambridge City Council",
        "Derby and Derbyshire",
        "Hackney and City of London",
        "Kingston",
        "Kingston upon Thames and Richmond upon Thames",
        "Lancaster City Council",
        "Leicester City and County",
        "Leicester County Council",
        "Newcastle-under-Lyme",
        "Nottingham County Council",
        "Royal Borough of Windsor",
        "Tower Hamlets and City of London",
        "West Mercia",
        "Yorkshire",
    ],
)
def test_a_name_of_no_one_council_is_refused(names: AreaNames, text: str) -> None:
    with pytest.raises(ParseError, match="council"):
        names.match(text, D(2024, 5, 1))


def test_an_unknown_text_is_not_quoted_since_it_may_name_a_person(names: AreaNames) -> None:
    with pytest.raises(ParseError, match="3 words that are no known name") as error:
        names.match("Atlantis Example Person")
    assert "Example" not in str(error.value)


def test_a_refused_name_says_why_and_what_to_do(names: AreaNames) -> None:
    with pytest.raises(ParseError, match=r"Serves Kingston.*area_aliases\.csv"):
        names.match("Achieving for Children")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (D(2016, 11, 1), "E10000009"),
        (D(2019, 3, 31), "E10000009"),
        (D(2019, 4, 1), "E06000059"),
        (D(2025, 5, 9), "E06000059"),
    ],
)
def test_dorset_is_the_county_up_to_march_2019_and_the_new_council_after(
    names: AreaNames, day: dt.date, code: str
) -> None:
    assert names.match("Dorset County Council", day) == code


def test_dorset_without_a_date_is_refused(names: AreaNames) -> None:
    with pytest.raises(ParseError, match="a date"):
        names.match("Dorset")


@pytest.mark.parametrize(
    ("text", "last", "code", "successor"),
    [
        ("Cumbria County Council", D(2023, 3, 31), "E10000006", "E06000063"),
        ("Northamptonshire", D(2021, 3, 31), "E10000021", "E06000061"),
        ("Poole", D(2019, 3, 31), "E06000029", "E06000058"),
        ("Bournemouth Borough Council", D(2019, 3, 31), "E06000028", "E06000058"),
    ],
)
def test_the_name_of_an_abolished_area_holds_to_its_last_day(
    names: AreaNames, text: str, last: dt.date, code: str, successor: str
) -> None:
    assert names.match(text, last) == names.match(text) == code
    with pytest.raises(ParseError, match=successor):
        names.match(text, last + dt.timedelta(days=1))


def test_all_declared_names_and_aliases_lead_back_to_their_area(names: AreaNames) -> None:
    for row in declared_areas():
        day = dt.date.fromisoformat(row["valid_to"] or "2025-01-01")
        assert names.match(row["name"], day) == row["area_code"]
    for row in declared.rows("area_aliases"):
        assert row["reason"]
        if row["area_code"] and row["alias"] != "Dorset":
            assert names.match(row["alias"]) == row["area_code"]


def test_normal_names_ignore_case_accents_points_and_the() -> None:
    assert normal_name("The  Newcastle-Upon-Tyne & Château’s, Saint X.") == "newcastle on tyne and chateaus st x"


def test_an_alias_of_an_unknown_area_is_refused() -> None:
    with pytest.raises(ParseError, match="alias"):
        AreaNames(row for row in declared_areas() if row["area_code"] != "E06000058")
