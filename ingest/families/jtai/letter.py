"""Joint targeted area inspection (JTAI) letters: who inspected which area, when, on what theme, with what findings.

Two layouts are known. Letters of 2016 to 2020 are headed "Joint targeted area inspection of the multi-agency
response to <subject> in <place>"; until 2019 the subject is often just "abuse and neglect" and the theme is the
"deep dive". Since 2022 the heading names the place alone, and the first sentence names the subject. The sections
are read by `ingest.families.jtai.sections`.

Source: the letters at reports.ofsted.gov.uk; the guidance collection "Joint inspections of local area services".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Inspectorate, ReportFacts, Selection, Theme
from ingest.families.jtai.reply import read_reply
from ingest.families.jtai.sections import heading_of, read_sections
from ingest.families.topics import topics_in
from ingest.text.dates import first_range, single_date
from ingest.text.lines import Line, flat

MAX_TITLE_LINES = 6
MAX_DAYS_OF_FIELDWORK = 150  # two visits some months apart
MAX_DAYS_TO_LETTER = 400

_TITLE = re.compile(
    r"(?:Special |Commissioned )?(?:Joint [Tt]argeted\b|JOINT TARGETED\b)"
    r"(?!.*(?:(?<!\bSt)[.!?] [A-Z]|\b(?:in|of) (?:\w+ )?20\d\d\b))"  # not a sentence on an earlier inspection
)
_BODY = re.compile(r"(?:Between|This|From|On|In|During|Following|Ofsted|Inspectors|We|The|Her Majesty|His Majesty)\b")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_LETTER_DATE = re.compile(
    r"(?:(?:date|published|publication date|report published)\b ?:? ?)?"
    rf"\d{{1,2}} ?(?:st|nd|rd|th)? (?:of )?(?:{_MONTH}),? 20\d\d\.?",
    re.IGNORECASE,
)
_VISIT = re.compile(r"\b(?:took place|undertook|undertaken|carried out|conducted|completed|inspected)\b")
_DEEP_DIVE = re.compile(r"deep[- ]dive[’'”]?\s+(?:focus\s+|element\s+)?(?:on|into|of)\s+(?P<subject>[^.]+)")
_SUBJECT = re.compile(r"multi-agency (?P<subject>(?:responses?|identification|arrangements|approach)\b[^.]*)")
_PLACE_OF_AGENCIES = re.compile(r"\bindividual agencies (?:in|across|within) (?:the )?(?P<place>[A-Z][^.]+)\.")

_BODY_OF = r"(?:HMI|Inspectorates? of|Inspectors? of)\s*"
_INSPECTORATES: dict[Inspectorate, re.Pattern[str]] = {
    "Ofsted": re.compile(r"\bOfsted\b|\bHMCI\b|(?:Office for Standards in|Chief Inspector of) Education"),
    "CQC": re.compile(r"\bCQC\b|Care (?:and )?Quality Commission"),
    "HMICFRS": re.compile(rf"\bHMIC(?:FRS)?\b|\b(?:{_BODY_OF})?Constabulary\b"),
    "HMI Probation": re.compile(rf"\bHMIP(?:rob(?:ation)?)?\b|\bHMI Prob\b|\b(?:{_BODY_OF})?Probation\b(?! Serv)"),
    "HMI Prisons": re.compile(rf"\b(?:{_BODY_OF})?Prisons\b"),
}
_SIGNED: dict[Inspectorate, re.Pattern[str]] = {
    "HMICFRS": re.compile(rf"\b{_BODY_OF}Constabulary\b"),
    "HMI Probation": re.compile(rf"\b{_BODY_OF}Probation\b"),
    "HMI Prisons": re.compile(rf"\b{_BODY_OF}Prisons\b"),
}
_ANOTHER = re.compile(r"\bHMI\b|\bInspectorates?\b|\bCommission\b|\bEstyn\b")

_GENERIC = re.compile(r"\babuse(?:, exploitation)? (?:and|or) neglect\b|\bneglect (?:and|or) abuse\b")
_THEMES: tuple[tuple[Theme, re.Pattern[str]], ...] = (
    ("serious_youth_violence", re.compile(r"\byouth violence\b")),
    ("early_help", re.compile(r"\bfamilies\b.*\bneed(?:ing)? help\b|\bearly help\b")),
    ("childrens_mental_health", re.compile(r"\bmental (?:ill[- ])?health\b")),
    ("child_sexual_abuse_in_the_family", re.compile(r"\bsexual abuse\b")),
    ("domestic_abuse", re.compile(r"\bdomestic (?:abuse|violence)\b")),
    ("neglect", re.compile(r"\bneglect(?:ed)?\b")),
)
_FRONT_DOOR = re.compile(r"\bneed and risk\b|\bfront door\b")

_MINISTERS = r"(?:Secretar(?:y|ies) of State|[Mm]inisters?)\b"
_COMMISSIONED = re.compile(
    rf"{_MINISTERS}.*\b(?:request(?:ed)?|commission(?:ed)?|ask(?:ed)?)\b"
    rf"|\b(?:requested|commissioned|asked|request|commission) (?:by|of|from) .*{_MINISTERS}|\b20\(1\)\(b\)"
)


def recognises(lines: Sequence[Line]) -> bool:
    """Whether a document's first page holds the heading of a joint targeted area inspection letter."""
    return any(_TITLE.match(line.text) for line in lines if line.page == 1)


