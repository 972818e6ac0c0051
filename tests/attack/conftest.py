"""What attacks share: real servers on loopback, alone and behind nginx (see `tests.service` and `tests.deploy`)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.record import current, switch_to
from service.follower import Follower
from service.snapshots import StoreSource
from service.store import Store
from tests.deploy.test_topology import front, nginx
from tests.service.conftest import Snapshot, client, data, server, snapshot, start

__all__ = ["client", "data", "front", "nginx", "server", "snapshot", "start"]


@pytest.fixture
def clock() -> list[float]:
    """Seconds that a test moves on."""
    return [0.0]


@pytest.fixture
def followed(snapshot: Snapshot, tmp_path: Path, clock: list[float]) -> Iterator[tuple[Store, Follower]]:
    """A store with a good snapshot and this process following it; the checkout's record comes back at the end."""
    before = current()
    store, cache = snapshot.copy(tmp_path)
    follower = Follower(StoreSource(store, cache, lambda: clock[0]), cache, lambda _: None)
    assert follower.look()
    yield store, follower
    switch_to(before)
