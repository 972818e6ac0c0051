"""SIF reports: golden facts read by eye, invented reports in each layout, and spoilt copies that must be refused."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import ParseError
from ingest.families.sif.report import parse, recognises
from ingest.text.lines import lines_of
from ingest.text.pdf import read
from tests.ingest.families.sif_reports import AGAIN, EARLY, LATE, grades, lines

ROOT = Path(__file__).parents[3]
REPORTS = ROOT.parent / "shared" / "reports"
GOLDEN: list[dict[str, Any]] = [
    golden
    for golden in json.loads((ROOT / "tests" / "golden" / "sif.json").read_text(encoding="utf-8"))
    if "judgements" in golden
]


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
    facts = parse(lines(EARLY))
    assert (facts.programme, facts.event, facts.inspectorates) == ("sif", "inspection", ("Ofsted",))
    assert facts.area == "Wexcombe County Council"
    assert (facts.fieldwork_start, facts.fieldwork_end) == (dt.date(2013, 11, 19), dt.date(2014, 1, 30))
    assert facts.published is None
    assert grades(facts) == {
        "overall": ("requires_improvement", 1),
        "help_protection": ("good", 1),
        "looked_after": ("requires_improvement", 1),
        "adoption": ("outstanding", 1),
        "care_leavers": ("requires_improvement", 1),
        "leadership": ("good", 1),
        "lscb": ("requires_improvement", 1),
    }


def test_late_report_has_the_board_in_its_own_section_and_a_table_over_two_pages() -> None:
    facts = parse(lines(LATE))
    assert facts.area == "Royal Borough of Upper Wexcombe and Marl"
    assert (facts.fieldwork_start, facts.fieldwork_end) == (dt.date(2015, 7, 6), dt.date(2015, 7, 30))
    assert facts.published == dt.date(2015, 9, 15)
    assert grades(facts) == {
        "overall": ("requires_improvement", 1),
        "help_protection": ("inadequate", 1),
        "looked_after": ("requires_improvement", 1),
        "adoption": ("not_judged", 1),
        "care_leavers": ("requires_improvement", 2),
        "leadership": ("requires_improvement", 2),
        "lscb": ("requires_improvement", 4),
    }


def test_re_inspection_has_no_board() -> None:
    facts = parse(lines(AGAIN))
    assert (facts.event, facts.area) == ("re-inspection", "Marl City Council")
    assert grades(facts)["overall"] == ("good", 1)
    assert "lscb" not in grades(facts)


def test_re_inspection_may_be_stated_in_the_summary_alone() -> None:
    titled = AGAIN.replace("Re-inspection", "Inspection")
    assert parse(lines(titled)).event == "inspection"
    assert parse(lines(titled + "\nThis is a re-inspection of services.")).event == "re-inspection"
    law = "\n#### PAGE\nThe re-inspection of the local authority was carried out under an\nAct."
    assert parse(lines(titled + law)).event == "re-inspection"


def test_a_list_of_grades_in_the_same_areas_from_an_earlier_inspection_tells_a_re_inspection() -> None:
    titled = AGAIN.replace("Re-inspection", "Inspection") + "\n#### PAGE\nPrevious Ofsted inspections\n"
    earlier = "\uf0a7 Children looked after and achieving permanence: requires\nimprovement\n\uf0a7 Adoption: good"
    assert parse(lines(titled + earlier)).event == "re-inspection"
    assert (
        parse(lines(titled + "\uf0a7 Services for children looked after were judged to be good.")).event == "inspection"
    )
    assert (
        parse(lines(titled.replace("Previous Ofsted inspections", "Local leadership") + earlier)).event == "inspection"
    )


def test_publication_date_may_run_over_two_lines() -> None:
    assert parse(lines(AGAIN.replace("29 January 2018", "29\nJanuary 2018"))).published == dt.date(2018, 1, 29)


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
        parse(lines(report.replace(old, new)))


@pytest.mark.parametrize(
    "first",
    [
        "Inspection of local authority children’s services",
        "Focused visit to Marl children’s services",
        "We last made an inspection of services for children in need of help and protection",
    ],
)
def test_other_documents_are_not_sif(first: str) -> None:
    assert not recognises(lines(f"Marl City Council\n{first}\nInspection dates: 4 June 2018 to 15 June 2018"))
