"""Letters after focused and monitoring visits: invented letters in the published forms, and spoilt copies."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from ingest.errors import ParseError
from ingest.families.ilacs import visit as visits
from ingest.text.lines import lines_of
from ingest.text.pdf import read

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = json.loads((ROOT / "tests/golden/visits.json").read_text(encoding="utf-8"))
D = dt.date

LETTER = """Ofsted
A Street
T 0300 000 0000
16 July 2018
A Person
Director of Children’s Services
Northwick Council
Dear A
{heading}
{text}"""

FOCUSED = "Focused visit to Northwick local authority children’s services"
OPENING = (
    "This letter summarises the findings of a focused visit to Northwick local authority\n"
    "children’s services on 5 and 6 June 2018. The inspectors were two inspectors.\n"
)


def letter(text: str, heading: str = FOCUSED) -> list[visits.Line]:
    return lines_of([LETTER.format(heading=heading, text=text)])


def test_focused_visit() -> None:
    lines = letter(OPENING + "Inspectors looked at the local authority’s arrangements for the ‘front door’. They")
    assert visits.recognises(lines)
    facts = visits.parse(lines)
    assert (facts.programme, facts.event, facts.area) == ("ilacs", "focused visit", "Northwick")
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2018, 6, 5), D(2018, 6, 6))
    assert facts.published == D(2018, 7, 16)
    assert facts.theme_stated == "the front door"
    assert (facts.judgements, facts.findings, facts.inspectorates) == ((), (), ("Ofsted",))


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("the findings of the focused visit to the London Borough of Northwick on 26 June 2018.", (6, 26), (6, 26)),
        ("the findings of the focused visit to Northwick from 31 May to 1 June 2018. ", (5, 31), (6, 1)),
        ("the findings of the focused visit to Northwick between Tuesday 5 and Wednesday 6 June 2018.", (6, 5), (6, 6)),
        ("the findings of the focused visit to Northwick that took place on 5 and 6 June.", (6, 5), (6, 6)),
        ("the findings of a recent COVID-19 focused visit to Northwick on 5 to 7 June 2018.", (6, 5), (6, 7)),
    ],
)
def test_dates_of_a_visit(sentence: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    facts = visits.parse(letter("This letter summarises " + sentence))
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2018, *start), D(2018, *end))
    assert facts.area in {"Northwick", "London Borough of Northwick"}


def test_monitoring_visit() -> None:
    text = (
        "This letter contains the findings of the monitoring visit to Northwick City Council children’s\n"
        "services on 30 and 31 May 2018. The visit was the second monitoring visit since the\n"
        "local authority was judged inadequate in November 2016.\n"
        "Areas covered by the visit\n"
        "During the course of this visit, inspectors reviewed the progress made in the area of help\n"
        "and protection, with a particular focus on the hub."
    )
    lines = letter(text, "Monitoring visit of Northwick City Council children’s services")
    facts = visits.parse(lines)
    assert visits.recognises(lines)
    assert (facts.event, facts.area) == ("monitoring visit", "Northwick City Council")
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2018, 5, 30), D(2018, 5, 31))
    assert facts.theme_stated == "help and protection"


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (
            "Inspectors looked at the local authority’s arrangements for children in need and those\n"
            "subject to a child protection plan. They",
            "children in need and those subject to a child protection plan",
        ),
        ("The focus of the visit was care leavers, namely those aged 18 to 25.", "care leavers"),
        ("Inspectors evaluated the quality of matching for children in care. They", "matching for children in care"),
        ("Inspectors reviewed the progress made in the following areas of concern:\n• plans\n• visits", None),
        ("Inspectors were welcomed.", None),
    ],
)
def test_subject_is_a_few_words_or_empty(sentence: str, subject: str | None) -> None:
    assert visits.parse(letter(OPENING + sentence)).theme_stated == subject


@pytest.mark.parametrize(
    ("spoil", "by", "message"),
    [
        ("on 5 and 6 June 2018", "last June", "expected a sentence 'findings of the ... visit to"),
        ("on 5 and 6 June 2018", "on 5 and 6 in the year 2018", "a date with a month"),
        ("findings of a focused visit", "findings of a meeting", "expected a sentence"),
    ],
)
def test_spoilt_letter_raises_and_says_why(spoil: str, by: str, message: str) -> None:
    assert spoil in OPENING
    with pytest.raises(ParseError, match=message):
        visits.parse(letter(OPENING.replace(spoil, by)))


def test_an_inspection_that_mentions_a_visit_is_not_a_visit() -> None:
    text = "Inspection of Northwick local authority children’s services\nInspection dates: 4 to 8 May 2020\n" + OPENING
    assert not visits.recognises(lines_of([text]))


def test_days_named_before_the_council_and_a_trust_that_carries_out_the_services() -> None:
    lines = letter(
        "This letter summarises the findings of a focused visit on 23 and 24 February 2018 to Northwick Borough\n"
        "Council children’s services (the council) that have delegated their functions to a trust.\n"
    )
    facts = visits.parse(lines)
    assert (facts.area, facts.fieldwork_start) == ("Northwick Borough Council", D(2018, 2, 23))


def test_a_short_name_in_brackets_is_no_part_of_the_councils_name() -> None:
    facts = visits.parse(letter(OPENING.replace("Northwick local", "Northwick and Marl (N&M) local")))
    assert facts.area == "Northwick and Marl"


def test_young_peoples_services_are_no_part_of_the_councils_name() -> None:
    facts = visits.parse(letter(OPENING.replace("local authority\nchildren’s", "young people’s")))
    assert facts.area == "Northwick"


def test_a_letters_date_may_stand_in_a_box_below_the_text() -> None:
    text = LETTER.replace("16 July 2018\n", "").format(heading=FOCUSED, text=OPENING + "Overview\nWords.\n16 July 2018")
    assert visits.parse(lines_of([text])).published == D(2018, 7, 16)


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: str(golden["report"]))
def test_letter_states_what_was_read_by_eye(golden: dict[str, object], reports: Path) -> None:
    with (reports / "index.csv").open(encoding="utf-8", newline="") as file:
        paths = {row["sha256"]: row["path"] for row in csv.DictReader(file)}
    lines = lines_of(read(reports / paths[str(golden["sha256"])]).pages)
    assert visits.recognises(lines)
    stated = json.loads(visits.parse(lines).model_dump_json())
    for key in ("area", "event", "fieldwork_start", "fieldwork_end", "published", "theme_stated"):
        assert stated[key] == golden[key], key
    assert {row["section"]: [row["items"], row["page"]] for row in stated["findings"]} == golden["findings"]
