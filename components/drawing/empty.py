"""The place of a drawing where nothing can be drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Empty:
    """Where nothing can be drawn: what is not there, why, and the way on (HTML)."""

    label: str
    words: str

    def html(self) -> str:
        """For the page."""
        return f'<div class="ji-empty"><p>{self.words}</p></div>'

    def svg(self) -> str:
        """For the file."""
        plain = re.sub(r"<[^>]+>", "", self.words)
        return f'<text x="0" y="20" font-size="14">{escape(plain[:110])}</text>'

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return 32
