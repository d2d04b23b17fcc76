"""Templates compiled as one piece: each partial in the place where it is included.

`{% include %}` and `{% import … with context %}` look a template up and copy the whole context
each time, on every page, dozens of times. Here a partial's tree is put where it is included, and
what is the same on many pages is printed once (`kept_parts`). What a template means stays the same:
where that is not certain, it is left to Jinja's own way.
"""

# ruff: noqa: N802  (the names of the methods are Jinja's)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from milaff.outputs.compiled import CompiledTemplates, WatchedLoader
from milaff.outputs.joined_tree import TreeJoiner, name_of
from milaff.outputs.kept_parts import KeptParts
from milaff.outputs.template_reads import TemplateReader, bound_by, imported, walk

_has_special = re.compile("[<>&'\"]").search
_FUNCTIONS = frozenset({"t", "count"})
"""Functions that ask for nothing of Jinja's."""


def join_templates(
    environment: jinja2.Environment,
    constant: Collection[str],
    words: Mapping[str, str],
    compiled: CompiledTemplates | None = None,
) -> jinja2.Environment:
    """The environment with templates compiled as one piece; `constant` are the names that have the
    same value on all pages, `words` what `t` knows. Filters and globals are shared. What is
    `compiled` already must be so with the same names and words."""
    joined = environment.overlay(auto_reload=False, cache_size=400, bytecode_cache=None)
    reader = TemplateReader(joined, frozenset(constant))
    if compiled is not None and environment.loader is not None:
        joined.loader = WatchedLoader(environment.loader, compiled)
        joined.bytecode_cache = compiled.joined(joined)
        reader.known = compiled.reads(joined)
    kept = KeptParts(joined, reader)
    joined.kept = kept  # type: ignore[attr-defined]
    joined.joiner = TreeJoiner(kept, words)  # type: ignore[attr-defined]
    joined.code_generator_class = JoiningGenerator
    return joined


def escape(value: Any) -> Any:
    """What `markupsafe.escape` makes of a value, at less cost; only to be printed."""
    kind = type(value)
    if kind is Markup:
        return value
    if kind is str:
        return markupsafe.escape(value) if _has_special(value) else value
    return str(value) if kind is int else markupsafe.escape(value)


class JoiningGenerator(CodeGenerator):
    """Jinja's compiler over the joined tree. Its environment has `kept`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Join the partials, then compile as Jinja does."""
        self._kept: KeptParts = self.environment.kept  # type: ignore[attr-defined]
        self._printed: nodes.Expr | None = None
        joined = self._join(node)
        super().visit_Template(joined, frame)
        self.writeline(f"from {__name__} import escape")  # in the place of Jinja's

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """A partial that is the same on many pages is printed once."""
        if node.ignore_missing or not self._is_kept(node):
            super().visit_Include(node, frame)
            return
        self.newline(node)
        self.simple_write(f"environment.kept.text({name_of(node)!r}, context)", frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:
        """Macros that are the same on many pages are made once."""
        if not self._is_kept(node):
            super().visit_FromImport(node, frame)
            return
        self.newline(node)
        self.write(f"included_template = environment.kept.macros({name_of(node)!r}, context)")
        for name, alias in imported(node):
            ref = frame.symbols.ref(alias)
            self.writeline(f"{ref} = getattr(included_template, {name!r}, missing)")
            self.writeline(f"if {ref} is missing: {ref} = undefined(name={name!r})")
            if frame.toplevel:
                self.writeline(f"context.vars[{alias!r}] = {ref}")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """A block as one text: else every piece would pass through every template above."""
        if (
            (frame.toplevel and (self.has_known_extends or self.extends_so_far))
            or node.scoped
            or node.required
        ):
            super().visit_Block(node, frame)
        else:
            text = f"concat(context.blocks[{node.name!r}][0]({self.get_context_ref()}))"
            self.newline(node)
            self.simple_write(text, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`a.b` without a call of the environment's, where `a` has it as an attribute."""
        if not _is_path(node.node):
            super().visit_Getattr(node, frame)
            return
        self.write("(found if (found := getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A printed call of a kept macro, and of a plain function of ours, straight to it."""
        is_macro = node is self._printed
        self._printed = None
        if is_macro or self._is_plain_call(node):
            self.visit(node.node, frame)
            self.write("._func(" if is_macro else "(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def _is_plain_call(self, node: nodes.Call) -> bool:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        has_more = node.dyn_args or node.dyn_kwargs
        return name in _FUNCTIONS and name not in self._bound and not has_more

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What is HTML already is not escaped."""
        if finalize.src is None and self._is_macro_call(node):
            self._printed = node
            self.write("(")
        elif finalize.src is None and isinstance(node, nodes.Filter) and node.name == "bidi":
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _is_macro_call(self, node: nodes.Expr) -> bool:
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return False
        has_more = node.kwargs or node.dyn_args or node.dyn_kwargs
        return not has_more and self._macros.get(node.node.name) == len(node.args)

    def _is_kept(self, node: nodes.Include | nodes.FromImport) -> bool:
        name = name_of(node)
        if not name or not node.with_context or not self._kept.is_shared(name):
            return False
        return not self._kept.reader.reads(name) & self._bound

    def _join(self, tree: nodes.Template) -> nodes.Template:
        """The joined tree, with the names that it sets and the macros that it calls."""
        joiner: TreeJoiner = self.environment.joiner  # type: ignore[attr-defined]
        name = self.name or ""
        joined = joiner.join(tree, name)
        bound, imports = _names_set(joined)
        if "t" in bound:  # not the word's own function, somewhere: then `t` is left to itself
            reader = TemplateReader(self.environment, self._kept.reader.constant)
            kept = KeptParts(self.environment, reader)
            joined = TreeJoiner(kept, {}).join(reader.parse(name) or tree, name)
            bound, imports = _names_set(joined)
        self._bound = frozenset(bound)
        self._macros = self._find_macros(bound, imports)
        return joined

    def _find_macros(
        self, bound: Mapping[str, int], imports: Collection[nodes.FromImport]
    ) -> dict[str, int]:
        """The names that mean one kept macro wherever they stand, with the number of arguments."""
        found: dict[str, list[tuple[str, str]]] = {}
        for node in imports:
            template = name_of(node) if self._is_kept(node) else ""
            for name, alias in imported(node):
                found.setdefault(alias, []).append((template, name))
        arguments = {
            alias: self._arguments(*macros[0])
            for alias, macros in found.items()
            if len(set(macros)) == 1 and bound[alias] == len(macros)
        }
        return {alias: number for alias, number in arguments.items() if number is not None}

    def _arguments(self, template: str, macro: str) -> int | None:
        """How many arguments a kept macro takes; None where it takes others too."""
        tree = self._kept.reader.parse(template) if template else None
        is_escaped = self._kept.is_escaped
        if tree is None or is_escaped(template) != is_escaped(self.name or ""):
            return None
        found = [one for one in tree.body if isinstance(one, nodes.Macro) and one.name == macro]
        if len(found) != 1:
            return None
        read = {name.name for name in found[0].find_all(nodes.Name)}
        return None if read & {"caller", "varargs", "kwargs"} else len(found[0].args)


def _names_set(tree: nodes.Template) -> tuple[Counter[str], list[nodes.FromImport]]:
    """How often each name is set, and the imports among what sets them."""
    bound: Counter[str] = Counter()
    imports = []
    for node in walk(tree):
        bound.update(bound_by(node))
        if isinstance(node, nodes.FromImport):
            imports.append(node)
    return bound, imports


def _is_path(node: nodes.Node) -> bool:
    """Whether it is `a.b.c`, which can be read twice."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)
