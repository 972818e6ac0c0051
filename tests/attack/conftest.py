"""What attacks share: real servers on loopback, alone and behind nginx (see `tests.service` and `tests.deploy`)."""

from tests.deploy.test_topology import front, nginx
from tests.service.conftest import client, published_store, server, start

__all__ = ["client", "front", "nginx", "published_store", "server", "start"]
