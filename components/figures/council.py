"""One council: its judgements over time and by aspect, and beside its statistical neighbours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.columns import COUNCIL, GSS, PROGRAMME, PUBLISHED, paged
from components.drawing import kinds
from components.drawing.matrix import Matrix
from components.drawing.rows import Key
from components.figure import Empty, Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import ASPECTS, GRADES, PROGRAMMES, THEMES, day, first_day, is_missing, whole, word
from queries import rows, run
from queries.cache import kept
from queries.codes import overall_grades, shorts

SOURCES = ("ofsted-reports", "ofsted-outcomes-2025-03-31")
FIRST = dt.date(2014, 1, 1)
_GRADE = Column("grade", "Judgement", lambda code: word(code, GRADES), swatch=True, href=paged)
_ASPECT = Column("aspect", "What was judged", lambda code: word(code, ASPECTS))


@kept
def areas() -> tuple[str, ...]:
    """Names in addresses of all areas on record."""
    return tuple(row["slug"] for row in rows("areas"))


def area_of(slug: str) -> dict[str, Any]:
    """The row of `areas` for one name in addresses."""
    return next(row for row in rows("areas") if row["slug"] == slug)


def last_day() -> dt.date:
    """Day of the record."""
    retrieved = rows("overview_counts")[0]["retrieved"]
    return pd.Timestamp(retrieved).date()


def spans(judgements: Sequence[dict[str, Any]], end: dt.date) -> list[kinds.Span]:
    """Each judgement until the next."""
    found = []
    ordered = sorted(judgements, key=lambda row: row["published"])
    for row, after in zip(ordered, [*ordered[1:], None], strict=True):
        until = pd.Timestamp(after["published"]).date() if after else end
        grade = row["grade"]
        start = pd.Timestamp(row["published"]).date()
        short = shorts("grade")[grade]
        found.append(kinds.Span(start, until, token_of(grade), GRADES[grade], short, paged(row)))
    return found


@figure("council-timeline", area=areas)
def council_timeline(area: str) -> Figure:
    """Everything graded of one council over the years, with its joint inspections."""
    council = area_of(area)
    code = council["area_code"]
    judged = rows("area_judgements", area=code)
    last = last_day()
    ends = pd.Timestamp(council["valid_to"]).date() if not is_missing(council["valid_to"]) else last
    overall = [r for r in judged if r["aspect"] == "overall" and r["programme"] in ("sif", "ilacs")]
    lanes = [kinds.Lane("Children’s services", spans(overall, ends), small="overall, by Ofsted")]
    boards = [r for r in judged if r["aspect"] == "lscb" and r["grade"] in GRADES]
    if boards:
        events = [
            kinds.Event(
                pd.Timestamp(r["published"]).date(),
                token_of(r["grade"]),
                f"{GRADES[r['grade']]}, {day(r['published'])}",
                paged(r),
                round=True,
                label=GRADES[r["grade"]],
            )
            for r in boards
        ]
        lanes.append(kinds.Lane("Safeguarding board", (), events, "in the same report"))
    joint = rows("joint_in_areas", areas=[code])
    if joint:
        events = [
            kinds.Event(
                first_day(r),
                "joint",
                f"{word(r['theme'], THEMES)}, letter of {day(r['published'])}",
                f"inspection?id={r['inspection_id']}",
                r["extraction"] == "listed",
                label="" if is_missing(r["theme"]) else THEMES[r["theme"]].split(":")[0],
            )
            for r in joint
        ]
        lanes.append(kinds.Lane("Joint inspection", (), events, "letter without grades"))
    for programme, aspect, by in (
        ("area_send", "experiences_and_outcomes", "Ofsted and CQC"),
        ("youth_justice", "overall", "HMI Probation"),
    ):
        mine = [r for r in judged if (r["programme"], r["aspect"]) == (programme, aspect)]
        if mine:
            lanes.append(kinds.Lane(PROGRAMMES[programme], spans(mine, last), small=by))
    label = f"Judgements of {council['area']} from {FIRST.year} to {last.year}. The table has the same."
    drawn = kinds.over_years(label, lanes, FIRST, dt.date(last.year, 12, 31)) if len(lanes) > 1 or overall else None
    return Figure(
        name="council-timeline",
        title=timeline_title(
            council["area"], [(r["grade"], r["published"]) for r in sorted(overall, key=lambda r: r["published"])]
        ),
        subtitle=f"Each judgement until the next, by date of publication, {FIRST.year} to {last.year}; SEND: special "
        "educational needs and disabilities",
        drawing=drawn or Empty(label, "<b>None on record.</b> No judgement of this council is known to us."),
        frame=run("area_judgements", area=code),
        columns=(PUBLISHED, PROGRAMME, _ASPECT, _GRADE, Column("made_by", "By")),
        query="area_judgements",
        parameters={"area": code},
        sources=(*SOURCES, "hmi-probation-youth-justice", "data-to-insight-joint-inspections"),
        page="council",
        choices={"area": area},
    )


def timeline_title(name: str, judged: Sequence[tuple[str, Any]]) -> str:
    """The latest overall judgement, since when, and what it came after; oldest first."""
    if not judged:
        return f"No overall judgement of {name} is on record"
    grade, since = judged[-1]
    unchanged = [judged[-1]]
    for earlier in reversed(judged[:-1]):
        if earlier[0] != grade:
            break
        unchanged.append(earlier)
    since = unchanged[-1][1]
    said = f"{GRADES[grade]} since {pd.Timestamp(since):%B %Y}"
    before = judged[: -len(unchanged)]
    if not before:
        return (
            f"{said}, the first overall judgement on record"
            if len(unchanged) == 1
            else f"{said}, in all {len(unchanged)} judgements on record"
        )
    return f"{said}, after {GRADES[before[-1][0]].lower()}"


@figure("council-grades", area=areas)
def council_grades(area: str) -> Figure:
    """All judgements of children's services by aspect, an inspection a column."""
    council = area_of(area)
    code = council["area_code"]
    judged = [
        r for r in rows("area_judgements", area=code) if r["programme"] in ("sif", "ilacs") and r["grade"] in GRADES
    ]
    inspections: dict[str, dict[str, Any]] = {}
    for row in sorted(judged, key=lambda r: r["published"]):
        inspections.setdefault(row["inspection_id"], row)
    chosen = list(inspections)[-4:]
    grades = {(r["inspection_id"], r["aspect"]): r["grade"] for r in judged}
    for one in chosen:  # judged together until 2022: the one grade stands in both lines
        both = grades.get((one, "in_care_and_care_leavers"))
        if both:
            grades.setdefault((one, "in_care"), both)
            grades.setdefault((one, "care_leavers"), both)
        if (one, "looked_after") in grades:
            grades.setdefault((one, "in_care"), grades[one, "looked_after"])
        if (one, "leadership") in grades:
            grades.setdefault((one, "leaders"), grades[one, "leadership"])
    lines = [
        (words, [grades.get((one, aspect)) for one in chosen])
        for aspect, words in (
            ("overall", "Overall"),
            ("leaders", "Leaders"),
            ("help_protection", "Help and protection"),
            ("in_care", "Children in care"),
            ("care_leavers", "Care leavers"),
            ("adoption", "Adoption"),
            ("lscb", "Safeguarding board"),
        )
    ]
    lines = [(name, cells) for name, cells in lines if any(cells)]
    heads = [
        (f"{pd.Timestamp(inspections[one]['published']):%b %Y}", shorts("programme")[inspections[one]["programme"]])
        for one in chosen
    ]
    label = f"Judgements of {council['area']} by aspect in {len(chosen)} inspections"
    frame = run("area_judgements", area=code)
    return Figure(
        name="council-grades",
        title=grades_title([cells for _, cells in lines], [head for head, _ in heads], council["area"]),
        subtitle=f"Ofsted’s judgements of children’s services, the latest {len(chosen)} inspections; SIF: single "
        "inspection framework; "
        "ILACS: inspections of local authority children’s services",
        drawing=Matrix(label, heads, lines, GRADES)
        if lines
        else Empty(label, "<b>None on record.</b> No graded inspection is known to us."),
        frame=frame[frame["programme"].isin(["sif", "ilacs"])],
        columns=(PUBLISHED, PROGRAMME, _ASPECT, _GRADE),
        query="area_judgements",
        parameters={"area": code},
        sources=SOURCES,
        page="council",
        choices={"area": area},
        note="Children in care and care leavers had one grade together until 2022; it stands in both rows. Adoption "
        "and the board are no longer judged.",
    )


