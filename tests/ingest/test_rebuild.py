"""The record of `data/` is what the published files give."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from ingest.rebuild import rebuild
from ingest.record import tables


@pytest.mark.slow
@pytest.mark.corpus
def test_committed_record_is_what_the_published_files_give(reports: Path, reference: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(tables.DATA, tmp_path / "data"))
    rows, summary = rebuild(reports, reference, dt.date(2030, 1, 1))
    assert tables.write(rows, copy) == []
    letters = [row for row in rows["inspections"] if row["programme"] == "jtai" and row["extraction"] == "parsed"]
    assert summary.read >= len(letters) == 64
