"""What the tests of `deploy/` share with those of `service/`: real servers on loopback."""

from tests.service.conftest import start

__all__ = ["start"]
