"""Joint targeted area inspection letters: invented ones in each layout, and the published ones by value."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.errors import ParseError
from ingest.families.jtai.letter import recognises
from ingest.text.lines import lines_of
from tests.ingest.families.jtai_letters import LETTER_2016, LETTER_2018, LETTER_2022, LETTERS, counts, read_letter

D = dt.date


def test_letter_of_2016_has_its_theme_from_the_deep_dive() -> None:
    facts = read_letter(LETTER_2016)
    assert (facts.programme, facts.event, facts.area) == ("jtai", "inspection", "London Borough of Eastmoor")
    assert facts.theme == "child_sexual_exploitation_and_missing"
    assert facts.theme_stated == "child sexual exploitation and those missing from home, care or education"
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2016, 4, 4), D(2016, 4, 8))
    assert facts.published == D(2016, 5, 9)
    assert facts.inspectorates == ("Ofsted", "CQC", "HMICFRS", "HMI Probation")
    assert counts(facts) == {"improvement": (2, 2), "strength": (2, 2), "practice_study": (2, 2)}
    assert facts.selection is None


def test_letter_of_2018_counts_top_level_bullets_around_footnotes_and_a_floating_box() -> None:
    facts = read_letter(LETTER_2018)
    assert (facts.area, facts.theme) == ("Westmoor", "child_sexual_abuse_in_the_family")
    assert facts.theme_stated == "sexual abuse in the family"
    assert counts(facts) == {
        "priority_action": (0, 1),
        "improvement": (3, 1),
        "strength": (3, 1),
        "practice_study": (2, 1),
    }


@pytest.mark.parametrize("bullet", ["\u25fc", "\uf06e", "\uf0b7", "\uf0a7", "\u2022", "\u25aa", "\u25a0"])
def test_letter_of_2022_reads_alike_with_every_bullet(bullet: str) -> None:
    facts = read_letter(LETTER_2022, bullet=bullet)
    assert (facts.area, facts.theme) == ("Northmoor", "front_door")
    assert facts.theme_stated == "identification of initial need and risk"
    assert (facts.fieldwork_start, facts.fieldwork_end) == (D(2023, 5, 22), D(2023, 5, 26))
    assert facts.inspectorates == ("Ofsted", "CQC", "HMICFRS")
    assert counts(facts) == {
        "priority_action": (2, 1),
        "improvement": (2, 1),
        "strength": (1, 2),
        "practice_study": (2, 2),
    }


@pytest.mark.parametrize(
    ("subject", "theme"),
    [
        ("the criminal exploitation of children", "criminal_exploitation"),
        ("child exploitation", "child_exploitation"),
        ("child sexual exploitation, children associated with gangs and missing children", "child_exploitation"),
        ("children and families who need help", "early_help"),
        ("serious youth violence", "serious_youth_violence"),
        ("children who are victims of domestic abuse", "domestic_abuse"),
        ("unborn children and children aged 0 to 7 who are victims of domestic abuse", "domestic_abuse"),
        ("child sexual abuse in the family environment", "child_sexual_abuse_in_the_family"),
        ("children’s mental health", "childrens_mental_health"),
        ("older children experiencing neglect", "neglect"),
        ("identification of initial need and risk for children and families who need help", "early_help"),
    ],
)
def test_theme_is_read_from_the_subject(subject: str, theme: str) -> None:
    old = "identification of initial need and risk (often referred to as\nthe ‘front door’)"
    assert read_letter(LETTER_2022, (old, subject)).theme == theme


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("inspection of the Royal Borough of Northmoor and\nSouthmoor", "Royal Borough of Northmoor and Southmoor"),
        ("inspection of the multi-agency response to initial need and risk in\nNorthmoor.", "Northmoor"),
        ("inspection in St. Ann’s-on-Sea, Cray and Poole", "St. Ann’s-on-Sea, Cray and Poole"),
        ("inspection of Northmoor local authority", "Northmoor"),
    ],
)
def test_area_is_read_from_the_heading(title: str, area: str) -> None:
    assert read_letter(LETTER_2022, ("inspection of Northmoor\nThis", f"{title}\nThis")).area == area


def test_area_missing_from_the_heading_is_the_place_of_the_agencies() -> None:
    change = ("Areas for priority", "We looked at the work of individual agencies in\nWestmoor.\nAreas for priority")
    assert (
        read_letter(LETTER_2018, ("the family in Westmoor\nBetween", "the family\nBetween"), change).area == "Westmoor"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "In May 2023, the Secretaries of State for Bread requested this joint inspection.",
        "This inspection was commissioned by ministers.",
        "This inspection was carried out in accordance with section 20(1)(b) of the Children Act 2004.",
    ],
)
def test_selection_is_read_where_ministers_commissioned_the_inspection(sentence: str) -> None:
    selection = read_letter(LETTER_2022, ("Headline findings\nThe", f"{sentence}\nHeadline findings\nThe")).selection
    assert selection is not None
    assert (selection.stated_reason, selection.page) == ("commissioned", 1)


def test_the_headings_theme_counts_where_the_first_sentence_lists_what_the_front_door_is_held_to() -> None:
    listed = "response to ‘front door’ services, evaluating all forms of abuse, neglect and exploitation"
    facts = read_letter(LETTER_2018, ("response to sexual abuse in the family in Westmoor1", f"{listed} in Westmoor1"))
    assert (facts.theme, facts.theme_stated) == ("child_sexual_abuse_in_the_family", "sexual abuse in the family")


def test_two_particular_themes_in_the_heading_are_refused() -> None:
    with pytest.raises(ParseError, match="found child_sexual_abuse_in_the_family and neglect"):
        read_letter(LETTER_2018, ("to sexual abuse\nin the family in", "to neglect\nand to sexual abuse in"))


def test_ministers_ask_the_chief_inspectors_and_another_sentence_gives_the_days() -> None:
    asked = (
        "It was carried out\nby inspectors from Ofsted, the Care Quality Commission (CQC) and His Majesty’s\n"
        "Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS).",
        "The\nSecretaries of State for Bread requested that Her Majesty’s Chief Inspector of Education (HMCI),\n"
        "together with the Care Quality Commission (CQC), the Chief Inspector of Constabulary (HMICFRS)\n"
        "and the Chief Inspector of Probation (HMIP), carry out a JTAI in Northmoor.",
    )
    facts = read_letter(LETTER_2022, asked)
    assert facts.inspectorates == ("Ofsted", "CQC", "HMICFRS", "HMI Probation")
    assert (facts.fieldwork_start, facts.selection is not None) == (D(2023, 5, 22), True)


@pytest.mark.parametrize(
    "line",
    [
        "Joint Targeted Area Inspection in 2017. These improvements include mended nets",
        "Joint targeted area inspection of 2017",
        "Joint targeted area inspection. Leaders have",
    ],
)
def test_a_report_that_speaks_of_an_earlier_joint_inspection_is_no_letter(line: str) -> None:
    assert not recognises(lines_of([f"Inspection of children’s services\nas well as the\n{line}"]))
    assert recognises(lines_of(["Joint targeted area inspection of St. Eastmoor\nThis letter"]))


@pytest.mark.parametrize(
    ("layout", "old", "new", "message"),
    [
        ("2016", "Joint targeted area", "A joint targeted area", "heading “Joint targeted area inspection"),
        ("2016", "the London Borough of Eastmoor\n", "the harbour\n", "expected a place in the heading"),
        ("2016", "child sexual exploitation\n(CSE) and those missing", "things\nabout children", "found none of them"),
        ("2018", "sexual abuse", "sexual abuse and domestic abuse", "one theme in the letter's subject"),
        ("2016", "Between 4 April and 8 April, ", "", "the days of the inspection"),
        ("2016", "4 April and 8 April", "1 April 2015 and 8 April 2016", "fieldwork of 2 to 150 days"),
        ("2018", "23 November 2018\n", "23 November 2017\n", "expected a letter within 400 days"),
        ("2022", "from Monday 22 May to Friday 26 May 2023", "on 22 May 2023", "found 2023-05-22 to 2023-05-22"),
        ("2022", "inspectors from Ofsted", "inspectors from schools", "naming Ofsted and the other"),
        ("2022", "(CQC) and", "(CQC), Estyn and", "inspectorates of the declared list"),
        ("2016", "Areas for improvement", "Things to mend", "found no such heading"),
        (
            "2018",
            "Areas for improvement",
            "Areas for priority action and improvement",
            "page 1: expected one heading for",
        ),
        ("2022", "Strengths\n■", "Points of strength today\n■", "page 2: expected a known heading"),
        ("2018", "■ Roads are bad.", "\u2022 Roads are bad.", "page 2: expected one kind of bullet"),
        ("2018", "− in winter\n− in spring.", "■ Winter\n■ Spring.", "page 2: expected a lower level"),
        (
            "2018",
            "■ Carts are slow:",
            "Practice study: good practice\nA cart is new.\n■ Carts are slow:",
            "may be the section's",
        ),
        ("2022", "■ The smell", "– The smell", "page 2: expected a top-level bullet"),
    ],
)
def test_spoilt_letter_raises(layout: str, old: str, new: str, message: str) -> None:
    with pytest.raises(ParseError) as fault:
        read_letter(LETTERS[layout], (old, new))
    assert message in str(fault.value)


def test_signature_of_an_inspectorate_that_the_letter_does_not_name_raises() -> None:
    with pytest.raises(
        ParseError, match="page 2: expected signatures of Ofsted, CQC, HMICFRS, found also HMI Probation"
    ):
        read_letter((*LETTER_2022[:-1], LETTER_2022[-1] + "\nHis Majesty’s Chief Inspector of Probation"))


def test_letter_without_a_date_takes_no_year_from_elsewhere() -> None:
    assert read_letter(LETTER_2018, ("23 November 2018\nDear", "Dear")).published is None
    with pytest.raises(ParseError, match="a year"):
        read_letter(LETTER_2016, ("9 May 2016\n", ""))
