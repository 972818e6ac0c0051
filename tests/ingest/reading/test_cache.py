"""The cache of facts: what was read is not read again, and nothing in it can stop or spoil a run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from ingest.facts import ReportFacts
from ingest.reading.cache import parser_version, read_all, words_of
from ingest.reading.report import Listing, Outcome

FACTS = ReportFacts(
    programme="jtai",
    event="inspection",
    area="Wexcombe",
    theme="neglect",
    fieldwork_start=dt.date(2018, 3, 5),
    fieldwork_end=dt.date(2018, 3, 9),
    inspectorates=("Ofsted", "CQC"),
)
READ = {
    "read.pdf": Outcome("a" * 64, 9, FACTS, None, b"counts of words"),
    "another-kind.pdf": Outcome("b" * 64, 3, None, "the file is something else"),
    "stopped.pdf": Outcome("c" * 64, None, None, "reading the file was stopped"),
}
ENTRIES = [
    Listing(Path(name), "80999", "Wexcombe", dt.date(2018, 4, 20), None, str(outcome.sha256))
    for name, outcome in READ.items()
]


class Reader:
    """Reads the invented files and remembers which."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        for path in paths:
            self.asked.append(path.name)
            yield READ[path.name]


def outcomes(folder: Path, reader: Reader) -> dict[str, Outcome]:
    return {entry.path.name: outcome for entry, outcome in read_all(ENTRIES, folder, reader)}


def test_what_the_file_determines_is_read_once_and_what_was_stopped_again(tmp_path: Path) -> None:
    reader = Reader()
    assert outcomes(tmp_path, reader) == READ
    assert outcomes(tmp_path, reader) == READ
    assert reader.asked == [*READ, "stopped.pdf"]


@pytest.mark.parametrize("spoilt", ["", "[]", "{}", '{"pages": 9, "problem": null, "facts": "{}"}', "\x00\xff"])
def test_a_spoilt_entry_is_read_again(tmp_path: Path, spoilt: str) -> None:
    outcomes(tmp_path, Reader())
    entry = tmp_path / parser_version() / ("a" * 64 + ".json")
    entry.write_text(spoilt, encoding="latin-1")
    reader = Reader()
    assert outcomes(tmp_path, reader) == READ
    assert reader.asked == ["read.pdf", "stopped.pdf"]
    assert json.loads(entry.read_text())["pages"] == 9


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"others")])
def test_words_that_are_gone_or_others_are_counted_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    outcomes(tmp_path, Reader())
    assert words_of("a" * 64, tmp_path) == b"counts of words"
    spoil(tmp_path / parser_version() / ("a" * 64 + ".words"))
    assert words_of("a" * 64, tmp_path) is None
    reader = Reader()
    assert outcomes(tmp_path, reader) == READ
    assert reader.asked == ["read.pdf", "stopped.pdf"]


def test_facts_of_another_version_are_not_used_and_are_dropped(tmp_path: Path) -> None:
    outcomes(tmp_path, Reader())
    (tmp_path / parser_version()).rename(tmp_path / "older")
    reader = Reader()
    outcomes(tmp_path, reader)
    assert reader.asked == list(READ)
    assert [path.name for path in tmp_path.iterdir()] == [parser_version()]


def test_a_cache_that_can_not_be_written_does_not_stop_the_run(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    assert outcomes(occupied, Reader()) == READ
