"""A template's tree with its partials in the places where they are included."""

# ruff: noqa: N802  (the names of the methods are Jinja's)

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from milaff.outputs.kept_parts import KeptParts
from milaff.outputs.template_reads import walk

_OF_THE_PLACE = frozenset({"self", "super", "loop", "caller", "varargs", "kwargs"})
"""Names that mean what stands around them."""
_NOT_WITHIN = (nodes.Extends, nodes.Block, nodes.EvalContextModifier)


class TreeJoiner(NodeTransformer):
    """Puts partials where they are included, and the words of the interface where `t` asks for
    them. A partial's tree is joined once, and is then a part of every tree that includes it."""

    def __init__(self, kept: KeptParts, words: Mapping[str, str]) -> None:
        self._kept = kept
        self._words = words
        self._within: list[str] = []
        self._joined: dict[str, nodes.Template | None] = {}

    def join(self, tree: nodes.Template, name: str) -> nodes.Template:
        """The tree of a template, changed in its place. What a child template prints outside its
        blocks is left alone."""
        self._within.append(name)
        if any(isinstance(node, nodes.Extends) for node in tree.body):
            for block in tree.find_all(nodes.Block):
                self.generic_visit(block)
        else:
            self.generic_visit(tree)
        self._within.pop()
        return tree

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        """The partial as a scope of its own, as an include has one."""
        name = name_of(node)
        if not name or node.ignore_missing or not node.with_context or name in self._within:
            return node
        is_escaped = self._kept.is_escaped
        if self._kept.is_shared(name) or is_escaped(name) != is_escaped(self._within[0]):
            return node
        if name not in self._joined:
            self._joined[name] = self._partial(name)
        tree = self._joined[name]
        if tree is None:
            return node
        scope = nodes.Scope(tree.body, lineno=node.lineno)
        scope.environment = tree.environment
        return scope

    def _partial(self, name: str) -> nodes.Template | None:
        """The joined tree of a partial that means the same within another template."""
        tree = self._kept.reader.parse(name)
        if tree is None or any(isinstance(node, _NOT_WITHIN) for node in walk(tree)):
            return None
        if _OF_THE_PLACE & set(_loaded_outside_loops(tree)):
            return None
        return self.join(tree, name)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """`t("key")` as the word itself, which then is one piece with the text around it."""
        is_word = isinstance(node.node, nodes.Name) and node.node.name == "t"
        has_more = node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1
        key = _text_of(node.args[0]) if node.args else ""
        if is_word and not has_more and key in self._words:
            word = nodes.Const(self._words[key], lineno=node.lineno)
            word.environment = node.environment
            return word
        return self.generic_visit(node)


def name_of(node: nodes.Include | nodes.FromImport) -> str:
    """The name of the template, where it is written out."""
    return _text_of(node.template)


def _text_of(node: nodes.Expr) -> str:
    is_text = isinstance(node, nodes.Const) and isinstance(node.value, str)
    return str(getattr(node, "value", "")) if is_text else ""


def _loaded_outside_loops(node: nodes.Node) -> Iterator[str]:
    """The names that are read, but not what a loop's own body reads of its loop."""
    if isinstance(node, nodes.Name) and node.ctx == "load":
        yield node.name
    for field, child in node.iter_fields():
        children = child if isinstance(child, list) else [child]
        for one in children:
            if isinstance(one, nodes.Node):
                found = _loaded_outside_loops(one)
                in_loop = isinstance(node, nodes.For) and field == "body"
                yield from (name for name in found if not (in_loop and name == "loop"))
