"""The written statement that a joint inspection letter asks for: who is to prepare it, and by which day.

How the letters ask (2016 to 2025): the last passage, as a rule under "Next steps", says in one sentence who should
prepare (coordinate, produce ...) "a written statement of proposed action" and in another who should send it where "by"
which day. Until 2020 the preparer is "the local authority" or "the director of children's services". Since 2022 the
letter determines a "principal authority", which may be anybody: the council by name, its children's services, an
integrated care board, the partnership or its chair, even a person whose post stands among the addressees. A statement
asked for within so many working days has no stated day.

The preparer is recorded by kind, the first named; a person's name is only looked up, never kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Reply
from ingest.families.jtai.preparer import kind_of
from ingest.text.lines import Line, flat

_MENTION = re.compile(r"\bwritten (?:statement|response|action plan)\b|\bstatement of (?:proposed )?actions?\b", re.I)
_HEADING = re.compile(
    r"(?:the )?next steps\b.{0,40}|what happens next|(?:the )?written statement(?: of .{0,30})?", re.I
)
_END = re.compile(r"Yours (?:sincerely|faithfully)")

_PREPARE = r"(?:prepar|produc|co-?ordinat|writ|draw|draft|develop|compil|complet)(?:e|es|ing)?\b"
_SEND = r"(?:send|submit|provid|return|forward|suppl|mak)(?:e|y|ting|ing)?\b"
_DUTY = (
    r"(?:should|must|will|shall|has to|have to|needs? to|ought to|(?:is|are) (?:therefore |now |jointly )?"
    r"(?:required|asked|expected|requested|invited|to|responsible for)(?: to)?)"
)
_STATEMENT = r"[^.;]{0,80}?\b(?:statement|response|plan)\b"


def _asks(verb: str) -> tuple[re.Pattern[str], ...]:
    """The ways of asking somebody to do `verb`: "X should ...", "We ask X to ...", "... should be ...ed by X"."""
    lead = r"(?:\w+ly |also |now |lead (?:on |in )?(?:the )?|take the lead (?:on|in) )*"
    return (
        re.compile(rf"(?:^|(?<=[.;:] ))(?P<who>[^.;]+?),? {_DUTY} {lead}{verb}{_STATEMENT}", re.I),
        re.compile(
            rf"\b(?:ask|require|request|expect|invite|direct)s?(?: that)? (?P<who>[^.;]+?) to {lead}{verb}", re.I
        ),
    )


_PREPARED_BY = re.compile(
    r"\bstatement\b[^.;]{0,80}? (?:should|must|will|shall|is to|needs to) be "
    r"(?:jointly |)(?:prepared|produced|co-?ordinated|written|drawn up|drafted|developed|compiled)[^.;]{0,40}? by "
    r"(?P<who>(?!\d|[A-Z][a-z]+day)[^.;]+?)(?= and (?:should|must|sent|submitted|returned)| by \d|[.;]|$)",
    re.I,
)
_ASKED = (*_asks(_PREPARE), _PREPARED_BY, *_asks(_SEND))

_NAMES = r"principal authorit(?:y|ies)"
_DETERMINED = r"(?:determined|decided|agreed|concluded|identified|designated|confirmed|named)(?: that)? "
_PRINCIPAL = (
    re.compile(rf"\b{_DETERMINED}(?P<who>[^.;]+?),? (?:is|are|as|will be|to be|should be) (?:the |a )?{_NAMES}", re.I),
    re.compile(rf"\b{_NAMES}(?: for [^,.;(]+?)?(?: is|,| \(|:) ?(?P<who>(?:the )?[^.;)]+)", re.I),
    re.compile(rf"(?:^|(?<=[.;:] ))(?P<who>[^.;]+?),? (?:(?:acting )?as|is|are) (?:the )?{_NAMES}", re.I),
)
_REFERS_BACK = re.compile(r"(?:(?:the|this|that) (?:principal )?(?:authority|body|agency)|it|they|who|which)", re.I)

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:{'|'.join(name[:3] for name in _MONTHS)}|Sept)\b\.?)"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_YEAR = r"(?:,? (?P<year>(?:20)?\d\d)(?![\d:]|\.\d))?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:the )?\b(?P<day>\d{{1,2}}) ?(?:st|nd|rd|th)? (?:day )?(?:of )?{_MONTH}{_YEAR}"
    r"|\b(?P<figures>\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)\b",
    re.I,
)
_HOUR = r"(?:close of (?:business|play)|noon|midday|midnight|the end of|the latest|\d{1,2}[.:]?\d{0,2} ?[ap]m)"
_BY = re.compile(
    r"\b(?:by|before|until|(?:no|not) later than|on or before|deadline (?:is|of)|due (?:on|by)?)"
    rf"(?: {_HOUR})?(?: on)?:? $",
    re.I,
)
_SENT = re.compile(rf"\b(?:{_SEND}|sent|submitted|returned|received|provided|reach|deadline|due)\b", re.I)
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


def read_reply(letter: Sequence[Line], addressees: Sequence[Line], area: str, dated: dt.date) -> Reply | None:
    """The statement that a letter asks for; None where it asks for none.

    Args:
        letter: the lines from the heading on.
        addressees: the lines before the heading.
        area: the council or place that the letter is about.
        dated: the letter's date, or its last day of fieldwork where it bears none; a year left out is taken from it.

    Raises:
        ParseError: the letter speaks of a written statement but not of who prepares it, in no known words, or of
            several days.
    """
    start = _start(letter)
    if start is None:
        return None
    page = letter[start].page
    end = next((n for n in range(start, len(letter)) if _END.match(letter[n].text)), len(letter))
    first = start + 1 if _HEADING.fullmatch(letter[start].text.rstrip(" .:?")) else start
    text = _plain(flat(letter[first:end]))
    preparer = kind_of(_who(text, page), area, page, addressees, letter)
    due, printed = _due(text, dated, page)
    return Reply(preparer=preparer, due=due, page=page, due_as_printed=printed)


def _start(letter: Sequence[Line]) -> int | None:
    """The line at which the passage starts: the last heading above a mention, else the mention's own sentence."""
    texts = [line.text for line in letter]
    mentions = [
        n for n, pair in enumerate(zip(texts, [*texts[1:], ""], strict=True)) if _MENTION.search(" ".join(pair))
    ]
    if not mentions:
        return None
    headings = [n for n, text in enumerate(texts) if n < mentions[-1] and _HEADING.fullmatch(text.rstrip(" .:?"))]
    if headings:
        return headings[-1]
    start = next((n for n in mentions if re.search(rf"{_DUTY}", " ".join(texts[max(0, n - 2) : n + 1]), re.I)), None)
    while start and not re.search(r"[.:;]\d?$", texts[start - 1]):
        start -= 1
    return start


