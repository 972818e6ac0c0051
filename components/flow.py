"""From one state to the next, as an inline drawing: bands from left to right, as broad as they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components import svg
from components.palette import colour

_WIDTH = 430.0
_BAR = 10.0
_GAP = 30.0
_TALL = 230.0
_TOP = 34.0


def flow(
    cells: Sequence[tuple[str, str, float]],
    left: Sequence[str],
    right: Sequence[str],
    words: Mapping[str, str],
    heads: tuple[str, str],
    label: str,
    form: str = "{:g}",
) -> str:
    """The drawing; a state with nothing in it keeps its name and its 0.

    Args:
        cells: state before, state after, how many.
        left: states before, top first.
        right: states after, top first.
        words: words by state.
        heads: what the left and the right side are.
        label: the drawing in words, for those who do not see it.
        form: how a number is written.
    """
    total = sum(n for _, _, n in cells) or 1.0
    scale = _TALL / total
    before = _sums(left, [(a, n) for a, _, n in cells])
    after = _sums(right, [(b, n) for _, b, n in cells])
    starts, left_end = _stacked(before, scale)
    ends, right_end = _stacked(after, scale)
    bands = _bands(cells, (left, right), (dict(starts), dict(ends)), scale, words, form)
    names = [
        part
        for side, sums, tops in ((0, before, starts), (1, after, ends))
        for state, n in sums.items()
        for part in _node(side, state, n, tops[state], n * scale, words, form)
    ]
    titles = [_text(0, 14, heads[0], "start", bold=True), _text(_WIDTH, 14, heads[1], "end", bold=True)]
    return svg.drawing(_WIDTH, max(left_end, right_end), label, *bands, *names, *titles)


def _sums(states: Sequence[str], parts: Sequence[tuple[str, float]]) -> dict[str, float]:
    return {state: sum(n for name, n in parts if name == state) for state in states}


def _stacked(sums: Mapping[str, float], scale: float) -> tuple[dict[str, float], float]:
    """Top of each state, and the end of the last; each has room above it for its name."""
    tops, y = {}, _TOP + 12
    for state, n in sums.items():
        tops[state] = y
        y += n * scale + _GAP
    return tops, y - _GAP + 6


def _bands(
    cells: Sequence[tuple[str, str, float]],
    order: tuple[Sequence[str], Sequence[str]],
    free: tuple[dict[str, float], dict[str, float]],
    scale: float,
    words: Mapping[str, str],
    form: str,
) -> list[str]:
    """The bands, each below the one before it on both sides; `free` holds where the next one starts."""
    drawn = []
    starts, ends = free
    for a, b, n in sorted(cells, key=lambda cell: (order[0].index(cell[0]), order[1].index(cell[1]))):
        if n == 0:
            continue
        tall, middle = n * scale, _WIDTH / 2
        y1, y2 = starts[a], ends[b]
        starts[a], ends[b] = y1 + tall, y2 + tall
        x1, x2 = _BAR, _WIDTH - _BAR
        path = (
            f"M{x1:.1f},{y1:.1f}C{middle:.1f},{y1:.1f} {middle:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
            f"V{y2 + tall:.1f}C{middle:.1f},{y2 + tall:.1f} {middle:.1f},{y1 + tall:.1f} {x1:.1f},{y1 + tall:.1f}Z"
        )
        title = svg.element("title", {}, text=f"{words[a]}, then {words[b]}: {form.format(n)}")
        drawn.append(svg.element("path", {"d": path, "fill": colour(a), "fill-opacity": 0.42}, title))
    return drawn


def _node(side: int, state: str, n: float, top: float, tall: float, words: Mapping[str, str], form: str) -> list[str]:
    x, anchor = ((0.0, "start"), (_WIDTH, "end"))[side]
    bar = {"x": x - side * _BAR, "y": f"{top:.1f}", "width": _BAR, "height": f"{tall:.1f}", "fill": colour(state)}
    return [svg.element("rect", bar), _text(x, top - 6, f"{words[state]} {form.format(n)}", anchor)]


def _text(x: float, y: float, text: str, anchor: str, *, bold: bool = False) -> str:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "font-size": 12.5, "fill": colour("text")}
    halo = {"stroke": colour("ground"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round"}
    return svg.element("text", {**place, **halo, "font-weight": 600 if bold else 400}, text=text)
