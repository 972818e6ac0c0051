"""`make bench` without the published reports, and its smallest parts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fpdf import FPDF
from streamlit.testing.v1 import AppTest

from bench import __main__ as bench
from bench.page_scripts import PAGES, twin

pytestmark = pytest.mark.slow


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


@pytest.mark.parametrize(("page", "query"), PAGES.values(), ids=list(PAGES))
def test_the_bare_twin_of_a_page_shows_as_many_elements_of_each_kind(page: str, query: str, tmp_path: Path) -> None:
    script = twin(page, query, tmp_path)
    bare = AppTest.from_file(str(script), default_timeout=30).run()
    assert not bare.exception
    shown = AppTest.from_file(str(bench.ROOT / "dashboard.py"), default_timeout=30)
    for name, value in [query.split("=")] if query else []:
        shown.query_params[name] = value
    shown.run()
    if page:
        shown.switch_page(f"pages/{page}.py").run()
    kinds = [Counter(e.type for e in at.main if e.type != "flex_container") for at in (bare, shown)]
    assert kinds[0] == kinds[1]
    assert kinds[0]["html"] > 0
