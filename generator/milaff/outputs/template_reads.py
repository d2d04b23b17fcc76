"""What a template reads, with everything that it includes, imports and extends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import jinja2
from jinja2 import meta, nodes
from jinja2.filters import FILTERS

OF_THE_PAGE = frozenset({"head", "page", "view", "root", "nav"})
"""What differs from page to page; all else is the same for all."""
SHARED = frozenset({"head", "page", "view"})
"""Of these, what no two pages have in common."""
UNKNOWN = "?"
"""Stands for all that cannot be told before a template runs."""
_PURE = frozenset({"range", "dict"})
_NO_FILTER_OF_JINJA = frozenset({"random"})


def walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Every node of a tree."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name in node.fields:
            child = getattr(node, name, None)
            if isinstance(child, nodes.Node):
                waiting.append(child)
            elif isinstance(child, list):
                waiting.extend(one for one in child if isinstance(one, nodes.Node))


def bound_by(node: nodes.Node) -> Iterator[str]:
    """The names that a node sets by itself."""
    if isinstance(node, nodes.Name):
        if node.ctx != "load":
            yield node.name
    elif isinstance(node, nodes.Macro):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (alias for _, alias in imported(node))


def imported(node: nodes.FromImport) -> Iterator[tuple[str, str]]:
    """The names of a template's macros with the names that they get."""
    for one in node.names:
        yield one if isinstance(one, tuple) else (one, one)


@dataclass(slots=True)
class TemplateReader:
    """Parses templates once, and says what they read. The first folder that has a file wins, so a
    site's own partials count as the ones that they stand for."""

    environment: jinja2.Environment
    constant: frozenset[str] = frozenset()
    """The names that have the same value on all pages."""
    known: dict[str, frozenset[str]] = field(default_factory=dict)
    """What was found so far."""
    _parsed: dict[str, nodes.Template | None] = field(default_factory=dict)

    def parse(self, name: str) -> nodes.Template | None:
        """The tree of a template; None where there is no such file.

        Raises TemplateSyntaxError."""
        if name not in self._parsed:
            self._parsed[name] = self._parse(name)
        return self._parsed[name]

    def _parse(self, name: str) -> nodes.Template | None:
        loader = self.environment.loader
        if loader is None:
            return None
        try:
            source, file, _ = loader.get_source(self.environment, name)
        except jinja2.TemplateNotFound:
            return None
        return self.environment.parse(source, name, file)

    def reads(self, name: str) -> frozenset[str]:
        """The names that come from outside, `root` where a link is printed, `?` where it cannot
        be told; sure, not exact: it may name what an including template sets."""
        if name not in self.known:
            self.known[name] = frozenset({UNKNOWN})  # a circle ends here
            self.known[name] = frozenset(self._find(name))
        return self.known[name]

    def _find(self, name: str) -> Iterator[str]:
        tree = self.parse(name)
        if tree is None:
            yield UNKNOWN
            return
        found = list(walk(tree))
        yield from self._names(tree, found)
        for one in found:
            if isinstance(one, nodes.Filter):
                yield from self._of_filter(one.name)
        for other in meta.find_referenced_templates(tree):
            yield from self.reads(other) if other else (UNKNOWN,)

    def _names(self, tree: nodes.Template, found: list[nodes.Node]) -> Collection[str]:
        """The names that the tree does not set before it reads them."""
        read = {one.name for one in found if isinstance(one, nodes.Name) and one.ctx == "load"}
        bound = {name for one in found for name in bound_by(one)}
        if read - bound - self.constant - OF_THE_PAGE | read & SHARED:
            return read - _PURE  # to follow all scopes takes long, and these differ anyway
        # Jinja does not count what all templates have, which a template may set anew.
        everywhere = read & self.environment.globals.keys()
        return (meta.find_undeclared_variables(tree) | everywhere) - _PURE

    def _of_filter(self, name: str) -> Iterator[str]:
        if name == "href":
            yield "root"
        elif name != "bidi":
            known = FILTERS.get(name)
            is_known = known is not None and known is self.environment.filters.get(name)
            if not is_known or name in _NO_FILTER_OF_JINJA:
                yield UNKNOWN
