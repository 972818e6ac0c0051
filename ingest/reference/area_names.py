"""A council's name as any report, statistic or lookup writes it, matched to its area.

A name matches when it is, after the same normalising, the name of an area or one of
`ingest/declared/area_aliases.csv`. Titles around a name ("London Borough of", "City Council", "local authority",
"Local Area Partnership") are taken off one by one until a known name is left. Nothing is matched by likeness.

Aliases with an empty `area_code` are names that stand for several councils, or for none: they are refused with the
reason the file gives.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest import declared
from ingest.errors import ParseError

_TITLES = (
    "area|authority|borough|childrens|city|corporation|council|county|district|local|mbc|mdc|metropolitan|partnership|"
    "service|services|unitary"
)
_BEFORE = re.compile(rf"^(?:(?:{_TITLES}|and|london|royal) )+(?:of|for|in) |^(?:london borough|royal borough|lb) ")
_AFTER = re.compile(
    rf" (?:{_TITLES}|social care|youth justice|youth offending|children and (?:family|families|young peoples)|send)$"
    r"| trust$"
    r"| (?:city|county|council|(?:(?:london|royal|metropolitan) )?borough) of$"
)
_SAME_WORD = {"upon": "on", "saint": "st"}
_ACTION = "add the name to ingest/declared/area_aliases.csv, or correct the document's entry"


@dataclass(frozen=True)
class _Known:
    name: str
    valid_to: str
    successors: str


class AreaNames:
    """All known names of the areas.

    Args:
        areas: rows of `areas.csv`, as `ingest.reference.areas` gives them or as read from the file (empty text for
            None).

    Raises:
        ParseError: an alias is declared for an unknown area, or contradicts another name.
    """

    def __init__(self, areas: Iterable[Mapping[str, object]]) -> None:
        self._areas = {
            str(area["area_code"]): _Known(
                str(area["name"]), str(area["valid_to"] or ""), str(area["successors"] or "")
            )
            for area in areas
        }
        self._codes: defaultdict[str, set[str]] = defaultdict(set)
        self._refused: dict[str, str] = {}
        for code, area in self._areas.items():
            self._codes[_key(normal_name(area.name))].add(code)
        for row in declared.rows("area_aliases"):
            key, code = _key(normal_name(row["alias"])), row["area_code"]
            if not code:
                self._refused[key] = row["reason"]
            elif code in self._areas:
                self._codes[key].add(code)
            else:
                raise ParseError("an alias of a known area", f"{row['alias']} for {code}", action=_ACTION)
        both = self._refused.keys() & self._codes.keys()
        if both:
            raise ParseError("a name either of an area or refused", f"{sorted(both)} as both", action=_ACTION)

    def match(self, text: str, on: dt.date | None = None) -> str:
        """The area code of the council that `text` names.

        Args:
            text: the name, with or without titles.
            on: the day the document speaks of (the first day of fieldwork, else publication). A name that an
                abolished and a current area share means the abolished one up to its last day.

        Raises:
            ParseError: the name is unknown, stands for several councils, or belonged to an area abolished
                before `on`; or two areas share it and `on` is None.
        """
        shown = " ".join(text.split())
        for form in map(_key, _forms(normal_name(text))):
            if form in self._refused:
                raise ParseError("the name of one council", f"{shown!r}: {self._refused[form]}", action=_ACTION)
            if form in self._codes:
                return self._on_day(self._codes[form], shown, on)
        # Not quoted: what a parser took for a name may be a person's, and messages are kept in quarantine.csv.
        raise ParseError("the name of a council", f"{len(text.split())} words that are no known name", action=_ACTION)

    def _on_day(self, codes: set[str], shown: str, on: dt.date | None) -> str:
        if on is None:
            if len(codes) == 1:
                return next(iter(codes))
            raise ParseError(f"a date that tells which {shown!r} is meant", "none", action="give the fieldwork date")
        last_days = {code: self._areas[code].valid_to for code in sorted(codes)}
        standing = [code for code, day in last_days.items() if day and on.isoformat() <= day]
        found = standing or [code for code, day in last_days.items() if not day]
        if len(found) != 1:
            successors = ", ".join(self._areas[code].successors for code in last_days)
            raise ParseError(
                "the name of one council", f"{shown!r} on {on}, abolished before (now {successors})", action=_ACTION
            )
        return found[0]


def normal_name(text: str) -> str:
    """A name in lower case, without accents, punctuation and "the"; "&" reads "and", "upon" "on", "saint" "st"."""
    plain = unicodedata.normalize("NFKD", text.replace("\ufffe", "-").replace("&", " and ")).casefold()
    plain = re.sub(r"['’‘`\u0300-\u036f]", "", plain)
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    return " ".join(_SAME_WORD.get(word, word) for word in words if word != "the")


def _key(name: str) -> str:
    """A normal name without "and": "Bournemouth, Christchurch & Poole" is written with and without it."""
    return " ".join(word for word in name.split() if word != "and")


def _forms(name: str) -> Iterator[str]:
    """The name, then shorter ones: titles taken off its end one by one, and off the start of each of those."""
    ended: str | None = name
    while ended:
        form: str | None = ended
        while form:
            yield form
            form = _without(_BEFORE, form)
        ended = _without(_AFTER, ended)


def _without(title: re.Pattern[str], name: str) -> str | None:
    shorter = title.sub("", name, count=1)
    return shorter if shorter != name else None
