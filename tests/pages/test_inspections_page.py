"""The list of inspections: choices in the address, by code (earlier ones by words); counts, files, what is ignored."""

from __future__ import annotations

import pytest

from components import figure as card
from components import register
from components.figures import all_figures
from components.figures.register import abolished_note, title
from queries import rows
from tests.pages.test_inspection_page import html_of
from tests.pages.test_pages import opened

MAP = all_figures()["inspections-map"]


def test_it_opens_on_all_joint_inspections() -> None:
    number = len(rows("joint_with_prior_judgement", area=None))
    assert f"<b>{number} joint inspections</b>" in html_of("inspections")


@pytest.mark.parametrize("council", ["south-tyneside", "South Tyneside"])
def test_one_council_by_code_or_by_the_words_of_before(council: str) -> None:
    body = html_of("inspections", council=council)
    assert "<b>1 joint inspection</b> of 1 area fits, published 5 April 2016." in body
    assert 'href="inspection?id=jtai-south-tyneside-2016-04-05"' in body
    assert 'href="council?area=south-tyneside"' in body


def test_a_region_since_a_year_with_a_priority_action_has_its_file_and_its_link() -> None:
    address = {"region": "yorkshire-and-the-humber", "from": "2022", "priority": "listed"}
    chosen = {key: (value,) for key, value in address.items()}
    expected = [
        row
        for row in rows("joint_in_areas", areas=[area["area_code"] for area in rows("areas")])
        if (row["priority_action"] or 0) > 0 and row["published"].year >= 2022
    ]
    regions = {area["area_code"]: area["region"] for area in rows("areas")}
    fitting = {row["inspection_id"] for row in expected if regions[row["area_code"]] == "Yorkshire and the Humber"}
    assert set(register.find(chosen)["inspection_id"]) == fitting
    everywhere = register.find({key: chosen[key] for key in ("from", "priority")})
    assert set(everywhere["inspection_id"]) == {row["inspection_id"] for row in expected}
    assert len(expected) > 0
    assert set(MAP(**address).frame["inspection_id"]) == fitting
    elsewhere = register.address_of(regions[expected[0]["area_code"]])
    body = html_of("inspections", **{**address, "region": elsewhere})
    assert f"figure/inspections-map.csv?region={elsewhere}&amp;from=2022&amp;priority=listed" in body
    assert f"/inspections?region={elsewhere}&amp;from=2022&amp;priority=listed</code>" in body


def test_what_is_not_read_is_told_apart_where_priority_actions_are_asked_for() -> None:
    unread = len(register.find({"priority": ("not_read",)}))
    assert f"{unread} more fit otherwise and are not read yet" in html_of("inspections", priority="listed")
    assert register.unread_left_out({"priority": ("listed", "not_read")}) == 0


def test_nothing_that_fits_leads_to_what_would() -> None:
    body = html_of("inspections", council="south-tyneside", theme="serious_youth_violence")
    assert "<b>No joint inspection known to us fits.</b>" in body
    assert (
        '<a href="inspections?theme=serious_youth_violence" target="_self">Without council “South Tyneside”</a>' in body
    )
    assert "figure/inspections-map.csv?theme=serious_youth_violence&amp;council=south-tyneside" in body


def test_reversed_years_and_the_years_of_before_mean_the_same_range() -> None:
    assert register.parameters({"from": ("2017",), "to": ("2016",)}) == register.parameters(
        {"from": ("2016",), "to": ("2017",)}
    )
    body = html_of("inspections", year="2016")
    assert "Published from: <b>2016</b> · Published to: <b>2016</b>" in body


def test_what_an_address_names_in_vain_is_said() -> None:
    body = html_of("inspections", region="atlantis,london", theme="<b>", page="x")
    assert "Ignored in the address, because the record has no such thing: region “atlantis”, theme “&lt;b&gt;”." in body
    assert "Region: <b>London</b>" in body


def test_more_filters_are_counted_on_their_button() -> None:
    at = opened("inspections", priority="none", ever="yes", region="london")
    labels = [
        block.proto.popover.label
        for block in at.main.children.values()
        for block in _all(block)
        if block.type == "popover"
    ]
    assert labels == ["More filters (2 in use)"]


def _all(block: object) -> list:  # type: ignore[type-arg]
    found = [block]
    for child in getattr(block, "children", {}).values():
        found += _all(child)
    return found


def test_a_page_that_is_kept_in_the_address_shows_the_rows_behind_it() -> None:
    first, second = (html_of("inspections", programme="all", page=page) for page in ("1", "2"))
    assert "1 to 25 of " in first
    assert "26 to 50 of " in second


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 0, 0, 0), "<b>No joint inspection known to us fits.</b>"),
        ((1, 0, 1, 0), "<b>1 joint inspection</b> of 1 area fits, published 5 May 2016."),
        ((2, 0, 1, 1), "<b>2 joint inspections</b> of 1 area fit, published 5 May 2016; one is not read yet."),
        (
            (1, 2, 3, 2),
            "<b>1 joint inspection and 2 visits</b> of 3 areas fit, published 5 May 2016; 2 are not read yet.",
        ),
    ],
)
def test_the_count_in_one_sentence(counts: tuple[int, int, int, int], expected: str) -> None:
    inspections, visits, areas, unread = counts
    span = ("5 May 2016", "5 May 2016")
    assert (
        register.sentence(
            inspections=inspections, visits=visits, areas=areas, unread=unread, span=span, joint=True, all_known=False
        )
        == expected
    )


@pytest.mark.parametrize(
    ("found", "reached", "narrowed", "expected"),
    [
        (0, 0, True, "No council is known to have a joint inspection that fits"),
        (1, 0, False, "No current council has a joint inspection on record"),
        (1, 1, True, "One of 153 councils has a joint inspection on record that fits"),
        (70, 66, False, "66 of 153 councils have a joint inspection on record"),
    ],
)
def test_the_title_of_the_map(found: int, reached: int, narrowed: bool, expected: str) -> None:
    assert title(found, reached, 153, "a joint inspection", narrowed) == expected


def test_abolished_councils_are_told_under_the_map() -> None:
    assert abolished_note(0) == ""
    assert abolished_note(1).startswith("One council that was abolished has")
    assert abolished_note(2).startswith("2 councils that were abolished have")


def test_the_map_takes_several_codes_and_refuses_others() -> None:
    both = MAP(region="london,north-east", programme="all")
    assert set(both.frame["region"]) == {"London", "North East"}
    assert both.address == "figure/inspections-map?programme=all&region=london%2Cnorth-east"
    with pytest.raises(ValueError, match="region can't be 'london,atlantis'"):
        MAP(region="london,atlantis")


def test_the_card_says_which_derived_table_it_reads() -> None:
    assert '<a href="data/derived-tables.sql">derived tables</a>: register.' in card.markup(MAP())