def parse(lines: Sequence[Line]) -> ReportFacts:
    """Read one letter.

    Raises:
        ParseError: a fact that every letter states is not stated where the letters state it, or in other terms.
    """
    start, end = _title_span(lines)
    title = _without_footnote_marks(flat(lines[start:end]))
    introduction = _introduction(lines[end:])
    page = lines[start].page
    sentences = _sentences(_without_footnote_marks(flat(introduction)))
    area = _area(title, sentences, page)
    theme, stated = _theme(title, sentences, area, page)
    published = _letter_date(lines[:start], lines[end:], page)
    first, last = _fieldwork(sentences, published, page)
    sections = read_sections(lines[end:])
    return ReportFacts(
        programme="jtai",
        event="inspection",
        area=area,
        theme=theme,
        theme_stated=stated,
        fieldwork_start=first,
        fieldwork_end=last,
        published=published,
        inspectorates=_inspectorates(sentences, lines, page),
        findings=sections.findings,
        topics=topics_in(sections.items),
        reply=read_reply(lines[start:], lines[:start], area, published or last),
        selection=_selection(introduction, sentences),
    )


def _title_span(lines: Sequence[Line]) -> tuple[int, int]:
    start = next((n for n, line in enumerate(lines) if _TITLE.match(line.text)), None)
    if start is None:
        raise ParseError("the heading “Joint targeted area inspection of ...”", "no such line")
    limit = min(start + MAX_TITLE_LINES + 1, len(lines))
    end = next((n for n in range(start + 1, limit) if _BODY.match(lines[n].text)), None)
    if end is None:
        raise ParseError("a letter's first sentence after its heading", "none in the next lines", lines[start].page)
    return start, end


