"""Context indicators of councils and of England, from three tables of the Department for Education.

Sources, in the reference folder: `children_looked_after_rate.csv` (the rate at 31 March as published),
`children_in_need_2013_2025.csv` with `population_mid_year_2012_2024.csv` (the rate is derived: episodes of need open
at 31 March per 10,000 children of the mid-year before, as the Department itself counts it, to one decimal), and
`workforce_indicators_2017_2025.csv` (full-time equivalents as published).

A mark in place of a number (`declared/context_marks.csv`) gives no row and never a nought; an unknown one is refused.
Councils that make one return together (`declared/context_shared.csv`) have no row of their own. Regions are left out:
their codes are no areas of the record; England has a table of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest import declared
from ingest.areas import current_code, read_rows
from ingest.errors import IngestError
from ingest.statements import Row

CHILDREN_LOOKED_AFTER = "children_looked_after_rate.csv"
CHILDREN_IN_NEED = "children_in_need_2013_2025.csv"
POPULATION = "population_mid_year_2012_2024.csv"
WORKFORCE = "workforce_indicators_2017_2025.csv"

PER_10000 = "per 10,000 children"
PERCENT = "% of full-time equivalents"
CASES = "cases per full-time equivalent"

_AT_31_MARCH = "Children looked after on 31 March each year"
_OTHER_MEASURES = (
    "Children ceasing to be looked after each year",
    "Children starting to be looked after each year",
)
_WORKFORCE = (
    ("social_worker_turnover", "turnover_rate_fte", PERCENT),
    ("agency_rate", "agency_rate_fte", PERCENT),
    ("vacancy_rate", "vacancy_rate_fte", PERCENT),
    ("caseload", "caseload_fte", CASES),
)
_ENGLAND = "England"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Values = dict[tuple[str, int], float | None]


def context(reference: Path, numbers: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
    """Rows of `context.csv` and of `context_england.csv`.

    Args:
        reference: folder of the reference files.
        numbers: LA number of each area code.

    Raises:
        IngestError: a council, a level, a mark or a measure is unknown, or a value stands twice.
    """
    found: list[tuple[str, str, Values]] = [
        ("children_looked_after_rate", PER_10000, _looked_after(reference, numbers)),
        ("children_in_need_rate", PER_10000, _in_need(reference, numbers)),
    ]
    found += [
        (indicator, unit, _values(reference / WORKFORCE, column, numbers)) for indicator, column, unit in _WORKFORCE
    ]
    rows = [
        {"area_code": code, "year": year, "indicator": indicator, "value": value, "unit": unit}
        for indicator, unit, values in found
        for (code, year), value in values.items()
        if value is not None
    ]
    england = [{k: v for k, v in row.items() if k != "area_code"} for row in rows if row["area_code"] == _ENGLAND]
    return [row for row in rows if row["area_code"] != _ENGLAND], england


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
    values: Values = {}
    for row in read_rows(path):
        if only and row[only[0]] != only[1]:
            continue
        for code in _codes(path, row, numbers):
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


def _codes(path: Path, row: Mapping[str, str], numbers: Mapping[str, str]) -> Iterator[str]:
    """The area's code, England, or nothing for a region and for a return that councils make together."""
    level = row["geographic_level"]
    if level == "National":
        yield _ENGLAND
    elif level == "Local authority":
        if row["new_la_code"] in {shared["code"] for shared in declared.rows("context_shared")}:
            return
        code = current_code(row["new_la_code"])
        if numbers.get(code) != row["old_la_code"]:
            raise IngestError(
                f"{path.name} has {row['la_name']} as {row['new_la_code']} with LA number {row['old_la_code']}, "
                "which is no known area; declare it in ingest/declared"
            )
        yield code
    elif level != "Regional":
        raise IngestError(f"{path.name}: {level!r} is no level that is known")
