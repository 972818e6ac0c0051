"""The words of the site, each explained once: the page of definitions is made of them, and pages lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.words import ERAS


@dataclass(frozen=True)
class Term:
    """One word of the site: its anchor on the page of definitions, the word, its meaning in plain text."""

    anchor: str
    word: str
    meaning: str


@dataclass(frozen=True)
class Group:
    """Terms that belong together."""

    title: str
    terms: Sequence[Term]


GROUPS: Sequence[Group] = (
    Group(
        "Who inspects, and how",
        (
            Term(
                "joint-inspection",
                "Joint inspection",
                "Joint targeted area inspection (JTAI): Ofsted, the Care Quality Commission (CQC), His Majesty’s "
                "Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) and, for some themes, HM "
                "Inspectorate of Probation inspect how all agencies of one area help and protect children. They "
                "publish one letter and give no grades.",
            ),
            Term(
                "letter",
                "Letter",
                "What a joint inspection publishes. A report is what one inspectorate publishes about one council or "
                "service.",
            ),
            Term(
                "area",
                "Area",
                "The place that a council is responsible for, with all agencies in it: council, police, health, "
                "probation. There are 153 today. Abolished councils keep their own pages.",
            ),
            Term("council", "Council", "A local authority responsible for children’s services, and those services."),
            Term(
                "ilacs",
                "ILACS",
                "Inspections of local authority children’s services, by Ofsted since 2018. Since April 2026 they give "
                "no overall grade; the latest one stays, with its date.",
            ),
            Term(
                "single-inspection-framework",
                "Single inspection framework (SIF)",
                "Ofsted’s inspections of children’s services from 2013 to 2017. Each report also reviewed the "
                "safeguarding board.",
            ),
            Term(
                "safeguarding-board",
                "Safeguarding board",
                "The Local Safeguarding Children Board of the time, reviewed in the same report as the council. A "
                "joint board of several councils is graded in each council’s report.",
            ),
            Term(
                "area-send",
                "Area SEND",
                "Inspections of how an area serves children with special educational needs and disabilities (SEND), "
                "by Ofsted and the CQC. Those of 2016 to 2022 and those since 2023 have different outcomes, which are "
                "never mixed.",
            ),
            Term(
                "youth-justice",
                "Youth justice",
                "HM Inspectorate of Probation’s ratings of youth justice services.",
            ),
            Term(
                "visit",
                "Visit",
                "A focused visit, monitoring visit or revisit. It carries no overall judgement, so an unread one "
                "overturns none.",
            ),
        ),
    ),
    Group(
        "What was judged, and when",
        (
            Term("grade", "Grades", "Best first: outstanding, good, requires improvement (to be good), inadequate."),
            Term(
                "judged-before",
                "Judged before, or prior judgement (derived)",
                "The latest overall Ofsted judgement of the area’s children’s services that was published before the "
                "joint inspection began on site. Letters rarely say why an area was chosen.",
            ),
            Term("high-performing", "High performing", "Judged good or outstanding before the joint inspection."),
            Term(
                "once-inadequate",
                "Once judged inadequate",
                "Any overall judgement of inadequate published before the joint inspection began, as far as the record "
                "goes. Previously inadequate is narrower: the latest judgement before was inadequate.",
            ),
            Term(
                "no-judgement-known",
                "No judgement before is known",
                "The record holds none, because the earlier reports were not read, or because the joint inspection "
                "itself is known by name only, its days on site are not known, and the judgements of that time do not "
                "agree. Such inspections are shown and counted, never divided among the groups.",
            ),
            Term(
                "bounded",
                "Bounded",
                "The first day on site is not known, but for every day that it could have been (between the shortest "
                "and the longest time seen from visit to letter) the latest judgement is the same. It is counted, and "
                "each headline is also given without it.",
            ),
            Term(
                "next-judgement",
                "Next judgement (derived)",
                "The first overall judgement whose days on site began after those of the joint inspection ended.",
            ),
            Term(
                "years",
                f"Letters of {', and '.join(ERAS.values()).lower()}",
                "No joint inspection began in 2021. Letters of the first years list far more points, so that counts "
                "are compared within the same years only.",
            ),
        ),
    ),
    Group(
        "What is counted",
        (
            Term(
                "points",
                "Points",
                "What a letter lists in bullets at the top level under areas for priority action, areas for "
                "improvement (or what needs to improve) and strengths, and its boxes with case or practice studies. "
                "Counts are not scores.",
            ),
            Term(
                "priority-action",
                "Area for priority action",
                "A serious failing that a letter asks to be put right at once. “None” means that the letter has lists "
                "and names none.",
            ),
            Term(
                "share-of-letters",
                "Shares of letters",
                "Of all letters that were read and have at least one list. A letter whose findings are in prose, "
                "without any list, is in no share.",
            ),
            Term(
                "median",
                "Median",
                "The letter in the middle: half list as many or fewer, half as many or more.",
            ),
            Term(
                "interval",
                "95 % interval",
                "How far a number could be off by chance alone. Of medians, between two of the values themselves; of "
                "shares, by the exact (Clopper–Pearson) method. Shares have none below n = 5, medians below n = 6.",
            ),
            Term(
                "ratio",
                "Ratio to all areas",
                "The share of inspected areas with a judgement, divided by the share that all areas judged on the same "
                "days would give, with an exact interval. 1 means: like all areas.",
            ),
            Term(
                "similar-areas",
                "Similar areas without a joint inspection",
                "Areas with the same judgement on the same day and no joint inspection in the same years.",
            ),
            Term(
                "statistical-neighbours",
                "Similar councils, or statistical neighbours",
                "The ten councils that the Department for Education names as most similar (model of 2025).",
            ),
        ),
    ),
    Group(
        "Where something is not there",
        (
            Term("zero", "0", "The report has the section and lists nothing in it."),
            Term(
                "none",
                "None, none on record",
                "None: the letter says so, or has lists and names none. None on record: nothing of the kind is known "
                "to us; there may have been one.",
            ),
            Term("not-read", "Not read yet", "The report is known to exist, and nobody has taken facts from it."),
            Term("not-stated", "Not stated", "The report was read and does not say."),
            Term("not-known", "Not known", "No source at hand says, or the sources do not agree."),
            Term("not-applicable", "Not judged", "The inspection does not judge this at all."),
            Term("known", "Known to us", "At least so many: each number of inspections is what we know of, never all."),
            Term(
                "derived",
                "Derived",
                "Worked out from the dates on record, not stated in any report.",
            ),
            Term(
                "quarantine",
                "Put aside",
                "A report that does not state a fact where its kind does, or is of a kind that is not read. Nothing is "
                "guessed; the reason is listed.",
            ),
        ),
    ),
)
TERMS = {term.anchor: term for group in GROUPS for term in group.terms}


def link(anchor: str, words: str) -> str:
    """A word of a page that leads to its definition, as HTML.

    Raises:
        KeyError: no such term.
    """
    return f'<a href="glossary#{TERMS[anchor].anchor}" target="_self">{escape(words)}</a>'


def meanings(entries: Sequence[tuple[str, str, str]]) -> str:
    """Words as one page means them, each leading to its definition: anchor ("" for none), word, meaning in HTML."""
    lines = "".join(
        f"<div><dt>{link(anchor, word) if anchor else escape(word)}</dt><dd>{meaning}</dd></div>"
        for anchor, word, meaning in entries
    )
    return f'<dl class="ji-facts">{lines}</dl>'


def contents() -> str:
    """All terms, each leading to its meaning, as HTML; each at the anchor that addresses of before name."""
    lines = "".join(f'<li id="{term.anchor}">{link(term.anchor, term.word)}</li>' for term in TERMS.values())
    return f'<ul class="ji-az ji-az--terms">{lines}</ul>'


def definitions() -> str:
    """All terms with their meanings, as HTML with an anchor each."""
    parts = []
    for group in GROUPS:
        lines = "".join(
            f'<div id="{term.anchor}"><dt>{escape(term.word)}</dt><dd>{escape(term.meaning)}</dd></div>'
            for term in group.terms
        )
        parts.append(f'<div><h2>{escape(group.title)}</h2><dl class="ji-facts ji-facts--terms">{lines}</dl></div>')
    return f'<div class="ji-grid ji-cols-2 ji-grid--terms">{"".join(parts)}</div>'
