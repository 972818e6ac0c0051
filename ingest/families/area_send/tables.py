"""How many rows the two tables of an area SEND report have, from their text alone.

A PDF's text holds no rules and no gaps between rows, so a row's end is inferred from how lines wrap:
- A line that ends a sentence, and that the next line's first word would still have fitted on, ends a row.
- A line that ends a sentence and is full may or may not end a row. It does where the next line names who is to
  act, as rows do ("Health leaders should ..."), it does not where the next sentence is about something else
  ("They should", "These plans should", "Data should"). A general name that opens no other row of the table
  ("Leaders should ...") leaves it open, and raises.
- Bulleted lines belong to the row that introduces them. Where rows are numbered, the numbers are counted;
  where rows themselves are bullets, the bullets.
- In "Areas for priority action" each row begins with its responsible body, in a narrow first column. Where a row
  runs over a page, the rest of its body's name follows in the middle of the action's text.
Widths are those of Tahoma, the reports' type, in units of its "e".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.text.lines import Line, flat

_WIDTHS = (
    ("il‘’'|", 0.45),
    (" .,:;", 0.58),
    ("frtIj()/-–", 0.68),
    ("cszL1", 0.86),
    ("AEFPRSTVXYK", 1.12),
    ("BCDGHNOQU", 1.28),
    ("mwMW", 1.55),
)
_WIDTH_OF = {character: width for characters, width in _WIDTHS for character in characters}
_BULLET = re.compile(r"[•●▪■◼◾\uf0b7\uf0a7\uf06e–−-]\s*(?=\S)")
_BULLET_INDENT = 8.0
_TOLERANCE = 1.0
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s+[A-Z]")
_SENTENCE_END = re.compile(r"[.!?][’”'\")]?\d{0,2}$")
_MODAL = re.compile(r"\b(?:should|must|needs? to|needs? urgently|will need|ought to|are required)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:they|this|these|those|it|its|their|there|in addition|in particular|such|as a result|also|where|when)\b", re.I
)
_ACTOR = re.compile(
    r"\b(?:leaders?|partners?|partnership|LAP|authority|council|ICBs?|NHS|boards?|trusts?|commissioners?|providers?|"
    r"services?|agencies|bodies|area)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"(?:all |area |local |partnership )?(?:leaders|partners)|the partnership", re.IGNORECASE)
_BODY_NAME = re.compile(
    r"\b(?:council|ICBs?|integrated care|NHS|boards?|trust|partnership|authority|leaders?|providers?|borough|first|"
    r"schools?|colleges?|health|local area|children)\b",
    re.IGNORECASE,
)
_ONE_LINE_BODY = re.compile(r"(?P<body>.{4,60}?\b(?:Council|ICB|Board|Trust|Authority|Partnership|NHS)\)?) (?=[A-Z])")


def improvements(rows: Sequence[Line]) -> int:
    """Rows of "Areas for improvement" (the lines below the heading, without footers).

    Raises:
        ParseError: a full line's sentence end that may or may not end a row.
    """
    marked = _count_marked(rows)
    if marked is not None:
        return marked
    edge = _edge(rows)
    starts = [0]
    doubtful = []
    for i in range(1, len(rows)):
        kind = _break(rows, i, edge)
        if kind == "row":
            starts.append(i)
        elif kind == "doubtful":
            doubtful.append(i)
    openings = {_subject(rows[start:]) for start in starts} - {None}
    for i in doubtful:
        subject = _subject(rows[i:])
        if subject is None or not _ACTOR.search(subject):
            continue
        if subject not in openings and _GENERAL.fullmatch(subject):
            raise ParseError("rows that can be told apart", "a sentence that may begin another row", rows[i].page)
        starts.append(i)
    return len(starts)


def actions(rows: Sequence[Line]) -> int:
    """Rows of "Areas for priority action" (the lines below the table's header, without footers).

    Raises:
        ParseError: a row does not begin with a responsible body.
    """
    edge = _edge(rows)
    narrow = 0.62 * edge
    count, i, bodies = 0, 0, []
    while i < len(rows):
        start = i
        i = _end_of_body(rows, i, narrow)
        body = flat(rows[start:i])
        one_line = _ONE_LINE_BODY.match(rows[start].text) if i == start else None
        if one_line:
            body, i = one_line["body"], start + 1
        if not _BODY_NAME.search(body) or i >= len(rows):
            raise ParseError("a responsible body and then its action", "another order", rows[start].page)
        bodies.append(body)
        count += 1
        i = _end_of_action(rows, i, edge, bodies)
    return count


def _count_marked(rows: Sequence[Line]) -> int | None:
    numbers = [int(found["number"]) for line in rows if (found := _NUMBERED.match(line.text))]
    if _NUMBERED.match(rows[0].text):
        if numbers != list(range(1, len(numbers) + 1)):
            raise ParseError("rows numbered from 1 on", ", ".join(map(str, numbers)), rows[0].page)
        return len(numbers)
    first = _BULLET.match(rows[0].text)
    if first:
        mark = first[0].strip()
        return sum(line.text.startswith(mark) for line in rows)
    return None


def _width(text: str) -> float:
    return sum(_WIDTH_OF.get(character, 1.0 if character.islower() else 1.05) for character in text)


def _edge(rows: Sequence[Line]) -> float:
    """Width of a full line; two lines that the PDF joins at a hyphen are no measure of it."""
    widths = sorted(_width(line.text) for line in rows)
    usual = widths[(3 * len(widths)) // 4]
    return max(width for width in widths if width <= 1.2 * usual)


def _fits(rows: Sequence[Line], i: int, edge: float) -> bool:
    """True where the first word of line `i` would have fitted on the line before it."""
    word = re.split(r"(?<=[-–/])|\s", rows[i].text, maxsplit=1)[0]
    room = edge - (_BULLET_INDENT if _in_bullets(rows, i - 1) else 0.0)
    return _width(rows[i - 1].text) + _WIDTH_OF[" "] + _width(word) <= room - _TOLERANCE


def _in_bullets(rows: Sequence[Line], i: int) -> bool:
    """True where line `i` is a bullet or carries one on."""
    while i >= 0:
        if _BULLET.match(rows[i].text):
            return True
        if i == 0 or _SENTENCE_END.search(rows[i - 1].text):
            return False
        i -= 1
    return False


def _break(rows: Sequence[Line], i: int, edge: float) -> str:
    """What the break before line `i` is: "row", "doubtful", or "" inside a row."""
    before, line = rows[i - 1].text, rows[i].text
    if _BULLET.match(line) or not line[:1].isupper():
        return ""
    goes_on = bool(_GOES_ON.match(line)) or " also " in flat(rows[i : i + 2])[:60]
    if _SENTENCE_END.search(before):
        if goes_on:
            return ""
        return "row" if _fits(rows, i, edge) else "doubtful"
    if _fits(rows, i, edge) and not goes_on and before[-1] not in ":;," and _subject(rows[i:]) is not None:
        return "doubtful"
    return ""


def _subject(rows: Sequence[Line]) -> str | None:
    """Who is to act: the words before the first "should", "must" or "need to" of the sentence that opens `rows`."""
    sentence = re.split(r"(?<=[.:;])\s", flat(rows[:4]), maxsplit=1)[0]
    modal = _MODAL.search(sentence)
    return sentence[: modal.start()].strip().lower() if modal else None


def _end_of_body(rows: Sequence[Line], i: int, narrow: float) -> int:
    start = i
    while i < len(rows) and i - start < 9 and _width(rows[i].text) <= narrow and not _MODAL.search(rows[i].text):
        i += 1
    return i


def _end_of_action(rows: Sequence[Line], i: int, edge: float, bodies: Sequence[str]) -> int:
    """Index of the line that begins the next row."""
    narrow = 0.62 * edge
    first = i
    while i < len(rows):
        new_page = rows[i].page != rows[i - 1].page
        finished = i > first and bool(_SENTENCE_END.search(rows[i - 1].text))
        if new_page or finished:
            block = _end_of_body(rows, i, narrow)
            name = flat(rows[i:block])
            is_name = block > i and name[:1].isupper() and not _SENTENCE_END.search(rows[i].text)
            if is_name and (not finished or _is_rest(name, bodies)):
                i = block
                continue
            if finished and is_name and _BODY_NAME.search(name):
                return i
        if finished and _fits(rows, i, edge) and rows[i].text[:1].isupper():
            if _ONE_LINE_BODY.match(rows[i].text):
                return i
            if not (_GOES_ON.match(rows[i].text) or " also " in rows[i].text or _in_bullets(rows, i - 1)):
                raise ParseError("one action beside each responsible body", "another paragraph", rows[i].page)
        i += 1
    return i


def _is_rest(name: str, bodies: Sequence[str]) -> bool:
    """True where `name` completes the last body's name to one that another row has."""
    return any(other.endswith(name) and other != name for other in bodies[:-1]) and name not in bodies
