"""Prepare: the pack holds the letters, items, pages and days of the record, and has a sentence for what is missing."""

from __future__ import annotations

import io

import icalendar
import pytest
from python_calamine import CalamineWorkbook

from components import preparation
from queries import records, rows
from tests.pages.test_pages import opened, said

SITE = "https://example.org/"


def html(**parameters: str) -> str:
    """Everything that the page shows in the site's own HTML."""
    at = opened("prepare", **parameters)
    assert not at.exception
    return "\n".join(part.proto.body for part in at.get("html"))


def test_without_a_council_it_asks_for_one_and_an_abolished_one_leads_on() -> None:
    assert "<h1>What did joint inspections of one theme find in areas like one council?</h1>" in html()
    gone = said(opened("prepare", area="cumbria", theme="neglect"))
    for heir in ("Cumberland", "Westmorland and Furness"):
        assert heir in gone
    assert "Did you mean" in said(opened("prepare", area="sunderlnd"))


def test_a_pack_has_the_letters_of_the_neighbours_on_the_theme_with_all_their_items() -> None:
    pack = preparation.pack("camden", "neglect")
    near = {row["area_code"] for row in rows("area_neighbours", area=pack.area["area_code"])}
    assert pack.near
    assert set(pack.letters["area_code"]) <= near
    assert set(pack.letters["theme"]) == {"neglect"}
    everything = dict.fromkeys(("areas", "sections", "year_from", "year_to"))
    found = rows("findings", programmes=["jtai"], themes=["neglect"], **everything)
    listed = {(row["inspection_id"], row["section"]): row["items"] for row in found}
    for key in set(pack.letters["inspection_id"]):
        mine = [row for row in records(pack.items) if row["inspection_id"] == key]
        for section in preparation.LISTS:
            assert sum(row["section"] == section for row in mine) == listed.get((key, section), 0)


def test_priority_action_stands_first_among_the_pages() -> None:
    sections = preparation.pack("leeds", "front_door").items["section"].tolist()
    assert sections[0] == "priority_action"
    assert sections == sorted(sections, key=preparation.LISTS.index)


def test_without_a_letter_on_its_neighbours_it_takes_all_and_says_so() -> None:
    pack = preparation.pack("leeds", "early_help")
    assert not pack.near
    assert len(pack.letters) == len(rows("theme_letters", themes=["early_help"], like=None))
    shown = html(area="leeds", theme="early_help")
    assert "No joint letter on early help is known for areas like Leeds" in shown
    assert "method#topics" in shown
    for anchor in ("letters", "topics", "pages", "next", "again"):
        assert f'id="{anchor}"' in shown


def test_on_paper_nothing_is_folded() -> None:
    assert "ji-fold" in html(area="leeds", theme="front_door")
    assert "ji-fold" not in html(area="leeds", theme="front_door", print="true")


def test_workbook_and_calendar_hold_the_same_rows_and_days() -> None:
    pack = preparation.pack("leeds", "front_door")
    book = CalamineWorkbook.from_filelike(io.BytesIO(preparation.as_workbook(pack, SITE)))
    assert book.sheet_names == ["About", "Letters", "Topics", "Pages", "Next", "Again"]
    assert len(book.get_sheet_by_name("Pages").to_python()) == len(pack.items) + 2
    book_of_days = icalendar.Calendar.from_ical(preparation.as_calendar(pack, SITE))
    days = [event.decoded("dtstart") for event in book_of_days.walk("VEVENT")]
    assert days == sorted(row["due"].date() for row in pack.replies if row["due"] is not None)
    assert days


@pytest.mark.parametrize(
    ("near", "letters", "read", "priority", "top", "words"),
    [
        (
            False,
            0,
            0,
            0,
            [],
            "<b>No joint letter on neglect is known to us</b>, neither on areas like Leeds nor on any other.",
        ),
        (True, 1, 0, 0, [], "<b>1 joint letter on neglect, on areas like Leeds, is known</b>; it is not read yet."),
        (
            True,
            1,
            1,
            1,
            ["police"],
            "<b>1 joint letter on neglect, on areas like Leeds, is known</b>. It names 1 area for priority action. "
            "Improvement is asked for most often in police practice.",
        ),
        (
            False,
            3,
            2,
            0,
            [],
            "<b>No joint letter on neglect is known for areas like Leeds; 3 on other areas are</b>, 1 of them not read "
            "yet. They name no areas for priority action.",
        ),
    ],
)
def test_the_answer_has_words_for_none_one_and_many(
    near: bool, letters: int, read: int, priority: int, top: list[str], words: str
) -> None:
    assert preparation.sentence("Leeds", "neglect", near, letters, read, priority, top) == words
