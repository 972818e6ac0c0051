"""Colours of the site as named tokens, each with a day and a night value, and what stands on them.

A token is `light-dark(day, night)` in the sheet, so that no page needs to know the visitor's theme; pictures for
download are drawn by day. Contrast against paper was measured: marks have at least 3 : 1, words 4.5 : 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from queries.codes import labels


@dataclass(frozen=True)
class Token:
    """One colour by day and by night, and the token of the ink that is readable on it."""

    day: str
    night: str
    ink_by_day: str = "#0f1820"
    ink_by_night: str = "#0f1820"


_WHITE = "#ffffff"
TOKENS: Mapping[str, Token] = {
    "paper": Token("#ffffff", "#11171d"),
    "wash": Token("#f4f5f3", "#1a222a"),
    "ink": Token("#17212b", "#edf1f4", _WHITE),
    "quiet": Token("#4c5864", "#aeb9c3"),
    "line": Token("#88929b", "#7f8b97"),
    "rule": Token("#d8dcdd", "#323d48"),
    "link": Token("#1a4f8b", "#9cc6f3"),
    "focus": Token("#b45309", "#ffd37a"),
    "outstanding": Token("#12436d", "#5a9fe8", _WHITE),
    "good": Token("#4c8ecb", "#b4d6f5"),
    "requires": Token("#cb8300", "#f2c879"),
    "inadequate": Token("#9a3b12", "#da7440", _WHITE),
    "ungraded": Token("#77828c", "#8f9ba7"),
    "joint": Token("#0b5d63", "#5cc7c4", _WHITE),
    "joint-old": Token("#58999c", "#357a7c", "#0f1820", _WHITE),
    "none": Token("#eceeed", "#232c35", "#17212b", "#edf1f4"),
}

_MEANS = {
    "requires_improvement": "requires",
    "typically_positive": "outstanding",
    "inconsistent": "requires",
    "systemic_failings": "inadequate",
    "not_judged": "ungraded",
    "unknown": "none",
    **dict(zip(labels("era"), ("joint-old", "joint"), strict=True)),
    "never": "none",
    "no_overall": "ungraded",
    "waiting": "none",
    "better": "good",
    "same": "ungraded",
    "worse": "requires",
    "high_performing": "good",
    "previously_inadequate": "inadequate",
    "neither": "requires",
    "yes": "inadequate",
    "no": "good",
    "not_required": "outstanding",
    "required": "requires",
    "sufficient_progress": "outstanding",
    "insufficient_progress": "requires",
}
"""Token of a code of the record whose own name is none."""


def token_of(code: str) -> str:
    """The token that stands for a grade, an era, a cohort or a direction.

    Raises:
        KeyError: nothing of that name has a colour.
    """
    name = _MEANS.get(code, code)
    if name not in TOKENS:
        raise KeyError(f"nothing named {code!r} has a colour")
    return name


def sheet() -> str:
    """The tokens as custom properties of the root, with the ink on each; day colours alone in older browsers."""
    both = "".join(
        f"--{name}:light-dark({t.day},{t.night});--on-{name}:light-dark({t.ink_by_day},{t.ink_by_night});"
        for name, t in TOKENS.items()
    )
    day = "".join(f"--{name}:{t.day};--on-{name}:{t.ink_by_day};" for name, t in TOKENS.items())
    return (
        f":root{{color-scheme:light dark;{both}}}"
        f"@supports not (color:light-dark(#000,#fff)){{:root,.stApp{{color-scheme:light;{day}}}}}"
    )
