"""The sources in the formats that citation managers read: one file a format.

A format is a function `write(entries)` → text. To add one: write `outputs/citations/<name>.py` and
add it to FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from milaff.outputs.citations import bibtex, csl, ris
from milaff.outputs.citations.entry import Entry

FORMATS: Mapping[str, Callable[[Sequence[Entry]], str]] = {
    "csl": csl.write,
    "bibtex": bibtex.write,
    "ris": ris.write,
}
