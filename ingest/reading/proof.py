"""One page of a report as a picture: counted items outlined and numbered, stated grades and days boxed.

What can't be boxed beyond doubt has no box, and `Proof.unboxed` says so in sentences. The picture is made for the
reader and is kept in no record.
"""

from __future__ import annotations

import calendar
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw, ImageFont

from ingest import families
from ingest.errors import IngestError, ParseError
from ingest.families.items import Item, hear_items
from ingest.reading.words import placed_words
from ingest.text.lines import lines_of
from ingest.text.pdf import read, sha256_of
from ingest.text.words import is_address

LARGEST_SIDE = 1500
_INK, _BOX = (15, 94, 99), (176, 58, 46)
_MARGIN = 3
_PRINTED = {
    "outstanding": r"outstanding",
    "good": r"(?<!to be )good",
    "requires_improvement": r"requires?\s+improvement(?:\s+to\s+be\s+good)?",
    "inadequate": r"inadequate",
}
_MONTHS = calendar.month_name
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top; points."""
Span = tuple[int, int]
"""First character and number of characters in a page's text."""


@dataclass(frozen=True)
class Wanted:
    """What is to be shown.

    Args:
        path: the report's file.
        sha256: which the file must have.
        page: 1-based.
        grades: codes of the grades that the record takes from this page, one a judgement.
        day: the day that the record takes from this page (year, month, day).
    """

    path: str
    sha256: str
    page: int
    grades: tuple[str, ...] = ()
    day: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Proof:
    """A page: its picture (PNG), the items outlined on it (section, number), what is boxed, and what is not."""

    png: bytes
    pages: int
    items: tuple[tuple[str, int], ...]
    boxed: tuple[str, ...]
    unboxed: tuple[str, ...]


def draw(wanted: Wanted) -> Proof:
    """The page as a picture.

    Raises:
        IngestError: there is no such page, or the file is missing, damaged, or another than the record was made from.
    """
    path = Path(wanted.path)
    if not path.is_file() or sha256_of(path) != wanted.sha256:
        raise IngestError("the file in the report store is not the one that the record was made from; fetch it again")
    document = read(path)
    if not 1 <= wanted.page <= len(document.pages):
        raise IngestError(f"the report has pages 1 to {len(document.pages)}")
    items, unread = _items(document.pages)
    placed = placed_words(document.pages, items)
    numbers = list(_numbered(items))
    pdf = pdfium.PdfDocument(path)
    try:
        page = pdf[wanted.page - 1]
        text = _Text(page)
        sheet = _Sheet(page)
        words = [(w, item) for w, p, item in zip(*placed, strict=True) if p == wanted.page]
        shown = [n for n, spans in text.items(words) if sheet.outline(text.rects(spans), str(numbers[n][1]), _INK)]
        boxed, unboxed = _box(sheet, text, wanted)
        lacking = [numbers[n] for n, item in enumerate(items) if item.page == wanted.page and n not in shown]
        unboxed += [
            f"item {number} of {section} starts on this page, was not found again on it" for section, number in lacking
        ]
        return Proof(
            sheet.png(),
            len(document.pages),
            tuple(numbers[n] for n in shown),
            tuple(boxed),
            (*unread, *unboxed),
        )
    finally:
        pdf.close()


def _items(pages: Sequence[str]) -> tuple[list[Item], list[str]]:
    with hear_items() as items:
        try:
            families.parse(lines_of(pages))
        except (ParseError, ValueError) as error:
            return [], [f"no item is outlined: {error}"]
    return items, []


def _numbered(items: Iterable[Item]) -> Iterator[tuple[str, int]]:
    """Section and number of each item: numbers run within the section, through the whole report."""
    counted: Counter[str] = Counter()
    for item in items:
        counted[item.section] += 1
        yield item.section, counted[item.section]


