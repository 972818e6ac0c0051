"""Many values as dots piled up where they lie: how something spreads over all councils, and where some stand in it.

A pile is one step of the scale; those to be found stand at its foot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from components.drawing.marks import Dot, Mark, Rule, Words
from components.drawing.rows import Row

STEPS = 36
LABEL = 24
"""Most characters of a label, so that it stays on the track of a phone."""
_DOT, _UP = 8.0, 9.5
_FOOT = 44.0


@dataclass(frozen=True)
class One:
    """One council: its value, what it says, its address, and how it stands out (0 the one, 1 beside it, 2 others)."""

    value: float
    words: str
    href: str
    rank: int = 2


_LOOK = {0: ("ink", False, 12.0), 1: ("ink", False, _DOT), 2: ("line", True, _DOT)}


@dataclass(frozen=True)
class Spread:
    """What is drawn, from value `lowest` at the left to `highest` at the right.

    Attributes:
        found: the councils.
        lowest, highest: values at the edges.
        here: words under the one that stands out, `LABEL` characters at most; "" where there is none.
        level: a value to compare with, and its words.
    """

    found: Sequence[One]
    lowest: float
    highest: float
    here: str = ""
    level: tuple[float, str] | None = None

    def piles(self, steps: int) -> list[tuple[One, int, int]]:
        """Each council with its step of the scale, of so many, and its place in that pile, from 0."""
        lifted: Counter[int] = Counter()
        placed = []
        for one in sorted(self.found, key=lambda one: (one.rank, one.value)):
            step = min(steps - 1, int((one.value - self.lowest) / (self.highest - self.lowest) * steps))
            placed.append((one, step, lifted[step]))
            lifted[step] += 1
        return placed


def place(value: float, lowest: float, highest: float) -> float:
    """Place of a value on the track in per cent, with room for a mark at either edge."""
    return 2 + 96 * (value - lowest) / (highest - lowest)


def spread(drawn: Spread) -> Row:
    """Dots over one scale."""
    placed = [(one, 2 + 96 * (step + 0.5) / STEPS, up) for one, step, up in drawn.piles(STEPS)]
    height = _FOOT + max([up + 1 for _, _, up in placed] + [6]) * _UP + 12
    ground = height - _FOOT
    marks: list[Mark] = [Rule(0, 100, "line", ground, 1)]
    if drawn.level is not None:
        x = place(drawn.level[0], drawn.lowest, drawn.highest)
        marks.append(Rule(x, x, "quiet", ground + 24, 2, across=True))
        marks.append(Words(x, drawn.level[1], ground + 16, before=x > 60, strong=False))
    for one, x, up in reversed(placed):  # the one that stands out is drawn last
        tone, hollow, size = _LOOK[one.rank]
        bottom = ground - _DOT / 2 - 3 - up * _UP
        marks.append(Dot(x, one.words, tone, one.href, hollow, 0, size, bottom, here=one.rank == 0))
        if one.rank == 0 and drawn.here:
            marks.append(Words(x, drawn.here, height - 9, middle=24 < x < 76, before=x >= 76))
    return Row("All councils", marks, height=height)
