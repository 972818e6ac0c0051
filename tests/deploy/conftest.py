"""What the tests of `deploy/` share with others: real servers on loopback, a real browser."""

from tests.e2e.conftest import browser, page
from tests.service.conftest import start

__all__ = ["browser", "page", "start"]
