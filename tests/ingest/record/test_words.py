"""`words.parquet`: people's names stay out, the same words give the same bytes, a refresh keeps what was let in."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest import declared
from ingest.reading.words import count_words
from ingest.record import tables, words
from ingest.record.words import Words
from ingest.text.words import stem_of, words_of

AREAS = [{"name": "Wexcombe", "region": "London", "police_force": None}]
TEXTS = (
    "Brennan of the MASH in Wexcombe saw plans on Monday",
    "The MASH plans were seen by Brennan in Wexcombe; Monday",
    "plans: Brennan, MASH. Wexcombe plans, on a Monday, one zebra",
)


def file_of(*texts: str, kept: Words | None = None) -> bytes:
    known = kept or Words()
    for number, text in enumerate(texts):
        known.add(f"{number:064x}", count_words([text], []))
    keys = {sha256: f"jtai-wexcombe-2020-01-{int(sha256, 16) + 1:02d}" for sha256 in (*known.counted, *known.kept)}
    made = known.file(keys, AREAS)
    assert made is not None
    return made


def stems(file: bytes) -> set[str]:
    return set(pq.read_table(io.BytesIO(file)).column("stem").to_pylist())


def test_a_name_stays_out_and_an_abbreviation_a_place_and_a_declared_word_get_in() -> None:
    assert stems(file_of(*TEXTS)) == {"plan", "mash", "wexcomb", "monday"}


def test_a_word_in_two_reports_stays_out_and_in_three_gets_in() -> None:
    assert "brief" not in stems(file_of("brief", "brief", "nothing"))
    assert "brief" in stems(file_of("brief", "brief", "brief"))


def test_small_letters_in_two_reports_and_a_capital_in_others_are_no_way_in_for_a_name() -> None:
    assert "brennan" not in stems(file_of("brennan", "brennan", "Brennan", "Brennan", "BRENNAN"))


def test_the_same_words_give_the_same_bytes_in_any_order() -> None:
    one, other = Words(), Words()
    parts = [(f"{n:064x}", count_words([text], [])) for n, text in enumerate(TEXTS)]
    for sha256, stream in parts:
        one.add(sha256, stream)
    for sha256, stream in reversed(parts):
        other.add(sha256, stream)
    keys = {sha256: f"jtai-wexcombe-2020-01-0{n + 1}" for n, (sha256, _) in enumerate(parts)}
    assert one.file(keys, AREAS) == other.file(keys, AREAS)


def test_a_refresh_gives_a_new_report_the_stems_on_record_and_keeps_the_others_rows(tmp_path: Path) -> None:
    (tmp_path / words.FILE).write_bytes(file_of(*TEXTS))
    loaded = Words.load(tmp_path, {f"jtai-wexcombe-2020-01-0{n + 1}": f"{n:064x}" for n in range(3)})
    loaded.add("9" * 64, count_words(["a plan of Brennan for a zebra"], []))
    keys = {**{f"{n:064x}": f"jtai-wexcombe-2020-01-0{n + 1}" for n in range(3)}, "9" * 64: "jtai-wexcombe-2021-01-01"}
    rows = pq.read_table(io.BytesIO(loaded.file(keys, AREAS) or b"")).to_pylist()
    assert [r["stem"] for r in rows if r["inspection_id"] == "jtai-wexcombe-2021-01-01"] == ["plan"]
    before = pq.read_table(tmp_path / words.FILE).to_pylist()
    assert [r for r in rows if r["inspection_id"] != "jtai-wexcombe-2021-01-01"] == before


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-40]), "can't be read"),
        (lambda path: path.write_bytes(b""), "can't be read"),
        (lambda path: pq.write_table(pq.read_table(path).drop_columns(["n"]), path), "other columns"),
        (lambda path: pq.write_table(pq.read_table(path).rename_columns(["a", "b", "c", "d", "e"]), path), "other col"),
    ],
)
def test_a_spoilt_file_is_told_in_a_sentence(tmp_path: Path, spoil, said: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / words.FILE
    path.write_bytes(file_of(*TEXTS))
    spoil(path)
    (fault,) = words.faults(tmp_path, {f"jtai-wexcombe-2020-01-0{n}" for n in range(1, 4)})
    assert said in fault


def test_words_of_an_inspection_that_is_not_on_record_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / words.FILE).write_bytes(file_of(*TEXTS))
    (fault,) = words.faults(tmp_path, {"jtai-wexcombe-2020-01-01", "jtai-wexcombe-2020-01-02"})
    assert "names 1 inspections that are not on record, the first: jtai-wexcombe-2020-01-03" in fault


def test_the_record_holds_no_stem_that_only_a_declared_person_has_and_each_in_three_reports() -> None:
    table = pq.read_table(tables.DATA / words.FILE)
    reports = table.group_by("stem").aggregate([("inspection_id", "count_distinct")]).to_pylist()
    assert min(row["inspection_id_count_distinct"] for row in reports) >= words.LEAST_REPORTS
    persons = {row["word"] for row in declared.rows("words_with_capitals") if row["kind"] == "name"}
    known = {row["stem"] for row in reports}
    assert not known & {word.stem for name in persons for word in words_of(name)}
    given = ("David", "Sarah", "Wendy", "Peter", "Rachel", "Margaret", "Alison", "Neil", "Khan", "Smith", "Jones")
    assert not known & {stem_of(name) for name in given}
    assert {"mash", "camh", "unborn", "ofst", "counti", "leed", "47"} <= known
