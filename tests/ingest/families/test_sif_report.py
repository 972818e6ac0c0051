"""SIF reports: golden facts read by eye, invented reports in each layout, and spoilt copies that must be refused."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import ParseError
from ingest.facts import ReportFacts
from ingest.families.sif.report import parse, recognises
from ingest.text.grades import grade_of, leading_grade
from ingest.text.lines import Line, lines_of
from ingest.text.pdf import read

ROOT = Path(__file__).parents[3]
REPORTS = ROOT.parent / "shared" / "reports"
GOLDEN: list[dict[str, Any]] = [
    golden
    for golden in json.loads((ROOT / "tests" / "golden" / "sif.json").read_text(encoding="utf-8"))
    if "judgements" in golden
]

FOOTNOTE = """1 Two reports are bound together here, as the law of
Wexcombe allows."""

EARLY = f"""Wexcombe County Council
Inspection of services for children in need of help and
protection, children looked after and Care Leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection dates: 19 November-11 December 2013 and 28 – 30
January 2014
The overall judgement is requires improvement.
Nothing is badly wrong.
Every child of the county should have good help.
1. Children who need help and protection Good
2. Children looked after and achieving permanence Requires
improvement
2.1 Adoption performance Outstanding
2.2 Experiences and progress of Care Leavers
Requires
Improvement
3. Leadership, management and governance Good
The judgement for the effectiveness of the Local Safeguarding Children
Board (LSCB) is requires improvement
The LSCB is not there yet.
{FOOTNOTE}
#### PAGE
Contents
Section 1: the local authority 3
#### PAGE
What the inspection judgements mean: the LSCB
An LSCB that is good does well.
An LSCB requires improvement if it does less
well."""

LATE = f"""Royal Borough of Upper Wexcombe and
Marl
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection date: 6 to 30 July 2015
Report published: 15 September 2015
Children’s services in the Royal Borough of Upper Wexcombe and
Marl require improvement to be good
Leadership, management and governance require improvement when nobody
knows the way.
1. Children who need help and protection Inadequate
2. Children looked after and achieving
permanence
Require improvement
2.1 Adoption performance Not Judged
{FOOTNOTE}
#### PAGE
2.2 Experiences and progress of care leavers Requires Improvement
1. Leadership, management and governance Requires improvement to
be good
Executive summary
Progress since the last inspection is slow. The LSCB was inadequate in 2011.
#### PAGE
Training by the board is good. Attendance at the
LSCB is outstanding.
The LSCB is good
at holding partners to account.
#### PAGE
The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board requires improvement to
be good
Executive summary
The LSCB is a joint board of two councils. The board is strong."""

AGAIN = """Marl City Council
Re-inspection of services for children in need of help and protection, children
looked after and care leavers
Inspection date: 30 October – 23 November 2017
Report published: 29 January 2018
Children's services in Marl are good
1. Children who need help and protection Good
2. Children looked after and achieving permanence Outstanding
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Good
_______________________
#### PAGE
Executive summary
At the previous inspection services were inadequate."""


def _lines(text: str) -> list[Line]:
    return lines_of(text.split("#### PAGE\n"))


def _grades(facts: ReportFacts) -> dict[str, tuple[str, int | None]]:
    return {judgement.aspect: (judgement.grade, judgement.page) for judgement in facts.judgements}


def _corpus_path(sha256: str) -> Path:
    index = REPORTS / "index.csv"
    if not index.exists():
        pytest.skip(f"the published reports are not beside the project ({index})")
    with index.open(encoding="utf-8", newline="") as file:
        return next(REPORTS / row["path"] for row in csv.DictReader(file) if row["sha256"] == sha256)


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=[golden["name"] for golden in GOLDEN])
def test_report_says_what_was_read_by_eye(golden: dict[str, Any]) -> None:
    lines = lines_of(read(_corpus_path(golden["sha256"])).pages)
    assert recognises(lines)
    facts = parse(lines).model_dump(mode="json")
    assert {key: facts[key] for key in ("programme", "event", "area", "fieldwork_start", "fieldwork_end")} == {
        "programme": "sif",
        **{key: golden[key] for key in ("event", "area", "fieldwork_start", "fieldwork_end")},
    }
    assert facts["published"] == golden["published"]
    assert facts["judgements"] == [
        {"made_by": "Ofsted", "scale": "four_point", **judgement} for judgement in golden["judgements"]
    ]


def test_early_report_has_the_board_on_page_1_and_two_ranges_of_dates() -> None:
    facts = parse(_lines(EARLY))
    assert (facts.programme, facts.event, facts.inspectorates) == ("sif", "inspection", ("Ofsted",))
    assert facts.area == "Wexcombe County Council"
    assert (facts.fieldwork_start, facts.fieldwork_end) == (dt.date(2013, 11, 19), dt.date(2014, 1, 30))
    assert facts.published is None
    assert _grades(facts) == {
        "overall": ("requires_improvement", 1),
        "help_protection": ("good", 1),
        "looked_after": ("requires_improvement", 1),
        "adoption": ("outstanding", 1),
        "care_leavers": ("requires_improvement", 1),
        "leadership": ("good", 1),
        "lscb": ("requires_improvement", 1),
    }


def test_late_report_has_the_board_in_its_own_section_and_a_table_over_two_pages() -> None:
    facts = parse(_lines(LATE))
    assert facts.area == "Royal Borough of Upper Wexcombe and Marl"
    assert (facts.fieldwork_start, facts.fieldwork_end) == (dt.date(2015, 7, 6), dt.date(2015, 7, 30))
    assert facts.published == dt.date(2015, 9, 15)
    assert _grades(facts) == {
        "overall": ("requires_improvement", 1),
        "help_protection": ("inadequate", 1),
        "looked_after": ("requires_improvement", 1),
        "adoption": ("not_judged", 1),
        "care_leavers": ("requires_improvement", 2),
        "leadership": ("requires_improvement", 2),
        "lscb": ("requires_improvement", 4),
    }


def test_re_inspection_has_no_board() -> None:
    facts = parse(_lines(AGAIN))
    assert (facts.event, facts.area) == ("re-inspection", "Marl City Council")
    assert _grades(facts)["overall"] == ("good", 1)
    assert "lscb" not in _grades(facts)


def test_re_inspection_may_be_stated_in_the_summary_alone() -> None:
    titled = AGAIN.replace("Re-inspection", "Inspection")
    assert parse(_lines(titled)).event == "inspection"
    assert parse(_lines(titled + "\nThis is a re-inspection of services.")).event == "re-inspection"
    law = "\n#### PAGE\nThe re-inspection of the local authority was carried out under an\nAct."
    assert parse(_lines(titled + law)).event == "re-inspection"


def test_a_list_of_grades_in_the_same_areas_from_an_earlier_inspection_tells_a_re_inspection() -> None:
    titled = AGAIN.replace("Re-inspection", "Inspection") + "\n#### PAGE\nPrevious Ofsted inspections\n"
    earlier = "\uf0a7 Children looked after and achieving permanence: requires\nimprovement\n\uf0a7 Adoption: good"
    assert parse(_lines(titled + earlier)).event == "re-inspection"
    assert (
        parse(_lines(titled + "\uf0a7 Services for children looked after were judged to be good.")).event
        == "inspection"
    )
    assert (
        parse(_lines(titled.replace("Previous Ofsted inspections", "Local leadership") + earlier)).event == "inspection"
    )


def test_publication_date_may_run_over_two_lines() -> None:
    assert parse(_lines(AGAIN.replace("29 January 2018", "29\nJanuary 2018"))).published == dt.date(2018, 1, 29)


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
    assert _grades(parse(_lines(report)))["overall"] == (grade, 1)


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
    assert _grades(parse(_lines(report)))["lscb"] == (grade, 3)


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
    assert "lscb" not in _grades(parse(_lines(f"{AGAIN}\n{prose}")))


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
    facts = parse(_lines(AGAIN.replace("Inspection date: 30 October – 23 November 2017", label)))
    assert (facts.fieldwork_start, facts.fieldwork_end) == (start, end)


@pytest.mark.parametrize(
    ("report", "old", "new", "message"),
    [
        (AGAIN, "Re-inspection of services for", "Letter on", "page 1: expected the title"),
        (AGAIN, "Marl City Council\n", "Ofsted\n", "page 1: expected the council's name"),
        (AGAIN, "Inspection date:", "Date:", "page 1: expected an inspection date"),
        (AGAIN, "30 October – 23 November 2017", "to be announced", "page 1: expected dates alone"),
        (
            AGAIN,
            "30 October – 23 November 2017",
            "30 November 2017 – 23 November 2017",
            "page 1: expected dates in order",
        ),
        (AGAIN, "30 October –", "31 November –", "page 1: expected a day of the calendar"),
        (AGAIN, "30 October – 23 November 2017", "30/13/2017", "expected a date as day/month/year"),
        (AGAIN, "29 January 2018", "January 2018", "page 1: expected a date with day, month and year of publication"),
        (AGAIN, "are good", "are improving", "page 1: expected the overall judgement"),
        (AGAIN, "are good", "are not yet good", "page 1: expected the overall judgement"),
        (AGAIN, "are good", "are good. The overall judgement is inadequate", "expected one grade for overall"),
        (
            AGAIN,
            "protection Good",
            "protection Adequate",
            "page 1: expected a grade .* beside its row, found .*'Adequate'",
        ),
        (AGAIN, "Adoption performance Good", "Adoption performance", "expected a grade .* beside its row"),
        (AGAIN, "3. Leadership, management", "3. Leaders", "page 1: expected a row for leadership"),
        (AGAIN, "2.1 Adoption", "2.1 Adoption performance Inadequate\n2.1 Adoption", "expected one grade for adoption"),
        (
            LATE,
            "Board requires improvement to\nbe good",
            "Board is adequate",
            "page 4: expected a grade .* board's section",
        ),
        (
            EARLY,
            "Contents",
            "The LSCB is inadequate.\nContents",
            "page 1: expected one grade for the safeguarding board",
        ),
    ],
)
def test_spoilt_report_is_refused_with_the_place_and_the_reason(report: str, old: str, new: str, message: str) -> None:
    assert old in report
    with pytest.raises(ParseError, match=message):
        parse(_lines(report.replace(old, new)))


@pytest.mark.parametrize(
    "first",
    [
        "Inspection of local authority children’s services",
        "Focused visit to Marl children’s services",
        "We last made an inspection of services for children in need of help and protection",
    ],
)
def test_other_documents_are_not_sif(first: str) -> None:
    assert not recognises(_lines(f"Marl City Council\n{first}\nInspection dates: 4 June 2018 to 15 June 2018"))


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
