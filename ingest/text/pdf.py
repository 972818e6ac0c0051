"""A PDF file's text, page by page, by pypdfium2; nothing else is taken from the file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium  # PDFium's own text runs: fast, kept by Google, BSD/Apache licences
import pypdfium2.raw as pdfium_c

from ingest.errors import UnreadableError
from ingest.text.damage import damage

MAX_BYTES = 60_000_000
MAX_PAGES = 400
MIN_CHARACTERS = 200

# PDFium marks a hyphen at a line's end with U+FFFE (older builds U+0002).
_CHARACTERS = (
    ("\r\n", "\n"),
    ("\r", "\n"),
    ("\ufffe", "-"),
    ("\x02", "-"),
    ("\u00ad", "-"),
    ("\u00a0", " "),
    ("\ufeff", ""),
    ("\u200b", ""),
)


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
        UnreadableError: there is no such file, or it is no PDF, damaged, encrypted, over the limits, without text.
    """
    data = _bytes(path)
    pdf = _open(data)
    if problem := damage(data):
        pdf.close()
        raise UnreadableError(problem)
    try:
        count = len(pdf)
        if count > MAX_PAGES:
            raise UnreadableError(
                f"the file has {count:,} pages, more than the limit of {MAX_PAGES}; look at it by eye"
            )
        pages = tuple(_page_text(pdf, index) for index in range(count))
    finally:
        pdf.close()
    if sum(map(len, pages)) < MIN_CHARACTERS:
        raise UnreadableError(f"its pages ({count}) hold almost no text; it is probably a scan: read it by eye")
    return Document(hashlib.sha256(data).hexdigest(), pages)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError(f"the file has {size:,} bytes, more than the limit of {MAX_BYTES:,}")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the file can't be opened ({error.strerror or type(error).__name__})") from error
    if not data:
        raise UnreadableError("the file is empty; fetch it again")
    if b"%PDF-" not in data[:1024]:
        kind = (
            "a web page" if data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html")) else "something else"
        )
        raise UnreadableError(f"the file is not a PDF but {kind} (no %PDF header); fetch it again or correct the link")
    return data


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                "the file is encrypted and needs a password; ask the publisher for an open copy"
            ) from error
        if error.err_code == pdfium_c.FPDF_ERR_SUCCESS:
            raise UnreadableError("the file has no pages; fetch it again or ask the publisher") from error
        raise UnreadableError(
            f"PDFium can't open the file ({error}); it is damaged or was cut short: fetch it again"
        ) from error


def _page_text(pdf: pdfium.PdfDocument, index: int) -> str:
    try:
        page = pdf[index]
        textpage = page.get_textpage()
        text: str = textpage.get_text_range()
        textpage.close()
        page.close()
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"page {index + 1} is damaged ({error})") from error
    for character, plain in _CHARACTERS:
        text = text.replace(character, plain)
    return text
