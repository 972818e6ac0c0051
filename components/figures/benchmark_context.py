"""Need and workforce of one council beside others like it and England."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.columns import COUNCIL, GSS
from components.drawing.marks import Dot, Mark, Rule
from components.drawing.rows import Key, Row, Rows
from components.figure import Figure
from components.figures import figure
from components.figures.benchmark import CHOICES, address_choices, codes_of
from components.figures.council import area_of
from components.tables import Column
from components.words import INDICATORS, count, word
from queries import rows, run

CONTEXT_SOURCES = (
    "dfe-children-in-need-2025",
    "dfe-children-looked-after-2025",
    "dfe-social-work-workforce-2025",
    "ons-population-2024",
)


@figure("benchmark-context", **CHOICES)
def benchmark_context(area: str, bench_set: str, bench_own: str) -> Figure:
    """Where the council stands among the others and beside England, indicator by indicator."""
    chosen = address_choices(area, bench_set, bench_own)
    codes, name = codes_of(**chosen), area_of(area)["area"]
    values = rows("benchmark_context", areas=codes)
    summary = rows("benchmark_context_summary", area=codes[0], areas=codes)
    drawn = [_scale(row, [v for v in values if v["indicator"] == row["indicator"]], codes[0]) for row in summary]
    legend = [
        Key("ink", name, "dot"),
        Key("line", count(len(codes) - 1, "other council"), "open"),
        Key("quiet", "England", "tick"),
    ]
    stated = [row for row in summary if row["value"] is not None and row["peers"]]
    lowest = sum(
        row["value"] == min(v["value"] for v in values if v["indicator"] == row["indicator"] and v["value"] is not None)
        for row in stated
    )
    years = sorted({str(row["year"]) for row in summary})
    return Figure(
        name="benchmark-context",
        title=context_title(name, len(stated), sum(row["rank"] == 1 for row in stated), lowest),
        subtitle=f"Need and workforce, {' to '.join(dict.fromkeys((years[0], years[-1])))}, "
        f"{count(len(summary), 'indicator')}; each scale begins at 0",
        drawing=Rows(f"{name} among {len(codes) - 1} others on {len(summary)} indicators", drawn, legend=legend),
        frame=run("benchmark_context", areas=codes),
        columns=(
            Column("indicator", "Indicator", lambda code: word(code, INDICATORS)),
            COUNCIL,
            GSS,
            Column("value", "Value", "{:g}".format, number=True),
            Column("unit", "Unit"),
            Column("year", "Year", str, number=True),
        ),
        query="benchmark_context",
        parameters={"areas": codes},
        sources=CONTEXT_SOURCES,
        page="benchmark",
        choices=chosen,
        note="High or low is neither good nor bad in itself. A value that the Department leaves out as too small to "
        "show is missing.",
    )


def context_title(name: str, indicators: int, highest: int, lowest: int) -> str:
    """On how many indicators the council has the highest and the lowest value of all that are shown."""
    if not indicators:
        return f"No indicator of need or workforce is published for {name} and these councils"
    ends = [f"{words} on {number}" for words, number in (("highest", highest), ("lowest", lowest)) if number]
    if not ends:
        return f"{name} is neither highest nor lowest among these councils on any of {count(indicators, 'indicator')}"
    return f"{name} is {' and '.join(ends)} of {count(indicators, 'indicator')} of need and workforce"


def _scale(summary: Mapping[str, Any], values: Sequence[Mapping[str, Any]], code: str) -> Row:
    """One indicator: the others as hollow dots, England as a tick, the council as a full dot, on a scale from 0."""
    stated = [v for v in values if v["value"] is not None]
    england = summary["england"]
    most = max([v["value"] for v in stated] + [england or 0, 1e-9])

    def place(value: float) -> float:
        return float(1 + 97 * value / most)

    marks: list[Mark] = [Rule(0, 100, "rule", thick=1)]
    if england is not None:
        marks.append(Rule(place(england), place(england), "quiet", thick=3, across=True))
    for v in sorted(stated, key=lambda v: v["area_code"] == code):
        here = v["area_code"] == code
        said = f"{v['area']}: {v['value']:g}"
        link = None if here else f"council?area={v['slug']}"
        marks.append(Dot(place(v["value"]), said, "ink" if here else "line", link, not here, 0, 15 if here else 11))
    own = "no number published" if summary["value"] is None else f"{summary['value']:g}"
    beside = "" if england is None else f"; England {england:g}"
    middle = "" if summary["peer_median"] is None else f"; median of others {summary['peer_median']:g}"
    small = f"{own}{beside}{middle} ({summary['unit']}, {summary['year']})"
    return Row(word(summary["indicator"], INDICATORS), marks, small, 40)
