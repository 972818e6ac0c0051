"""The command line: `python -m ingest parse | rebuild | refresh | check`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from ingest import command_refresh, declared
from ingest.errors import IngestError, ParseError
from ingest.facts import ReportFacts
from ingest.reading import worker
from ingest.reading.report import Outcome
from ingest.rebuild import rebuild
from ingest.record import bounds, stamp, tables
from ingest.record.faults import faults_of
from ingest.record.plausible_days import PlausibleDays
from ingest.record.releases import newest_version
from ingest.reference import corrections
from ingest.reference.area_names import AreaNames
from ingest.reference.sources import latest_day

UNREADABLE = 3
FAULTS = 1
_NOT_PRINTED: dict[str, bool | set[str]] = {"area": True, "reply": {"due_as_printed"}}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is the contract's (0 well, 1 faults, 2 usage, 3 a file can't be read)."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except IngestError as error:
        print(f"ingest: {error}", file=sys.stderr)
        return FAULTS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Published reports in, facts out.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    parse = commands.add_parser("parse", help="print the facts of report PDFs, one JSON object a line")
    parse.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    parse.set_defaults(run=_parse)
    build = commands.add_parser("rebuild", help="build all of data/ from local files")
    build.add_argument("--reports", required=True, type=_folder, help="folder of PDFs with index.csv")
    build.add_argument("--reference", required=True, type=_folder, help="folder of reference tables")
    build.set_defaults(run=_rebuild)
    command_refresh.add_options(commands.add_parser("refresh", help="add what is new on the public site to data/"))
    check = commands.add_parser("check", help="hold data/ against its Data Package and bounds")
    check.set_defaults(run=_check)
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a folder")
    return path


def _parse(options: argparse.Namespace) -> int:
    areas = tables.read_table("areas")
    names, slugs = AreaNames(areas), {area["area_code"]: area["slug"] for area in areas}
    today = latest_day(declared.rows("sources"), dt.datetime.now(tz=dt.UTC).date())
    days = PlausibleDays(declared.rows("corrections"), today)
    code = 0
    for outcome in worker.examine_all(options.files):
        line = facts_line(outcome, names, slugs, days)
        if line["problems"]:
            code = UNREADABLE
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return code


def facts_line(outcome: Outcome, names: AreaNames, slugs: Mapping[str, str], days: PlausibleDays) -> dict[str, object]:
    """One line of `parse`: the contract's keys, with `pages` and `area_code` beside them.

    Days are corrected as in the record where the document says when it was published; what is doubtful about them and
    not explained is a problem beside the facts.
    """
    problems = [outcome.problem] if outcome.problem else []
    area_code = None
    facts = outcome.facts
    if facts is not None:
        try:
            area_code = names.match(facts.area, facts.fieldwork_start)
        except ParseError as error:
            problems.append(str(error))
        key = f"{facts.programme}-{slugs[area_code]}-{facts.published}" if area_code and facts.published else None
        facts, doubt = days.settle(facts, key, facts.published)
        problems += [doubt] if doubt else []
    stated = facts.model_dump(mode="json", exclude=_NOT_PRINTED) if facts else _nothing_stated()
    return {"sha256": outcome.sha256, "pages": outcome.pages, "area_code": area_code, **stated, "problems": problems}


def _nothing_stated() -> dict[str, object]:
    lists = {"inspectorates", "judgements", "findings", "topics"}
    return {name: [] if name in lists else None for name in ReportFacts.model_fields if name != "area"}


def _rebuild(options: argparse.Namespace) -> int:
    tables.finish_interrupted_write()
    today = dt.datetime.now(dt.UTC).date()
    folders = (options.reports, options.reference)
    last = stamp.last_words(stamp.digest(folders, tables.DATA, today))
    if last is not None:
        print(f"{last}\nnothing changed")
        return 0
    said = _rebuild_record(options, today)
    stamp.keep(stamp.digest(folders, tables.DATA, today), said.replace(" (changed)", ""))
    print(said)
    return 0


def _rebuild_record(options: argparse.Namespace, today: dt.date) -> str:
    """Build and write all tables; what was read and what changed, in lines."""
    rows, summary = rebuild(options.reports, options.reference, today)
    for sentence in bounds.require_minimums(rows):
        print(f"look at this: {sentence}", file=sys.stderr)
    changed = tables.write(rows, version=newest_version(rows["releases"]))
    release = newest_version(rows["releases"])
    lines = [
        f"reports read {summary.read}, quarantined {summary.quarantined}",
        f"youth justice services in Wales, out of scope: {len(summary.out_of_scope)}",
        f"release {release}",
        *(f"{name}: {len(kept)} rows{' (changed)' if name in changed else ''}" for name, kept in rows.items()),
    ]
    return "\n".join(lines)


def _check(_: argparse.Namespace) -> int:
    from ingest.record.standard import standard_faults_of  # takes longer to import than most commands to run

    faults = faults_of(tables.DATA) or standard_faults_of(tables.DATA)
    if not faults:
        rows = tables.all_typed_rows()
        faults = [one.sentence for one in bounds.broken_bounds(rows)]
        faults += corrections.faults(rows)
    for fault in faults:
        print(fault)
    if not faults:
        print("data/ agrees with its Data Package and bounds")
    return FAULTS if faults else 0


if __name__ == "__main__":
    sys.exit(main())
