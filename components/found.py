"""What the search says: one sentence on what was found, and the lists of councils and places, as HTML.

Every text that a reader typed goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from components.words import count, day
from queries import rows
from queries.find import LONGEST, Answer, Found

KINDS = {
    "populated_place": "place",
    "city": "city",
    "town": "town",
    "suburb": "suburb",
    "village": "village",
    "hamlet": "hamlet",
    "settlement": "settlement",
    "district": "district of the county",
}
SOURCES = ("places-of-england", "ons-districts-2023", "ons-postcode-directory-2025")
_COUNCILS = ("council", "successor", "other_name")
_TYPED = "Type the name of a council, town or village, or a postcode."
_IN_USE = "Check the postcode: this site can’t tell one in use from an invented one."


def sentence(found: Found) -> str:
    """The answer; HTML with what matters in `<b>`."""
    return _SENTENCES[found.outcome](found)


def _suggestion(found: Found) -> str:
    first, names = found.answers[0], {answer.name for answer in found.answers}
    meant = "one of these"
    if len(names) == 1:
        meant = _bold_link(first) if first.kind == "council" else f"<b>{escape(first.name)}</b>"
    return f"Nothing on record is called {_quote(found)}. Did you mean {meant}?"


def _postcode(found: Found) -> str:
    given = found.postcode
    if given is None:  # an outcome of that kind has one
        raise ValueError("a postcode was found without its postcode")
    shown, areas = f"<b>{given}</b>", [_bold_link(answer) for answer in found.answers]
    read = f"Read as {given}. " if given.mended else ""
    border = f" Part of {given.outward} lies in {found.nation}, outside England." if found.nation else ""
    begins = f"{'English p' if border else 'P'}ostcodes that begin with {shown}"
    if given.whole:
        return f"{read}{shown}{', if in England,' * bool(border)} lies in {areas[0]}.{border} {_IN_USE}"
    if len(areas) == 1:
        return f"{begins} lie in {areas[0]}.{border}"
    ask = "Type the whole postcode to know which." if len(given.inward) < 2 else ""
    return f"{begins} lie in {_name_some(areas)}.{border} {ask}".strip()


def _no_postcode(found: Found) -> str:
    return f"No postcode in England known to us begins like <b>{found.postcode}</b>. Check it, or type a town."


def _outside(found: Found) -> str:
    where = f"the {found.nation}" if found.nation == "Channel Islands" else f"{found.nation}"
    name = str(found.postcode) if found.postcode else found.answers[0].name
    return f"<b>{escape(name)}</b> lies in {where}, outside England. This site knows inspections in England only."


def _name(found: Found) -> str:
    first = found.answers[0]
    others = {answer.area_code or answer.nation for answer in found.answers if answer.kind != "successor"}
    more = len(others) - 1
    successors = [answer for answer in found.answers if answer.kind == "successor"]
    if first.kind == "council":
        also = f" {_places(more)} its name." if more else ""
        return _council(first, successors) + also
    if more:
        return f"<b>{escape(first.name)}</b> is the name of {count(more + 1, 'place')}. Which do you mean?"
    name, area = f"<b>{escape(first.name)}</b>", _bold_link(first)
    if first.kind == "other_name":
        gone = _areas()[str(first.area_code)]["status"] == "abolished"
        return f"{name} is another name of {area}.{f' {_council(first, successors)}' if gone else ''}"
    if first.kind == "district":
        return f"{name} is a district of {area}, the council for children’s services there."
    return f"{name} lies in {area}."


def _places(more: int) -> str:
    return "One other place has" if more == 1 else f"{more} other places have"


def _council(council: Answer, successors: Sequence[Answer]) -> str:
    row = _areas()[str(council.area_code)]
    name = _bold_link(council)
    if row["status"] == "current":
        return f"{name} is a council in {_region(row['region'])}."
    followed = [_bold_link(answer) for answer in successors if answer.area_code in row["successors"]]
    return f"{name} was abolished; its last day was {day(row['valid_to'])}. {_name_some(followed)} followed."


def _name_some(names: Sequence[str], most: int = 4) -> str:
    shown = [*names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most} more councils" if len(names) - most > 1 else "one more council")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _region(region: str) -> str:
    return region if region in ("London", "Yorkshire and the Humber") else f"the {region}"


def _quote(found: Found) -> str:
    return f"“{escape(found.text)}”"


_SENTENCES: dict[str, Callable[[Found], str]] = {
    "empty": lambda _: _TYPED,
    "too_long": lambda _: f"That is longer than any name on record: at most {LONGEST} characters. {_TYPED}",
    "not_latin": lambda found: f"There is no Latin letter and no figure in {_quote(found)}. {_TYPED}",
    "postcode": _postcode,
    "no_postcode": _no_postcode,
    "outside": _outside,
    "region": lambda found: f"<b>{escape(found.text)}</b> is a region of {count(len(found.answers), 'council')}.",
    "name": _name,
    "like": _suggestion,
    "nothing": lambda found: (
        f"Nothing on record is called {_quote(found)} or anything like it. Try a larger town nearby or a postcode."
    ),
}


def results(found: Found) -> str:
    """What was found, councils first, then places; HTML, empty where there is nothing."""
    shown = [*found.answers, *found.others]
    sure = [found.council] if found.council else []
    councils = [*sure, *(answer for answer in shown if answer.kind in (*_COUNCILS, "postcode"))]
    places = [answer for answer in shown if answer.kind not in (*_COUNCILS, "postcode")]
    return _group("Councils", (_council_line(one) for one in councils)) + _group(
        "Places", (_place_line(one) for one in places)
    )


def source_line() -> str:
    """Where places and postcodes come from, with what their licences ask to be said; HTML."""
    said = [
        f"{escape(row['publisher'])}: {escape(row['title'])}. {escape(row['licence'])}."
        for row in rows("sources")
        if row["source_id"] in SOURCES
    ]
    return f'<p class="ji-src" style="margin-top:2rem">{" ".join(said)}</p>'


def _group(title: str, lines: Iterable[str]) -> str:
    entries = "".join(f"<li>{line}</li>" for line in dict.fromkeys(lines))
    if not entries:
        return ""
    name = f"found-{title.lower()}"
    return (
        f'<section class="ji-section" aria-labelledby="{name}"><h2 id="{name}">{title}</h2>'
        f'<ul class="ji-list">{entries}</ul></section>'
    )


def _council_line(answer: Answer) -> str:
    row = _areas()[str(answer.area_code)]
    about = f"{row['area_type']}, {row['region']}"
    if row["status"] == "abolished":
        about += f"; abolished, last day {day(row['valid_to'])}"
    return f"{_link(answer, str(answer.area))}{_small(about)}"


def _place_line(answer: Answer) -> str:
    if answer.area_code is None:
        return f"{escape(answer.name)}, {escape(answer.nation or '')}{_small('outside England: no record here')}"
    size = f", {answer.population:,} people" if answer.population else ""
    label = f"{answer.name}, {answer.area}"
    return f"{_link(answer, label)}{_small(f'{KINDS[answer.kind]}{size}')}"


def _link(answer: Answer, label: str) -> str:
    return f'<a href="council?area={escape(answer.slug or "")}" target="_self">{escape(label)}</a>'


def _bold_link(answer: Answer) -> str:
    return f"<b>{_link(answer, answer.area or '')}</b>"


def _small(words: str) -> str:
    return f'<br><span class="ji-micro ji-quiet">{escape(words)}</span>'


def _areas() -> dict[str, dict[str, Any]]:
    return {row["area_code"]: row for row in rows("areas")}
