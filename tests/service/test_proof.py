"""Pages of reports as pictures: items outlined, grades boxed only beyond doubt, and every way to fail."""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from fpdf import FPDF
from PIL import Image

from ingest.errors import IngestError
from ingest.reading import worker
from ingest.reading.proof import LARGEST_SIDE, Wanted, draw
from queries import rows
from tests.service.conftest import Server


def made(tmp_path: Path, *lines: str) -> tuple[str, str]:
    """A PDF of one page with these lines: its path and hash."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    for line in (*lines, *["An invented page about nothing much. " * 3] * 4):
        pdf.multi_cell(0, text=line, new_x="LMARGIN", new_y="NEXT")
    path = tmp_path / "made.pdf"
    pdf.output(str(path))
    return str(path), hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_grade_that_stands_once_is_boxed_and_the_picture_has_bounds(tmp_path: Path) -> None:
    path, sha256 = made(tmp_path, "Overall effectiveness: Requires improvement to be good")
    proof = draw(Wanted(path, sha256, 1, ("requires_improvement",), (2024, 3, 5)))
    assert proof.boxed == ("requires improvement",)
    assert any("no item is outlined" in said for said in proof.unboxed)
    assert any("5 March 2024 was not found" in said for said in proof.unboxed)
    picture = Image.open(io.BytesIO(proof.png))
    assert max(picture.size) <= LARGEST_SIDE
    assert any(
        red > 120 > green + blue - 40 for _, (red, green, blue) in picture.convert("RGB").getcolors(1 << 20) or ()
    )


def test_a_grade_that_may_stand_in_several_places_has_no_box(tmp_path: Path) -> None:
    path, sha256 = made(tmp_path, "Leaders are good at this and good at that.")
    proof = draw(Wanted(path, sha256, 1, ("good",)))
    assert proof.boxed == ()
    assert "the grade good is taken from here 1 times and stands 2 times on this page: it has no box" in proof.unboxed


def test_another_file_than_the_record_was_made_from_is_not_shown(tmp_path: Path) -> None:
    path, _ = made(tmp_path, "anything")
    with pytest.raises(IngestError, match="not the one that the record was made from"):
        draw(Wanted(path, "0" * 64, 1))


def stuck(_: str) -> str:
    time.sleep(60)
    return ""


def crashed(_: str) -> str:
    os.abort()


def greedy(_: str) -> str:
    return "x" * 400_000_000


@pytest.mark.parametrize(
    ("work", "said"), [(stuck, "took more than 1 s"), (crashed, "crashed"), (greedy, "needed more than 100 MB")]
)
def test_what_does_not_end_well_is_a_sentence(work: Callable[[str], str], said: str) -> None:
    with pytest.raises(IngestError, match=said):
        worker.call(work, "", worker.Limits(seconds=1, megabytes=100))


@pytest.mark.corpus
def test_the_strengths_of_a_letter_are_outlined_as_they_are_numbered_when_counted_by_eye(reports: Path) -> None:
    """Bracknell Forest, letter of 8 March 2019, page 3: the second to the seventh strength (read by eye)."""
    path = reports / "80436_bracknell-forest" / "joint-area-child-protection_2019-03-08.pdf"
    proof = draw(Wanted(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), 3))
    assert proof.items == tuple(("strength", number) for number in range(2, 8))
    assert proof.unboxed == ()


@pytest.fixture(scope="module")
def shown(start: Callable[..., Server], reports: Path) -> httpx.Client:
    """A client of a server that keeps the published reports."""
    return httpx.Client(base_url=start(REPORTS=str(reports)).wait().url, timeout=60)


@pytest.mark.corpus
def test_a_page_is_shown_with_its_legend_and_search_engines_are_kept_out(shown: httpx.Client) -> None:
    """Bracknell Forest, report of 29 July 2022, page 1: three times Outstanding, once Good (read by eye)."""
    got = shown.get("/proof/ilacs-bracknell-forest-2022-07-29/1")
    assert got.status_code == 200
    assert "Boxed in red: outstanding; good." in got.text
    picture = shown.get("/proof/ilacs-bracknell-forest-2022-07-29/1.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.headers["x-robots-tag"] == got.headers["x-robots-tag"] == "noindex"
    plain = shown.get("/inspection/ilacs-bracknell-forest-2022-07-29/").text
    assert 'href="../../proof/ilacs-bracknell-forest-2022-07-29/1"' in plain


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere/1", "No inspection on record"),
        ("ilacs-bracknell-forest-2022-07-29/999", "The report has pages 1 to 9."),
        ("ilacs-bracknell-forest-2022-07-29/0", "A page is a whole number"),
        ("ilacs-bracknell-forest-2022-07-29/1e3", "A page is a whole number"),
        ("ilacs-bracknell-forest-2022-07-29/٣", "A page is a whole number"),
    ],
)
def test_what_is_not_there_is_one_sentence(shown: httpx.Client, path: str, said: str) -> None:
    got = shown.get(f"/proof/{path}")
    assert got.status_code == 404
    assert said in got.text


def test_a_damaged_file_and_a_store_without_files_are_said_and_no_path_is_told(
    start: Callable[..., Server], tmp_path: Path
) -> None:
    row = next(row for row in rows("report_files"))
    empty = httpx.get(f"{start(REPORTS=str(tmp_path)).wait().url}/proof/{row['inspection_id']}/1", timeout=60)
    assert empty.status_code == 404
    assert "keeps no copies of the reports" in empty.text
    (tmp_path / f"{row['sha256']}.pdf").write_bytes(b"%PDF-1.4 cut")
    spoilt = httpx.get(f"{start(REPORTS=str(tmp_path)).wait().url}/proof/{row['inspection_id']}/1", timeout=60)
    assert spoilt.status_code == 503
    assert "not the one that the record was made from" in spoilt.text
    assert str(tmp_path) not in empty.text + spoilt.text
