"""Listed items: invented reports in every form that lists take, and what can't be told raises."""

from __future__ import annotations

import pytest

from ingest.errors import ParseError
from ingest.facts import Section
from ingest.families.items import Item, findings_of
from ingest.families.listed_items import Heading, Lists, read_lists
from ingest.text.lines import lines_of

HEADINGS: dict[str, Heading] = {
    "What must improve": "improvement",
    "What must improve in this area": "improvement",
    "Pressing": "priority_action",
    "Findings": "closing",
}


def heading_of(text: str) -> Heading | None:
    return HEADINGS.get(text)


def read(*pages: str) -> Lists:
    return read_lists(lines_of(pages), heading_of)


def counted(*pages: str) -> dict[Section, tuple[int, int]]:
    return {f.section: (f.items, f.page) for f in read(*pages).findings()}


@pytest.mark.parametrize("glyph", ["•", "◼", "\uf06e", "\uf0b7", "➢"])
def test_bullets_under_a_heading_up_to_the_next_one_are_its_items(glyph: str) -> None:
    text = f"{glyph} No item.\nWhat must improve\n{glyph} One\nand more.\n{glyph} Two.\nFindings\n{glyph} No item."
    assert counted(text) == {"improvement": (2, 1)}
    assert [item.text for item in read(text).items] == ["One and more.", "Two."]


def test_a_list_over_pages_starts_where_its_heading_stands_and_keeps_each_items_page() -> None:
    lists = read("Words.\nWhat must improve", "2\n• One runs\nonto", "3\nthe next.\n• Two.\nFindings")
    assert [(f.items, f.page) for f in lists.findings()] == [(2, 1)]
    assert lists.items == (Item("improvement", 2, "One runs onto the next."), Item("improvement", 3, "Two."))


def test_a_letterhead_inside_a_list_is_no_part_of_it() -> None:
    box = "Ofsted\nPiccadilly Gate\nManchester\nM1 2WD\nT 0300 123 1231\nx@ofsted.gov.uk\nwww.gov.uk/ofsted\n"
    lists = read(f"What must improve\n• One\n{box}of two lines.\n• Two.\nFindings\n")
    assert [item.text for item in lists.items] == ["One of two lines.", "Two."]


def test_a_footnote_inside_a_list_is_no_part_of_it() -> None:
    note = "1 These are cross-referenced with\nguidance.\n"
    lists = read(f"What must improve\n• One (outcome 3)\n{note}", "2\n• Two on\n1 April.\nFindings")
    assert [item.text for item in lists.items] == ["One (outcome 3)", "Two on 1 April."]


@pytest.mark.parametrize("dash", ["−", "–", "⎯", "\u0336", "\uf0be", "-", "◦", "•"])
def test_a_lower_list_belongs_to_its_item(dash: str) -> None:
    lists = read(f"What must improve\n◼ One, including:\n{dash} first\n{dash} second.\n◼ Two.\nFindings")
    assert [item.text for item in lists.items] == ["One, including: first second.", "Two."]


def test_a_lower_list_with_the_same_bullet_is_known_by_its_small_letters() -> None:
    assert counted("What must improve\n• One:\n• first\n• second\n• Two.\nFindings") == {"improvement": (2, 1)}


def test_a_lower_list_that_can_not_be_told_raises() -> None:
    with pytest.raises(ParseError, match="page 1: expected a lower level of bullets after a lead-in"):
        read("What must improve\n• One, including:\n• First.\n• Second.\nFindings")


def test_numbers_that_run_on_are_items_and_other_numbers_are_words() -> None:
    text = "What must improve\n1. One in\n2018. And more.\n2. Two.\n5. Not the next.\nFindings\n1. A paragraph."
    assert counted(text) == {"improvement": (2, 1)}


def test_dashes_alone_are_the_items() -> None:
    assert counted("What must improve\nThe council must see to:\n– one\n– two.\nFindings") == {"improvement": (2, 1)}


def test_bullets_below_a_heading_that_is_not_known_raise() -> None:
    with pytest.raises(ParseError, match="page 2: expected a known heading above a list, found another heading"):
        read("What must improve\n• One.\n", "2\nThings that went well\n• Two.\nFindings")


def test_an_items_last_words_without_a_full_stop_are_no_heading() -> None:
    assert counted("What must improve\n• one with a\nPublic Law Outline\n• two\nFindings") == {"improvement": (2, 1)}


def test_a_marker_alone_on_its_line_takes_its_words_from_the_next() -> None:
    lists = read("What must improve\n•\nFindings\n•\nTwo.\nFindings\n")
    assert [item.text for item in lists.items] == ["Findings", "Two."]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    assert counted("What must improve\nin this area\n• One.\nFindings") == {"improvement": (1, 1)}


@pytest.mark.parametrize(
    "none",
    ["There are no priority actions.", "• There are no areas for priority action.", "None.", "No areas identified"],
)
def test_a_stated_none_is_nought(none: str) -> None:
    assert counted(f"Pressing\n{none}\nWhat must improve\n• One.\nFindings") == {
        "priority_action": (0, 1),
        "improvement": (1, 1),
    }


@pytest.mark.parametrize(
    "prose",
    [
        "Plans are not good enough. Visits are late.",
        "The areas set at the last visit remain. There are no additional priority actions.",
        "There are no additional areas.",
    ],
)
def test_a_section_in_prose_has_no_items_and_is_not_nought(prose: str) -> None:
    lists = read(f"Pressing\n{prose}\nFindings\n• No item.")
    assert lists.findings() == ()
    assert lists.starts == {"priority_action": 1}


def test_a_report_without_headings_has_no_lists() -> None:
    assert read("Words.\n• A bullet.", "2\nMore.") == Lists((), {}, {})
    assert read("") == Lists((), {}, {})


def test_items_of_two_sections_with_the_same_heading_add_up() -> None:
    text = "What must improve\n• One.\nFindings\nWords.\nWhat must improve\n• Two.\nFindings"
    assert counted("Words.", text) == {"improvement": (2, 2)}


def test_findings_without_given_starts_take_the_first_items_page() -> None:
    items = [Item("improvement", 3, "One."), Item("improvement", 4, "Two.")]
    assert [(f.items, f.page) for f in findings_of(items)] == [(2, 3)]
    assert [(f.items, f.page) for f in findings_of(items, starts={"improvement": 2})] == [(2, 2)]
