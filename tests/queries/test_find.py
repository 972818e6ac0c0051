"""Who types a council, a place or a postcode finds the council; where there is doubt, the answer asks."""

from __future__ import annotations

import csv
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries import find as module
from queries import rows
from queries.find import LONGEST, MOST, MOST_OTHERS, find
from queries.gazetteer import plain, without_titles
from queries.postcodes import Postcode, Postcodes, postcode

AREAS = rows("areas")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Farnworth", "Bolton"),
        ("BL4 7AA", "Bolton"),
        ("bl47aa", "Bolton"),
        ("Farnworth, BL4 7AA, UK", "Bolton"),
        ("BOLTON", "Bolton"),
        ("Bolton Metropolitan Borough Council", "Bolton"),
        ("the city of york", "York"),
        ("Whitby", "North Yorkshire"),
        ("M1 1AE", "Manchester"),
        ("M1 IAE", "Manchester"),
        ("Mid Sussex", "West Sussex"),
        ("Saint Albans", "Hertfordshire"),
        ("Newport, Isle of Wight", "Isle of Wight"),
        ("Northants", "Northamptonshire"),
        ("Hull", "Kingston upon Hull"),
        ("B&NES", "Bath and North East Somerset"),
        ("Westmorland & Furness", "Westmorland and Furness"),
    ],
)
def test_one_council_is_meant(text: str, area: str) -> None:
    found = find(text).council
    assert found is not None
    assert found.area == area


@pytest.mark.parametrize("area", AREAS, ids=lambda area: str(area["slug"]))
def test_every_council_new_or_old_is_found_by_its_name(area: dict[str, object]) -> None:
    found = find(str(area["area"]))
    assert found.outcome == "name"
    assert found.answers[0].area_code == area["area_code"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boltn", "Bolton"),
        ("Botlon", "Bolton"),
        ("Bollton", "Bolton"),
        ("Bplton", "Bolton"),
        ("Sheffeild", "Sheffield"),
        ("Lewishm", "Lewisham"),
        ("Herefrodshire", "Herefordshire"),
        ("Bolton, Greater Manchester", "Bolton"),
        ("Peterboro", "Peterborough"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_likest(text: str, name: str) -> None:
    found = find(text)
    assert found.outcome == "like"
    assert found.council is None
    assert (found.answers[0].name, found.answers[0].kind) == (name, "council")


def test_an_abolished_council_leads_to_itself_and_to_its_successors() -> None:
    found = find("Northamptonshire")
    assert [(a.name, a.kind) for a in found.answers] == [
        ("Northamptonshire", "council"),
        ("North Northamptonshire", "successor"),
        ("West Northamptonshire", "successor"),
    ]


def test_an_ambiguous_place_asks_the_largest_first_and_names_the_one_in_wales() -> None:
    found = find("Newport")
    assert found.council is None
    assert [a.area for a in found.answers[:2]] == ["Isle of Wight", "Telford and Wrekin"]
    sizes = [a.population or 0 for a in found.answers]
    assert sizes == sorted(sizes, reverse=True)
    assert [a.nation for a in found.answers if a.nation] == ["Wales"]


def test_a_short_name_that_others_bear_asks_too() -> None:
    found = find("Richmond")
    assert found.council is None
    assert {"Richmond upon Thames", "North Yorkshire"} <= {a.area for a in found.answers}


def test_a_region_is_answered_with_its_councils() -> None:
    found = find("london")
    assert found.outcome == "region"
    assert len(found.answers) == 33


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Cardiff", "Wales"),
        ("Ynys Môn", "Wales"),
        ("CF10 1AA", "Wales"),
        ("NP20 1AA", "Wales"),
        ("SY23 1AA", "Wales"),
        ("Edinburgh", "Scotland"),
        ("EH1", "Scotland"),
        ("TD1 1AA", "Scotland"),
        ("BT1 1AA", "Northern Ireland"),
        ("JE", "Channel Islands"),
    ],
)
def test_what_lies_outside_england_says_so(text: str, nation: str) -> None:
    found = find(text)
    assert (found.outcome, found.nation, found.council) == ("outside", nation, None)


def test_a_postcode_on_the_border_is_not_beyond_doubt() -> None:
    found = find("TD15 1AA")
    assert [a.area for a in found.answers] == ["Northumberland"]
    assert (found.outcome, found.nation, found.council) == ("postcode", "Scotland", None)


