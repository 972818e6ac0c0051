"""Need and workforce: one indicator over the years, and how it spreads over all councils in its latest year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from components import benchmark, indicators, plotly_kit
from components.columns import COUNCIL, GSS, REGION
from components.drawing.levels import levels
from components.drawing.lines import Line, Lines
from components.drawing.rows import Key, Rows, Tick
from components.drawing.spread import LABEL, STEPS, One, Spread, place, spread
from components.figure import Empty, Figure
from components.figures import figure
from components.figures.benchmark import CHOICES, codes_of
from components.figures.council import area_of, areas
from components.tables import Column
from components.words import INDICATORS, count, whole
from queries import Value, rows, run

NEIGHBOURS = "dfe-statistical-neighbours-2025"
GAP = "A gap is a year without a published value."
_NUMBER = "{:,.10g}".format
YEAR = Column("year", "Year", str, number=True)
UNIT = Column("unit", "Unit")
TREND = (
    YEAR,
    Column("value", "The council", _NUMBER, number=True),
    Column("neighbour_median", "Median of neighbours", _NUMBER, number=True),
    Column("neighbours", "Neighbours with a value", whole, number=True),
    Column("region_value", "Region", _NUMBER, number=True),
    Column("england", "England", _NUMBER, number=True),
    UNIT,
    Column("basis", "The council’s value is"),
)
AREAS = (
    COUNCIL,
    GSS,
    REGION,
    Column("value", "Value", _NUMBER, number=True),
    Column("higher", "Councils higher", whole, number=True),
    Column("marked", "Marked", lambda place: "the council" if place == 1 else "beside it"),
)


@figure("indicator-trend", area=areas, indicator=indicators.choices)
def indicator_trend(area: str, indicator: str) -> Figure:
    """One indicator of one council over up to ten years, beside councils like it, its region and England."""
    council, words, about = area_of(area), INDICATORS[indicator], indicators.about(indicator)
    parameters = {"area": council["area_code"], "indicator": indicator}
    years = rows("indicator_trend", **parameters)
    title = indicators.trend_title(words, council["area"], years)
    drawn = trend_drawing(title, years)
    span = " to ".join(dict.fromkeys((str(years[0]["year"]), str(years[-1]["year"]))))
    return Figure(
        name="indicator-trend",
        title=title,
        subtitle=f"{words}, {about['unit']}, {span}, on a scale from 0; {neighbours_words(years)}",
        drawing=drawn or Empty(title, f"<b>None published.</b> {title}."),
        plot=(lambda: plotly_kit.of_lines(drawn, about["unit"])) if drawn else None,
        frame=run("indicator_trend", **parameters),
        columns=TREND,
        query="indicator_trend",
        parameters=parameters,
        sources=(*indicators.sources(indicator), NEIGHBOURS),
        page="council",
        choices={"area": area, "indicator": indicator},
        note=f"{about['note']}. {GAP} {indicators.UNJUDGED}",
    )


def neighbours_words(years: Sequence[Mapping[str, Any]]) -> str:
    """Of how many statistical neighbours the median is, in words."""
    numbers = sorted({row["neighbours"] for row in years if row["neighbours"]})
    if not numbers:
        return "this council has no statistical neighbours with a value"
    said = " to ".join(map(str, dict.fromkeys((numbers[0], numbers[-1]))))
    each = " each year" if len(years) > 1 else ""
    return f"neighbours: median of the council’s statistical neighbours with a value, {said}{each} (2025 model)"


def trend_drawing(label: str, years: Sequence[Mapping[str, Any]]) -> Lines | None:
    """The lines, the council's on top; None where nothing is published."""
    unit, last = years[-1]["unit"], years[-1]
    kinds = (
        ("England", "england", "quiet", "dashed", 2, 4, False),
        (last["region"] or "Region", "region_value", "quiet", "dotted", 2, 4, False),
        ("Neighbours, median", "neighbour_median", "quiet", "solid", 2, 5, False),
        (last["area"], "value", "ink", "solid", 3, 9, True),
    )
    lines = [
        Line(
            name,
            [row[column] for row in years],
            ["" if row[column] is None else indicators.value_words(row[column], unit) for row in years],
            tone,
            dash,
            thick,
            dot,
            strong,
            [f" (n = {row['neighbours']})" if column == "neighbour_median" else "" for row in years],
        )
        for name, column, tone, dash, thick, dot, strong in kinds
    ]
    values = [value for line in lines for value in line.values if value is not None]
    if not values:
        return None
    steps = levels(max(values))
    said = [(value, indicators.value_words(value, unit)) for value in steps]
    shown = [line for line in lines if line.last is not None]
    return Lines(f"{label}. The table has the same.", [str(row["year"]) for row in years], shown, steps[-1], said)


