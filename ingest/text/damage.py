"""Whether a PDF's bytes are whole, told before its text is taken.

PDFium repairs what it can and drops what it can't, without a word: a page whose compressed text is damaged simply
comes out shorter, and a count of findings would come out wrong. So each compressed part is unpacked once, and its
own check sum decides; and each object must stand where the file's table of objects says. Pictures are left out (they
hold no text), and so is the text of encrypted files (it is not to be unpacked without a key).
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_TABLE = re.compile(rb"xref\s+((?:\d+ \d+\s+(?:\d{10} \d{5} [nf]\s+)*)+)")
_SECTION = re.compile(rb"(\d+) \d+\s+((?:\d{10} \d{5} [nf]\s+)*)")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*[/>]")
_DICTIONARY_BYTES = 2000
_TAIL_BYTES = 2048
_STEP = 1 << 20


def damage(data: bytes) -> str | None:
    """What is wrong with the bytes of a PDF, in words; None when nothing is seen."""
    if b"%%EOF" not in data[-_TAIL_BYTES:]:
        return "the file was cut short (its end mark is missing): fetch it again"
    if (missing := _missing_object(data)) is not None:
        return f"object {missing} of the file does not stand where its table says, so parts may be lost: fetch it again"
    if b"/Encrypt" in data:
        return None
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        if _is_deflated(data, match.start()):
            end = data.find(b"endstream", match.end())
            if not _unpacks(view[match.end() : end if end > 0 else len(data)]):
                return f"a compressed part of the file is damaged (at byte {match.start():,}): fetch it again"
    return None


def _missing_object(data: bytes) -> int | None:
    """Number of the first object that the tables of objects (PDF 1.7, 7.5.4) lead astray to."""
    header = max(0, data.find(b"%PDF-"))
    for table in _TABLE.finditer(data):  # "startxref" is followed by one number only, and so no table
        for section in _SECTION.finditer(table[1]):
            number = int(section[1])
            for offset, generation, kind in _ENTRY.findall(section[2]):
                start = header + int(offset)
                if kind == b"n" and not _is_at(data, start, number, int(generation)):
                    return number
                number += 1
    return None


def _is_at(data: bytes, start: int, number: int, generation: int) -> bool:
    if data.startswith(b"%d %d obj" % (number, generation), start):
        return True
    words = data[start : start + 40].split(maxsplit=3)[:3]  # with other white space
    return words[:2] == [b"%d" % number, b"%d" % generation] and words[2].startswith(b"obj")


def _is_deflated(data: bytes, stream_starts: int) -> bool:
    """Whether the dictionary before a stream names deflate as its one filter, and no picture."""
    if data[stream_starts - 3 : stream_starts] == b"end":
        return False
    opened = data.rfind(b"obj", max(0, stream_starts - _DICTIONARY_BYTES), stream_starts)
    if opened < 0:
        return False
    dictionary = data[opened:stream_starts]
    return b"/Image" not in dictionary and _DEFLATED.search(dictionary) is not None


def _unpacks(packed: memoryview) -> bool:
    unpacker = zlib.decompressobj()
    rest: bytes | memoryview = packed
    try:
        while rest and not unpacker.eof:
            unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof
