"""A matrix of grades: a line for each aspect, a column for each inspection, the word on its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from components.drawing import svg
from components.drawing.marks import ADVANCE
from components.drawing.rows import SVG_WIDTH
from components.tokens import TOKENS, token_of

_NAME, _LINE, _HEAD = 190, 32, 44
NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Matrix:
    """The drawing: a sentence that says what it shows, heads (date, kind), and lines of a name and a grade a head.

    A grade is None where the inspection judged no such aspect.

    Attributes:
        under: a second line of a cell (month and year; the year alone on a phone), by number of its line and its head.
        without: what a cell without a grade says, by the same; `NOT_JUDGED` where nothing is named.
        shorts: short forms of the words, shown on a phone where the columns would not fit.
        here: number of the line that stands out.
    """

    label: str
    heads: Sequence[tuple[str, str]]
    lines: Sequence[tuple[str, Sequence[str | None]]]
    words: Mapping[str, str]
    under: Mapping[tuple[int, int], str] = field(default_factory=dict)
    without: Mapping[tuple[int, int], str] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)
    here: int | None = None

    def html(self) -> str:
        """For the page."""
        heads = "".join(
            f'<th scope="col">{escape(a)}{f"<small>{escape(b)}</small>" if b else ""}</th>' for a, b in self.heads
        )
        lines = "".join(
            f'<tr><th scope="row">{self._name(line)}</th>'
            f"{''.join(self._cell(grade, (line, n)) for n, grade in enumerate(grades))}</tr>"
            for line, (_, grades) in enumerate(self.lines)
        )
        name = "ji-matrix" + " ji-matrix--short" * bool(self.shorts)
        return (
            f'{self._key()}<div class="ji-scroll" tabindex="0" role="region" aria-label="{escape(self.label)}">'
            f'<table class="{name}"><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'
        )

    def svg(self) -> str:
        """For the file: a fragment that is `SVG_WIDTH` wide and `svg_height` high."""
        wide = (SVG_WIDTH - _NAME) / max(len(self.heads), 1)
        parts = []
        for n, (date, kind) in enumerate(self.heads):
            parts.append(svg.words(_NAME + n * wide, 14, date, weight=600))
            parts.append(svg.words(_NAME + n * wide, 31, kind, size=12, fill=svg.colour("quiet")))
        for line, (name, grades) in enumerate(self.lines):
            y = _HEAD + line * self._tall
            parts.append(svg.words(0, y + 20, name, weight=700 if line == self.here else 400))
            for n, grade in enumerate(grades):
                x = _NAME + n * wide
                if grade is None:
                    said = self.without.get((line, n), NOT_JUDGED)
                    parts.append(svg.words(x + 6, y + 20, said, fill=svg.colour("quiet")))
                else:
                    tone = token_of(grade)
                    ink = TOKENS[tone].ink_by_day
                    word = self._fitting(grade, wide)
                    parts.append(svg.rect(x, y, wide - 2, self._tall - 2, tone, self.words[grade]))
                    parts.append(svg.words(x + 6, y + 20, word, fill=ink, weight=600))
                    under = self.under.get((line, n), "")
                    parts.append(svg.words(x + 6, y + 36, under, size=12, fill=ink) if under else "")
        return "".join(parts)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return _HEAD + self._tall * len(self.lines)

    def _key(self) -> str:
        """What the short forms mean, on a phone."""
        used = {grade for _, grades in self.lines for grade in grades}
        meant = [f"{self.shorts[g]} {self.words[g].lower()}" for g in self.words if g in used and g in self.shorts]
        return f'<p class="ji-matrix-key">{escape(" · ".join(meant))}</p>' if meant else ""

    @property
    def _tall(self) -> int:
        return _LINE + 14 if self.under else _LINE

    def _fitting(self, grade: str, wide: float) -> str:
        word = self.words[grade]
        return word if len(word) * ADVANCE + 12 <= wide else self.shorts.get(grade, word)

    def _name(self, line: int) -> str:
        name = escape(self.lines[line][0])
        return f"<b>{name}</b>" if line == self.here else name

    def _cell(self, grade: str | None, place: tuple[int, int]) -> str:
        month, _, year = self.under.get(place, "").rpartition(" ")
        under = f"<small><span>{escape(month)} </span>{escape(year)}</small>" if year else ""
        if grade is None:
            return f"<td>{escape(self.without.get(place, NOT_JUDGED))}{under}</td>"
        word = escape(self.words[grade])
        if grade in self.shorts:
            word = f'<span>{word}</span><abbr title="{word}">{escape(self.shorts[grade])}</abbr>'
        return f'<td data-g="{escape(grade)}">{word}{under}</td>'
