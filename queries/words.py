"""Which reports speak of what somebody typed, and on which pages. Nothing that is typed is kept or logged.

A page is found where it holds every word that was typed, in any order (by their stems, or what an abbreviation stands
for). The stems' pages are kept with the record as arrays of whole numbers, so that a search takes some milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from queries import fetch, report_text, rows
from queries.cache import Kind, keep, kept
from queries.codes import codes
from queries.find import LONGEST, one_line
from queries.gazetteer import plain
from queries.stems import QUOTES, Asked, alike, understand

Outcome = Literal["empty", "too_long", "not_latin", "common", "unknown", "apart", "found"]
REFUSED: Mapping[str, str] = {
    "empty": "Type words that a report may hold: county lines, private fostering, section 47.",
    "too_long": f"That is too long to look for: at most {LONGEST} characters.",
    "not_latin": "There is no Latin letter and no figure in what was typed; the reports are in English.",
    "common": "Such words stand on nearly every page; add a rarer one.",
}
"""What is said of a text that can't be looked for, by outcome."""
_PAGES = 1024  # more than a report can have
_NO_SECTION = 0


@dataclass(frozen=True)
class Filters:
    """What is looked at; None for all.

    Attributes:
        areas, regions, programmes, themes, prior_groups: codes as in the register.
        sections: in whose listed items the words have to stand.
        year_from, year_to: of publication.
    """

    areas: tuple[str, ...] | None = None
    regions: tuple[str, ...] | None = None
    programmes: tuple[str, ...] | None = None
    themes: tuple[str, ...] | None = None
    prior_groups: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None
    year_from: int | None = None
    year_to: int | None = None

    def takes(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of the register is looked at."""
        chosen = (
            (self.areas, "area_code"),
            (self.regions, "region"),
            (self.programmes, "programme"),
            (self.themes, "theme"),
            (self.prior_groups, "prior_group"),
        )
        year = row["published"].year
        return (
            all(codes is None or row[name] in codes for codes, name in chosen)
            and (self.year_from is None or year >= self.year_from)
            and (self.year_to is None or year <= self.year_to)
        )


@dataclass(frozen=True)
class Report:
    """One report in which the words stand together: its row of the register, its pages, how often on each of them.

    `sections` are those in whose listed items one of the words stands on one of these pages; `snippets`
    are the report's own words by page (HTML), where their text is indexed here.
    """

    row: Mapping[str, Any]
    pages: tuple[int, ...]
    times: tuple[int, ...]
    sections: tuple[str, ...]
    snippets: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hits:
    """What a search came to.

    Attributes:
        text: what was typed, in one line, cut off behind `LONGEST`.
        outcome: empty; too_long; not_latin (no Latin letter, no figure); common (nothing but common words); unknown
            (words that the record does not hold); apart (each word is held, no page holds them all, or none that is
            looked at does); found.
        asked: how it was understood.
        reports: newest first.
        alike: words of the record like those that it does not hold.
        lacking: why there are no snippets, and phrases are found by their words alone; empty where there are.
    """

    text: str
    outcome: Outcome
    asked: Asked = field(default_factory=Asked)
    reports: tuple[Report, ...] = ()
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacking: str = ""

    @property
    def pages(self) -> int:
        """How many pages hold the words."""
        return sum(len(report.pages) for report in self.reports)


def search(text: str, filters: Filters | None = None) -> Hits:
    """The reports that speak of what somebody typed.

    Args:
        text: anything at all.
        filters: what is looked at; None for everything.
    """
    line = one_line(text)
    if len(line) > LONGEST:
        return Hits(line[:LONGEST], "too_long")
    if not plain(line):
        return Hits(line, "not_latin" if line else "empty")
    asked = understand(line)
    if not asked.words:
        return Hits(line, "common" if asked.left_out else "not_latin", asked)
    if asked.unknown:
        return Hits(line, "unknown", asked, alike={word: alike(word) for word in asked.unknown})
    found = keep(_FOUND, (asked.ways, filters), lambda: _search(asked.ways, filters or Filters()))
    in_order = bool(asked.phrases) or "NEAR" in line.split()
    pages = ((one.row["inspection_id"], one.pages) for one in found)
    own = report_text.look_up(line.translate(QUOTES), [word.typed for word in asked.words], pages, in_order)
    found = _in_own_words(found, own, in_order)
    return Hits(line, "found" if found else "apart", asked, found, lacking=own.lacking)


def _in_own_words(found: tuple[Report, ...], own: report_text.Text, in_order: bool) -> tuple[Report, ...]:
    """Reports with their snippets; where the order of words counts and is known, only the pages that have them so."""
    if own.lacking:
        return found
    made = []
    for report in found:
        key = report.row["inspection_id"]
        on = [(p, n) for p, n in zip(report.pages, report.times, strict=True) if not in_order or (key, p) in own.pages]
        if on:
            pages, times = zip(*on, strict=True)
            snippets = {page: own.snippets[key, page] for page in pages if (key, page) in own.snippets}
            made.append(replace(report, pages=pages, times=times, snippets=snippets))
    return tuple(made)


_FOUND: Kind[tuple[Report, ...]] = Kind(
    "searches", 64, 400_000, lambda found: 8 + sum(8 + len(report.pages) for report in found)
)


@dataclass(frozen=True)
class _Places:
    """Where one stem stands, a row each: report and page as one number, section, occurrences."""

    keys: npt.NDArray[np.int64]
    sections: npt.NDArray[np.int64]
    n: npt.NDArray[np.int64]


_PLACES: Kind[_Places] = Kind("places of stems", 256, 8_000_000, lambda places: 24 * len(places.keys) + 200)


def _search(ways: Sequence[frozenset[str]], filters: Filters) -> tuple[Report, ...]:
    known = reports_read()
    looked_at = np.fromiter((filters.takes(row) for row in known), bool, len(known))
    wanted = None if filters.sections is None else [_section_numbers()[code] for code in filters.sections]
    times: dict[int, int] = {}
    sections: dict[int, set[int]] = {}
    for way in ways:
        places = [_chosen(_places(stem), looked_at, wanted) for stem in sorted(way)]
        together = _in_all([each.keys for each in places])
        for each in places:
            here = np.isin(each.keys, together)
            for section in np.unique(each.sections[here]):
                of = np.unique(each.keys[here & (each.sections == section)] // _PAGES)
                for report in of.tolist():
                    sections.setdefault(report, set()).add(int(section))
        counts = np.zeros(len(together), np.int64)
        for each in places:
            here = np.isin(each.keys, together)
            np.add.at(counts, np.searchsorted(together, each.keys[here]), each.n[here])
        for key, n in zip(together.tolist(), counts.tolist(), strict=True):
            times[key] = max(n, times.get(key, 0))
    return _by_report(times, sections)


def _by_report(times: Mapping[int, int], sections: Mapping[int, set[int]]) -> tuple[Report, ...]:
    names = {number: code for code, number in _section_numbers().items()}
    pages: dict[int, list[int]] = {}
    for key in sorted(times):
        pages.setdefault(key // _PAGES, []).append(key)
    return tuple(
        Report(
            reports_read()[report],
            tuple(key % _PAGES for key in keys),
            tuple(times[key] for key in keys),
            tuple(names[number] for number in sorted(sections.get(report, ())) if number != _NO_SECTION),
        )
        for report, keys in pages.items()
    )


def _chosen(places: _Places, looked_at: npt.NDArray[np.bool_], sections: Sequence[int] | None) -> _Places:
    here = looked_at[places.keys // _PAGES]
    if sections is not None:
        here &= np.isin(places.sections, sections)
    return _Places(places.keys[here], places.sections[here], places.n[here])


def _in_all(keys: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """The pages that stand in every list, in order."""
    together = np.unique(keys[0])
    for each in keys[1:]:
        together = np.intersect1d(together, each)
    return together


def _places(stem: str) -> _Places:
    return keep(_PLACES, stem, lambda: _find_places(stem))


def _find_places(stem: str) -> _Places:
    numbers, sections = _numbers(), _section_numbers()
    found = [
        (numbers[key] * _PAGES + page, sections[section] if section else _NO_SECTION, n)
        for key, page, section, n in fetch("word_on_pages", stem=stem)
    ]
    table = np.array(found, np.int64).reshape(-1, 3)
    return _Places(table[:, 0], table[:, 1], table[:, 2])


@kept
def reports_read() -> tuple[Mapping[str, Any], ...]:
    """Rows of the register whose report was read, newest first."""
    everything = dict.fromkeys(
        ("programmes", "areas", "regions", "area_types", "themes", "inspectorates", "prior_groups", "ever_inadequate")
    )
    found = rows("inspections", **everything, year_from=None, year_to=None, priority=None)
    return tuple(row for row in found if row["extraction"] == "parsed")


@kept
def _numbers() -> Mapping[str, int]:
    return {row["inspection_id"]: number for number, row in enumerate(reports_read())}


@kept
def _section_numbers() -> Mapping[str, int]:
    return {code.code: number for number, code in enumerate(codes("section"), start=_NO_SECTION + 1)}


@kept
def peers(area_code: str) -> tuple[str, ...]:
    """Codes of an area's statistical neighbours, the nearest first."""
    return tuple(row["neighbour_code"] for row in rows("neighbours", areas=[area_code]))
