"""Other inspections of the same areas, by what their councils had been judged before."""

from __future__ import annotations

from collections.abc import Mapping

from components.columns import COUNCIL, GSS, JUDGED_BEFORE
from components.drawing import kinds
from components.drawing.rows import Row, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.words import (
    EVER_INADEQUATE,
    GRADES,
    PRIOR_GROUPS,
    day,
    part,
    word,
)
from queries import cohorts, records, run
from queries.codes import shorts

SOURCES = ("ofsted-reports", "ofsted-outcomes-2025-03-31")
GROUPINGS: Mapping[str, Mapping[str, str]] = {"ever_inadequate": EVER_INADEQUATE, "prior_group": PRIOR_GROUPS}
BY = {"ever_inadequate": "Ever inadequate", "prior_group": "Latest judgement"}


@figure("other-outcomes", by=lambda: tuple(BY))
def other_outcomes(by: str) -> Figure:
    """Best outcomes of area SEND and youth justice inspections by what the council had been judged before."""
    found = [r for r in records(cohorts.outcomes(by)) if r["cohort"] != "unknown"]
    drawn: list[Row] = []
    for programme, heading in (
        ("youth_justice", "Youth justice: good or outstanding"),
        ("area_send", "Area SEND: typically positive"),
    ):
        drawn.append(Row(heading, (), heading=True))
        for r in found:
            if r["programme"] == programme:
                words = GROUPINGS[by][r["cohort"]]
                drawn.append(
                    kinds.share(words, f"{r['best']} of {r['of']}", r["best_share"], r["best_low"], r["best_high"])
                )
    said = [(GROUPINGS[by][r["cohort"]], r) for r in found if r["programme"] == "youth_justice"]
    return Figure(
        name="other-outcomes",
        title="Other inspections of the same areas, by what the council had been judged before",
        subtitle="Share with the best outcomes and its 95 % interval; hollow: fewer than five, no interval",
        drawing=Rows(
            "Youth justice, good or outstanding: "
            + "; ".join(
                f"{w} {part(r['best'], r['of'], r['best_share'], r['best_low'], r['best_high'])}" for w, r in said
            ),
            drawn,
            kinds.PER_CENT,
            ruled=False,
        ),
        frame=run("outcomes_with_prior_judgement", cohort=by),
        columns=(
            COUNCIL,
            GSS,
            Column("programme", "Programme", lambda c: shorts("programme")[c]),
            Column("published", "Published", day, href=lambda row: row["report_url"]),
            Column("outcome", "Outcome", lambda c: word(c, GRADES), swatch=True),
            JUDGED_BEFORE,
        ),
        query="outcomes_with_prior_judgement",
        parameters={"cohort": by},
        sources=("hmi-probation-youth-justice", "data-to-insight-area-send", *SOURCES),
        page="compare",
        choices={"by": by},
        note="Youth justice ratings end in February 2025. SEND: special educational needs and disabilities.",
    )
