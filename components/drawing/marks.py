"""What stands on a row of a drawing: positions in per cent of the track, heights in pixels.

Every mark writes itself twice: as HTML, which keeps its size on a phone and can be selected and printed, and as SVG
on a track of a given width, for the file to take away. Marks are links out of the tab order; the table of the card
holds the same links for the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Protocol

from components.drawing import svg
from components.tokens import TOKENS

ADVANCE = 6.4  # average width of a character of 13 px, in px: where words are cut or set beside a mark


class Mark(Protocol):
    """One thing on a track."""

    def html(self, height: float) -> str:
        """As HTML on a track of this height."""
        ...

    def svg(self, width: float, height: float) -> str:
        """As SVG on a track of this width and height, both in px."""
        ...


@dataclass(frozen=True)
class Dot:
    """A round mark; hollow where `open`; `lift` counts dots stacked under it; a diamond where `square`."""

    x: float
    words: str
    tone: str = "ink"
    href: str | None = None
    open: bool = False
    lift: int = 0
    size: float = 11
    y: float | None = None
    square: bool = False
    here: bool = False

    def _bottom(self, height: float) -> float:
        middle = height / 2 if self.y is None else self.y
        return height - middle - self.size / 2 + self.lift * (self.size + 1.5)

    def html(self, height: float) -> str:
        name = "ji-d" + " ji-d--open" * self.open + " ji-d--sq" * self.square + " ji-d--here" * self.here
        style = f"left:{self.x:.2f}%;bottom:{self._bottom(height):.4g}px;--k:var(--{self.tone});--d:{self.size:g}px"
        said = escape(self.words)
        if self.href:
            link = escape(self.href)
            return (
                f'<a class="{name}" href="{link}" tabindex="-1" title="{said}" aria-label="{said}" style="{style}"></a>'
            )
        return f'<i class="{name}" title="{said}" style="{style}"></i>'

    def svg(self, width: float, height: float) -> str:
        radius = self.size / 2
        cx, cy = self.x / 100 * width, height - self._bottom(height) - radius
        paint = svg.paint(self.tone, self.open)
        if self.square:
            return svg.diamond(cx, cy, self.size, paint, self.words)
        ring = svg.circle(cx, cy, radius + 3, f'fill="none" stroke="{svg.colour("ink")}" stroke-width="2"')
        return (ring if self.here else "") + svg.circle(cx, cy, radius - self.open, paint, self.words)


@dataclass(frozen=True)
class Bar:
    """A filled length of the track, with words on it where they fit (`short` where only that does)."""

    start: float
    end: float
    tone: str
    words: str = ""
    short: str = ""
    title: str = ""
    href: str | None = None
    top: float = 5
    bottom: float = 5

    def html(self, height: float) -> str:
        inner = ""
        if self.words:
            long, brief = escape(self.words), escape(self.short or self.words)
            inner = f'<span>{long}</span><abbr title="{long}">{brief}</abbr>'
        style = (
            f"left:{self.start:.2f}%;width:{self.end - self.start:.2f}%;top:{self.top:g}px;bottom:{self.bottom:g}px;"
            f"--k:var(--{self.tone});--o:var(--on-{self.tone})"
        )
        said = escape(self.title or self.words)
        name = "ji-b ji-b--" + _room(len(self.words))
        if self.href:
            link = escape(self.href)
            return f'<a class="{name}" href="{link}" tabindex="-1" title="{said}" style="{style}">{inner}</a>'
        return f'<span class="{name}" title="{said}" style="{style}">{inner}</span>'

    def svg(self, width: float, height: float) -> str:
        x, length = self.start / 100 * width, max(0.0, (self.end - self.start) / 100 * width - 2)
        tall = height - self.top - self.bottom
        said = next((w for w in (self.words, self.short) if w and len(w) * ADVANCE + 10 <= length), "")
        ink = TOKENS[self.tone].ink_by_day
        label = svg.words(x + 6, self.top + tall / 2 + 4.5, said, fill=ink, weight=600) if said else ""
        return svg.rect(x, self.top, length, tall, self.tone, self.title or self.words) + label


@dataclass(frozen=True)
class Rule:
    """A straight line along the track at `y` (an interval, the ground under dots), or across it, down to `y`."""

    start: float
    end: float
    tone: str = "line"
    y: float | None = None
    thick: float = 2
    across: bool = False

    def html(self, height: float) -> str:
        if self.across:
            foot, half = 0 if self.y is None else height - self.y, self.thick / 2
            style = f"left:{self.start:.2f}%;top:0;bottom:{foot:g}px;width:{self.thick:g}px;margin-left:{-half:g}px"
        else:
            y = height / 2 if self.y is None else self.y
            style = (
                f"left:{self.start:.2f}%;width:{self.end - self.start:.2f}%;top:{y - self.thick / 2:.4g}px;"
                f"height:{self.thick:g}px"
            )
        return f'<i class="ji-r" style="{style};--k:var(--{self.tone})"></i>'

    def svg(self, width: float, height: float) -> str:
        x = self.start / 100 * width
        if self.across:
            return svg.rect(x - self.thick / 2, 0, self.thick, height if self.y is None else self.y, self.tone)
        y = height / 2 if self.y is None else self.y
        return svg.rect(x, y - self.thick / 2, (self.end - self.start) / 100 * width, self.thick, self.tone)


@dataclass(frozen=True)
class Words:
    """Words at a place: behind it, before it (`before`) or around it (`middle`)."""

    x: float
    words: str
    y: float | None = None
    before: bool = False
    middle: bool = False
    strong: bool = True
    quiet: bool = False

    def html(self, height: float) -> str:
        y = height / 2 if self.y is None else self.y
        name = (
            "ji-w"
            + " ji-w--b" * self.before
            + " ji-w--m" * self.middle
            + " ji-w--s" * self.strong
            + " ji-w--q" * self.quiet
        )
        return f'<span class="{name}" style="left:{self.x:.2f}%;top:{y:.4g}px">{escape(self.words)}</span>'

    def svg(self, width: float, height: float) -> str:
        y = height / 2 if self.y is None else self.y
        anchor = "middle" if self.middle else "end" if self.before else "start"
        shift = 0 if self.middle else -8 if self.before else 8
        ink = svg.colour("quiet" if self.quiet else "ink")
        at = self.x / 100 * width + shift
        return svg.words(at, y + 4.5, self.words, anchor, fill=ink, weight=600 if self.strong else 400)


def _room(characters: int) -> str:
    """Class of the width that words of so many characters need: the sheet shows the short form below it."""
    return "s" if characters <= 4 else "m" if characters <= 12 else "l"
