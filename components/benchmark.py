"""One council beside others: which others, and what is said of them in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.words import GRADES, count, day, is_missing, word
from queries import rows

MOST = 20
Row = Mapping[str, Any]


class OwnLists(tuple[str, ...]):
    """What `bench_own` may hold: nothing, or up to `MOST` area codes of current councils, separated by commas."""

    __slots__ = ()

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, str):
            return False
        current = {row["area_code"] for row in rows("areas") if row["status"] == "current"}
        codes = value.split(",")
        return value == "" or (len(codes) <= MOST and set(codes) <= current)


def peers(area: str, peer_set: str, own: str) -> list[dict[str, Any]]:
    """The council and those beside it, the council first: rows of `benchmark_peers`.

    Args:
        area: name of the council in addresses.
        peer_set: code of the set of councils.
        own: area codes of the reader's own list, joined by commas.
    """
    return rows("benchmark_peers", **query_parameters(area, peer_set, own))


def query_parameters(area: str, peer_set: str, own: str) -> dict[str, Any]:
    """The same as parameters of `benchmark_peers`."""
    code = next(row["area_code"] for row in rows("areas") if row["slug"] == area)
    return {"area": code, "peer_set": peer_set, "own": own.split(",") if peer_set == "own" and own else None}


def group(area: Row, peer_set: str, number: int) -> str:
    """The councils beside the chosen one, in words: "its 10 statistical neighbours (2025 model)"."""
    others = count(number, "other council")
    return {
        "neighbours": f"its {count(number, 'statistical neighbour')} (2025 model)",
        "region": f"the {others} of its region, {area['region']}",
        "area_type": f"the {others} of its type ({area['area_type']})",
        "police_force": f"the {others} policed by {area['police_force']}",
        "own": f"the {count(number, 'council')} of your own list",
    }[peer_set]


def answer(area: Row, short: Row, words: str, retrieved: object) -> str:
    """How the council's latest overall judgement stands beside the others', and who was inspected jointly; HTML.

    Args:
        area: row of `areas`.
        short: row of `benchmark_counts`.
        words: the others in words (`group`).
        retrieved: day of the record.
    """
    beside = (
        f"Of {words}, {_have(short['better'])} a better latest grade, {short['same'] or 'none'} the same and "
        f"{short['worse'] or 'none'} a worse one{_unread(short['peers_unread'])}. "
        if not is_missing(short["grade"])
        else f"Of {words}, {_have(short['judged'])} one{_unread(short['peers_unread'])}. "
    )
    return (
        f"{_own(area['area'], short)} {beside}{_joint(area['area'], short['joint'])}; "
        f"{_were(short['peers_joint'])} inspected jointly at least once, as "
        f"far as known. Record of {day(retrieved)}."
    )


def _have(number: int) -> str:
    return count(number, "has", "have") if number else "none has"


def _were(number: int) -> str:
    return count(number, "of the others was", "of the others were") if number else "none of the others was"


def _own(name: str, row: Row) -> str:
    """The latest overall judgement, with a later report that was not read in the same breath."""
    later = ""
    if not is_missing(row["unread_published"]):
        published = day(row["unread_published"])
        later = f"; a later report, published {published}, is known but was not read, and may judge otherwise"
    if is_missing(row["grade"]):
        return f"<b>{name} has no overall judgement on record</b>{later}."
    return (
        f"<b>{name}’s latest overall judgement is {word(row['grade'], GRADES).lower()}</b> (published "
        f"{day(row['published'])}){later}."
    )


def _joint(name: str, number: int) -> str:
    """How many joint inspections of the council's area are known: none known is not none."""
    if number == 0:
        return f"No joint inspection of {name} is known to us"
    return f"{name} had at least {count(number, 'joint inspection')} (known to us)"


def _unread(number: int) -> str:
    """How many of the others have a later report that was not read, in the same breath as their grades."""
    if number == 0:
        return ""
    return f" ({count(number, 'of them has', 'of them have')} a later report that is known and was not read)"
