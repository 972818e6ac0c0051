"""Lists of SIF reports: counts read by eye, invented lists in each layout, and spoilt copies that must be refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import ParseError
from ingest.families.sif.lists import list_items
from ingest.text.lines import Line, lines_of
from ingest.text.pdf import read

ROOT = Path(__file__).parents[3]
GOLDEN: list[dict[str, Any]] = [
    golden
    for golden in json.loads((ROOT / "tests" / "golden" / "sif.json").read_text(encoding="utf-8"))
    if "findings" in golden
]

TITLE = """Wexcombe County Council
Inspection of services for children in need of help and protection
#### PAGE
Contents
What does the local authority need to improve? 3
Recommendations
#### PAGE
"""

TWO_LISTS = f"""{TITLE}12. Leaders know what is wrong.
What does the local authority need to improve?
Priority and immediate action
Leadership, management and governance
13. Review all cases that
nobody holds.
Quality of practice
14. Ensure that plans are kept:
\uf0a7 by their day
\uf0a7 in full.
#### PAGE
15.
Visit the children.
Areas for improvement:
4
2 These are homes that look after children.
#### PAGE
16. Widen the offer.
17. Hear the 16 and
17. year-olds who left care.
The local authority’s strengths
18. Staff are kind.
89. Leaders listen.
#### PAGE
Section 2: The effectiveness of the Local Safeguarding
Children Board
The LSCB is good
Priority and immediate action
90. There are no areas for priority or immediate action.
Areas for Improvement
91. Publish the plan.
Key strengths and weaknesses of the LSCB
92. The board meets."""

RECOMMENDATIONS = f"""{TITLE}Recommendations
These matter most.
1. Improve the quality of help (paragraph
3).
2.Plan ahead, without delay.
Summary for children and young people
\uf0a7 People in Wexcombe are kind.
#### PAGE
The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board is good
Executive summary
The board knows its area.
Recommendations
\uf0a7 Hear children.
\uf0a7 Count what matters.
o Twice a year.
Inspection findings – the Local Safeguarding Children Board
80. The board is well led."""


def _lines(text: str) -> list[Line]:
    return lines_of(text.split("#### PAGE\n"))


def _counts(text: str) -> dict[str, tuple[int, int]]:
    return {finding.section: (finding.items, finding.page) for finding in list_items(_lines(text)).findings()}


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=[golden["name"] for golden in GOLDEN])
def test_report_lists_what_was_counted_by_eye(golden: dict[str, Any], reports: Path) -> None:
    with (reports / "index.csv").open(encoding="utf-8", newline="") as file:
        path = next(reports / row["path"] for row in csv.DictReader(file) if row["sha256"] == golden["sha256"])
    findings = list_items(lines_of(read(path).pages)).findings()
    assert {finding.section: [finding.items, finding.page] for finding in findings} == golden["findings"]


def test_early_report_has_two_lists_of_the_council_and_two_of_the_board() -> None:
    assert _counts(TWO_LISTS) == {
        "priority_action": (3, 3),
        "improvement": (2, 4),
        "board_priority_action": (0, 6),
        "board_improvement": (1, 6),
    }


def test_an_item_has_its_sub_items_but_neither_topics_nor_footnotes() -> None:
    items = list_items(_lines(TWO_LISTS)).items
    assert [(item.page, item.text) for item in items[:4]] == [
        (3, "Review all cases that nobody holds."),
        (3, "Ensure that plans are kept: by their day in full."),
        (4, "Visit the children."),
        (5, "Widen the offer."),
    ]
    assert items[4].text == "Hear the 16 and 17. year-olds who left care."


def test_recommendations_count_as_improvement_and_may_have_numbers_or_bullets() -> None:
    assert _counts(RECOMMENDATIONS) == {"improvement": (2, 3), "board_improvement": (2, 4)}


def test_recommendations_headed_priority_count_as_priority() -> None:
    headed = RECOMMENDATIONS.replace(
        "Recommendations\n\uf0a7", "Recommendations\nPriority and immediate action\n\uf0a7"
    )
    assert _counts(headed) == {"improvement": (2, 3), "board_priority_action": (2, 4)}


def test_numbered_topics_over_bullets_are_the_items() -> None:
    assert _counts(RECOMMENDATIONS.replace("without delay.", "as follows:\n\uf0a7 one\n\uf0a7 two."))[
        "improvement"
    ] == (2, 3)


def test_words_may_stand_between_the_question_and_its_lists() -> None:
    asked = "What does the local authority need to improve?\n"
    assert _counts(TWO_LISTS.replace(asked, f"{asked}This is pressing.\n")) == _counts(TWO_LISTS)


def test_a_list_below_the_question_alone_counts_as_improvement() -> None:
    alone = TWO_LISTS.replace("Areas for improvement:\n", "").replace("Priority and immediate action\nLead", "Lead")
    assert _counts(alone) == {"improvement": (5, 3), "board_priority_action": (0, 6), "board_improvement": (1, 6)}


@pytest.mark.parametrize(
    "none",
    [
        "Priority and immediate action\nThe inspection did not find any areas for priority and immediate action.",
        "Priority and immediate action\n13. No areas were identified for immediate improvement.",
        "There are no priority or immediate actions.",
    ],
)
def test_a_stated_none_is_nought(none: str) -> None:
    question = "12. Well.\nWhat does the local authority need to improve?"
    report = f"{TITLE}{question}\n{none}\nAreas for improvement\n1. Plan.\nKey strengths"
    assert _counts(report) == {"priority_action": (0, 3), "improvement": (1, 3)}


def test_no_recommendations_for_the_board_may_be_stated_in_its_summary() -> None:
    empty = RECOMMENDATIONS.replace(
        "Recommendations\n\uf0a7 Hear children.\n\uf0a7 Count what matters.\no Twice a year.\n", ""
    )
    assert _counts(empty) == {"improvement": (2, 3)}
    told = empty.replace("knows its area.", "knows its area. There are no recommendations for the WSCB.")
    assert _counts(told) == {"improvement": (2, 3), "board_improvement": (0, 4)}


def test_an_empty_box_states_nothing() -> None:
    empty = RECOMMENDATIONS.replace("\uf0a7 Hear children.\n\uf0a7 Count what matters.\no Twice a year.\n", "")
    assert _counts(empty) == {"improvement": (2, 3)}


def test_a_box_may_come_last_in_its_page() -> None:
    late = """77. It listens.
