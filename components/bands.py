"""What was the latest judgement when: one band for each, lane by lane over time, with its grade written in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.palette import colour, ink_on

# A band shows the long words where they fit, else the short ones (a browser without container queries: the short).
_STYLE = """
.band{position:absolute;top:0;bottom:0;container-type:inline-size;overflow:hidden;text-decoration:none;
print-color-adjust:exact;border-right:2px solid var(--band-ground);box-sizing:border-box;font-size:.8rem}
.band span{position:absolute;left:.3em;top:.15em;white-space:nowrap}
.band .long{display:none}
"""
_LETTER, _EDGES = 0.46, 0.7
_NAME = "flex:1 1 9rem;font-size:.9rem;line-height:1.2;padding-top:.15rem"
_LANE = "flex:999 1 20rem;position:relative;height:1.5rem"
_LABELLED = 2


@dataclass(frozen=True)
class Band:
    """One state of a lane from a day to a day: its grade, words long and short, hover text, and address."""

    lane: str
    start: dt.date
    end: dt.date
    grade: str
    long: str
    short: str
    title: str
    href: str | None = None


def bands(states: Sequence[Band], lanes: Sequence[str], label: str) -> str:
    """The drawing (HTML), as wide as its column; lanes' names stand beside their bands, or above them on a phone.

    Args:
        states: bands of all lanes.
        lanes: names of lanes, top first; one without a band is empty. The first is set in bold.
        label: the drawing in words, for those who do not see it.
    """
    first, last = min(state.start.year for state in states), max(state.end.year for state in states) + 1
    rows = []
    for number, lane in enumerate(lanes):
        drawn = "".join(_band(state, first, last) for state in states if state.lane == lane)
        weight = "font-weight:700" if number == 0 else ""
        rows.append(_row(escape(lane), f"{_grid(first, last)}{drawn}", weight))
    years = "".join(
        f'<span style="position:absolute;left:{_share(dt.date(year, 1, 1), first, last):.2f}%;font-size:.8rem;'
        f'color:{colour("quiet")}">{year}</span>'
        for year in range(first, last, _LABELLED)
    )
    rules = _STYLE + "".join(_fitting(letters) for letters in sorted({len(state.long) for state in states}))
    ground = f"--band-ground:{colour('ground')}"
    return (
        f'<style>{rules}</style><div role="group" aria-label="{escape(label)}" style="{ground}">'
        f"{''.join(rows)}{_row('', years, '')}</div>"
    )


def _fitting(letters: int) -> str:
    """From the width on that so many letters take, the long words stand instead of the short ones."""
    width = f"{_LETTER * letters + _EDGES:.2f}rem"
    return f"@container (min-width:{width}){{.n{letters} .long{{display:inline}}.n{letters} .short{{display:none}}}}"


def _row(name: str, inner: str, weight: str) -> str:
    return (
        '<div style="display:flex;flex-wrap:wrap;column-gap:.6rem;margin-bottom:.35rem;break-inside:avoid">'
        f'<div style="{_NAME};{weight}">{name}</div><div style="{_LANE}">{inner}</div></div>'
    )


def _band(state: Band, first: int, last: int) -> str:
    left, right = _share(state.start, first, last), _share(state.end, first, last)
    paint = f"background-color:{colour(state.grade)};color:{ink_on(state.grade)}"
    place = f"left:{left:.2f}%;width:{right - left:.2f}%;{paint}"
    words = f'<span class="long">{escape(state.long)}</span><span class="short">{escape(state.short)}</span>'
    said = f'class="band n{len(state.long)}" style="{place}" title="{escape(state.title)}"'
    if state.href is None:
        return f'<div {said} role="img" aria-label="{escape(state.title)}">{words}</div>'
    return f'<a {said} href="{escape(state.href)}" aria-label="{escape(state.title)}">{words}</a>'


def _grid(first: int, last: int) -> str:
    lines = (
        f'<span style="position:absolute;top:0;bottom:0;left:{_share(dt.date(year, 1, 1), first, last):.2f}%;'
        f'border-left:1px solid {colour("line")}"></span>'
        for year in range(first, last)
    )
    return "".join(lines)


def _share(day: dt.date, first: int, last: int) -> float:
    start, end = dt.date(first, 1, 1), dt.date(last, 1, 1)
    return 100 * ((day - start) / (end - start))
