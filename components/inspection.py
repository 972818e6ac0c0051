"""One inspection in words: what its page and its plain twin say alike."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from components import register
from components.columns import paged
from components.terms import spelt_out
from components.words import (
    EVENTS,
    GRADES,
    NO_THEME,
    PREPARERS,
    PROGRAMMES,
    STATED_REASONS,
    THEMES,
    VISITS,
    count,
    day,
    days,
    first_day,
    is_missing,
    word,
)
from queries import records, rows

NOT_READ = "not read yet"
_NAMES = {
    "jtai": "joint inspection",
    "sif": "single framework inspection",
    "area_send": "area SEND inspection",
    "youth_justice": "youth justice inspection",
    "integrated": "integrated inspection",
    "slac": "safeguarding and looked-after inspection",
    "cpi": "child protection inspection",
}
_ORDER = ("Ofsted", "CQC", "HMICFRS", "HMI Probation", "HMI Prisons")
_NEAR = 5


@dataclass(frozen=True)
class Inspection:
    """All that is on record for one inspection: rows of the queries `inspection…`, `replies_due`, reconciliations."""

    row: dict[str, Any]
    judgements: Sequence[dict[str, Any]]
    findings: Sequence[dict[str, Any]]
    reply: dict[str, Any] | None
    corrections: Sequence[dict[str, Any]]

    @property
    def id(self) -> str:
        """Its key."""
        return str(self.row["inspection_id"])

    @property
    def joint(self) -> bool:
        """Whether it is a joint inspection, whose report is a letter without grades."""
        return bool(self.row["programme"] == "jtai")

    @property
    def read(self) -> bool:
        """Whether its report was read."""
        return bool(self.row["extraction"] == "parsed")

    @property
    def report(self) -> str:
        """What its report is called."""
        return "letter" if self.joint or self.row["event"] in VISITS else "report"


def load(key: str) -> Inspection | None:
    """The inspection with that key, None where there is none."""
    found = rows("inspection", inspection=key)
    if not found:
        return None
    replies = rows("replies_due", area=found[0]["area_code"])
    return Inspection(
        found[0],
        rows("inspection_judgements", inspection=key),
        rows("inspection_findings", inspection=key),
        next((row for row in replies if row["inspection_id"] == key), None),
        rows("inspection_corrections", inspection=key),
    )


def near(key: str) -> list[str]:
    """Keys on record that look most like one that is not."""
    return difflib.get_close_matches(key.lower().strip()[:80], all_keys(), n=_NEAR, cutoff=0.6)


def all_keys() -> list[str]:
    """Keys of all inspections."""
    return [row["inspection_id"] for row in records(register.find({"programme": (register.EVERY,)}))]


def name(row: dict[str, Any]) -> str:
    """What kind of inspection it is: "joint inspection", "ILACS focused visit"."""
    if row["programme"] == "ilacs":
        return f"{PROGRAMMES['ilacs']} {EVENTS[row['event']].lower()}"
    kind = _NAMES[row["programme"]]
    return kind if row["event"] == "inspection" else kind.replace("inspection", EVENTS[row["event"]].lower())


def title(row: dict[str, Any]) -> str:
    """Council, kind and month: "Lewisham, joint inspection of November 2022"."""
    when = f"{pd.Timestamp(first_day(row)):%B %Y}"
    return f"{row['area']}, {name(row)} {'published ' if is_missing(row['fieldwork_start']) else 'of '}{when}"


def lead(one: Inspection) -> str:
    """Theme, subject or overall judgement in one sentence, as HTML."""
    row = one.row
    if one.joint:
        return f"Theme: {escape(NO_THEME if is_missing(row['theme']) else THEMES[row['theme']])}"
    if not is_missing(row["judgement"]):
        by = next((j["made_by"] for j in one.judgements if j["grade"] == row["judgement"]), "")
        return f"Judged <b>{escape(GRADES[row['judgement']].lower())}</b>{f' by {escape(by)}' if by else ''}"
    if not is_missing(row["theme_stated"]):
        return f"Subject: {escape(row['theme_stated'])}"
    return ""


def facts(one: Inspection) -> list[tuple[str, str]]:
    """When, by whom, why: terms with their values as HTML."""
    row = one.row
    after = ""
    if not is_missing(row["days_to_publication"]):
        after = f", {count(int(row['days_to_publication']), 'day')} after the visit"
    pairs = [
        (one.report.capitalize(), f"{day(row['published'])}{after}"),
        ("On site", _on_site(row)),
        ("Inspectorates", _inspectorates(one)),
    ]
    if one.joint:
        pairs.append(("Why chosen", _reason(row)))
    if not is_missing(row["theme_stated"]):
        pairs.append(("Subject as stated", escape(str(row["theme_stated"]))))
    return [*pairs, ("Grades", _grades(one))]


def _on_site(row: dict[str, Any]) -> str:
    if not is_missing(row["fieldwork_start"]):
        return days(row["fieldwork_start"], row["fieldwork_end"])
    return "not stated" if row["extraction"] == "parsed" else "not known"


def _inspectorates(one: Inspection) -> str:
    named = str(one.row["inspectorates"] or "")
    if not named:
        return "not known"
    parts = sorted(named.split(", "), key=_ORDER.index)
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    without = one.joint and one.read and "HMI Probation" not in parts
    return spelt_out(said + " (not HMI Probation)" * without)


def _reason(row: dict[str, Any]) -> str:
    if is_missing(row["stated_reason"]):
        return "not stated" if row["extraction"] == "parsed" else "not known"
    note = "" if is_missing(row["stated_note"]) else f". {escape(str(row['stated_note']))}"
    return f"{escape(word(row['stated_reason'], STATED_REASONS))}{note}"


def _grades(one: Inspection) -> str:
    if one.judgements:
        return f"{count(len(one.judgements), 'judgement')}, below"
    if one.joint:
        return "none: joint letters give none"
    if one.row["event"] in VISITS:
        return "none: visits give none"
    return "none on record"


def reply(one: Inspection) -> str:
    """Who was named to prepare the written statement, by when, on which page, as HTML; empty but for joint letters."""
    if not one.joint:
        return ""
    if not one.read:
        return f"Not known: the letter is {NOT_READ}."
    if one.reply is None:
        return "No request for a written statement has been read from the letter."
    due = one.reply["due"]
    by = "the letter states no day" if is_missing(due) else f"due on <b>{day(due)}</b>"
    page = _page(one.reply)
    who = escape(word(one.reply["preparer"], PREPARERS))
    return (
        f"<b>{who}</b> is named to prepare the written statement of proposed action, {by}{page}. Whether it was sent "
        "is not on record."
    )


def _page(row: dict[str, Any]) -> str:
    href = paged(row)
    return f' (<a href="{escape(href)}">page {row["page"]}</a>)' if href and not is_missing(row["page"]) else ""


def missing(one: Inspection) -> list[str]:
    """What is known to be missing or was put right, a sentence each, as HTML."""
    row = one.row
    found = []
    if row["extraction"] == "listed":
        found.append(
            f"The {one.report} is known to exist and is {NOT_READ}: what it lists, who carried the inspection out and "
            "other facts of it may be empty here."
        )
    if row["extraction"] == "official statistics":
        found.append("The facts are from official statistics; the report itself was not read, so no page is named.")
    elif one.read and any(is_missing(j["page"]) for j in one.judgements):
        found.append("Judgements without a page are known from official statistics alone.")
    if one.read and row["priority"] == "no_lists" and not one.judgements:
        found.append(f"The {one.report} sets its findings out in prose, not in lists; they can’t be counted.")
    if one.read and is_missing(row["fieldwork_start"]):
        found.append(f"The days on site could not be read from the {one.report}.")
    for fix in one.corrections:
        evidence = f' (<a href="{escape(fix["evidence_url"])}">what shows it</a>)' if fix["evidence_url"] else ""
        changed = (
            ""
            if fix["expects"] == fix["used"]
            else f" The source has {_value(fix['expects'])}, the record {_value(fix['used'])}."
        )
        found.append(f"{escape(fix['reason'])}{changed}{evidence}")
    return found


def _value(value: object) -> str:
    text = str(value)
    if text in GRADES:
        return GRADES[text].lower()
    return day(text) if len(text) == 10 and text[:4].isdigit() else escape(text)


def link_words(row: dict[str, Any], report: str) -> str:
    """What the link to the report says: "Read the letter (PDF, 8 pages)"."""
    if is_missing(row["report_url"]):
        return ""
    pages = "" if is_missing(row["pages"]) else f", {count(int(row['pages']), 'page')}"
    return f"Read the {report} (PDF{pages})"
