"""High performers and previously inadequate areas: a researcher or a council asks whether joint inspections found
different things in them, and what they were judged next; decides how far the record can answer.

It is over 300 lines because one choice of cohort holds its four parts together; each part is words and one call a
figure.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

import streamlit as st

from components import cohort_words, filters, notes, svg, tables
from components.charts import chart
from components.definitions import definitions
from components.drill import drill
from components.flow import flow
from components.once import once
from components.strips import era_strips
from components.tables import Column
from components.words import (
    DIRECTIONS,
    EVER_INADEQUATE,
    GRADES,
    LETTER_SECTIONS,
    NEXT_GRADES,
    PRIOR_GROUPS,
    SECTIONS,
    YOUTH_JUSTICE,
    count,
    day,
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


def drawn(
    cells: list[tuple[str, str, float]],
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    heads: tuple[str, str],
    name: str,
    form: str = "{:g}",
) -> None:
    """Draw a flow from one side's states to the other's, with the same in words."""
    words = {**GRADES, **NEXT_GRADES, **names_of}

    def made() -> str:
        label = f"{name}: " + "; ".join(f"{words[a]} to {words[b]} {form.format(n)}" for a, b, n in cells)
        return flow(cells, *sides, words, heads, label, form)

    svg.show(once(made, "cohorts: flow", by, name, heads, *cells))


def total(chosen: Iterable[dict[str, Any]], *columns: str) -> dict[str, Any]:
    """Sums of columns."""
    chosen = list(chosen)
    return {column: sum(row[column] for row in chosen) for column in columns}


st.title("What was found in high performers and in previously inadequate areas, and what came next?")
left, right = st.columns(2)
with left:
    by = filters.one("Cohorts by", {key: label for key, (label, _) in COHORTS.items()}, "cohorts_by")
with right:
    section = filters.one("What the letters list", LETTER_SECTIONS, "cohorts_section", default="improvement")
names_of = COHORTS[by][1]
sizes = {
    key: {(row["era"], row["cohort"]): row["inspections"] for row in rows("cohort_sizes", cohort=key)}
    for key in COHORTS
}
latest = {c: sum(n for (_, cohort), n in sizes["prior_group"].items() if cohort == c) for c in PRIOR_GROUPS}
ever = sizes["ever_inadequate"]
bounded_words = cohort_words.bounded(rows("cohort_sizes", cohort="prior_group"))
retrieved = day(rows("overview_counts")[0]["retrieved"])
following = once(lambda: records(cohorts.next_summary(None)), "cohorts: next")
after = {d: total((r for r in following if r["direction"] == d), "joint", "matched") for d in DIRECTIONS}
joined = sum(each["joint"] for each in after.values())
st.markdown(
    f"As of {retrieved}, at least **{latest['high_performing']} joint inspections of high performers, "
    f"{latest['requires_improvement']} of areas that required improvement and {latest['previously_inadequate']} of "
    f"areas whose latest judgement was inadequate** are known to us{bounded_words}. Next, {after['better']['joint']} "
    f"of the {joined} "
    f"with a known prior judgement were judged better and {after['worse']['joint']} worse; areas with the same start "
    f"on the same days and no joint inspection give {after['better']['matched']:.1f} and "
    f"{after['worse']['matched']:.1f}. {after['waiting']['joint']} have no later judgement on record. What came next "
    "is "
    "derived only where the days of fieldwork are known."
)
for era in ERAS:
    if sizes["prior_group"][era, "previously_inadequate"] == 0:
        st.markdown(
            f"**{era.capitalize()}: the cohort “previously inadequate” is empty.** No joint inspection known to us "
            "is of "
            f"an area whose latest judgement was inadequate. By the second definition, *ever inadequate*, there are "
            f"{ever[era, 'yes']}, against {ever[era, 'no']} without such a judgement on record; "
            f"{ever[era, 'unknown']} have no prior judgement known."
        )
definitions()
unread_no = [r for r in rows("selection_inspections") if r["ever_inadequate"] == "no" and r["unread_before"] > 0]
if unread_no:
    st.markdown(
        f"For {count(len(unread_no), 'inspection')} without an inadequate judgement on record, an earlier report of "
        "the area is known but was not read."
    )

st.header("What joint inspections found")
notes.caveat("The eras stand apart, because letters of 2016–2020 list far more items than those since 2022.")
points = comparison.letters(by, section)
found = once(lambda: records(comparison.summary(by, section)), "cohorts: found", by, section)
for column, era in zip(st.columns(2, gap="large"), ERAS, strict=True):
    chosen = [row for row in found if row["era"] == era]
    with column:
        st.subheader(era)
        chart(f"cohorts-{era}", partial(era_strips, points, era, chosen, names_of, SECTIONS[section]), by, section)
        if none := [names_of[c["cohort"]] for c in chosen if c["inspections"] == 0]:
            st.markdown(f"Empty, no joint inspection at all: **{'; '.join(none)}**.")
        if none := [names_of[c["cohort"]] for c in chosen if c["inspections"] > 0 and c["with_section"] == 0]:
            st.markdown(f"No letter with this section was read: {'; '.join(none)}.")
st.markdown("Each dot is one letter; the diamond is the median with its 95 % bootstrap interval (none below n = 5).")
numbers = once(lambda: cohort_words.numbers(found, by, names_of), "cohorts: numbers", by, section)
caption = (
    f"{SECTIONS[section]} by era and cohort; share of all letters with lists that list an area for priority action"
)
tables.table(numbers, [Column(name, name) for name in numbers.columns], caption)
tables.download(numbers, f"cohorts_{by}_{section}", "Download this table (CSV)")
notes.query("priority_action_by_cohort", cohort=by)

st.subheader("Do the cohorts differ by more than chance?")
tests = once(lambda: cohort_words.tests(by, names_of), "cohorts: tests", by)
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
pairs = rows("next_after_joint", era=asked)
steps = cohorts.next_summary(asked)
waiting = total((row for row in pairs if row["direction"] == "waiting"), "joint", "matched")
st.markdown(
    f"From the judgement before, past the joint inspection, to the next overall judgement: "
    f"{total(pairs, 'joint')['joint']} joint inspections with a known prior judgement, of which "
    f"**{waiting['joint']} have no later judgement on record** (matched areas: {waiting['matched']:.1f}). Since April "
    "2026 reports give no overall grade, so some never will."
)
columns_left, columns_right = st.columns(2, gap="large")
with columns_left:
    st.subheader("Inspected jointly")
    joint = [(c["prior_grade"], c["next_grade"], float(c["joint"])) for c in pairs]
    drawn(joint, (GRADED, tuple(NEXT_GRADES)), ("Judged before", "Judged next"), "Joint inspections")
with columns_right:
    st.subheader("Matched areas, not inspected jointly")
    alike = [(c["prior_grade"], c["next_grade"], float(c["matched"])) for c in pairs]
    drawn(alike, (GRADED, tuple(NEXT_GRADES)), ("Judged before", "Judged next"), "Matched areas", "{:.1f}")
worded = once(lambda: cohort_words.steps(steps), "cohorts: steps", chosen_era)
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
    run("next_after_joint", era=asked),
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
    "Matched areas share the grade and the day and nothing else; the joint inspections known to us may not be all, "
    "so a "
    "few of them may have had one. A later judgement may have nothing to do with the joint inspection."
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections")
notes.query("next_after_joint", era=asked)

st.header("The same cohorts in area SEND and youth justice")
st.markdown(
    "The same definitions, applied to the council’s latest judgement before each area SEND or youth justice "
    "inspection (before its publication where fieldwork is not known), whether or not it was inspected jointly. "
    f"{YOUTH_JUSTICE}"
)
every = run("outcomes_with_prior_judgement", cohort=by)
outcome = cohorts.outcomes(by)
best_and_worst = once(lambda: records(outcome), "cohorts: outcomes", by)
for column, (programme, (name, grades)) in zip(st.columns(2, gap="large"), PROGRAMMES.items(), strict=True):
    known = total((row for row in best_and_worst if row["programme"] == programme), "of", "unread")
    with column:
        st.subheader(f"{name}: {known['of']} with a known outcome")
        counted = [(c["cohort"], c["outcome"], float(c["inspections"])) for c in cohorts.outcome_cells(by, programme)]
        drawn(counted, (tuple(names_of), grades), ("Council judged before", name), name)
        if known["unread"]:
            st.markdown(f"{known['unread']} more are known, but their reports were not read.")
worded = once(lambda: cohort_words.outcomes(outcome), "cohorts: worded outcomes", by)
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
moved_on = once(lambda: [row for row in records(moves) if row["to_grade"] is not None], "cohorts: moves")
for column, (step, (name, before, then)) in zip(st.columns(2, gap="large"), STEPS.items(), strict=True):
    moved = [(r["from_grade"], r["to_grade"], float(r["pairs"])) for r in moved_on if r["step"] == step]
    with column:
        st.subheader(f"{name}: {sum(n for _, _, n in moved):g} pairs")
        drawn(moved, (GRADED, GRADED), (before, then), name)
worded = once(lambda: cohort_words.moves(moves), "cohorts: worded moves")
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
    "areas still waiting would lengthen it. "
    + (
        f"{count(cohorts.uncertain_pairs(), 'pair')} with a report between the two that is known and was not read "
        "are marked in the list and left out of all figures: the two may not follow each other."
        if cohorts.uncertain_pairs()
        else "No pair has a report between the two that is known and was not read; such a pair would be left out."
    )
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
    Column("unread_between", "Reports between, not read", whole, number=True),
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
