"""High performers and previously inadequate areas: a researcher or a council asks whether joint inspections found
different things in them, and what they were judged next; decides how far the record can answer.

It is over 300 lines because one choice of cohort holds its four parts together; each part is words and one call a
figure.
"""

from typing import Any

import pandas as pd
import streamlit as st

from components import filters, notes, svg, tables
from components.definitions import definitions
from components.drill import drill
from components.flow import flow
from components.strips import strips
from components.tables import Column
from components.words import (
    DIRECTIONS,
    EVER_INADEQUATE,
    GRADES,
    MISSING,
    NEXT_GRADES,
    PRIOR_GROUPS,
    SECTIONS,
    count,
    day,
    interval,
    part,
    whole,
    word,
)
from queries import cohorts, comparison, records, rows, run

COHORTS = {
    "prior_group": ("The latest judgement before", PRIOR_GROUPS),
    "ever_inadequate": ("Ever judged inadequate before", EVER_INADEQUATE),
}
AREA = (
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("area_code", "GSS code"),
)
PRIOR = Column("prior_grade", "Judged before (derived)", lambda c: word(c, GRADES), swatch=True)
ERAS = ("2016–2020", "since 2022")
ERA_CHOICES = {"both": "Both eras", "2016–2020": "2016–2020", "since 2022": "Since 2022"}
GRADED = ("outstanding", "good", "requires_improvement", "inadequate")
PROGRAMMES = {
    "area_send": ("Area SEND", ("typically_positive", "inconsistent", "systemic_failings")),
    "youth_justice": ("Youth justice", GRADED),
}
STEPS = {
    "sif_to_ilacs": ("Single framework to first ILACS", "Last of the single framework", "First ILACS"),
    "ilacs_to_ilacs": ("ILACS to the next ILACS", "ILACS", "The next ILACS"),
}


def compared(row: dict[str, Any]) -> str:
    """The cohorts of one rank test with their n."""
    if row["test"] is None:
        return "no test: fewer than two cohorts with five letters, or all letters alike"
    pairs = zip(row["cohorts"].split(), row["letters"].split(), strict=True)
    return "; ".join(f"{names_of[name]}: n {n}" for name, n in pairs)


def drawn(
    cells: list[tuple[str, str, float]],
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    heads: tuple[str, str],
    name: str,
    form: str = "{:g}",
) -> None:
    """Draw a flow from one side's states to the other's, with the same in words."""
    words = {**GRADES, **NEXT_GRADES, **names_of}
    label = f"{name}: " + "; ".join(f"{words[a]} to {words[b]} {form.format(n)}" for a, b, n in cells)
    svg.show(flow(cells, *sides, words, heads, label, form))


st.title("What was found in high performers and in previously inadequate areas, and what came next?")
left, right = st.columns(2)
with left:
    by = filters.one("Cohorts by", {key: label for key, (label, _) in COHORTS.items()}, "cohorts_by")
with right:
    section = filters.one("What the letters list", SECTIONS, "cohorts_section", default="improvement")
names_of = COHORTS[by][1]
sizes = {key: run("cohort_sizes", cohort=key) for key in COHORTS}
latest = sizes["prior_group"].groupby("cohort")["inspections"].sum()
ever = sizes["ever_inadequate"].set_index(["era", "cohort"])["inspections"]
retrieved = day(rows("overview_counts")[0]["retrieved"])
following = cohorts.next_summary(None)
after = following.groupby("direction")[["joint", "matched"]].sum()
st.markdown(
    f"As of {retrieved}, the record has **{latest['high_performing']} joint inspections of high performers, "
    f"{latest['requires_improvement']} of areas that required improvement and {latest['previously_inadequate']} of "
    f"areas whose latest judgement was inadequate**. Next, {after['joint']['better']} of the {after['joint'].sum()} "
    f"with a known prior judgement were judged better and {after['joint']['worse']} worse; areas with the same start "
    f"on the same days and no joint inspection give {after['matched']['better']:.1f} and "
    f"{after['matched']['worse']:.1f}. {after['joint']['waiting']} have no later judgement on record."
)
for era in ERAS:
    empty = sizes["prior_group"].query("era == @era and cohort == 'previously_inadequate' and inspections == 0")
    if not empty.empty:
        st.markdown(
            f"**{era.capitalize()}: the cohort “previously inadequate” is empty.** No joint inspection on record is of "
            f"an area whose latest judgement was inadequate. By the second definition, *ever inadequate*, there are "
            f"{ever[era, 'yes']}, against {ever[era, 'no']} without such a judgement on record; "
            f"{ever[era, 'unknown']} have no prior judgement known."
        )