#### PAGE
78. Hear children.
79. Count what matters.
Inspection findings – the Local Safeguarding Children Board
80. The board is well led.
Recommendations
#### PAGE
81. The board meets."""
    text = RECOMMENDATIONS[: RECOMMENDATIONS.index("Recommendations\n\uf0a7")] + late
    assert _counts(text) == {"improvement": (2, 3), "board_improvement": (2, 5)}


def test_a_report_without_lists_has_no_row() -> None:
    assert _counts(f"{TITLE}Executive summary\nAll is well.") == {}


@pytest.mark.parametrize(
    ("report", "old", "new", "message"),
    [
        (TWO_LISTS, "16. Widen", "17. Widen", "page 5: expected item 16 of a list, found the number 17"),
        (RECOMMENDATIONS, "1. Improve", "Improve", "page 3: expected item 1 of a list, found the number 2"),
        (TWO_LISTS, "13. Review", "Review", "page 4: expected item 13 of a list, found the number 15"),
        (
            TWO_LISTS,
            "90. There are no areas for",
            "Leaders have taken",
            "page 6: .* list of board_priority_action, found para",
        ),
        (
            RECOMMENDATIONS,
            "1. Improve",
            "\uf0a7 Improve",
            "page 3: expected item 1 of a list, found the number 2",
        ),
        (
            TWO_LISTS,
            "91. Publish the plan.",
            "\uf0a7 Publish.\n91. Plan.",
            "page 6: expected one kind of marker in a list",
        ),
        (RECOMMENDATIONS, "\uf0a7 Hear children.\n", "\uf0a7 Hear children:\n", "bullets of the same kind"),
        (
            RECOMMENDATIONS,
            "\nInspection findings – the Local Safeguarding Children Board\n80. The board is well led.",
            "",
            "page 4: expected a heading that ends the list of board_improvement, found none",
        ),
        (
            RECOMMENDATIONS,
            "\uf0a7 Hear children.\n\uf0a7 Count what matters.\no Twice a year.\n",
            "The board should hear children.\n",
            "page 4: expected a numbered or bulleted list of board_improvement, found paragraphs",
        ),
        (
            RECOMMENDATIONS,
            "Hear children.",
            "Hear children. " + "It helps. " * 160,
            "found a paragraph of the findings",
        ),
        (
            RECOMMENDATIONS,
            "80. The board is well led.",
            "Recommendations\n1. Listen.\nInformation about this inspection",
            "one list",
        ),
    ],
)
def test_spoilt_list_is_refused_with_the_place_and_the_reason(report: str, old: str, new: str, message: str) -> None:
    assert old in report
    with pytest.raises(ParseError, match=message):
        list_items(_lines(report.replace(old, new)))
