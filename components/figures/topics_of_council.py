"""Topics of one council: beside its statistical neighbours, and said again in its next reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components import topics
from components.columns import COUNCIL, GSS
from components.drawing import kinds
from components.drawing.listing import Listing
from components.drawing.rows import Key, Row, Rows
from components.figure import Empty, Figure
from components.figures import figure
from components.figures.themes import EVERY, councils
from components.figures.topics import MOST, SOURCES, two_shares
from components.tables import Column
from components.topics import BEFORE, CODE_BOOK, FORM, FORMS, TOPIC
from components.words import SECTIONS, count, day, whole, word
from queries import records, rows, run
from queries import topics as numbers
from queries.intervals import share

REPORTS: Mapping[str, str] = {
    "all": "All reports",
    "ilacs": "ILACS inspections and visits",
    "jtai": "Joint letters",
    "sif": "2013 to 2017 (SIF)",
}
_FORMS: Mapping[str, tuple[str, ...] | None] = {
    "all": None,
    "ilacs": ("ilacs", topics.VISIT),
    "jtai": ("jtai",),
    "sif": ("sif",),
}
_RAISES = ("Raises a topic", "An area for priority action or for improvement speaks of it; strengths are left out.")
_NOT_MENTIONED = "Not mentioned says nothing about how things are: a letter sets out what inspectors chose to set out."


def _slugs() -> tuple[str, ...]:
    return tuple(slug for slug in councils() if slug != EVERY)


def _code(slug: str) -> str:
    return next(str(row["area_code"]) for row in rows("areas") if row["slug"] == slug)


def _at(url: str, page: str) -> Any:
    """Address of a report at the page of a fact, both columns of the row."""
    return lambda row: f"{row[url]}#page={row[page]}" if row[url] and row[page] else row[url]


@figure("topics-peers", area=_slugs, reports=lambda: tuple(REPORTS))
def topics_peers(area: str, reports: str) -> Figure:
    """Share of the reports on a council, and on its statistical neighbours, that raise each topic."""
    name, forms = councils()[area], _FORMS[reports]
    asked: dict[str, Any] = {"area": _code(area), "forms": list(forms) if forms else None}
    frame = run("area_topics", **asked)
    listed = records(frame)
    own, peers = (listed[0]["own_reports"], listed[0]["peer_reports"]) if listed else (0, 0)
    label = f"Topics raised in reports on {name} and on its ten statistical neighbours"
    legend = [Key("joint", name, "dot"), Key("line", "Its ten statistical neighbours", "dot")]
    shown = [row for row in listed if row["topic"] != numbers.OTHER]
    empty = Empty(label, f"<b>Nothing to compare.</b> No report of this kind on {name} or its neighbours is coded.")
    return Figure(
        name="topics-peers",
        title=peers_title(name, listed, REPORTS[reports]),
        subtitle=f"{REPORTS[reports]}: share that raise each topic, {count(own, 'report')} on {name} and {peers} on "
        f"its ten statistical neighbours, with 95 % exact intervals (hollow: fewer than five); the "
        f"{min(MOST, len(shown))} that reports on neighbours raise most",
        drawing=Rows(label, [_row(r) for r in shown[:MOST]], kinds.PER_CENT, legend=legend, ruled=False)
        if shown
        else empty,
        frame=frame,
        columns=(
            TOPIC,
            Column("own_with_topic", f"Reports on {name}", whole, number=True),
            Column("own_reports", "of", whole, number=True),
            Column("latest_published", "Latest, at its page", day, _at("latest_url", "latest_page")),
            Column("peer_with_topic", "Reports on neighbours", whole, number=True),
            Column("peer_reports", "of", whole, number=True),
            Column("peers_with_topic", "Neighbours", whole, number=True),
            Column("peers", "of", whole, number=True),
        ),
        query="area_topics",
        parameters=asked,
        sources=(*SOURCES, "dfe-statistical-neighbours-2025"),
        page="topics",
        choices={"area": area, "reports": reports},
        note=f"{_NOT_MENTIONED} {topics.agreement()}",
        see=CODE_BOOK,
        means=(_RAISES,),
    )


def _row(row: Mapping[str, Any]) -> Row:
    mine, theirs = share(row["own_with_topic"], row["own_reports"]), share(row["peer_with_topic"], row["peer_reports"])
    small = f"{row['own_with_topic']} of {row['own_reports']}; {row['peer_with_topic']} of {row['peer_reports']}"
    shares = [(e.value, e.low, e.high, tone) for e, tone in ((mine, "joint"), (theirs, "line"))]
    return two_shares(topics.name(row["topic"]), small, shares)


def peers_title(name: str, listed: Sequence[Mapping[str, Any]], kind: str) -> str:
    """How many of the topics that reports on neighbours raise, those on the council raise; `kind`: of which reports."""
    if not listed or not listed[0]["own_reports"]:
        return f"{name}: {kind.lower() if kind[1:2].islower() else kind}, none on record that is coded by topic"
    raised = [row for row in listed if row["peer_with_topic"]]
    both = sum(row["own_with_topic"] > 0 for row in raised)
    if not raised:
        return f"{name}: no such report on its statistical neighbours is coded by topic"
    if both == len(raised):
        return f"{name}: its reports raise every topic that those on similar councils raise"
    of = f"{both or 'none'} of {count(len(raised), 'topic')}"
    return f"{name}: its reports raise {of} that those on similar councils raise"


@figure("topics-again", after=lambda: tuple(BEFORE))
def topics_again(after: str) -> Figure:
    """How often a topic that letters raise is raised again in the next reports, beside chance."""
    frame = numbers.raised_again(FORMS[after])
    listed = records(frame)
    pairs, again, expected = (sum(row[name] for row in listed) for name in ("pairs", "again", "expected"))
    place, ticks = kinds.scale(max((max(r["again"], r["expected"]) for r in listed), default=1))
    drawn = [
        kinds.pair(
            topics.name(r["topic"]),
            r["again"],
            r["expected"],
            "joint",
            place,
            f"held against {r['pairs']:,} next reports",
        )
        for r in listed[:MOST]
    ]
    label = f"Topics raised again after {BEFORE[after].lower()}: {again} of {pairs}, by chance {expected:.0f}"
    return Figure(
        name="topics-again",
        title=again_title(pairs, again, expected),
        subtitle="Filled: how often the council’s next report (of each kind) raises a topic again; hollow: how often "
        f"it would if it raised it as often as all reports of its kind do; the {len(drawn)} most frequent",
        drawing=Rows(
            label,
            drawn,
            ticks,
            "Times raised again",
            legend=[Key("joint", "Raised again", "dot"), Key("line", "As often as in all such reports", "open")],
            ruled=False,
        ),
        frame=frame,
        columns=(
            TOPIC,
            Column("pairs", "Next reports", whole, number=True),
            Column("again", "Raised again", whole, number=True),
            Column("expected", "By chance", "{:.1f}".format, number=True),
            Column("share", "Share again", "{:.0%}".format, number=True),
            Column("share_low", "95 % from", "{:.0%}".format, number=True),
            Column("share_high", "to", "{:.0%}".format, number=True),
            Column("areas", "Areas", whole, number=True),
        ),
        query="said_again_by_topic",
        parameters={"forms": list(FORMS[after])},
        sources=SOURCES,
        page="topics",
        choices={"after": after},
        note=f"The same topic is not the same finding; councils that were visited are no sample. {topics.agreement()}",
        see=CODE_BOOK,
        means=(
            _RAISES,
            (
                "Next report",
                "The first joint letter, ILACS inspection, focused visit or single framework report of the council "
                "published afterwards, each of them counted.",
            ),
        ),
    )


def again_title(pairs: int, again: int, expected: float) -> str:
    """How often topics were raised again in all, beside chance."""
    if not pairs:
        return "No topic was raised before another report"
    times = f"{again:,} of {pairs:,}"
    return f"A next report raises an earlier one’s topic again {times} times; chance would give {expected:,.0f}"


AGAIN = (
    TOPIC,
    FORM,
    Column("published", "Said on", day, _at("report_url", "page")),
    Column("page", "Page", whole, _at("report_url", "page"), number=True),
    Column("later_form", "Said again in", topics.form_words),
    Column("later_published", "on", day, lambda row: f"inspection?id={row['later_inspection_id']}"),
    Column("later_page", "Page", whole, _at("later_url", "later_page"), number=True),
    Column("expected", "Share of all such reports", "{:.0%}".format, number=True),
)


@figure("topics-returned", area=_slugs, after=lambda: ("both", "joint", "visits"))
def topics_returned(area: str, after: str) -> Figure:
    """The topics that letters on one council raised and its next reports raise again, with both pages."""
    name, code = councils()[area], _code(area)
    asked: dict[str, Any] = {"inspection": None, "area": code, "forms": list(FORMS[after])}
    frame = run("said_again", **asked)
    label = f"{name}: topics said again"
    empty = Empty(label, "<b>None on record.</b> No topic of such a letter is raised in a later report that is coded.")
    return Figure(
        name="topics-returned",
        title=returned_title(name, frame["topic"].nunique(), len(frame)),
        subtitle=f"{BEFORE[after] if after != 'both' else 'Joint letters and focused visits'} on {name}, newest first: "
        "what they raise that the next report of each kind raises too; pages lead to both places",
        drawing=Listing(label, frame, AGAIN) if len(frame) else empty,
        frame=frame,
        columns=(COUNCIL, GSS, *AGAIN, Column("section", "List", lambda c: word(c, SECTIONS))),
        query="said_again",
        parameters=asked,
        sources=SOURCES,
        page="topics",
        choices={"area": area, "after": after},
        note=f"The same topic is not the same finding: read both pages. {topics.agreement()}",
        see=CODE_BOOK,
        means=(_RAISES,),
    )


def returned_title(name: str, different: int, times: int) -> str:
    """How many topics came back."""
    if not times:
        return f"{name}: no topic of a joint letter or visit is said again in a later report"
    return f"{name}: {count(different, 'topic')} said again, {count(times, 'time')} in all"