def _box(sheet: _Sheet, text: _Text, wanted: Wanted) -> tuple[list[str], list[str]]:
    """Box stated grades and the stated day; what was boxed, and what was not, in words."""
    boxed, unboxed = [], []
    for grade, number in Counter(wanted.grades).items():
        words = grade.replace("_", " ")
        pattern = _PRINTED.get(grade)
        spans = text.find(pattern) if pattern else []
        alone = [span for span in spans if text.ends_line(span)]
        sure = next((found for found in (spans, alone) if len(found) == number), None)
        if sure is None:
            many = f"stands {len(spans)} times on this page" if spans else "was not found on this page in these words"
            unboxed.append(f"the grade {words} is taken from here {number} times and {many}: it has no box")
            continue
        for span in sure:
            sheet.outline(text.rects([span]), "", _BOX)
        boxed.append(words)
    if wanted.day is not None:
        year, month, day = wanted.day
        name = f"{day} {_MONTHS[month]} {year}"
        spans = text.find(rf"\b{day}(?:st|nd|rd|th)?\s+{_MONTHS[month]}\s+{year}\b")
        for span in spans:
            sheet.outline(text.rects([span]), "", _BOX)
        (boxed if spans else unboxed).append(name if spans else f"the day {name} was not found in these words: no box")
    return boxed, unboxed


class _Text:
    """The text of a page with the place of every character."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page.get_textpage()
        self.text: str = self._page.get_text_range()

    def find(self, pattern: str) -> list[Span]:
        """Where a pattern stands, capitals or not."""
        return [(m.start(), len(m.group())) for m in re.finditer(pattern, self.text, re.IGNORECASE)]

    def ends_line(self, span: Span) -> bool:
        """Whether nothing follows on the line, as in a table of judgements."""
        return re.match(r"[ \t]*(?:[\r\n]|$)", self.text[span[0] + span[1] :]) is not None

    def items(self, words: Sequence[tuple[str, int | None]]) -> Iterator[tuple[int, list[Span]]]:
        """Each item with the pieces of text in which its words stand, one after another."""
        plain = re.sub(r"\S+", lambda m: " " * len(m.group()) if is_address(m.group()) else m.group(), self._straight())
        found: dict[int, list[Span]] = {}
        cursor, before = 0, None
        for word, item in words:
            match = re.compile(rf"(?<![^\W\d_]){re.escape(word)}").search(plain, cursor)
            if match is None:
                before = None
                continue
            cursor = match.end()
            if item is not None:
                spans = found.setdefault(item, [])
                if before == item and spans:
                    spans[-1] = (spans[-1][0], match.end() - spans[-1][0])
                else:
                    spans.append((match.start(), len(word)))
            before = item
        yield from found.items()

    def _straight(self) -> str:
        return self.text.translate(_APOSTROPHES)

    def rects(self, spans: Iterable[Span]) -> list[Rectangle]:
        """Rectangles (left, bottom, right, top; points) around pieces of text, about one a line."""
        found = []
        for start, length in spans:
            first = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._page, start)
            last = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._page, start + length - 1)
            if first >= 0 and last >= first:
                number = self._page.count_rects(first, last - first + 1)
                found += [self._page.get_rect(n) for n in range(number)]
        return found


class _Sheet:
    """The picture of a page, to be drawn on."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        bitmap = page.render(scale=min(2.0, LARGEST_SIDE / max(width, height, 1)))
        self._place = bitmap.get_posconv(page)
        self._image: Image.Image = bitmap.to_pil().convert("RGB")
        self._pen = ImageDraw.Draw(self._image)

    def outline(self, rects: Sequence[Rectangle], label: str, colour: tuple[int, int, int]) -> bool:
        """Draw one outline around rectangles, and a label in the margin on its left; whether there was any."""
        if not rects:
            return False
        ends = [end for left, bottom, right, top in rects for end in ((left, top), (right, bottom))]
        corners = [self._place.to_bitmap(x, y) for x, y in ends]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        left, top = max(0, min(xs) - _MARGIN), max(0, min(ys) - _MARGIN)
        self._pen.rectangle((left, top, max(xs) + _MARGIN, max(ys) + _MARGIN), outline=colour, width=2)
        if label:
            font = ImageFont.load_default(size=20)
            side = self._pen.textlength(label, font=font) + 10
            self._pen.rectangle((max(0, left - side), top, max(side, left), top + 26), fill=colour)
            self._pen.text((max(0, left - side) + 5, top + 1), label, fill=(255, 255, 255), font=font)
        return True

    def png(self) -> bytes:
        """The picture."""
        sink = io.BytesIO()
        self._image.quantize(64).save(sink, "PNG", optimize=True)
        return sink.getvalue()
