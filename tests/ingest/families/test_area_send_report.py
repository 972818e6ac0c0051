"""Area SEND inspections: invented reports in each layout, spoilt copies, and the corpus against facts read by eye."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from ingest.errors import ParseError
from ingest.facts import ReportFacts
from ingest.families.area_send import report as area_send
from ingest.text.lines import lines_of
from ingest.text.pdf import read

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT.parent / "shared" / "reports"
GOLDEN = json.loads((ROOT / "tests/golden/area_send.json").read_text(encoding="utf-8"))
D = dt.date

FIRST = (
    """Local area partnership report
Area SEND inspection of Northwick and
Eastham Local Area Partnership
Inspection dates: 29 January 2024 to 02 February 2024
Dates of previous inspection: 13 to 17 June 2016
Inspection outcome
There are widespread and/or systemic failings leading to significant concerns about the
experiences and outcomes of children, which the local area partnership must address.
HMCI requires the local area partnership to submit a priority action plan (area SEND).
Information about the local area partnership
"""
    + "Words about the area that fill the first page of this invented report.\n" * 24
)

FOOTER = """Area SEND inspection report: Northwick and Eastham Local Area Partnership
29 January 2024 to 02 February 2024 {}
"""

PRIORITY = """Areas for priority action
Responsible body Areas for priority action
Northwick Council and
NHS Eastern Shires
Integrated Care Board
Leaders at the council and at the care board should sow
turnips in the beds by the river, and water them daily.
They should also weed these beds.
Northwick Council Northwick Council leaders should keep a list of all the
beds, particularly:
• those by the river; and
• those by the hill, where it is dry and where water is
short.
Northwick Council and
NHS Eastern Shires
"""
PRIORITY_NEXT = """Integrated Care Board
Leaders at the council and at the care board must tell
gardeners when it rains.
Northwick Council and
NHS Eastern Shires
Leaders should buy spades for the gardeners who are out
"""
PRIORITY_LAST = """Integrated Care Board
in all weathers.
"""
IMPROVEMENT = """Areas for improvement
Areas for improvement
The local area partnership should see that every gardener in the area has a spade, and that
the spades are sharp. They should be sharpened again where that is needed before the winter.
The local area partnership should plant more trees beside the lanes that lead to the villages.
These trees should be oaks, since oaks live long and give much shade to those who pass by them.
Health leaders need to:
◼ bring water to the fields; and
◼ bring it in time.
"""
LAST = "Local area partnership details\nLocal Authority Integrated care board\n"


def report(*pages: str) -> list[str]:
    """The invented report's pages: the first, then those given under a footer, then the details."""
    numbered = [FOOTER.format(n) + page for n, page in enumerate(pages, start=2)]
    return [FIRST, *numbered, FOOTER.format(len(pages) + 2) + LAST]


def parse(pages: list[str]) -> ReportFacts:
    return area_send.parse(lines_of(pages))


def counts(facts: ReportFacts) -> dict[str, tuple[int, int]]:
    return {finding.section: (finding.items, finding.page) for finding in facts.findings}


WHOLE = report(PRIORITY, PRIORITY_NEXT, PRIORITY_LAST + IMPROVEMENT)


def test_title_dates_outcome_and_inspectorates() -> None:
    assert area_send.recognises(lines_of(WHOLE))
    facts = parse(WHOLE)
    assert (facts.programme, facts.event, facts.area) == ("area_send", "inspection", "Northwick and Eastham")
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2024, 1, 29), D(2024, 2, 2))
    assert (facts.inspectorates, facts.published) == (("Ofsted", "CQC"), None)
    (judgement,) = facts.judgements
    assert (judgement.aspect, judgement.made_by, judgement.scale) == (
        "experiences_and_outcomes",
        "Ofsted and CQC",
        "area_send",
    )
    assert (judgement.grade, judgement.page) == ("systemic_failings", 1)


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("arrangements typically lead to positive experiences and outcomes for children", "typically_positive"),
        ("arrangements lead to inconsistent experiences and\noutcomes for children", "inconsistent"),
    ],
)
def test_other_outcomes_without_priority_actions(sentence: str, grade: str) -> None:
    head, _, rest = FIRST.partition("There are widespread")
    pages = report(IMPROVEMENT)
    pages[0] = f"{head}The local area partnership’s {sentence}.\nInformation about{rest.split('Information about')[1]}"
    facts = parse(pages)
    assert facts.judgements[0].grade == grade
    assert counts(facts) == {"improvement": (3, 2)}


