"""Facts of files that were read before, so that an unchanged file is not read again.

An entry lies under `.cache/facts/<version>/<SHA-256 of the file>.json`, the counts of its words beside it in
`….words` (people's names are among them: these files stay on the machine). The version is a digest of the source of
all of `ingest`, of the declared lookups and of the releases of the libraries that read and check, so a changed parser
never meets an old fact. Only what the file itself determines is kept: a file that could not be opened, or whose
reading was stopped, is tried again every time.

The cache may be deleted at any time, shared by two runs at once, or not be writable at all. An entry that can't be
understood counts as missing.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from ingest.facts import ReportFacts
from ingest.reading.report import Listing, Outcome
from ingest.reading.worker import examine_all

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "facts"
_SOURCE = Path(__file__).resolve().parents[1]

Examine = Callable[[Iterable[Path]], Iterator[Outcome]]


def read_all(
    entries: Sequence[Listing], folder: Path = FOLDER, examine: Examine = examine_all
) -> Iterator[tuple[Listing, Outcome]]:
    """Each listed file with what it says, from the cache or else from the file; those not read before come last.

    Args:
        entries: the files; their SHA-256 must be that of the bytes on disk.
        folder: where the cache lies.
        examine: reads files, outcomes in the order given.
    """
    version_folder = folder / parser_version()
    missing = []
    for entry in entries:
        known = _read_kept(version_folder, entry.sha256)
        if known is None:
            missing.append(entry)
        else:
            yield entry, known
    for entry, outcome in zip(missing, examine(entry.path for entry in missing), strict=True):
        if outcome.pages is not None:
            _keep(version_folder, entry.sha256, outcome)
        yield entry, outcome
    if missing:
        _drop_other_versions(version_folder)


def words_of(sha256: str, folder: Path = FOLDER) -> bytes | None:
    """The words of a file that was read before by this version; None where it was not."""
    known = _read_kept(folder / parser_version(), sha256)
    return None if known is None else known.words


@functools.cache
def parser_version() -> str:
    """Digest of everything that decides what a file is read to say."""
    digest = hashlib.sha256()
    for library in ("pypdfium2", "pydantic", "PyStemmer"):
        digest.update(f"{library} {version(library)}\n".encode())
    for path in sorted([*_SOURCE.rglob("*.py"), *_SOURCE.glob("declared/*")]):
        if path.is_file():
            digest.update(str(path.relative_to(_SOURCE)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _read_kept(folder: Path, sha256: str) -> Outcome | None:
    try:
        entry = json.loads((folder / f"{sha256}.json").read_text(encoding="utf-8"))
        facts = None if entry["facts"] is None else ReportFacts.model_validate_json(entry["facts"])
        words = None if facts is None else (folder / f"{sha256}.words").read_bytes()
        if words is not None and hashlib.sha256(words).hexdigest() != entry["words"]:
            return None
        return Outcome(sha256, int(entry["pages"]), facts, entry["problem"], words)
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return None


def _keep(folder: Path, sha256: str, outcome: Outcome) -> None:
    facts = outcome.facts.model_dump_json() if outcome.facts else None
    words = None if outcome.words is None else hashlib.sha256(outcome.words).hexdigest()
    entry = json.dumps({"pages": outcome.pages, "problem": outcome.problem, "facts": facts, "words": words})
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if outcome.words is not None:
            _write(folder / f"{sha256}.words", outcome.words)
        _write(folder / f"{sha256}.json", entry.encode())


def _write(path: Path, content: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(draft).replace(path)


def _drop_other_versions(current: Path) -> None:
    if current.is_dir():
        for other in current.parent.iterdir():
            if other != current:
                shutil.rmtree(other, ignore_errors=True)
