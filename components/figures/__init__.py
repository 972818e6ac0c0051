"""All figures of the site by name: how each is made, and the choices that it takes.

A figure is a pure function of the record and of its choices, so that a page, an embedded frame and a file to take
away show the same. To add one, write a function that returns a `Figure` and decorate it with `figure(...)`; a module
of this folder is imported by `all_figures`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components.figure import Figure
from queries.cache import kept

Choices = Mapping[str, str]
"""Allowed values by choice; the first is the default."""


@dataclass(frozen=True)
class Maker:
    """How one figure is made: its function, and the values that each choice may have."""

    name: str
    make: Callable[..., Figure]
    choices: Mapping[str, Callable[[], tuple[str, ...]]]

    def __call__(self, **chosen: str) -> Figure:
        """The figure for these choices; a choice that is not named takes its first value.

        Raises:
            ValueError: a choice is unknown, or has a value that it does not allow; the sentence names what it allows.
        """
        if surplus := set(chosen) - set(self.choices):
            allowed = ", ".join(self.choices) or "none"
            raise ValueError(f"the figure {self.name} has no choice {sorted(surplus)[0]!r}; its choices: {allowed}")
        full = {}
        for name, allowed_values in self.choices.items():
            values = allowed_values()
            value = chosen.get(name, values[0])
            if value not in values:
                some = ", ".join(values[:12]) + (" …" if len(values) > 12 else "")
                raise ValueError(f"{name} can't be {value[:40]!r}; it may be {some}")
            full[name] = value
        return self.make(**full)


_makers: dict[str, Maker] = {}


def figure(name: str, **choices: Callable[[], tuple[str, ...]]) -> Callable[[Callable[..., Figure]], Maker]:
    """Registers a function that makes a figure, kept for all visitors by its choices until the record changes."""

    def register(make: Callable[..., Figure]) -> Maker:
        if name in _makers:
            raise ValueError(f"two figures are named {name!r}")
        _makers[name] = Maker(name, kept(make), choices)
        return _makers[name]

    return register


def all_figures() -> Mapping[str, Maker]:
    """Every figure of the site by name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_makers.items()))
