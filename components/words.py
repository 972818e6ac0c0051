"""Codes of the record in the words that a reader sees; dates and counts in plain English."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any

import pandas as pd

from queries import is_missing as is_missing  # a word for it is needed wherever words are

GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "not_judged": "Not judged",
    "typically_positive": "Typically positive",
    "inconsistent": "Inconsistent",
    "systemic_failings": "Widespread or systemic failings",
    "required": "Written statement of action required",
    "not_required": "No written statement required",
    "sufficient_progress": "Sufficient progress in all weaknesses",
    "insufficient_progress": "Not sufficient progress in all weaknesses",
}
THEMES = {
    "child_sexual_exploitation_and_missing": "Child sexual exploitation and missing children",
    "domestic_abuse": "Domestic abuse",
    "neglect": "Neglect",
    "child_exploitation": "Child exploitation",
    "child_sexual_abuse_in_the_family": "Child sexual abuse in the family",
    "childrens_mental_health": "Children’s mental health",
    "front_door": "Front door: initial need and risk",
    "early_help": "Early help",
    "criminal_exploitation": "Criminal exploitation",
    "serious_youth_violence": "Serious youth violence",
    "other": "Other theme",
}
NO_THEME = "Theme not stated in the list"
PROGRAMMES = {
    "jtai": "Joint targeted area inspection",
    "sif": "Single inspection framework",
    "ilacs": "ILACS",
    "area_send": "Area SEND",
    "youth_justice": "Youth justice",
    "integrated": "Integrated inspection",
    "slac": "Safeguarding and looked-after children (2009–13)",
    "cpi": "Child protection (2012–13)",
}
SECTIONS = {
    "priority_action": "Areas for priority action",
    "improvement": "Areas for improvement",
    "strength": "Strengths",
    "practice_study": "Case or practice studies",
}
ASPECTS = {
    "overall": "Overall effectiveness",
    "leaders": "Impact of leaders on social work practice",
    "leadership": "Leadership, management and governance",
    "help_protection": "Children who need help and protection",
    "looked_after": "Children looked after",
    "in_care_and_care_leavers": "Children in care and care leavers",
    "in_care": "Children in care",
    "adoption": "Adoption",
    "safeguarding": "Safeguarding",
    "written_statement": "Written statement of action (area SEND, 2016–22)",
    "care_leavers": "Care leavers",
    "lscb": "Local Safeguarding Children Board",
    "experiences_and_outcomes": "Experiences and outcomes (area SEND)",
    "staff": "Staff",
    "partnerships_and_services": "Partnerships and services",
    "information_and_facilities": "Information and facilities",
    "assessment": "Assessment",
    "planning": "Planning",
    "reviewing": "Reviewing",
    "implementation_and_delivery": "Implementation and delivery",
    "resettlement_policy_and_provision": "Resettlement policy and provision",
    "governance_and_leadership": "Governance and leadership",
    "outofcourt_disposal_policy_and_provision": "Out-of-court disposal policy and provision",
    "policy_and_provision": "Policy and provision",
    "joint_working": "Joint working",
}
GRADE_LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "RI", "inadequate": "I"}
PEER_SETS = {
    "neighbours": "Statistical neighbours",
    "region": "Same region",
    "area_type": "Same type of council",
    "police_force": "Same police force",
    "own": "My own list",
}
INDICATORS = {
    "children_in_need_rate": "Children in need",
    "children_looked_after_rate": "Children looked after",
    "caseload": "Cases per social worker",
    "agency_rate": "Agency social workers",
    "vacancy_rate": "Vacancies of social workers",
    "social_worker_turnover": "Turnover of social workers",
}
GAPS = {
    "listed": "Known, report not read",
    "quarantined": "Report could not be used",
    "unread": "In the public site’s list only",
}
STATED_REASONS = {
    "prior_inadequate": "An earlier judgement of inadequate",
    "inspectorate_concern": "Concern of an inspectorate",
    "high_performing": "High performance",
    "commissioned": "Commissioned by ministers",
    "thematic_sample": "Part of a sample on the theme",
    "other": "Another reason",
}
PRIOR_GROUPS = {
    "high_performing": "High performing (good or outstanding)",
    "requires_improvement": "Requires improvement",
    "previously_inadequate": "Previously inadequate",
    "unknown": "No prior judgement known",
}
EVER_INADEQUATE = {
    "yes": "Judged inadequate before",
    "no": "No inadequate judgement on record before",
    "unknown": "No prior judgement known",
}
BOARD_OUTCOMES = {
    "same": "Same grade",
    "better": "Board better",
    "worse": "Board worse",
    "no grade": "No board’s grade",
}
NEXT_GRADES = {
    **{code: GRADES[code] for code in ("outstanding", "good", "requires_improvement", "inadequate")},
    "waiting": "No later one yet",
}
DIRECTIONS = {"better": "Better", "same": "The same", "worse": "Worse", "waiting": "No later judgement yet"}
REASONS = {
    "prior_inadequate": "An earlier judgement of inadequate",
    "inspectorate_concern": "A concern of an inspectorate",
    "high_performing": "High performing",
    "commissioned": "Commissioned by ministers",
    "thematic_sample": "Part of a thematic sample",
    "other": "Another reason",
}
CYCLE_STATES = {
    "read": "Report read",
    "listed": "Report listed, not read",
    "none": "No report on record",
}
STANDINGS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "no_overall": "No overall grade given",
    "unknown": "No judgement on record",
}
EXTRACTIONS = {
    "parsed": "Report read",
    "listed": "Known, report not read",
    "official statistics": "Official statistics",
}
MISSING = "–"


def word(code: object, words: dict[str, str]) -> str:
    """The words for a code; a dash where there is none.

    Raises:
        KeyError: the code has no words (a new code needs them).
    """
    return MISSING if is_missing(code) else words[str(code)]


def day(value: object) -> str:
    """A date as "5 April 2016"; a dash where there is none."""
    return MISSING if is_missing(value) else _day(str(value))


@functools.lru_cache(4096)
def _day(value: str) -> str:
    date = pd.Timestamp(value)
    return f"{date.day} {date:%B %Y}"


def whole(number: object) -> str:
    """A count as digits: "1,204"."""
    return f"{int(str(number)):,}"


def days(start: object, end: object) -> str:
    """A range as "22 to 26 February 2016"; one date where the end is not known; a dash where neither is."""
    if is_missing(start) or is_missing(end) or start == end:
        return day(start)
    first, last = pd.Timestamp(str(start)), pd.Timestamp(str(end))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 area", "1,204 areas"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def span(number_of_days: object) -> str:
    """A length of time: "23 days", "2.4 years"; a dash where there is none."""
    if is_missing(number_of_days):
        return MISSING
    length = int(float(str(number_of_days)))
    return f"{length} days" if length < 365 else f"{length / 365.25:.1f} years"


def first_day(row: Mapping[str, Any]) -> dt.date:
    """Where an inspection stands in time: the start of its fieldwork, or its publication where that is not known."""
    stated = row["published"] if is_missing(row["fieldwork_start"]) else row["fieldwork_start"]
    return pd.Timestamp(str(stated)).date()


def interval(value: float | None, low: float | None, high: float | None, form: str) -> str:
    """A value with its interval, "12 (9 to 15)"; the value alone where n is too small; a dash where there is none."""
    if is_missing(value):
        return MISSING
    if is_missing(low) or is_missing(high):
        return f"{form.format(value)} (n below 5: no interval)"
    return f"{form.format(value)} ({form.format(low)} to {form.format(high)})"


def percentage(share: object) -> str:
    """A share as "63 %"; a dash where there is none."""
    return MISSING if is_missing(share) else f"{float(str(share)):.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def percent(share: object, low: object, high: object) -> str:
    """A share with its 95 % interval: "60 % (51 % to 68 %)"; a dash where there is nothing."""
    value, least, most = (None if is_missing(number) else float(str(number)) for number in (share, low, high))
    return interval(value, least, most, "{:.0%}").replace("%", "\N{NO-BREAK SPACE}%")


def part(number: object, total: object, share: object, low: object, high: object) -> str:
    """A share with its counts and interval: "78 of 130: 60 % (51 % to 68 %)"; a dash where there is nothing."""
    return MISSING if is_missing(share) else f"{whole(number)} of {whole(total)}: {percent(share, low, high)}"
