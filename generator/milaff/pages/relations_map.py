"""A map of relations: one or two records in the middle, and what they have to do with others.

A trunk goes down from each of the records in the middle, and at every row a branch leads to a box
on either side: nothing can lie over anything else, however long the names are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from milaff.graph.company import Shares
from milaff.model.entity import Entity, Relation
from milaff.pages.map_shapes import Box, make_node
from milaff.pages.scope import Scope
from milaff.pages.views import Link, MapEdge, MapLine, MapNode, MapRow, RelationsMap

_MOST, _LEAST = 12, 3
_LOOKED_AT = 300
"""So many of the records that name one are asked whether they are related to it."""
WIDTH = 360
_SIDE, _GAP, _TOP = 144, 14, 2
_MIDDLE = WIDTH / 2
_TRUNKS = {1: (_MIDDLE,), 2: (_MIDDLE + 16, _MIDDLE - 16)}
_HUBS = {1: ((80, 200),), 2: ((WIDTH - 168, 166), (2, 166))}
"""The start and width of the boxes in the middle, the first one on the right."""


@dataclass(slots=True)
class _Tie:
    """What a record has to do with one in the middle. `word` is that of a stated relation, which
    leads out of the middle or into it; `count` in how many articles both are named."""

    word: str = ""
    is_out: bool = False
    count: int = 0


@dataclass(slots=True)
class _Found:
    """The records around, by what they have to do with each of those in the middle."""

    ties: dict[str, dict[int, _Tie]] = field(default_factory=dict)

    def add(self, id: str, hub: int, tie: _Tie) -> None:
        self.ties.setdefault(id, {}).setdefault(hub, tie)


def entity_map(id: str, company: Shares, scope: Scope) -> RelationsMap | None:
    """The map of one entity, which appears together with these."""
    return _make((id,), (dict(company),), (), scope)


def dossier_map(leads: Sequence[str], scope: Scope) -> RelationsMap | None:
    """The map of a dossier: around the first two of its lead entities."""
    shown = [id for id in leads if _is_shown(id, scope)]
    company = tuple(dict(scope.graph.company.get(hub, ())) for hub in shown[:2])
    return _make(tuple(shown[:2]), company, tuple(shown[2:]), scope) if shown else None


def _make(
    hubs: tuple[str, ...],
    company: tuple[dict[str, int], ...],
    others: tuple[str, ...],
    scope: Scope,
) -> RelationsMap | None:
    found = _Found()
    for number, hub in enumerate(hubs):
        for id, tie in _stated(hub, scope):
            found.add(id, number, tie)
    for id in others:
        _add_company(id, company, found)
    totals = {id: sum(one.get(id, 0) for one in company) for one in company for id in one}
    for id in sorted(totals, key=lambda id: (-totals[id], id)):
        if _is_shown(id, scope):
            _add_company(id, company, found)
    around = [id for id in found.ties if id not in hubs][: _MOST - len(hubs)]
    if len(around) + len(hubs) < _LEAST:
        return None
    return _Drawing(hubs, found.ties, scope).draw(around)


def _add_company(id: str, company: Sequence[dict[str, int]], found: _Found) -> None:
    for number, shares in enumerate(company):
        if id in shares:
            found.add(id, number, _Tie())
            found.ties[id][number].count = shares[id]


def _stated(hub: str, scope: Scope) -> Iterator[tuple[str, _Tie]]:
    """The relations that the register states: its own, then those of others to it."""
    entities = scope.graph.library.entities
    for relation in entities[hub].relations:
        if scope.is_shown(relation) and _is_shown(relation.to, scope):
            yield relation.to, _Tie(_word(relation, scope), is_out=True)
    articles = scope.graph.library.articles
    for mention in islice(reversed(scope.graph.mentions.of.get(hub, ())), _LOOKED_AT):
        if mention.source in articles:
            return
        other = entities.get(mention.source)
        if other is None or other.status == "withdrawn":
            continue
        for relation in other.relations:
            if relation.to == hub and scope.is_shown(relation):
                yield other.id, _Tie(_word(relation, scope))


def _word(relation: Relation, scope: Scope) -> str:
    return relation.label or scope.word(f"relation_{relation.kind}")


def _is_shown(id: str, scope: Scope) -> bool:
    entity = scope.graph.library.entities.get(id)
    return entity is not None and entity.status != "withdrawn"


@dataclass(slots=True)
class _Drawing:
    hubs: tuple[str, ...]
    ties: dict[str, dict[int, _Tie]]
    scope: Scope
    nodes: list[MapNode] = field(default_factory=list)
    edges: list[MapEdge] = field(default_factory=list)
    rows: list[MapRow] = field(default_factory=list)

    def draw(self, around: Sequence[str]) -> RelationsMap:
        """The boxes from the top to the bottom, the first of each row on the right."""
        top = self._draw_hubs()
        ends = [top] * len(self.hubs)
        y = top + 16.0
        for pair in (around[at : at + 2] for at in range(0, len(around), 2)):
            links = [self.scope.link(id) for id in pair]
            boxes = [self._box(id, links[side].title, side) for side, id in enumerate(pair)]
            height = max(box.height for box in boxes)
            for id, link, box in zip(pair, links, boxes, strict=True):
                box.y = y + (height - box.height) / 2
                self.nodes.append(make_node(box, link.url, self._told(id, link)))
                for hub, end in self._branches(id, box, y + height / 2):
                    ends[hub] = end
            y += height + _GAP
        trunks = _TRUNKS[len(self.hubs)]
        for x, end in zip(trunks, ends, strict=True):
            self.edges.insert(0, MapEdge(f"M{x:g} {top:g}V{end:g}", is_stated=True))
        ties = [tie for id in around for tie in self.ties[id].values()]
        return RelationsMap(
            width=WIDTH,
            height=round(y - _GAP + 2),
            nodes=tuple(self.nodes),
            edges=tuple(self.edges),
            rows=tuple(self.rows),
            has_stated=any(tie.word for tie in ties),
            has_together=any(not tie.word for tie in ties),
        )

    def _draw_hubs(self) -> float:
        boxes = []
        for id, (x, width) in zip(self.hubs, _HUBS[len(self.hubs)], strict=True):
            entity = self.scope.graph.library.entities[id]
            kind = self.scope.word(f"entity_{entity.kind}")
            lines = (MapLine("name", self.scope.title_of(id)), MapLine("sub", kind))
            boxes.append(Box(entity.kind, x, width, lines, y=_TOP, is_hub=True))
        height = max(box.height for box in boxes)
        for id, box in zip(self.hubs, boxes, strict=True):
            box.height = height
            url = "" if len(self.hubs) == 1 else self.scope.url_of(id)
            self.nodes.append(make_node(box, url, self.scope.title_of(id)))
        if len(boxes) == 2:
            self._tie_hubs(_TOP + height / 2)
        return _TOP + height

    def _tie_hubs(self, y: float) -> None:
        """A relation between the two in the middle."""
        first, second = self.hubs
        tie = self.ties.get(second, {}).get(0) or self.ties.get(first, {}).get(1)
        if tie is None:
            return
        right, left = WIDTH - 168, 168
        is_left = tie.is_out == (0 in self.ties.get(second, {}))
        arrow = _arrow(left if is_left else right, y, to_left=is_left) if tie.word else ""
        self.edges.append(MapEdge(f"M{right} {y:g}H{left}", bool(tie.word), arrow))
        if tie.word:
            names = [self.scope.link(id) for id in (first, second)]
            source, target = names if is_left else names[::-1]
            self.rows.append(MapRow(_joined(f"{source.title}: {tie.word}", ""), target, ""))

    def _box(self, id: str, title: str, side: int) -> Box:
        entity = self.scope.graph.library.entities[id]
        stated = next((tie for tie in self.ties[id].values() if tie.word), None)
        lines = [MapLine("name", title)]
        if stated:
            lines.insert(0 if stated.is_out else 1, MapLine("word", stated.word))
        lines.append(MapLine("sub", self._sub(entity, self.ties[id])))
        return Box(entity.kind, WIDTH - _SIDE - 2 if side == 0 else 2, _SIDE, tuple(lines))

    def _sub(self, entity: Entity, ties: dict[int, _Tie]) -> str:
        kind, scope = self.scope.word(f"entity_{entity.kind}"), self.scope
        tie = next(iter(ties.values()))
        if len(self.hubs) > 1 or not tie.count:
            return kind
        return kind + scope.word("comma") + scope.count("articles", tie.count)

    def _branches(self, id: str, box: Box, y: float) -> Iterator[tuple[int, float]]:
        """The branches to a box, one for each trunk, which keep apart: of which, and where."""
        ties = self.ties[id]
        edge = box.x if box.x > _MIDDLE else box.x + box.width
        for number, (hub, tie) in enumerate(sorted(ties.items())):
            at = y + (number - (len(ties) - 1) / 2) * 10
            x = _TRUNKS[len(self.hubs)][hub]
            arrow = ""
            if tie.word:
                near = x + (5 if edge > x else -5)
                to = edge if tie.is_out else near
                arrow = _arrow(to, at, to_left=(edge < x) == tie.is_out)
            path = f"M{x:g} {at:g}H{edge:g}"
            self.edges.append(MapEdge(path, bool(tie.word), arrow, (f"{x:g}", f"{at:g}")))
            yield hub, at

    def _told(self, id: str, link: Link) -> str:
        """What a record has to do with those in the middle, in words; also a row of the list."""
        scope, before, after = self.scope, "", []
        for hub, tie in sorted(self.ties[id].items()):
            name = scope.title_of(self.hubs[hub])
            if tie.word and tie.is_out and not before:
                before = tie.word if len(self.hubs) == 1 else f"{name}: {tie.word}"
            elif tie.word:
                after.append(_joined(tie.word, name))
            if tie.count:
                key = "map_both" if len(self.hubs) == 1 else "map_with"
                count = scope.count("articles", tie.count)
                after.append(scope.word(key, name=name, count=count))
        self.rows.append(MapRow(_joined(before, ""), link, scope.word("comma").join(after)))
        parts = (before, link.title, *after)
        return scope.word("comma").join(part for part in parts if part)


def _joined(word: str, name: str) -> str:
    """«منافس لـ» is written together with what follows."""
    return f"{word}{name}" if not word or word.endswith("ـ") else f"{word} {name}"


def _arrow(x: float, y: float, *, to_left: bool) -> str:
    back = 7 if to_left else -7
    return f"{x:g},{y:g} {x + back:g},{y - 4:g} {x + back:g},{y + 4:g}"
