"""Which files are pictures, by their names: a site without one does not load Pillow."""

from __future__ import annotations

import posixpath

FORMATS = {
    ".jpg": "jpeg", ".jpeg": "jpeg", ".jfif": "jpeg", ".png": "png", ".apng": "png",
    ".webp": "webp", ".avif": "avif", ".gif": "gif", ".svg": "svg",
}  # fmt: skip
"""The format of a picture that browsers show, by suffix."""
FOREIGN = frozenset(".tif .tiff .heic .heif .bmp .psd .dng .cr2 .nef .arw .jp2 .jxl".split())
"""Suffixes of pictures that no browser shows."""


def is_picture(path: str) -> bool:
    """Whether a file is a picture by its name."""
    suffix = posixpath.splitext(path)[1].lower()
    return suffix in FORMATS or suffix in FOREIGN
