"""Measures of the Department for Education's Local Authority Interactive Tool, of some ten years each.

Sources, in the reference folder: `local_authority_interactive_tool.parquet` (a row a measure, year and place, all as
text) and `local_authority_interactive_tool_dictionary.csv` (what each measure is). Which measures the record takes
stands in `declared/indicators.csv`, with the words for them; their polarity is held against the dictionary's.

Quirks:
* one mark, "-", stands for suppressed, not available and not collected alike: it gives no row, never a nought;
* a finance year is written "2024-25 (OT)" (outturn): the record calls it by the year in which it ends;
* values carry the noise of a float (`71.900000000000006`): the publications have one decimal at most;
* London's two halves stand beside London: they are no regions of the record and are left out;
* an abolished council has "(Pre LG)" after its name, so a council is known by its LA number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingest.errors import IngestError
from ingest.reference.regions import ENGLAND, region
from ingest.rows import read_rows

FILE = "local_authority_interactive_tool.parquet"
DICTIONARY = "local_authority_interactive_tool_dictionary.csv"

_COLUMNS = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number"]
_NOT_PUBLISHED = "-"
_POLARITIES = {"Low": "low", "High": "high", "-": "neither", "NA": "neither"}
_FIRST_REGION = 970
"""LA numbers from here on stand for England and its regions."""

Values = dict[tuple[str, int], float | None]


def measures(reference: Path, wanted: Iterable[str], areas: Mapping[str, str]) -> dict[str, Values]:
    """Values of each wanted measure, by place (area code, region or England) and year; None where none is published.

    Args:
        reference: folder of the reference files.
        wanted: short names of measures.
        areas: area code of each LA number.

    Raises:
        IngestError: a measure is missing, or a place, a year or a value is not as described, or stands twice.
    """
    names = list(wanted)
    table = pq.read_table(reference / FILE, columns=_COLUMNS)
    table = table.filter(pc.field("Short Desc").isin(names))
    found: dict[str, Values] = {name: {} for name in names}
    for name, years, label, text, number in zip(*(table.column(c).to_pylist() for c in _COLUMNS), strict=True):
        place = _place(int(number), label, areas)
        if place is None:
            continue
        key = place, _year(name, years)
        if key in found[name]:
            raise IngestError(f"{FILE} has {name} of {label} in {years} twice; take one out")
        found[name][key] = _value(name, key, text)
    if without := [name for name, values in found.items() if not values]:
        raise IngestError(f"{FILE} has no value of {without}; correct the names in ingest/declared/indicators.csv")
    return found


def polarities(reference: Path) -> dict[str, str]:
    """What is better of each measure, by its short name: low, high, or neither.

    Raises:
        IngestError: the dictionary has a polarity that nobody declared.
    """
    found = {}
    for row in read_rows(reference / DICTIONARY):
        if row["Polarity"] not in _POLARITIES:
            raise IngestError(f"{DICTIONARY}: {row['Measure_short']} has the polarity {row['Polarity']!r}; declare it")
        found[row["Measure_short"]] = _POLARITIES[row["Polarity"]]
    return found


def _place(number: int, label: str, areas: Mapping[str, str]) -> str | None:
    if number >= _FIRST_REGION:
        return ENGLAND if label == ENGLAND else region(label, FILE)
    if str(number) not in areas:
        raise IngestError(f"{FILE} has {label} with LA number {number}, which is no known area")
    return areas[str(number)]


def _year(name: str, years: str) -> int:
    if re.fullmatch(r"20\d\d", years):
        return int(years)
    if match := re.fullmatch(r"(20\d\d)-(\d\d) \(OT\)", years):
        start, end = int(match[1]), int(match[2])
        if (start + 1) % 100 == end:
            return start + 1
    raise IngestError(f"{FILE}: {name} has the year {years!r}, which is neither a year nor an outturn; declare it")


def _value(name: str, key: tuple[str, int], text: str) -> float | None:
    if text == _NOT_PUBLISHED:
        return None
    if not re.fullmatch(r"\d+(?:\.\d+)?", text):
        raise IngestError(f"{FILE}: {name} of {key} is {text!r}, neither a number nor the mark for none published")
    return round(float(text), 1)
