"""Settings come from the environment, and one that can't be used is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.record import DATA
from service.settings import settings


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Settings are read once for each process; here once for each test."""
    monkeypatch.setenv("JOINT_INSPECTIONS_CACHE", str(tmp_path))
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_laptop_needs_no_settings() -> None:
    assert (settings().url, settings().data, settings().rate, settings().console_children) == ("", DATA, 20, 2)
    assert settings().metrics_networks == ("127.0.0.0/8", "::1/128")


def test_what_is_set_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "URL": "https://example.org/",
        "RATE": "0.5",
        "BURST": "7",
        "EMBEDDERS": "https://a.example https://b.example",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"JOINT_INSPECTIONS_{name}", value)
    assert (settings().url, settings().rate, settings().burst) == ("https://example.org", 0.5, 7)
    assert settings().embedders == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    ("name", "value"), [("RATE", "fast"), ("BURST", "1.5"), ("SOCKETS", "-1"), ("POLL_SECONDS", "0")]
)
def test_a_setting_that_can_not_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"JOINT_INSPECTIONS_{name}", value)
    with pytest.raises(ValueError, match=f"^JOINT_INSPECTIONS_{name}='{value}': Input should be "):
        settings()
