"""What is on record for one council, in plain sentences made from the facts alone.

Every fact has its date; what is derived says so; what is not on record, not read or not stated says that. Nothing
says why something happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.words import GRADES, STATED_REASONS, THEMES, YOUTH_JUSTICE_TO, count, day, days, is_missing, word

Row = Mapping[str, Any]

_SECTIONS = {
    "priority_action": ("area for priority action", "areas for priority action"),
    "improvement": ("area for improvement", "areas for improvement"),
    "strength": ("strength", "strengths"),
    "practice_study": ("case or practice study", "case or practice studies"),
}
_FIRST_SEND = {
    "required": "a written statement of action was required",
    "not_required": "no written statement of action was required",
    "sufficient_progress": "progress was found sufficient",
    "insufficient_progress": "progress was found insufficient",
}
_OUTCOMES = {
    "typically_positive": "typically positive experiences and outcomes",
    "inconsistent": "inconsistent experiences and outcomes",
    "systemic_failings": "widespread and/or systemic failings",
}


def council(
    area: Row,
    successors: Sequence[str],
    history: Sequence[Row],
    joint: Sequence[Row],
    neighbours: Sequence[Row],
    unread: Sequence[Row],
) -> str:
    """One council in three short paragraphs: its services, its joint inspections, what stands beside them.

    Args:
        area: its row of `areas`.
        successors: names of the councils that took over.
        history: rows of `area_history`, newest first.
        joint: rows of `joint_in_areas`.
        neighbours: rows of `area_neighbours`.
        unread: rows of `area_unread`.
    """
    if not history:
        return " ".join(
            filter(None, (_describe_area(area, successors), "No inspection is on record.", not_read(unread)))
        )
    paragraphs = [
        [_describe_area(area, successors), _overall(history, unread), _visits(history), _board(history)],
        _joint(joint),
        [_send(history), _youth_justice(history), _neighbours(neighbours)],
    ]
    return "\n\n".join(" ".join(sentence for sentence in said if sentence) for said in paragraphs)


def join(parts: Sequence[str]) -> str:
    """Parts as a list in words: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def not_read(unread: Sequence[Row]) -> str:
    """What must be said in one breath with the latest judgement: later reports that were not read ("" where none).

    Args:
        unread: rows of `area_unread`.
    """
    later = sorted({row["published"] for row in unread if row["later"]})
    if not later:
        return ""
    one = len(later) == 1
    return (
        f"{'A later report' if one else 'Later reports'}, published on {join([day(date) for date in later])}, "
        f"{'is' if one else 'are'} known but {'was' if one else 'were'} not read, and may judge otherwise."
    )


def _describe_area(area: Row, successors: Sequence[str]) -> str:
    kind = f"{area['area']} ({area['area_type']}, {area['region']})"
    if area["status"] == "abolished":
        return f"{kind} was abolished: its last day was {day(area['valid_to'])}. {join(successors)} took over."
    if is_missing(area["population_0_17"]):
        return f"{kind} is a current council."
    return f"{kind} has {int(area['population_0_17']):,} children aged 0 to 17."


def _overall(history: Sequence[Row], unread: Sequence[Row]) -> str:
    of_services = [row for row in history if row["programme"] in ("sif", "ilacs") and not _visit(row)]
    judged = [row for row in of_services if not is_missing(row["overall"]) and row["overall"] != "not_judged"]
    if not judged:
        return f"No overall judgement of its children’s services is on record. {not_read(unread)}".strip()
    last, *earlier = judged
    said = f"Its children’s services were last judged {_grade(last['overall'])} overall, in a report published on "
    if earlier:
        before = join([f"{_grade(row['overall'])} ({day(row['published'])})" for row in earlier])
        said += f"{day(last['published'])}; before that {before}."
    else:
        said += f"{day(last['published'])}, the only overall judgement on record."
    later = [
        day(row["published"])
        for row in of_services
        if row["published"] > last["published"] and row["extraction"] != "listed"
    ]
    ungraded = f"A later report, of {join(later)}, gives no overall grade." if later else ""
    return " ".join(filter(None, (said, not_read(unread), ungraded)))


def _visits(history: Sequence[Row]) -> str:
    visits = [row for row in history if _visit(row)]
    if not visits:
        return ""
    kinds = sorted({row["event"] for row in visits})
    counted = [count(sum(row["event"] == kind for row in visits), kind) for kind in kinds]
    when = "published on" if len(visits) == 1 else "the latest published on"
    return f"Ofsted also made {join(counted)} on record, {when} {day(visits[0]['published'])}."


def _board(history: Sequence[Row]) -> str:
    graded = [row for row in history if not is_missing(row["board"])]
    if not graded:
        return "No grade of its Local Safeguarding Children Board is on record."
    return " ".join(
        f"Its Local Safeguarding Children Board was judged {_grade(row['board'])} (report of {day(row['published'])})."
        for row in graded
    )


def _joint(joint: Sequence[Row]) -> list[str]:
    if not joint:
        return ["No joint inspection of the area is known to us."]
    return [sentence for row in joint for sentence in (_letter(row), _reason(row), _before_and_after(row))]


