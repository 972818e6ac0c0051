"""One inspection: which topics comparable reports raise that it does not mention."""

from __future__ import annotations

from typing import Any

from components import register, topics
from components.columns import paged
from components.drawing.listing import Listing
from components.figure import Empty, Figure
from components.figures import figure
from components.figures.topics import SOURCES
from components.tables import Column
from components.topics import CODE_BOOK, TOPIC
from components.words import count, day, whole
from queries import records, rows, run
from queries.cache import kept
from queries.codes import labels

BESIDE = labels("beside")
UNSAID = "Not mentioned never means that there is no problem: reports set out what inspectors chose to set out."
COLUMNS = (
    TOPIC,
    Column("with_topic", "Reports that raise it", whole, number=True),
    Column("reports", "of", whole, number=True),
    Column("areas", "Councils", whole, number=True),
    Column("example_area", "Latest of them", href=lambda row: f"inspection?id={row['example_inspection']}"),
    Column("example_published", "Published", day),
    Column("example_page", "Page", whole, lambda row: paged(row, "example_url", "example_page"), number=True),
)


@kept
def all_ids() -> tuple[str, ...]:
    """Keys of all inspections, those whose report was read first."""
    found = records(register.find({"programme": (register.EVERY,)}))
    return tuple(row["inspection_id"] for row in sorted(found, key=lambda row: row["extraction"] != "parsed"))


@figure("not-mentioned", id=all_ids, beside=lambda: tuple(BESIDE))
def not_mentioned(id: str, beside: str) -> Figure:
    """Topics of comparable reports that one report speaks of in no list."""
    (row,) = rows("inspection", inspection=id)
    asked: dict[str, Any] = {"inspection": id, "beside": beside}
    frame = run("not_mentioned", **asked)
    coded = bool(rows("inspection_items", inspection=id))
    reports = int(frame["reports"].iloc[0]) if len(frame) else 0
    of = "on the same theme and of the same years" if beside == "theme" else "on its ten statistical neighbours"
    label = f"{row['area']}: topics that comparable reports raise and this one does not mention"
    why = (
        "No topic that comparable reports raise is unmentioned here, or none of them is coded."
        if coded
        else "This report has no list that is coded by topic, so nothing can be said of what it does not mention."
    )
    return Figure(
        name="not-mentioned",
        title=unsaid_title(len(frame), reports, coded),
        subtitle=f"How many reports of the same kind, {of}, raise each topic that no list of this one speaks of",
        drawing=Listing(label, frame, COLUMNS) if len(frame) else Empty(label, f"<b>Nothing to list.</b> {why}"),
        frame=frame,
        columns=COLUMNS,
        query="not_mentioned",
        parameters=asked,
        sources=(*SOURCES, *(() if beside == "theme" else ("dfe-statistical-neighbours-2025",))),
        page="inspection",
        choices={"id": id, "beside": beside},
        note=f"{UNSAID} {topics.agreement()}",
        see=CODE_BOOK,
    )


def unsaid_title(unsaid: int, reports: int, coded: bool) -> str:
    """How many topics of comparable reports are not mentioned."""
    if not coded:
        return "What this report does not mention is not known: no list of it is coded"
    if not unsaid:
        return "No topic that comparable reports raise goes unmentioned here"
    are = "topic that comparable reports raise is" if unsaid == 1 else "topics that comparable reports raise are"
    return f"{unsaid} {are} not mentioned here ({count(reports, 'report')} compared)"
