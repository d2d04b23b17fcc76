"""Asks an address whether it is there: HEAD, and GET where a server does not know HEAD."""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from enum import StrEnum
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

AGENT = "Mozilla/5.0 (compatible; milaff-links)"
_ASK_AGAIN = frozenset({400, 403, 404, 405, 501})
"""What servers answer to HEAD who would answer GET otherwise."""
_GONE = frozenset({404, 410})
_PERMANENT = frozenset({301, 308})
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"


class Standing(StrEnum):
    """How an address stands: `unclear` is what only a person can tell; `unreached` says nothing
    of the address, but that we have no network."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNCLEAR = "unclear"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking: the last status (0 for none), where a permanent redirect leads, and a
    word for why there was none: `refused`, `timeout`, `no-such-host`, `certificate` …"""

    standing: Standing
    status: int = 0
    moved_to: str = ""
    reason: str = ""


def ask(url: str, timeout: float) -> Answer:
    """One address, asked once with HEAD and at most once more with GET; the body is not read."""
    answer = _ask(url, "HEAD", timeout)
    if answer.status in _ASK_AGAIN:
        return _ask(url, "GET", timeout)
    return answer


def _ask(url: str, method: str, timeout: float) -> Answer:
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    try:
        request = urllib.request.Request(plain_address(url), method=method, headers=headers)
        with opener.open(request, timeout=timeout) as response:
            return _answered(response.status, redirects)
    except urllib.error.HTTPError as failure:
        with failure:
            return _answered(failure.code, redirects)
    except (OSError, http.client.HTTPException, ValueError) as failure:
        return failed(failure)


def _answered(status: int, redirects: _Redirects) -> Answer:
    if status in _GONE:
        return Answer(Standing.DEAD, status)
    if status >= 400 or 300 <= status < 400:
        return Answer(Standing.UNCLEAR, status)
    if redirects.is_permanent:
        return Answer(Standing.MOVED, status, redirects.target)
    return Answer(Standing.ALIVE, status)


def failed(failure: BaseException) -> Answer:
    """What it means that no answer came."""
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    match reason:
        case TimeoutError():
            return Answer(Standing.UNCLEAR, reason="timeout")
        case ConnectionRefusedError():
            return Answer(Standing.DEAD, reason="refused")
        case ssl.SSLError():
            return Answer(Standing.UNCLEAR, reason="certificate")
        case socket.gaierror() if reason.errno == socket.EAI_NONAME:
            return Answer(Standing.DEAD, reason="no-such-host")
        case ConnectionError() | http.client.HTTPException() | ValueError():
            return Answer(Standing.UNCLEAR, reason="broken-off")
        case OSError():
            return Answer(Standing.UNREACHED, reason="no-network")
    return Answer(Standing.UNCLEAR, reason="broken-off")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects with the same method, and remembers how far they are permanent."""

    max_redirections = 8

    def __init__(self) -> None:
        self.is_permanent = False
        self.target = ""
        self._is_broken = False

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request for the new address; what is permanent ends at the first that is not."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            return None
        self._is_broken = self._is_broken or code not in _PERMANENT
        if not self._is_broken:
            self.is_permanent, self.target = True, newurl
        found = super().redirect_request(req, fp, code, msg, headers, newurl)
        if found is not None:
            found.method = req.get_method()
        return found


def plain_address(url: str) -> str:
    """The address in ASCII, as it goes over the wire: no fragment, Arabic percent-encoded."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    name = host.encode("idna").decode("ascii") if not host.isascii() else host
    name = f"[{name}]" if ":" in name else name
    network = f"{name}:{parts.port}" if parts.port else name
    path, query = quote(parts.path, _SAFE), quote(parts.query, _SAFE)
    return urlunsplit((parts.scheme, network, path or "/", query, ""))
