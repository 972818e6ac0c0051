"""What stands at the top of each page, made once: the page draws it, the first answer holds it before the page runs.

Each function gives HTML; `of_page` finds the one for an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from components import (
    answers_contrast,
    answers_questions,
    answers_topics,
    found,
    found_words,
    inspection,
    news,
    parts,
    preparation,
    word_filters,
)
from components import council as of_council
from components.figures.themes import theme_choices
from components.inspection import Inspection
from components.registry import BY_NAME
from components.words import count, day
from queries import package, rows
from queries.find import find, one_line
from queries.words import search as in_reports

Row = Mapping[str, Any]
Asked = Mapping[str, str]
HOME = {"Home": "./"}
COUNCILS = {**HOME, "Councils": "council"}


def home() -> str:
    """What the site is, the search field, how much is known and how fresh it is."""
    names = [row["area"] for row in rows("areas") if row["status"] == "current"]
    return parts.ji(
        '<div class="ji-grid ji-cols-8-4"><div><h1 class="ji-display">Joint inspections of how England’s areas '
        'protect children</h1><p class="ji-lead">Since 2016 the inspectors of children’s services, health and police '
        "have gone into one area together, at times with those of probation. They publish one letter. Here is every "
        "letter known to us, and how the area had been judged before and after.</p>"
        f"{parts.search(suggestions=names)}</div><div>{_reach()}</div></div>"
    )


def _reach() -> str:
    counts = rows("overview_counts")[0]
    read = f"{counts['parsed']:,}"
    if counts["listed"]:
        read += f'; <a href="method#known-gaps">{counts["listed"]} not read yet</a>'
    return parts.facts(
        [
            ("Letters", f"At least {counts['inspections']:,} known to us, since {counts['first_published']:%B %Y}"),
            ("Letters read", read),
            ("Latest letter", day(counts["last_published"])),
            ("Record of", day(counts["retrieved"])),
        ],
        side=True,
    )


def councils() -> str:
    """How many councils there are, and the field to find one."""
    areas = rows("areas")
    current = sum(row["status"] == "current" for row in areas)
    return parts.opening(
        "Councils",
        lead=f"{count(current, 'council')} responsible for children’s services in England, and "
        f"{len(areas) - current} that were abolished since 2009.",
    ) + parts.search(suggestions=[row["area"] for row in areas])


def council(area: Row) -> str:
    """Who the council is, what it succeeded, and its four latest judgements.

    Args:
        area: its row of `areas`.
    """
    slug = area["slug"]
    return (
        parts.opening(area["area"], crumb=COUNCILS)
        + parts.ji(
            f'<div class="ji-headline"><p class="ji-small ji-quiet">{of_council.facts_line(area)}</p>'
            f'<p class="ji-acts-head"><a href="benchmark?area={slug}" target="_self">Compare and print</a>'
            f'<a href="prepare?area={slug}" target="_self">Prepare for a theme</a>'
            f'<a href="topics?area={slug}#topics-peers" target="_self">What findings speak of</a>'
            f'<a href="council/{slug}/">Plain page</a><a href="council/{slug}/feed.atom">Follow by feed</a>'
            f'<a href="about" target="_self">Send a correction</a></p></div>{of_council.succession(area)}'
        )
        + of_council.status(area)
    )


def one_inspection(shown: Inspection) -> str:
    """Which inspection it is, and its theme or judgement."""
    row = shown.row
    crumb = {**HOME, row["area"]: f"council?area={row['slug']}"}
    return parts.opening(inspection.title(row), crumb=crumb, lead=inspection.lead(shown))


def benchmark(area: Row | None = None) -> str:
    """What is set beside what; the answer of a chosen set of councils is the page's own."""
    if area is None:
        return parts.opening(
            BY_NAME["benchmark"].question,
            crumb=COUNCILS,
            lead="Choose a council: its judgements, joint inspections, need and workforce are set beside those of its "
            "statistical neighbours, its region, councils of its type or police force, or your own list.",
        )
    return parts.opening(benchmark_title(area), crumb=benchmark_crumb(area))


def benchmark_title(area: Row) -> str:
    """The question of one council's comparison."""
    return f"How does {area['area']} compare with other councils?"


def benchmark_crumb(area: Row) -> dict[str, str]:
    """The pages above one council's comparison."""
    return {**COUNCILS, str(area["area"]): f"council?area={area['slug']}"}


def search(asked: Asked) -> str:
    """The answer to what was typed, the field, and the councils, places, inspections and pages of reports found."""
    typed, chosen = asked.get("q", ""), word_filters.chosen(lambda name: asked.get(name, ""))
    place, hits = find(typed), in_reports(typed, word_filters.filters(chosen))
    results = found_words.everything(place, hits, chosen)
    sources = found.source_line() if found.results(place) else ""
    below = parts.ji(results + sources) if results else ""
    title = "Find a council, or words in reports"
    return parts.opening(title, found_words.answer(place, hits)) + parts.search(one_line(typed)[:80]) + below


