"""Which blocks of a text may hold a name, by what the Graph found in the whole of it.

The Graph reads every text once, to know whom it names. Only where it may have read the text in
another way than Python-Markdown does, are names looked for again in all blocks.
"""

from __future__ import annotations

import re

from milaff.graph.mentions import BODY
from milaff.model.entity import Entity
from milaff.model.record_keys import RecordKeys
from milaff.pages.scope import Scope
from milaff.settings import DEFAULT_EXTENSIONS

_IN_DOUBT = re.compile(
    r"[`<&$\\{^]|\+\+|://|www\.|\n(?: {4}|\t)|\][:\[]|!\["
    r"|\w[*_~=]+\w|[*_~=]{3}|(?<=[ \n])[*_~=]+(?=[ \n])"
)
"""Code, HTML, formulas, keys, escapes, attributes, addresses, references: not read as prose; and
signs that may be of bold and the like, or may stand for themselves."""
_HOSTS = {"toc", "fenced_code"}
"""What MkDocs adds, which reads no prose in another way."""
_BEGINNING = re.compile(r"[^\W_]+")


def recorded_names(item: RecordKeys, body: str, scope: Scope) -> tuple[str, ...] | None:
    """The beginnings of the names in a record's body: a block without any of them holds no name.

    None if that cannot be said: of a text that is read in several ways, with other extensions than
    usual, or where the record's own name may mean another.
    """
    graph = scope.graph
    is_usual = {*scope.settings.markdown_extensions, *_HOSTS} == {*DEFAULT_EXTENSIONS, *_HOSTS}
    is_known = item.id in graph.mentions.all and not isinstance(item, Entity)
    if not (is_usual and is_known) or _IN_DOUBT.search(body):
        return None
    beginnings = set()
    for one in graph.mentions.all[item.id]:
        if one.key == BODY and one.why:
            beginning = _BEGINNING.match(body, one.start, one.end)
            if beginning is None:
                return None
            beginnings.add(beginning[0])
    return tuple(sorted(beginnings))
