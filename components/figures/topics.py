"""What findings speak of: by kind of report and section, by theme, and by what the area had been judged before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components import topics
from components.drawing import kinds
from components.drawing.marks import Dot, Mark, Rule
from components.drawing.rows import Key, Row, Rows
from components.figure import LONGEST_TITLE, Empty, Figure
from components.figures import figure
from components.figures.comparison import BY, GROUPINGS
from components.figures.themes import theme_choices, theme_words
from components.tables import Column
from components.tokens import token_of
from components.topics import CODE_BOOK, LIST_WORDS, TITLE_WORDS, TOPIC
from components.words import ERAS, SECTIONS, count, whole, word
from queries import records, run
from queries import topics as numbers
from queries.shares import with_share

SOURCES = ("ofsted-reports",)
MOST = 15
"""Topics that are drawn; the table has all."""
JOINT_LISTS = ("improvement", "strength", "priority_action")
_CHANCE = 0.05
_SHARE = (
    Column("reports", "Reports with the list", whole, number=True),
    Column("with_topic", "that speak of it", whole, number=True),
    Column("share", "Share", "{:.0%}".format, number=True),
    Column("share_low", "95 % from", "{:.0%}".format, number=True),
    Column("share_high", "to", "{:.0%}".format, number=True),
)
MEANS = (
    ("Speaks of a topic", "At least one item of the list is coded with it, wherever in the item it stands."),
    ("Share", "Of the reports that list at least one item in the section; exact (Clopper-Pearson) interval."),
)


def _tone(kind: str) -> str:
    return token_of(kind) if kind in ERAS else "ink"


@figure("topics-spoken", kind=lambda: tuple(topics.kinds()), section=lambda: topics.SECTIONS_CODED)
def topics_spoken(kind: str, section: str) -> Figure:
    """Share of the reports of one kind whose list speaks of each topic."""
    found = numbers.shares(section)
    mine = found[found["kind"] == kind].sort_values("with_topic", ascending=False, kind="stable")
    listed = [row for row in records(mine) if row["with_topic"]]
    noun, reports = LIST_WORDS[section], listed[0]["reports"] if listed else 0
    label = f"What {noun} in {topics.kinds()[kind]} speak of"
    return Figure(
        name="topics-spoken",
        title=spoken_title(listed, kind, section),
        subtitle=f"{SECTIONS[section]}: share of {topics.reports(reports, kind)} with such a list that speak of each "
        f"topic, with its 95 % exact interval; {_shown(listed)}",
        drawing=_shares(label, listed, _tone(kind)) if listed else _nothing(label, kind, noun),
        frame=mine,
        columns=(TOPIC, *_SHARE, Column("items_with_topic", "Items", whole, number=True)),
        query="topic_shares",
        parameters={"sections": [section]},
        sources=SOURCES,
        page="topics",
        choices={"kind": kind, "section": section},
        note=topics.agreement(),
        see=CODE_BOOK,
        means=MEANS,
    )


def _shown(listed: Sequence[Mapping[str, Any]]) -> str:
    if len(listed) <= MOST:
        return f"{count(len(listed), 'topic')} that at least one speaks of"
    return f"the {MOST} most frequent of {len(listed)} topics"


def _nothing(label: str, kind: str, noun: str) -> Empty:
    return Empty(label, f"<b>Nothing to draw.</b> No {topics.kinds()[kind]} on record lists {noun}, coded by topic.")


def _shares(label: str, listed: Sequence[Mapping[str, Any]], tone: str) -> Rows:
    drawn = [
        kinds.share(
            topics.name(row["topic"]),
            f"{row['with_topic']} of {row['reports']}",
            row["share"],
            row["share_low"],
            row["share_high"],
            tone,
        )
        for row in listed[:MOST]
    ]
    return Rows(label, drawn, kinds.PER_CENT, ruled=False)


def spoken_title(listed: Sequence[Mapping[str, Any]], kind: str, section: str) -> str:
    """Which topic stands in most reports; `listed`: rows with a topic, the most frequent first."""
    if not listed:
        return f"No report of this kind lists {LIST_WORDS[section]}"
    top, head = listed[0]["with_topic"], f"Most often {TITLE_WORDS[section]}"
    first = [topics.within(row["topic"]) for row in listed if row["with_topic"] == top]
    of = f"in {top} of {topics.reports(listed[0]['reports'], kind)}"
    if len(first) == 1:
        return f"{head}: {first[0]}, {of}"
    return f"{head}: {len(first)} topics, each {of}"


@figure(
    "topics-prior",
    by=lambda: tuple(BY),
    section=lambda: JOINT_LISTS,
    era=lambda: tuple(reversed(list(ERAS))),
)
def topics_prior(by: str, section: str, era: str) -> Figure:
    """Share of letters with each topic, by what the area had been judged before, tested within the era."""
    found = numbers.by_cohort(by, section)
    mine = found[found["era"] == era]
    tests = [row for row in records(numbers.tests(by, section)) if row["era"] == era]
    names, noun = GROUPINGS[by], LIST_WORDS[section]
    listed = [row for row in records(mine) if row["letters"] and row["cohort"] != "unknown"]
    sizes = {row["cohort"]: row["letters"] for row in listed}
    drawn = _widest(tests)[:MOST]
    label = f"{SECTIONS[section]} by topic, {ERAS[era].lower()}"
    cells = {(row["cohort"], row["topic"]): row for row in listed}
    lines = [_two_shares(one["topic"], [cells[cohort, one["topic"]] for cohort in sizes]) for one in drawn]
    legend = [Key(token_of(cohort), names[cohort], "dot") for cohort in sizes]
    who = "; ".join(f"{names[cohort].lower()}: {count(n, 'letter')}" for cohort, n in sizes.items())
    empty = Empty(label, "<b>Nothing to compare.</b> These years have no two groups with five letters that list any.")
    return Figure(
        name="topics-prior",
        title=prior_title(tests, noun),
        subtitle=f"{SECTIONS[section]}, joint letters, {ERAS[era].lower()}: share that speaks of each topic, with its "
        f"95 % exact interval; {who or 'no letter'}"
        + (f"; the {len(drawn)} widest gaps of {len(tests)}" if len(tests) > len(drawn) else ""),
        drawing=Rows(label, lines, kinds.PER_CENT, legend=legend, ruled=False) if lines else empty,
        frame=mine,
        columns=(
            TOPIC,
            Column("cohort", "Judged before", lambda code: word(code, names)),
            Column("letters", "Letters with the list", whole, number=True),
            *_SHARE[1:],
            Column("p_holm", "p, adjusted", "{:.2f}".format, number=True),
        ),
        query="topics_by_prior_judgement",
        parameters={"cohort": by, "section": section},
        sources=(*SOURCES, "ofsted-outcomes-2025-03-31"),
        page="topics",
        choices={"by": by, "section": section, "era": era},
        note=f"{_tried(tests)} {topics.agreement()}",
        see=CODE_BOOK,
        means=(
            *MEANS,
            (
                "p, adjusted",
                "Fisher’s exact test of each topic, adjusted by Holm for the topics tried in these years, not for "
                "other lists and groupings. Groups of fewer than five letters take no part.",
            ),
        ),
    )


def _tried(tests: Sequence[Mapping[str, Any]]) -> str:
    if not tests:
        return "No test: no two groups with five letters."
    return f"Fisher’s exact test, adjusted for the {len(tests)} topics tried in these years; letters are few."


def _widest(tests: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Topics tried, the widest gap between the two shares first."""

    def gap(row: Mapping[str, Any]) -> float:
        some, of = ([int(n) for n in row[name].split()] for name in ("with_topic", "letters"))
        return abs(some[0] / of[0] - some[1] / of[1])

    return sorted(tests, key=gap, reverse=True)


