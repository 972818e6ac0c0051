"""What is kept belongs to one function and its arguments, whatever its module is called."""

import runpy
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from queries.bounded import Cache, Kind


def test_functions_of_two_pages_with_one_name_keep_their_own(tmp_path: Path) -> None:
    def page(name: str) -> Callable[[int], Any]:
        file = tmp_path / f"{name}.py"
        code = f"from queries.cache import kept\n\n@kept\ndef body(n):\n    return ({name!r}, n)\n"
        file.write_text(code, encoding="utf-8")
        body: Callable[[int], Any] = runpy.run_path(str(file), run_name="__main__")["body"]
        return body

    about, data = page("about"), page("data")
    assert [about(1), data(1), about(2)] == [("about", 1), ("data", 1), ("about", 2)]
    assert page("about")(1) is about(1)


TOGETHER: Kind[list[int]] = Kind("asked together", 4)


def ask_together(cache: Cache, make: Callable[[], list[int]]) -> list[object]:
    """What eight threads get that ask for the same at the same moment; an exception stands for itself."""
    start = threading.Barrier(8)

    def ask() -> object:
        start.wait()
        try:
            return cache.made(TOGETHER, "key", make)
        except ValueError as error:
            return error

    with ThreadPoolExecutor(8) as pool:
        return [answer.result() for answer in [pool.submit(ask) for _ in range(8)]]


def test_what_many_ask_for_at_once_is_made_once() -> None:
    calls: list[int] = []

    def make() -> list[int]:
        calls.append(1)
        threading.Event().wait(0.05)  # long enough for all the others to have asked
        return [1]

    answers = ask_together(Cache(), make)
    assert len(calls) == 1
    assert all(answer is answers[0] for answer in answers)


def test_one_that_fails_leaves_the_turn_to_the_next() -> None:
    calls: list[int] = []

    def make() -> list[int]:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("the first one fails")
        return [2]

    answers = ask_together(Cache(), make)
    assert len(calls) == 2
    assert sorted(map(str, answers)) == [*["[2]"] * 7, "the first one fails"]


def test_what_is_made_may_ask_for_other_things() -> None:
    cache = Cache()
    inner = cache.made(TOGETHER, "outer", lambda: cache.made(TOGETHER, "inner", lambda: [3]))
    assert inner == [3] == cache.get(TOGETHER, "outer") == cache.get(TOGETHER, "inner")
    assert not cache._turns
