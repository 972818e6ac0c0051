"""One council beside others like it: latest judgements, overall judgements over time, need and workforce."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from components.benchmark import OwnLists, peers
from components.columns import COUNCIL, GSS, PROGRAMME, paged
from components.drawing import kinds
from components.drawing.matrix import Matrix
from components.drawing.rows import Key
from components.figure import Figure
from components.figures import figure
from components.figures.council import FIRST, SOURCES, area_of, areas, last_day, spans
from components.tables import Column
from components.tokens import token_of
from components.words import (
    GRADE_LETTERS,
    GRADES,
    PEER_SETS,
    YOUTH_JUSTICE,
    count,
    day,
    first_day,
    is_missing,
    whole,
    word,
)
from queries import rows, run
from queries.codes import shorts

CHOICES: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "area": areas,
    "bench_set": lambda: tuple(PEER_SETS),
    "bench_own": lambda: OwnLists(("",)),
}
ASPECTS = {
    "overall": "Overall",
    "leaders": "Leaders",
    "help_protection": "Help and protection",
    "in_care": "Children in care",
    "care_leavers": "Care leavers",
}
OTHERS = {"send": "Area SEND", "youth_justice": "Youth justice"}
_NONE, _NOT_READ = "none on record", "not read yet"


def address_choices(area: str, bench_set: str, bench_own: str) -> dict[str, str]:
    """The choices as an address has them."""
    return {"area": area, "bench_set": bench_set, "bench_own": bench_own}


def codes_of(area: str, bench_set: str, bench_own: str) -> list[str]:
    """Area codes of the council and of those beside it, the council first."""
    return [row["area_code"] for row in peers(area, bench_set, bench_own)]


def _grade_columns(aspects: Mapping[str, str]) -> list[Column]:
    """Each aspect as a column of its grade and one of its date."""
    return [
        column
        for aspect, label in aspects.items()
        for column in (
            Column(aspect, label, lambda code: word(code, GRADES), swatch=True),
            Column(f"{aspect}_published", f"{label}: published", day),
        )
    ]


def _matrix(
    label: str, judged: Sequence[dict[str, Any]], aspects: Mapping[str, str], unread: Sequence[tuple[int, int]] = ()
) -> Matrix:
    """Councils down, aspects across, each grade with the month of its report."""
    cells = [(line, n, row, aspect) for line, row in enumerate(judged) for n, aspect in enumerate(aspects)]
    under = {
        (line, n): f"{row[f'{aspect}_published']:%b %Y}"
        for line, n, row, aspect in cells
        if not is_missing(row[f"{aspect}_published"])
    }
    without = {(line, n): _NONE for line, n, row, aspect in cells if is_missing(row[aspect])}
    without.update(dict.fromkeys(unread, _NOT_READ))
    lines = [(row["area"], [None if is_missing(row[a]) else row[a] for a in aspects]) for row in judged]
    heads = [(words, "") for words in aspects.values()]
    return Matrix(label, heads, lines, GRADES, under, without, dict(shorts("grade")), here=0)


@figure("benchmark-judgements", **CHOICES)
def benchmark_judgements(area: str, bench_set: str, bench_own: str) -> Figure:
    """The latest judgements of children's services, council by council, aspect by aspect."""
    chosen = address_choices(area, bench_set, bench_own)
    codes, name = codes_of(**chosen), area_of(area)["area"]
    judged = rows("benchmark_judgements", areas=codes)
    later = [f"{row['area']} ({day(row['unread_published'])})" for row in judged if row["unread_published"] is not None]
    unread = f" A later report is known, was not read, and may judge otherwise: {'; '.join(later)}." if later else ""
    return Figure(
        name="benchmark-judgements",
        title=judgements_title(name, judged[0]["overall"], [row["overall"] for row in judged[1:]]),
        subtitle=f"Ofsted’s latest judgements of children’s services, {name} and "
        f"{count(len(codes) - 1, 'other council')}, each with the month of its report",
        drawing=_matrix(f"Latest judgements of {name} and others. The table has the same.", judged, ASPECTS),
        frame=run("benchmark_judgements", areas=codes),
        columns=(
            COUNCIL,
            GSS,
            *_grade_columns(ASPECTS),
            Column("combined", "One grade for care and care leavers"),
            Column("unread_published", "Later report, not read", day, href=lambda row: row["unread_url"]),
        ),
        query="benchmark_judgements",
        parameters={"areas": codes},
        sources=SOURCES,
        page="benchmark",
        choices=chosen,
        note="Until early 2023 reports gave one grade for children in care and care leavers together; it stands in "
        f"both columns. Since April 2026 they give no overall grade: the latest one stays, with its date.{unread}",
    )


