"""Inline drawings: built from escaped text only, shown without any chart library to download."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st


def element(name: str, attributes: Mapping[str, object], *children: str, text: str | None = None) -> str:
    """One SVG element; attribute values and `text` are escaped here, `children` are elements made here."""
    stated = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    inner = (escape(text) if text is not None else "") + "".join(children)
    return f"<{name}{stated}>{inner}</{name}>" if inner else f"<{name}{stated}/>"


def drawing(width: float, height: float, label: str, *children: str, min_width: int = 0) -> str:
    """A whole drawing that fills its column; below `min_width` pixels it scrolls sideways instead of shrinking."""
    svg = element(
        "svg",
        {
            "viewBox": f"0 0 {width:g} {height:g}",
            "width": "100%",
            "style": f"min-width:{min_width}px;height:auto;display:block" if min_width else "height:auto;display:block",
        },
        *children,
    )
    return f'<div style="overflow-x:auto" tabindex="0" role="group" aria-label="{escape(label)}">{svg}</div>'


def show(markup: str) -> None:
    """Put a drawing on the page (`st.html` would strip it: Streamlit keeps inline SVG in markdown only)."""
    st.markdown(markup, unsafe_allow_html=True)
