"""`words.parquet`: how often each word stem stands on each page of each report; which words are let in, and the file.

People's names must not get in. A stem is let in where it stands in at least three reports beginning small, or in at
least three reports in capitals that are at least half of its occurrences (MASH, CAMHS), or where one of the words of
`declared/words_with_capitals.csv`, or of the names of areas, regions and police forces, has it. All other stems stay
out, and so does everything else that a report says: only stems and counts are here.

A rebuild decides on all reports. A refresh keeps the stems that the record has, and lets in what this rule lets in
among the reports whose files were read on this machine; the next rebuild gives the same or more.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingest import declared
from ingest.reading.words import NO_SECTION, read_words
from ingest.text.words import words_of

FILE = "words.parquet"
NAME = "words"
LEAST_REPORTS = 3
SCHEMA = pa.schema(
    [
        pa.field("inspection_id", pa.string(), nullable=False),
        pa.field("page", pa.int32(), nullable=False),
        pa.field("section", pa.string()),
        pa.field("stem", pa.string(), nullable=False),
        pa.field("n", pa.int32(), nullable=False),
    ]
)
_COUNTED = pa.schema(
    [
        ("page", pa.int32()),
        ("section", pa.string()),
        ("stem", pa.string()),
        ("n", pa.int32()),
        ("small", pa.int32()),
        ("capitals", pa.int32()),
    ]
)
KEY = ("stem", "inspection_id", "page", "section")
_NAMES = ("name", "region", "police_force")
_PERSON = "name"
_ROW_GROUP = 1 << 18


@dataclass
class Words:
    """The words of the reports on record.

    Attributes:
        counted: of reports whose files were read here, by SHA-256: all their words (see `ingest.reading.words`).
        kept: of reports that the record had before, by SHA-256: the words that were let in then.
    """

    counted: dict[str, pa.Table] = field(default_factory=dict)
    kept: dict[str, pa.Table] = field(default_factory=dict)

    @classmethod
    def load(cls, data: Path, sha256_of: Mapping[str, str]) -> Words:
        """The words that a record holds; none where it has no such file.

        Args:
            data: folder of the record.
            sha256_of: SHA-256 of each inspection's report, by its key.
        """
        if not (data / FILE).is_file():
            return cls()
        table = pq.read_table(data / FILE).sort_by([(name, "ascending") for name in ("inspection_id", *KEY)])
        table = table.cast(pa.schema([pa.field(each.name, each.type) for each in table.schema]))
        runs = pc.run_end_encode(table.column("inspection_id").combine_chunks())
        kept, begin = {}, 0
        for key, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            if key in sha256_of:
                kept[sha256_of[key]] = table.slice(begin, end - begin).drop_columns(["inspection_id"])
            begin = end
        return cls(kept=kept)

    def add(self, sha256: str, packed: bytes) -> None:
        """Take in the words of a report that was read."""
        self.counted[sha256] = pa.table(read_words(packed), schema=_COUNTED)

    def remove(self, sha256: str) -> None:
        """Forget a report."""
        self.counted.pop(sha256, None)
        self.kept.pop(sha256, None)

    def file(self, keys: Mapping[str, str], areas: Iterable[Mapping[str, Any]]) -> bytes | None:
        """The whole file, the same bytes for the same words; None where no words are known.

        Args:
            keys: key of each report's inspection, by SHA-256.
            areas: rows of `areas.csv`.
        """
        counted = [_of(self.counted[sha256], key) for sha256, key in sorted(keys.items()) if sha256 in self.counted]
        kept = [
            _of(self.kept[sha256], key)
            for sha256, key in sorted(keys.items())
            if sha256 in self.kept and sha256 not in self.counted
        ]
        if not counted and not kept:
            return None
        admitted = _admitted(counted, self.kept.values(), _with_capitals(areas))
        whole = pa.concat_tables([table.select(SCHEMA.names) for table in (*counted, *kept)])
        stems = pa.array(sorted(admitted), pa.string())
        return _written(whole.filter(pc.is_in(whole.column("stem"), stems)))


def _of(table: pa.Table, key: str) -> pa.Table:
    """A report's words with the key of its inspection, in the types of the file."""
    section = table.column("section")
    made = table.set_column(
        table.schema.get_field_index("section"),
        "section",
        pc.if_else(pc.equal(section, NO_SECTION), pa.scalar(None, pa.string()), section),
    )
    return made.append_column("inspection_id", pa.repeat(pa.scalar(key, pa.string()), table.num_rows))