def judgements_title(name: str, own: object, others: Sequence[object]) -> str:
    """The council's latest overall judgement, and how many of the others have the same."""
    if is_missing(own):
        return f"No overall judgement of {name} is on record"
    said = f"{name} was last judged {GRADES[str(own)].lower()} overall"
    if not others:
        return said
    same = sum(other == own for other in others)
    if same == 0:
        return f"{said}; none of the {len(others)} others was" if len(others) > 1 else f"{said}; the other was not"
    return f"{said}, as were {same} of the {len(others)} others" if same > 1 else f"{said}, as was 1 of {len(others)}"


@figure("benchmark-overall", **CHOICES)
def benchmark_overall(area: str, bench_set: str, bench_own: str) -> Figure:
    """Which overall judgement was the latest when, council by council, with joint inspections."""
    chosen = address_choices(area, bench_set, bench_own)
    listed, name = peers(area, bench_set, bench_own), area_of(area)["area"]
    codes = [row["area_code"] for row in listed]
    judged, joint, last = rows("benchmark_overall", areas=codes), rows("joint_in_areas", areas=codes), last_day()
    lanes = []
    for row in listed:
        events = [
            kinds.Event(
                first_day(letter),
                "ink",
                f"Joint inspection, letter of {day(letter['published'])}",
                f"inspection?id={letter['inspection_id']}",
                letter["extraction"] == "listed",
            )
            for letter in joint
            if letter["area_code"] == row["area_code"]
        ]
        mine = [one for one in judged if one["area_code"] == row["area_code"]]
        here, href = row["place"] == 0, f"council?area={row['slug']}"
        lanes.append(kinds.Lane(row["area"], spans(mine, last), events, here=here, href=href))
    legend = [
        *(Key(token_of(g), f"{shorts('grade')[g]} {GRADES[g].lower()}") for g in GRADE_LETTERS),
        Key("ink", "Joint inspection (hollow: not read yet)", "diamond"),
    ]
    seen = {row["area_code"] for row in joint}
    label = f"Overall judgements of {name} and {len(codes) - 1} others over time. The table has the judgements."
    return Figure(
        name="benchmark-overall",
        title=overall_title(len(seen), len(codes)),
        subtitle=f"Overall judgement until the next, {FIRST.year} to {last.year}, by date of publication; a diamond is "
        "a joint inspection",
        drawing=kinds.over_years(label, lanes, FIRST, dt.date(last.year, 12, 31), legend, dense=True),
        frame=run("benchmark_overall", areas=codes),
        columns=(
            COUNCIL,
            GSS,
            Column("grade", "Overall judgement", lambda code: word(code, GRADES), swatch=True, href=paged),
            Column("published", "Published", day, href=lambda row: row["report_url"]),
            Column("until", "Latest until", day),
            PROGRAMME,
            Column("page", "Page", whole, number=True),
        ),
        query="benchmark_overall",
        parameters={"areas": codes},
        sources=(*SOURCES, "data-to-insight-joint-inspections"),
        page="benchmark",
        choices=chosen,
        note="Before its first band a council has no overall judgement on record.",
    )


def overall_title(jointly: int, councils: int) -> str:
    """Of how many of the councils a joint inspection is known."""
    if jointly == 0:
        return f"No joint inspection of these {councils} councils’ areas is known to us"
    return f"A joint inspection is known to us for {jointly} of these {councils} councils"


@figure("benchmark-other", **CHOICES)
def benchmark_other(area: str, bench_set: str, bench_own: str) -> Figure:
    """The latest outcome of area SEND and rating of youth justice, council by council."""
    chosen = address_choices(area, bench_set, bench_own)
    codes, name = codes_of(**chosen), area_of(area)["area"]
    found = rows("benchmark_other", areas=codes)
    unread = [(line, 0) for line, row in enumerate(found) if row["send_extraction"] == "listed"]
    known = sum(not is_missing(row["send"]) for row in found)
    return Figure(
        name="benchmark-other",
        title=f"An area SEND outcome is on record for {known} of these {count(len(codes), 'council')}",
        subtitle="Latest outcome of area SEND (special educational needs and disabilities, framework of 2023, by "
        "Ofsted and CQC) and overall rating of youth justice (by HMI Probation), with the month of the report",
        drawing=_matrix(f"Area SEND and youth justice, {name} and others. The table has it.", found, OTHERS, unread),
        frame=run("benchmark_other", areas=codes),
        columns=(COUNCIL, GSS, *_grade_columns(OTHERS)),
        query="benchmark_other",
        parameters={"areas": codes},
        sources=("ofsted-reports", "data-to-insight-area-send", "hmi-probation-youth-justice"),
        page="benchmark",
        choices=chosen,
        note=YOUTH_JUSTICE,
    )
