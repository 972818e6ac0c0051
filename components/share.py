"""The picture that a shared link shows, as SVG of 1200 × 630: the site's name, the page's heading and answer, a chart.

All of it is what the page itself says: heading and answer are those of its opening, the chart is one of its figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from components import answers, answers_contrast, inspection, openings
from components.drawing import svg
from components.drawing.rows import SVG_WIDTH
from components.figure import Drawing
from components.figures import all_figures
from components.inspection import Inspection
from components.parts import Glance
from components.picture import SANS, SERIF, wrap
from components.quote import record_of
from components.registry import PAGES, SITE, Page
from components.words import SECTIONS, is_missing, word

WIDE, HIGH, EDGE = 1200, 630, 64
_BESIDE: Mapping[str, str] = {"overview": "joint-map", "judgements": "judged-map"}
"""Maps, by page: as high as they are wide, so they stand beside the words."""
_BELOW: Mapping[str, str] = {"selection": "chosen-mix", "cycle": "cycle-months", "themes": "published-counts"}
_LEAST = 0.7
"""A chart that would have to be smaller than this part of its size is not legible and stays away."""
_MOST_NUMBERS = 4
_TOP = re.compile(r'<h1[^>]*>(?P<title>.*?)</h1>(?:.*?<p class="ji-(?:answer|lead)">(?P<answer>.*?)</p>)?', re.DOTALL)


def picture(page: Page, asked: Mapping[str, str], title: str, description: str) -> str:
    """The picture of one page.

    Args:
        page: the page.
        asked: what its address says.
        title: heading of a page that knows no better one.
        description: what is said of it, where its opening holds no answer.
    """
    found = _TOP.search(openings.of_page(page.name, asked))
    heading = _plain(found["title"]) if found else title
    said = _plain(found["answer"]) if found and found["answer"] else description
    if page is PAGES[0]:
        said = f"{answers.reach()} {answers.letters_found()}"
    beside = _BESIDE.get(page.name)
    title_lines = wrap(heading, 24 if beside else 44)[:3]
    below = 190 + 70 * len(title_lines)
    answer = _shorten(said, 46 if beside else 76, min(6, (HIGH - 80 - below) // 40) if beside else 3)
    lines = _lines(title_lines, 190, 54, SERIF) + _lines(answer, below, 30, SANS)
    below += 40 * len(answer)
    drawn = _map(beside) if beside else _under(page, asked, below)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" '
        f'font-family="{SANS}" fill="{svg.colour("ink")}"><rect width="{WIDE}" height="{HIGH}" '
        f'fill="{svg.colour("paper")}"/><rect width="{WIDE}" height="14" fill="{svg.colour("joint")}"/>{_name()}'
        f"{lines}{drawn}{_foot()}</svg>"
    )


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def _shorten(words: str, across: int, most: int) -> list[str]:
    """As many whole sentences as fit into so many lines, at least the beginning of the first."""
    kept = ""
    for sentence in re.split(r"(?<=[.?!]) (?=[A-Z])", words):
        longer = f"{kept} {sentence}".strip()
        if len(wrap(longer, across)) > most:
            break
        kept = longer
    lines = wrap(kept or words, across)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _lines(lines: list[str], y: float, size: int, family: str) -> str:
    return "".join(
        f'<text x="{EDGE}" y="{y + number * size * 4 / 3:.0f}" font-size="{size}" font-family="{family}">'
        f"{escape(line)}</text>"
        for number, line in enumerate(lines)
    )


def _name() -> str:
    hexagons = "".join(
        f'<path transform="translate({EDGE} 56) scale(1.7)" fill="{svg.colour(tone)}" d="{path}"/>'
        for tone, path in (
            ("joint", "M13 2.8l5.6 3.2v6.5L13 15.7l-5.6-3.2V6z"),
            ("ink", "M6.6 15.6l5.6 3.2v6.5l-5.6 3.2-5.6-3.2v-6.5z"),
            ("joint-old", "M19.4 15.6l5.6 3.2v6.5l-5.6 3.2-5.6-3.2v-6.5z"),
        )
    )
    return (
        f'{hexagons}<text x="{EDGE + 60}" y="92" font-size="32" font-weight="700" font-family="{SERIF}">{SITE}</text>'
    )


def _foot() -> str:
    words = f"{record_of()}. Independent of the inspectorates."
    return f'<text x="{EDGE}" y="{HIGH - 34}" font-size="22" fill="{svg.colour("quiet")}">{escape(words)}</text>'


def _map(name: str) -> str:
    chart = all_figures()[name]().drawing
    scale = min(540 / SVG_WIDTH, (HIGH - 200) / chart.svg_height())
    return _placed(chart, WIDE - EDGE + 60 - SVG_WIDTH * scale, 110, scale)


def _under(page: Page, asked: Mapping[str, str], y: float) -> str:
    if page.name == "inspection":
        return _numbers(inspection.load(asked.get("id", "")), y)
    if page.name == "compare":
        return _glance(answers_contrast.compare_at_a_glance(), y)
    if page.name == "council" and asked.get("area"):
        chart = all_figures()["council-timeline"](area=asked["area"]).drawing
    elif page.name in _BELOW:
        chart = all_figures()[_BELOW[page.name]]().drawing
    else:
        return ""
    scale = min((WIDE - 2 * EDGE) / SVG_WIDTH, (HIGH - 90 - y) / chart.svg_height())
    return "" if scale < _LEAST else _placed(chart, EDGE, y, scale)


def _placed(chart: Drawing, x: float, y: float, scale: float) -> str:
    return f'<g transform="translate({x:.0f} {y:.0f}) scale({scale:.3f})">{chart.svg()}</g>'


def _number(x: float, y: float, number: str, label: str, across: int) -> str:
    quiet = svg.colour("quiet")
    small = "".join(
        f'<text x="{x:.0f}" y="{y + 36 + 27 * place:.0f}" font-size="22" fill="{quiet}">{escape(line)}</text>'
        for place, line in enumerate(wrap(label, across)[:2])
    )
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="72" font-family="{SERIF}">{escape(number)}</text>{small}'


def _numbers(shown: Inspection | None, y: float) -> str:
    """What an inspection lists, as large numbers."""
    counted = [] if shown is None else [row for row in shown.findings if not is_missing(row["items"])]
    wide = (WIDE - 2 * EDGE) / _MOST_NUMBERS
    return "".join(
        _number(EDGE + wide * place, y + 80, str(row["items"]), word(row["section"], SECTIONS), 22)
        for place, row in enumerate(counted[:_MOST_NUMBERS])
    )


def _glance(shown: Glance, y: float) -> str:
    """Two groups and a few numbers each, as a table."""
    columns, drawn = (EDGE + 520.0, EDGE + 800.0), ""
    for x, name in zip(columns, shown.groups, strict=True):
        drawn += svg.words(x, y + 20, name, size=24, weight=700)
    for place, (name, _, cells) in enumerate(shown.lines[: (HIGH - 100 - int(y)) // 52], start=1):
        line = y + 20 + 52 * place
        drawn += svg.rect(EDGE, line - 36, WIDE - 2 * EDGE, 1, "rule") + svg.words(EDGE, line, name, size=26)
        for x, (value, more) in zip(columns, cells, strict=True):
            drawn += svg.words(x, line, f"{value} {more}".strip(), size=26)
    return drawn
