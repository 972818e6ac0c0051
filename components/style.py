"""The one style sheet: tokens first, then `site.css`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from components import tokens

_FILE = Path(__file__).with_name("site.css")


@cache
def sheet() -> str:
    """All rules of the site's own parts as CSS, without comments."""
    text = _FILE.read_text(encoding="utf-8")
    while (start := text.find("/*")) >= 0:
        text = text[:start] + text[text.index("*/", start) + 2 :]
    return tokens.sheet() + text
