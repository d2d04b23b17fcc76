"""What `milaff suggest` prints: entries of the register to paste, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from milaff.graph.suggestions import Example, Suggestion
from milaff.problems import Words
from milaff.text.slugs import suggest_id

_PLAIN = re.compile(r"[^\W\d_][\w ]*[\w]")
_KINDS = "person | organization | place | outlet | group | work"
_SPECIAL = {"true", "false", "null", "yes", "no", "on", "off"}


def entry_of(suggestion: Suggestion) -> str:
    """The entity's file, to be looked through: the kind is a guess."""
    name = suggestion.name
    language = "en" if name.isascii() else "ar"
    is_plain = _PLAIN.fullmatch(name) and name.lower() not in _SPECIAL
    # A JSON string is a YAML string too, whatever stands in it.
    typed = name if is_plain else json.dumps(name, ensure_ascii=False)
    return f"kind: {suggestion.kind}  # {_KINDS}\nname:\n  {language}: {typed}\n"


def write_text(found: Sequence[Suggestion], shown: str, language: str) -> str:
    """Each name with its entry and the places of a few examples, all but the entry as comments."""
    if not found:
        nothing = Words(
            "لا أسماء متكررة غير مسجلة", "no frequent names that are not registered"
        ).in_language(language)
        return f"{nothing}\n"
    return "\n".join("".join(_lines(one, shown, language)) for one in found)


def _lines(suggestion: Suggestion, shown: str, language: str) -> Iterator[str]:
    number = suggestion.articles
    count = Words(f"عدد المواد: {number}", f"articles: {number}").in_language(language)
    yield f"# {suggestion.name} ({count})\n"
    for example in suggestion.examples:
        yield f"#   {_where(example)} … {example.text} …\n"
    yield f"# {path_of(suggestion, shown)}\n{entry_of(suggestion)}"


def _where(example: Example) -> str:
    place = example.place
    return f"{place.path}:{place.line}:{place.column}"


def path_of(suggestion: Suggestion, shown: str) -> str:
    """The file that the entry may be pasted into."""
    return f"{shown}/entities/{suggest_id(suggestion.name) or 'name'}.yml"


def write_json(found: Iterable[Suggestion], shown: str, language: str) -> str:  # noqa: ARG001
    """A list of objects: `name`, `kind`, `articles`, `examples`, `path`, `entry`."""
    rows = [
        {
            "name": one.name,
            "kind": one.kind,
            "articles": one.articles,
            "examples": [_as_mapping(example) for example in one.examples],
            "path": path_of(one, shown),
            "entry": entry_of(one),
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _as_mapping(example: Example) -> dict[str, object]:
    place = example.place
    return {
        "article": example.article,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "text": example.text,
    }
