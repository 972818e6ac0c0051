"""What one joint letter lists, beside the other letters on its theme."""

from __future__ import annotations

from statistics import median
from typing import Any

from components import register
from components.columns import COUNCIL, GSS, IMPROVEMENT, INSPECTION, PRIORITY, STRENGTH
from components.drawing import kinds
from components.drawing.rows import Key, Row, Rows
from components.figure import Drawing, Empty, Figure
from components.figures import figure
from components.words import THEMES, count, day, is_missing
from queries import records, rows

NAME = "inspection-findings"
SOURCES = ("ofsted-reports", "data-to-insight-joint-inspections")
_LISTS = (("improvement", "Points to improve"), ("strength", "Strengths"))
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def joint() -> tuple[str, ...]:
    """Keys of all joint inspections, newest first."""
    return tuple(r["inspection_id"] for r in records(register.find({})))


@figure(NAME, id=joint)
def inspection_findings(id: str) -> Figure:
    """Points to improve and strengths of one letter among those of the others on its theme, in the same years."""
    (row,) = rows("inspection", inspection=id)
    theme = () if is_missing(row["theme"]) else (row["theme"],)
    on_theme = register.find({"theme": theme})
    frame = on_theme if theme else on_theme[on_theme["inspection_id"] == id]
    letters = records(frame)
    about = f"on the same theme ({_short(row['theme'])})" if theme else "whose theme is not stated"
    read = [one for one in letters if one["priority"] != "not_read"]
    return Figure(
        name=NAME,
        title=title(row),
        subtitle=f"What the letter to {row['area']} lists, beside the other letters {about}; one dot, one letter; "
        f"{len(read)} of {count(len(letters), 'letter')} read",
        drawing=_drawing(row, letters),
        frame=frame,
        columns=(COUNCIL, GSS, INSPECTION, PRIORITY, IMPROVEMENT, STRENGTH),
        query="inspections",
        parameters=register.parameters({"theme": theme}),
        sources=SOURCES,
        page="inspection",
        choices={"id": id},
        note="A count is not a score: letters list what inspectors chose to set out, and one point can weigh more than "
        "five. A dash in the table: no such section, or the letter was not read.",
        means=(
            ("Point", "A top-level bullet in a section, counted over the whole letter; sub-bullets belong to it."),
            ("Area for priority action", "Inspectors name one where they find serious concerns."),
        ),
    )


def _short(theme: str) -> str:
    words = THEMES[theme].split(":")[0]
    return words[:1].lower() + words[1:]


def title(row: dict[str, Any]) -> str:
    """How much the letter lists: "Eight points to improve, ten strengths, no area for priority action"."""
    if row["priority"] == "not_read":
        return f"The letter of {day(row['published'])} is not read yet"
    if row["priority"] == "no_lists":
        return f"The letter of {day(row['published'])} sets its findings out in prose, not in lists"
    parts = [
        _number(row[section], one, many)
        for section, one, many in (
            ("improvement", "point to improve", "points to improve"),
            ("strength", "strength", "strengths"),
        )
        if not is_missing(row[section])
    ]
    priority = 0 if is_missing(row["priority_action"]) else row["priority_action"]
    parts.append(_number(priority, "area for priority action", "areas for priority action", none_is_one=True))
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def _number(number: int, one: str, many: str, none_is_one: bool = False) -> str:
    words = _WORDS[number] if number < len(_WORDS) else f"{number:,}"
    return f"{words} {one if number == 1 or (number == 0 and none_is_one) else many}"


def _drawing(row: dict[str, Any], letters: list[dict[str, Any]]) -> Drawing:
    label = f"What the letter to {row['area']} lists, beside {count(len(letters) - 1, 'other letter')} on its theme"
    if row["priority"] in ("not_read", "no_lists"):
        why = (
            "It is known to exist; what it lists can’t be counted until it is."
            if row["priority"] == "not_read"
            else "Nothing can be counted."
        )
        return Empty(label, f"<b>{title(row)}.</b> {why}")
    highest = max((one[section] or 0 for one in letters for section, _ in _LISTS), default=1)
    place, ticks = kinds.scale(max(highest, 1))
    strips = [_strip(row, name, section, letters, place) for section, name in _LISTS]
    legend = (
        Key("joint", row["area"], "here"),
        Key("joint", "Other letters on the theme", "dot"),
        Key("ink", "Median", "diamond"),
    )
    return Rows(label, strips, ticks, legend=legend)


def _strip(row: dict[str, Any], name: str, section: str, letters: list[dict[str, Any]], place: Any) -> Row:
    counted = [one for one in letters if not is_missing(one[section])]
    points = [
        kinds.Point(
            one[section],
            f"{one['area']}, {day(one['published'])}: {one[section]}",
            f"inspection?id={one['inspection_id']}",
            here=one["inspection_id"] == row["inspection_id"],
        )
        for one in counted
    ]
    middle = kinds.Middle(median(one[section] for one in counted)) if counted else None
    return kinds.strip(name, f"{count(len(counted), 'letter')} with this list", points, middle, "joint", place)
