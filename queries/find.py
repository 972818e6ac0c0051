"""Finds the council that somebody means by a name or a postcode. Nothing that is typed is kept or logged."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from queries import fetch, rows
from queries.cache import kept
from queries.gazetteer import Gazetteer, Name, plain, without_titles
from queries.postcodes import Location, Postcode, Postcodes, postcode

Outcome = Literal[
    "empty", "too_long", "not_latin", "postcode", "no_postcode", "outside", "region", "name", "like", "nothing"
]

LONGEST = 80
"""Characters; the longest name on record has 51."""
MOST = 40
"""Answers; the largest region has 33 councils."""
MOST_OTHERS = 12
_FIRST = ("council", "successor", "other_name", "district")
_BY_SIZE = ("city", "town", "suburb", "populated_place", "village", "settlement", "hamlet", "outside_england")


@dataclass(frozen=True, slots=True)
class Answer:
    """One council that may be meant, and why.

    Attributes:
        name: what was found: "Farnworth", "Bolton", "BL4 7AA".
        kind: council, successor (of the abolished council before it), postcode, or a kind of `places.csv`.
        area_code: the council; None outside England.
        area: its name; None outside England.
        slug: its name in addresses; None outside England.
        population: persons in a place by GeoNames, None where it is not known.
        nation: where it lies if not in England.
    """

    name: str
    kind: str
    area_code: str | None = None
    area: str | None = None
    slug: str | None = None
    population: int | None = None
    nation: str | None = None


@dataclass(frozen=True)
class Found:
    """How a typed text was understood.

    Attributes:
        text: what was typed, in one line, without control characters, cut off behind `LONGEST`.
        outcome: empty; too_long; not_latin (no Latin letter, no figure); postcode (answers are the councils in which it
            lies, the one with most of it first); no_postcode (of such a form, but none known begins so); outside (lies
            outside England); region (answers are its councils); name (answers bear it); like (answers bear a name like
            it); nothing.
        answers: what may be meant, the likeliest first.
        others: what bears a longer name that begins so.
        postcode: the postcode or its beginning, where it is one.
        nation: another nation in which all or part of the postcode lies.
    """

    text: str
    outcome: Outcome
    answers: tuple[Answer, ...] = ()
    others: tuple[Answer, ...] = ()
    postcode: Postcode | None = None
    nation: str | None = None

    @property
    def council(self) -> Answer | None:
        """The one council that is meant beyond doubt, None where there is doubt."""
        sure = self.outcome in ("name", "postcode") and self.nation is None
        if not sure or not self.answers:
            return None
        first = self.answers[0]
        if first.kind == "council" or len({a.area_code for a in self.answers if a.kind != "successor"}) == 1:
            return first if first.area_code else None
        return None


def find(text: str) -> Found:
    """The councils that somebody who types `text` may mean.

    Args:
        text: anything at all.
    """
    line = one_line(text)
    if len(line) > LONGEST:
        return Found(line[:LONGEST], "too_long")
    asked = plain(line)
    if not asked:
        return Found(line, "not_latin" if line else "empty")
    index = _index()
    given = postcode(line) if line.isascii() else None
    if given is not None and (given.outward != given.letters or index.is_letters(asked)):
        return index.postcode(line, given)
    return index.name(line, asked)


def one_line(text: str) -> str:
    """A text in one line, without what can't be shown: control characters, halves of characters."""
    shown = (" " if unicodedata.category(character)[0] in "CZ" else character for character in text[: LONGEST * 8])
    return " ".join("".join(shown).split())


