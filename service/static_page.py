"""The first answer of an interactive page as a page of its own, for a static host: its top, and ways to plain pages.

Links to pages that hold nothing but a choice lead to the plain pages beside it; the search, which needs a server, leads
to the interactive site, or stays away where there is none.
"""

from __future__ import annotations

import re
from html import escape

from components.first_answer import markup
from components.registry import BY_NAME, PAGES, Page
from components.style import sheet
from service.documents import Document
from service.exports import last_modified
from service.preview import of_page, preview

_LINK = re.compile(r'href="(?P<page>[a-z]+)(?:\?(?P<of>area|id)=(?P<key>[a-z0-9-]+))?(?P<place>#[\w-]*)?"')
_FORM = re.compile(r'<form [^>]*action="find".*?</form>', re.DOTALL)
_PLAIN = {"council": "council", "inspection": "inspection"}
WRITTEN = tuple(page for page in PAGES if page.listed)


def document(page: Page, base: str, interactive: str | None) -> Document:
    """One page.

    Args:
        page: the page, one of `WRITTEN`.
        base: public address that the folder will have.
        interactive: address of the interactive site with a slash at its end, None where none is to be linked.
    """
    shared = preview(page.path, "") if page is PAGES[0] else of_page(page)
    body = _LINK.sub(lambda found: _address(found, interactive), markup(page, {}, shared.title, shared.description))
    form = f'action="{escape(interactive)}find"' if interactive else ""
    body = body.replace('action="find"', form) if interactive else _FORM.sub("", body)
    root = "" if page is PAGES[0] else '<base href="../">'
    text = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{root}'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{shared.head(base)}'
        f"<style>{sheet()}body{{margin:0;background:var(--paper)}}</style></head><body>{body}</body></html>\n"
    )
    return Document(text.encode(), "text/html; charset=utf-8", last_modified())


def path(page: Page) -> str:
    """Where its file lies below the folder."""
    return "index.html" if page is PAGES[0] else f"{page.name}/index.html"


def _address(found: re.Match[str], interactive: str | None) -> str:
    name, key, place = found["page"], found["key"], found["place"] or ""
    if name not in BY_NAME:
        return found[0]
    if key and name in _PLAIN:
        return f'href="{_PLAIN[name]}/{key}/{place}"'
    if key or BY_NAME[name] not in WRITTEN:
        query = f"?{found['of']}={key}" if key else ""
        return f'href="{escape(interactive)}{name}{query}{place}"' if interactive else 'href="councils/"'
    return f'href="{name}/{place}"'
