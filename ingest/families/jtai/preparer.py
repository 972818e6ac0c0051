"""Who prepares the written statement, as a kind of body: from the words that a joint inspection letter uses.

The first body named counts. Words are looked at one part at a time ("the council and its partners": the council), and
within a part an office goes before the body that it belongs to ("the council's director of children's services": the
director). Initials that are no common ones ("the HSSP") are looked up where the letter spells them out, a person's
name among the addressees, where the post stands behind it. What none of that explains raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Preparer
from ingest.text.lines import Line, flat

_CHILDREN = r"(?:children|young people|people'?s? (?:services|and)|education)"
# In this order: what tells a body stands before what its name may also contain.
_PATTERNS: tuple[tuple[Preparer, str], ...] = (
    (
        "director_of_childrens_services",
        rf"\bdirector\b.*\b{_CHILDREN}|\bdirector (?:of|for) people\b|\bD(?:irector of )?CS\b",
    ),
    ("other", r"\bNHS (?:foundation )?trust\b|\bchildren'?s trust\b|\bcrime commissioner\b|\bPF?CC\b"),
    (
        "partnership",
        r"\bpartnerships?\b|\bsafeguarding partners\b|\bpartners\b|\bsafeguarding (?:children'?s? )?board\b"
        r"|\bmulti-agency safeguarding arrangements\b|\b[A-Z]*SC[AM]*[PB]\b|\bLSPs?\b|\bMASA\b|\bscrutineer\b",
    ),
    ("icb_or_ccg", r"\bintegrated care (?:board|system)\b|\bICBs?\b|\bclinical commissioning groups?\b|\bCCGs?\b"),
    ("police", r"\bpolice\b|\bconstabulary\b|\bchief constable\b|\bMPS\b"),
    (
        "local_authority",
        r"\bcouncils?\b|\blocal authority\b|\bLA\b|\bborough\b|\b[MBC]{1,2}[BCD]?C\b|\bcity of london corporation\b"
        r"|\bchildren'?s (?:social care|services)\b|\bcounty\b|\bunitary authority\b|\bcity of\b",
    ),
    ("other", r"\bprobation\b|\byouth (?:offending|justice)\b|\bcafcass\b|\btrust\b"),
    ("icb_or_ccg", r"\bNHS\b"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_PARTS = re.compile(r", | and | & | with | alongside ", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,6}\b")
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor)\.? )?[A-Z][\w'-]+(?: [A-Z]\.?)?(?: [A-Z][\w'-]+)+"
)

_ADDRESSEE = re.compile(rf"(?:{_PERSON.pattern}), |Dear ")


def kind_of(who: str, area: str, page: int, addressees: Sequence[Line] = (), letter: Sequence[Line] = ()) -> Preparer:
    """The kind of the body that `who` names first.

    Args:
        who: the words that the letter uses, with straight apostrophes.
        area: the council or place that the letter is about; its bare name stands for the council.
        page: where the words stand.
        addressees: the lines before the letter's heading, where posts stand behind names.
        letter: the lines after it, where initials may be spelt out.

    Raises:
        ParseError: the words tell no known kind of body.
    """
    words = re.sub(r"\s*\([^)]*\)", "", who).strip(" ,")
    words = re.sub(r"^(?:we have |ofsted has |it has been )?determined that |^(?:the|that) ", "", words, flags=re.I)
    kind = _first_kind(words) or _of_place(words, area) or _of_initials(words, letter) or _of_person(words, addressees)
    if kind is None:
        raise ParseError(
            "a known kind of body that prepares the written statement", f"{len(words.split())} words", page
        )
    return kind


def _first_kind(words: str) -> Preparer | None:
    words = re.sub(
        r"police(?:,? (?:fire )?(?:and|&))? (?:fire (?:and|&) )?crime commissioner", "PCC", words, flags=re.I
    )
    for part in _PARTS.split(words):
        if kind := next((kind for kind, pattern in _KINDS if pattern.search(part)), None):
            return kind
    return None


def _of_place(words: str, area: str) -> Preparer | None:
    """The council, where the area's name stands alone for it: "Surrey should prepare ..."."""
    bare = _plain(words)
    return "local_authority" if bare and (bare == _plain(area) or _plain(area).endswith(f" of {bare}")) else None


def _of_initials(words: str, letter: Sequence[Line]) -> Preparer | None:
    text = _straighten(flat(letter)) if _INITIALS.search(words) else ""
    for initials in _INITIALS.findall(words):
        if spelt := re.search(rf"(?P<long>(?:[\w'&-]+ ){{2,9}})\((?:the )?['\"]?{initials}['\"]?\)", text):
            long = " ".join(spelt["long"].split()[-len(initials) - 3 :])
            if kind := _first_kind(long):
                return kind
    return None


def _of_person(words: str, addressees: Sequence[Line]) -> Preparer | None:
    """The post that stands behind a person's name among the addressees."""
    name = _PERSON.match(words)
    if name is None:
        return None
    surname = name[0].split()[-1]
    for number, line in enumerate(addressees):
        if name[0] in line.text or re.match(rf"(?:\S+ ){{1,3}}{re.escape(surname)}\b", line.text):
            following = [one for one in addressees[number + 1 : number + 2] if not _ADDRESSEE.match(one.text)]
            post = flat([line._replace(text=line.text.split(surname, 1)[1]), *following])
            return _first_kind(_straighten(post))
    return None


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", _straighten(text).lower().replace("&", "and")).strip()


def _straighten(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")
