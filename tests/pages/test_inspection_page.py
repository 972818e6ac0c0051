"""One inspection: its page says what a person read in the report, and leads on from an address that names none."""

from __future__ import annotations

import re

import pytest

from components import inspection, register
from components.before_after import steps
from components.figures.inspection import title as findings_title
from queries import records, rows
from tests.pages.test_pages import opened

LEWISHAM = "jtai-lewisham-2023-01-31"


def known() -> list[dict[str, object]]:
    """The whole register."""
    return records(register.find({"programme": (register.EVERY,)}))


def html_of(page: str, /, **parameters: str) -> str:
    """Everything that the page writes as HTML."""
    at = opened(page, **parameters)
    assert not at.exception
    return "\n".join(block.proto.body for block in at.get("html"))


def test_a_joint_inspection_as_its_letter_has_it() -> None:
    """Letter of 31 January 2023: on site 21 to 25 November 2022 (page 1); 8 to improve, 10 strengths (page 2)."""
    body = html_of("inspection", id=LEWISHAM)
    assert "<h1>Lewisham, joint inspection of November 2022</h1>" in body
    assert "21 to 25 November 2022" in body
    assert "31 January 2023, 67 days after the visit" in body
    assert "Eight points to improve, ten strengths, no area for priority action" in body
    lists = body.partition("<caption>Lists of the letter")[2].partition("</table>")[0]
    assert lists.count('href="https://files.ofsted.gov.uk/v1/file/50206436#page=2"') == 2
    assert "8 points to improve (page 2) and 10 strengths (page 2)" in body
    assert 'href="calendar/lewisham.ics"' in body
    assert "Requires improvement" in body
    assert "report of 31 January 2024" in body


def test_a_letter_has_its_items_with_topics_and_what_is_said_again_and_not_mentioned() -> None:
    """Letter of 31 January 2023: strategy meetings are the fifth of eight points (page 2), read by eye."""
    body = html_of("inspection", id=LEWISHAM)
    items = body.partition("<caption>Areas for improvement: 8 items")[2].partition("</table>")[0]
    assert 'data-l="What it speaks of">Strategy discussions and enquiries</td>' in items
    assert items.count("#page=2") == 8
    assert "Said again: 2 topics, 3 times" in body
    assert "not mentioned here (13 reports compared)" in body
    assert "Not mentioned never means that there is no problem" in body
    assert 'href="method#topics"' in body
    assert "precision 0." in body


@pytest.mark.parametrize("key", ["sif-hackney-2016-09-21", "ilacs-leeds-2022-05-09", "ilacs-lewisham-2021-08-31"])
def test_every_programme_whose_lists_are_coded_has_its_items(key: str) -> None:
    body = html_of("inspection", id=key)
    assert "What it speaks of" in body
    assert "Said again, and said before" in body


def test_a_report_without_coded_lists_has_no_empty_part_for_topics() -> None:
    body = html_of("inspection", id=next(str(r["inspection_id"]) for r in known() if r["extraction"] == "listed"))
    assert "What it speaks of" not in body
    assert "not mentioned here" not in body


def test_a_graded_inspection_has_all_its_judgements_with_pages() -> None:
    """Report of 21 September 2016: the council good on page 1, the board outstanding on page 36."""
    body = html_of("inspection", id="sif-hackney-2016-09-21")
    assert "Judged <b>good</b> by Ofsted" in body
    assert 'file/50004340#page=36">36</a>' in body
    assert "a day after the date it bears" in body  # the correction that touches it


@pytest.mark.parametrize("key", ["jtai-lewisham-2023-01-30", "<script>alert(1)</script>", "%00", "x" * 500])
def test_an_address_that_names_no_inspection_says_so_and_leads_on(key: str) -> None:
    body = html_of("inspection", id=key)
    assert "<h1>Inspection not found</h1>" in body
    assert '<a href="inspections"' in body
    assert "<script" not in body
    assert len(body) < 20_000


def test_a_key_with_a_slip_leads_to_the_right_one() -> None:
    assert inspection.near("jtai-lewisham-2023-01-30")[0] == LEWISHAM


def test_every_kind_of_inspection_can_be_said() -> None:
    kinds = {(row["programme"], row["event"], row["extraction"]): row["inspection_id"] for row in known()}
    assert {programme for programme, _, _ in kinds} >= {"jtai", "sif", "ilacs", "area_send", "youth_justice"}
    for key in kinds.values():
        one = inspection.load(key)
        assert one is not None
        assert one.row["area"] in inspection.title(one.row)
        stated = inspection.facts(one)
        assert len(stated) > 1
        assert all(value for _, value in stated)
        assert len(steps(one)) in (0, 3)


def said(**changed: object) -> inspection.Inspection:
    """The Lewisham letter with other facts."""
    one = inspection.load(LEWISHAM)
    assert one is not None
    reply = {"preparer": "local_authority", "due": "2023-05-11", "page": 7, "report_url": "https://example.org/letter"}
    row = {**one.row, **{k: v for k, v in changed.items() if k != "reply"}}
    return inspection.Inspection(row, one.judgements, one.findings, changed.get("reply", reply), one.corrections)  # type: ignore[arg-type]


def test_the_reply_says_who_by_when_and_where() -> None:
    words = inspection.reply(said())
    assert words.startswith("<b>The council</b> is named to prepare")
    assert 'due on <b>11 May 2023</b> (<a href="https://example.org/letter#page=7">page 7</a>)' in words
    assert "Whether it was sent is not on record." in words


def test_no_day_no_request_and_not_read_are_three_things() -> None:
    dateless = {"preparer": "police", "due": None, "page": 3, "report_url": None}
    assert "the letter states no day" in inspection.reply(said(reply=dateless))
    assert "No request for a written statement has been read" in inspection.reply(said(reply=None))
    assert "not read yet" in inspection.reply(said(extraction="listed"))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, ("Requires improvement", "Front door", "Good")),
        ({"prior_grade": None}, ("Not known", "Front door", "Good")),
        ({"next_grade": None}, ("Requires improvement", "Front door", "None on record")),
        ({"next_grade": None, "fieldwork_start": None}, ("Requires improvement", "Front door", "Not known")),
    ],
)
def test_before_and_next_tell_not_known_from_none(changed: dict[str, object], words: tuple[str, ...]) -> None:
    assert tuple(step.word for step in steps(said(**changed))) == words


@pytest.mark.parametrize(
    ("improvement", "strength", "priority_action", "priority", "expected"),
    [
        (1, 1, 1, "listed", "One point to improve, one strength, one area for priority action"),
        (12, None, 2, "listed", "12 points to improve, two areas for priority action"),
        (0, 3, None, "none", "No points to improve, three strengths, no area for priority action"),
        (None, None, None, "not_read", "The letter of 31 January 2023 is not read yet"),
        (None, None, None, "no_lists", "The letter of 31 January 2023 sets its findings out in prose, not in lists"),
    ],
)
def test_the_title_counts_what_the_letter_lists(
    improvement: int | None, strength: int | None, priority_action: int | None, priority: str, expected: str
) -> None:
    row = {
        "improvement": improvement,
        "strength": strength,
        "priority_action": priority_action,
        "priority": priority,
        "published": "2023-01-31",
    }
    assert findings_title(row) == expected


def test_letters_that_are_not_read_say_so() -> None:
    unread = next(r for r in rows("joint_with_prior_judgement", area=None) if r["extraction"] == "listed")
    body = html_of("inspection", id=unread["inspection_id"])
    assert "is not read yet" in body
    assert re.search(r"<dt>Inspectorates</dt><dd>not known</dd>", body)
