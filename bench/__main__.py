"""`make bench`: each comparison on one line, measured in this run: what, ours, reference, ratio (ours / reference).

The reference of reading is pypdfium2 alone, taking the text of every page of the same files on the same number of
processes. The reference of a rebuild is the same rebuild with no facts kept. Nothing is written into `data/`: a
rebuild works on a copy of the project in a temporary folder.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium

from bench import service_bench
from ingest.reading.report import examine
from ingest.reading.worker import Limits, examine_all

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
WORKERS = Limits().workers
ROUNDS = 3
GOAL_ALL_REPORTS = 20.0


def main() -> int:
    """Print all lines."""
    print(line("what", "ours", "reference", "ratio"))
    for result in itertools.chain(of_the_record(), service_bench.results()):
        print(line(*result), flush=True)
    return 0


def of_the_record() -> Iterator[Result]:
    """Reading and rebuilding; where the published files are absent each comparison says that it was skipped."""
    if not (SHARED / "reports" / "index.csv").is_file():
        for what in ("parse", "parse, whole command", "rebuild, nothing changed"):
            yield what, "skipped", f"the published reports are not at {SHARED}", ""
        return
    yield from reading(sorted((SHARED / "reports").rglob("*.pdf")))
    yield from rebuilding()


def line(what: str, ours: str, reference: str, ratio: str) -> str:
    """One line of the table."""
    return f"{what:<46} {ours:>9}  {reference:<44} {ratio:>6}"


Result = tuple[str, str, str, str]


def reading(files: Sequence[Path]) -> Iterator[Result]:
    """All reports to facts against their bare text: processor time file by file, and time by the clock.

    The processor time of both is taken on each file in turn in one process, the better of two rounds, so that other
    work on the machine hardly matters. By the clock the best of alternating rounds counts.
    """
    named = f"{len(files)} reports, {WORKERS} processes"
    with ProcessPoolExecutor(WORKERS) as pool:
        pairs = list(pool.map(processor_times, files, chunksize=8))
    ours, bare = (sum(times) for times in zip(*pairs, strict=True))
    yield "parse, processor time", f"{ours:.2f} s", f"{bare:.2f} s (bare pypdfium2 text)", f"{ours / bare:.2f}"
    rounds = [(seconds(lambda: list(examine_all(files))), seconds(lambda: bare_texts(files))) for _ in range(ROUNDS)]
    ours, bare = (min(times) for times in zip(*rounds, strict=True))
    yield f"parse ({named})", f"{ours:.2f} s", f"{bare:.2f} s (bare pypdfium2 text)", f"{ours / bare:.2f}"
    command = [sys.executable, "-m", "ingest", "parse", *map(str, files)]
    whole = seconds(lambda: run(command, ROOT))
    goal = f"{GOAL_ALL_REPORTS:.2f} s (goal)"
    yield "parse, whole command", f"{whole:.2f} s", goal, f"{whole / GOAL_ALL_REPORTS:.2f}"


def processor_times(path: Path) -> tuple[float, float]:
    """Seconds of the processor for one file to its facts, and to its bare text."""
    ours = bare = float("inf")
    for _ in range(2):
        start = time.process_time()
        bare_text(path)
        middle = time.process_time()
        examine(path)
        ours, bare = min(ours, time.process_time() - middle), min(bare, middle - start)
    return ours, bare


def bare_texts(files: Sequence[Path]) -> int:
    """Characters of all files, as pypdfium2 gives them."""
    with ProcessPoolExecutor(WORKERS) as pool:
        return sum(pool.map(bare_text, files, chunksize=8))


def bare_text(path: Path) -> int:
    """Characters of one file."""
    with pdfium.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def rebuilding() -> Iterator[Result]:
    """The whole command, once with no facts kept, then with all of them and nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        for part in ("ingest", "data"):
            shutil.copytree(ROOT / part, Path(folder) / part)
        given = ["--reports", str(SHARED / "reports"), "--reference", str(SHARED / "reference")]
        command = [sys.executable, "-m", "ingest", "rebuild", *given]
        afresh = seconds(lambda: run(command, Path(folder)))
        unchanged = min(seconds(lambda: run(command, Path(folder))) for _ in range(ROUNDS))
    what = "rebuild, nothing changed (whole command)"
    yield what, f"{unchanged:.2f} s", f"{afresh:.2f} s (no facts kept)", f"{unchanged / afresh:.2f}"


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(command: Sequence[str], folder: Path) -> None:
    """Run one command to its end; 3 is the exit code of a file that can't be read."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(command[:4])} ended with {done.returncode}: {done.stderr[-500:]}")


if __name__ == "__main__":
    sys.exit(main())
