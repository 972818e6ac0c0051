"""A figure as a picture to take away: title, subtitle, drawing, note and source as SVG, by day."""

from __future__ import annotations

from html import escape

from components.drawing.rows import SVG_WIDTH
from components.figure import Figure
from components.quote import LICENCE_NAME, record_of
from components.tokens import TOKENS
from queries import rows


def svg(figure: Figure, base: str = "") -> str:
    """The figure as a picture for download: title, subtitle, drawing, source; by day."""
    ink, quiet = TOKENS["ink"].day, TOKENS["quiet"].day
    title = wrap(figure.title, 78)
    sub = wrap(figure.subtitle, 110)
    foot = [*wrap(figure.note, 118), *wrap(_plain_source(figure), 118), *wrap(f"{base}{figure.address}", 118)]
    y = 34.0
    parts = []
    for line in title:
        parts.append(
            f'<text x="0" y="{y:.0f}" font-family="{SERIF}" font-size="20" font-weight="700">{escape(line)}</text>'
        )
        y += 26
    for line in sub:
        parts.append(f'<text x="0" y="{y - 4:.0f}" font-size="14" fill="{quiet}">{escape(line)}</text>')
        y += 20
    top = y + 6
    y = top + figure.drawing.svg_height() + 24
    for line in foot:
        parts.append(f'<text x="0" y="{y:.0f}" font-size="12" fill="{quiet}">{escape(line)}</text>')
        y += 17
    height = y + 8
    wide, alt = SVG_WIDTH + 40, escape(figure.drawing.label)
    frame = f'viewBox="-20 0 {wide} {height:.0f}" width="{wide}" height="{height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame} font-family="{SANS}" fill="{ink}" role="img" '
        f'aria-label="{alt}">'
        f'<rect x="-20" y="0" width="{wide}" height="{height:.0f}" fill="{TOKENS["paper"].day}"/>'
        f'<rect x="0" y="8" width="{SVG_WIDTH}" height="2"/>{"".join(parts)}'
        f'<g transform="translate(0 {top:.0f})">{figure.drawing.svg()}</g></svg>'
    )


SANS = "Source Sans Pro, Source Sans 3, Source Sans, Segoe UI, Roboto, Arial, sans-serif"
SERIF = "Iowan Old Style, Palatino Linotype, Source Serif Pro, Noto Serif, Georgia, serif"


def _plain_source(figure: Figure) -> str:
    known = {row["source_id"]: row for row in rows("sources")}
    named = "; ".join(f"{known[one]['publisher']}: {known[one]['title']}" for one in figure.sources)
    return f"Source: {named}. {record_of()}. Joint Inspections, {LICENCE_NAME}."


def wrap(words: str, most: int) -> list[str]:
    """Words in lines of at most so many characters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
