"""Dates, grades and the board's grade of the single inspection framework in each wording."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.errors import ParseError
from ingest.families.sif.report import parse
from ingest.text.grades import grade_of, leading_grade
from tests.ingest.families.sif_reports import AGAIN, grades, lines


@pytest.mark.parametrize(
    ("stated", "grade"),
    [
        ("The overall judgement is that children’s services are\ninadequate.2", "inadequate"),
        ("The overall judgement is that children’s service requires\nimprovement", "requires_improvement"),
        ("The overall judgement is Outstanding", "outstanding"),
        ("Overall effectiveness: Good", "good"),
        ("Children’s services in St. Marl requires improvement to be Good.", "requires_improvement"),
        ("Children's services in Marl are judged to be outstanding", "outstanding"),
    ],
)
def test_overall_judgement_in_each_wording(stated: str, grade: str) -> None:
    report = AGAIN.replace("Children's services in Marl are good", stated)
    assert grades(parse(lines(report)))["overall"] == (grade, 1)


@pytest.mark.parametrize(
    ("stated", "grade"),
    [
        ("The Marl Safeguarding Children’s Board (MSCB) is outstanding.", "outstanding"),
        ("The effectiveness of the LSCB is\ninadequate", "inadequate"),
        ("The LSCB requires improvement because:", "requires_improvement"),
        ("The judgement is that the Local Safeguarding Children Board requires\nimprovement", "requires_improvement"),
        ("Work has begun. The LSCB in Marl is judged to be inadequate, as it is not\nin control.", "inadequate"),
        ("Section 2: The effectiveness of the local safeguarding children board is good", "good"),
        ("The Local Safeguarding Children Board: Good", "good"),
    ],
)
def test_board_grade_in_each_wording(stated: str, grade: str) -> None:
    report = f"{AGAIN}\n#### PAGE\n{stated}\nAn LSCB that is good monitors."
    assert grades(parse(lines(report)))["lscb"] == (grade, 3)


@pytest.mark.parametrize(
    "prose",
    [
        "The LSCB was inadequate.",
        "A Local Safeguarding Children Board requires improvement if it\nis not good.",
        "An LSCB that is inadequate does not learn.",
        "Attendance at the LSCB is good.",
        "Work of the\nLSCB is good.",
        "The LSCB is good at training.",
        "Training by the Marl Safeguarding Children Board is good.",
        "The Local Safeguarding Children Board training is good.",
    ],
)
def test_what_is_no_grade_of_the_board_gives_none(prose: str) -> None:
    assert "lscb" not in grades(parse(lines(f"{AGAIN}\n{prose}")))


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("Inspection date: 1/06/2015 – 25/06/2015", dt.date(2015, 6, 1), dt.date(2015, 6, 25)),
        ("Reinspection date: 20 June 2017 ─ 13 July 2017", dt.date(2017, 6, 20), dt.date(2017, 7, 13)),
        ("Inspection date(s): Monday 4 Sept to Thursday 28 Sept 2017", dt.date(2017, 9, 4), dt.date(2017, 9, 28)),
        ("Inspection dates:\n14 January 2014- 5 February 2014", dt.date(2014, 1, 14), dt.date(2014, 2, 5)),
        ("Inspection date: 28 July 2016", dt.date(2016, 7, 28), dt.date(2016, 7, 28)),
        ("Inspection date: 4 to 28 September", dt.date(2017, 9, 4), dt.date(2017, 9, 28)),
    ],
)
def test_inspection_date_in_each_wording(label: str, start: dt.date, end: dt.date) -> None:
    facts = parse(lines(AGAIN.replace("Inspection date: 30 October – 23 November 2017", label)))
    assert (facts.fieldwork_start, facts.fieldwork_end) == (start, end)


@pytest.mark.parametrize(
    ("phrase", "grade"),
    [
        ("Require improvement", "requires_improvement"),
        ("requires improvement to be good", "requires_improvement"),
        ("Requires\nImprovement.2", "requires_improvement"),
        ("Inadequate.", "inadequate"),
        ("in-adequate", "inadequate"),
        ("‘Good’", "good"),
        ("OUTSTANDING", "outstanding"),
        ("Not Judged", "not_judged"),
    ],
)
def test_grade_of_each_wording(phrase: str, grade: str) -> None:
    assert grade_of(phrase) == grade


@pytest.mark.parametrize("phrase", ["", "Adequate", "good at times", "improvement", "required improvement", "goods"])
def test_what_is_no_grade_is_refused(phrase: str) -> None:
    with pytest.raises(ParseError, match="page 7: expected a grade of the four-point scale"):
        grade_of(phrase, 7)


def test_leading_grade_leaves_the_rest() -> None:
    assert leading_grade("Requires improvement to be good 2.1") == ("requires_improvement", " 2.1")
    assert leading_grade("Goodness") is None
