"""Compare: a council or a researcher asks whether joint inspections of high performers read differently from
those of areas once judged inadequate; decides how far the record can answer that at all."""

from collections import Counter
from functools import partial

import pandas as pd
import streamlit as st

from components import cohort_words, filters, notes, tables
from components.charts import chart
from components.once import once
from components.strips import era_strips
from components.tables import Column
from components.words import (
    EVER_INADEQUATE,
    GRADES,
    LETTER_SECTIONS,
    PRIOR_GROUPS,
    SECTIONS,
    THEMES,
    count,
    day,
    interval,
    word,
)
from queries import comparison, records, rows

COHORTS = {
    "prior_group": ("The latest judgement before", PRIOR_GROUPS),
    "ever_inadequate": ("Ever judged inadequate before", EVER_INADEQUATE),
}
ERAS = ("2016–2020", "since 2022")


def in_numbers() -> pd.DataFrame:
    """The summary as the page writes it."""
    return pd.DataFrame(
        {
            "Era": row["era"],
            "Cohort": words[row["cohort"]],
            "Inspections": row["inspections"],
            "Letters with lists": row["letters"],
            "With this section": row["with_section"],
            "Median (95 % interval)": interval(row["median"], row["median_low"], row["median_high"], "{:g}"),
            "Letters with at least one item": f"{row['any_item']} of {row['letters']}",
            "Share (95 % interval)": interval(row["any_share"], row["any_low"], row["any_high"], "{:.0%}"),
        }
        for row in in_rows
    )


st.title("Do joint inspections of high performers differ from those of areas once judged inadequate?")
size = Counter[str]()
for row in rows("cohort_sizes", cohort="prior_group"):
    size[row["cohort"]] += row["inspections"]
st.markdown(
    f"Of {count(size.total(), 'joint inspection')} known to us, {size['high_performing']} were of areas whose latest "
    f"overall judgement before was good or outstanding, {size['requires_improvement']} requires improvement, "
    f"{size['previously_inadequate']} inadequate{cohort_words.bounded(rows('cohort_sizes', cohort='prior_group'))}; "
    "for "
    f"**{size['unknown']} no prior judgement is known**. "
    f"All prior judgements are derived from the record, as of {day(rows('overview_counts')[0]['retrieved'])}."
)
left, right = st.columns(2)
with left:
    by = filters.one("Compare by", {key: label for key, (label, _) in COHORTS.items()}, "by")
with right:
    section = filters.one("What the letters list", LETTER_SECTIONS, "section", default="improvement")
words = COHORTS[by][1]
points = comparison.letters(by, section)
notes.caveat(
    "The two eras stand apart, because letters of 2016–2020 list far more items than those since 2022: pooled, "
    "they would compare forms of letters and not areas."
)
if points.empty:
    st.warning("No letter that was read has such a section.")
    st.stop()

summary = comparison.summary(by, section)
in_rows = once(lambda: records(summary), "compare: summary", by, section)
for column, era in zip(st.columns(2, gap="large"), ERAS, strict=True):
    cohorts = [row for row in in_rows if row["era"] == era]
    with column:
        st.header(era)
        chart(f"strips-{era}", partial(era_strips, points, era, cohorts, words, SECTIONS[section]), by, section)
        if empty := [words[c["cohort"]] for c in cohorts if c["with_section"] == 0]:
            st.markdown(f"No letter with this section in: {', '.join(empty)}.")
st.markdown(
    "Each dot is one letter; the diamond is the median with its 95 % bootstrap interval (none where n is below 5). "
    "Medians speak of letters that have the section; shares of all letters that have at least one list of findings, "
    "because a letter without the section lists nothing in it. Letters in prose, without any list, are left out of "
    "both."
)

st.header("The same, in numbers")
shown = once(in_numbers, "compare: numbers", by, section)
tables.table(shown, [Column(name, name) for name in shown.columns], f"{SECTIONS[section]} by era and cohort")
tables.download(summary, f"compare_{by}_{section}_summary", "Download this table (CSV)")

st.header("Every letter behind the dots")
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("published", "Letter", day, href=lambda row: row["report_url"]),
    Column("era", "Era"),
    Column("theme", "Theme", lambda c: word(c, THEMES)),
    Column("prior_grade", "Judged before (derived)", lambda c: word(c, GRADES), swatch=True),
    Column("cohort", "Cohort", lambda c: word(c, words)),
    Column("items", "Items", number=True),
    Column("page", "From page", number=True),
]
with st.expander(f"{count(len(points), 'letter')} with a section “{SECTIONS[section]}”"):
    tables.explained("findings_by_prior_judgement", columns)
    tables.table(points, columns, f"Letters with a section “{SECTIONS[section]}”")
tables.download(points, f"compare_{by}_{section}_letters", "Download these letters (CSV)")
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("findings_by_prior_judgement", cohort=by)
