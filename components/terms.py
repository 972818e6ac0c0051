"""Words of running text that lead to the glossary, and abbreviations spelt out, each at its first use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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
    "single (?:inspection )?framework": "single-inspection-framework",
    "safeguarding boards?": "safeguarding-board",
    "ILACS": "ilacs",
    "area SEND": "area-send",
    "known to us": "known",
    "not read yet": "not-read",
    "put aside": "quarantine",
    "derived": "derived",
}
LONG: Mapping[str, str] = {
    "CQC": "Care Quality Commission (CQC)",
    "HMICFRS": "HM Inspectorate of Constabulary and Fire &amp; Rescue Services (HMICFRS)",
    "HMI Probation": "HM Inspectorate of Probation",
    "HMI Prisons": "HM Inspectorate of Prisons",
    "ILACS": "ILACS (inspections of local authority children’s services)",
    "SEND": "SEND (special educational needs and disabilities)",
}
_PARTS = re.compile(r"(<(a|b|code|h[1-6]|pre)\b.*?</\2>|<[^>]*>)", re.DOTALL)


@cache
def _words() -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<w{n}>{words})" for n, words in enumerate(SAID))
    return re.compile(rf"\b(?:{alternatives})\b")


@cache
def _abbreviations() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(LONG)})\b")


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

    return _in_text(html, _words(), link)


def spelt_out(html: str) -> str:
    """The same HTML with each abbreviation of an inspectorate or programme spelt out at its first use."""
    seen: set[str] = set()

    def spell(match: re.Match[str]) -> str:
        if match[0] in seen:
            return match[0]
        seen.add(match[0])
        return LONG[match[0]]

    return _in_text(html, _abbreviations(), spell)


def _in_text(html: str, words: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> str:
    pieces = _PARTS.split(html)  # by two groups: text, tag or whole element, its name, text, …
    return "".join(words.sub(change, one) if n % 3 == 0 else one for n, one in enumerate(pieces) if n % 3 != 2 and one)