class _Index:
    """Everything needed to find councils in one record."""

    def __init__(self) -> None:
        self._areas: Mapping[str, dict[str, Any]] = {row["area_code"]: row for row in rows("areas")}
        councils = (Name(row["area"], "council", code) for code, row in self._areas.items())
        places = (Name(place, kind, code, size, nation) for place, code, kind, size, nation in fetch("places"))
        self._names = Gazetteer([*councils, *places])
        self._postcodes = Postcodes(fetch("postcodes"))

    def is_letters(self, asked: str) -> bool:
        """Whether it is the letters of postcodes and no name."""
        return self._postcodes.is_area(asked.upper()) and not self._names.exact(asked)

    def postcode(self, line: str, given: Postcode) -> Found:
        """The councils in which a postcode lies."""
        found: Location = self._postcodes.locate(given)
        if found.outside:
            return Found(line, "outside", postcode=given, nation=found.nation)
        if not found.codes:
            return Found(line, "no_postcode", postcode=given)
        answers = tuple(self._answer(Name(str(given), "postcode", code)) for code in found.codes)
        return Found(line, "postcode", answers, postcode=given, nation=found.nation)

    def name(self, line: str, asked: str) -> Found:
        """Everything with this name, or else with a similar one."""
        if region := [area for area in self._areas.values() if plain(area["region"]) == asked]:
            current = (area["area_code"] for area in region if area["status"] == "current")
            return Found(line, "region", self._sort(Name(self._areas[c]["area"], "council", c) for c in current))
        exact = [*self._names.exact(asked)] or self._councils_with_titles(asked) or self._in_council(asked)
        if exact:
            answers = self._sort(exact)
            outside = all(answer.area_code is None for answer in answers)
            others = self._sort(self._names.beginning(asked), {a.name for a in answers})[:MOST_OTHERS]
            nation = answers[0].nation if outside else None
            return Found(line, "outside" if outside else "name", answers, others, nation=nation)
        if len(asked) > 1 and (longer := self._names.beginning(asked)):
            return Found(line, "like", self._sort(longer))
        if alike := self._names.like(asked) or self._names.like(without_titles(asked)):
            return Found(line, "like", self._sort(alike, distances=alike))
        return Found(line, "like" if (part := self._first_words(asked)) else "nothing", self._sort(part))

    def _councils_with_titles(self, asked: str) -> list[Name]:
        """Councils named with their titles ("Bolton Metropolitan Borough Council")."""
        named = self._names.exact(without_titles(asked))
        return [name for name in named if name.kind in ("council", "other_name")]

    def _in_council(self, asked: str) -> list[Name]:
        """Places named with their council ("Newport, Isle of Wight")."""
        words = asked.split()
        for at in range(len(words) - 1, 0, -1):
            if places := self._names.exact(" ".join(words[:at])):
                council = " ".join(words[at:]).removeprefix("in ")
                codes = {n.area_code for n in self._names.exact(council) if n.kind in ("council", "other_name")}
                if within := [place for place in places if place.area_code and place.area_code in codes]:
                    return within
        return []

    def _first_words(self, asked: str) -> list[Name]:
        """Everything with the longest name that the text begins with ("Bolton, Greater Manchester")."""
        words = asked.split()
        heads = (" ".join(words[:at]) for at in range(len(words) - 1, 0, -1))
        return next(([*found] for head in heads if len(head) > 2 and (found := self._names.exact(head))), [])

    def _sort(
        self, names: Iterable[Name], taken: Iterable[str] = (), distances: Mapping[Name, float] | None = None
    ) -> tuple[Answer, ...]:
        """Names as answers: the closest first, councils before places, large places before small ones.

        A place in a council of the same name is not a separate answer.
        """

        def order(name: Name) -> tuple[float, int, int, int, str, str]:
            first = _FIRST.index(name.kind) if name.kind in _FIRST else len(_FIRST)
            kind = _BY_SIZE.index(name.kind) if name.kind in _BY_SIZE else 0
            return (distances or {}).get(name, 0), first, -(name.population or 0), kind, name.name, name.area_code or ""

        found: dict[tuple[str, str | None], Answer] = {}
        for name in sorted(names, key=order):
            key = (plain(name.name), name.area_code or name.nation)
            if key not in found and name.name not in taken:
                found[key] = self._answer(name)
                for successor in self._successors(name):
                    found.setdefault((plain(successor.name), successor.area_code), successor)
            if len(found) >= MOST:
                break
        return tuple(found.values())

    def _successors(self, name: Name) -> Iterator[Answer]:
        if name.kind in ("council", "other_name") and name.area_code:
            for code in (self._areas[name.area_code]["successors"] or "").split():
                yield self._answer(Name(self._areas[code]["area"], "successor", code))

    def _answer(self, name: Name) -> Answer:
        area = self._areas[name.area_code] if name.area_code else {"area": None, "slug": None}
        return Answer(name.name, name.kind, name.area_code, area["area"], area["slug"], name.population, name.nation)


@kept
def _index() -> _Index:
    return _Index()
