"""The command line keeps the contract's keys and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fpdf import FPDF

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "sha256", "programme", "event", "theme", "theme_stated", "fieldwork_start", "fieldwork_end", "published",
    "inspectorates", "judgements", "findings", "selection", "problems",
}  # fmt: skip
SOUTH_TYNESIDE = "80557_south-tyneside/joint-area-child-protection_2016-04-05.pdf"


def ingest(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m ingest` with the given arguments."""
    command = [sys.executable, "-m", "ingest", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.corpus
def test_parse_prints_the_facts_of_a_letter(reports: Path) -> None:
    # South Tyneside, 5 April 2016: read by eye from the letter (see tests/queries/test_figures.py)
    run = ingest("parse", str(reports / SOUTH_TYNESIDE))
    line = json.loads(run.stdout)
    assert run.returncode == 0
    assert set(line) >= KEYS
    assert line["problems"] == []
    assert (line["fieldwork_start"], line["fieldwork_end"], line["published"]) == (
        "2016-02-22",
        "2016-02-26",
        "2016-04-05",
    )
    assert line["theme"] == "child_sexual_exploitation_and_missing"
    assert {(f["section"], f["items"], f["page"]) for f in line["findings"]} == {
        ("strength", 15, 2),
        ("improvement", 16, 5),
        ("practice_study", 2, 5),
    }


def test_a_file_that_is_no_report_gives_its_problem_and_exit_3(tmp_path: Path) -> None:
    web_page, other, missing = tmp_path / "page.pdf", tmp_path / "other.pdf", tmp_path / "missing.pdf"
    web_page.write_text("<html>Sorry, there is a problem with the service</html>", encoding="utf-8")
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 8, "Minutes of the gardening society of Anytown. " * 12)
    pdf.output(str(other))
    run = ingest("parse", str(web_page), str(other), str(missing))
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 3
    assert [set(line) >= KEYS for line in lines] == [True] * 3
    assert "not a PDF" in lines[0]["problems"][0]
    assert "another kind of document" in lines[1]["problems"][0]
    assert "No such file" in lines[2]["problems"][0]


@pytest.mark.parametrize(
    "arguments", [(), ("parse",), ("rebuild", "--reports", "/nowhere", "--reference", "/nowhere"), ("dig",)]
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert ingest(*arguments).returncode == 2


@pytest.mark.slow
def test_check_is_satisfied_with_the_committed_record() -> None:
    run = ingest("check")
    assert (run.returncode, run.stdout.strip()) == (0, "data/ agrees with its Data Package and bounds")
