"""What attacks share: a real server on loopback (see `tests.service.conftest`)."""

from tests.service.conftest import client, server, start

__all__ = ["client", "server", "start"]
