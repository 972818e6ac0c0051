"""Files that no one should have published: each ends as facts or as a sentence, never as a crash or a hang.

Damaged copies of published reports are made with a fixed seed. None of them may read as *other* facts than the whole
report: a wrong count is worse than a missing one.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.facts import ReportFacts
from ingest.reading.report import Outcome, examine
from ingest.reading.worker import Limits, examine_all
from ingest.text import pdf

Damage = Callable[[bytes, random.Random], bytes]

_WORD = "open sesame"
COPIES = 1200
SOURCES = 150


def _bit_flips(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 8, 64, 512))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _block(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((16, 256, 4096, len(data) // 4)))


def _block_deleted(data: bytes, chance: random.Random) -> bytes:
    start, end = _block(data, chance)
    return data[:start] + data[end:]


def _block_doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _block(data, chance)
    return data[:end] + data[start:]


def _block_of_zeros(data: bytes, chance: random.Random) -> bytes:
    start, end = _block(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _objects_swapped(data: bytes, chance: random.Random) -> bytes:
    objects = [match.span() for match in re.finditer(rb"\d+ 0 obj.*?endobj", data, re.DOTALL)]
    (a, b), (c, d) = sorted(chance.sample(objects, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _rubbish_first(data: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 2000)) + data


def _numbers_changed(data: bytes, chance: random.Random) -> bytes:
    numbers = [match.span() for match in re.finditer(rb"(?<=[ /\[])\d+(?=[ /\]>])", data)]
    for start, end in sorted(chance.sample(numbers, min(len(numbers), 20)), reverse=True):
        data = data[:start] + str(chance.choice((0, -1, 2**31, 99_999_999))).encode() + data[end:]
    return data


ACCIDENTS: tuple[Damage, ...] = (
    _bit_flips,
    _cut_short,
    _block_deleted,
    _block_doubled,
    _block_of_zeros,
    _objects_swapped,
    _rubbish_first,
)
FORGERIES: tuple[Damage, ...] = (_numbers_changed,)
"""Valid bytes that say something else; no check sum can tell, so only calm is asked for."""


@pytest.mark.corpus
def test_damaged_copies_of_reports_never_crash_the_run_nor_state_other_facts(reports: Path, tmp_path: Path) -> None:
    chance = random.Random(20160314)
    by_size = sorted(reports.rglob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))
    sources = chance.sample(by_size[: len(by_size) // 2], SOURCES)
    damages = ACCIDENTS + FORGERIES
    copies = []
    for number in range(COPIES):
        source, damage = sources[number % SOURCES], damages[number // SOURCES]
        copy = tmp_path / f"{number}.pdf"
        copy.write_bytes(damage(source.read_bytes(), chance))
        copies.append((source, damage, copy))

    whole = dict(zip(sources, examine_all(sources), strict=True))
    outcomes = list(examine_all(copy for _, _, copy in copies))

    assert len(outcomes) == COPIES
    other_facts = []
    for (source, damage, copy), outcome in zip(copies, outcomes, strict=True):
        assert (outcome.facts is None) == bool(outcome.problem)
        assert not _lost_its_reader(outcome), f"{damage.__name__} of {source.name}: {outcome.problem}"
        if damage in ACCIDENTS and outcome.facts and _but_area(outcome.facts) != _but_area(whole[source].facts):
            other_facts.append((source.name, damage.__name__, copy.name))
    assert other_facts == []


def _lost_its_reader(outcome: Outcome) -> bool:
    return outcome.problem is not None and "the reader" in outcome.problem


def _but_area(facts: ReportFacts | None) -> dict[str, object] | None:
    """All but the area's words: whether they name a council is asked when the report joins the record."""
    return facts.model_dump(exclude={"area"}) if facts else None


def _document(pages: int, text: str = "") -> FPDF:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    for _ in range(pages):
        pdf.add_page()
        if text:
            pdf.multi_cell(0, text=text)
    return pdf


def _problem(path: Path) -> str:
    outcome = next(examine_all([path], Limits(workers=1)))
    assert outcome.facts is None
    assert outcome.problem is not None
    return outcome.problem


