"""Round values along an axis."""

from __future__ import annotations

import math


def levels(highest: float, lowest: float = 0, most: int = 6) -> list[float]:
    """Values in equal round steps (1, 2 or 5 of a power of ten), the first at or below `lowest`, the last above all.

    Args:
        highest: the highest value that is drawn; where it is no more than `lowest` the axis is 1 long.
        lowest: where the axis may begin.
        most: how many steps there are at most, one more where `lowest` lies between two.
    """
    span = highest - lowest if highest > lowest else 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(size * power for size in (1, 2, 5, 10) if span / (size * power) <= most)
    first, last = math.floor(round(lowest / step, 9)), math.ceil(round((lowest + span) / step, 9))
    return [round(n * step, 10) for n in range(first, last + 1)]
