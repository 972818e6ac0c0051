"""Counts where two judgements meet: a line and a column for each grade, the number on the colour of what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.drawing import svg
from components.drawing.rows import SVG_WIDTH, Key, legend_height, legend_html, legend_svg
from components.tokens import TOKENS

_NAME, _LINE, _HEAD = 190, 40, 44


@dataclass(frozen=True)
class Count:
    """One cell: how many, the token of what it means, a sentence, the address of its rows; no colour where zero."""

    number: int
    tone: str
    words: str
    href: str | None = None


@dataclass(frozen=True)
class Counts:
    """The drawing: a sentence that says what it shows, what lines and columns are, and the cells of each line.

    A column has its name and a short form for the phone.
    """

    label: str
    down: str
    across: str
    heads: Sequence[tuple[str, str]]
    lines: Mapping[str, Sequence[Count]]
    legend: Sequence[Key] = ()

    def html(self) -> str:
        """For the page."""
        heads = "".join(
            f'<th scope="col"><span class="wide">{escape(name)}</span><abbr class="narrow" title="{escape(name)}">'
            f"{escape(short)}</abbr><small>{escape(self.across)}</small></th>"
            for name, short in self.heads
        )
        lines = "".join(
            f'<tr><th scope="row">{escape(name)}<small>{escape(self.down)}</small></th>'
            f"{''.join(map(_cell, cells))}</tr>"
            for name, cells in self.lines.items()
        )
        return (
            f'{legend_html(self.legend)}<div class="ji-scroll" tabindex="0" role="region" '
            f'aria-label="{escape(self.label)}"><table class="ji-matrix ji-matrix--n"><thead><tr><td></td>{heads}</tr>'
            f"</thead><tbody>{lines}</tbody></table></div>"
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        wide, top = (SVG_WIDTH - _NAME) / max(len(self.heads), 1), legend_height(self.legend)
        quiet = svg.colour("quiet")
        found = [legend_svg(self.legend)]
        for n, (head, _) in enumerate(self.heads):
            found.append(svg.words(_NAME + n * wide, top + 14, head, weight=600))
            found.append(svg.words(_NAME + n * wide, top + 31, self.across, size=12, fill=quiet))
        for line, (name, cells) in enumerate(self.lines.items()):
            y = top + _HEAD + line * _LINE
            found.append(svg.words(0, y + 17, name))
            found.append(svg.words(0, y + 32, self.down, size=12, fill=quiet))
            for n, cell in enumerate(cells):
                x = _NAME + n * wide
                if cell.number:
                    found.append(svg.rect(x, y, wide - 2, _LINE - 2, cell.tone, cell.words))
                ink = TOKENS[cell.tone].ink_by_day if cell.number else quiet
                found.append(svg.words(x + 8, y + 24, str(cell.number), fill=ink, weight=600))
        return "".join(found)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return legend_height(self.legend) + _HEAD + _LINE * len(self.lines)


def _cell(cell: Count) -> str:
    if not cell.number:
        return f'<td title="{escape(cell.words)}">0</td>'
    inner = str(cell.number)
    if cell.href:
        inner = f'<a href="{escape(cell.href)}" target="_self" aria-label="{escape(cell.words)}">{inner}</a>'
    paint = f"--g:var(--{cell.tone});--on:var(--on-{cell.tone})"
    return f'<td data-g="count" style="{paint}" title="{escape(cell.words)}">{inner}</td>'
