"""Controls whose choices live in the address, so that a link reproduces the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st


def several(
    label: str,
    choices: Mapping[str, str],
    key: str,
    *,
    nothing: str = "All",
    most: int | None = None,
    resets: Sequence[str] = (),
) -> list[str] | None:
    """Codes of what is chosen (address: `key=code,code`); None where nothing is chosen.

    Args:
        label: what is chosen.
        choices: words by code.
        key: name in the address.
        nothing: what the control says while nothing is chosen.
        most: how many can be chosen.
        resets: keys of page numbers that go back to 1 with another choice.
    """
    codes = named(choices, key)[0][:most]
    if st.session_state.get(f"chosen-{key}", []) != codes:
        st.session_state[f"chosen-{key}"] = codes
    chosen = st.multiselect(
        label,
        list(choices),
        format_func=choices.__getitem__,
        key=f"chosen-{key}",
        placeholder=nothing,
        max_selections=most,
        on_change=_tell_several,
        args=(key, resets),
    )
    return list(chosen) or None


def named(choices: Mapping[str, str], key: str) -> tuple[list[str], list[str]]:
    """What the address names: codes that can be chosen, in its order, and what it names besides.

    Addresses of before hold words and repeat the key; they are understood like codes.
    """
    by_words = {words: code for code, words in choices.items()}
    codes: dict[str, None] = {}
    unknown: list[str] = []
    for value in st.query_params.get_all(key):
        whole = value in choices or value in by_words
        for part in [value] if whole else value.split(","):
            code = part if part in choices else by_words.get(part)
            if code is not None:
                codes[code] = None
            elif part.strip():
                unknown.append(part)
    return list(codes), unknown


def _tell_several(key: str, resets: Sequence[str]) -> None:
    """Write the choices into the address."""
    chosen = st.session_state[f"chosen-{key}"]
    if chosen:
        st.query_params[key] = ",".join(chosen)
    else:
        st.query_params.pop(key, None)
    _reset(resets)


def _reset(keys: Sequence[str]) -> None:
    """Page numbers go back to 1."""
    for key in keys:
        st.query_params.pop(key, None)
        if key in st.session_state:
            st.session_state[key] = 1


def pick(label: str, choices: Mapping[str, str], key: str, *, resets: Sequence[str] = ()) -> str:
    """Code of the one choice from a long list (address: `key=code`, and nothing for the first)."""
    first = next(iter(choices))
    _follow_address(key, choices, first)
    return str(
        st.selectbox(
            label,
            list(choices),
            format_func=choices.__getitem__,
            key=f"chosen-{key}",
            on_change=_tell_address,
            args=(key, first, resets),
        )
    )


def one(label: str, choices: Mapping[str, str], key: str, default: str | None = None) -> str:
    """Code of the one chosen choice; the address holds the code, and nothing where it is the default.

    Args:
        label: what is chosen.
        choices: words by code.
        key: name in the address.
        default: chosen where the address names nothing that can be chosen (the first otherwise).
    """
    first = default or next(iter(choices))
    _follow_address(key, choices, first)
    chosen = st.segmented_control(
        label,
        list(choices),
        format_func=choices.__getitem__,
        key=f"chosen-{key}",
        required=True,
        wrap=True,
        on_change=_tell_address,
        args=(key, first),
    )
    return str(chosen)


def _follow_address(key: str, choices: Mapping[str, str], default: str) -> None:
    """Choose what the address names: at the first visit, and when the reader goes back."""
    named = st.query_params.get(key, default)
    if named not in choices:
        named = next((code for code, words in choices.items() if words == named), default)  # addresses of before
    if st.session_state.get(f"chosen-{key}") != named:
        st.session_state[f"chosen-{key}"] = named


def _tell_address(key: str, default: str, resets: Sequence[str] = ()) -> None:
    """Write the choice into the address; the default stands for itself."""
    chosen = st.session_state[f"chosen-{key}"]
    if chosen == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = chosen
    _reset(resets)


def permalink(page: str, keys: Sequence[str], plain: Mapping[str, object] | None = None) -> str:
    """Address of the present view, relative to the site: the page with all chosen values."""
    chosen: list[tuple[str, str]] = [(k, str(v)) for k, v in (plain or {}).items()]
    for key in keys:
        value = st.session_state.get(f"chosen-{key}", st.session_state.get(key))
        values = value if isinstance(value, list | tuple) else [value]
        chosen += [(key, str(v)) for v in values if v is not None]
    return f"{page}?{urlencode(chosen)}" if chosen else page
