"""Reading in processes that may be lost: what one bad file costs, and what it does not."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.errors import IngestError
from ingest.reading import worker
from ingest.reading.report import examine
from ingest.reading.worker import Limits, examine_all


@pytest.fixture
def sound(tmp_path: Path) -> list[Path]:
    """Six sound files, each with its own text."""
    paths = []
    for number in range(6):
        pdf = FPDF()
        pdf.set_font("helvetica", size=11)
        pdf.add_page()
        pdf.multi_cell(0, text=f"Invented notice number {number} about parking. " * 20)
        path = tmp_path / f"sound-{number}.pdf"
        pdf.output(str(path))
        paths.append(path)
    return paths


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that is opened and never comes to its end."""
    path = tmp_path / "endless.pdf"
    os.mkfifo(path)
    return path


def test_outcomes_come_in_the_order_of_the_files_and_equal_a_plain_reading(sound: list[Path]) -> None:
    assert list(examine_all(sound)) == [examine(path) for path in sound]


def test_a_file_that_hangs_is_stopped_and_costs_only_itself(sound: list[Path], endless: Path) -> None:
    outcomes = list(examine_all([*sound[:2], endless, *sound[2:]], Limits(seconds=0.5, workers=1)))
    assert outcomes[2].problem == "reading the file took more than 0.5 s and was stopped; look at it by eye"
    assert [outcomes[n] for n in (0, 1, 3, 4, 5, 6)] == [examine(path) for path in sound]


@pytest.mark.slow
def test_files_that_hang_one_after_another_are_each_told(endless: Path) -> None:
    outcomes = list(examine_all([endless] * 4, Limits(seconds=0.3)))
    assert ["took more than" in str(outcome.problem) for outcome in outcomes] == [True] * 4


def test_a_file_that_needs_too_much_memory_costs_only_itself(sound: list[Path], tmp_path: Path) -> None:
    greedy = tmp_path / "greedy.pdf"
    with greedy.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(59_000_000)
    outcomes = list(examine_all([sound[0], greedy, sound[1]], Limits(megabytes=40, workers=1)))
    assert outcomes[1].problem == "reading the file needed more than 40 MB; look at it by eye"
    assert (outcomes[0], outcomes[2]) == (examine(sound[0]), examine(sound[1]))


def test_a_crash_of_the_pdf_library_costs_only_its_file(sound: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = examine_all(sound, Limits(workers=1))
    first = next(outcomes)
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGSEGV)
    rest = list(outcomes)
    crashed = [outcome for outcome in rest if outcome.problem and "the reader crashed (SIGSEGV)" in outcome.problem]
    assert first == examine(sound[0])
    assert len(rest) == 5
    assert len(crashed) <= 1


def test_no_file_gives_no_outcome() -> None:
    assert list(examine_all([])) == []


def test_a_reader_that_can_not_start_is_said_so(sound: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_read_files", os.abort)
    with pytest.raises(IngestError, match="no reading process starts"):
        list(examine_all(sound))


def test_no_reader_outlives_the_run(sound: list[Path]) -> None:
    outcomes = examine_all(sound)
    next(outcomes)
    running = multiprocessing.active_children()
    outcomes.close()
    assert running
    assert multiprocessing.active_children() == []
