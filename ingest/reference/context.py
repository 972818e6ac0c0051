"""Context indicators of councils, regions and England: need, practice and workforce, by year.

Sources, in the reference folder: `children_looked_after_rate.csv` (the rate at 31 March as published),
`children_in_need_2013_2025.csv` with `population_mid_year_2012_2024.csv` (the rate is derived: episodes of need open
at 31 March per 10,000 children of the mid-year before, as the Department itself counts it, to one decimal),
`workforce_indicators_2017_2025.csv` (full-time equivalents as published), the Local Authority Interactive Tool
(`ingest.reference.interactive_tool`) and the income deprivation of children (`ingest.reference.deprivation`). What
each indicator is stands in `declared/indicators.csv`, which becomes `indicators.csv`.

Where two sources have an indicator, the publication itself counts and the tool only adds years before the
publication's first; a value that both have must be the same, or nothing is built.

A mark in place of a number (`declared/context_marks.csv`) gives no row and never a nought; an unknown one is refused.
Councils that make one return together (`declared/context_shared.csv`) have no row of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.areas import REGIONS, current_code
from ingest.reference.deprivation import YEAR, idaci
from ingest.reference.interactive_tool import Values, measures, polarities
from ingest.reference.regions import ENGLAND, region
from ingest.reference.statements import Row
from ingest.rows import read_rows

CHILDREN_LOOKED_AFTER = "children_looked_after_rate.csv"
CHILDREN_IN_NEED = "children_in_need_2013_2025.csv"
POPULATION = "population_mid_year_2012_2024.csv"
WORKFORCE = "workforce_indicators_2017_2025.csv"

_AT_31_MARCH = "Children looked after on 31 March each year"
_OTHER_MEASURES = (
    "Children ceasing to be looked after each year",
    "Children starting to be looked after each year",
)
_WORKFORCE = {
    "social_worker_turnover": "turnover_rate_fte",
    "agency_rate": "agency_rate_fte",
    "vacancy_rate": "vacancy_rate_fte",
    "caseload": "caseload_fte",
}
_DERIVED = ("children_in_need_rate",)
_ROUNDING = 0.051
"""Two sources may round a value to one decimal differently."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def indicators(reference: Path) -> list[Row]:
    """Rows of `indicators.csv`: what each indicator is.

    Raises:
        IngestError: the dictionary of the Interactive Tool says otherwise which way a measure is better.
    """
    better = polarities(reference)
    found = []
    for row in declared.rows("indicators"):
        measure = row.pop("measure")
        if measure and better.get(measure) != row["polarity"]:
            raise IngestError(
                f"indicators.csv has the polarity {row['polarity']} for {row['indicator']}, the dictionary "
                f"{better.get(measure)} for {measure}; correct the declared one"
            )
        found.append(row)
    return found


def context(reference: Path, numbers: Mapping[str, str]) -> dict[str, list[Row]]:
    """Rows of `context.csv`, `context_england.csv` and `context_regions.csv`, by table.

    Args:
        reference: folder of the reference files.
        numbers: LA number of each area code.

    Raises:
        IngestError: a council, a region, a level, a mark or a measure is unknown, a value stands twice, or two sources
            give different values.
    """
    found = {
        "children_looked_after_rate": _looked_after(reference, numbers),
        "children_in_need_rate": _in_need(reference, numbers),
        **{name: _values(reference / WORKFORCE, column, numbers) for name, column in _WORKFORCE.items()},
    }
    words = {row["indicator"]: row for row in declared.rows("indicators")}
    codes = {number: code for code, number in numbers.items()}
    tool = measures(reference, [row["measure"] for row in words.values() if row["measure"]], codes)
    for name, row in words.items():
        if row["measure"]:
            _add_years(name, found.setdefault(name, {}), tool[row["measure"]])
    rows = [
        (place, {"year": year, **_about(words[name]), "value": value, "basis": _basis(name)})
        for name, values in found.items()
        for (place, year), value in values.items()
        if value is not None
    ]
    rows += [
        (code, {"year": YEAR, **_about(words["idaci"]), "value": value, "basis": basis})
        for code, (value, basis) in idaci(reference, numbers).items()
    ]
    return {
        "context": [{"area_code": place, **row} for place, row in rows if place in numbers],
        "context_england": [row for place, row in rows if place == ENGLAND],
        "context_regions": [{"region": place, **row} for place, row in rows if place in REGIONS],
    }


