"""How councils are judged: by latest grade on the map, year by year, and from one judgement to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from components.columns import COUNCIL, GSS, PROGRAMME, PUBLISHED
from components.drawing import kinds
from components.drawing.hexmap import Cell, HexMap
from components.drawing.rows import Key, Row, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import GRADES, STANDINGS, count, day, is_missing, span, whole, word
from queries import cohorts, records, rows, run
from queries.codes import overall_grades, starts

SOURCES = ("ofsted-reports", "ofsted-outcomes-2025-03-31")
LATER = ("ofsted-report-links",)
BY: Mapping[str, str] = {"grade": "Grade", "framework": "Framework"}
STEPS: Mapping[str, str] = {"sif_to_ilacs": "To the first ILACS", "ilacs_to_ilacs": "To the next ILACS"}
_STEP_SAID = {
    "sif_to_ilacs": "From the last inspection of the single framework (2013 to 2017) to the first of ILACS",
    "ilacs_to_ilacs": "From one full ILACS inspection to the next",
}
_FRAMEWORKS = {"ilacs": ("joint", "ILACS"), "sif": ("joint-old", "Single framework"), "unknown": ("none", "None")}
GRADED = overall_grades()
ILACS = f"ILACS: inspection of local authority children’s services, since {starts('ilacs'):%Y}"


@figure("judged-map")
def judged_map() -> Figure:
    """England's councils by their latest overall grade, with what is known and was not read."""
    areas = rows("standing_today")
    of = Counter(row["standing"] for row in areas)
    later = sum(not is_missing(row["unread_published"]) for row in areas)
    regions = {area["area_code"]: area["region"] for area in rows("areas")}
    best = of["outstanding"] + of["good"]
    legend = [Key(token_of(code), f"{words}: {of[code]}") for code, words in STANDINGS.items() if of[code]]
    return Figure(
        name="judged-map",
        title=map_title(best, len(areas)),
        subtitle="Each hexagon is one council, roughly where it lies, by the overall grade of its latest graded "
        "inspection by Ofsted; " + later_words(later),
        drawing=HexMap(
            f"Map of {len(areas)} councils by latest overall grade: "
            + ", ".join(f"{words.lower()} {of[code]}" for code, words in STANDINGS.items() if of[code])
            + ". The table has the same facts.",
            [_cell(row, regions[row["area_code"]] or "") for row in areas],
            legend,
        ),
        frame=run("standing_today"),
        columns=(
            COUNCIL,
            GSS,
            Column("standing", "Overall", lambda c: word(c, STANDINGS), swatch=True),
            PUBLISHED,
            PROGRAMME,
            Column("leaders", "Leaders", _grade, swatch=True),
            Column("help_protection", "Help and protection", _grade, swatch=True),
            Column("in_care", "In care", _grade, swatch=True),
            Column("care_leavers", "Care leavers", _grade, swatch=True),
            Column("last_overall", "Last overall grade", _grade, swatch=True),
            Column("last_overall_published", "given", day),
            Column("unread_published", "Later report, not read", day, href=lambda row: row["unread_url"]),
        ),
        query="standing_today",
        sources=(*SOURCES, *LATER, "ons-boundaries-2023"),
        page="judgements",
        note="Since April 2026 reports give no overall grade; this site adds none for councils inspected since then."
        if of["no_overall"]
        else "",
    )


def _grade(code: str) -> str:
    return word(code, GRADES)


def map_title(best: int, areas: int) -> str:
    """How many councils stand at good or outstanding."""
    verb = "was" if best == 1 else "were"
    return f"{best or 'None'} of {areas} councils {verb} good or outstanding at their latest graded inspection"


def later_words(later: int) -> str:
    """For how many councils a later report is known and was not read."""
    if later == 0:
        return "no later report is known that was not read"
    return f"for {count(later, 'council')} a later report is known and not read yet"


def _cell(row: dict[str, Any], region: str) -> Cell:
    known = "" if is_missing(row["published"]) else f", {day(row['published'])}"
    later = (
        "" if is_missing(row["unread_published"]) else f"; a later report of {day(row['unread_published'])} not read"
    )
    words = f"{row['area']}: {STANDINGS[row['standing']]}{known}{later}"
    href = f"council?area={row['slug']}"
    return Cell(int(row["hex_q"]), int(row["hex_r"]), token_of(row["standing"]), words, href, region)


