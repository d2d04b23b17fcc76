"""What is still known of a file that cannot be read: the ids that it gives."""

from __future__ import annotations

import re
from pathlib import Path

from milaff.problems import Place
from milaff.records.ids import id_of
from milaff.records.record import Kind, Record, Typed

_ID = re.compile(rb"^(?P<inside>[ ]*(?:-[ ]+)?[{ ]*)id:[ ]*[\"']?(?P<id>[a-z0-9-]+)", re.M)


def unread_record(file: Path, kind: Kind, path: str, shown: str) -> Record:
    """A record without values but the ids of the file and of the sources it describes."""
    top = Place(f"{shown}/{path}")
    own, described = _ids_in(file)
    stem = path.rpartition("/")[2].rpartition(".")[0]
    name, _ = id_of({"id": own}, stem, top, top)
    sources = [{"id": id} for id in described]
    values = {"sources": sources} if kind is Kind.ARTICLE else {}
    return Record(kind, name, path, Typed(values, {(): top}, {}), shown=top.path, is_readable=False)


def _ids_in(file: Path) -> tuple[str | None, list[str]]:
    """The id at the beginning of a line, and those inside lists and braces."""
    try:
        data = file.read_bytes()
    except OSError:
        return None, []
    found = [(bool(match["inside"]), match["id"].decode()) for match in _ID.finditer(data)]
    own = next((id for is_inside, id in found if not is_inside), None)
    return own, [id for is_inside, id in found if is_inside]
