"""Shapes and words of a drawing's file, as SVG elements; colours by the name of their token, by day."""

from __future__ import annotations

from html import escape

from components.tokens import TOKENS


def colour(name: str) -> str:
    """The day value of a token."""
    return TOKENS[name].day


def rect(x: float, y: float, width: float, height: float, fill: str, title: str = "", extra: str = "") -> str:
    """A filled rectangle; pale ones get an edge."""
    edge = f' stroke="{colour("line")}"' if fill == "none" else ""
    inner = f"<title>{escape(title)}</title>" if title else ""
    shape = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour(fill)}"{edge}{extra}'
    return f"<rect {shape}>{inner}</rect>"


def diamond(cx: float, cy: float, size: float, paint: str, title: str = "") -> str:
    """A square on its corner."""
    corner = f'x="{cx - size / 2:.1f}" y="{cy - size / 2:.1f}" width="{size:g}" height="{size:g}"'
    return f'<rect {corner} {paint} transform="rotate(45 {cx:.1f} {cy:.1f})"><title>{escape(title)}</title></rect>'


def circle(cx: float, cy: float, radius: float, paint: str, title: str = "") -> str:
    """A round mark."""
    return f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="{radius:g}" {paint}><title>{escape(title)}</title></circle>'


def paint(name: str, hollow: bool = False) -> str:
    """Paint of a mark: full in its colour, or paper with an edge."""
    if hollow:
        return f'fill="{colour("paper")}" stroke="{colour(name)}" stroke-width="2"'
    return f'fill="{colour(name)}"'


def words(
    x: float, y: float, said: str, anchor: str = "start", size: int = 13, fill: str | None = None, weight: int = 400
) -> str:
    """Words with their baseline at `y`; `fill` is a colour, ink by default."""
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    paint = f' fill="{fill}"' if fill else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{paint}{bold}>{escape(said)}</text>'
