"""The words of all comparisons by prior judgement, beside each use."""

from __future__ import annotations

from components import glossary, parts
from components.words import count
from queries import rows
from queries.cache import kept
from queries.codes import starts


@kept
def definitions(more: tuple[tuple[str, str, str], ...] = ()) -> str:
    """What the words mean, with how many inspections each rests on, and `more` words of the page; HTML."""
    sizes = rows("cohort_sizes", cohort="prior_group")
    bounded = sum(row["bounded"] for row in sizes)
    unknown = sum(row["inspections"] for row in sizes if row["cohort"] == "unknown")
    high = [row for row in sizes if row["cohort"] == "high_performing"]
    without = sum(row["inspections"] - row["bounded"] for row in high)
    unread = [
        row for row in rows("selection_inspections") if row["ever_inadequate"] != "yes" and row["unread_before"] > 0
    ]
    missed = count(len(unread), "inspection") if unread else "no inspection"
    facts = [
        (
            "judged-before",
            "Judged before",
            "The latest overall Ofsted judgement of the council’s children’s services published before the first day "
            "on site. Derived from the record; letters rarely say why an area was chosen.",
        ),
        (
            "high-performing",
            "High performer",
            f"Judged good or outstanding before ({sum(row['inspections'] for row in high)} joint inspections).",
        ),
        (
            "once-inadequate",
            "Once judged inadequate",
            f"Any overall judgement of inadequate published since {starts('sif'):%B %Y} and before the first day on "
            f"site, whatever the latest one. For {missed} without one on record an earlier report is known but was not "
            "read.",
        ),
        (
            "bounded",
            "Bounded",
            "The first day on site is not known, but every judgement that can have been the latest on it agrees: so "
            f"for {bounded} of them; without these {without} were high performers."
            if bounded
            else "None: every judgement before is dated by a known first day on site.",
        ),
        (
            "no-judgement-known",
            "None known",
            f"No judgement before is on record, or those that can have been the latest differ ({unknown}). Such "
            "inspections are counted and never shared out.",
        ),
    ]
    return parts.ji(parts.fold("words", "What the words mean", glossary.meanings([*facts, *more])))
