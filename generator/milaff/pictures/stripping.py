"""Takes what a camera or a program wrote beside the picture out of its file: place, time, names,
comments, thumbnails. The picture's own bytes stay as they are.

Only what is needed to show it is kept, so that what we do not know is taken out too. Raises
ValueError where the file is not built as its format says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_END_OF_SCAN = re.compile(rb"\xff(?![\x00\xff\xd0-\xd7])", re.DOTALL)
_PROFILE, _ADOBE = b"ICC_PROFILE\0", b"Adobe"
_SCAN, _START, _END = 0xDA, b"\xff\xd8", b"\xff\xd9"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_EXIF_AND_XMP = 0b1100
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip_jpeg(data: bytes) -> bytes:
    """A JPEG with its colour profile and nothing else beside the picture; what follows the picture
    (a film, a second picture) goes too."""
    if data[:2] != _START:
        raise ValueError("no JPEG")
    return _START + b"".join(_segments(data)) + _END


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while data[at : at + 2] != _END:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        if data[at + 1] == 0xFF:  # filling
            at += 1
            continue
        until = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        marker, segment = data[at + 1], data[at:until]
        if len(segment) < 4 or until > len(data):
            raise ValueError("cut short")
        if marker == _SCAN:
            end = _END_OF_SCAN.search(data, until)
            if end is None:
                raise ValueError("cut short")
            until = end.start()
            segment = data[at:until]
        if _is_kept(marker, segment[4:]):
            yield segment
        at = until


def _is_kept(marker: int, content: bytes) -> bool:
    match marker:
        case 0xE0:  # the density; a thumbnail would follow
            return content[:5] == b"JFIF\0" and len(content) == 14
        case 0xE2:
            return content.startswith(_PROFILE)
        case 0xEE:
            return content.startswith(_ADOBE)
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def strip_png(data: bytes) -> bytes:
    """A PNG, moving or not, without texts, time and EXIF."""
    if not data.startswith(_PNG):
        raise ValueError("no PNG")
    kept, at = [_PNG], len(_PNG)
    while True:
        until = at + 12 + int.from_bytes(data[at : at + 4])
        name = data[at + 4 : at + 8]
        if until > len(data) or len(name) < 4:
            raise ValueError("cut short")
        if name in _PNG_KEPT:
            kept.append(data[at:until])
        if name == b"IEND":
            return b"".join(kept)
        at = until


def strip_webp(data: bytes) -> bytes:
    """A WebP, moving or not, without EXIF and XMP, and without saying that it has them."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    end, at, kept = 8 + int.from_bytes(data[4:8], "little"), 12, []
    if end > len(data) + 1:
        raise ValueError("cut short")
    while at + 8 <= min(end, len(data)):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        name, chunk = data[at : at + 4], data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_EXIF_AND_XMP]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at += 8 + size + size % 2
    inner = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(inner).to_bytes(4, "little") + inner


def strip_gif(data: bytes) -> bytes:
    """A GIF without comments and programs' notes, but with how often it runs."""
    if data[:3] != b"GIF" or len(data) < 13:
        raise ValueError("no GIF")
    at = 13 + _table_size(data[10])
    kept = [data[:at]]
    while data[at : at + 1] != b";":
        start = at
        if data[at : at + 1] == b"!":
            label, at = data[at + 1 : at + 2], at + 2
            is_kept = label in (b"\xf9", b"\x01") or data[at + 1 : at + 12] in _LOOPS
        elif data[at : at + 1] == b",":
            at += 10
            at += _table_size(data[at - 1]) + 1
            is_kept = True
        else:
            raise ValueError("cut short")
        at = _after_blocks(data, at)
        if is_kept:
            kept.append(data[start:at])
    return b"".join(kept) + b";"


def _table_size(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    if at >= len(data):
        raise ValueError("cut short")
    return at + 1


STRIPPERS: dict[str, Callable[[bytes], bytes]] = {
    "jpeg": strip_jpeg,
    "png": strip_png,
    "webp": strip_webp,
    "gif": strip_gif,
}
"""By format."""
