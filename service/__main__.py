"""The command line: `python -m service serve | publish | take | site`."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

from service.settings import settings

FAULTS = 1


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 well, 1 refused, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m service", description="The site, and what it is served from.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the whole site")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8501, help="port (default: %(default)s)")
    serve.add_argument(
        "--proxies", default=settings().proxies, help="addresses and networks whose X-Forwarded headers are believed"
    )
    serve.add_argument("--quiet", action="store_true", help="no line for each request")
    serve.set_defaults(run=_serve)
    publish = commands.add_parser("publish", help="check the record and make it the store's current snapshot")
    publish.add_argument("--data", type=Path, default=settings().data, help="folder of the record")
    publish.add_argument("--store", default=settings().store, help="folder or URL of the store")
    publish.add_argument("--fewer", action="store_true", help="a table that lost a fifth of its rows or more is meant")
    publish.set_defaults(run=_publish)
    take = commands.add_parser("take", help="copy the store's current snapshot to a folder, to add to it")
    take.add_argument("--data", type=Path, default=settings().data, help="folder of the record")
    take.add_argument("--store", default=settings().store, help="folder or URL of the store")
    take.set_defaults(run=_take)
    site = commands.add_parser("site", help="write all plain pages, feeds and files for a static host")
    site.add_argument("folder", type=Path, help="folder to write to")
    site.add_argument("--url", default=settings().url or "http://127.0.0.1:8000", help="address that it will have")
    site.add_argument("--interactive", help="address of the interactive site, to link to")
    site.set_defaults(run=_site)
    return parser


def _serve(options: argparse.Namespace) -> int:
    if "*" in options.proxies:
        print(
            "serve: name the proxies that are believed; with * anybody may say that he is somebody else",
            file=sys.stderr,
        )
        return 2
    import uvicorn

    from service.messages import LARGEST
    from service.protocol import BoundedProtocol
    from service.sockets import SparingProtocol

    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout)
    if options.quiet:
        logging.getLogger("service.access").setLevel(logging.WARNING)
    print(f"Joint Inspections: http://{options.host}:{options.port}", flush=True)
    uvicorn.run(
        "service.app:app",
        host=options.host,
        port=options.port,
        http=BoundedProtocol,
        ws=SparingProtocol,
        limit_concurrency=settings().sockets + 1_000,
        log_level="warning",
        access_log=False,
        server_header=False,
        forwarded_allow_ips=options.proxies,
        ws_max_size=LARGEST,
        timeout_keep_alive=65,
        timeout_graceful_shutdown=10,
    )
    return 0


def _publish(options: argparse.Namespace) -> int:
    from service.snapshots import publish
    from service.store import SnapshotError, Store

    if not options.store:
        return _without_store("publish")
    try:
        pointer = publish(options.data, Store(options.store), options.fewer)
    except (SnapshotError, OSError) as error:
        print(f"publish: {error}", file=sys.stderr)
        return FAULTS
    print(json.dumps({"version": pointer.version, "published": pointer.published, "files": len(pointer.files)}))
    return 0


def _take(options: argparse.Namespace) -> int:
    from service.snapshots import take
    from service.store import SnapshotError, Store

    if not options.store:
        return _without_store("take")
    try:
        version = take(Store(options.store), options.data)
    except SnapshotError as error:  # of another release, or spoilt: the next one starts from this release's own record
        print(f"take: the folder's record stays: {error}", file=sys.stderr)
        version = None
    except OSError as error:
        print(f"take: {error}", file=sys.stderr)
        return FAULTS
    print(json.dumps({"version": version}))
    return 0


def _without_store(command: str) -> int:
    print(f"{command}: name the store (--store, or JOINT_INSPECTIONS_STORE)", file=sys.stderr)
    return 2


def _site(options: argparse.Namespace) -> int:
    from service.static_site import write

    number = write(options.folder, options.url.rstrip("/"), options.interactive)
    print(f"{number} files in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
