"""Every interactive page of the site, declared once: menu, site map, README and tests are made from this list.

A page's address is its file's name in `pages/` (Streamlit takes any other address for a stranger at a cold start).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SITE = "Joint Inspections"
FOLDER = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Page:
    """One interactive page.

    Attributes:
        name: its address without the slash, and its file's name without the ending.
        title: how the menu names it.
        question: what it answers, in one sentence.
        part: heading of the menu under which it stands; empty for the first row.
        more: what the README says besides (its address parameters, what it offers).
        twin: address of the plain page that answers the same without scripts, where there is one.
        listed: whether search engines should know it.
        chosen: whether it opens on something only when the address names it (`?area=…`).
        hidden: whether the menu leaves it out, because others lead to it.
    """

    name: str
    title: str
    question: str
    part: str = ""
    more: str = ""
    twin: str | None = None
    listed: bool = True
    chosen: bool = False
    hidden: bool = False

    @property
    def path(self) -> str:
        """Its public path; the first page answers at the root."""
        return "/" if self is PAGES[0] else f"/{self.name}"

    @property
    def tab(self) -> str:
        """What the browser's tab says; a page that is about one council or inspection says that instead."""
        return SITE if self is PAGES[0] else f"{self.title} – {SITE}"

    @property
    def file(self) -> Path:
        """Its script."""
        return FOLDER / f"{self.name}.py"


_QUESTIONS = "Questions"
_RECORD = "Data and method"

PAGES: Sequence[Page] = (
    Page("overview", "Home", "What is this, where did joint inspections take place, when and on what theme?"),
    Page("council", "Councils", "What is on record for one council?", more="`?area=<slug>`", twin="/councils/"),
    Page(
        "inspections",
        "Inspections",
        "Which areas were inspected, when, by whom, on what theme?",
        more="list and map, with filters in the address; CSV of what is chosen",
    ),
    Page(
        "inspection",
        "Inspection",
        "What is on record for one inspection?",
        more="`?id=<inspection_id>`",
        listed=False,
        chosen=True,
        hidden=True,
    ),
    Page(
        "themes",
        "Themes",
        "What did joint inspections of each theme find?",
        more="the letters of a theme with pages, `?theme=neglect`; those on councils like one, `&area=<slug>`",
    ),
    Page(
        "news",
        "What’s new",
        "Which reports came out since a day, and what changed in the record?",
        more="reports and changes of the record by version, `?since=2026-05-01`",
    ),
    Page(
        "find",
        "Find a council",
        "Which council looks after the children of a town, village or postcode?",
        more="`?q=<name or postcode>`",
        listed=False,
        chosen=True,
        hidden=True,
    ),
    Page(
        "benchmark",
        "Compare and print",
        "How does one council compare with others like it?",
        more="`?area=<slug>`, from a council; peers in the address; prints, CSV, XLSX",
        chosen=True,
        hidden=True,
    ),
    Page(
        "prepare",
        "Prepare for a theme",
        "What did joint inspections of one theme find in areas like one council?",
        more="`?area=<slug>&theme=<code>`, from a council or a theme; prints, XLSX, calendar",
        chosen=True,
        hidden=True,
    ),
    Page(
        "compare",
        "High performers and once-inadequate areas",
        "Do joint inspections of high performers and of areas once judged inadequate differ, and what came next?",
        _QUESTIONS,
    ),
    Page(
        "topics",
        "What findings speak of",
        "What do findings speak of, what is said again, and what do reports on similar councils raise?",
        _QUESTIONS,
        "by kind of report, by the judgement before, one council beside its neighbours, `?area=<slug>`",
    ),
    Page(
        "selection",
        "How areas are chosen",
        "How are areas chosen?",
        _QUESTIONS,
        "against all areas on the same days, and what was proposed in 2014",
    ),
    Page(
        "judgements",
        "How councils are judged now",
        "How are councils judged now, and how did judgements change?",
        _QUESTIONS,
        "map, year by year, A to Z",
    ),
    Page(
        "cycle",
        "2013–2017, council and board in one report",
        "Was every council inspected within the promised three years, and was its board judged alike?",
        _QUESTIONS,
        "by month, who waited, council against board",
    ),
    Page(
        "data",
        "Download and API",
        "How can the record be taken away: files, API, feeds, tables and columns?",
        _RECORD,
        twin="/api/",
    ),
    Page(
        "ask",
        "Ask in SQL",
        "What else does the record say?",
        _RECORD,
        "SQL on the whole record, `?sql=…`",
        "/api/",
        False,
    ),
    Page("glossary", "Glossary", "What do the words of this site mean?", _RECORD, "each at an anchor, `#ilacs`"),
    Page(
        "method",
        "Sources, checks, known gaps",
        "How was the record made, how was it checked, and what does it not tell?",
        _RECORD,
    ),
    Page(
        "about",
        "About and corrections",
        "Who makes this, what is it and what not, and how to send a correction?",
        _RECORD,
    ),
)


BY_NAME = {page.name: page for page in PAGES}


def parts() -> dict[str, list[Page]]:
    """The menu: its headings in order, each with its pages."""
    found: dict[str, list[Page]] = {}
    for page in PAGES:
        found.setdefault(page.part, []).append(page)
    return found


def indexed_paths() -> list[str]:
    """Paths of the pages that search engines should know."""
    return [page.path for page in PAGES if page.listed]


def readme_rows() -> list[str]:
    """The README's table of pages, one line each."""
    return [f"| `{page.name}` | {page.question}{f' ({page.more})' if page.more else ''} |" for page in PAGES]
