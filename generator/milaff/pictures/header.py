"""Reads what a picture is. Its size is known from the header, before anything is decoded."""

from __future__ import annotations

import posixpath
import warnings
from hashlib import blake2b
from io import BytesIO

import PIL
from PIL import Image, features

from milaff.pictures.drawing import check_drawing
from milaff.pictures.faults import (
    MOST_BYTES,
    MOST_PIXELS,
    not_for_browsers,
    too_large,
    unreadable,
    wrong_suffix,
)
from milaff.pictures.picture import MODERN, Picture
from milaff.pictures.suffixes import FOREIGN, FORMATS

_SUFFIXES = {"jpeg": ".jpg", "mpo": ".jpg"}
_ORIENTATION = 0x0112
_SMALL = 64
_BROKEN = (OSError, SyntaxError, ValueError, IndexError, TypeError, OverflowError, EOFError)
"""What Pillow raises for a file that is not what it says."""


def encoder() -> str:
    """What decides the bytes of copies beside the picture."""
    versions = [f"{name} {features.version(name)}" for name in ("avif", "webp", "jpg")]
    return " ".join([PIL.__version__, *map(str, versions)])


def read_picture(data: bytes, path: str, size: int) -> Picture:
    """The picture in a file of so many bytes at that path. Raises PictureFault."""
    name, suffix = posixpath.basename(path), posixpath.splitext(path)[1].lower()
    digest = blake2b(data + encoder().encode(), digest_size=8).hexdigest()
    if suffix in FOREIGN:
        raise not_for_browsers(name)
    if size > MOST_BYTES:
        raise too_large(name, 0, 0, size)
    if FORMATS[suffix] == "svg":
        return Picture(digest, "svg", *check_drawing(data, name), is_still=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _read(data, path, digest)


def _read(data: bytes, path: str, digest: str) -> Picture:
    name, suffix = posixpath.basename(path), posixpath.splitext(path)[1].lower()
    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise too_large(name, width, height, len(data))
            format = _format_of(image, path)
            is_moving = getattr(image, "n_frames", 1) > 1 and format != "jpeg"
            turn = image.getexif().get(_ORIENTATION, 1)
            _decode(image)
    except Image.DecompressionBombError as bomb:
        raise too_large(name, *_size_in(str(bomb)), len(data)) from bomb
    except _BROKEN as broken:
        raise unreadable(name) from broken
    if format != FORMATS[suffix]:
        stem = name.removesuffix(posixpath.splitext(name)[1])
        raise wrong_suffix(name, stem + _SUFFIXES.get(format, f".{format}"))
    if turn in (5, 6, 7, 8):
        width, height = height, width
    is_still = not is_moving and format != "gif"
    modern = tuple(one for one in MODERN if features.check(one))
    return Picture(digest, format, width, height, turn in range(2, 9), is_still, modern)


def _format_of(image: Image.Image, path: str) -> str:
    format = str(image.format).lower()
    if format not in {*FORMATS.values(), "mpo"}:
        raise not_for_browsers(posixpath.basename(path))
    return "jpeg" if format == "mpo" else format


def _decode(image: Image.Image) -> None:
    """Make sure that all of it is there; a JPEG is decoded small."""
    image.draft("RGB", (_SMALL, _SMALL))
    image.load()


def _size_in(text: str) -> tuple[int, int]:
    """Pillow names the number of pixels alone."""
    digits = "".join(one if one.isdigit() else " " for one in text).split()
    return int(digits[0]) if digits else 0, 1
