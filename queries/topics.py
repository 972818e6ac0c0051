"""Topics of findings in numbers: shares with exact intervals, tests between cohorts, agreement with a person (scipy).

Fisher's exact test asks of each topic whether the share of letters that speak of it differs between cohorts of one era;
Holm's method adjusts for the number of topics tried there. Cohorts of fewer than five letters, areas with no known
prior judgement, items that are none of the topics, and topics that no letter or every letter speaks of take no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from scipy import stats

from queries import records, rows, run
from queries.cache import kept
from queries.cohorts import holm
from queries.intervals import SMALL
from queries.shares import with_share

OTHER = "other"
ALL = "all"
MEASURED_ON = "held_out"
"""The set of items whose misses nobody looked at: what agreement is measured on."""


@kept
def shares(section: str) -> pd.DataFrame:
    """The rows of `topic_shares` of one section with `share`, `share_low`, `share_high` (95 % exact interval)."""
    return with_share(run("topic_shares", sections=[section]), "with_topic", "reports")


@kept
def by_cohort(cohort: str, section: str) -> pd.DataFrame:
    """The rows of `topics_by_prior_judgement` with `share`, `share_low`, `share_high` and `p_holm` (see `tests`)."""
    found = with_share(run("topics_by_prior_judgement", cohort=cohort, section=section), "with_topic", "letters")
    p = {(row["era"], row["topic"]): row["p_holm"] for row in records(tests(cohort, section))}
    keys = zip(found["era"], found["topic"], strict=True)
    return found.assign(p_holm=pd.Series([p.get(key) for key in keys], dtype="float64", index=found.index))


@kept
def tests(cohort: str, section: str) -> pd.DataFrame:
    """One row per era and topic tried: does the share of letters with the topic differ between the cohorts?

    Returns:
        Columns `era`, `topic`, `cohorts` (those compared, separated by blanks), `letters` (n of each), `with_topic` (of
        each), `p` (Fisher's exact test, two-sided), `p_holm` (adjusted for the topics tried in the era), `tried` (their
        number). Empty where an era has no two cohorts of five letters.
    """
    table: list[dict[str, Any]] = []
    found = run("topics_by_prior_judgement", cohort=cohort, section=section)
    large = found[(found["letters"] >= SMALL) & (found["cohort"] != "unknown") & (found["topic"] != OTHER)]
    for era, chosen in large.groupby("era", sort=False):
        tried = [row for topic, mine in chosen.groupby("topic", sort=False) if (row := _fisher(str(topic), mine))]
        adjusted = holm([row["p"] for row in tried])
        for row, p in zip(tried, adjusted, strict=True):
            table.append({"era": era, **row, "p_holm": p, "tried": len(tried)})
    names = ("era", "topic", "cohorts", "letters", "with_topic", "p", "p_holm", "tried")
    return pd.DataFrame(table, columns=names)


def _fisher(topic: str, cohorts: pd.DataFrame) -> dict[str, Any] | None:
    """The test of one topic in one era; None where it can tell nothing."""
    with_topic, letters = cohorts["with_topic"].tolist(), cohorts["letters"].tolist()
    if len(letters) != 2 or sum(with_topic) in (0, sum(letters)):
        return None
    table = [[some, n - some] for some, n in zip(with_topic, letters, strict=True)]
    return {
        "topic": topic,
        "cohorts": " ".join(cohorts["cohort"]),
        "letters": " ".join(map(str, letters)),
        "with_topic": " ".join(map(str, with_topic)),
        "p": float(stats.fisher_exact(table).pvalue),
    }


def agreement() -> Mapping[str, dict[str, Any]]:
    """Rows of the measured agreement by topic, `ALL` for all of them together."""
    return {row["topic"]: row for row in rows("topic_agreement_by_set", set=MEASURED_ON)}


def raised_again(forms: tuple[str, ...]) -> pd.DataFrame:
    """The rows of `said_again_by_topic` with `share`, `share_low`, `share_high`, and `expected_share`."""
    found = with_share(run("said_again_by_topic", forms=list(forms) or None), "again", "pairs")
    return found.assign(expected_share=found["expected"] / found["pairs"])