def grades_title(columns: Sequence[Sequence[str | None]], heads: Sequence[str], name: str) -> str:
    """What the latest inspection judged: all alike, or how many of each."""
    if not heads:
        return f"No graded inspection of {name} is on record"
    latest = [cells[-1] for cells in columns if cells[-1] is not None]
    if len(set(latest)) == 1:
        return f"In {heads[-1]} every aspect was judged {GRADES[str(latest[0])].lower()}"
    counted = [(latest.count(grade), GRADES[grade].lower()) for grade in GRADES if grade in latest]
    return f"In {heads[-1]}: " + ", ".join(f"{n} of {len(latest)} aspects {words}" for n, words in counted)


@figure("council-neighbours", area=areas)
def council_neighbours(area: str) -> Figure:
    """The council's overall judgements over time above those of its ten statistical neighbours."""
    council = area_of(area)
    code = council["area_code"]
    near = rows("area_neighbours", area=code)
    codes = [code, *(row["area_code"] for row in near)]
    judged, joint = rows("benchmark_overall", areas=codes), rows("joint_in_areas", areas=codes)
    last = last_day()
    lanes = []
    for place, one in enumerate(codes):
        mine = [r for r in judged if r["area_code"] == one]
        events = [
            kinds.Event(
                first_day(r),
                "ink",
                f"Joint inspection, letter of {day(r['published'])}",
                f"inspection?id={r['inspection_id']}",
                r["extraction"] == "listed",
            )
            for r in joint
            if r["area_code"] == one
        ]
        name = council["area"] if place == 0 else near[place - 1]["area"]
        slug = area if place == 0 else near[place - 1]["slug"]
        lanes.append(kinds.Lane(name, spans(mine, last), events, here=place == 0, href=f"council?area={slug}"))
    label = f"Overall judgements of {council['area']} and its {len(near)} statistical neighbours, closest first"
    legend = [
        *(Key(token_of(g), f"{shorts('grade')[g]} {GRADES[g].lower()}") for g in overall_grades()),
        Key("ink", "Joint inspection (hollow: letter not read)", "diamond"),
    ]
    drawn = kinds.over_years(label, lanes, FIRST, dt.date(last.year, 12, 31), legend, dense=True)
    return Figure(
        name="council-neighbours",
        title=neighbours_title([row["latest_overall"] for row in near]),
        subtitle=f"Overall judgement until the next, {FIRST.year} to {last.year}: {council['area']} and its ten "
        "statistical neighbours, closest first",
        drawing=drawn
        if near
        else Empty(label, "<b>None.</b> The Department names no statistical neighbours of this council."),
        frame=run("area_neighbours", area=code),
        columns=(
            Column("rank", "Closeness rank", whole, number=True),
            COUNCIL,
            GSS,
            Column("latest_overall", "Latest overall judgement", lambda c: word(c, GRADES), swatch=True),
            Column("overall_published", "Published", day),
            Column("latest_joint", "Latest joint inspection", day),
        ),
        query="area_neighbours",
        parameters={"area": code},
        sources=("dfe-statistical-neighbours-2025", *SOURCES),
        page="council",
        choices={"area": area},
        note="Councils were inspected at different times, and a judgement can be years old.",
    )


def neighbours_title(latest: Sequence[Any]) -> str:
    """How the ten most similar councils were last judged."""
    if not latest:
        return "No statistical neighbours are published for this council"
    counted = [(sum(g == code for g in latest), GRADES[code].lower()) for code in GRADES]
    said = [f"{n} {words}" for n, words in counted if n]
    missing = sum(is_missing(g) for g in latest)
    if missing:
        said.append(f"{missing} with none on record")
    return f"Latest judgements of the {len(latest)} most similar councils: " + ", ".join(said)
