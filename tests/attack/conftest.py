"""What the attacks share with the tests of the service: real servers on loopback."""

from tests.service.conftest import client, server, start

__all__ = ["client", "server", "start"]