def _plain(text: str) -> str:
    """Running text in one spelling, without the full stops and marks that end no sentence."""
    text = text.replace("’", "'").replace("‘", "'")
    text = re.sub(r"\bSt\.(?= [A-Z])", "St", text)
    text = re.sub(r"(?<=[a-z])\d{1,2}(?= ?[.A-Z]| \d)", ".", text)  # a footnote's mark in place of a full stop
    return re.sub(r"(?<=[.]) ?(?:\d{1,2}\.? )+(?=[A-Z])", " ", text)


def _who(text: str, page: int) -> str:
    """The words for whoever prepares the statement; a principal authority is whoever is called so."""
    found = (match["who"] for pattern in _ASKED for match in pattern.finditer(text))
    who = next((one for one in found if "which agency" not in one and "regulations" not in one.lower()), None)
    if who is None:
        raise ParseError("a sentence on who should prepare the written statement", "none in known words", page)
    if not (_REFERS_BACK.fullmatch(who.strip(" ,")) or re.search(_NAMES, who, re.I)):
        return who
    named = (match for source in (who, text) for pattern in _PRINCIPAL if (match := pattern.search(source)))
    for match in named:
        if not _REFERS_BACK.fullmatch(match["who"].strip(" ,")):
            return match["who"]
    raise ParseError("the name of the principal authority", "none", page)


def _due(text: str, dated: dt.date, page: int) -> tuple[dt.date | None, str | None]:
    """The day by which the statement is to be sent, and that day as printed where its weekday does not fit."""
    dates = list(_DATE.finditer(text))
    by = [match for match in dates if _BY.search(text[: match.start()])]
    stated = by or [match for match in dates if _SENT.search(_sentence_around(text, match))]
    days = {_day(match, dated, page): match for match in reversed(stated)}
    if len(days) > 1:
        raise ParseError("one day by which the statement is due", " and ".join(map(str, sorted(days))), page)
    for day, match in days.items():
        weekday = match["weekday"]
        fits = weekday is None or _WEEKDAYS[day.weekday()] == weekday.capitalize()
        return day, None if fits else " ".join(match[0].split())
    return None, None


def _sentence_around(text: str, match: re.Match[str]) -> str:
    return text[text.rfind(". ", 0, match.start()) + 1 : max(text.find(". ", match.end()), match.end())]


def _day(match: re.Match[str], dated: dt.date, page: int) -> dt.date:
    if match["figures"]:
        day, month, year = (int(part) for part in re.split(r"[/.]", match["figures"]))
    else:
        day = int(match["day"])
        month = next(n for n, name in enumerate(_MONTHS, 1) if name[:3].lower() == match["month"][:3].lower())
        year = int(match["year"] or 0)
    if not year:
        year = dated.year + ((month, day) <= (dated.month, dated.day))
    try:
        return dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError as error:
        raise ParseError("a day of the calendar for the statement", f"{day}.{month}.{year}", page) from error
