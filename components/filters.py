"""Controls whose choices live in the address, so that a link reproduces the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st


def several(
    label: str, choices: Mapping[str, str], key: str, *, nothing: str = "All", most: int | None = None
) -> list[str] | None:
    """Codes of the chosen words (address: `key=Word&key=Word`); None where nothing is chosen.

    Args:
        label: what is chosen.
        choices: words by code; words are unique.
        key: name in the address.
        nothing: what the control says while nothing is chosen.
        most: how many can be chosen.
    """
    codes = {words: code for code, words in choices.items()}
    chosen = st.multiselect(label, list(codes), key=key, bind="query-params", placeholder=nothing, max_selections=most)
    return [codes[words] for words in chosen] or None


def one(label: str, choices: Mapping[str, str], key: str, default: str | None = None) -> str:
    """Code of the one chosen word; `default` (else the first) where nothing is chosen."""
    codes = {words: code for code, words in choices.items()}
    words = st.segmented_control(
        label,
        list(codes),
        default=choices[default] if default else next(iter(codes)),
        key=key,
        bind="query-params",
        required=True,
        wrap=True,
    )
    return codes[str(words)]


def years(label: str, first: int, last: int, key: str) -> tuple[int, int]:
    """First and last chosen year, in order whichever way the address has them."""
    chosen = st.slider(label, first, last, (first, last), key=key, bind="query-params")
    low, high = sorted(chosen)
    return low, high


def permalink(page: str, keys: Sequence[str], plain: Mapping[str, object] | None = None) -> str:
    """Address of the present view, relative to the site: the page with all chosen values."""
    chosen: list[tuple[str, str]] = [(k, str(v)) for k, v in (plain or {}).items()]
    for key in keys:
        value = st.session_state.get(key)
        values = value if isinstance(value, list | tuple) else [value]
        chosen += [(key, str(v)) for v in values if v is not None]
    return f"{page}?{urlencode(chosen)}" if chosen else page