def _introduction(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines before the first main heading."""
    end = next((n for n, line in enumerate(lines) if heading_of(line.text)), len(lines))
    return lines[:end]


def _without_footnote_marks(text: str) -> str:
    text = re.sub(r"(?<=[A-Za-z.’)])\d{1,2}(?=\s|\.|$)", "", text)
    text = re.sub(r"(?<=\.) \d{1,2} (?=[A-Z])", " ", text)
    return re.sub(r"\s+\.", ".", text)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])(?<!\bSt\.)\s*(?=[A-Z‘])", text)


def _area(title: str, sentences: Sequence[str], page: int) -> str:
    """The council's or place's name in the heading, else in the sentence on the agencies that the letter goes to."""
    rest = re.sub(r"^.*?\binspection\b\s*(?:\(JTAI\)\s*)?(?:of|in|for|[:–-])\s*", "", title, flags=re.IGNORECASE)
    if "multi-agency" not in rest and "response" not in rest and "need and risk" not in rest:
        place = rest
    else:
        # the last "in" or "across" that a capital follows; "abuse in the family" names no place
        found = list(re.finditer(r"\b(?:in|across|within) (?:the )?(?=[A-Z])", rest))
        place = rest[found[-1].end() :] if found else ""
    if not place:
        stated = next((m for m in map(_PLACE_OF_AGENCIES.search, sentences) if m), None)
        place = stated["place"] if stated else ""
    place = re.sub(r"^the | local authority(?: area)?$", "", place.strip(" .:"), flags=re.IGNORECASE)
    if not place or not place[0].isupper() or len(place) > 80 or "inspection" in place.lower():
        raise ParseError("a place in the heading, or after “individual agencies in”", "none", page)
    return place


def _theme(title: str, sentences: Sequence[str], area: str, page: int) -> tuple[Theme, str]:
    """The theme and the few words that name it: from the heading and the deep dive, else from the letter's subject.

    The first sentence of some letters lists what the front door is held to ("abuse, neglect and exploitation, as well
    as ..."); so it counts only where neither heading nor deep dive names anything particular.
    """
    leading = (_SUBJECT.search(title), *map(_DEEP_DIVE.search, sentences))
    general = None
    for texts in (leading, map(_SUBJECT.search, sentences[:4])):
        subjects = [_subject(match["subject"], area) for match in texts if match]
        named = [(theme, subject) for subject in subjects for theme in _themes_of(subject)]
        codes = sorted({theme for theme, _ in named} - {"front_door"})
        if len(codes) > 1:
            raise ParseError("one theme in the letter's subject", " and ".join(codes), page)
        if codes:
            return next((theme, subject) for theme, subject in named if theme != "front_door")
        general = general or next(iter(named), None)
    if general is None:
        raise ParseError("one theme of the declared list", "none of them", page)
    return general


def _subject(text: str, area: str) -> str:
    """A subject without "the response to", brackets and the place."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    text = re.sub(r"^(?:the )?(?:multi-agency )?(?:responses?|approach) to (?:the )?", "", text)
    place = (
        rf"\s+(?:in|across|within) (?:the )?{re.escape(area)}\b(?: (?:borough|city|county|council|local authority))*"
    )
    text = re.sub(place, "", text, flags=re.IGNORECASE)
    return re.sub(r"\s+(?:in|across|within) (?:the )?[A-Z].*$", "", text).strip(" .,’'")


def theme_of_subject(subject: str) -> Theme | None:
    """The one theme that a subject names, None where it names none ("abuse and neglect" is every early letter's).

    Raises:
        ParseError: it names several.
    """
    themes = _themes_of(subject)
    if len(themes) > 1:
        raise ParseError("one theme in the letter's subject", " and ".join(themes), 1)
    return next(iter(themes), None)


def _themes_of(subject: str) -> list[Theme]:
    """The themes that a subject names; the front door counts only where nothing more particular is named.

    Serious youth violence includes criminal exploitation by the inspectorates' own scope.
    """
    text = _GENERIC.sub("", subject.lower()).replace("’", "'")
    found = [theme for theme, pattern in _THEMES if pattern.search(text)]
    if found and found[0] == "serious_youth_violence":
        return found[:1]
    if "exploit" in text:
        found.append(_exploitation_of(text))
    return found or (["front_door"] if _FRONT_DOOR.search(text) else [])


def _exploitation_of(text: str) -> Theme:
    other_forms = re.search(r"\bcriminal|\bgangs?\b", text)
    if "sexual" in text:
        return "child_exploitation" if other_forms else "child_sexual_exploitation_and_missing"
    return "criminal_exploitation" if other_forms else "child_exploitation"


def _letter_date(before: Sequence[Line], after: Sequence[Line], page: int) -> dt.date | None:
    """The date that stands alone on a line of the letter's first page; None where none does."""
    dates = [line.text for line in (*before, *after) if line.page <= page and _LETTER_DATE.fullmatch(line.text)]
    return single_date(re.sub(r"^\D+", "", dates[0])) if dates else None


def _fieldwork(sentences: Sequence[str], published: dt.date | None, page: int) -> tuple[dt.date, dt.date]:
    """First and last day on site, from the sentence that says when it took place or who undertook it when."""
    dated = [s for s in sentences if _VISIT.search(s) and re.search(rf"\d.*\b(?:{_MONTH})\b", s)]
    dated = [s for s in dated if "took place" in s or not _COMMISSIONED.search(s)]
    dated.sort(key=lambda sentence: "took place" not in sentence)
    if not dated:
        raise ParseError("a sentence with the days of the inspection", "none before the first heading", page)
    text = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? |\bthe (?=\d)", "", dated[0])
    first, last = first_range(text, published)
    if not 0 < (last - first).days <= MAX_DAYS_OF_FIELDWORK:
        raise ParseError(f"fieldwork of 2 to {MAX_DAYS_OF_FIELDWORK} days", f"{first} to {last}", page)
    if published and not 0 <= (published - last).days <= MAX_DAYS_TO_LETTER:
        raise ParseError(f"a letter within {MAX_DAYS_TO_LETTER} days of {last}", f"dated {published}", page)
    return first, last


def _inspectorates(sentences: Sequence[str], lines: Sequence[Line], page: int) -> tuple[Inspectorate, ...]:
    """Who inspected, from the first sentence that names Ofsted and others at work; nobody else may have signed."""
    naming = (s for s in sentences if _VISIT.search(s) or "inspectors from" in s or "carry out" in s)
    stated = next((s for s in naming if len(names := _named_in(s)) > 1 and "Ofsted" in names), None)
    if stated is None:
        raise ParseError("a sentence naming Ofsted and the other inspectorates", "none before the first heading", page)
    named = _named_in(stated)
    rest = stated
    for pattern in _INSPECTORATES.values():
        rest = pattern.sub("", rest)
    if _ANOTHER.search(rest):
        raise ParseError("inspectorates of the declared list", "another one beside " + ", ".join(named), page)
    closing = next((n for n, line in enumerate(lines) if line.text.startswith("Yours ")), len(lines))
    signatures = flat(lines[closing:])
    unnamed = [name for name, pattern in _SIGNED.items() if name not in named and pattern.search(signatures)]
    if unnamed:
        signed_on = lines[closing].page
        raise ParseError("signatures of " + ", ".join(named), "also " + ", ".join(unnamed), signed_on)
    return named


def _named_in(text: str) -> tuple[Inspectorate, ...]:
    return tuple(name for name, pattern in _INSPECTORATES.items() if pattern.search(text))


def _selection(introduction: Sequence[Line], sentences: Sequence[str]) -> Selection | None:
    """Why the area was chosen: only ministers' commissions are ever stated."""
    if not any(_COMMISSIONED.search(s) and re.search(r"\bjoint\b|\binspection\b|JTAI", s) for s in sentences):
        return None
    mark = re.compile(rf"{_MINISTERS}|\bof State\b|20\(1\)\(b\)")
    page = next((line.page for line in introduction if mark.search(line.text)), None)
    return Selection(stated_reason="commissioned", page=page)
