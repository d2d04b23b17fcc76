"""Pictures for tests, made anew: nobody's, with secrets in what a camera writes beside them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = b"SECRET"
_ORIENTATION, _MAKE, _COMMENT, _PLACE = 0x0112, 0x010F, 0x9286, 0x8825


def photo(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Colours that run from side to side, so that it is seen which way up it lies."""
    round_, across = (
        make("L").resize((width, height)) for make in (Image.radial_gradient, Image.linear_gradient)
    )
    return Image.merge(
        "RGB", (round_, across, across.transpose(Image.Transpose.ROTATE_180))
    ).convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """Where and with what it was taken."""
    found = Image.Exif()
    found[_ORIENTATION], found[_MAKE], found[_COMMENT] = orientation, "SECRET MAKER", "SECRET NOTE"
    found.get_ifd(_PLACE).update({1: "N", 2: (34.0, 31.0, 12.0), 3: "E", 4: (69.0, 10.0, 0.0)})
    return found


def encode(image: Image.Image, format: str, **options: Any) -> bytes:
    """The bytes of a file."""
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def jpeg(width: int = 60, height: int = 40, orientation: int = 1, **options: Any) -> bytes:
    """A photograph as a camera leaves it."""
    image = photo(width, height)
    return encode(image, "JPEG", exif=exif(orientation), comment=SECRET, **options)


def png(width: int = 60, height: int = 40, **options: Any) -> bytes:
    """A PNG with texts."""
    texts = PngInfo()
    texts.add_text("Comment", "SECRET", zip=False)
    texts.add_itxt("XML:com.adobe.xmp", "SECRET")
    return encode(photo(width, height, "RGBA"), "PNG", pnginfo=texts, exif=exif(), **options)


def moving(format: str, **options: Any) -> bytes:
    """A picture of two frames."""
    frames = [photo(60, 40), photo(60, 40).transpose(Image.Transpose.ROTATE_180)]
    return encode(frames[0], format, save_all=True, append_images=frames[1:], loop=0, **options)


SAMPLES: dict[str, bytes] = {
    "photo.jpg": jpeg(),
    "large.jpg": jpeg(1500, 1000),
    "turned.jpg": jpeg(90, 60, 6),
    "mirrored.jpg": jpeg(90, 60, 2),
    "progressive.jpg": jpeg(200, 100, progressive=True),
    "film.jpg": jpeg() + b"SECRET film after the end",
    "print.jpg": encode(photo(60, 40, "CMYK"), "JPEG", comment=SECRET),
    "grey.jpg": encode(photo(60, 40, "L"), "JPEG", comment=SECRET),
    "drawing.png": png(),
    "palette.png": encode(photo(60, 40, "P"), "PNG", transparency=3, exif=exif()),
    "deep.png": encode(Image.new("I;16", (60, 40), 40000), "PNG"),
    "modern.webp": encode(photo(600, 400), "WEBP", exif=exif(), xmp=SECRET),
    "modern.avif": encode(photo(600, 400), "AVIF", exif=exif(6), xmp=SECRET),
    "moving.gif": moving("GIF", comment=SECRET),
    "moving.webp": moving("WEBP", exif=exif(), xmp=SECRET),
    "moving.png": moving("PNG", exif=exif()),
}