def compare(by: str = "", high: str = "") -> str:
    """High performers and once-inadequate areas, under the definition that is chosen or the default one."""
    return parts.opening(
        "Do inspections of high performers and of once-inadequate areas differ?", answers_contrast.compare(by, high)
    ) + parts.glance(answers_contrast.compare_at_a_glance(by, high))


def selection() -> str:
    """How areas are chosen."""
    return parts.opening("How are areas chosen?", answers_questions.selection()) + parts.glance(
        answers_questions.selection_at_a_glance()
    )


def judgements() -> str:
    """How councils are judged now."""
    return parts.opening("How are councils judged now?", answers_questions.judgements())


def cycle() -> str:
    """The cycle promised in 2013."""
    return parts.opening(
        "2013 to 2017: was every council inspected within the promised three years?", answers_questions.cycle()
    ) + parts.glance(answers_questions.cycle_at_a_glance())


def themes() -> str:
    """What letters of each theme found."""
    return parts.opening("What did joint inspections of each theme find?", answers_questions.themes())


def topics() -> str:
    """What findings speak of."""
    return parts.opening("What do findings speak of?", answers_topics.spoken())


def prepare(area: Row | None, theme: str) -> str:
    """What there is to read for a council and a theme; the question where no current council is named."""
    if area is None or area["status"] == "abolished":
        return parts.opening(
            BY_NAME["prepare"].question,
            crumb={**HOME, "Themes": "themes"},
            lead="Choose a council and a theme: the letters on councils like it, what they list by topic, the pages to "
            "read with priority action first, and what came next.",
        )
    pack = preparation.pack(area["slug"], theme)
    crumb = {**HOME, "Themes": "themes", str(area["area"]): f"council?area={area['slug']}"}
    return parts.opening(pack.title, preparation.answer(pack), crumb)


def whats_new(since: str, reports: int, areas: int, unread: int) -> str:
    """What came out since a day; the numbers are those of the page's choices."""
    return parts.opening(
        "What’s new", news.answer(since, reports, areas, unread), lead=news.freshness(rows("news_bounds")[0])
    )


def lately() -> str:
    """What came out since the day with which the page opens."""
    since = rows("news_bounds")[0]["lately"].date().isoformat()
    reports = rows("news_reports", since=since, programmes=None)
    unread = sum(row["extraction"] == "listed" for row in reports)
    return whats_new(since, len(reports), len({row["area_code"] for row in reports}), unread)


def data() -> str:
    """What can be taken away."""
    counts = rows("overview_counts")[0]
    return parts.opening(
        "Take the record with you",
        f"<b>{count(counts['all_inspections'], 'inspection')}</b> and {count(counts['visits'], 'visit')}, with every "
        f"judgement and count, are free to use. Take one file with all of it, or a file for each of the "
        f"{len(package.tables())} tables. There are feeds and an API too. Record of {day(counts['retrieved'])}.",
    )


def method() -> str:
    """How much is on record and how much of it was read, in one sentence."""
    counts, gaps = rows("overview_counts")[0], Counter(row["kind"] for row in rows("known_gaps"))
    return parts.opening(
        "How the record is made, and what it does not tell",
        f"On record are <b>{count(counts['all_inspections'], 'inspection')}</b> and "
        f"{count(counts['visits'], 'visit')}, read from published reports and statistics. "
        f"<b>{count(gaps['listed'], 'report')}</b> known to us "
        f"{'is' if gaps['listed'] == 1 else 'are'} not read yet, {count(gaps['quarantined'], 'report')} "
        f"{'was' if gaps['quarantined'] == 1 else 'were'} put aside. Record of {day(counts['retrieved'])}.",
    )


def about() -> str:
    """What the site is."""
    counts = rows("overview_counts")[0]
    return parts.opening(
        "About this site",
        "Joint Inspections shows how England’s inspectors look together at the way areas help and protect children. "
        f"It belongs to none of them. <b>It describes; it does not rank.</b> Record of {day(counts['retrieved'])}.",
    )


def of_page(page: str, asked: Asked) -> str:
    """The top of an interactive page at an address, as far as it is known before the page runs; empty where it is not.

    Args:
        page: the page's name.
        asked: what its address says.
    """
    if page == "council":
        area = _area(asked)
        return councils() if area is None else council(area)
    if page == "benchmark":
        return benchmark(_area(asked))
    if page == "prepare":
        known = theme_choices()
        theme = asked.get("theme", "")
        return prepare(_area(asked), theme if theme in known else next(iter(known)))
    if page == "inspection":
        shown = inspection.load(asked.get("id", ""))
        return "" if shown is None else one_inspection(shown)
    if page == "find":
        return search(asked)
    make = _WITHOUT_CHOICE.get(page)
    return make() if make is not None else ""


def _area(asked: Asked) -> Row | None:
    return next((row for row in rows("areas") if row["slug"] == asked.get("area")), None)


_WITHOUT_CHOICE: Mapping[str, Callable[[], str]] = {
    "overview": home,
    "compare": compare,
    "selection": selection,
    "judgements": judgements,
    "cycle": cycle,
    "themes": themes,
    "topics": topics,
    "news": lately,
    "data": data,
    "method": method,
    "about": about,
}