def test_rows_are_counted_over_pages_and_beside_a_body_on_one_line() -> None:
    assert counts(parse(WHOLE)) == {"priority_action": (4, 2), "improvement": (3, 4)}


def test_name_left_over_from_a_row_of_the_page_before_is_no_row() -> None:
    before = PRIORITY + "Leaders should buy spades.\n"
    after = "Integrated Care Board\nNorthwick Council\nLeaders should buy more spades for gardeners who are out.\n"
    assert counts(parse(report(before, after + IMPROVEMENT)))["priority_action"] == (4, 2)


def test_numbered_and_bulleted_rows_are_counted_by_their_marks() -> None:
    numbered = "Areas for improvement\n1. The partnership should sow.\nIt should water.\n2. Leaders should reap.\n"
    assert counts(parse(report(PRIORITY_NEXT_TABLE + numbered)))["improvement"] == (2, 2)
    bullets = "Areas for improvement\n◼ The partnership should sow\nin time.\n◼ Leaders should reap.\n"
    assert counts(parse(report(PRIORITY_NEXT_TABLE + bullets)))["improvement"] == (2, 2)


PRIORITY_NEXT_TABLE = """Area for priority action
Responsible body Area for priority action
Northwick Council
Leaders should sow turnips in all the beds by the river.
"""


def test_stated_none_is_zero() -> None:
    none = "Areas for improvement\nThere are no areas for improvement.\n"
    assert counts(parse(report(PRIORITY_NEXT_TABLE + none))) == {"priority_action": (1, 2), "improvement": (0, 2)}


@pytest.mark.parametrize(
    ("spoil", "by", "message"),
    [
        ("widespread and/or systemic failings", "some failings", "one of the three outcomes, found none of them"),
        ("Inspection outcome", "Outcome of it", "expected the heading 'Inspection outcome'"),
        ("02 February 2024\nDates", "then\nDates", "the last day of the inspection, found one day"),
        ("Areas for priority action\nResponsible body", "Words\nWords", "since a priority action plan is required"),
        ("Northwick Council Northwick Council leaders", "Words and words by which leaders", "another paragraph"),
        ("2. Leaders", "3. Leaders", "expected rows numbered from 1 on, found 1, 3"),
        ("Local area partnership details", "Words", "'Local area partnership details' after the findings"),
        ("Area SEND inspection of", "About", "expected the title"),
    ],
)
def test_spoilt_report_raises_and_says_why(spoil: str, by: str, message: str) -> None:
    numbered = "Areas for improvement\n1. The partnership should sow.\n2. Leaders should reap.\n"
    pages = report(PRIORITY, PRIORITY_NEXT, PRIORITY_LAST + numbered)
    spoilt = [page.replace(spoil, by).replace("Local Authority Integrated care board", "") for page in pages]
    assert spoilt != pages
    with pytest.raises(ParseError, match=message):
        parse(spoilt)


def test_sentence_that_may_or_may_not_begin_a_row_raises() -> None:
    doubtful = IMPROVEMENT.replace(
        "These trees should be oaks, since oaks live", "Leaders should plant oaks, which live"
    )
    with pytest.raises(ParseError, match="a sentence that may begin another row"):
        parse(report(PRIORITY, PRIORITY_NEXT, PRIORITY_LAST + doubtful))


def test_monitoring_inspections_are_left_to_quarantine() -> None:
    text = FIRST.replace("Area SEND inspection", "Area SEND monitoring inspection")
    assert not area_send.recognises(lines_of([text]))


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: str(golden["report"]))
def test_report_states_what_was_read_by_eye(golden: dict[str, object]) -> None:
    with (REPORTS / "index.csv").open(encoding="utf-8", newline="") as file:
        paths = {row["sha256"]: row["path"] for row in csv.DictReader(file)}
    lines = lines_of(read(REPORTS / paths[str(golden["sha256"])]).pages)
    assert area_send.recognises(lines)
    facts = area_send.parse(lines)
    stated = json.loads(facts.model_dump_json())
    for key in ("area", "event", "fieldwork_start", "fieldwork_end", "published", "inspectorates"):
        assert stated[key] == golden[key], key
    assert {j.aspect: [j.grade, j.page] for j in facts.judgements} == golden["judgements"]
    assert {f.section: [f.items, f.page] for f in facts.findings} == golden["findings"]
