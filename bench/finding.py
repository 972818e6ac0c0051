"""Finding a council, against the plain way: every run of postcodes looked at in turn; `difflib` over all names."""

from __future__ import annotations

import difflib
import random
import time
from collections.abc import Callable, Iterator, Sequence

from queries import fetch
from queries.find import find
from queries.gazetteer import plain

Result = tuple[str, str, str, str]
Run = tuple[str, str]

POSTCODES = 200
MISSPELT = ("Boltn", "Nothampton", "Sheffeild", "Herefrodshire", "Whitbey")


def results() -> Iterator[Result]:
    """A postcode, and a misspelt name, each the mean of many, the better of two rounds."""
    runs = _runs()
    asked = [start for start, _ in random.Random(1).sample(runs, POSTCODES)]  # noqa: S311
    find(asked[0])  # what is read once, is read before
    yield _compare("find, a postcode", asked, find, lambda text: _scanned(runs, text), "each run in turn")
    names = [plain(place) for place, *_ in fetch("places")]
    yield _compare(
        "find, a misspelt name",
        MISSPELT,
        find,
        lambda text: difflib.get_close_matches(plain(text), names),
        "difflib",
    )


def _compare(
    what: str, texts: Sequence[str], ours: Callable[[str], object], other: Callable[[str], object], named: str
) -> Result:
    mine, its = (min(_mean(look, texts) for _ in range(2)) for look in (ours, other))
    return what, f"{mine:.3f} ms", f"{its:.3f} ms ({named})", f"{mine / its:.3f}"


def _mean(look: Callable[[str], object], texts: Sequence[str]) -> float:
    """Milliseconds for one text."""
    began = time.perf_counter()
    for text in texts:
        look(text)
    return (time.perf_counter() - began) / len(texts) * 1000


def _runs() -> list[Run]:
    found = []
    for district, councils, ranges, _, _ in fetch("postcodes"):
        codes = (councils or "").split()
        for at in range(0, len(ranges or ""), 4):
            found.append((district + ranges[at : at + 3], codes[ord(ranges[at + 3]) - ord("a")]))
    return sorted(found)


def _scanned(runs: Sequence[Run], text: str) -> str:
    code = ""
    for start, council in runs:
        if start > text:
            break
        code = council
    return code
