"""What the search says: every outcome, one and many; what was typed can't become markup."""

from __future__ import annotations

import re
from html import unescape

import pytest

from components import found
from queries.find import find


def said(text: str) -> str:
    """The answer without its markup."""
    return unescape(re.sub(r"<[^>]+>", "", found.sentence(find(text))))


TYPE = "Type the name of a council, town or village, or a postcode."
CHECK = "Check the postcode: this site can’t tell one in use from an invented one."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", TYPE),
        ("x" * 200, f"That is longer than any name on record: at most 80 characters. {TYPE}"),
        ("東京", f"There is no Latin letter and no figure in “東京”. {TYPE}"),
        ("Farnworth", "Farnworth lies in Bolton."),
        ("Mid Sussex", "Mid Sussex is a district of West Sussex, the council for children’s services there."),
        ("Hull", "Hull is another name of Kingston upon Hull."),
        ("Kirklees", "Kirklees is a council in Yorkshire and the Humber."),
        ("Leeds", "Leeds is a council in Yorkshire and the Humber. One other place has its name."),
        ("bolton", "Bolton is a council in the North West. 3 other places have its name."),
        (
            "Northamptonshire",
            "Northamptonshire was abolished; its last day was 31 March 2021. North Northamptonshire and West "
            "Northamptonshire followed.",
        ),
        (
            "Northants",
            "Northants is another name of Northamptonshire. Northamptonshire was abolished; its last day was 31 March "
            "2021. North Northamptonshire and West Northamptonshire followed.",
        ),
        ("Newport", "Newport is the name of 9 places. Which do you mean?"),
        ("London", "London is a region of 33 councils."),
        ("BL4 7AA", f"BL4 7AA lies in Bolton. {CHECK}"),
        ("M1 IAE", f"Read as M1 1AE. M1 1AE lies in Manchester. {CHECK}"),
        ("BL4 7", "Postcodes that begin with BL4 7 lie in Bolton."),
        ("BL4", "Postcodes that begin with BL4 lie in Bolton and Salford. Type the whole postcode to know which."),
        (
            "NP16",
            "English postcodes that begin with NP16 lie in Gloucestershire. Part of NP16 lies in Wales, outside "
            "England.",
        ),
        (
            "TD15 1AA",
            f"TD15 1AA, if in England, lies in Northumberland. Part of TD15 lies in Scotland, outside England. {CHECK}",
        ),
        ("ZZ1 1AA", "No postcode in England known to us begins like ZZ1 1AA. Check it, or type a town."),
        ("Cardiff", "Cardiff lies in Wales, outside England. This site knows inspections in England only."),
        ("JE", "JE lies in the Channel Islands, outside England. This site knows inspections in England only."),
        ("Boltn", "Nothing on record is called “Boltn”. Did you mean Bolton?"),
        ("Cheshire", "Nothing on record is called “Cheshire”. Did you mean one of these?"),
        (
            "qqqqqqq",
            "Nothing on record is called “qqqqqqq” or anything like it. Try a larger town nearby or a postcode.",
        ),
    ],
)
def test_the_answer(text: str, sentence: str) -> None:
    assert said(text) == sentence


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", '"><b>', "a&b<i>", "<東>"])
def test_what_was_typed_stays_text(text: str) -> None:
    assert not re.search(
        r"<(?!/?b>|a href=\"council\?area=[a-z0-9-]+\" target=\"_self\">|/a>)", found.sentence(find(text))
    )


def test_results_are_grouped_and_lead_to_the_council() -> None:
    shown = found.results(find("Farnworth"))
    assert re.findall(r"<h2[^>]*>(\w+)</h2>", shown) == ["Councils", "Places"]
    assert set(re.findall(r'href="([^"]+)"', shown)) == {"council?area=bolton"}
    assert "place, 25,680 people" in shown


def test_a_place_outside_england_has_no_link() -> None:
    shown = found.results(find("Cardiff"))
    assert "href" not in shown
    assert "outside England: no record here" in shown


def test_nothing_found_shows_no_list() -> None:
    assert found.results(find("qqqqqqq")) == ""


def test_the_sources_are_named_with_what_their_licences_ask() -> None:
    line = found.source_line()
    for asked in ("GeoNames", "Creative Commons Attribution 4.0", "OS data ©", "Royal Mail data ©"):
        assert asked in line
