"""Headings of the lists in ILACS reports and visits' letters, and the lists of the corpus against its bullets."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from ingest.families.ilacs import report as ilacs
from ingest.families.ilacs import visit as visits
from ingest.families.ilacs.lists import heading_of, list_items
from ingest.families.listed_items import Heading
from ingest.text.lines import lines_of
from ingest.text.pdf import read


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("What needs to improve", "improvement"),
        ("What needs to improve?", "improvement"),
        ("What needs to improve?1", "improvement"),
        ("What needs to improve:", "improvement"),
        ("What needs to improve in this area", "improvement"),
        ("What needs to improve in this area of social work practice?", "improvement"),
        ("What needs to improve in these areas of practice", "improvement"),
        ("Areas for Improvement", "improvement"),
        ("Areas for improvement:", "improvement"),
        ("Area for improvement", "improvement"),
        ("Areas for priority action", "priority_action"),
        ("Area(s) for priority action:", "priority_action"),
        ("Area for priority action", "priority_action"),
        ("Main findings", "closing"),
        ("Headline findings", "closing"),
        ("Findings", "closing"),
        ("Overview", "closing"),
        ("The experiences and progress of children who need help and", "closing"),
        ("Experiences and progress of children in care: good", "closing"),
        ("The impact of leaders on social work practice with children", "closing"),
        ("Yours sincerely,", "closing"),
        ("Areas of strength", "closing"),
        ("areas for improvement highlighted by inspectors", None),
        ("Areas for improvement identified at the last inspection", None),
        ("What needs to improve in this area of social work practice.", None),
        ("Areas covered by the visit", None),
    ],
)
def test_headings(text: str, section: Heading | None) -> None:
    assert heading_of(text) == section


def test_a_running_header_inside_a_list_is_no_part_of_it() -> None:
    pages = (
        "Words.\nWhat needs to improve?\n◼ One.\n◼ Two on",
        "Inspection of Northwick local authority children’s services\n4 to 15 December 2023 2\ntwo pages.\n◼ Three.\n"
        "The experiences and progress of children who need help and\nprotection: good\n1. Words.",
    )
    assert [item.text for item in list_items(lines_of(pages)).items] == ["One.", "Two on two pages.", "Three."]


def test_a_list_of_what_a_visit_looked_at_is_no_list_of_findings() -> None:
    text = "This visit focused on:\n◼ plans\n◼ visits.\nHeadline findings\nWords.\nMain findings\n◼ Words."
    assert list_items(lines_of([text])).findings() == ()


def test_no_priority_actions_said_in_the_overview_is_nought() -> None:
    text = "Overview\nWords.\nThere are no priority actions.\nWhat needs to improve in this area\n◼ One.\nFindings"
    findings = {f.section: (f.items, f.page) for f in list_items(lines_of(["1", text])).findings()}
    assert findings == {"improvement": (1, 2), "priority_action": (0, 2)}


def _bullets_between_headings(pages: tuple[str, ...]) -> int:
    """Bullets from each heading of a list up to the next heading of findings, counted on the bare text."""
    text = "\n".join(pages).replace("\r", "")
    sections = re.findall(
        r"\n(?:What needs to improve[^\n.]{0,50}|Areas? for (?:priority action|improvement):?)[ ]*\n(.*?)"
        r"(?=\n(?:Main |Headline |Key )?findings[ ]*\n|\n(?:The )?experiences and progress|\nYours |$)",
        text,
        flags=re.DOTALL | re.IGNORECASE,
    )
    return sum(len(re.findall("[◼\uf06e•]", section)) for section in sections)


@pytest.mark.corpus
def test_every_list_has_as_many_items_as_a_naive_count_of_bullets(reports: Path) -> None:
    differing, lists = [], 0
    with (reports / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["published"] >= "2018"][::5]
    for row in rows:
        if "services" not in row["title"]:
            continue
        pages = read(reports / row["path"]).pages
        lines = lines_of(pages)
        if ilacs.recognises(lines) or visits.recognises(lines):
            items = sum(finding.items for finding in list_items(lines).findings())
            lists += bool(items)
            if items != _bullets_between_headings(pages):
                differing.append(row["path"])
    assert differing == []
    assert lists > 100