def two_shares(name: str, small: str, shares: Sequence[tuple[float | None, float | None, float | None, str]]) -> Row:
    """Shares of two groups under each other on one row: value, ends of its interval, token."""
    marks: list[Mark] = []
    for level, (value, low, high, tone) in zip((13, 29), shares, strict=False):
        marks.append(Rule(0, 100, "rule", level, 1))
        if value is not None:
            if low is not None and high is not None:
                marks.append(Rule(100 * low, 100 * high, "line", level, 3))
            marks.append(Dot(100 * value, f"{value:.0%}", tone, open=low is None, size=12, y=level))
    return Row(name, marks, small, 42)


def _two_shares(topic: str, cells: Sequence[Mapping[str, Any]]) -> Row:
    small = "; ".join(f"{cell['with_topic']} of {cell['letters']}" for cell in cells)
    shares = [(c["share"], c["share_low"], c["share_high"], token_of(c["cohort"])) for c in cells]
    return two_shares(topics.name(topic), small, shares)


_ON = {
    "yes": "once-inadequate areas",
    "no": "others",
    "high_performing": "high performers",
    "requires_improvement": "areas that required improvement",
    "previously_inadequate": "inadequate areas",
}


def prior_title(tests: Sequence[Mapping[str, Any]], noun: str) -> str:
    """Whether any topic tells the groups apart beyond chance, after the adjustment."""
    if not tests:
        return f"Too few letters list {noun} in these years to tell groups apart"
    told = sorted((row for row in tests if row["p_holm"] < _CHANCE), key=lambda row: row["p_holm"])
    if not told:
        return f"No topic of {noun} tells the groups apart beyond chance ({count(len(tests), 'topic')} tried)"
    if len(told) > 1:
        return f"{len(told)} of {len(tests)} topics of {noun} tell the groups apart beyond chance"
    one = told[0]
    counts = (row.split() for row in (one["with_topic"], one["letters"], one["cohorts"]))
    (some, more), (few, many), (first, second) = counts
    said = f"{topics.name(one['topic'])}: in {some} of {few} letters on {_ON[first]}, {more} of {many} on {_ON[second]}"
    if len(said) <= LONGEST_TITLE:
        return said
    return f"{topics.name(one['topic'])} alone tells the groups apart beyond chance ({len(tests)} tried)"


