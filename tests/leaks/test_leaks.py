"""Nothing of a record that readers may not know of is in any byte of the site, nor in a name."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from milaff.cli import main
from tests.leaks.generated_site import (
    LATER,
    MIDSUMMER,
    Generated,
    figure_of,
    visible_numbers,
    write_site,
)

SECOND = timedelta(seconds=1)
MOMENTS = {
    "before": MIDSUMMER - SECOND,
    "first of July": MIDSUMMER,
    "before ten": LATER - SECOND,
    "after": LATER,
}
OF_THE_NOTICE = {"id", "redirect", "reason"}
"""What is left of a withdrawn record: its addresses and the reason."""
OF_OTHERS = {"fact", "role", "said", "figure"}
"""What other records say after a withdrawn source: their own words, which cite its notice."""
_WORD = re.compile(rb"zq(\d{4})([a-z]*)", re.IGNORECASE)
_FIGURE = re.compile(rb"\d(?:,?\d){6,8}")
_NUMBER_OF = {figure_of(number): number for number in range(200)}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Generated]]:
    folder = tmp_path_factory.mktemp("site of 200")
    return folder, write_site(folder)


@cache
def built(folder: Path, now: datetime) -> dict[str, bytes]:
    """Every file of the site as of that moment."""
    site = folder / f"site-{now:%Y%m%d%H%M%S}"
    arguments = ["build", "-f", str(folder / "mkdocs.yml"), "-d", str(site)]
    result = CliRunner().invoke(main, [*arguments, "--now", now.isoformat(), "--lang", "en"])
    errors = "\n".join(
        line for line in result.output.splitlines() if " REF3" in line or " SCH" in line
    )
    assert result.exit_code == 0, errors[:2000] or result.output[-1000:]
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def unpacked(path: str, data: bytes) -> Iterator[bytes]:
    """The bytes of a file, its name, and what is packed inside it."""
    yield path.encode()
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(name, archive.read(name))


def words_in(files: dict[str, bytes]) -> dict[int, set[str]]:
    """The words of each record that stand anywhere; a figure counts as the word `figure`."""
    found: dict[int, set[str]] = defaultdict(set)
    for path, data in files.items():
        for part in unpacked(path, data):
            for match in _WORD.finditer(part):
                found[int(match[1])].add(match[2].decode().lower())
            for match in _FIGURE.finditer(part):
                number = _NUMBER_OF.get(int(match[0].replace(b",", b"")))
                if number is not None:
                    found[number].add("figure")
    return found


@pytest.mark.parametrize("moment", MOMENTS)
def test_only_what_readers_may_know(generated: tuple[Path, list[Generated]], moment: str) -> None:
    folder, records = generated
    assert len(records) == 200
    now = MOMENTS[moment]
    files = built(folder, now)
    found = words_in(files)
    for record in records:
        words = found.get(record.number, set())
        if not record.state.is_visible(now):
            assert words == set(), (record.kind, record.state.keys)
        elif record.state.is_withdrawn:
            assert words - OF_OTHERS == OF_THE_NOTICE, record.kind
        else:
            assert words >= expected(record), record.kind
    assert "media/shared.svg" in files
    assert any(record.number not in set(visible_numbers(records, now)) for record in records)


def expected(record: Generated) -> set[str]:
    """Words that must stand somewhere when a record is published."""
    words = {"id", "title", "body", "redirect", "image", "inline", "note", "was", "now"}
    if record.kind in ("dossiers", "entities", "events"):
        words |= {"figure", "speaker", "label"}
    if record.kind == "articles":
        words |= {"described", "describedtitle", "author", "tag"}
    if record.kind == "entities":
        words |= {"alias", "latin"}
    return words


def test_pictures_of_hidden_records_are_no_files(
    generated: tuple[Path, list[Generated]],
) -> None:
    folder, records = generated
    now = MOMENTS["first of July"]
    visible = set(visible_numbers(records, now))
    shown = {path for path in built(folder, now) if path.startswith("media/zq")}
    assert {int(path[8:12]) for path in shown} == visible
