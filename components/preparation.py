"""A preparation pack: what joint letters on one theme list in areas like one council, topic by topic and page by page.

The letters are those on the council's ten statistical neighbours; where none of them has had one on the theme, those on
all areas, and the pack says so. A page prints it, a workbook and a calendar take it along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components import topics
from components.calendar import calendar
from components.columns import COUNCIL, GSS, paged
from components.figures.themes import LETTERS, theme_words
from components.figures.topics_of_council import AGAIN
from components.inspection_topics import SHOWN
from components.listing import folding_table
from components.parts import CAVEAT
from components.tables import Column
from components.words import DIRECTIONS, GRADES, SECTIONS, count, day, whole, word
from components.workbook import Sheet, workbook
from queries import records, rows, run
from queries.cache import kept

Row = Mapping[str, Any]
LISTS = ("priority_action", "improvement", "strength")
TOPICS = (
    topics.TOPIC,
    *(Column(section, f"{SECTIONS[section]}: letters", whole, number=True) for section in LISTS),
)
PAGES = (
    Column("section", "List", lambda code: word(code, SECTIONS)),
    Column("area", "Letter to", href=lambda row: f"inspection?id={row['inspection_id']}"),
    Column("published", "Published", day),
    Column("item", "Item", whole, number=True),
    Column("page", "Page", whole, paged, number=True),
    Column("topics", "What it speaks of", topics.names),
)
NEXT = (
    COUNCIL,
    Column("published", "Letter", day, lambda row: f"inspection?id={row['inspection_id']}"),
    Column("prior_grade", "Judged before (derived)", lambda code: word(code, GRADES), swatch=True),
    Column("next_grade", "Judged next (derived)", lambda code: word(code, GRADES), swatch=True),
    Column("next_published", "Published", day),
)


@dataclass(frozen=True)
class Pack:
    """All tables of one pack.

    Attributes:
        area: row of `areas` of the council.
        theme: theme code.
        near: whether the letters are those on its statistical neighbours; else on all areas.
        letters: rows of `theme_letters`.
        topics: letters by topic, a column for each list.
        items: rows of `theme_items`, priority action first.
        next: what the areas were judged before and next.
        again: rows of `said_again` after these letters.
        replies: rows of `replies_due` of these letters.
    """

    area: Row
    theme: str
    near: bool
    letters: pd.DataFrame
    topics: pd.DataFrame
    items: pd.DataFrame
    next: pd.DataFrame
    again: pd.DataFrame
    replies: Sequence[dict[str, Any]]

    @property
    def whose(self) -> str:
        """On which areas the letters are."""
        if self.near:
            return f"the ten statistical neighbours of {self.area['area']}"
        return f"all areas, because none of the statistical neighbours of {self.area['area']} has one on this theme"

    @property
    def title(self) -> str:
        """What the pack is about."""
        return f"{self.area['area']}: prepare for a joint inspection on {theme_words(self.theme).split(':')[0].lower()}"


@kept
def pack(slug: str, theme: str) -> Pack:
    """The pack of one council and one theme.

    Raises:
        StopIteration: there is no such council.
    """
    area = next(row for row in rows("areas") if row["slug"] == slug)
    letters = run("theme_letters", themes=[theme], like=area["area_code"])
    near = not letters.empty
    like = area["area_code"] if near else None
    if not near:
        letters = run("theme_letters", themes=[theme], like=None)
    letters = letters.sort_values(["published", "inspection_id"], ascending=False)
    keys = set(letters["inspection_id"])
    judged = run("joint_with_prior_judgement", area=None)
    again = run("said_again", inspection=None, area=None, forms=["jtai"])
    return Pack(
        area,
        theme,
        near,
        letters,
        by_topic(rows("theme_topics", themes=[theme], like=like)),
        run("theme_items", themes=[theme], like=like),
        judged[judged["inspection_id"].isin(keys)].sort_values("published", ascending=False),
        again[again["inspection_id"].isin(keys)],
        [row for row in rows("replies_due", area=None) if row["inspection_id"] in keys],
    )


def by_topic(found: Sequence[Row]) -> pd.DataFrame:
    """Letters by topic (`topic`, and a column for each list), most often raised first.

    Args:
        found: rows of `theme_topics`.
    """
    letters: dict[str, dict[str, int]] = {}
    for row in found:
        if row["section"] in LISTS:
            mine = letters.setdefault(row["topic"], dict.fromkeys(LISTS, 0))
            mine[row["section"]] += row["with_topic"]
    ranked = sorted(letters.items(), key=lambda one: [-one[1][section] for section in LISTS])
    return pd.DataFrame([{"topic": topic, **mine} for topic, mine in ranked], columns=["topic", *LISTS])


def answer(of: Pack) -> str:
    """What there is to read, as HTML."""
    return sentence(
        of.area["area"],
        theme_words(of.theme).split(":")[0].lower(),
        of.near,
        len(of.letters),
        int((of.letters["extraction"] == "parsed").sum()),
        int((of.items["section"] == "priority_action").sum()) if len(of.items) else 0,
        of.topics.sort_values("improvement", ascending=False, kind="stable").head(1)["topic"].tolist(),
    )


def sentence(name: str, theme: str, near: bool, letters: int, read: int, priority: int, top: Sequence[str]) -> str:
    """How many letters there are, how many were read, what they name and most often ask for.

    Args:
        name: the council.
        theme: the theme, within a sentence.
        near: whether the letters are those on its statistical neighbours.
        letters: letters known.
        read: of these, letters read.
        priority: areas for priority action in them.
        top: the topic that most of them want improved; empty where none was read.
    """
    if not letters:
        return f"<b>No joint letter on {theme} is known to us</b>, neither on areas like {name} nor on any other."
    are = "is" if letters == 1 else "are"
    head = f"<b>{count(letters, 'joint letter')} on {theme}, on areas like {name}, {are} known</b>"
    if not near:
        head = f"<b>No joint letter on {theme} is known for areas like {name}; {letters} on other areas {are}</b>"
    if not read:
        return f"{head}; {'it is' if letters == 1 else 'none of them is'} not read yet."
    unread = f", {letters - read} of them not read yet" if read < letters else ""
    named = f"{priority or 'no'} {'area' if priority == 1 else 'areas'} for priority action"
    names = "It names" if letters == 1 else "They name"
    most = f" Improvement is asked for most often in {topics.within(top[0])}." if top else ""
    return f"{head}{unread}. {names} {named}.{most}"


def parts_of(of: Pack) -> list[tuple[str, str, pd.DataFrame, tuple[Column, ...], str]]:
    """The parts of the pack in order: anchor, heading, rows, columns, what stands where there is no row."""
    return [
        ("letters", "The letters", of.letters, LETTERS, "No letter on this theme is known."),
        ("topics", "What they list, by topic", of.topics, TOPICS, "No letter on this theme that was read has lists."),
        ("pages", "Pages to read, priority action first", of.items, PAGES, "No page can be named."),
        ("next", "What came before and next", of.next, NEXT, "Nothing is on record."),
        ("again", "What was said again afterwards", of.again, (COUNCIL, *AGAIN), "No topic was said again on record."),
    ]


def html(of: Pack, whole_tables: bool = False) -> str:
    """The tables of the pack as HTML; unfolded where `whole_tables` (on paper)."""
    made = []
    for anchor, heading, frame, columns, empty in parts_of(of):
        most = max(len(frame), 1) if whole_tables else SHOWN
        said = f"{heading}: {count(len(frame), 'row')}"
        if anchor == "topics":
            letters = count(of.items["inspection_id"].nunique(), "letter")
            said = f"Letters whose list speaks of each topic, of {letters} read with lists"
        inner = (
            folding_table(frame, columns, said, most) if len(frame) else f'<div class="ji-empty"><p>{empty}</p></div>'
        )
        made.append(f'<section class="ji-section" id="{anchor}"><h2>{heading}</h2>{inner}</section>')
    return "".join(made)


def as_workbook(of: Pack, site: str) -> bytes:
    """All tables as one workbook.

    Args:
        of: the pack.
        site: public address of the site with a slash at its end.
    """
    made = rows("overview_counts")[0]["retrieved"].date()
    about = {
        "Title": of.title,
        "Letters": f"On {of.whose}",
        "Caveat": CAVEAT,
        "Topics": topics.agreement(),
        "Record as of": day(made),
        "Licence": "Contains public sector information licensed under the Open Government Licence v3.0.",
    }
    sheets = [
        Sheet(anchor.capitalize(), heading, frame, (*columns, *((GSS,) if "area_code" in frame else ())))
        for anchor, heading, frame, columns, _ in parts_of(of)
    ]
    return workbook(about, sheets, made, site)


def as_calendar(of: Pack, site: str) -> bytes:
    """The days on which the statements that these letters ask for were due."""
    made = rows("overview_counts")[0]["retrieved"].to_pydatetime().replace(tzinfo=dt.UTC)
    return calendar(f"{of.title}: written statements", of.replies, site.rstrip("/"), made)


def directions(of: Pack) -> str:
    """How the next judgements stand against those before, in one sentence."""
    grades = list(GRADES)[:4]
    known = [row for row in records(of.next) if row["prior_grade"] in grades and row["next_grade"] in grades]
    found = [grades.index(row["prior_grade"]) - grades.index(row["next_grade"]) for row in known]
    said = {
        "better": sum(step > 0 for step in found),
        "same": sum(step == 0 for step in found),
        "worse": sum(step < 0 for step in found),
    }
    listed = ", ".join(f"{DIRECTIONS[code].lower()} {number}" for code, number in said.items())
    waiting = len(of.next) - len(known)
    return f"Next judgement against the one before: {listed}; not known or none yet {waiting}."