@figure("indicator-areas", indicator=indicators.choices, **CHOICES)
def indicator_areas(indicator: str, area: str, bench_set: str, bench_own: str) -> Figure:
    """How one indicator spreads over all councils, with one council and those beside it marked."""
    council, words, about = area_of(area), INDICATORS[indicator], indicators.about(indicator)
    codes = codes_of(area, bench_set, bench_own)
    parameters: dict[str, Value] = {"indicator": indicator, "areas": codes}
    found = rows("indicator_areas", **parameters)
    own = next((row for row in found if row["area_code"] == codes[0]), None)
    unit, year = about["unit"], about["latest_year"]
    gone = {"value": None, "year": year}
    title = indicators.areas_title(words, council["area"], own or gone)
    stated = [row for row in found if row["value"] is not None]
    values = [row["value"] for row in stated]
    steps = levels(max(values), min(values))
    england = found[0]["england"]
    drawn = Spread(
        [_one(row, unit) for row in stated],
        steps[0],
        steps[-1],
        _here(own, unit),
        None if england is None else (england, f"England {indicators.value_words(england, unit)}"),
    )
    row = spread(drawn)
    ticks = [(value, indicators.value_words(value, unit)) for value in steps]
    median = indicators.value_words(found[0]["median"], unit)
    beside = benchmark.group(council, bench_set, len(codes) - 1)
    chosen = {"area": area, "indicator": indicator, "bench_set": bench_set, "bench_own": bench_own}
    defaults = {name: allowed()[0] for name, allowed in CHOICES.items() if name != "area"}
    return Figure(
        name="indicator-areas",
        title=title,
        subtitle=f"{words}, {unit}, {year}: {count(len(stated), 'council')} with a value, "
        f"{len(found) - len(stated) or 'none'} without; full dots: {council['area']} and {beside}",
        drawing=Rows(
            f"{title}. Median of all {median}. The table names every council.",
            [replace(row, small=f"median {median}")],
            [Tick(place(value, steps[0], steps[-1]), said, n % 2 > 0) for n, (value, said) in enumerate(ticks)],
            legend=(
                Key("ink", council["area"], "here"),
                Key("ink", "Councils beside it", "dot"),
                Key("line", "All others", "open"),
                *((Key("quiet", "England", "tick"),) if drawn.level else ()),
            ),
            ruled=False,
        ),
        plot=lambda: plotly_kit.of_spread(drawn, ticks, unit),
        frame=run("indicator_areas", **parameters),
        columns=AREAS,
        query="indicator_areas",
        parameters=parameters,
        sources=(*indicators.sources(indicator), *((NEIGHBOURS,) if bench_set == "neighbours" else ())),
        page="council" if defaults == {"bench_set": bench_set, "bench_own": bench_own} else "benchmark",
        choices={name: value for name, value in chosen.items() if value != defaults.get(name)},
        note=f"{about['note']}. The drawing puts values into {STEPS} equal steps. {indicators.UNJUDGED}",
    )


def _one(row: Mapping[str, Any], unit: str) -> One:
    rank = 2 if row["marked"] is None else 0 if row["marked"] == 1 else 1
    said = f"{row['area']}: {indicators.value_words(row['value'], unit)}"
    return One(row["value"], said, f"council?area={row['slug']}", rank)


def _here(row: Mapping[str, Any] | None, unit: str) -> str:
    """Name and value of the council that stands out; its value alone where the name is long (the legend has it)."""
    if row is None or row["value"] is None:
        return ""
    value = indicators.value_words(row["value"], unit)
    said = f"{row['area']} {value}"
    return said if len(said) <= LABEL else value
