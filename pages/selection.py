"""How areas were chosen: a journalist or a council holds the choice of areas against what was proposed in 2014;
decides whether the mix of areas says anything about how they came to be inspected.

It is over 300 lines because one switch holds all yardsticks together; each is words and one call a figure.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components import filters, notes, tables
from components.bars import stacked
from components.charts import Drawn, chart
from components.definitions import definitions
from components.drill import drill
from components.once import once
from components.ratios import ratios
from components.strips import strips
from components.tables import Column
from components.words import (
    EVER_INADEQUATE,
    GRADES,
    PRIOR_BASES,
    STATED_REASONS,
    THEMES,
    count,
    day,
    interval,
    part,
    percent,
    whole,
    word,
)
from queries import records, rows, run, yardsticks

STARTED = pd.Timestamp("2013-11-01")
HIGH = {"good_or_outstanding": "Good or outstanding", "outstanding": "Outstanding only"}
PERIODS = ("2016–2020", "since 2022", "all")
PERIOD_WORDS = {"all": "All years"}
CATEGORIES = {
    "high_performing": "High performing",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "previously_inadequate": "Previously inadequate",
    "ever_inadequate": "Ever inadequate",
    "unknown": "No prior judgement known",
}
NAMED = {
    "high_performing": "at least 25 %",
    "previously_inadequate": "most areas: these, or another inspectorate’s concern",
    "hmi_prisons": "where appropriate",
}
PARTIES = {
    "ofsted": "Ofsted",
    "cqc": "CQC",
    "hmicfrs": "HMICFRS",
    "hmi_probation": "HMI Probation",
    "hmi_prisons": "HMI Prisons",
}


def period_word(period: str) -> str:
    """A period as a heading: "All years", "2016–2020", "2017"."""
    return PERIOD_WORDS.get(period, period)


def share_said(category: str, period: str) -> str:
    """A share of one period with its counts and interval."""
    row = share[period, category]
    return part(row["observed"], row["of"], row["share"], row["low"], row["high"])


def fieldwork_said(period: str) -> str:
    """How many inspections kept the window, and how long they took."""
    row = by_period[period]
    if not row["dated"]:
        return "no dates known"
    return f"{row['within_window']} of {row['dated']} ({row['shortest_days']} to {row['longest_days']} days)"


def publication_said(period: str) -> str:
    """Median days to publication with interval and range."""
    row = delay[period]
    if not row["with_section"]:
        return "no dates known"
    middle = interval(row["median"], row["median_low"], row["median_high"], "{:g}")
    return f"{middle}; from {row['shortest']:.0f} to {row['longest']:.0f}, n {row['with_section']}"


def letters_said(key: str, period: str) -> str:
    """How many of the letters that were read have something."""
    return f"{by_period[period][key]} of {by_period[period]['read']} letters read"


def graded_said(period: str) -> str:
    """How many joint inspections carry a graded judgement."""
    return f"{by_period[period]['graded']} of {by_period[period]['inspections']}"


def bounded_said() -> str:
    """What the headline is without inspections whose first day of fieldwork is not known."""
    if not total["bounded"]:
        return ""
    return (
        f" (for {total['bounded']} of them the day of fieldwork is not known and all judgements of that time agree: "
        f"*bounded*; without these {total['high_performing'] - total['bounded_high_performing']} of "
        f"{total['known'] - total['bounded']})"
    )


def by_category(frame: pd.DataFrame) -> dict[tuple[str, str], dict[str, Any]]:
    """Rows by period and category."""
    return {(row["period"], row["category"]): row for row in records(frame)}


def yardstick_table() -> pd.DataFrame:
    """The yardsticks in words, a line each, by period."""
    return pd.DataFrame(
        {"Yardstick": name, "Proposed in 2014": proposed} | {period_word(p): said(p) for p in PERIODS}
        for name, proposed, said in lines
    )


def of_kind(year: bool) -> pd.DataFrame:
    """Ratios with their interval in words, of years or of eras."""
    chosen = represented[(represented["period_kind"] == "year") == year]
    return chosen.assign(ratio_words=[interval(r["ratio"], r["low"], r["high"], "{:.2f}") for r in records(chosen)])


def drawn_ratios() -> Drawn:
    """Representation ratios by category and era."""
    eras = [row for row in ratio.values() if row["period_kind"] != "year"]
    drawn = sorted(eras, key=lambda row: PERIODS.index(row["period"]))
    said = (
        f"{words[row['category']]}, {period_word(row['period'])}: "
        f"{interval(row['ratio'], row['low'], row['high'], '{:.2f}')}"
        for row in drawn
    )
    paints = {"2016–2020": "2016–2020", "since 2022": "since 2022", "all": "text"}
    return Drawn(
        ratios(drawn, judged, paints, "Inspected over expected (95 % interval)"),
        f"Representation ratios: {'; '.join(said)}",
    )


def worded_years() -> pd.DataFrame:
    """The years with shares, windows and delays in words."""
    return years.assign(
        high_words=[share_said("high_performing", p) for p in years["period"]],
        window=[fieldwork_said(p) for p in years["period"]],
        delay=[publication_said(p) for p in years["period"]],
    )


def drawn_years() -> Drawn:
    """Joint inspections by year and prior judgement."""
    said = (
        f"{row['period']}: " + ", ".join(f"{row[c]} {w.lower()}" for c, (w, _) in bars.items() if row[c])
        for row in records(years)
    )
    return Drawn(
        stacked(years, "period", bars, "Joint inspections"),
        f"Joint inspections by year of fieldwork and prior judgement: {'; '.join(said)}",
    )


def drawn_days() -> Drawn:
    """Days to publication, a dot for each inspection."""
    waited = inspections[inspections["days_to_publication"].notna()].assign(
        cohort=lambda frame: frame["era"], items=lambda frame: frame["days_to_publication"].astype(int)
    )
    spread = [{**delay[era], "cohort": era} for era in PERIODS[:2]]
    said = (f"{row['cohort']}: median {publication_said(row['cohort'])}" for row in spread)
    highest = float(waited["items"].max())
    return Drawn(
        strips(waited, spread, {era: era for era in PERIODS[:2]}, "Days to publication", highest),
        f"Days from the end of fieldwork to publication: {'; '.join(said)}",
    )


st.title("How were areas chosen?")
high = filters.one("What counts as high performing", HIGH, "high")
words = {c: w for c, w in CATEGORIES.items() if c != "good" or high == "outstanding"}
words["high_performing"] = f"High performing ({HIGH[high].lower()})"
periods = rows("selection_by_period", high_performing=high)
by_period = {row["period"]: row for row in periods}
share = once(lambda: by_category(yardsticks.shares(high)), "selection: shares", high)
represented = yardsticks.representation(high)
ratio = once(lambda: by_category(represented), "selection: ratios", high)
delay = once(lambda: {row["period"]: row for row in records(yardsticks.days_to_publication())}, "selection: delay")
total, best, worst = by_period["all"], share["all", "high_performing"], ratio["all", "previously_inadequate"]
inspections = run("selection_inspections")
unread_unknown = [
    row for row in rows("selection_inspections") if row["ever_inadequate"] == "unknown" and row["unread_before"] > 0
]
retrieved = day(rows("overview_counts")[0]["retrieved"])
st.markdown(
    f"As of {retrieved}, **{best['observed']} of the {best['of']}** jointly inspected areas with a judgement on record "
    f"before fieldwork were high performing ({HIGH[high].lower()}): {percent(best['share'], best['low'], best['high'])}"
    f", where the proposal of 2014 named at least 25 %{bounded_said()}. Of the {worst['inspections']} whose days of "
    f"fieldwork are known, **{worst['observed']}** had "
    f"inadequate as their latest judgement; the mix of all areas on the same days would give {worst['expected']:.1f}."
)
st.markdown(
    "The yardsticks were proposed in June 2014 for **integrated inspections**, a form that did not go ahead. They are "
    "used here as a measure of its successor, joint targeted area inspections (since 2016), which never promised to "
    "keep them."
)
st.markdown(
    f"At least {count(total['inspections'], 'joint inspection')}, known to us, of "
    f"{count(total['areas'], 'different area')}. "
    f"For **{total['unknown']} no prior judgement is known**: {total['undated']} because the letter was not read, the "
    "dates of fieldwork are not known and the judgements of that time do not agree, the others because the record "
    "has no judgement of the area since November "
    f"2013 and before its fieldwork (for {len(unread_unknown)} of them an earlier report is known but was not read)."
)
definitions(" (the switch narrows it to outstanding)")

st.header("The yardsticks of 2014")
lines: list[tuple[str, str, Callable[[str], str]]] = [
    ("Areas inspected jointly", "20 to 25 at first", lambda p: whole(by_period[p]["areas"])),
    *((w, NAMED.get(c, "not named"), partial(share_said, c)) for c, w in words.items()),
    ("Fieldwork within four weeks (28 days)", "all inspectorates in the same four weeks", fieldwork_said),
    ("Median days from the end of fieldwork to publication", "no number named", publication_said),
    *((f"{w} took part", NAMED.get(k, "yes"), partial(letters_said, k)) for k, w in PARTIES.items()),
    ("One joint report", "everything together in one report", partial(letters_said, "one_letter")),
    ("Graded judgements, the board’s shared", "each inspectorate its own, the board’s shared", graded_said),
]
overview = once(yardstick_table, "selection: yardsticks", high)
tables.table(
    overview,
    [Column(name, name) for name in overview.columns],
    "What was proposed, and what the record shows; shares of inspections with a known prior judgement, 95 % exact "
    "intervals",
)
tables.download(overview, f"selection_yardsticks_{high}", "Download this table (CSV)")
st.markdown(
    f"The 20th area’s letter was published {day(yardsticks.reached(20))}, the 25th’s {day(yardsticks.reached(25))}. "
    "A share of those with *no prior judgement known* is of all inspections; every other share is of those with one. "
    "The fieldwork measured is the on-site week that the letter names; what was done before it is not in the record. "
    "Joint targeted area inspections give no grades by design."
)
notes.caveat(
    "Why an area was chosen is almost never stated; a share of areas with a certain judgement is not a reason. The "
    "four-week window was meant for several separate inspections; one week by one team keeps it by its form."
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections")
notes.query("selection_by_period", high_performing=high)

st.header("Against the mix of all areas on the same days")
st.markdown(
    "A share means nothing alone: when half of all councils are good, half of any handful will be. So each joint "
    "inspection is set beside every area that existed on its first day of fieldwork, each with its latest judgement "
    "published before that day. A **ratio of 1** (dashed line) means as often as among all areas; 0 means never."
)
judged = {c: w for c, w in words.items() if c != "unknown"}
chart("selection-ratios", drawn_ratios, high)
columns = [
    Column("period", "Period", period_word),
    Column("category", "Prior judgement", lambda c: word(c, words)),
    Column("inspections", "Inspections (n)", whole, number=True),
    Column("observed", "Of the category", whole, number=True),
    Column("expected", "Expected", "{:.1f}".format, number=True),
    Column("all_areas_share", "Share of all areas", "{:.0%}".format, number=True),
]
tables.explained("selection_mix", columns)
tables.table(
    once(lambda: of_kind(year=False), "selection: ratios of eras", high),
    [*columns, Column("ratio_words", "Ratio (95 % interval)")],
    "Jointly inspected areas against all areas on the same days, by era and overall",
)
with st.expander("The same, year by year of fieldwork"):
    tables.table(
        once(lambda: of_kind(year=True), "selection: ratios of years", high),
        [*columns, Column("ratio_words", "Ratio (95 % interval)")],
        "Jointly inspected areas against all areas on the same days, by year",
    )
tables.download(represented, f"selection_ratios_{high}", "Download the ratios (CSV)")
st.markdown(
    "**Method.** Expected: for each inspection the share of all areas in the category on that day, added up. All areas "
    "are counted, not sampled, so only the inspected share has an interval: the exact (Clopper–Pearson) interval of "
    "that share, divided by the mean share of all areas; none below n = 5. Known categories are held against areas "
    "with a judgement on record on that day, *no prior judgement known* against all. The interval treats inspections "
    "as independent draws, which a deliberate choice is not: it says how far chance alone would reach."
)
last = max(row["fieldwork_start"] for row in rows("selection_inspections") if row["fieldwork_start"] is not None)
missing = sum(STARTED <= row["published"] <= last for row in rows("unread_reports"))
notes.caveat(
    f"{count(missing, 'report')} from November 2013 to the last fieldwork that the public site lists were not "
    "read and stand in no statistics: judgements in them are missing from both sides of the ratio."
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "ofsted-report-links")
notes.query("selection_mix", high_performing=high)

st.header("Year by year")
years = once(lambda: pd.DataFrame([r for r in periods if r["period_kind"] == "year"]), "selection: years", high)
paints = {"high_performing": "outstanding"} if high == "outstanding" else {}
bars = {c: (w, paints.get(c, c)) for c, w in words.items() if c != "ever_inadequate"}
chart("selection-years", drawn_years, high)
st.markdown(
    "Year of fieldwork, or of publication where fieldwork is not known. A year without a joint inspection has no bar."
)
columns = [
    Column("period", "Year"),
    Column("areas", "Areas", whole, number=True),
    *(Column(c, w, whole, number=True) for c, w in words.items()),
]
after = [
    Column("read", "Letters read", whole, number=True),
    *(Column(key, name, whole, number=True) for key, name in PARTIES.items()),
    Column("one_letter", "One joint letter", whole, number=True),
]
tables.explained("selection_by_period", [*columns, *after])
tables.table(
    once(worded_years, "selection: worded years", high),
    [
        *columns,
        Column("high_words", "High performing, of those with a known prior judgement"),
        Column("window", "Fieldwork within 28 days"),
        Column("delay", "Median days to publication (95 % interval)"),
        *after,
    ],
    "The yardsticks by year",
)
tables.download(years, f"selection_by_year_{high}", "Download the years (CSV)")
notes.query("selection_by_period", high_performing=high)

st.header("From the end of fieldwork to publication")
chart("selection-days", drawn_days)
st.markdown("Each dot is one inspection; the diamond is the median with its 95 % bootstrap interval.")

st.header("Stated reasons")
reasons = run("stated_reasons")
if reasons.empty:
    st.info("No letter or official page on record states why an area was chosen.")
else:
    st.markdown(
        f"A reason is stated for **{len(reasons)} of {total['inspections']}** joint inspections known to us. For the "
        "others there "
        "is only what the area had been judged before, which is derived here and is not a reason."
    )
    columns = [
        Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
        Column("area_code", "GSS code"),
        Column("published", "Letter", day, href=lambda row: row["report_url"]),
        Column("stated_reason", "Stated reason", lambda c: word(c, STATED_REASONS)),
        Column("page", "Page", whole, number=True),
        Column("note", "Where"),
    ]
    tables.table(reasons, columns, "Joint inspections with a stated reason")
    tables.download(reasons, "selection_stated_reasons")
notes.query("stated_reasons")

st.header("The joint inspections known to us")
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("area_code", "GSS code"),
    Column("published", "Letter", day, href=lambda row: row["report_url"]),
    Column("theme", "Theme", lambda c: word(c, THEMES)),
    Column("fieldwork_start", "Fieldwork from", day),
    Column("fieldwork_days", "Days", whole, number=True),
    Column("days_to_publication", "Days to publication", whole, number=True),
    Column("prior_grade", "Judged before (derived)", lambda c: word(c, GRADES), swatch=True),
    Column("prior_published", "Published", day),
    Column("prior_basis", "Derived as", lambda c: word(c, PRIOR_BASES)),
    Column("ever_inadequate", "Ever inadequate before", lambda c: word(c, EVER_INADEQUATE)),
    Column("unread_before", "Reports before, not read", whole, number=True),
    Column("inspectorates", "Inspectorates"),
]
drill(
    inspections,
    "selection_inspections",
    columns,
    "Joint inspections, oldest first; a dash where it is not known",
    "selection_inspections",
    count(len(inspections), "joint inspection"),
)
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections")
notes.query("selection_inspections")
