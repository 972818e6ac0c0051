"""The register's filters, each declared once: name in addresses, label, words and values by code; what they find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.words import (
    EVER_INADEQUATE,
    PRIOR_GROUPS,
    PRIORITIES,
    PROGRAMMES,
    THEMES,
    VISITS,
    count,
    day,
)
from queries import Value, rows, run
from queries.cache import kept

EVERY = "all"
"""Code of every programme; where no programme is named, joint inspections are meant."""
JOINT = "jtai"
ANY = "any"
"""Code of no limit to the years."""
YEAR_LABELS = {"from": "Published from", "to": "Published to"}
YEARS = tuple(YEAR_LABELS)
Chosen = Mapping[str, Sequence[str]]
"""Codes by name of a filter; a filter that is not there, or has no code, takes everything."""


@dataclass(frozen=True)
class Filter:
    """One filter of the register.

    Attributes:
        key: its name in addresses.
        label: what is chosen.
        parameter: the parameter of the query `inspections` that it sets.
        words: what a reader sees, by code.
        values: what the query takes, by code, where that is not the code itself.
        nothing: what the control says while nothing is chosen.
    """

    key: str
    label: str
    parameter: str
    words: Mapping[str, str]
    values: Mapping[str, str]
    nothing: str = "All"


@kept
def filters() -> Mapping[str, Filter]:
    """All filters of several choices, by key, in the order of the page."""
    choices = rows("register_choices")
    slugs = {row["area_code"]: row["slug"] for row in rows("areas")}

    def present(name: str, words: Mapping[str, str]) -> dict[str, str]:
        codes = {row["code"] for row in choices if row["filter"] == name}
        return {code: label for code, label in words.items() if code in codes}

    def coded(key: str, label: str, parameter: str, codes: Mapping[str, str], nothing: str = "All") -> Filter:
        return Filter(key, label, parameter, codes, {}, nothing)

    def spelt(key: str, label: str, parameter: str, name: str) -> Filter:
        found = [(row["code"], row["label"]) for row in choices if row["filter"] == name]
        made = {slugs.get(code) or address_of(code): (code, words) for code, words in found}
        return Filter(
            key,
            label,
            parameter,
            {slug: words for slug, (_, words) in made.items()},
            {slug: code for slug, (code, _) in made.items()},
        )

    programmes = {EVERY: "All programmes", **present("programme", PROGRAMMES)}
    listed = (
        coded("programme", "Programme", "programmes", programmes, "Joint inspections"),
        spelt("region", "Region", "regions", "region"),
        coded("theme", "Theme of a joint inspection", "themes", present("theme", THEMES)),
        spelt("council", "Council", "areas", "area"),
        coded("priority", "Area for priority action", "priority", PRIORITIES, "Whether named or not"),
        coded("ever", "Judged inadequate before the joint inspection", "ever_inadequate", EVER_INADEQUATE),
        coded("prior", "Judged before the joint inspection", "prior_groups", PRIOR_GROUPS),
        spelt("type", "Type of council", "area_types", "area_type"),
        spelt("inspectorate", "Inspectorate", "inspectorates", "inspectorate"),
    )
    return {one.key: one for one in listed}


def address_of(name: str) -> str:
    """A name as addresses have it: "Yorkshire and the Humber" is "yorkshire-and-the-humber"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def years() -> list[str]:
    """Years of publication on record, first to last, without gaps."""
    found = [int(row["code"]) for row in rows("register_choices") if row["filter"] == "year"]
    return [str(year) for year in range(min(found), max(found) + 1)]


def year_words() -> dict[str, str]:
    """Words by code of the first and the last year: no limit, then the latest first."""
    return {ANY: "Any year", **{year: year for year in reversed(years())}}


def words_of(key: str) -> Mapping[str, str]:
    """Words by code of one filter, years included."""
    return year_words() if key in YEARS else filters()[key].words


def parameters(chosen: Chosen) -> dict[str, Value]:
    """Parameters of the query `inspections` for these choices."""
    made: dict[str, Value] = {}
    for one in filters().values():
        codes = list(chosen.get(one.key) or ())
        made[one.parameter] = [one.values.get(code, code) for code in codes] or None
    programmes = chosen.get("programme") or (JOINT,)
    made["programmes"] = None if EVERY in programmes else list(programmes)
    limits = [int(year) if year != ANY else None for year in (_year(chosen, "from"), _year(chosen, "to"))]
    if None not in limits:
        limits.sort(key=lambda year: year or 0)
    made["year_from"], made["year_to"] = limits
    return made


