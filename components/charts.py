"""Plotly charts, as all pages show them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.once import once


@dataclass(frozen=True)
class Drawn:
    """A figure (plain dict) with the same in words, for those who do not see it."""

    figure: dict[str, Any]
    words: str


def chart(key: str, draw: Callable[[], Drawn], *parts: Hashable) -> None:
    """A chart, drawn and checked by Plotly once for the same record, theme and choices (see `once`).

    Args:
        key: its name, one for each chart of the site.
        draw: makes it.
        parts: the choices that it depends on.
    """
    figure, words = once(lambda: _to_figure(draw()), "chart", key, *parts)
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=words, key=key)


def _to_figure(drawn: Drawn) -> tuple[go.Figure, str]:
    return go.Figure(drawn.figure), drawn.words
