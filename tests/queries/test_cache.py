"""What is kept belongs to one function and its arguments, whatever its module is called."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any


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
