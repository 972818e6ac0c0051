"""The plain page of one inspection: the facts of the interactive one, without scripts."""

from __future__ import annotations

from components import inspection, proof_link
from components.before_after import DERIVED, steps
from components.words import ASPECTS, GRADES, MISSING, SECTIONS, is_missing, word
from service import plain
from service.documents import Document


def page(key: str, base: str, interactive: str | None) -> Document | None:
    """One inspection's page, or None where none has that key.

    Args:
        key: the inspection's key.
        base: public address of the site, for what must be absolute.
        interactive: address of the interactive site as seen from this page, None where there is none.
    """
    one = inspection.load(key)
    if one is None:
        return None
    title, facts = inspection.title(one.row), inspection.facts(one)
    if one.joint:
        facts.append(("Reply", inspection.reply(one)))
    lead = inspection.lead(one)
    return plain.page(
        "inspection.html",
        base,
        f"/inspection/{one.id}/",
        title,
        f"{title}: dates, inspectorates, what it lists and judges with pages, what was judged before and after.",
        root="../../",
        interactive=interactive,
        one=one,
        lead=lead,
        link=inspection.link_words(one.row, one.report),
        facts=facts,
        steps=steps(one),
        derived=DERIVED,
        lists=[(word(r["section"], SECTIONS), r["items"], *_page_of(r, one.id)) for r in one.findings],
        judgements=[
            (word(r["aspect"], ASPECTS), word(r["grade"], GRADES), r["made_by"], *_page_of(r, one.id))
            for r in one.judgements
        ],
        missing=inspection.missing(one),
    )


def _page_of(row: dict[str, object], key: str) -> tuple[object, str | None]:
    """The page of a fact, and the address that shows it, or opens the report there."""
    return MISSING if is_missing(row["page"]) else row["page"], proof_link.link(row, key, "../../")
