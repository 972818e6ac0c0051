"""Settings of an installation, from the environment; every setting has a default that serves a laptop."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveFloat,
    ValidationError,
)

from queries.folders import writable
from queries.record import CACHE, DATA


def _variable(name: str) -> str:
    """Name of the environment variable for a setting."""
    return f"JOINT_INSPECTIONS_{name.upper()}"


def _split(value: Any) -> Any:
    return value.split() if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""In the environment: words with blanks between them."""


class Settings(BaseModel):
    """One installation.

    Args:
        url: public address of the site without a slash at the end; "" where none is set (the request's is used).
        store: folder or URL (fsspec) of the snapshot store; "" for the checkout's own `data/`.
        data: folder of the record that is served while no snapshot is.
        cache: folder for what can be made again.
        poll_seconds: how often the store's pointer is looked at.
        embedders: origins that may show the site in a frame at `?embed=true`.
        rate: API and data requests a second that one client may keep up; 0 for no limit.
        burst: requests that one client may send at once.
        reruns: reruns of pages a second that one client may keep up; 0 for no bound on its pages at all.
        rerun_burst: reruns that one client may ask for at once.
        client_sockets: pages that one client may hold open.
        sockets: pages that may be open at the same time in this process.
        proxies: addresses and networks of the proxies whose X-Forwarded headers are believed, by comma.
        console_children: queries of "Ask the data" that may run at the same time.
        metrics_networks: networks whose clients may read `/metrics`.
        trim_seconds: how often memory that is free goes back to the system.
    """

    model_config = ConfigDict(frozen=True, alias_generator=_variable)

    url: Annotated[str, AfterValidator(lambda url: url.rstrip("/"))] = ""
    store: str = ""
    data: Path = DATA
    cache: Annotated[Path, AfterValidator(writable)] = Field(CACHE, validate_default=True)
    poll_seconds: PositiveFloat = 5
    embedders: Words = ()
    rate: NonNegativeFloat = 20
    burst: NonNegativeInt = 120
    reruns: NonNegativeFloat = 12
    rerun_burst: NonNegativeFloat = 60
    client_sockets: NonNegativeInt = 200
    sockets: NonNegativeInt = 1000
    proxies: str = "127.0.0.1,::1"
    console_children: NonNegativeInt = 2
    metrics_networks: Words = ("127.0.0.0/8", "::1/128")
    trim_seconds: PositiveFloat = 10


@functools.cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        ValueError: a variable does not hold what its setting takes; the message names each of them.
    """
    try:
        return Settings.model_validate(dict(os.environ))
    except ValidationError as error:
        wrong = (f"{fault['loc'][0]}={fault['input']!r}: {fault['msg']}" for fault in error.errors())
        raise ValueError("; ".join(wrong)) from error
