"""What a browser shows of a page before the page runs, and all that a reader without JavaScript gets of it.

It holds the site's head, the top of the page that was asked for, and the foot: small, and with nothing to load; the one
style sheet stands in the head of the same answer. Streamlit's page takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from components import frame, openings, parts
from components.registry import PAGES, SITE, Page

WITH_SEARCH = ("overview", "council", "find")
"""Pages that have the large search field themselves."""
_NO_SCRIPT = (
    '<noscript><p class="ji-note ji-below">Charts, tables and choices of this page need JavaScript. The same facts '
    'stand on plain pages without it: <a href="councils/">all councils</a>, <a href="api/">API and files</a>.</p>'
    "</noscript>"
)
_CURRENT = ' aria-current="page"'


def markup(page: Page, asked: Mapping[str, str], title: str, description: str) -> str:
    """The first answer of a page, as HTML for the element that Streamlit fills later.

    Args:
        page: the page that was asked for.
        asked: what its address says.
        title: what is said of a page that knows no more before it runs.
        description: the same, in a sentence or two.
    """
    top = openings.of_page(page.name, asked) or parts.opening(title, lead=escape(description))
    return (
        f'<div class="ji-first"><a class="ji-first-skip" href="#first-main">Skip to main content</a>{_head(page)}'
        f'<main class="ji-page" id="first-main" tabindex="-1">'
        f"{frame.top(search=page.name not in WITH_SEARCH)}{top}{parts.ji(_NO_SCRIPT)}{frame.foot()}</main></div>"
    )


def _head(page: Page) -> str:
    links = "".join(
        f'<a href="{"./" if one is PAGES[0] else one.name}"{_CURRENT * (one is page)}>{escape(one.title)}</a>'
        for one in PAGES
        if not one.hidden and not one.part
    )
    return (
        f'<header class="ji-first-head"><div><a class="ji-first-name" href="./">{frame.mark()}{SITE}</a>'
        f'<nav aria-label="Site">{links}</nav></div></header>'
    )
