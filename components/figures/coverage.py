"""How much of what was published is known to us, and how much was read."""

from __future__ import annotations

from components.drawing import kinds
from components.drawing.rows import Key, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.words import count, whole
from queries import rows, run

_COLUMNS = (
    Column("title", "What was counted", href=lambda row: row["url"]),
    Column("published", "Published count", whole, number=True),
    Column("known", "Known to us", whole, number=True),
    Column("read", "Read", whole, number=True),
    Column("quarantined", "Put aside", whole, number=True),
    Column("missing", "Not known to us", whole, number=True),
    Column("source", "Who says so"),
    Column("note", "What it covers"),
)


def title(groups: int, short: int) -> str:
    """In how many published counts the record knows fewer inspections than there were."""
    if not groups:
        return "No inspectorate’s count of its inspections is on record"
    says = "says" if (short or groups) == 1 else "say"
    if not short:
        return f"The record knows at least as many inspections as {count(groups, 'published count')} {says} there were"
    return f"The record knows fewer inspections than {short} of {count(groups, 'published count')} {says} there were"


@figure("published-counts")
def coverage() -> Figure:
    """Published, known and read, count by count."""
    counted = rows("coverage_published")
    drawn = []
    for row in counted:
        parts = [
            (row["read"], "joint", "Read"),
            (max(row["known"] - row["read"], 0), "joint-old", "Known, not read"),
            (max(row["missing"], 0), "none", "Not known to us"),
        ]
        drawn.append(kinds.stack(row["title"], parts, f"{whole(row['published'])} published"))
    short = sum(row["missing"] > 0 for row in counted)
    legend = [Key("joint", "Read"), Key("joint-old", "Known, not read"), Key("none", "Not known to us")]
    return Figure(
        name="published-counts",
        title=title(len(counted), short),
        subtitle=f"Inspections read, known and not known, of those that an inspectorate has counted in public; "
        f"{count(len(counted), 'count')}, each bar one count",
        drawing=Rows("Published counts beside the record. The table has the same.", drawn, legend=legend),
        frame=run("coverage_published"),
        columns=_COLUMNS,
        query="coverage_published",
        sources=("ofsted-reports", "data-to-insight-joint-inspections"),
        page="method",
        note="Everywhere else it is not known how many there were: each number of inspections means at least so many.",
    )
