"""`make bench` without the published reports, and its smallest parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from bench import __main__ as bench


def test_without_the_published_reports_each_comparison_says_that_it_was_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "SHARED", tmp_path / "shared")
    results = list(bench.of_the_record())
    assert len(results) == 3
    assert all(ours == "skipped" and str(tmp_path / "shared") in reference for _, ours, reference, _ in results)


def test_both_ways_of_reading_are_measured_on_the_same_file(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, text="An invented notice about parking. " * 20)
    pdf.output(str(tmp_path / "one.pdf"))
    ours, bare = bench.processor_times(tmp_path / "one.pdf")
    assert 0 < bare < 10
    assert 0 < ours < 10
    assert bench.bare_text(tmp_path / "one.pdf") > 600


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        bench.run([bench.sys.executable, "-c", "exit(2)"], tmp_path)
