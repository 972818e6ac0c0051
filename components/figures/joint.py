"""Which areas were inspected jointly, when, and on what theme."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from components.drawing.hexmap import Cell, HexMap
from components.drawing.marks import Dot, Mark
from components.drawing.rows import Key, Row, Rows, Shade, Tick
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import ERAS, NO_THEME, THEMES, count, day, first_day, is_missing, word
from queries import rows, run
from queries.codes import codes

SOURCES = ("ofsted-reports", "data-to-insight-joint-inspections")
NEVER = "never"
_COUNCIL = Column("area", "Council", href=lambda row: f"council?area={row['slug']}")
_GSS = Column("area_code", "GSS code")


@figure("joint-map")
def joint_map() -> Figure:
    """The map of councils by their latest joint inspection."""
    areas = rows("areas_on_map")
    eras = [NEVER if is_missing(row["latest_era"]) else row["latest_era"] for row in areas]
    reached = len(areas) - eras.count(NEVER)
    legend = [Key(token_of(era), f"{label}: {eras.count(era)}") for era, label in reversed(list(ERAS.items()))]
    legend.append(Key(token_of(NEVER), f"None on record: {eras.count(NEVER)}"))
    shown = run("areas_on_map").sort_values(["latest_published", "area"], ascending=[False, True])
    return Figure(
        name="joint-map",
        title=f"Joint inspections are known to have reached {reached} of England’s {len(areas)} areas",
        subtitle="Each hexagon is one council, roughly where it lies, coloured by its latest joint inspection",
        drawing=HexMap(
            f"Map of {len(areas)} councils: {reached} have had a joint inspection, {eras.count(NEVER)} have none on "
            "record. The table has the same facts.",
            [_cell(row, era) for row, era in zip(areas, eras, strict=True)],
            legend,
        ),
        frame=shown,
        columns=(
            _COUNCIL,
            _GSS,
            Column("latest_published", "Latest letter", day),
            Column("latest_theme", "Theme", lambda code: word(code, THEMES)),
            Column("joint_inspections", "Joint inspections", number=True),
        ),
        query="areas_on_map",
        sources=(*SOURCES, "ons-boundaries-2023"),
        page="overview",
    )


def _cell(row: dict[str, Any], era: str) -> Cell:
    if era == NEVER:
        latest = "no joint inspection on record"
    else:
        theme = NO_THEME if is_missing(row["latest_theme"]) else word(row["latest_theme"], THEMES)
        latest = f"latest joint inspection published {day(row['latest_published'])} ({theme})"
    href = f"council?area={row['slug']}"
    return Cell(int(row["hex_q"]), int(row["hex_r"]), token_of(era), f"{row['area']}: {latest}", href, row["region"])


@figure("joint-themes")
def joint_themes() -> Figure:
    """All joint inspections on the lanes of their themes, by quarter."""
    found = rows("joint_with_prior_judgement", area=None)
    first, last = min(map(first_day, found)), max(map(first_day, found))
    start, end = dt.date(first.year, 1, 1), dt.date(last.year + 1, 1, 1)

    def place(date: dt.date) -> float:
        return 100 * (date - start).days / (end - start).days

    lanes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(found, key=first_day):
        lanes[NO_THEME if is_missing(row["theme"]) else word(row["theme"], THEMES)].append(row)
    order = [lane for lane in [*THEMES.values(), NO_THEME] if lane in lanes]
    named = sum(lane != NO_THEME for lane in order)
    resumed = codes("era")[1].starts or end
    years = range(start.year, end.year)
    frame = run("joint_with_prior_judgement", area=None)
    return Figure(
        name="joint-themes",
        title=f"{count(named, 'theme')} since {start.year}, each chosen for a year or so",
        subtitle=f"{count(len(found), 'joint inspection')} known, each in the quarter in which fieldwork began "
        "(where that is not known: the letter’s date)",
        drawing=Rows(
            f"{len(found)} joint inspections by theme and quarter. The table has the same inspections.",
            [_lane(lane, lanes[lane], place) for lane in order],
            [Tick(place(dt.date(y, 7, 1)), str(y), minor=y % 2 == 0) for y in years],
            legend=(
                *(Key(token_of(era), label, "dot") for era, label in ERAS.items()),
                Key("joint", "Letter not read yet", "open"),
            ),
            shade=Shade(place(dt.date(2020, 3, 17)), place(resumed), "Paused in the pandemic"),
        ),
        frame=frame.sort_values("published", ascending=False),
        columns=(
            _COUNCIL,
            _GSS,
            Column("published", "Letter", day, href=lambda row: row["report_url"]),
            Column("theme", "Theme", lambda code: word(code, THEMES)),
            Column("fieldwork_start", "First day on site", day),
        ),
        query="joint_with_prior_judgement",
        parameters={"area": None},
        sources=SOURCES,
        page="overview",
    )


def _lane(lane: str, found: list[dict[str, Any]], place: Any) -> Row:
    """One theme: a mark for each inspection, stacked where they began in the same quarter."""
    stacked: dict[dt.date, int] = defaultdict(int)
    marks: list[Mark] = []
    for row in found:
        date = first_day(row)
        quarter = dt.date(date.year, 3 * ((date.month - 1) // 3) + 2, 15)
        listed = row["extraction"] == "listed"
        words = f"{row['area']}, letter of {day(row['published'])}" + (" (not read yet)" if listed else "")
        marks.append(
            Dot(
                place(quarter),
                words,
                token_of(row["era"]),
                f"council?area={row['slug']}",
                listed,
                stacked[quarter],
                9,
                0,
            )
        )
        stacked[quarter] += 1
    tall = max(stacked.values())
    height = 14 + tall * 10.5
    marks = [Dot(m.x, m.words, m.tone, m.href, m.open, m.lift, m.size, height - 9) for m in marks if isinstance(m, Dot)]
    return Row(lane, marks, count(len(found), "letter"), max(height, 34))