@figure("theme-topics", theme=lambda: tuple(theme_choices()), section=lambda: JOINT_LISTS)
def theme_topics(theme: str, section: str) -> Figure:
    """Share of the letters on one theme that speak of each topic."""
    found = with_share(run("theme_topics", themes=[theme], like=None), "with_topic", "letters")
    mine = found[found["section"] == section]
    listed = [{**row, "reports": row["letters"]} for row in records(mine)]
    era = listed[0]["era"] if listed else next(iter(reversed(list(ERAS))))
    newest = [row for row in listed if row["era"] == era]
    noun, about = LIST_WORDS[section], theme_words(theme)
    label = f"What {noun} in letters on {about} speak of"
    small = any(row["share_low"] is None for row in newest)
    return Figure(
        name="theme-topics",
        title=theme_title(newest, about, noun),
        subtitle=f"{SECTIONS[section]}, letters on {about}, {ERAS[era].lower()}: share that speaks of each topic"
        + (" (fewer than five letters: hollow, no interval)" if small else " with its 95 % exact interval")
        + f"; {_shown(newest)}",
        drawing=_shares(label, newest, token_of(era))
        if newest
        else Empty(label, f"<b>Nothing to draw.</b> No letter on this theme that was read lists {noun}."),
        frame=mine,
        columns=(
            TOPIC,
            Column("era", "Years", lambda code: word(code, ERAS)),
            Column("letters", "Letters with the list", whole, number=True),
            *_SHARE[1:],
            Column("items", "Items", whole, number=True),
        ),
        query="theme_topics",
        parameters={"themes": [theme], "like": None},
        sources=SOURCES,
        page="themes",
        choices={"theme": theme, "section": section},
        note=topics.agreement(),
        see=CODE_BOOK,
        means=MEANS,
    )


def theme_title(listed: Sequence[Mapping[str, Any]], about: str, noun: str) -> str:
    """Which topic stands in most letters on a theme."""
    short = about.split(":")[0]
    if not listed:
        return f"{short}: no letter read lists {noun}"
    top, of = listed[0]["with_topic"], listed[0]["letters"]
    first = [row["topic"] for row in listed if row["with_topic"] == top]
    if len(first) > 1:
        return f"{short}: {len(first)} topics stand in {top} of {count(of, 'letter')} each"
    return f"{short}: {topics.within(first[0])} stands in {top} of {count(of, 'letter')}"
