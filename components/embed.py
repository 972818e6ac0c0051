"""`/embed/council/<slug>`: a small card for other sites to frame: latest grade, last joint inspection, source, date.

It holds no script and is made anew with each record, so that a page which frames it is as fresh as this site.
"""

from __future__ import annotations

from html import escape

from components import council
from components.quote import record_of
from components.registry import SITE
from components.style import sheet
from queries import rows

WIDE, HIGH = 480, 300
"""Pixels that the card needs, in the code that the council's page gives."""


def card(slug: str, base: str) -> str | None:
    """The card of one council as an HTML document, None where there is no such council.

    Args:
        slug: its name in addresses.
        base: public address of the site, without a slash at its end.
    """
    area = next((row for row in rows("areas") if row["slug"] == slug), None)
    if area is None:
        return None
    home, name = escape(f"{base}/council?area={slug}"), escape(area["area"])
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{name} – {SITE}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<link rel="canonical" href="{home}"><base href="{escape(base)}/" target="_top"><style>{sheet()}'
        "body{margin:0;padding:.75rem 1rem;background:var(--paper)}.ji-status>:nth-child(n+3){display:none}"
        ".ji-status{grid-template-columns:1fr 1fr!important}</style></head>"
        f'<body class="ji"><h1 style="font-size:1.25rem;font-weight:700"><a href="{home}">{name}</a></h1>'
        f'{council.succession(area)}{council.status(area)}<p class="ji-micro ji-quiet">Source: '
        f'<a href="{escape(base)}/">{SITE}</a>, independent of the inspectorates. {record_of()}.</p></body></html>'
    )


def fold(slug: str, name: str, public: str) -> str:
    """The code with which another site frames the card, folded away; HTML.

    Args:
        slug: the council's name in addresses.
        name: its name.
        public: public address of the site, with a slash at its end.
    """
    code = (
        f'<iframe src="{escape(public)}embed/council/{slug}" title="{escape(name)}: {SITE}" width="{WIDE}" '
        f'height="{HIGH}" style="border:1px solid #d8dcdd" loading="lazy"></iframe>'
    )
    return (
        '<details class="ji-fold ji-below"><summary>Show this council on your own site</summary><p>A small card with '
        "the latest judgements, their source and the day of the record. It has no scripts and is always as fresh "
        f'as this page.</p><code class="ji-copy">{escape(code)}</code></details>'
    )
