"""What is published of a picture: its own file without what was written beside it, and copies of
it in a few widths. The same picture and the same Pillow give the same bytes."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

from milaff.pictures.picture import WIDTHS, Picture
from milaff.pictures.stripping import STRIPPERS

_OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 55, "speed": 8, "max_threads": 1, "autotiling": False},
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
_UPRIGHT: dict[str, dict[str, Any]] = {
    "avif": {"quality": 85, "speed": 8, "max_threads": 1, "autotiling": False},
    "webp": {"quality": 92, "method": 4},
    "jpeg": {"quality": 92, "optimize": True},
    "png": {"optimize": True},
}
"""For a picture that must be written anew."""
_MODES = {"jpeg": ("RGB", "L")}


def publish(data: bytes, picture: Picture, path: str) -> Iterator[tuple[str, bytes]]:
    """Every file that is made of a picture: its own at `path`, then its copies."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield path, clean(data, picture)
        yield from _copies(data, picture)


def clean(data: bytes, picture: Picture) -> bytes:
    """The picture's own file, upright, with nothing beside the picture."""
    if picture.format == "svg":
        return data
    if not picture.is_turned and picture.format in STRIPPERS:
        try:
            return STRIPPERS[picture.format](data)
        except (ValueError, IndexError):
            if not picture.is_still:
                raise
    with Image.open(BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image)
        return _write(upright, picture.format, _UPRIGHT[picture.format], _profile(image))


def _copies(data: bytes, picture: Picture) -> Iterator[tuple[str, bytes]]:
    wanted = sorted(picture.copies(), key=lambda copy: -copy[1])
    if not wanted:
        return
    large = _decoded(data)
    for path, width, format in wanted:
        size = (width, picture.height_at(width))
        if large.size != size:
            large = large.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield path, _write(large, format, _OPTIONS[format], b"")


def _decoded(data: bytes) -> Image.Image:
    """The picture upright in the colours of the web, no larger than need be."""
    with Image.open(BytesIO(data)) as image:
        image.draft("RGB", (WIDTHS[-1] * 2, WIDTHS[-1] * 2))
        upright = ImageOps.exif_transpose(image)
        return _in_web_colours(_in_plain_mode(upright), _profile(image))


def _in_plain_mode(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("RGB", "RGBA", "L", "CMYK"):
        return image
    has_alpha = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _profile(image: Image.Image) -> bytes:
    found = image.info.get("icc_profile")
    return found if isinstance(found, bytes) else b""


def _in_web_colours(image: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGB" if image.mode == "CMYK" else image.mode
    if not profile or image.mode == "L":
        return image.convert(mode)
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        web = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, web, outputMode=mode) or image.convert(mode)
    except (ImageCms.PyCMSError, OSError):
        return image.convert(mode)


def _write(image: Image.Image, format: str, options: dict[str, Any], profile: bytes) -> bytes:
    modes = _MODES.get(format)
    if modes and image.mode not in (*modes, "CMYK"):
        image = image.convert("RGB")
    bare = image.copy()
    bare.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    file = BytesIO()
    bare.save(file, format.upper(), icc_profile=profile or None, **options)
    return file.getvalue()
