"""The written statement that joint letters ask for: invented wordings of each kind, and all known letters by value."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import ParseError
from ingest.facts import Reply
from ingest.families.jtai.letter import parse
from ingest.families.jtai.reply import read_reply
from ingest.text.lines import Line, lines_of
from ingest.text.pdf import read

D = dt.date
ROOT = Path(__file__).parents[3]
GOLDEN: list[dict[str, Any]] = json.loads((ROOT / "tests/golden/jtai_replies.json").read_text(encoding="utf-8"))

ADDRESSEES = """14 March 2019
Ada Lamb, Director of Children’s Services, Eastmoor Council
Bo Pike, Director of Place, NHS Moors Integrated Care Board
Dr. Cy Reed, Chief Constable, Moor Constabulary
Dee Fox, Independent Scrutineer
Eva Hart
Dear Eastmoor Local Safeguarding Partnership"""


def ask(text: str) -> Reply | None:
    """What a letter's last lines ask for; "/" ends a line, "//" a page, the letter's own text stands before."""
    before = "Joint inspection of Eastmoor/The Eastmoor Keeping Safe Group (EKSG) met the quay watch./Boats are safe.//"
    lines = lines_of([page.replace("/", "\n") for page in (before + text).split("//")])
    return read_reply(lines, [Line(1, line) for line in ADDRESSEES.split("\n")], "Eastmoor", D(2019, 3, 14))


def preparer(words: str) -> str:
    """Who prepares, where the letter puts it in these words."""
    reply = ask(f"Next steps/{words} a written statement of proposed action./It should be sent by 2 July 2019.")
    assert reply is not None
    return reply.preparer


@pytest.mark.parametrize(
    "words",
    [
        "The local authority should prepare",
        "The local authority should coordinate the preparation of",
        "The Local Authority must co-ordinate and submit",
        "Eastmoor Metropolitan Borough Council should produce",
        "Eastmoor MBC should prepare",
        "The Royal Borough of Eastmoor and Westmoor should prepare",
        "The City of Eastmoor should prepare",
        "Eastmoor should prepare",
        "We have determined that Eastmoor is the principal authority and should prepare",
        "We have determined that Eastmoor County Council is the principal authority and should prepare",
        "We have determined that the council’s children’s services are the principal authority and should prepare",
        "We have determined that children’s social care is the principal authority and should prepare",
        "Eastmoor Council, as the principal authority, should prepare",
        "The principal authority, Eastmoor Council, should prepare",
        "The principal authority (Eastmoor Council) should prepare",
        "The principal authority is Eastmoor Council. It should prepare",
        "Eastmoor Council is the principal authority. The principal authority should prepare",
        "Ofsted has determined that the principal authority is Eastmoor Council, which should prepare",
        "The council and its safeguarding partners should jointly prepare",
        "Eastmoor Council, on behalf of the Eastmoor Safeguarding Children Partnership, should prepare",
        "We ask Eastmoor Council to prepare",
        "Eastmoor Council is required to prepare",
        "St. Eastmoor Council should lead on preparing",
    ],
)
def test_a_council_prepares_the_statement(words: str) -> None:
    assert preparer(words) == "local_authority"


@pytest.mark.parametrize(
    "words",
    [
        "The director of children’s services should prepare",
        "The DCS should prepare",
        "The Corporate Director for Children and Families should prepare",
        "The director of children services should produce",
        "Eastmoor Council’s director of children’s services should prepare",
        "We have determined that Ada Lamb is the principal authority and should prepare",
        "Ada Lamb, DCS, should prepare",
    ],
)
def test_a_director_prepares_the_statement(words: str) -> None:
    assert preparer(words) == "director_of_childrens_services"


@pytest.mark.parametrize(
    "words",
    [
        "We have determined that the MSCP is the principal authority and should prepare",
        "We have determined that the chair of the Eastmoor Safeguarding Children’s Partnership is the principal/"
        "authority and should prepare",
        "We have determined that the chair of Eastmoor Safeguarding Children Partnership (with powers given to her by"
        " the Chief Constable and the Chief Executive of the Council) is the principal authority and should prepare",
        "We have determined that Gus Vole, Chair of the Eastmoor MASA, is the principal authority and should prepare",
        "We have determined that the BSCP chair is the principal authority and should prepare",
        "The local safeguarding partners should prepare",
        "The lead safeguarding partners should prepare",
        "The Local Safeguarding Children Board should prepare",
        "The partnership should prepare",
        "The chair of Barking and Eastmoor Safeguarding Partnership should prepare",
    ],
)
def test_the_partnership_or_its_chair_prepares_the_statement(words: str) -> None:
    assert preparer(words) == "partnership"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "We have determined that Moors Integrated Care Board is the principal authority and should prepare",
            "icb_or_ccg",
        ),
        ("The ICB should prepare", "icb_or_ccg"),
        ("Eastmoor Clinical Commissioning Group should prepare", "icb_or_ccg"),
        ("NHS Moors should prepare", "icb_or_ccg"),
        ("Bo Pike, NHS Moors ICB, should prepare", "icb_or_ccg"),
        ("Moor and Fen Police should prepare", "police"),
        ("The chief constable should prepare", "police"),
        ("We have determined that Cy Reed is the principal authority and should prepare", "police"),
        ("The Police and Crime Commissioner should prepare", "other"),
        ("The youth justice service should prepare", "other"),
        ("Eastmoor Children’s Trust should prepare", "other"),
        ("Moors Partnership NHS Foundation Trust should prepare", "other"),
    ],
)
def test_another_body_prepares_the_statement(words: str, kind: str) -> None:
    assert preparer(words) == kind


def test_a_statement_that_should_be_prepared_by_somebody() -> None:
    reply = ask(
        "Next steps/A written statement of proposed action should be prepared by the local authority and sent/"
        "to box@example.org by 2 July 2019."
    )
    assert reply == Reply(preparer="local_authority", due=D(2019, 7, 2), page=2)


def test_initials_that_the_letter_spells_out() -> None:
    with pytest.raises(ParseError, match="a known kind of body"):
        preparer("The EKSG should prepare")
    reply = ask(
        "The Eastmoor Strategic Safety Partnership (ESSQ) met./Next steps/The ESSQ should prepare a written/"
        "statement. It should be sent by 2 July 2019."
    )
    assert reply is not None
    assert reply.preparer == "partnership"


@pytest.mark.parametrize(
    "words",
    [
        "The harbour watch should prepare",
        "We have determined that Hal Stoat is the principal authority and should prepare",
        "We have determined that Eva Hart is the principal authority and should prepare",
        "The principal authority should prepare",
        "There should one day be",
    ],
)
def test_a_preparer_that_nothing_explains_is_refused(words: str) -> None:
    with pytest.raises(
        ParseError, match=r"page 2: expected (a known kind|a sentence on who|the name of the principal)"
    ):
        preparer(words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 14 July 2019", D(2019, 7, 14)),
        ("by 14/July 2019", D(2019, 7, 14)),
        ("by 14 July/2019", D(2019, 7, 14)),
        ("by 14 July 19", D(2019, 7, 14)),
        ("by the 14th of July, 2019", D(2019, 7, 14)),
        ("by Sunday 14 July 2019", D(2019, 7, 14)),
        ("by Sunday, 14th July 2019", D(2019, 7, 14)),
        ("no later than 14 July 2019", D(2019, 7, 14)),
        ("on or before 14 July 2019", D(2019, 7, 14)),
        ("by 5pm on 14 July 2019", D(2019, 7, 14)),
        ("by close of business on 14 July 2019", D(2019, 7, 14)),
        ("by 14 Jul 2019", D(2019, 7, 14)),
        ("by 14 July", D(2019, 7, 14)),
        ("by 3 February", D(2020, 2, 3)),
        ("by 14/07/2019".replace("/", "."), D(2019, 7, 14)),
        ("by 6 March 2020, 70 working days from pre-publication", D(2020, 3, 6)),
        ("within 70 working days", None),
    ],
)
def test_the_day_by_which_it_is_due(words: str, day: dt.date | None) -> None:
    reply = ask(
        f"Next steps/The local authority should prepare a written statement of action.2/2/2 The Regulations 2015/"
        f"say which agency should make the written statement./The DCS should send it to box@example.org {words}."
    )
    assert reply == Reply(preparer="local_authority", due=day, page=2)


def test_a_weekday_that_does_not_fit_its_date_is_kept_with_the_day() -> None:
    reply = ask("Next steps/The DCS should prepare a written statement. The DCS should send it by Friday 14 July 2019.")
    assert reply is not None
    assert (reply.due, reply.due_as_printed) == (D(2019, 7, 14), "Friday 14 July 2019")


def test_a_day_that_is_not_in_the_calendar_and_two_days_are_refused() -> None:
    asked = "Next steps/The DCS should prepare a written statement. The DCS should send it by "
    with pytest.raises(ParseError, match="a day of the calendar"):
        ask(asked + "31 June 2019.")
    with pytest.raises(ParseError, match=r"one day by which .* 2019-07-01 and 2019-07-02"):
        ask(asked + "1 July 2019. The plan is due by 2 July 2019.")


def test_the_passage_starts_at_its_heading_even_on_the_page_before() -> None:
    reply = ask("Next steps//The DCS should prepare a written statement of action. Send it by 2 July 2019.")
    assert reply is not None
    assert reply.page == 2


def test_a_passage_without_a_heading_starts_where_it_asks() -> None:
    reply = ask(
        "Nets are mended.//More of that./The DCS should prepare a written/statement of proposed action./"
        "The DCS should send it by 2 July 2019.//Yours sincerely"
    )
    assert reply == Reply(preparer="director_of_childrens_services", due=D(2019, 7, 2), page=3)


def test_a_letter_that_asks_for_no_statement_has_no_reply() -> None:
    assert ask("Next steps/Boats will be counted again./Yours sincerely") is None


@pytest.mark.corpus
@pytest.mark.parametrize("known", GOLDEN, ids=lambda known: known["path"].split("/")[0])
def test_known_letters_ask_as_a_person_read(known: dict[str, Any], reports: Path) -> None:
    document = read(reports / known["path"])
    assert document.sha256 == known["sha256"]
    reply = parse(lines_of(document.pages)).reply
    assert reply is not None
    due = reply.due.isoformat() if reply.due else None
    assert (reply.preparer, due, reply.page) == (known["preparer"], known["due"], known["page"])
