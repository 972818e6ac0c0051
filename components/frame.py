"""What stands around every page: its marks (logo, icon), the line at its top, its foot."""

from __future__ import annotations

import functools
from pathlib import Path

from components import parts
from components.words import count, day
from queries import rows
from queries.cache import kept

_HERE = Path(__file__).resolve().parent
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
INDEPENDENT = "Independent of the inspectorates"


@functools.cache
def wordmark() -> str:
    """Three hexagons and the name, as SVG outlines: no font has to be there, and it follows light and dark."""
    return (_HERE / "wordmark.svg").read_text(encoding="utf-8")


@functools.cache
def mark() -> str:
    """The three hexagons alone, as SVG: the icon of the browser's tab."""
    return (_HERE / "mark.svg").read_text(encoding="utf-8")


def top(search: bool = True) -> str:
    """The line above a page: whose site it is not, and the way to a council.

    Args:
        search: whether the field is there (pages with the large one do without).
    """
    form = (
        '<form class="ji-top-find" role="search" action="find" method="get"><label class="ji-vh" for="ji-top-q">'
        'Find your council, town or postcode</label><input id="ji-top-q" name="q" type="search" maxlength="80" '
        'autocomplete="off" placeholder="Council, town, postcode"><button type="submit">Find</button></form>'
    )
    return parts.ji(f'<div class="ji-top"><p>{INDEPENDENT}</p>{form if search else ""}</div>')


@kept
def foot() -> str:
    """The foot of every page: how much is known and how fresh, what is missing, and where else to get it."""
    counts = rows("overview_counts")[0]
    return parts.ji(
        '<footer class="ji-foot">'
        f"<p>Record of {day(counts['retrieved'])}: {count(counts['inspections'], 'joint inspection')} known to us, "
        f"{count(counts['parsed'], 'letter')} read; latest letter {day(counts['last_published'])}, latest report of "
        f"any programme {day(counts['latest_published'])}. "
        '<a href="method#known-gaps" target="_self">Known gaps</a> · '
        '<a href="about#correction" target="_self">Send a correction</a> · '
        '<a href="feed.atom">Follow by feed</a></p>'
        '<p>Also as <a href="councils/">plain pages</a>, <a href="data" target="_self">files</a> and '
        f'<a href="api/">API</a>. Contains public sector information licensed under the <a href="{LICENCE}">Open '
        f"Government Licence v3.0</a>. {INDEPENDENT}.</p></footer>"
    )
