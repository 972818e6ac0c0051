"""ILACS inspections: invented reports in each layout, spoilt copies, and the corpus against facts read by eye."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from ingest.errors import ParseError
from ingest.families.ilacs import report as ilacs
from ingest.text.lines import lines_of
from ingest.text.pdf import read

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT.parent / "shared" / "reports"
GOLDEN = json.loads((ROOT / "tests/golden/ilacs.json").read_text(encoding="utf-8"))
D = dt.date

OLD = """Northwick County Council
Inspection of children’s social care services
Inspection dates: 8 July 2019 to 12 July 2019 and 7 August 2019 to
8 August 2019
Lead inspector: A Person
Her Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children
and families Good
The experiences and progress of children who need help and
protection
Requires improvement
to be good
The experiences and progress of children in care and care
leavers Requires improvement
Overall effectiveness Requires improvement
to be good
Words about Northwick, whose overall effectiveness was once inadequate."""

NEW = """Inspection of the Northwick and Eastham
City Council local authority children’s
services
Inspection dates: 22 January to 2 February 2024
Lead inspector: A Person, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work
practice with children and families
Outstanding
The experiences and progress of
children who need help and protection
Good
The experiences and progress of
children in care
Inadequate
The experiences and progress of care
leavers
Requires improvement to be good
Overall effectiveness Good
Words about Northwick.
The experiences and progress of children who need help and
protection: good
1. More words."""


def parse(*pages: str) -> ilacs.ReportFacts:
    return ilacs.parse(lines_of(pages))


def grades(facts: ilacs.ReportFacts) -> dict[str, str]:
    return {j.aspect: j.grade for j in facts.judgements}


def test_layout_of_2018_to_2020_with_the_council_above_the_title() -> None:
    facts = parse(OLD)
    assert ilacs.recognises(lines_of([OLD]))
    assert (facts.area, facts.programme, facts.inspectorates) == ("Northwick County Council", "ilacs", ("Ofsted",))
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2019, 7, 8), D(2019, 8, 8))
    assert facts.published is None
    assert grades(facts) == {
        "leaders": "good",
        "help_protection": "requires_improvement",
        "in_care_and_care_leavers": "requires_improvement",
        "overall": "requires_improvement",
    }


def test_council_named_after_the_title() -> None:
    below = OLD.replace("Northwick County Council\n", "").replace("care services", "care services in Northwick", 1)
    assert parse(below).area == "Northwick"


def test_layout_since_2021_with_separate_rows_for_care_leavers() -> None:
    facts = parse(NEW)
    assert facts.area == "Northwick and Eastham City Council"
    assert grades(facts) == {
        "leaders": "outstanding",
        "help_protection": "good",
        "in_care": "inadequate",
        "care_leavers": "requires_improvement",
        "overall": "good",
    }


def test_running_header_above_the_title_and_table_over_two_pages() -> None:
    header = "Inspection of Northwick local authority children’s services\n22 January to 2 February 2024 {}\n"
    first, second = NEW.split("The experiences and progress of care\n")
    facts = parse(header.format(1) + first, header.format(2) + "The experiences and progress of care\n" + second)
    assert facts.area == "Northwick and Eastham City Council"
    assert {j.aspect: j.page for j in facts.judgements} == {
        "leaders": 1,
        "help_protection": 1,
        "in_care": 1,
        "care_leavers": 2,
        "overall": 2,
    }


def test_capitals_header_on_two_lines_and_care_leavers_named_otherwise() -> None:
    text = NEW.replace("Judgement Grade", "JUDGEMENT\nGRADE").replace("Overall effectiveness", "OVERALL EFFECTIVENESS")
    text = text.replace("progress of care\nleavers", "progress of\nchildren care leavers")
    assert grades(parse(text)) == grades(parse(NEW))


@pytest.mark.parametrize(
    ("dates", "event"),
    [
        ("8 to 12 December 2025", "short"),
        ("7 May 2024 to 10 May 2024", "short"),
        ("22 January to 2 February 2024", "standard"),
        ("11 – 22 July 2022", "standard"),
        ("30 September to 11 October 2024 and 13 to 16 January 2025", "standard"),
        ("8 July to 12 July and 7 August to 8 August 2019", "short"),
        ("2 to 27 March 2020", "inspection"),
        ("12 to 17 March 2020", "inspection"),
    ],
)
def test_weeks_on_site_tell_standard_from_short(dates: str, event: str) -> None:
    assert parse(NEW.replace("22 January to 2 February 2024", dates)).event == event


def test_no_overall_grade_from_april_2026_and_none_taken_from_the_narrative() -> None:
    text = NEW.replace("22 January to 2 February 2024", "20 to 24 April 2026")
    text = text.replace("Overall effectiveness Good\n", "Overall effectiveness was judged to be good in 2022.\n")
    assert "overall" not in grades(parse(text))


@pytest.mark.parametrize(
    ("spoil", "by", "message"),
    [
        (
            "Overall effectiveness Good\n",
            "",
            "overall effectiveness .inspections before April 2026 have one., found none",
        ),
        ("\nInadequate\n", "\nPoor\n", "found help_protection, leaders, then a row that is not understood"),
        ("Judgement Grade", "Words", "expected the table 'Judgement . Grade'"),
        ("Inspection dates:", "Dates:", "expected the label 'Inspection dates'"),
        ("22 January to 2 February 2024", "January 2024", "expected a date with a month"),
        ("22 January to 2 February 2024", "22 January 2024", "first and the last day of the inspection, found one day"),
        ("Inspection of the", "About the", "expected a title with 'Inspection of'"),
        (
            "protection: good",
            "protection: inadequate",
            "in the table and in the section's heading, found good and inadequate",
        ),
        ("children in care\nInadequate", "care\nleavers\nInadequate", "found care_leavers, help_protection, leaders"),
    ],
)
def test_spoilt_report_raises_and_says_why(spoil: str, by: str, message: str) -> None:
    assert spoil in NEW
    with pytest.raises(ParseError, match=message):
        parse(NEW.replace(spoil, by))


def test_reports_of_other_families_are_not_recognised() -> None:
    sif = """Northwick Council
    Inspection of services for children in need of help and protection, children looked after and care leavers
    Inspection date: 7 May 2014"""
    assert not ilacs.recognises(lines_of([sif]))


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: str(golden["report"]))
def test_report_states_what_was_read_by_eye(golden: dict[str, object]) -> None:
    with (REPORTS / "index.csv").open(encoding="utf-8", newline="") as file:
        paths = {row["sha256"]: row["path"] for row in csv.DictReader(file)}
    lines = lines_of(read(REPORTS / paths[str(golden["sha256"])]).pages)
    assert ilacs.recognises(lines)
    facts = ilacs.parse(lines)
    stated = json.loads(facts.model_dump_json())
    for key in ("area", "event", "fieldwork_start", "fieldwork_end", "published", "inspectorates"):
        assert stated[key] == golden[key], key
    assert {j.aspect: [j.grade, j.page] for j in facts.judgements} == golden["judgements"]
    assert {f.section: [f.items, f.page] for f in facts.findings} == golden["findings"]