definitions()
unread_no = run("selection_inspections").query("ever_inadequate == 'no' and unread_before > 0")
if not unread_no.empty:
    st.markdown(
        f"For {count(len(unread_no), 'inspection')} without an inadequate judgement on record, an earlier report of "
        "the area is known but was not read."
    )

st.header("What joint inspections found")
notes.caveat("The eras stand apart, because letters of 2016–2020 list far more items than those since 2022.")
findings = run("findings_by_prior_judgement", cohort=by)
points = findings[findings["section"] == section]
summary = comparison.summary(by, section)
highest = float(points["items"].max())
for column, era in zip(st.columns(2, gap="large"), ERAS, strict=True):
    chosen = records(summary[summary["era"] == era])
    with column:
        st.subheader(era)
        st.plotly_chart(
            strips(points[points["era"] == era], chosen, names_of, f"{SECTIONS[section]} listed", highest),
            theme=None,
            config={"displayModeBar": False},
            alt=f"{SECTIONS[section]} in letters of {era}: "
            + "; ".join(
                f"{names_of[c['cohort']]}: n {c['with_section']}, median "
                f"{interval(c['median'], c['median_low'], c['median_high'], '{:g}')}"
                for c in chosen
            ),
            key=f"cohorts-{era}",
        )
        if none := [names_of[c["cohort"]] for c in chosen if c["inspections"] == 0]:
            st.markdown(f"Empty, no joint inspection at all: **{'; '.join(none)}**.")
        if none := [names_of[c["cohort"]] for c in chosen if c["inspections"] > 0 and c["with_section"] == 0]:
            st.markdown(f"No letter with this section was read: {'; '.join(none)}.")
st.markdown("Each dot is one letter; the diamond is the median with its 95 % bootstrap interval (none below n = 5).")
shares = cohorts.priority_action(by)
priority = {(r["era"], r["cohort"]): r for r in records(shares)}
numbers = pd.DataFrame(
    [
        {
            "Era": r["era"],
            "Cohort": names_of[r["cohort"]],
            "Joint inspections": r["inspections"],
            "Letters with this section": r["with_section"],
            "Median items (95 % interval)": interval(r["median"], r["median_low"], r["median_high"], "{:g}"),
            "Any area for priority action (95 % interval)": part(
                *(
                    priority[r["era"], r["cohort"]][k]
                    for k in ("with_priority_action", "letters", "share", "low", "high")
                )
            ),
        }
        for r in records(summary)
    ]
)
caption = f"{SECTIONS[section]} by era and cohort; share of all read letters that list an area for priority action"
tables.table(numbers, [Column(name, name) for name in numbers.columns], caption)
tables.download(numbers, f"cohorts_{by}_{section}", "Download this table (CSV)")
notes.query("priority_action_by_cohort", cohort=by)

