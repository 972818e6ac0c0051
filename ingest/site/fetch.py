"""Pages and files over HTTP: patient, polite, and never more than was asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
import http
import os
import re
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.exceptions import MaxRetryError, ReadTimeoutError

from ingest.errors import IngestError
from ingest.site.address import place_of, same_place
from ingest.site.manners import CONTACT_SETTING as CONTACT_SETTING
from ingest.site.manners import Manners as Manners

Asked = TypeVar("Asked")
Got = TypeVar("Got")

_PAGE_BYTES = 5_000_000
_STEP = 65_536
_NOT_MODIFIED = 304
_BUSY = (429, 500, 502, 503, 504)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_REDIRECTS = 5
_OUTAGE = 3  # files in a row whose server can't be reached at all


class SiteError(IngestError):
    """The site is down or does not answer as it always did: nothing may be concluded from it."""


class NotReceivedError(IngestError):
    """One file did not arrive whole; `sha256` is that of the part of it that did, if any."""

    def __init__(self, reason: str, sha256: str | None = None) -> None:
        super().__init__(reason)
        self.sha256 = sha256


class _ElsewhereError(Exception):
    """An answer leads away from the place that was asked."""


@dataclass(frozen=True)
class Received:
    """A file that arrived whole, now or earlier: its hash, and the entity tag under which it was served."""

    sha256: str
    etag: str | None


class Fetcher:
    """One visit to the site; its methods may be called from several threads.

    Args:
        folder: where files are kept, each under its SHA-256.
        manners: how to ask.
    """

    def __init__(self, folder: Path, manners: Manners | None = None) -> None:
        self._manners = manners or Manners()
        self._folder = folder
        self._next: dict[str, float] = {}
        self._turn = threading.Lock()
        self._unreached = 0
        self._waited = 0.0
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": self._manners.user_agent, "Accept-Encoding": "identity"})
        retry = urllib3.Retry(
            total=self._manners.attempts,
            read=1,
            redirect=0,
            status=0,
            backoff_factor=0.3,
            allowed_methods={"GET"},
            respect_retry_after_header=False,
        )
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry, pool_maxsize=self._manners.connections))

    def all(self, ask: Callable[[Asked], Got], items: Iterable[Asked]) -> Iterator[tuple[Asked, Got]]:
        """`ask` for each item, several at a time; answers as they come. What `ask` raises ends it."""
        with ThreadPoolExecutor(self._manners.connections) as pool:
            asked = {pool.submit(ask, item): item for item in items}
            try:
                for answer in as_completed(asked):
                    yield asked[answer], answer.result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def page(self, url: str) -> str:
        """Text of a page.

        Raises:
            SiteError: it can't be fetched, whatever the reason.
        """
        try:
            with self._get(url) as response:
                if response.status_code != requests.codes.ok:
                    raise SiteError(f"{url} answers {_status(response)}")
                body = b""
                for part in self._parts(response):
                    body += part
                    if len(body) > _PAGE_BYTES:
                        raise SiteError(f"{url} answers with more than {_PAGE_BYTES:,} bytes")
        except _ElsewhereError as error:
            raise SiteError(f"{url}: {error}") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, TimeoutError) as error:
            raise SiteError(f"{url} can't be fetched: {self._why(error)}") from error
        return body.decode("utf-8", errors="replace")

    def file(self, url: str, earlier: Received | None = None) -> Received:
        """A PDF, kept under its SHA-256; it is not sent again where the entity tag is still that of `earlier`.

        Raises:
            NotReceivedError: this file can't be fetched whole.
            SiteError: the server of the files can't be reached at all, several times in a row.
        """
        tag = earlier.etag if earlier else None
        try:
            with self._get(url, {"If-None-Match": tag} if tag else None) as response:
                self._unreached = 0
                if earlier and tag and (response.status_code == _NOT_MODIFIED or response.headers.get("ETag") == tag):
                    return earlier
                if response.status_code != requests.codes.ok:
                    raise NotReceivedError(f"its link answers {_status(response)}")
                return self._keep(response)
        except _ElsewhereError as error:
            raise NotReceivedError(f"its link is not followed: {error}") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            why = self._why(error)
            if not _was_reached(error):
                self._unreached += 1
                if self._unreached >= _OUTAGE:
                    raise SiteError(f"the server of the files can't be reached: {why}") from error
            raise NotReceivedError(why) from error

    def _get(self, url: str, headers: dict[str, str] | None = None) -> requests.Response:
        """The answer, from where it was asked for; a busy server is asked again, redirects stay at their place.

        Raises:
            _ElsewhereError: it leads to another host, scheme or port, or round and round.
        """
        tried = 0
        for _ in range(_REDIRECTS + self._manners.attempts + 1):
            self._wait_for_turn(urllib.parse.urlsplit(url).hostname or "")
            timeout = (self._manners.connect, self._manners.read)
            answer = self._session.get(url, headers=headers, stream=True, timeout=timeout, allow_redirects=False)
            if answer.is_redirect:
                target = urllib.parse.urljoin(url, answer.headers["Location"])
                answer.close()
                if not same_place(url, target):
                    raise _ElsewhereError(f"it leads to another place ({place_of(target)}), which was not asked")
                url = target
            elif answer.status_code in _BUSY and tried < self._manners.attempts:
                tried += 1
                if not self._has_patience(answer, tried):
                    return answer
                answer.close()
            else:
                return answer
        raise _ElsewhereError("it leads round and round")

    def _has_patience(self, answer: requests.Response, tried: int) -> bool:
        """Wait as long as a busy server asks for; not at all where that is too long, for once or for one visit."""
        wait = _retry_after(answer.headers.get("Retry-After", ""))
        wait = 0.3 * 2**tried if wait is None else wait
        with self._turn:
            if wait > self._manners.patience or self._waited + wait > 5 * self._manners.patience:
                return False
            self._waited += wait
        time.sleep(wait)
        return True

    def _wait_for_turn(self, host: str) -> None:
        if host in _LOOPBACK:
            return
        with self._turn:
            now = time.monotonic()
            start = max(now, self._next.get(host, now))
            self._next[host] = start + self._manners.interval
        time.sleep(start - now)

    def _keep(self, response: requests.Response) -> Received:
        """Take a file's bytes into the folder.

        Raises:
            NotReceivedError: they stop early, are too many or too slow, or are not a PDF.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        draft, digest, size, start = Path(name), hashlib.sha256(), 0, b""
        problem = None
        try:
            with os.fdopen(handle, "wb") as file:
                try:
                    for part in self._parts(response):
                        file.write(part)
                        digest.update(part)
                        size += len(part)
                        start += part[: 1024 - len(start)]
                        if size > self._manners.max_bytes:
                            problem = f"the file has more than {self._manners.max_bytes:,} bytes"
                            break
                except (requests.RequestException, urllib3.exceptions.HTTPError, TimeoutError) as error:
                    problem = f"the download stopped after {size:,}{_of(response)} bytes ({self._why(error)})"
            self._judge(problem, size, start, digest.hexdigest())
            draft.chmod(0o644)
            draft.replace(self._folder / f"{digest.hexdigest()}.pdf")
        finally:
            draft.unlink(missing_ok=True)
        return Received(digest.hexdigest(), response.headers.get("ETag"))

    @staticmethod
    def _judge(problem: str | None, size: int, start: bytes, sha256: str) -> None:
        is_pdf = b"%PDF-" in start
        if size and not is_pdf:
            kind = (
                "a web page" if start.lstrip().lower().startswith((b"<!doctype html", b"<html")) else "something else"
            )
            raise NotReceivedError(f"its link answers with {kind} instead of a PDF")
        if problem is not None:
            raise NotReceivedError(problem, sha256 if is_pdf else None)
        if not size:
            raise NotReceivedError("its link answers with an empty file")

    def _parts(self, response: requests.Response) -> Iterator[bytes]:
        """The body as it comes in; a body shorter than its Content-Length raises."""
        until = time.monotonic() + self._manners.whole
        while part := response.raw.read1(_STEP, decode_content=True):
            yield part
            if time.monotonic() > until:
                raise TimeoutError

    def _why(self, error: Exception) -> str:
        cause = error.args[0] if error.args else None
        if isinstance(cause, MaxRetryError):
            cause = cause.reason
        if isinstance(error, TimeoutError):
            return f"it took more than {self._manners.whole:g} s"
        if isinstance(error, requests.ReadTimeout | ReadTimeoutError) or isinstance(cause, ReadTimeoutError):
            return f"no answer within {self._manners.read:g} s"
        if isinstance(error, urllib3.exceptions.IncompleteRead | urllib3.exceptions.ProtocolError):
            return "the connection was closed early"
        return "no connection" if not _was_reached(error) else type(error).__name__


def _was_reached(error: Exception) -> bool:
    cause = error.args[0] if error.args else None
    if isinstance(cause, MaxRetryError):
        cause = cause.reason
    never = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
    return not isinstance(error, requests.ConnectTimeout) and not isinstance(cause, never)


def _retry_after(text: str) -> float | None:
    """Seconds that a Retry-After asks for (a number or a date); None where it can't be read."""
    if re.fullmatch(r"[0-9]{1,9}", text.strip(), re.ASCII):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, (moment.astimezone(dt.UTC) - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, OverflowError, TypeError):
        return None


def _status(response: requests.Response) -> str:
    known = {status.value: status.phrase for status in http.HTTPStatus}
    return f"{response.status_code} ({known.get(response.status_code, 'no known status')})"


def _of(response: requests.Response) -> str:
    length = response.headers.get("Content-Length", "")
    return f" of {int(length):,}" if length.isdigit() else ""
