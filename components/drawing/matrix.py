"""A matrix of grades: a line for each aspect, a column for each inspection, the word on its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.drawing import svg
from components.drawing.rows import SVG_WIDTH
from components.tokens import TOKENS, token_of

_NAME, _LINE, _HEAD = 190, 32, 44
NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Matrix:
    """The drawing: a sentence that says what it shows, heads (date, kind), and lines of a name and a grade a head.

    A grade is None where the inspection judged no such aspect.
    """

    label: str
    heads: Sequence[tuple[str, str]]
    lines: Sequence[tuple[str, Sequence[str | None]]]
    words: Mapping[str, str]

    def html(self) -> str:
        """For the page."""
        heads = "".join(f'<th scope="col">{escape(a)}<small>{escape(b)}</small></th>' for a, b in self.heads)
        lines = "".join(
            f'<tr><th scope="row">{escape(name)}</th>{"".join(self._cell(grade) for grade in grades)}</tr>'
            for name, grades in self.lines
        )
        return (
            f'<div class="ji-scroll" tabindex="0" role="region" aria-label="{escape(self.label)}">'
            f'<table class="ji-matrix"><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        wide = (SVG_WIDTH - _NAME) / max(len(self.heads), 1)
        parts = []
        for n, (date, kind) in enumerate(self.heads):
            parts.append(svg.words(_NAME + n * wide, 14, date, weight=600))
            parts.append(svg.words(_NAME + n * wide, 31, kind, size=12, fill=svg.colour("quiet")))
        for line, (name, grades) in enumerate(self.lines):
            y = _HEAD + line * _LINE
            parts.append(svg.words(0, y + 20, name))
            for n, grade in enumerate(grades):
                x = _NAME + n * wide
                if grade is None:
                    parts.append(svg.words(x + 6, y + 20, NOT_JUDGED, fill=svg.colour("quiet")))
                else:
                    tone = token_of(grade)
                    parts.append(svg.rect(x, y, wide - 2, _LINE - 2, tone, self.words[grade]))
                    parts.append(svg.words(x + 6, y + 20, self.words[grade], fill=TOKENS[tone].ink_by_day, weight=600))
        return "".join(parts)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return _HEAD + _LINE * len(self.lines)

    def _cell(self, grade: str | None) -> str:
        if grade is None:
            return f"<td>{NOT_JUDGED}</td>"
        return f'<td data-g="{escape(grade)}">{escape(self.words[grade])}</td>'
