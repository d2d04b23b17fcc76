"""Nodes → values as they were typed, with the place of each; what a value may not be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from milaff.problems import Place, Problem, Words, error
from milaff.records.loader import DEEPEST
from milaff.records.record import Key

_MOST_ALIASED = 10_000
_PREFIX = "tag:yaml.org,2002:"
_TYPED = {f"{_PREFIX}str", f"{_PREFIX}seq", f"{_PREFIX}map"}
_SPECIAL: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}


class Builder:
    """Turns nodes into values and notes the place of each."""

    __slots__ = (
        "aliased",
        "first_line",
        "has_aliases",
        "inside",
        "key_places",
        "path",
        "places",
        "problems",
        "seen",
    )

    def __init__(self, path: str, first_line: int, has_aliases: bool) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Key, Place] = {}
        self.key_places: dict[Key, Place] = {}
        self.problems: list[Problem] = []
        self.has_aliases = has_aliases
        self.seen: set[int] = set()
        self.inside: set[int] = set()
        self.aliased = 0

    def value(self, node: yaml.Node, key: Key) -> Any:
        """The value of a node; what it may not be is reported and read as None."""
        self.places[key] = self.place(node)
        if node.tag not in _TYPED:
            self.problems.append(_tag(self.places[key], node.tag))
        if isinstance(node, yaml.ScalarNode):
            value = node.value
            return _SPECIAL.get(value, value) if not node.style else value
        if len(key) >= DEEPEST:
            self.problems.append(too_deep(self.places[key]))
            return None
        if self.has_aliases:
            return self.guarded(node, key)
        return self.collection(node, key)

    def place(self, node: yaml.Node) -> Place:
        """Where a node begins."""
        mark = node.start_mark
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def collection(self, node: yaml.Node, key: Key) -> Any:
        """A list or a mapping."""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, key)
        return [self.value(item, (*key, at)) for at, item in enumerate(node.value)]

    def mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        """A mapping; of a key that stands twice the first counts."""
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            name = self.name(key_node)
            if name is None:
                continue
            inner = (*key, name)
            if name in values:
                place = self.place(key_node)
                self.problems.append(_twice(place, name, self.key_places[inner].line))
                continue
            self.key_places[inner] = self.place(key_node)
            values[name] = self.value(value_node, inner)
        return values

    def name(self, node: yaml.Node) -> str | None:
        """A key's name, or None with a problem."""
        place = self.place(node)
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.problems.append(_no_name(place))
            return None
        if node.tag not in _TYPED:
            self.problems.append(_tag(place, node.tag))
        if node.value == "<<" and not node.style:
            self.problems.append(_merge(place))
            return None
        return str(node.value)

    def guarded(self, node: yaml.Node, key: Key) -> Any:
        """A list or a mapping of a text with aliases, which may hold itself or multiply."""
        name = id(node)
        if name in self.inside or self.aliased > _MOST_ALIASED:
            self.problems = [p for p in self.problems if p.code != "YAM123"]
            self.problems.append(_runaway(self.places[key], name in self.inside))
            return None
        if name in self.seen:
            self.aliased += len(node.value)
        self.seen.add(name)
        self.inside.add(name)
        value = self.collection(node, key)
        self.inside.discard(name)
        return value


def too_deep(place: Place) -> Problem:
    """The problem of lists and mappings inside too many others."""
    return error(
        place,
        "YAM125",
        Words(
            f"قوائم بعضها داخل بعض أكثر من {DEEPEST} مستوى",
            f"Lists inside lists, deeper than {DEEPEST} levels",
        ),
        Words(
            "القيمة التي تبدأ بأقواس توضع بين علامتي تنصيص",
            "A value that begins with brackets goes into quotation marks",
        ),
    )


def _tag(place: Place, tag: str) -> Problem:
    typed = "!!" + tag.removeprefix(_PREFIX) if tag.startswith(_PREFIX) else tag
    return error(
        place,
        "YAM122",
        Words(f"القيمة تبدأ بوسم YAML وهو {typed}", f"The value begins with the YAML tag {typed}"),
        Words(
            "احذف الوسم، أو ضع القيمة كلها بين علامتي تنصيص",
            "Remove the tag, or put the whole value in quotation marks",
        ),
    )


def _twice(place: Place, name: str, line: int) -> Problem:
    return error(
        place,
        "YAM120",
        Words(
            f"المفتاح «{name}» مكرر: السطر {line} والسطر {place.line}",
            f'The key "{name}" stands twice: line {line} and line {place.line}',
        ),
        Words("اجمعهما في واحد أو احذف أحدهما", "Join the two or delete one"),
    )


def _no_name(place: Place) -> Problem:
    return error(
        place,
        "YAM121",
        Words(
            "المفتاح فارغ أو قائمة، والمفتاح كلمة واحدة",
            "The key is empty or a list; a key is one word",
        ),
        Words(
            "إن كانت هذه قيمة تبدأ بقوس فضعها بين علامتي تنصيص",
            "If this is a value that begins with a bracket, put it in quotation marks",
        ),
    )


def _merge(place: Place) -> Problem:
    return error(
        place,
        "YAM124",
        Words("الدمج بالعلامة << غير مقبول", "Merging with << is not supported"),
        Words("اكتب المفاتيح كلها في موضعها", "Write all keys where they belong"),
    )


def _runaway(place: Place, is_inside_itself: bool) -> Problem:
    message = (
        Words("قيمة تحيل بالعلامة * إلى نفسها", "A value that refers to itself with *")
        if is_inside_itself
        else Words("إحالات بالعلامة * تتضاعف", "References with * that multiply")
    )
    return error(
        place,
        "YAM123",
        message,
        Words("اكتب القيمة نفسها بدل الإحالة", "Write the value itself instead"),
    )