def _about(words: Mapping[str, str]) -> Row:
    return {"indicator": words["indicator"], "unit": words["unit"]}


def _basis(indicator: str) -> str:
    return "derived" if indicator in _DERIVED else "published"


def _add_years(indicator: str, values: Values, tool: Values) -> None:
    """Add the tool's years before the publication's first one; where both have a value, it must be the same."""
    first = min((year for _, year in values), default=None)
    together = _areas_of_joint_returns() if indicator in _WORKFORCE else set()
    for key, value in tool.items():
        place, year = key
        if first is None or year < first:
            if place not in together:
                values[key] = value
            continue
        published = values.get(key)
        if published is not None and value is not None and abs(published - value) > _ROUNDING:
            raise IngestError(
                f"{indicator} of {key} is {published:g} in the publication and {value:g} in the Local Authority "
                "Interactive Tool; see which edition is newer"
            )


def _areas_of_joint_returns() -> set[str]:
    return {code for row in declared.rows("context_shared") for code in row["area_codes"].split()}


def _looked_after(reference: Path, numbers: Mapping[str, str]) -> Values:
    path = reference / CHILDREN_LOOKED_AFTER
    unknown = {row["population_type"] for row in read_rows(path)} - {_AT_31_MARCH, *_OTHER_MEASURES}
    if unknown:
        raise IngestError(f"{path.name} has measures {sorted(unknown)}, which nobody declared")
    return _values(path, "rate_per_10000", numbers, ("population_type", _AT_31_MARCH))


def _in_need(reference: Path, numbers: Mapping[str, str]) -> Values:
    """Episodes at 31 March over children of the mid-year before; the two files speak of the same councils."""
    episodes = _values(reference / CHILDREN_IN_NEED, "At31_episodes", numbers)
    children = _values(reference / POPULATION, "population_estimate", numbers)
    if without := sorted(key for key in episodes if (key[0], key[1] - 1) not in children):
        raise IngestError(f"{CHILDREN_IN_NEED}: no population of the year before for {without}")
    return {(code, year): _rate(value, children[code, year - 1]) for (code, year), value in episodes.items()}


def _rate(count: float | None, children: float | None) -> float | None:
    return None if count is None or children is None else round(count / children * 10_000, 1)


def _values(path: Path, column: str, numbers: Mapping[str, str], only: tuple[str, str] | None = None) -> Values:
    marks = {row["mark"] for row in declared.rows("context_marks")}
    together = {row["code"] for row in declared.rows("context_shared")}
    values: Values = {}
    for row in read_rows(path):
        if only and row[only[0]] != only[1]:
            continue
        for code in _codes(path, row, numbers, together):
            key = code, int(row["time_period"])
            if key in values:
                raise IngestError(f"{path.name} has two rows for {key}")
            known = _NUMBER.fullmatch(row[column])
            values[key] = float(row[column]) if known else None
            if not known and row[column] not in marks:
                raise IngestError(
                    f"{path.name}: {column} of {key} is {row[column]!r}, neither a number nor a known mark"
                )
    return values


def _codes(path: Path, row: Mapping[str, str], numbers: Mapping[str, str], together: set[str]) -> Iterator[str]:
    """The area's code, England, a region, or nothing for half of London and a return that councils make together."""
    level = row["geographic_level"]
    if level == "National":
        yield ENGLAND
    elif level == "Local authority":
        if row["new_la_code"] in together:
            return
        code = current_code(row["new_la_code"])
        if numbers.get(code) != row["old_la_code"]:
            raise IngestError(
                f"{path.name} has {row['la_name']} as {row['new_la_code']} with LA number {row['old_la_code']}, "
                "which is no known area; declare it in ingest/declared"
            )
        yield code
    elif level == "Regional":
        if (name := region(row["region_name"], path.name)) is not None:
            yield name
    else:
        raise IngestError(f"{path.name}: {level!r} is no level that is known")
