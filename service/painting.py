"""An SVG of ours as PNG, with typefaces that come along: a server has none of its own to rely on."""

from __future__ import annotations

from functools import cache
from importlib import resources as files
from pathlib import Path

import oxipng
import resvg_py


@cache
def _fonts() -> list[str]:
    """Files of the typefaces of pictures, shipped as packages."""
    folder = Path(str(files.files("font_source_sans_pro"))) / "files"
    serif = Path(str(files.files("font_source_serif_pro"))) / "files"
    chosen = ("Regular", "SemiBold", "Bold")
    return [str(p) for f in (folder, serif) for p in sorted(f.glob("*.ttf")) if p.stem.split("-")[-1] in chosen]


def png_of(picture: str, zoom: int = 1) -> bytes:
    """The picture as PNG.

    Args:
        picture: an SVG document with a width and a height.
        zoom: pixels for each of its units.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=picture,
        zoom=zoom,
        skip_system_fonts=True,
        font_files=_fonts(),
        sans_serif_family="Source Sans Pro",
        serif_family="Source Serif Pro",
        font_family="Source Sans Pro",
    )
    return bytes(oxipng.optimize_from_memory(bytes(drawn), level=0))  # a third smaller; higher levels take seconds
