"""How the public site is asked: who asks, how often, how patiently, for how much at most."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from ingest.text.pdf import MAX_BYTES

CONTACT_SETTING = "JOINT_INSPECTIONS_CONTACT"


@dataclass(frozen=True)
class Manners:
    """How the site is asked.

    Attributes:
        contact: an address that the site's operators can write to, given in the User-Agent.
        interval: least number of seconds between two requests to one host (none on this machine's own).
        connect, read: seconds to wait for a connection, and for the next bytes.
        whole: seconds that one file may take in all.
        connections: how many answers are waited for at the same time (the interval holds between all of them).
        attempts: further tries after a refusal for the moment (429, 5xx) or a failed connection.
        patience: longest wait that one Retry-After may ask for, in seconds; in all a visit waits five times as long.
        max_bytes: largest file that is taken.
    """

    contact: str = field(default_factory=lambda: os.environ.get(CONTACT_SETTING, ""))
    interval: float = 1.0
    connect: float = 5.0
    read: float = 10.0
    whole: float = 180.0
    connections: int = 4
    attempts: int = 3
    patience: int = 120
    max_bytes: int = MAX_BYTES

    @property
    def user_agent(self) -> str:
        """Name of the project, and whom to write to."""
        return f"joint-inspections/0.1 (public record of inspections{'; ' if self.contact else ''}{self.contact})"
