"""The way for readers to tell the desk of an error on a page."""

from __future__ import annotations

import re
from urllib.parse import quote

_MAIL = re.compile(r"[^\s@/?&]+@[^\s@/?&]+\.[^\s@/?&]+")


def is_report_url(address: str) -> bool:
    """Whether it is an e-mail address, or one on the web."""
    return bool(_MAIL.fullmatch(address)) or address.startswith(("https://", "http://"))


def report_link(address: str, title: str, url: str) -> str:
    """The address that tells of a page: a letter whose subject is the page's title and whose text
    is its address (RFC 6068), or a page of the web where `{title}` and `{url}` are filled in."""
    if _MAIL.fullmatch(address):
        address = f"mailto:{address}?subject={{title}}&body={{url}}"
    return address.replace("{title}", quote(title, "")).replace("{url}", quote(url, ""))