def _admitted(counted: Collection[pa.Table], kept: Collection[pa.Table], declared_stems: Collection[str]) -> set[str]:
    admitted = set()
    for table in kept:
        admitted |= set(table.column("stem").unique().to_pylist())
    if not counted:
        return admitted
    whole = pa.concat_tables(counted)
    by_report = whole.group_by(["stem", "inspection_id"]).aggregate(
        [("n", "sum"), ("small", "sum"), ("capitals", "sum")]
    )
    by_stem = (
        by_report.append_column("is_small", pc.greater(by_report.column("small_sum"), 0).cast(pa.int32()))
        .append_column("is_capitals", pc.greater(by_report.column("capitals_sum"), 0).cast(pa.int32()))
        .group_by("stem")
        .aggregate(
            [(name, "sum") for name in ("is_small", "is_capitals", "n_sum", "capitals_sum")] + [("stem", "count")]
        )
    )
    for row in by_stem.to_pylist():
        enough = row["stem_count"] >= LEAST_REPORTS
        is_small = row["is_small_sum"] >= LEAST_REPORTS
        is_short = row["is_capitals_sum"] >= LEAST_REPORTS and 2 * row["capitals_sum_sum"] >= row["n_sum_sum"]
        if enough and (is_small or is_short or row["stem"] in declared_stems):
            admitted.add(row["stem"])
    return admitted


def _with_capitals(areas: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Stems of the words that are written with a capital and are no person's name."""
    rows = declared.rows("words_with_capitals")
    texts = [row["word"] for row in rows if row["kind"] != _PERSON]
    texts += [str(area[name]) for area in areas for name in _NAMES if area.get(name)]
    persons = {word.stem for row in rows if row["kind"] == _PERSON for word in words_of(row["word"])}
    return frozenset(word.stem for text in texts for word in words_of(text)) - persons


def _written(table: pa.Table) -> bytes:
    ordered = table.sort_by([(name, "ascending") for name in KEY]).cast(SCHEMA)
    sink = io.BytesIO()
    pq.write_table(
        ordered,
        sink,
        row_group_size=_ROW_GROUP,
        compression="zstd",
        compression_level=15,
        use_dictionary=["inspection_id", "section", "stem"],
        column_encoding={"page": "PLAIN", "n": "PLAIN"},
        store_schema=False,
    )
    return sink.getvalue()


def count(path: Path | io.BytesIO) -> int:
    """Rows of the file, by what it says of itself; 0 where it is none.

    Raises nothing: a file that can't be read is found by `faults`.
    """
    try:
        return int(pq.read_metadata(path).num_rows)
    except (OSError, pa.ArrowException):
        return 0


def faults(data: Path, inspections: Collection[str]) -> list[str]:
    """What is wrong with the file of a record, in sentences; none where there is nothing, or no file.

    Args:
        data: folder of the record.
        inspections: keys of its inspections.
    """
    path = data / FILE
    if not path.is_file():
        return []
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        return [f"{FILE} can't be read: {type(error).__name__}"]
    if [(f.name, f.type) for f in table.schema] != [(f.name, f.type) for f in SCHEMA]:
        return [f"{FILE} has other columns or types than its description"]
    found = []
    if unknown := set(table.column("inspection_id").unique().to_pylist()) - set(inspections):
        found.append(
            f"{FILE} names {len(unknown)} inspections that are not on record, the first: {min(map(str, unknown))}"
        )
    for name in ("page", "n"):
        if table.num_rows and (pc.min(table.column(name)).as_py() or 0) < 1:
            found.append(f"{FILE}: {name} must be 1 or more")
    if table.group_by(list(KEY)).aggregate([]).num_rows != table.num_rows:
        found.append(f"{FILE}: rows have the same key ({', '.join(KEY)})")
    return found
