"""`python -m ingest refresh`: its options, its progress on the screen, its last words and its exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.record import tables
from ingest.refresh import CACHE, Places, Summary, refresh
from ingest.site.fetch import CONTACT_SETTING, Manners, SiteError
from ingest.site.pages import PUBLIC_FILES, PUBLIC_SITE

SITE_DOWN = 4
_EVERY = 50


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `refresh`."""
    usual = Manners()
    parser.add_argument("--site", default=PUBLIC_SITE, metavar="URL", help=f"the site to read (default {PUBLIC_SITE})")
    parser.add_argument(
        "--files", metavar="URL", help=f"where its files are (default {PUBLIC_FILES}, or the given site)"
    )
    parser.add_argument("--data", type=Path, default=tables.DATA, help="folder of the record")
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder for what was received")
    parser.add_argument("--dry-run", action="store_true", help="only list what would be fetched; change nothing")
    parser.add_argument("--contact", default=usual.contact, help=f"your address, for the site ({CONTACT_SETTING})")
    parser.add_argument(
        "--interval", type=float, default=usual.interval, metavar="S", help="least seconds between two requests"
    )
    parser.add_argument("--timeout", type=float, default=usual.read, metavar="S", help="seconds to wait for an answer")
    parser.add_argument("--attempts", type=int, default=usual.attempts, metavar="N", help="further tries when refused")
    parser.add_argument(
        "--may-vanish", type=int, metavar="N", help="reports that may be no longer listed (default: 10, or 5 %%)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Refresh and say what came of it: 0, or 4 where the site is down or not what it was."""
    places = Places(options.site.rstrip("/"), options.files, options.data, options.cache)
    manners = Manners(options.contact, options.interval, read=options.timeout, attempts=options.attempts)
    try:
        summary = refresh(places, manners, dt.datetime.now(dt.UTC).date(), _tell, options.dry_run, options.may_vanish)
    except SiteError as error:
        print(f"ingest: nothing changed, the site can't be read: {error}", file=sys.stderr)
        return SITE_DOWN
    for line in _lines(summary):
        print(line)
    return 0


def _lines(summary: Summary) -> Iterator[str]:
    for what in ("noted", "added", "changed", "withdrawn", "released", "quarantined", "waiting"):
        for line in getattr(summary, what):
            yield f"{what}: {line}"
    counts = ("added", "changed", "withdrawn", "quarantined", "released", "waiting")
    yield f"{summary.listed} reports listed; " + ", ".join(f"{what} {len(getattr(summary, what))}" for what in counts)
    if not summary.is_news:
        yield "nothing changed"


def _tell(done: int, of: int, what: str) -> None:
    """One line that is drawn again on a terminal; elsewhere a plain line now and then."""
    if sys.stderr.isatty():
        bar = "#" * (done * 30 // of)
        print(f"\r{what:<9}[{bar:<30}] {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
    elif done % _EVERY == 0 or done == of:
        print(f"{what} {done}/{of}", file=sys.stderr, flush=True)
