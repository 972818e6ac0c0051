"""Cohorts held side by side, within era: medians and shares of what letters list, each with its interval."""

from __future__ import annotations

import pandas as pd

from queries import records, rows, run
from queries.cache import kept
from queries.intervals import median, share


@kept
def letters(cohort: str, section: str) -> pd.DataFrame:
    """The rows of `findings_by_prior_judgement` of one section: a letter each."""
    findings = run("findings_by_prior_judgement", cohort=cohort)
    return findings[findings["section"] == section]


@kept
def summary(cohort: str, section: str) -> pd.DataFrame:
    """One row per era and cohort, empty cohorts included.

    Args:
        cohort: `prior_group` or `ever_inadequate`.
        section: section of the letters.

    Returns:
        Columns `era`, `cohort`, `inspections` (joint inspections known to us), `letters` (n of the share: letters read
        with at least one list of findings), `with_section` (n of the median: of these, letters with the section),
        `median`, `median_low`, `median_high` (items; 95 % order-statistic interval), `any_item` (letters that list at
        least one), `any_share`, `any_low`, `any_high` (of `letters`, 95 % exact interval). Every count is that of the
        model `cohort_letters`.
    """
    listed = records(letters(cohort, section))
    table = []
    for size in rows("letters_by_cohort", cohort=cohort, section=section):
        items = [int(r["items"]) for r in listed if (r["era"], r["cohort"]) == (size["era"], size["cohort"])]
        middle, some = median(items), share(size["with_item"], size["letters"])
        table.append(
            {
                "era": size["era"],
                "cohort": size["cohort"],
                "inspections": size["inspections"],
                "letters": size["letters"],
                "with_section": size["with_section"],
                "median": middle.value,
                "median_low": middle.low,
                "median_high": middle.high,
                "any_item": size["with_item"],
                "any_share": some.value,
                "any_low": some.low,
                "any_high": some.high,
            }
        )
    return pd.DataFrame(table)
