"""The council that a page is about: chosen by name, kept in the address, with a way on where it is unknown or gone."""

from __future__ import annotations

import difflib
from html import escape
from typing import Any

import streamlit as st

from components import parts
from components.words import day
from queries import rows


def council(page: str) -> dict[str, Any] | None:
    """Row of `areas` of the chosen council (address: `area=<slug>`); None where none is chosen.

    An address with a name that no council has gets suggestions, and the page ends there.

    Args:
        page: the page's file name without ending, to which suggestions lead.
    """
    areas = {str(row["slug"]): row for row in rows("areas")}
    asked = st.query_params.get("area")
    if asked is not None and asked not in areas:
        _not_found(asked, areas, page)
        st.stop()
    key = f"{page}_choice"
    if asked and st.session_state.get(key) != asked:
        st.session_state[key] = asked
    slug = st.selectbox(
        "Council",
        list(areas),
        index=None,
        format_func=lambda slug: str(areas[slug]["area"]),
        key=key,
        on_change=_remember,
        args=(key,),
        placeholder="Choose a council or type its name",
    )
    return areas[slug] if slug else None


def council_of_address(page: str) -> dict[str, Any] | None:
    """Row of `areas` of the council that the address names (`area=<slug>`); None where it names none.

    An address with a name that no council has gets suggestions, and the page ends there.

    Args:
        page: the page's file name without ending, to which suggestions lead.
    """
    areas = {str(row["slug"]): row for row in rows("areas")}
    asked = st.query_params.get("area")
    if asked is None:
        return None
    if asked not in areas:
        _not_found(asked, areas, page)
        st.stop()
    return areas[asked]


def lead_on(area: dict[str, Any], page: str) -> None:
    """Links from an abolished council to its successors, and from a successor to its predecessors."""
    areas = rows("areas")
    heirs = [_link(row, page, row["area"]) for row in areas if row["area_code"] in (area["successors"] or "").split()]
    said = []
    if area["status"] == "abolished":
        said.append(
            f"This council was abolished; its last day was {day(area['valid_to'])}. Its successors: {', '.join(heirs)}."
        )
    for row in areas:
        if area["area_code"] in (row["successors"] or "").split():
            said.append(f"Predecessor until {day(row['valid_to'])}: {_link(row, page, row['area'])}.")
    if said:
        st.html(parts.ji("".join(f'<div class="ji-note"><p>{words}</p></div>' for words in said)))


def _not_found(asked: str, areas: dict[str, dict[str, Any]], page: str) -> None:
    near = difflib.get_close_matches(asked.lower().strip(), areas, n=5, cutoff=0.5)
    links = ", ".join(_link(areas[slug], page, areas[slug]["area"]) for slug in near)
    did = f" Did you mean {links}?" if near else ""
    lead = f"No council on record has the name that this address uses.{did}"
    st.html(parts.opening("Council not found", crumb={"Home": "./", "Councils": "council"}, lead=lead) + parts.search())


def _link(area: dict[str, Any], page: str, label: str) -> str:
    return f'<a href="{page}?area={area["slug"]}" target="_self">{escape(label)}</a>'


def _remember(key: str) -> None:
    """Keep the chosen council in the address."""
    if st.session_state[key] is None:
        st.query_params.pop("area", None)
    else:
        st.query_params["area"] = st.session_state[key]
