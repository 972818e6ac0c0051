"""Growth: every query of the pages on the record multiplied, `python -m bench.growth` for a table query by query.

For each factor a record is made (see `bench.multiplied`), built with all its models and opened as in production, and
each question that a page asks on its default view (see `bench.asked`) is put to it anew until its frame is there: best
of three rounds, so that the file is in memory, and nothing is answered from kept answers. The same questions are put to
every record: those about one council ask for the same council, whose rows do not grow, and those about all councils get
as many more rows. The reference is the record as it is; the ratio is how time grew against how rows grew: 1 is
proportional, less is better.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.asked import ON_PRESS, Question, questions_of_pages
from bench.multiplied import multiply
from queries import frame
from queries.record import DATA, current, open_record, switch_to

Result = tuple[str, str, str, str]

FACTORS = (1, 10, 100, 1_000)
GOAL = 0.250
ROUNDS = 3


@dataclass(frozen=True)
class Grown:
    """What was measured on one record: rows of its tables, seconds to build it, seconds of each question in turn."""

    factor: int
    rows: int
    build: float
    seconds: list[float]

    @property
    def total(self) -> float:
        """Seconds of all questions together."""
        return sum(self.seconds)


def results(factors: Sequence[int] = FACTORS) -> Iterator[Result]:
    """The slowest query and all together, factor by factor; at the last, how many do not keep the goal."""
    questions = questions_of_pages()
    first = None
    for factor in factors:
        grown = measure(factor, questions)
        first = first or grown
        what = f"page queries on the record x {factor:,}"
        slowest = max(grown.seconds)
        named = questions[grown.seconds.index(slowest)]
        yield f"{what}, slowest", _ms(slowest), f"{_ms(GOAL)} (goal; {named.query})", f"{slowest / GOAL:.2f}"
        growth = (grown.total / first.total) / (grown.rows / first.rows)
        reference = f"{_ms(first.total)} (x {first.factor}); rows x {grown.rows / first.rows:,.0f}"
        yield f"{what}, total", _ms(grown.total), reference, f"{growth:.3f}"
    late = sum(seconds >= GOAL for seconds in grown.seconds)
    yield f"{what}, too slow", f"{late} of {len(questions)}", f"0 (goal: under {_ms(GOAL)})", ""


def measure(factor: int, questions: Sequence[Question]) -> Grown:
    """Run all questions on a multiplied record; afterwards the process reads its former record again."""
    with multiplied_record(factor) as (rows, build):
        return Grown(factor, rows, build, seconds(questions))


@contextlib.contextmanager
def multiplied_record(factor: int) -> Iterator[tuple[int, float]]:
    """Read a multiplied record within a `with` block: its number of rows, and the seconds that building it took."""
    before = current()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        multiply(DATA, factor, data)
        began = time.perf_counter()
        record = open_record(data, Path(folder) / "cache")
        build = time.perf_counter() - began
        switch_to(record)
        try:
            yield _rows(data), build
        finally:
            switch_to(before)
            record.connection.close()


def _rows(data: Path) -> int:
    return sum(file.read_bytes().count(b"\n") - 1 for file in data.glob("*.csv"))


def seconds(questions: Sequence[Question]) -> list[float]:
    """Seconds until the frame of each question is there, nothing kept: best of three rounds through all of them."""
    best = [float("inf")] * len(questions)
    for _ in range(ROUNDS):
        for n, question in enumerate(questions):
            began = time.perf_counter()
            frame(question.query, **question.parameters)
            best[n] = min(best[n], time.perf_counter() - began)
    return best


def _ms(duration: float) -> str:
    return f"{duration * 1000:,.0f} ms"


def main(factors: Sequence[int]) -> None:
    """Print milliseconds of each question at each factor, the slowest at the last factor first."""
    logging.disable(logging.WARNING)
    questions = [*questions_of_pages(), *ON_PRESS]
    pressed = set(range(len(questions) - len(ON_PRESS), len(questions)))
    all_grown = [measure(factor, questions) for factor in factors]
    print(_line("ms", [f"x {grown.factor:,}" for grown in all_grown]))
    for n in sorted(range(len(questions)), key=lambda n: -all_grown[-1].seconds[n]):
        name = f"{questions[n]} (when pressed)" if n in pressed else str(questions[n])
        print(_line(name, [f"{grown.seconds[n] * 1000:,.1f}" for grown in all_grown]))
    print(_line("rows of all tables", [f"{grown.rows:,}" for grown in all_grown]))
    print(_line("building the record, ms", [f"{grown.build * 1000:,.0f}" for grown in all_grown]))


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<70}" + "".join(f"{cell:>14}" for cell in cells)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or FACTORS)
