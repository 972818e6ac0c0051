"""What a visit looked at, in the few words of its letter.

A letter says it once, between its first sentence and its first heading: "Inspectors looked at the local authority's
arrangements for ...", "The focus of this visit was ...". The words that name the subject are cut out of that sentence.
Letters of 2020-21 on services in the pandemic name none; they and a subject that takes more than a few words, as a
list does, give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.families.ilacs.lists import heading_of
from ingest.families.listed_items import is_letterhead
from ingest.text.lines import Line, flat

_OPENING_PAGES = 2
_MOST_WORDS = 16
_SERVICE = r"(?:local authority|council|authority|service)(?:[\u2019']s?)?"

_MENTION = re.compile(
    r"(?:inspectors|the visit|this visit|we|they)(?: also| mainly| primarily| specifically)? "
    r"(?:looked at|considered|evaluated|focus+ed(?: specifically)? on|reviewed|examined|explored|assessed)|"
    r"the (?:main |primary |key )?focus of (?:the|this)(?: monitoring| focus+ed)? visit (?:was|included)(?: on)?|"
    r"(?:with a )?(?:particular )?focus on",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    rf"(?:on )?(?:(?:the |its )?{_SERVICE} |the |its )?"
    r"(?:progress (?:made|that has been made)(?: (?:in|by|on|with))?(?: the (?:local authority|council))?(?: in)?"
    r"(?: (?:the )?(?:following )?areas? of| (?:respect|relation) (?:of|to)| relating to)?|"
    r"(?:arrangements?|practice)(?: and (?:support|services))? "
    r"(?:for(?: dealing with)?|at|in relation to|in respect of|to support)|"
    rf"how (?:well )?(?:the )?{_SERVICE} supports?|"
    r"(?:quality|effectiveness|impact)(?: and (?:quality|effectiveness|impact|timeliness))? of"
    r"(?: (?:the )?(?:social work )?(?:practice|services|support|help|arrangements|work)(?: \w+)? (?:for|to|with))?|"
    r"(?:experiences?(?: and (?:progress|outcomes))?|progress) (?:of|for)|"
    r"(?:services|support|work|practice) (?:for|with|to))\s+",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:a (?:wide )?(?:range|variety)|(?:the )?following|(?:key |the )?areas?\b|concerns?\b|weakness|progress\b|"
    rf"(?:the |its )?(?:{_SERVICE} )?(?:performance|quality[ -]assurance|case records|records|evidence)|"
    r"children[\u2019']s (?:case )?(?:records|files)|case (?:records|files|discussions)|"
    r"(?:the )?(?:leaders|senior leaders|managers)\b|whether\b|what\b)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;:•▪■◼\uf0b7\uf06e]|,? (?:namely|including|specifically|in particular|in accordance with|with a (?:\w+ )?focus|"
    r"with particular|carried out|identified|since|alongside|together with|as well as|focusing|assessing|"
    r"and,|and (?:the|how|whether|evaluated|considered|on))\b|"
    r", (?:with|and|the|where|which|in|whether)\b|, (?=\w+ing\b)",
    re.IGNORECASE,
)
_SHORTEN = re.compile(r" (?:who|that|which|where|and|or)\b|,", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[ ,]+(?:and|or|at|of|for|in|on|to|the|with|in relation))+$", re.IGNORECASE)
_OPEN_END_OF_CLAUSE = re.compile(
    rf"(?:[ ,]+(?:those|these|children|young people)|{_OPEN_END.pattern[:-1]})+$", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?:the )?(?:(?:vulnerable )?(?:children|young people|those|families)|services?|support)"
    r"|(?:the )?experiences?(?: and \w+)?",
    re.IGNORECASE,
)


def subject_of(lines: Sequence[Line]) -> str | None:
    """The subject of a visit as its letter names it, in at most 16 words; None where it names none in so few."""
    text = flat(_above_first_heading(lines))
    for mention in _MENTION.finditer(text):
        rest = text[mention.end() :].lstrip(" ,:")
        rest = re.split(r"(?<=[a-z)\u2019'])\.\s", rest, maxsplit=1)[0]
        if _UNNAMED.match(rest):
            continue
        while lead := _LEAD_IN.match(rest):
            rest = rest[lead.end() :]
        subject = _in_few_words(_CUT.split(_without_quotes(rest), maxsplit=1)[0].strip(" ,"))
        if subject and not _UNNAMED.match(subject):
            return subject
    return None


def _above_first_heading(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.page > _OPENING_PAGES or (line.text[0].isupper() and heading_of(line.text)):
            return
        if not is_letterhead(line.text):
            yield line


def _without_quotes(text: str) -> str:
    return re.sub(r"[\u2018\u2019'\u201c\u201d\"](?=\w)(?<!\w[\u2018\u2019'])|(?<=\w)[\u2019'\u201d\"](?!\w)", "", text)


def _in_few_words(subject: str) -> str | None:
    """The subject, shortened at a clause or a conjunction where it is too long; None where that leaves no subject."""
    ends = [len(subject), *reversed([cut.start() for cut in _SHORTEN.finditer(subject)])]
    for end in ends:
        ending = _OPEN_END if end == len(subject) else _OPEN_END_OF_CLAUSE
        shorter = re.sub(r"^its ", "", ending.sub("", subject[:end].strip(" ,")))
        if 1 <= len(shorter.split()) <= _MOST_WORDS and not _GENERIC.fullmatch(shorter):
            return shorter
    return None