@figure("standing-years", by=lambda: tuple(BY))
def standing_years(by: str) -> Figure:
    """How all areas stood at the end of each year, by grade or by framework of the latest grade."""
    years = rows("standing_by_year")
    if by == "grade":
        parts_of = [(code, token_of(code), words) for code, words in STANDINGS.items()]
    else:
        parts_of = [(code, tone, words) for code, (tone, words) in _FRAMEWORKS.items()]
    drawn = [
        kinds.stack(
            row["label"],
            [(float(row[code]), tone, words) for code, tone, words in parts_of],
            height=26,
        )
        for row in years
    ]
    shown = [p for p in parts_of if any(row[p[0]] for row in years)]
    return Figure(
        name="standing-years",
        title=years_title(years) if by == "grade" else frameworks_title(years),
        subtitle=f"All areas at the end of each year, last on {day(years[-1]['as_of'])}, by the latest graded "
        f"inspection of each, which may be years old. {ILACS}",
        drawing=Rows(
            "; ".join(f"{r['label']}: " + ", ".join(f"{w} {r[c]}" for c, _, w in shown) for r in years),
            drawn,
            legend=[Key(tone, words) for _, tone, words in shown],
            ruled=False,
        ),
        frame=run("standing_by_year"),
        columns=(
            Column("label", "End of, or in"),
            Column("areas", "Areas", whole, number=True),
            *(Column(code, words, whole, number=True) for code, words in STANDINGS.items()),
            Column("sif", "Single framework", whole, number=True),
            Column("ilacs", "ILACS", whole, number=True),
        ),
        query="standing_by_year",
        sources=SOURCES,
        page="judgements",
        choices={"by": by},
        note="Frameworks differ and areas are not inspected at equal intervals. None on record: not inspected yet "
        "under these frameworks, recently created, or inspected in a report that was not read.",
    )


def years_title(years: list[dict[str, Any]]) -> str:
    """Good or outstanding at the end of the first year in which every area had been graded, and last."""
    last = years[-1]
    first = next((row for row in years if row["unknown"] == 0), years[0])
    said = [f"{r['outstanding'] + r['good']} of {r['areas']} areas in {_period_words(r)}" for r in (first, last)]
    if first is last:
        return f"Good or outstanding: {said[1]}"
    return f"Good or outstanding: {said[0]}, {said[1]}"


def _period_words(row: Mapping[str, Any]) -> str:
    """The year, or the month of the latest report in full."""
    return str(row["label"]) if str(row["label"]).isdigit() else f"{row['as_of']:%B %Y}"


def frameworks_title(years: list[dict[str, Any]]) -> str:
    """Since when no area stands by the older framework."""
    over = next((row for row in years if row["sif"] == 0 and row["ilacs"]), None)
    if over is None:
        return f"{years[-1]['sif']} of {years[-1]['areas']} areas’ latest grade is still from the single framework"
    return f"By the end of {over['label']} no area’s latest grade was from the single framework"


@figure("judgements-next", step=lambda: tuple(STEPS))
def judgements_next(step: str) -> Figure:
    """How judgements changed in all areas from one inspection to the next."""
    moves = [row for row in records(cohorts.transitions()) if row["step"] == step]
    spans = {row["from_grade"]: row for row in moves if row["to_grade"] is None}
    pairs = {(row["from_grade"], row["to_grade"]): row["pairs"] for row in moves if row["to_grade"] is not None}
    better = sum(n for (a, b), n in pairs.items() if GRADED.index(b) < GRADED.index(a))
    worse = sum(n for (a, b), n in pairs.items() if GRADED.index(b) > GRADED.index(a))
    drawn: list[Row] = [
        kinds.stack(
            f"From {GRADES[grade].lower()}",
            [(float(pairs.get((grade, to), 0)), token_of(to), GRADES[to]) for to in GRADED],
            f"{count(spans[grade]['of'], 'area')}, {_years(spans[grade]['median_years'])} between",
            44,
        )
        for grade in GRADED
        if grade in spans
    ]
    frame = run("judgement_transitions")
    uncertain = cohorts.uncertain_pairs()
    return Figure(
        name="judgements-next",
        title=next_title(better, worse, sum(pairs.values())),
        subtitle=f"{_STEP_SAID[step]}: pairs of overall judgements of one area, by the later one; years between the "
        "visits: median of those with a later one",
        drawing=Rows(
            "; ".join(f"{GRADES[a]} to {GRADES[b]} {n}" for (a, b), n in pairs.items()),
            drawn,
            legend=[Key(token_of(code), GRADES[code]) for code in GRADED],
            ruled=False,
        ),
        frame=frame[frame["step"] == step],
        columns=(
            COUNCIL,
            GSS,
            Column("from_grade", "From", lambda c: word(c, GRADES), swatch=True),
            Column("from_published", "published", day),
            Column("to_grade", "To", lambda c: word(c, GRADES), swatch=True),
            Column("to_published", "published", day),
            Column("days_between", "Between the visits", span),
            Column("unread_between", "Reports between, not read", whole, number=True),
        ),
        query="judgement_transitions",
        sources=SOURCES,
        page="judgements",
        choices={"step": step},
        note=f"{count(uncertain, 'pair')} with a report between the two that is known and was not read: marked in the "
        "table and left out of the drawing."
        if uncertain
        else "Areas still waiting for a later judgement have no pair.",
    )


def _years(median: object) -> str:
    return "years not known" if is_missing(median) else f"{float(str(median)):.1f} years"


def next_title(better: int, worse: int, pairs: int) -> str:
    """How many were judged better and worse."""
    if pairs == 0:
        return "No area has a later judgement on record"
    same = pairs - better - worse
    return f"Of {count(pairs, 'area')}, {better} were judged better, {same} the same and {worse} worse"
