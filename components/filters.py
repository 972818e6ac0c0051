"""Controls whose choices live in the address, so that a link reproduces the view."""

from __future__ import annotations

import re
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
        resets: names in the address that go with another choice (the page number).
    """
    codes = read_address(choices, key)[0][:most]
    if st.session_state.get(f"chosen-{key}", []) != codes:
        st.session_state[f"chosen-{key}"] = codes
    chosen = st.multiselect(
        label,
        list(choices),
        format_func=choices.__getitem__,
        key=f"chosen-{key}",
        placeholder=nothing,
        max_selections=most,
        select_all=False,  # else Enter takes all that is remotely like what was typed, not the likest
        on_change=_tell_several,
        args=(key, resets),
    )
    return list(chosen) or None


def read_address(choices: Mapping[str, str], key: str) -> tuple[list[str], list[str]]:
    """What the address names: codes that can be chosen, in its order, and what it names besides.

    Earlier addresses hold words and repeat the key; they are understood like codes.
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
    _write(key, ",".join(st.session_state[f"chosen-{key}"]), resets)


def _write(key: str, value: str, resets: Sequence[str] = ()) -> None:
    """Put a value into the address ("" takes it out) and take others out, in one step that Back undoes.

    With others to take out, no control of the page may be bound to the address by Streamlit (it refuses the one step).
    """
    if resets:
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in (key, *resets)}
        st.query_params.from_dict({**others, **({key: value} if value else {})})
    elif value:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)


def page(pages: int, key: str = "page") -> int:
    """Number of the chosen page of a long list (address: `page=2`, nothing for the first); the last where it has fewer.

    Args:
        pages: how many there are; with one there is nothing to choose.
        key: name in the address.
    """
    if pages < 2:
        return 1
    asked = st.query_params.get(key, "")
    number = min(max(int(asked), 1), pages) if re.fullmatch(r"[0-9]{1,6}", asked) else 1
    if st.session_state.get(f"chosen-{key}") != number:
        st.session_state[f"chosen-{key}"] = number
    return st.pagination(pages, key=f"chosen-{key}", on_change=_tell_page, args=(key,))


def _tell_page(key: str) -> None:
    """Write the page number into the address."""
    number = st.session_state[f"chosen-{key}"]
    _write(key, "" if number == 1 else str(number))


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
        named = next((code for code, words in choices.items() if words == named), default)  # earlier addresses
    if st.session_state.get(f"chosen-{key}") != named:
        st.session_state[f"chosen-{key}"] = named


def _tell_address(key: str, default: str, resets: Sequence[str] = ()) -> None:
    """Write the choice into the address; the default stands for itself."""
    chosen = st.session_state[f"chosen-{key}"]
    _write(key, "" if chosen == default else chosen, resets)


def permalink(page: str, keys: Sequence[str], plain: Mapping[str, object] | None = None) -> str:
    """Address of the present view, relative to the site: the page with all chosen values."""
    chosen: list[tuple[str, str]] = [(k, str(v)) for k, v in (plain or {}).items()]
    for key in keys:
        value = st.session_state.get(f"chosen-{key}", st.session_state.get(key))
        values = value if isinstance(value, list | tuple) else [value]
        chosen += [(key, str(v)) for v in values if v is not None]
    return f"{page}?{urlencode(chosen)}" if chosen else page