def _year(chosen: Chosen, key: str) -> str:
    return next(iter(chosen.get(key) or ()), ANY)


def find(chosen: Chosen) -> pd.DataFrame:
    """The inspections that these choices find, newest first (a kept frame, not to be changed)."""
    return run("inspections", **parameters(chosen))


def joint_only(chosen: Chosen) -> bool:
    """Whether only joint inspections are looked for."""
    return tuple(chosen.get("programme") or (JOINT,)) == (JOINT,)


def choice_words(chosen: Chosen) -> list[tuple[str, str, str]]:
    """What was chosen: name of each filter, its label, the words; joint inspections alone go without saying."""
    words = []
    for one in filters().values():
        codes = chosen.get(one.key) or ()
        if codes and not (one.key == "programme" and joint_only(chosen)):
            words.append((one.key, one.label, ", ".join(one.words[code] for code in codes)))
    for key, label in YEAR_LABELS.items():
        if _year(chosen, key) != ANY:
            words.append((key, label, _year(chosen, key)))
    return words


def drop(chosen: Chosen, key: str) -> Chosen:
    """The same choices but one."""
    return {name: codes for name, codes in chosen.items() if name != key}


def unread_left_out(chosen: Chosen) -> int:
    """Inspections left out by the choice on priority action alone whose reports were not read."""
    asked = chosen.get("priority") or ()
    if not asked or "not_read" in asked:
        return 0
    return len(find({**chosen, "priority": ("not_read",)}))


def address(chosen: Chosen) -> dict[str, str]:
    """These choices as an address has them; what takes everything is left out."""
    return {key: ",".join(codes) for key, codes in chosen.items() if codes and tuple(codes) != (ANY,)}


def summary(chosen: Chosen) -> str:
    """How many inspections were found, of how many areas, from when to when, as HTML."""
    frame = find(chosen)
    return sentence(
        inspections=int((~frame["event"].isin(VISITS)).sum()),
        visits=int(frame["event"].isin(VISITS).sum()),
        areas=int(frame["area_code"].nunique()),
        unread=int((frame["priority"] == "not_read").sum()),
        span=(day(frame["published"].min()), day(frame["published"].max())) if len(frame) else ("", ""),
        joint=joint_only(chosen),
        all_known=not choice_words(chosen),
    )


def sentence(
    *, inspections: int, visits: int, areas: int, unread: int, span: tuple[str, str], joint: bool, all_known: bool
) -> str:
    """The count in one sentence: what was found, of how many areas, published when, how many were not read."""
    kind = "joint inspection" if joint else "inspection"
    if inspections + visits == 0:
        return f"<b>No {kind} known to us fits.</b>"
    parts = [count(inspections, kind)] * (inspections > 0) + [count(visits, "visit")] * (visits > 0)
    total = inspections + visits
    verb = "is known to us" if total == 1 else "are known to us"
    if not all_known:
        verb = "fits" if total == 1 else "fit"
    first, last = span
    when = f"published {first}" if first == last else f"published {first} to {last}"
    rest = "" if unread == 0 else "; one is not read yet" if unread == 1 else f"; {unread} are not read yet"
    return f"<b>{' and '.join(parts)}</b> of {count(areas, 'area')} {verb}, {when}{rest}."


class Codes(tuple[str, ...]):
    """Codes of which an address may name several, parted by commas; the first stands for all."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and all(super(Codes, self).__contains__(part) for part in value.split(","))


def choices(key: str) -> Codes:
    """What a figure may be asked for in this filter; the first is what it shows when not asked."""
    if key in YEARS:
        return Codes((ANY, *years()))
    codes = tuple(filters()[key].words)
    return Codes((JOINT, *(c for c in codes if c != JOINT)) if key == "programme" else (EVERY, *codes))


def read_choices(asked: Mapping[str, str]) -> Chosen:
    """Choices as a figure's address has them (`Codes`)."""
    return {key: tuple(value.split(",")) for key, value in asked.items() if value not in ("", ANY, choices(key)[0])}


def names() -> Iterable[str]:
    """Names of all filters in addresses, years included."""
    return (*filters(), *YEARS)
