"""Marks and labels of a timeline never touch, however many there are."""

import datetime as dt
import re

from components.timeline import Flag, Mark, timeline

EVENTS = [
    Mark("ILACS", dt.date(2014 + n // 2, 1 + 6 * (n % 2), 1), "#000", f"event {n}", label="Requires improvement")
    for n in range(24)
]


def boxes(drawing: str) -> list[tuple[float, float, float]]:
    """Left edge, right edge and baseline of each label, at 6.5 units a letter."""
    found = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="(start|end)" font-size="12"[^>]*>([^<]+)<', drawing
    )
    return [
        (
            float(x) - (6.5 * len(text) if anchor == "end" else 0),
            float(x) + (6.5 * len(text) * (anchor == "start")),
            float(y),
        )
        for x, y, anchor, text in found
    ]


def test_no_label_is_cut_off_or_lies_on_another() -> None:
    drawing = timeline(EVENTS, ["ILACS"], "two dozen events")
    labels = boxes(drawing)
    assert len(labels) == len(EVENTS)
    for n, (left, right, line) in enumerate(labels):
        assert left >= 0
        assert right <= 960
        for other_left, other_right, other_line in labels[:n]:
            assert abs(line - other_line) >= 14 or right <= other_left or other_right <= left


def test_every_mark_and_the_name_of_its_lane_lie_inside_the_drawing() -> None:
    drawing = timeline(
        EVENTS, ["ILACS", "Area SEND"], "two lanes, one of them empty", [Flag(1, dt.date(2013, 11, 1), "x")]
    )
    height = float(re.findall(r'viewBox="0 0 960 ([\d.]+)"', drawing)[0])
    assert all(0 < float(y) < height for y in re.findall(r'(?:cy|y)="([\d.]+)"', drawing))
    assert drawing.count(">Area SEND<") == drawing.count(">ILACS<") == 1