def test_the_beginning_of_postcodes_gives_every_council_the_one_with_most_first() -> None:
    assert [a.area for a in find("BL4").answers] == ["Bolton", "Salford"]
    assert [a.area for a in find("BL4 7").answers] == ["Bolton"]
    assert find("YO").answers[0].area == "North Yorkshire"


@pytest.mark.parametrize("text", ["ZZ1 1AA", "QQ99"])
def test_a_postcode_of_letters_that_no_postcode_begins_with_is_none(text: str) -> None:
    assert find(text).outcome == "no_postcode"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", "empty"),
        (" \x00\x1b\u200b\ud800 ", "empty"),
        ("x" * (LONGEST + 1), "too_long"),
        ("é" * 100_000, "too_long"),
        ("Сочи", "not_latin"),
        ("東京", "not_latin"),
        ("?!", "not_latin"),
        ("<script>alert(1)</script>", "nothing"),
        ("'; drop table areas; --", "nothing"),
        ("qqqqqqq", "nothing"),
    ],
)
def test_what_can_not_be_a_name_is_told_apart(text: str, outcome: str) -> None:
    found = find(text)
    assert (found.outcome, found.answers) == (outcome, ())
    assert len(found.text) <= LONGEST


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.text("BLM147AO -.", max_size=10),
        st.text("aeiounrstlbh '&", max_size=30),
        st.from_regex(r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9]?[A-Za-z]{0,2}", fullmatch=True),
    )
)
def test_no_text_raises_and_every_answer_names_a_council_or_a_nation(text: str) -> None:
    found = find(text)
    assert len(found.text) <= LONGEST
    assert len(found.answers) <= MOST + 3
    assert len(found.others) <= MOST_OTHERS
    assert (found.outcome in ("postcode", "region", "name", "like")) or not found.answers or found.nation
    for answer in (*found.answers, *found.others):
        assert (answer.area_code is None) == (answer.slug is None) == (answer.nation is not None)
    found.text.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sw1a1aa", Postcode("SW1A", "1AA")),
        ("ec1a-1bb", Postcode("EC1A", "1BB")),
        ("BLO 7AA", Postcode("BL0", "7AA", mended=True)),
        ("bl4 7", Postcode("BL4", "7")),
        ("BL47", Postcode("BL47")),
        ("W1A", Postcode("W1A")),
        ("Farnworth", None),
        ("holiday", None),
        ("", None),
    ],
)
def test_postcodes_are_read_as_people_type_them(text: str, expected: Postcode | None) -> None:
    assert postcode(text) == expected


def test_a_sector_that_may_not_exist_counts_only_where_nothing_else_does() -> None:
    """Before M1 5AA comes M15 9ZZ: a run of M15 does not go on into M1 where M1 has runs of its own."""
    rows_of = [("M1", "E08000003", "1AAa4AAa", None, None), ("M15", "E08000009", "9AAa", None, None)]
    assert Postcodes(rows_of).locate(Postcode("M1")).codes == ("E08000003",)
    assert Postcodes(rows_of).locate(Postcode("M1", "5")).codes == ("E08000009",)


def test_names_are_compared_in_plain_form() -> None:
    assert plain("St. Helen’s & Newton-le-Willows") == "st helens and newton le willows"
    assert plain("Ynys Môn") == "ynys mon"
    assert without_titles("london borough of lewisham") == "lewisham"
    assert without_titles("city") == "city"


def test_all_that_is_kept_takes_less_than_ten_megabytes() -> None:
    rows("areas")
    tracemalloc.start()
    try:
        index = module._Index()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert index
    assert kept < 10_000_000


@pytest.mark.corpus
def test_postcodes_of_the_source_lie_where_it_says(reference: Path) -> None:
    new = {"E08000016": "E08000038", "E08000019": "E08000039"}
    with (reference / "postcode_ranges_by_council.csv").open(encoding="utf-8-sig", newline="") as file:
        runs = list(csv.DictReader(file))
    for run in random.Random(7).sample(runs, 2000):
        found = find(run["first_postcode_nospace"])
        expected = new.get(run["utla_cd"], run["utla_cd"])
        assert [answer.area_code for answer in found.answers] == [expected]
