"""A PDF file's text, page by page, by pypdfium2; nothing else is taken from the file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium  # PDFium's own text runs: fast, kept by Google, BSD/Apache licences

from ingest.errors import UnreadableError

MAX_BYTES = 60_000_000
MAX_PAGES = 400
MIN_CHARACTERS = 200

# PDFium marks a hyphen at a line's end with U+FFFE (older builds U+0002).
_CHARACTERS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\u00a0": " ", "\ufeff": None, "\u200b": None})


@dataclass(frozen=True)
class Document:
    """One PDF: SHA-256 of its bytes and the text of each page (`pages[0]` is page 1)."""

    sha256: str
    pages: tuple[str, ...]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(path: Path) -> Document:
    """Read a PDF's text.

    Raises:
        UnreadableError: the file is no PDF, damaged, encrypted, over the limits, or holds no text.
        OSError: the file can't be opened at all.
    """
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"the file has {len(data):,} bytes, more than the limit of {MAX_BYTES:,}")
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("the file is not a PDF (no %PDF header); fetch it again or correct the link")
    digest = hashlib.sha256(data).hexdigest()
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"PDFium can't open the file ({error}); it may be truncated or encrypted") from error
    try:
        count = len(pdf)
        if not 0 < count <= MAX_PAGES:
            raise UnreadableError(f"the file has {count} pages, outside 1 to {MAX_PAGES}")
        pages = tuple(_page_text(pdf, index) for index in range(count))
    finally:
        pdf.close()
    if sum(map(len, pages)) < MIN_CHARACTERS:
        raise UnreadableError(f"the {count} pages hold almost no text; it is probably a scan that needs reading by eye")
    return Document(digest, pages)


def _page_text(pdf: pdfium.PdfDocument, index: int) -> str:
    try:
        page = pdf[index]
        textpage = page.get_textpage()
        text: str = textpage.get_text_range()
        textpage.close()
        page.close()
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"page {index + 1} is damaged ({error})") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CHARACTERS)
