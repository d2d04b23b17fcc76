"""Whether a site is up to date, known from the times of files before anything else is loaded.

After a good build a manifest keeps what the site was made from, what was made and what was
reported. While all of it is the same, the site is what a build would make. A file that changed
within a tick of the clock before the writing could have changed again without a trace, so such
files are compared by digest (git calls them racily clean).
"""

from __future__ import annotations

import json
import os
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, chain, pairwise
from pathlib import Path

from milaff.circumstances import circumstances, own_sources
from milaff.journal import is_moving
from milaff.site_files import Stamp
from milaff.survey import Survey, folders_of, is_recent, look_at, survey, tick_of

FOLDER, NAME = ".milaff", "manifest"
"""Where manifests are, beside mkdocs.yml."""

_FORMAT = b"milaff manifest 3\n"
_DIGEST = 16
_BETWEEN = "\0"
"""What no path has."""


class Damaged(ValueError):
    """A manifest that cannot be read: another version's, or not whole."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a build was made from and what it made.

    `inputs` are files and folders; `outputs` the site's files by path; `variables` names in the
    environment that the settings may read; `until` the moment from which the site would be
    another one though nothing changed, in seconds since 1970, or None.
    """

    inputs: tuple[Path, ...]
    site: Path
    outputs: Mapping[str, Stamp]
    variables: tuple[str, ...] = ()
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Reports:
    """All that a command would print again: as it is, and for a terminal."""

    plain: str
    terminal: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one build left."""

    around: Mapping[str, object]
    roots: list[str]
    inputs: Survey
    site: str
    outputs: list[str]
    stamps: array[int]
    digests: Mapping[str, str]
    since: float
    until: float | None
    reports: Reports

    def is_current(self, config: Path, choices: Mapping[str, object]) -> bool:
        """Whether a build by that mkdocs.yml, asked for with these choices, would change nothing
        and report the same."""
        variables = self.around["variables"]
        assert isinstance(variables, dict)
        return (
            self.since <= time.time()
            and (self.until is None or time.time() < self.until)
            and self.around == circumstances(config, choices, variables)
            and self.inputs == survey(self.roots)
            and self.stamps == look_at(self.site, self.outputs)
            and all(_digest(path) == digest for path, digest in self.digests.items())
            and not is_moving(Path(self.site))
        )


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in that folder, None where there is none. Raises Damaged."""
    try:
        data = (folder / NAME).read_bytes()
    except OSError:
        return None
    start = len(_FORMAT) + _DIGEST
    if data[:start] != _seal(data[start:]):
        raise Damaged
    try:
        return _unpack(data[start:])
    except (ValueError, TypeError, KeyError):
        raise Damaged from None


def _pack(kept: Mapping[str, object], texts: Sequence[str], stamps: array[int]) -> bytes:
    """A line of what is small, the long texts, then numbers: JSON is slow to read with many."""
    blobs = [text.encode(errors="surrogatepass") for text in texts]
    head = json.dumps({**kept, "sizes": [*map(len, blobs)]}).encode()
    return b"".join((head, b"\n", *blobs, stamps.tobytes()))


def _unpack(payload: bytes) -> Manifest:
    head, _, rest = payload.partition(b"\n")
    kept = json.loads(head)
    ends = [0, *accumulate(kept.pop("sizes"))]
    inputs, outputs, plain, terminal = (
        rest[start:end].decode(errors="surrogatepass") for start, end in pairwise(ends)
    )
    paths = inputs.split(_BETWEEN)
    stamps = array("q", rest[ends[-1] :])
    cut = 4 * len(paths)
    return Manifest(
        inputs=Survey(paths, stamps[:cut]),
        outputs=outputs.split(_BETWEEN),
        stamps=stamps[cut:],
        reports=Reports(plain, terminal),
        **kept,
    )


def _seal(payload: bytes) -> bytes:
    return _FORMAT + blake2b(payload, digest_size=_DIGEST).digest()


def begin_build(folder: Path) -> int | None:
    """Forget the last manifest. Gives the file system's time, to be asked before anything is
    read for the build; None where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).unlink(missing_ok=True)
        return _file_time(folder)
    except OSError:
        return None


def _file_time(folder: Path) -> int:
    probe = folder / f"{NAME}.{os.getpid()}"
    probe.touch()
    time = probe.stat().st_mtime_ns
    probe.unlink()
    return time


def write_manifest(
    config: Path, choices: Mapping[str, object], basis: Basis, reports: Reports, begun: int
) -> bool:
    """Keep what a build was and reported that began at that time of the file system; tells
    whether it was. Where an input changed since, nobody knows what the build read. Raises OSError.
    """
    folder = config.parent / FOLDER
    now = _file_time(folder)
    roots = [str(path.absolute()) for path in (config, *basis.inputs, *own_sources())]
    inputs = survey(dict.fromkeys(roots))
    is_coarse = tick_of(begun) > tick_of(1)
    if inputs.latest > begun or (is_coarse and inputs.latest == begun):
        return False
    site, outputs = str(basis.site.absolute()), dict(_with_folders(basis))
    recent = [f"{site}/{path}" for path, (_, time) in outputs.items() if is_recent(time, now)]
    kept = {
        "around": circumstances(config, choices, basis.variables),
        "roots": list(dict.fromkeys(roots)),
        "site": site,
        "digests": {path: _digest(path) for path in [*inputs.recent(now), *recent]},
        "since": min(time.time(), begun / 1e9),
        "until": basis.until,
    }
    paths = _BETWEEN.join(inputs.paths), _BETWEEN.join(outputs)
    stamps = array("q", chain.from_iterable(outputs.values()))
    texts = (*paths, reports.plain, reports.terminal)
    _write(folder / NAME, _pack(kept, texts, inputs.stamps + stamps))
    return True


def _with_folders(basis: Basis) -> Iterator[tuple[str, Stamp]]:
    """The outputs and the folders they are in, whose times show what else was put there."""
    yield from sorted(basis.outputs.items())
    for path in folders_of(basis.outputs):
        yield path, (0, os.lstat(f"{basis.site}/{path}").st_mtime_ns)


def _write(file: Path, payload: bytes) -> None:
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(_seal(payload) + payload)
    os.replace(half, file)


def _digest(path: str) -> str:
    """Of a file's bytes, or of the names in a folder; empty where there is neither."""
    try:
        if path.endswith("/"):
            data = "\0".join(sorted(os.listdir(path))).encode(errors="surrogateescape")
        else:
            with open(path, "rb") as file:
                data = file.read()
    except OSError:
        return ""
    return blake2b(data, digest_size=_DIGEST).hexdigest()
