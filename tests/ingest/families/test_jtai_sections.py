"""Sections of a joint inspection's letter: headings, items, boxes, none said."""

from __future__ import annotations

import pytest

from ingest.families.jtai.sections import heading_of, is_box_title, read_sections
from ingest.text.lines import lines_of
from tests.ingest.families.jtai_letters import LETTER_2016, LETTER_2018, LETTER_2022, counts, read_letter


def test_none_said_in_running_text_is_a_zero_on_its_page() -> None:
    facts = read_letter(LETTER_2016, ("helps everyone.", "helps everyone. There are no\npriority actions to consider."))
    assert counts(facts)["priority_action"] == (0, 2)


def test_section_in_paragraphs_gives_no_row() -> None:
    facts = read_letter(LETTER_2022, ("Strengths\n■ The smell", "Strengths\nThe smell is good.\nAll like it."))
    assert "strength" not in counts(facts)
    assert counts(facts)["improvement"] == (2, 1)


def test_items_have_their_text_with_lower_bullets_and_without_footnotes_sub_headings_and_boxes() -> None:
    lines = lines_of([page.replace("■", "\uf06e") for page in LETTER_2018])
    texts = [(item.section, item.page, item.text) for item in read_sections(lines).items]
    assert texts == [
        ("strength", 1, "The mill works well."),
        ("strength", 1, "Millers share what they know: − about wheat − about rye."),
        ("strength", 1, "The weir is sound.2"),
        ("improvement", 1, "Sacks are mostly dry, but they do not always stay so."),
        ("improvement", 2, "Carts are slow: − in winter − in spring."),
        ("improvement", 2, "Roads are bad."),
    ]
    heading = "The board that looks after the harbour and all the people of\nits quays"
    lines = lines_of([page.replace("■", "\uf06e").replace("The LSCB", heading) for page in LETTER_2016])
    assert [item.text for item in read_sections(lines).items] == [
        "Lamps are lit early, which helps everyone.",
        "Boats come in on time.",
        "Ropes are old and the harbour does not replace them soon enough.",
        "Nets are torn.",
    ]


def test_sub_bullets_of_another_or_the_same_kind_do_not_count() -> None:
    other = ("■ Carts are slow:\n− in winter", "■ Carts are slow:\n\u2022 in winter")
    assert counts(read_letter(LETTER_2018, other))["improvement"] == (3, 1)
    same = ("− in winter\n− in spring.", "■ in winter\n■ in spring.")
    assert counts(read_letter(LETTER_2018, same))["improvement"] == (3, 1)


def test_section_headed_twice_adds_up_from_its_first_page() -> None:
    facts = read_letter(LETTER_2016, ("Next steps", "Key strengths\n■ Gulls are fed.\nNext steps"))
    assert counts(facts)["strength"] == (3, 2)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Areas for priority actions", "priority_action"),
        ("AREA FOR PRIORITY ACTION", "priority_action"),
        ("What needs to improve", "improvement"),
        ("Area(s) for improvement:", "improvement"),
        ("Areas for development", "improvement"),
        ("Early help strengths", "strength"),
        ("Key Strengths", "strength"),
        ("Main findings", "closing"),
        ("areas for improvement", None),
        ("Areas for improvement.", None),
        ("The strengths and areas for improvement", None),
    ],
)
def test_heading_is_known_by_its_words(text: str, heading: str | None) -> None:
    assert heading_of(text) == heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Case study: highly effective practice", True),
        ("Case Study: areas for improvement.", True),
        ("Practice study – area(s) for improvement", True),
        ("Practice study: areas of highly effective practice", True),
        ("Case study 2", True),
        ("Places and Spaces: highly effective practice", True),
        ("Case study evidence shows that boats leak", False),
        ("Practice studies were shared: staff liked them", False),
    ],
)
def test_box_title_is_known_by_its_words(text: str, expected: bool) -> None:
    assert is_box_title(text) is expected
