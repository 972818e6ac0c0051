"""A document's family is told from its own text, and by one family alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.families import FAMILIES, UnknownFamilyError, parse
from ingest.families.out_of_scope import describe
from ingest.reading.report import examine
from ingest.text.lines import Line, lines_of
from ingest.text.pdf import read


@pytest.mark.corpus
def test_every_tenth_report_is_recognised_by_one_family_alone_or_named_as_a_kind_not_read(reports: Path) -> None:
    for path in sorted(reports.glob("*/*.pdf"))[::10]:
        lines = lines_of(read(path).pages)
        families = [name for name, family in FAMILIES.items() if family.recognises(lines)]
        assert len(families) == (0 if describe(lines) else 1), path


@pytest.mark.corpus
def test_reports_of_an_older_framework_are_named_as_what_they_are(reports: Path) -> None:
    for name in ("80476_kent/childrens-services_2013-08-23.pdf", "80549_sandwell/childrens-services_2013-08-02.pdf"):
        with pytest.raises(UnknownFamilyError, match="an inspection of looked after children services"):
            parse(lines_of(read(reports / name).pages))


def test_any_other_document_is_said_to_be_another_kind() -> None:
    with pytest.raises(UnknownFamilyError, match="another kind of document"):
        parse([Line(1, "Minutes of the Wexcombe allotment society")])


def test_a_file_that_is_no_pdf_has_a_sentence_for_quarantine(tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(b"not a PDF")
    assert "not a PDF" in str(examine(tmp_path / "note.pdf").problem)
