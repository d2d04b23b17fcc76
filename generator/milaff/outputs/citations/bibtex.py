"""BibTeX, with the fields of biblatex for what it lacks: `date` in EDTF, `urldate`, `langid`.

Letters stay as they are, in UTF-8: biber and every reference manager read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from milaff.model.source import SourceKind
from milaff.outputs.citations.entry import Entry
from milaff.text.languages import language_name

_TYPES: Mapping[SourceKind, tuple[str, str]] = {
    "news": ("article", "journal"),
    "teaser": ("misc", "howpublished"),
    "report": ("techreport", "institution"),
    "statement": ("misc", "howpublished"),
    "interview": ("misc", "howpublished"),
    "video": ("misc", "howpublished"),
    "social": ("misc", "howpublished"),
    "document": ("misc", "howpublished"),
    "dataset": ("misc", "howpublished"),
    "book": ("book", "publisher"),
}
"""The type of entry of each kind, and the field that its outlet stands in."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_ESCAPES = str.maketrans(_ESCAPED)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "^": "%5E"})
"""An address is printed as it stands, so what would break the entry is percent-encoded."""


def write(entries: Sequence[Entry]) -> str:
    """One entry a source, its id as the key."""
    return "\n".join(map(_entry, entries))


_LANGUAGES = {"ar": "arabic", "en": "english", "fa": "persian", "fr": "french", "ru": "russian"}
"""What most sources are written in: to ask CLDR takes long the first time."""


def _entry(entry: Entry) -> str:
    fields = [(name, value) for name, value in _fields(entry) if value]
    lines = [f"  {name} = {value},\n" for name, value in fields]
    return f"@{_TYPES[entry.kind][0]}{{{entry.id},\n{''.join(lines)}}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "title", _title(entry.title)
    yield "author", _names(entry.authors)
    yield _TYPES[entry.kind][1], _text(entry.outlet)
    yield from _dates(entry)
    yield "url", _address(entry.url)
    yield "urldate", _bare(entry.accessed.text if entry.accessed else "")
    yield "archive", _address(entry.archive_url)
    yield "langid", _bare(_babel_name(entry.language))
    yield "language", _bare(entry.language)
    yield "abstract", _text(entry.summary)
    yield "copyright", _text(entry.licence)
    yield "keywords", _bare(entry.kind)
    yield "note", _text(". ".join(note.rstrip(". ") for note in entry.notes))


def _babel_name(tag: str) -> str:
    """The language as LaTeX's babel calls it: `arabic`."""
    known = _LANGUAGES.get(tag)
    return known or (language_name(tag, "en").lower().partition(" ")[0] if tag else "")


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    """`date` as exact as it is known, and `year` and `month` for what reads no other."""
    date = entry.date
    if date is None:
        return
    yield "date", _bare(date.text)
    if date.year is not None and date.precision in ("year", "month", "day"):
        yield "year", _bare(str(date.year))
    if date.month is not None:
        yield "month", _MONTHS[date.month - 1]


def _bare(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _text(text: str) -> str:
    return _bare(" ".join(text.split()).translate(_ESCAPES))


def _title(text: str) -> str:
    """Braces keep a title's capitals, and an author's name in one piece."""
    return _bare(_text(text)) if text else ""


def _names(names: Sequence[str]) -> str:
    """Each name in braces of its own, which keep it from being taken apart."""
    return _bare(" and ".join(map(_text, names)))


def _address(url: str) -> str:
    return _bare(url.translate(_IN_ADDRESS))
