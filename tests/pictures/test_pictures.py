"""What a picture is, what is published of it, and what is refused."""

from __future__ import annotations

from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image

from milaff.pictures.encoding import publish
from milaff.pictures.faults import MOST_BYTES, PictureFault
from milaff.pictures.header import read_picture
from milaff.pictures.picture import Picture, show
from milaff.pictures.stripping import strip_gif, strip_jpeg, strip_png, strip_webp
from milaff.pictures.suffixes import is_picture
from tests.pictures.made import SAMPLES, SECRET, jpeg, photo, png

_BESIDE = {"exif", "xmp", "comment", "Comment", "XML:com.adobe.xmp", "photoshop"}


def files_of(name: str) -> tuple[Picture, dict[str, bytes]]:
    data = SAMPLES[name]
    picture = read_picture(data, name, len(data))
    return picture, dict(publish(data, picture, name))


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_told_of_the_camera(name: str) -> None:
    _, files = files_of(name)
    for path, data in files.items():
        assert SECRET not in data, path
        assert b"Exif" not in data, path
        with Image.open(BytesIO(data)) as image:
            assert not image.getexif(), path
            assert not _BESIDE & set(image.info), path


@pytest.mark.parametrize("name", SAMPLES)
def test_files_are_what_their_names_say(name: str) -> None:
    picture, files = files_of(name)
    assert set(files) == {name, *(path for path, _, _ in picture.copies())}
    for path, width, format in [(name, picture.width, picture.format), *picture.copies()]:
        with Image.open(BytesIO(files[path])) as image:
            image.load()
            assert image.size == (width, picture.height_at(width)), path
            assert str(image.format).lower().replace("mpo", "jpeg") == format, path


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_bytes_each_time(name: str) -> None:
    assert files_of(name) == files_of(name)


WRITTEN_ANEW = frozenset({"turned.jpg", "mirrored.jpg", "modern.avif"})


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - WRITTEN_ANEW))
def test_what_lies_right_keeps_its_pixels(name: str) -> None:
    with (
        Image.open(BytesIO(SAMPLES[name])) as before,
        Image.open(BytesIO(files_of(name)[1][name])) as after,
    ):
        assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()
        assert before.info.get("loop") == after.info.get("loop")


def test_what_lies_on_its_side_is_set_upright() -> None:
    picture, files = files_of("turned.jpg")
    assert (picture.width, picture.height) == (60, 90)
    upright = photo(90, 60).transpose(Image.Transpose.ROTATE_270)
    for data in files.values():
        with Image.open(BytesIO(data)) as image:
            here, there = image.convert("RGB").getpixel((30, 80)), upright.getpixel((30, 80))
            assert all(abs(a - b) < 24 for a, b in zip(here, there, strict=True))  # type: ignore[arg-type]


def test_copies_are_no_larger_than_the_picture() -> None:
    assert read_picture(SAMPLES["photo.jpg"], "a.jpg", 1).widths == (60,)
    assert Picture("d", "jpeg", 1000, 10).widths == (480, 800, 1000)
    assert Picture("d", "jpeg", 4000, 10).widths == (480, 800, 1200)
    assert Picture("d", "gif", 4000, 10, is_still=False).widths == ()


def test_how_it_is_shown() -> None:
    large = show(Picture("d", "jpeg", 3000, 2000), "media/a.jpg")
    assert (large.src, large.width, large.height) == ("assets/pictures/d-1200.jpg", 1200, 800)
    assert [choice.type for choice in large.choices] == ["image/avif", "image/webp"]
    small = show(Picture("d", "gif", 30, 20, is_still=False), "media/a.gif")
    assert (small.src, small.width, small.height, small.choices) == ("media/a.gif", 30, 20, ())
    old = show(Picture("d", "jpeg", 100, 50, modern=("webp",)), "media/a.jpg")
    assert [choice.type for choice in old.choices] == ["image/webp"]


def refused(data: bytes, name: str, size: int | None = None) -> tuple[str, str]:
    with pytest.raises(PictureFault) as found:
        read_picture(data, name, len(data) if size is None else size)
    return found.value.code, found.value.hint.en


def header_of(width: int, height: int) -> bytes:
    """A PNG that says it is of that size, and holds next to nothing."""
    data = bytearray(png(8, 8))
    data[16:24] = width.to_bytes(4) + height.to_bytes(4)
    data[29:33] = crc32(data[12:29]).to_bytes(4)
    return bytes(data)


@pytest.mark.parametrize("side", [7_000, 20_000, 2_000_000])
def test_a_bomb_is_not_decoded(side: int) -> None:
    assert refused(header_of(side, side), "a.png")[0] == "IMG802"


def test_what_is_refused() -> None:
    whole = jpeg(200, 100)
    assert refused(whole[: len(whole) // 2], "a.jpg")[0] == "IMG801"
    assert refused(b"", "a.png")[0] == "IMG801"
    assert refused(b"not a picture", "a.webp")[0] == "IMG801"
    assert refused(whole, "a.jpg", MOST_BYTES + 1)[0] == "IMG802"
    assert refused(whole, "my.photo.png") == ("IMG803", 'Name it "my.photo.jpg"')
    assert refused(png(), "a.jpg") == ("IMG803", 'Name it "a.png"')
    assert refused(b"", "a.heic")[0] == "IMG805"


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)


@pytest.mark.parametrize(
    ("attributes", "inner"),
    [
        ("", "<script>alert(1)</script>"),
        ('onload="alert(1)"', ""),
        ("", '<a xlink:href="javascript:alert(1)"><text>x</text></a>'),
        ("", '<image href="https://example.org/x.png"/>'),
        ("", '<use xlink:href="other.svg#a"/>'),
        ("", "<foreignObject><p/></foreignObject>"),
        ("", "<style>@import 'https://example.org/x.css';</style>"),
        ("", '<rect fill="url(https://example.org/x)"/>'),
        ("", '<image href="data:image/svg+xml;base64,AAAA"/>'),
    ],
)
def test_a_drawing_that_runs_or_loads_is_refused(attributes: str, inner: str) -> None:
    assert refused(SVG.format(attributes, inner).encode(), "a.svg")[0] == "IMG804"


def test_drawings() -> None:
    fine = SVG.format(
        'viewBox="0 0 20 10.4"',
        '<style>a{fill:url(#g)}</style><linearGradient id="g"/><use href="#g"/>'
        '<rect fill="url(#g)"/><a href="https://example.org/"><text>x</text></a>',
    ).encode()
    picture = read_picture(fine, "a.svg", len(fine))
    assert (picture.width, picture.height) == (20, 10)
    assert dict(publish(fine, picture, "a.svg")) == {"a.svg": fine}
    assert read_picture(b"<svg/>", "a.svg", 6).width == 0
    assert refused(b"<svg", "a.svg")[0] == "IMG801"
    assert refused(b"<html/>", "a.svg")[0] == "IMG801"
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'
    assert refused(bomb, "a.svg")[0] == "IMG804"


@pytest.mark.parametrize("strip", [strip_jpeg, strip_png, strip_webp, strip_gif])
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_cut_short_comes_to_an_end(strip: object, name: str) -> None:
    assert callable(strip)
    data = SAMPLES[name]
    for end in range(0, len(data), max(1, len(data) // 40)):
        try:
            strip(data[:end])
        except (ValueError, IndexError):
            continue


def test_names() -> None:
    assert all(map(is_picture, ["a.JPG", "م/صورة.png", "x.svg", "x.heic"]))
    assert not any(map(is_picture, ["a.pdf", "a.csv", "jpg", "a.md"]))
