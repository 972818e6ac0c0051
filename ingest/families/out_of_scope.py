"""Published documents of kinds that are not read, so that quarantine can say what they are.

Listed among "children's services inspections" and area SEND reports are documents of earlier frameworks and of
other inspections. Nothing is read from them; for inspections since 2009 Ofsted's ledger gives the grades. They are
told by their titles: reports by the lines at the head of the first page, letters by a heading below the address and
before the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.text.lines import Line, flat

_TITLE_LINES = 12
_LETTER_LINES = 45
_COVERED = re.compile(
    r"children in need of help and protection,? children looked after|area SEND (?:full )?inspection of|"
    r"joint targeted area inspection|impact of leaders on",
    re.IGNORECASE,
)
_LOOKED_AFTER = r"(?:looked[- ]after children|children looked after)"
_REPORT_ON = r"(?:inspection(?: report)?|review|report) (?:of|on|for) "

# A title of a report, in this order: what tells a document stands before what it may also contain.
_REPORTS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            r"arrangements for the protection of children",
            "an inspection of arrangements for the protection of children (framework of 2012 and 2013; its grade is "
            "taken from Ofsted's ledger)",
        ),
        (
            rf"inspection of safeguarding and (?:services for )?{_LOOKED_AFTER}",
            "an inspection of safeguarding and looked after children services (framework of 2009 to 2012; its "
            "grades are taken from Ofsted's ledger)",
        ),
        (
            rf"inspection of (?:services for )?{_LOOKED_AFTER}",
            "an inspection of looked after children services (framework of 2013; its grade is taken from Ofsted's "
            "ledger)",
        ),
        (
            r"contact, referral and assessment",
            "an unannounced inspection of contact, referral and assessment (framework before 2012)",
        ),
        (
            r"inspection of progress made in (?:the )?provision of safeguarding",
            "an inspection of progress after a joint area review (before 2010), which gives no grade on a scale of "
            "this record",
        ),
        (r"joint area review|annual performance assessment", "a joint area review or annual assessment (before 2010)"),
        (
            r"annual (?:unannounced )?(?:children[’']?s services (?:assessment|rating)|rating)",
            "an annual assessment of children's services (before 2012)",
        ),
        (rf"{_REPORT_ON}.{{0,60}}\badoption\b|\badoption (?:agency|service)", "an inspection of an adoption service"),
        (rf"{_REPORT_ON}.{{0,60}}\bfostering\b|\bfostering (?:agency|service)", "an inspection of a fostering service"),
        (
            r"review of (?:the effectiveness of )?(?:the )?local safeguarding children board",
            "a review of a Local Safeguarding Children Board published apart from the council's inspection (the record "
            "has one row for each inspection of a council; the board's grade is taken from Ofsted's ledger)",
        ),
    )
)
_LETTERS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"area SEND monitoring inspection", "an area SEND monitoring inspection, which gives no graded outcome"),
        (
            r"local area SEND (?:inspection|re-?visit)|joint (?:local )?area SEND (?:inspection|re-?visit)|"
            r"effectiveness of the (?:local )?area in implementing the (?:disability|special educational|SEND)",
            "a local area SEND inspection or revisit (framework from 2016 to 2022), which gives no graded outcome",
        ),
        (
            r"contact, referral and assessment",
            "an unannounced inspection of contact, referral and assessment (framework before 2012)",
        ),
    )
)


def describe(lines: Sequence[Line]) -> str | None:
    """A short plain name of the document's kind, or None where it is none of the kinds listed here.

    The name fits the sentence "the file is <name>; reports of this kind are not read".
    """
    title, letter = flat(lines[:_TITLE_LINES]), flat(lines[:_LETTER_LINES])
    if _COVERED.search(letter):
        return None
    for text, kinds in ((title, _REPORTS), (letter, _LETTERS)):
        for pattern, kind in kinds:
            if pattern.search(text):
                return kind
    return None
