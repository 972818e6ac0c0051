"""What a search for words looks at, as it stands in an address, and the form that chooses it.

    council=leeds&among=peers   one council's reports, or those of its statistical neighbours
    region, programme, theme, section, prior   a code each
    from, to   calendar years of publication

What an address names and the record does not know is left out of account.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlencode

from components.words import PRIOR_GROUPS, PROGRAMMES, SECTIONS, THEMES
from queries import rows
from queries.cache import kept
from queries.codes import labels
from queries.stems import understand
from queries.words import Filters, peers

Read = Callable[[str], str]
"""The value of a name in the address; empty where it is not there."""
AMONG = {"own": "Its own reports", "peers": "Those of its statistical neighbours"}
_YEARS = (2009, 2100)


@kept
def choices() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """Label and codes with their words of every choice, by name in the address."""
    areas = {row["slug"]: row["area"] for row in rows("areas")}
    regions = sorted({str(row["region"]) for row in rows("areas")})
    return {
        "council": ("Council", areas),
        "among": ("Whose reports", AMONG),
        "region": ("Region", {name: name for name in regions}),
        "programme": ("Programme", PROGRAMMES),
        "theme": ("Theme of the inspection", THEMES),
        "section": ("In listed items under", SECTIONS),
        "prior": ("Judgement before a joint inspection", PRIOR_GROUPS),
    }


def chosen(read: Read) -> dict[str, str]:
    """What the address chooses, by name; only what is known."""
    found = {name: read(name) for name, (_, known) in choices().items() if read(name) in known}
    for name in ("from", "to"):
        value = read(name)
        if len(value) == 4 and value.isascii() and value.isdigit() and _YEARS[0] <= int(value) <= _YEARS[1]:
            found[name] = value
    if "council" not in found:
        found.pop("among", None)
    return found


def filters(found: Mapping[str, str]) -> Filters:
    """The same as the search takes it."""
    areas: tuple[str, ...] | None = None
    if "council" in found:
        code = next(str(row["area_code"]) for row in rows("areas") if row["slug"] == found["council"])
        areas = peers(code) if found.get("among") == "peers" else (code,)

    def one(name: str) -> tuple[str, ...] | None:
        return (found[name],) if name in found else None

    return Filters(
        areas=areas,
        regions=one("region"),
        programmes=one("programme"),
        themes=one("theme"),
        prior_groups=one("prior"),
        sections=one("section"),
        year_from=int(found["from"]) if "from" in found else None,
        year_to=int(found["to"]) if "to" in found else None,
    )


def address(text: str, found: Mapping[str, str]) -> str:
    """The part of an address behind the question mark."""
    return urlencode({"q": text, **found})


def in_words(found: Mapping[str, str]) -> list[str]:
    """What is chosen, in words."""
    known = choices()
    said = [f"{known[name][0]}: {known[name][1][code]}" for name, code in found.items() if name in known]
    return said + [f"Published {'from' if n == 'from' else 'up to'} {found[n]}" for n in ("from", "to") if n in found]


def form(text: str, found: Mapping[str, str], action: str) -> str:
    """The form that narrows a search; HTML without scripts."""
    fields = [_select(name, label, known, found.get(name)) for name, (label, known) in choices().items()]
    fields += [_year(name, words, found.get(name)) for name, words in (("from", "From year"), ("to", "To year"))]
    is_open = " open" if found else ""
    return (
        f'<details class="ji-fold"{is_open}><summary>Narrow the search</summary>'
        f'<form class="ji-narrow" action="{escape(action)}" method="get">'
        f'<input type="hidden" name="q" value="{escape(text)}">{"".join(fields)}'
        '<button type="submit">Search again</button></form></details>'
    )


def _select(name: str, label: str, known: Mapping[str, str], now: str | None) -> str:
    options = "".join(
        f'<option value="{escape(code)}"{" selected" if code == now else ""}>{escape(words)}</option>'
        for code, words in known.items()
    )
    nothing = "" if name == "among" else '<option value="">All</option>'
    return (
        f'<div><label for="ji-{name}">{escape(label)}</label>'
        f'<select id="ji-{name}" name="{name}">{nothing}{options}</select></div>'
    )


def _year(name: str, label: str, now: str | None) -> str:
    return (
        f'<div><label for="ji-{name}">{label}</label><input id="ji-{name}" name="{name}" type="number" '
        f'min="{_YEARS[0]}" max="{_YEARS[1]}" value="{escape(now or "")}"></div>'
    )


def topics_like(stems: frozenset[str]) -> list[str]:
    """Labels of the topics that share a word with what was typed."""
    return [
        label
        for code, label in labels("topic").items()
        if code != "other" and stems & {stem for word in understand(label).words for way in word.ways for stem in way}
    ]
