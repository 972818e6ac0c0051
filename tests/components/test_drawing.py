"""Drawings: the page and the file come from one geometry, and nothing leaves its track."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from components.drawing import kinds
from components.drawing.hexmap import Cell, HexMap
from components.drawing.marks import Bar, Dot, Rule, Words
from components.drawing.rows import Key, Row, Rows, Tick
from components.tokens import TOKENS, token_of
from queries.codes import codes


def contrast(one: str, other: str) -> float:
    """Contrast of two colours after WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["outstanding", "good", "requires", "inadequate", "ungraded", "joint", "joint-old"])
def test_marks_stand_out_from_paper_and_carry_readable_words(name: str) -> None:
    token = TOKENS[name]
    assert contrast(token.day, TOKENS["paper"].day) >= 3
    assert contrast(token.night, TOKENS["paper"].night) >= 3
    assert contrast(token.day, token.ink_by_day) >= 4.5
    assert contrast(token.night, token.ink_by_night) >= 4.5


@pytest.mark.parametrize("code", [code.code for code in codes("grade")])
def test_every_grade_has_a_colour(code: str) -> None:
    assert token_of(code) in TOKENS


def test_an_unknown_code_has_no_colour() -> None:
    with pytest.raises(KeyError, match="nothing named 'purple'"):
        token_of("purple")


def svg_of(drawing: Rows | HexMap) -> ElementTree.Element:
    """The fragment as a tree: it must be well formed."""
    return ElementTree.fromstring(f"<svg>{drawing.svg()}</svg>")  # noqa: S314 - our own words


def test_page_and_file_place_a_mark_alike() -> None:
    rows = Rows("two", [Row("A", [Dot(25, "first"), Bar(50, 75, "good", "Good", "G")])], [Tick(0, "0"), Tick(100, "9")])
    assert re.search(r"left:25\.00%", rows.html())
    assert "left:50.00%;width:25.00%" in rows.html()
    circle = svg_of(rows).find(".//circle")
    assert circle is not None
    assert float(circle.get("cx", "")) == pytest.approx(0.25 * (800 - 190 - 16), abs=0.1)


def test_words_of_a_hostile_name_are_escaped_in_both() -> None:
    name = "<script>alert(1)</script> & 'co'"
    rows = Rows(
        name,
        [Row(name, [Dot(1, name, href=f"council?area={name}"), Words(2, name), Rule(0, 9)], name)],
        legend=[Key("good", name)],
    )
    assert "<script" not in rows.html()
    svg_of(rows)


def test_dots_of_one_value_are_stacked_and_the_row_is_high_enough() -> None:
    place, ticks = kinds.scale(12)
    row = kinds.strip("x", "", [kinds.Point(3, str(n)) for n in range(9)], kinds.Middle(3, 2, 4), "good", place)
    lifts = [mark.lift for mark in row.marks if isinstance(mark, Dot) and not mark.square]
    assert lifts == list(range(9))
    assert row.height >= 9 * 12.5 + 24
    assert [tick.words for tick in ticks] == ["0", "2", "4", "6", "8", "10", "12"]


@pytest.mark.parametrize("highest", [0, 1, 7, 53, 480, 12_000])
def test_a_scale_has_few_round_ticks_within_the_track(highest: float) -> None:
    place, ticks = kinds.scale(highest)
    assert 1 <= len(ticks) <= 8
    assert all(0 <= tick.x <= 100 for tick in ticks)
    assert 0 <= place(0) < place(max(highest, 1)) <= 100


def test_a_share_without_an_interval_is_hollow() -> None:
    row = kinds.share("x", "0 of 2", 0.0, None, None)
    (dot,) = [mark for mark in row.marks if isinstance(mark, Dot)]
    assert dot.open
    assert len([mark for mark in row.marks if isinstance(mark, Rule)]) == 1


def test_a_part_of_nothing_is_not_drawn_and_the_others_fill_the_bar() -> None:
    row = kinds.stack("x", [(3, "good", "Better"), (0, "requires", "Worse"), (1, "none", "Waiting")])
    bars = [mark for mark in row.marks if isinstance(mark, Bar)]
    assert [(bar.start, bar.end) for bar in bars] == [(0, 75), (75, 100)]


def test_spans_outside_the_years_end_at_the_edge() -> None:
    span = kinds.Span(dt.date(2010, 1, 1), dt.date(2030, 1, 1), "good", "Good", "G")
    rows = kinds.over_years("x", [kinds.Lane("A", [span])], dt.date(2014, 1, 1), dt.date(2026, 12, 31))
    (bar,) = rows.rows[0].marks
    assert isinstance(bar, Bar)
    assert (bar.start, bar.end) == (0, 100)


def test_the_map_holds_every_cell_and_names_each_region_at_the_edge_once() -> None:
    cells = [
        Cell(q, r, "none", f"{q} {r}", "council?area=x", "North" if r < 2 else "South")
        for q in range(3)
        for r in range(4)
    ]
    drawn = HexMap("map", cells, [Key("none", "None")])
    assert drawn.html().count("<a ") == 12
    assert drawn.html().count(">North<") == drawn.html().count(">South<") == 1
    assert len(svg_of(drawn).findall(".//polygon")) == 12