def test_an_encrypted_file_says_so(tmp_path: Path) -> None:
    pdf = _document(1, "Nothing to see. " * 60)
    pdf.set_encryption(owner_password=_WORD, user_password=_WORD[::-1])
    pdf.output(str(tmp_path / "locked.pdf"))
    assert "encrypted and needs a password" in _problem(tmp_path / "locked.pdf")


def test_a_file_that_is_open_to_readers_is_read_although_it_is_encrypted(tmp_path: Path) -> None:
    pdf = _document(1, "An invented notice about parking. " * 60)
    pdf.set_encryption(owner_password=_WORD)
    pdf.output(str(tmp_path / "open.pdf"))
    assert examine(tmp_path / "open.pdf").pages == 1


def test_too_many_pages_are_not_read(tmp_path: Path) -> None:
    _document(pdf.MAX_PAGES + 1).output(str(tmp_path / "long.pdf"))
    assert f"401 pages, more than the limit of {pdf.MAX_PAGES}" in _problem(tmp_path / "long.pdf")


def test_a_page_count_that_is_only_claimed_does_not_cost_memory(tmp_path: Path) -> None:
    path = tmp_path / "claims.pdf"
    path.write_bytes(_raw_pdf(b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"))
    assert _problem(path)


def test_a_file_without_pages_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(_raw_pdf(b"<< /Type /Pages /Kids [] /Count 0 >>"))
    assert "has no pages" in _problem(path)


def test_a_page_tree_that_contains_itself_is_no_trap(tmp_path: Path) -> None:
    path = tmp_path / "loop.pdf"
    path.write_bytes(_raw_pdf(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>"))
    assert _problem(path)


def _raw_pdf(pages: bytes) -> bytes:
    """The smallest whole file with a page tree of one's own."""
    data, starts = b"%PDF-1.4\n", []
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    for number, content in enumerate((b"<< /Type /Catalog /Pages 2 0 R >>", pages, page), start=1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    return data + b"xref\n0 4\n%strailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(data))


def test_a_scan_says_that_it_holds_no_text(tmp_path: Path) -> None:
    pdf = _document(3)
    pdf.rect(10, 10, 100, 100, style="F")
    pdf.output(str(tmp_path / "scan.pdf"))
    assert "probably a scan: read it by eye" in _problem(tmp_path / "scan.pdf")


def test_a_web_page_under_the_name_of_a_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_text("<!DOCTYPE html><html><body><h1>Sorry</h1></body></html>")
    assert "not a PDF but a web page" in _problem(path)


def test_another_kind_of_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"PK\x03\x04" + bytes(500))
    assert "not a PDF but something else" in _problem(path)


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()
    assert "is empty" in _problem(path)


def test_a_folder_and_a_missing_file_say_so(tmp_path: Path) -> None:
    folder, missing = examine_all([tmp_path, tmp_path / "gone.pdf"])
    assert "can't be opened" in str(folder.problem)
    assert "can't be opened" in str(missing.problem)
    assert (folder.sha256, missing.sha256) == (None, None)


def test_a_file_over_the_size_limit_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(pdf.MAX_BYTES + 1)
    assert "bytes, more than the limit" in _problem(path)


def test_a_cut_file_says_so_even_where_it_could_be_repaired(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    _document(2, "An invented notice about parking. " * 60).output(str(path))
    path.write_bytes(path.read_bytes().removesuffix(b"%%EOF\n"))
    assert "cut short" in _problem(path)


def test_a_damaged_page_says_so_even_where_it_could_be_read_in_part(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    _document(1, "An invented notice about parking. " * 60).output(str(path))
    data = path.read_bytes()
    start = data.index(b"stream\n") + len(b"stream\n")
    text = zlib.decompress(data[start : data.index(b"\nendstream")])
    assert b"parking" in text
    path.write_bytes(data[: start + 80] + b"\x00\x00" + data[start + 82 :])
    assert "compressed part of the file is damaged" in _problem(path)
