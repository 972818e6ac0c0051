"""Colours, the same on every page: blue to orange for grades (no red against green), two for eras.

Each has a version for the light and for the dark theme; words always stand beside colours.
"""

from __future__ import annotations

import streamlit as st

_LIGHT = {
    "outstanding": "#174a86",
    "good": "#6fa8dc",
    "requires_improvement": "#e9a94b",
    "inadequate": "#a5430f",
    "typically_positive": "#174a86",
    "inconsistent": "#e9a94b",
    "systemic_failings": "#a5430f",
    "not_judged": "#8b95a1",
    "unknown": "#8b95a1",
    "2016–2020": "#7a5ea8",
    "since 2022": "#0f7c80",
    "never": "#e8ecf1",
    "line": "#c9d0d9",
    "text": "#111111",
    "quiet": "#4d5761",
    "link": "#174a86",
    "ground": "#ffffff",
    "on_era": "#ffffff",
    "on_pale": "#111111",
}
_DARK = {
    "outstanding": "#4f93e0",
    "good": "#a9d0f5",
    "requires_improvement": "#f5c878",
    "inadequate": "#e27a3b",
    "typically_positive": "#4f93e0",
    "inconsistent": "#f5c878",
    "systemic_failings": "#e27a3b",
    "not_judged": "#8f9aa7",
    "unknown": "#8f9aa7",
    "2016–2020": "#b39ddb",
    "since 2022": "#4dc4c0",
    "never": "#27313d",
    "line": "#3a4655",
    "text": "#f2f4f7",
    "quiet": "#b5bfca",
    "link": "#9cc7f5",
    "ground": "#11161d",
    "on_era": "#10151b",
    "on_pale": "#10151b",
}
_COHORTS = {
    "high_performing": "good",
    "previously_inadequate": "inadequate",
    "waiting": "unknown",
    "yes": "inadequate",
    "no": "good",
    "same": "not_judged",
    "better": "good",
    "worse": "requires_improvement",
    "no_overall": "not_judged",
    "no_judgement": "never",
    "not_required": "good",
    "required": "requires_improvement",
    "sufficient_progress": "good",
    "insufficient_progress": "requires_improvement",
    "sif": "2016–2020",
    "ilacs": "since 2022",
}


def dark() -> bool:
    """Whether the visitor's theme is dark."""
    return st.context.theme.type == "dark"


def colour(name: str) -> str:
    """The colour of a grade, an era, a cohort or a part of a drawing, in the visitor's theme.

    Raises:
        KeyError: nothing has that name.
    """
    return (_DARK if dark() else _LIGHT)[_COHORTS.get(name, name)]


def ink_on(name: str) -> str:
    """Ink that can be read on the colour of that name: nearly black on light colours, white on dark ones."""
    fill = colour(name)
    channels = [int(fill[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return "#111111" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else "#ffffff"