def _letter(row: Row) -> str:
    when = "" if is_missing(row["fieldwork_start"]) else f" ({days(row['fieldwork_start'], row['fieldwork_end'])})"
    who = "" if is_missing(row["inspectorates"]) else f" by {join(row['inspectorates'].split(', '))}"
    theme = row["theme_stated"] if is_missing(row["theme"]) else word(row["theme"], THEMES)
    start = f"The area was inspected jointly{who}{when} on the theme “{theme}”; the letter, published on"
    if row["extraction"] == "listed":
        return f"{start} {day(row['published'])}, is known but was not read."
    stated = [count(int(row[name]), *words) for name, words in _SECTIONS.items() if not is_missing(row[name])]
    return f"{start} {day(row['published'])}, lists {join(stated)}." if stated else f"{start} {day(row['published'])}."


def _reason(row: Row) -> str:
    if is_missing(row["stated_reason"]):
        return "Why the area was chosen is not stated on record."
    return f"The stated reason for choosing the area: {_lower(word(row['stated_reason'], STATED_REASONS))}."


def _before_and_after(row: Row) -> str:
    """What the area had been judged before and next, as derived."""
    if is_missing(row["fieldwork_start"]):
        unknown = "Its fieldwork dates are not on record"
        if row["prior_basis"] != "bounded":
            return f"{unknown}, so that no judgement before or after is derived."
        since = "" if is_missing(row["prior_published"]) else f" ({day(row['prior_published'])})"
        return (
            f"{unknown}, but on every day on which it can have begun the latest overall judgement published before was "
            f"{_grade(row['prior_grade'])}{since}: derived as bounded{_unread_before(row)}. No judgement after it is "
            "derived."
        )
    before = "no overall judgement published before fieldwork is on record"
    if not is_missing(row["prior_grade"]):
        before = (
            f"the latest overall judgement published before fieldwork was {_grade(row['prior_grade'])} "
            f"({day(row['prior_published'])})"
        )
    before += _unread_before(row)
    after = "no later one is on record yet"
    if not is_missing(row["next_grade"]):
        after = f"the next one was {_grade(row['next_grade'])} ({day(row['next_published'])})"
    return f"Derived from the record: {before}; {after}."


def _unread_before(row: Row) -> str:
    """Reports between the judgement before and the joint inspection that were not read."""
    number = int(row["prior_unread"])
    if number == 0:
        return ""
    return (
        f" ({count(number, 'later report')} from before fieldwork {'is' if number == 1 else 'are'} known but not read)"
    )


def _send(history: Sequence[Row]) -> str:
    every = [row for row in history if row["programme"] == "area_send"]
    first = [row for row in every if row["judgement"] in _FIRST_SEND]
    earlier = f" Under the framework of 2016 to 2022, {_first_send(first[0])}" if first else ""
    return _send_of_2023([row for row in every if row not in first]) + earlier


def _first_send(row: Row) -> str:
    """The latest outcome under the first framework of area SEND."""
    return f"{_FIRST_SEND[row['judgement']]} ({row['event']}, report of {day(row['published'])})."


def _send_of_2023(reports: Sequence[Row]) -> str:
    if not reports:
        return "No area SEND inspection under the framework of 2023 is on record."
    last = reports[0]
    if is_missing(last["judgement"]):
        return f"The report of its area SEND inspection, published on {day(last['published'])}, was not read."
    return f"Its area SEND inspection found {_OUTCOMES[last['judgement']]} (report of {day(last['published'])})."


def _youth_justice(history: Sequence[Row]) -> str:
    rated = [row for row in history if row["programme"] == "youth_justice" and not is_missing(row["overall"])]
    if not rated:
        return f"No youth justice rating is on record. Ratings are known to {YOUTH_JUSTICE_TO}."
    last = rated[0]
    rating = f"HMI Probation rated its youth justice service {_grade(last['overall'])} ({day(last['published'])})"
    return f"{rating}; later ratings than of {YOUTH_JUSTICE_TO} are not on record."


def _neighbours(neighbours: Sequence[Row]) -> str:
    if not neighbours:
        return ""
    latest = [row["latest_overall"] for row in neighbours]
    grades = [_count_at_grade(latest.count(code), code) for code in GRADES if code in latest]
    jointly = sum(not is_missing(row["latest_joint"]) for row in neighbours)
    later = sum(not is_missing(row["unread_published"]) for row in neighbours)
    unread = f" ({count(later, 'of them has', 'of them have')} a later report that was not read)" if later else ""
    return (
        f"Of its {len(neighbours)} statistical neighbours, {join(grades)} by the latest overall judgement{unread}; "
        f"{count(jointly, 'of them was', 'of them were')} inspected jointly at least once."
    )


def _count_at_grade(number: int, code: str) -> str:
    if code == "requires_improvement":
        return count(number, "requires improvement", "require improvement")
    return f"{count(number, 'is', 'are')} {_grade(code)}"


def _visit(row: Row) -> bool:
    return str(row["event"]).endswith(" visit")


def _grade(code: object) -> str:
    return word(code, GRADES).lower()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
