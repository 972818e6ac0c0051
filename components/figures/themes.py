"""What joint inspections of each theme found, newest theme first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.columns import COUNCIL, GSS
from components.contrast import NOUNS
from components.drawing import kinds
from components.drawing.listing import Listing
from components.drawing.rows import Row, Rows
from components.figure import Empty, Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import (
    ERAS,
    EXTRACTIONS,
    LONGER_LETTERS,
    MISSING,
    NO_THEME,
    THEMES,
    count,
    day,
    days,
    is_missing,
    whole,
    word,
)
from queries import records, rows, run
from queries.shares import with_share

SOURCES = ("ofsted-reports", "data-to-insight-joint-inspections", "declared-joint-inspections")
SECTIONS: Mapping[str, str] = {"improvement": "To improve", "strength": "Strengths"}
NEWEST = tuple(reversed(list(ERAS)))
EVERY = "all"


def theme_words(code: object) -> str:
    """The words for a theme, also where the list that names the inspection gives none."""
    return NO_THEME if is_missing(code) else word(code, THEMES)


def newest_first() -> list[dict[str, Any]]:
    """Themes era by era, the one with the latest letter first, with the share of letters with priority action."""
    found = records(with_share(run("themes"), "priority_letters", "letters"))
    return sorted(found, key=lambda row: (NEWEST.index(row["era"]), -row["last_published"].value))


def theme_choices() -> Mapping[str, str]:
    """Themes that can be chosen, newest first."""
    return {row["theme"]: theme_words(row["theme"]) for row in newest_first() if not is_missing(row["theme"])}


def councils() -> Mapping[str, str]:
    """Current councils with statistical neighbours, by name in addresses, after “all”."""
    found = {row["slug"]: row["area"] for row in rows("neighbours", areas=None)}
    return {EVERY: "All councils", **found}


_COLUMNS = (
    Column("theme", "Theme", theme_words),
    Column("era", "Years", lambda code: word(code, ERAS)),
    Column("first_published", "First letter", day),
    Column("last_published", "Latest", day),
    Column("inspections", "Known to us", whole, number=True),
    Column("read", "Letters read", whole, number=True),
    Column("letters", "With lists", whole, number=True),
    Column("priority_letters", "With priority action", whole, number=True),
    Column("improvement_median", "To improve, median", "{:g}".format, number=True),
    Column("strength_median", "Strengths, median", "{:g}".format, number=True),
    Column("inspectorates", "Inspectorates"),
)


@figure("theme-priority")
def theme_priority() -> Figure:
    """Share of letters of each theme that name an area for priority action."""
    found = newest_first()
    total = next(row for row in rows("theme_totals") if row["era"] == EVERY)
    drawn: list[Row] = []
    for era in NEWEST:
        drawn.append(Row(ERAS[era], (), heading=True))
        drawn += [
            kinds.share(
                theme_words(row["theme"]),
                _letters(row),
                row["share"] if row["letters"] else None,
                row["share_low"],
                row["share_high"],
                token_of(era),
            )
            for row in found
            if row["era"] == era
        ]
    frame = run("themes").sort_values(["last_published"], ascending=False)
    return Figure(
        name="theme-priority",
        title=priority_title(
            total["priority_letters"], total["letters"], {theme_words(r["theme"]): r["priority_letters"] for r in found}
        ),
        subtitle="Share of letters with lists of findings that name at least one area for priority action, with its "
        "95 % interval; hollow: fewer than five letters, no interval; newest theme first",
        drawing=Rows(
            "Letters that name an area for priority action: "
            + "; ".join(f"{theme_words(r['theme'])} {r['priority_letters']} of {r['letters']}" for r in found),
            drawn,
            kinds.PER_CENT,
            ruled=False,
        ),
        frame=frame,
        columns=_COLUMNS,
        query="themes",
        sources=SOURCES,
        page="themes",
        note="A letter without a section for priority action names none; a letter without any list is left out.",
    )


def _letters(row: Mapping[str, Any]) -> str:
    if row["letters"]:
        return f"{row['priority_letters']} of {count(row['letters'], 'letter')}"
    return f"none of {count(row['inspections'], 'letter')} read yet"


def priority_title(letters: int, of: int, by_theme: Mapping[str, int]) -> str:
    """How many letters name an area for priority action, and on how many themes none does."""
    if of == 0:
        return "No letter with lists of findings has been read yet"
    head = f"{letters or 'None'} of {of} letters {'names' if letters <= 1 else 'name'} an area for priority action"
    most = max(by_theme.values(), default=0)
    return f"{head}, on no theme more than {most}" if most > 1 else head


@figure("theme-points", section=lambda: tuple(SECTIONS), era=lambda: NEWEST)
def theme_points(section: str, era: str) -> Figure:
    """What the letters of each theme list, a letter a dot, with the median."""
    frame = run("theme_letters", themes=None, like=None)
    mine = frame[(frame["era"] == era) & frame[section].notna()].sort_values("published", ascending=False)
    listed = records(mine)
    themes = [row for row in newest_first() if row["era"] == era]
    noun = NOUNS[section]
    medians = {
        theme_words(r["theme"]): r[f"{section}_median"] for r in themes if not is_missing(r[f"{section}_median"])
    }
    label = f"{noun.capitalize()} by theme, {ERAS[era].lower()}"
    if listed:
        place, ticks = kinds.scale(max(row[section] for row in listed))
        drawn = [_strip(row, [r for r in listed if r["theme"] == row["theme"]], section, place) for row in themes]
        said = "; ".join(f"{name} {median:g}" for name, median in medians.items())
        drawing: Rows | Empty = Rows(f"{label}, medians: {said}", drawn, ticks, "Number listed", ruled=False)
    else:
        drawing = Empty(label, "<b>Nothing to draw.</b> No letter that was read has such a list in these years.")
    return Figure(
        name="theme-points",
        title=points_title(noun, medians),
        subtitle=f"{noun.capitalize()} listed in each letter, {count(len(listed), 'letter')}, {ERAS[era].lower()}; "
        "diamond: median of the theme",
        drawing=drawing,
        frame=mine,
        columns=LETTERS,
        query="theme_letters",
        parameters={"themes": None, "like": None},
        sources=SOURCES,
        page="themes",
        choices={"section": section, "era": era},
        note=f"Years are not compared with each other: {LONGER_LETTERS}.",
    )


def _strip(row: Mapping[str, Any], letters: list[dict[str, Any]], section: str, place: Any) -> Row:
    points = [
        kinds.Point(
            r[section],
            f"{r['area']}, letter of {day(r['published'])}: {r[section]}",
            f"inspection?id={r['inspection_id']}",
        )
        for r in letters
    ]
    median = row[f"{section}_median"]
    middle = None if is_missing(median) else kinds.Middle(median)
    small = f"{count(len(points), 'letter')} with such a list" if points else "no such list read yet"
    return kinds.strip(theme_words(row["theme"]), small, points, middle, token_of(row["era"]), place)


def points_title(noun: str, medians: Mapping[str, float]) -> str:
    """Between which medians the themes lie."""
    if not medians:
        return f"No letter read in these years lists {noun}"
    low, high = (pick(medians, key=lambda name: medians[name]) for pick in (min, max))
    if medians[low] == medians[high]:
        return f"Letters of each theme list as many {noun}: {medians[low]:g} in the middle"
    return f"From {medians[low]:g} {noun} in the middle to {medians[high]:g}, by theme"


def _points_words(number: object) -> str:
    """A number of points; the letter itself says where there are none."""
    return "none" if number == 0 else whole(number)


def _page_link(page: str) -> Any:
    return lambda row: f"{row['report_url']}#page={row[page]}" if row["report_url"] and row[page] else None


LETTERS = (
    COUNCIL,
    Column("published", "Letter", day, href=lambda row: f"inspection?id={row['inspection_id']}"),
    Column("theme", "Theme", theme_words),
    Column("priority_action", "Priority action", _points_words, _page_link("priority_page"), number=True),
    Column("improvement", "To improve", _points_words, _page_link("improvement_page"), number=True),
    Column("strength", "Strengths", _points_words, _page_link("strength_page"), number=True),
    Column(
        "extraction",
        "Document",
        lambda c: word(c, EXTRACTIONS),
        href=lambda row: row["report_url"] or row["council_url"],
    ),
    GSS,
)


@figure("theme-letters", theme=lambda: (*theme_choices(), EVERY), area=lambda: tuple(councils()))
def theme_letters(theme: str, area: str) -> Figure:
    """The letters of one theme, of all councils or of those most like one."""
    code = None if area == EVERY else next(r["area_code"] for r in rows("areas") if r["slug"] == area)
    asked: dict[str, Any] = {"themes": None if theme == EVERY else [theme], "like": code}
    frame = run("theme_letters", **asked).sort_values(["published", "inspection_id"], ascending=False)
    about = "All themes" if theme == EVERY else theme_words(theme)
    whose = "" if area == EVERY else f", councils like {councils()[area]}"
    unread = sum(frame["extraction"] != "parsed")
    label = f"{about}: {count(len(frame), 'letter')}{whose}"
    empty = Empty(label, f"<b>None known.</b> No letter on this theme{whose} is on record.")
    first = [c for c in LETTERS if c.name != "area_code" and (theme == EVERY or c.name != "theme")]
    return Figure(
        name="theme-letters",
        title=letters_title(about, len(frame), whose),
        subtitle=f"Joint inspections known to us, newest first; a number leads to its page of the letter; "
        f"none: the letter says so; {MISSING}: no such list, or not read{_unread(unread)}",
        drawing=Listing(label, frame, first) if len(frame) else empty,
        frame=frame.assign(fieldwork=[days(r["fieldwork_start"], r["fieldwork_end"]) for r in records(frame)]),
        columns=(*LETTERS, Column("fieldwork", "On site"), Column("inspectorates", "Inspectorates")),
        query="theme_letters",
        parameters=asked,
        sources=(*SOURCES, *(() if area == EVERY else ("dfe-statistical-neighbours-2025",))),
        page="themes",
        choices={"theme": theme, "area": area},
    )


def _unread(letters: int) -> str:
    return f" ({count(letters, 'letter')} not read yet)" if letters else ""


def letters_title(about: str, letters: int, whose: str) -> str:
    """How many letters are known on a theme."""
    return f"{about}: {'no letter' if letters == 0 else count(letters, 'letter')}{whose}"