st.subheader("Do the cohorts differ by more than chance?")
tests = cohorts.rank_tests(by)
tests = tests.assign(compared=[compared(row) for row in records(tests)])
columns = [
    Column("era", "Era"),
    Column("section", "Section", lambda c: word(c, SECTIONS)),
    Column("test", "Rank test"),
    Column("compared", "Compared"),
    Column("more_often", "The first lists more", "{:.0%}".format, number=True),
    Column("p", "p", "{:.2f}".format, number=True),
    Column("p_holm", "p, adjusted", "{:.2f}".format, number=True),
]
tables.table(tests, columns, "Rank tests of the number of items, within era, cohorts with five letters or more")
tables.download(tests, f"cohorts_{by}_tests", "Download the tests (CSV)")
st.markdown(
    "Mann–Whitney for two cohorts, Kruskal–Wallis for more, two-sided, corrected for ties; adjusted for the number of "
    "tests in the table by Holm’s method. *The first lists more*: of all pairs of one letter of each cohort, those in "
    "which the first lists more items (equal numbers count half); 50 % means that neither does. Areas with no known "
    "prior judgement take no part. A large p is no evidence that cohorts are alike: "
    "with so few letters only great differences would show."
)
columns = [
    *AREA,
    Column("published", "Letter", day, href=lambda row: row["report_url"]),
    PRIOR,
    Column("cohort", "Cohort", lambda c: word(c, names_of)),
    Column("items", "Items", whole, number=True),
    Column("page", "From page", whole, number=True),
]
drill(
    points,
    "findings_by_prior_judgement",
    columns,
    f"Letters with a section “{SECTIONS[section]}”",
    f"cohorts_{by}_{section}_letters",
    f"{count(len(points), 'letter')} with a section “{SECTIONS[section]}”",
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("findings_by_prior_judgement", cohort=by)

st.header("What came next", anchor="next")
chosen_era = filters.one("Joint inspections of", ERA_CHOICES, "cohorts_era")
asked = None if chosen_era == "both" else chosen_era
cells = run("next_after_joint", era=asked)
steps = cohorts.next_summary(asked)
waiting = steps[steps["direction"] == "waiting"]
st.markdown(
    f"From the judgement before, past the joint inspection, to the next overall judgement: {cells['joint'].sum()} "
    f"joint inspections with a known prior judgement, of which **{waiting['joint'].sum()} have no later judgement on "
    f"record** (matched areas: {waiting['matched'].sum():.1f}). Since April 2026 reports give no overall grade, so "
    "some never will."
)
pairs = records(cells)
columns_left, columns_right = st.columns(2, gap="large")
with columns_left:
    st.subheader("Inspected jointly")
    joint = [(c["prior_grade"], c["next_grade"], float(c["joint"])) for c in pairs]
    drawn(joint, (GRADED, tuple(NEXT_GRADES)), ("Judged before", "Judged next"), "Joint inspections")
with columns_right:
    st.subheader("Matched areas, not inspected jointly")
    alike = [(c["prior_grade"], c["next_grade"], float(c["matched"])) for c in pairs]
    drawn(alike, (GRADED, tuple(NEXT_GRADES)), ("Judged before", "Judged next"), "Matched areas", "{:.1f}")
worded = steps.assign(
    joint_words=[part(r["joint"], r["of"], r["share"], r["low"], r["high"]) for r in records(steps)],
    matched_words=[f"{r['matched']:.1f} of {r['of']}" if r["of"] else MISSING for r in records(steps)],
)
columns = [
    Column("prior_grade", "Judged before", lambda c: word(c, GRADES), swatch=True),
    Column("direction", "Judged next", lambda c: word(c, DIRECTIONS)),
    Column("joint_words", "Inspected jointly (95 % exact interval)"),
    Column("matched_words", "Matched areas"),
]
tables.table(worded, columns, "Better, the same or worse, by starting judgement; a dash where no area started there")
tables.download(steps, f"cohorts_next_summary_{chosen_era}", "Download this table (CSV)")
columns = [
    Column("prior_grade", "Judged before", lambda c: word(c, GRADES), swatch=True),
    Column("next_grade", "Judged next", lambda c: word(c, NEXT_GRADES), swatch=True),
    Column("joint", "Joint inspections", whole, number=True),
    Column("matched", "Matched areas", "{:.1f}".format, number=True),
    Column("matched_pairs", "Pairs", whole, number=True),
    Column("matched_areas", "Different areas", whole, number=True),
]
drill(
    cells,
    "next_after_joint",
    columns,
    "Judgement before and judgement next",
    f"cohorts_next_{chosen_era}",
    "Grade by grade",
)
st.markdown(
    "**How areas were matched.** For each joint inspection: every area of today that existed on its first day of "
    "fieldwork, had the same latest judgement on that day, and had no joint inspection on record in the same era. Each "
    "set of matched areas weighs as much as its one joint inspection, and both look for the next judgement from the "
    "same day on, so they wait equally long. One area can be matched to several inspections; for that reason the "
    "matched side has no interval."
)
notes.caveat(
    "Matched areas share the grade and the day and nothing else; the list of joint inspections is not complete, so a "
    "few of them may have had one. A later judgement may have nothing to do with the joint inspection."
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections")
notes.query("next_after_joint", era=asked)

st.header("The same cohorts in area SEND and youth justice")
st.markdown(
    "The same definitions, applied to the council’s latest judgement before each area SEND or youth justice "
    "inspection (before its publication where fieldwork is not known), whether or not it was inspected jointly."
)
every = run("outcomes_with_prior_judgement", cohort=by)
outcome = cohorts.outcomes(by)
for column, (programme, (name, grades)) in zip(st.columns(2, gap="large"), PROGRAMMES.items(), strict=True):
    chosen_rows = outcome[outcome["programme"] == programme]
    with column:
        st.subheader(f"{name}: {chosen_rows['of'].sum()} with a known outcome")
        counted = [(c["cohort"], c["outcome"], float(c["inspections"])) for c in cohorts.outcome_cells(by, programme)]
        drawn(counted, (tuple(names_of), grades), ("Council judged before", name), name)
        if unread := chosen_rows["unread"].sum():
            st.markdown(f"{unread} more are known, but their reports were not read.")
worded = outcome.assign(
    best_words=[part(*(r[k] for k in ("best", "of", "best_share", "best_low", "best_high"))) for r in records(outcome)],
    worst_words=[
        part(*(r[k] for k in ("worst", "of", "worst_share", "worst_low", "worst_high"))) for r in records(outcome)
    ],
)
columns = [
    Column("programme", "Programme", lambda c: PROGRAMMES[c][0]),
    Column("cohort", "Cohort", lambda c: word(c, names_of)),
    Column("best_words", "Typically positive; good or outstanding"),
    Column("worst_words", "Systemic failings; inadequate"),
    Column("joint_before", "Inspected jointly before", whole, number=True),
]
tables.table(worded, columns, "Best and worst outcomes by cohort, 95 % exact intervals; a dash where there is none")
tables.download(outcome, f"cohorts_outcomes_{by}_summary", "Download this table (CSV)")
notes.caveat(
    "They are other inspections of partly other services: area SEND of the council and the health service together, "
    "youth justice of a service that may cover several councils and stands under the one that the list names."
)
columns = [
    *AREA,
    Column("programme", "Programme", lambda c: PROGRAMMES[c][0]),
    Column("published", "Published", day, href=lambda row: row["report_url"]),
    Column("outcome", "Outcome", lambda c: word(c, GRADES), swatch=True),
    Column("page", "Page", whole, number=True),
    PRIOR,
    Column("prior_published", "Published", day),
    Column("cohort", "Cohort", lambda c: word(c, names_of)),
]
drill(
    every,
    "outcomes_with_prior_judgement",
    columns,
    "Area SEND and youth justice inspections; a dash where the report was not read",
    f"cohorts_outcomes_{by}",
    count(len(every), "inspection"),
)
notes.source("ofsted-reports", "hmi-probation-youth-justice", "data-to-insight-area-send", "ofsted-outcomes-2025-03-31")
notes.query("outcomes_with_prior_judgement", cohort=by)

st.header("How judgements changed in all areas")
moves = cohorts.transitions()
for column, (step, (name, before, then)) in zip(st.columns(2, gap="large"), STEPS.items(), strict=True):
    grades_moved = moves[(moves["step"] == step) & moves["to_grade"].notna()]
    with column:
        st.subheader(f"{name}: {grades_moved['pairs'].sum()} pairs")
        moved = [(r["from_grade"], r["to_grade"], float(r["pairs"])) for r in records(grades_moved)]
        drawn(moved, (GRADED, GRADED), (before, then), name)
worded = moves.assign(
    to_words=["Any grade" if r["to_grade"] is None else GRADES[r["to_grade"]] for r in records(moves)],
    share_words=[part(*(r[k] for k in ("pairs", "of", "share", "low", "high"))) for r in records(moves)],
    years=[interval(r["median_years"], r["median_low"], r["median_high"], "{:.1f}") for r in records(moves)],
)
columns = [
    Column("step", "Step", lambda c: STEPS[c][0]),
    Column("from_grade", "From", lambda c: word(c, GRADES), swatch=True),
    Column("to_words", "To"),
    Column("share_words", "Areas (95 % exact interval)"),
    Column("years", "Median years between (95 % interval)"),
]
tables.table(worded, columns, "From one overall judgement to the next; what does not occur has no row")
tables.download(moves, "cohorts_transitions_summary", "Download this table (CSV)")
notes.caveat(
    "Time counts from the first day of one fieldwork to the first day of the next, and only where there is a next: "
    "areas still waiting would lengthen it. Reports that were not read leave out some pairs."
)
changes = run("judgement_transitions")
columns = [
    *AREA,
    Column("step", "Step", lambda c: STEPS[c][0]),
    Column("from_grade", "From", lambda c: word(c, GRADES), swatch=True),
    Column("from_published", "Published", day),
    Column("to_grade", "To", lambda c: word(c, GRADES), swatch=True),
    Column("to_published", "Published", day),
    Column("days_between", "Days between", whole, number=True),
]
drill(
    changes,
    "judgement_transitions",
    columns,
    "Consecutive overall judgements of one area",
    "cohorts_transitions",
    f"{count(len(changes), 'pair')} of judgements",
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("judgement_transitions")
