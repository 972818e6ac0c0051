"""What a link to an interactive page shows where it is shared: title, description and address, from the record.

Streamlit sets its own title only once the page has run; programs that make link previews never run it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode

from components import answers, inspection, prose
from components.registry import BY_NAME, PAGES, SITE, Page
from components.share import HIGH, WIDE
from components.words import GRADES, count, day, is_missing, word
from queries import rows
from queries.record import RecordError

Row = Mapping[str, Any]
HOME = "Every known joint inspection of how England’s areas protect children, with what was judged before and after."


@dataclass(frozen=True)
class Preview:
    """What is shared of one page.

    Attributes:
        title: what the page is about; the site's name for the first page.
        description: one or two sentences.
        path: its address below the site's root, with the one parameter that says what it is about.
    """

    title: str
    description: str
    path: str

    @property
    def tab(self) -> str:
        """The title with the site's name, as the page itself sets it later."""
        return SITE if self.title == SITE else f"{self.title} – {SITE}"

    def head(self, base: str) -> str:
        """Elements for the page's head.

        Args:
            base: public address of the site, without a slash at its end.
        """
        name, _, about = self.path.strip("/").partition("?")
        image = escape(f"{base}/share/{name or PAGES[0].name}.png{'?' * bool(about)}{about}")
        here, title, words = escape(f"{base}{self.path}"), escape(self.title), escape(self.description)
        return (
            f'<title>{escape(self.tab)}</title><meta name="description" content="{words}">'
            f'<link rel="canonical" href="{here}"><meta property="og:title" content="{title}">'
            f'<meta property="og:description" content="{words}"><meta property="og:type" content="website">'
            f'<meta property="og:url" content="{here}"><meta property="og:site_name" content="{SITE}">'
            f'<meta property="og:locale" content="en_GB"><meta property="og:image" content="{image}">'
            f'<meta property="og:image:width" content="{WIDE}"><meta property="og:image:height" content="{HIGH}">'
            f'<meta property="og:image:alt" content="{title}"><meta name="twitter:card" content="summary_large_image">'
        )


def preview(path: str, query: str) -> Preview:
    """What is shared of the interactive page at this address.

    Args:
        path: path of the request; an address that is no page's is taken for the first page's.
        query: its query string.
    """
    page, asked = page_at(path, query)
    try:
        return _of_record(page, asked) or of_page(page)
    except RecordError:  # the page itself says what is wrong
        return of_page(page)


def page_at(path: str, query: str) -> tuple[Page, dict[str, str]]:
    """The interactive page at an address, the first page where it is no page's, and what the address says."""
    return BY_NAME.get(path.strip("/"), PAGES[0]), dict(parse_qsl(query))


def of_page(page: Page) -> Preview:
    """A page that is not about one council or inspection."""
    return Preview(SITE, HOME, "/") if page is PAGES[0] else Preview(page.title, page.question, page.path)


def _of_record(page: Page, asked: Mapping[str, str]) -> Preview | None:
    """What the record says of the page; None where the address names nothing on record."""
    if page is PAGES[0]:
        return Preview(SITE, f"{HOME} {answers.reach()}", "/")
    if page.name == "inspection":
        one = inspection.load(asked.get("id", ""))
        return None if one is None else of_inspection(one)
    if page.name not in ("council", "benchmark"):
        return None
    area = next((row for row in rows("areas") if row["slug"] == asked.get("area")), None)
    if area is None:
        return None
    path = f"{page.path}?{urlencode({'area': area['slug']})}"
    if page.name == "benchmark":
        return Preview(f"{area['area']} compared", f"How does {area['area']} compare with other councils?", path)
    code = area["area_code"]
    words = of_council(
        area,
        rows("area_judgements", area=code),
        rows("joint_in_areas", areas=[code]),
        prose.not_read(rows("area_unread", area=code)),
    )
    return Preview(area["area"], words, path)


def of_council(area: Row, judged: Sequence[Row], joint: Sequence[Row], unread: str) -> str:
    """What is on record for one council, in two or three short sentences.

    Args:
        area: its row of `areas`.
        judged: rows of `area_judgements`.
        joint: rows of `joint_in_areas`.
        unread: what must be said in one breath with the latest judgement (`prose.not_read`).
    """
    said = []
    if area["status"] == "abolished":
        said.append(f"{area['area']} was abolished; its last day was {day(area['valid_to'])}.")
    overall = [
        row
        for row in judged
        if row["programme"] in ("sif", "ilacs") and row["aspect"] == "overall" and row["grade"] != "not_judged"
    ]
    if overall:
        latest = max(overall, key=lambda row: row["published"])
        grade = word(latest["grade"], GRADES).lower()
        said.append(f"Children’s services last judged {grade} overall ({day(latest['published'])}).")
    else:
        said.append("No overall judgement of its children’s services is on record.")
    said.append(unread)
    if joint:
        latest = max(row["published"] for row in joint)
        last = "its letter" if len(joint) == 1 else "the latest letter"
        said.append(f"{count(len(joint), 'joint inspection')} known to us, {last} of {day(latest)}.")
    else:
        said.append("No joint inspection of the area is known to us.")
    return " ".join(filter(None, said))


def of_inspection(one: inspection.Inspection) -> Preview:
    """One inspection: its theme or judgement, and when its report was published."""
    lead = unescape(re.sub(r"<[^>]+>", "", inspection.lead(one)))
    published = "not known" if is_missing(one.row["published"]) else day(one.row["published"])
    when = f"{one.report.capitalize()} published {published}{'' if one.read else f', {inspection.NOT_READ}'}."
    words = f"{lead}. {when}" if lead else when
    return Preview(inspection.title(one.row), words, f"/inspection?{urlencode({'id': one.id})}")
