"""Words of running text that lead to the glossary, each at its first use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from components import glossary

SAID: Mapping[str, str] = {
    "joint inspections?": "joint-inspection",
    "areas? for priority action": "priority-action",
    "points? to improve": "points",
    "once[- ]inadequate": "once-inadequate",
    "high performers?": "high-performing",
    "(?:ten )?(?:most similar councils|similar councils|statistical neighbours)": "statistical-neighbours",
    "similar areas": "similar-areas",
    "95 % intervals?": "interval",
    "medians?": "median",
    "in the middle": "median",
    "single (?:inspection )?framework": "single-inspection-framework",
    "safeguarding boards?": "safeguarding-board",
    "ILACS": "ilacs",
    "area SEND": "area-send",
    "known to us": "known",
    "not read yet": "not-read",
    "put aside": "quarantine",
    "derived": "derived",
}
_PARTS = re.compile(r"(<(a|b|code|h[1-6]|pre)\b.*?</\2>|<[^>]*>)", re.DOTALL)


@cache
def _words() -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<w{n}>{words})" for n, words in enumerate(SAID))
    return re.compile(rf"\b(?:{alternatives})\b")


def linked(html: str) -> str:
    """The same HTML, the first use of each term leading to the glossary; links, headings and `<b>` stay as they are."""
    seen: set[str] = set()
    anchors = list(SAID.values())

    def link(match: re.Match[str]) -> str:
        anchor = anchors[int(str(match.lastgroup)[1:])]
        if anchor in seen:
            return match[0]
        seen.add(anchor)
        return glossary.link(anchor, match[0]).replace("<a ", '<a class="ji-term" ', 1)

    pieces = _PARTS.split(html)
    # a split by two groups: text, tag or whole element, its name, text, …
    return "".join(
        _words().sub(link, piece) if n % 3 == 0 else piece for n, piece in enumerate(pieces) if n % 3 != 2 and piece
    )
