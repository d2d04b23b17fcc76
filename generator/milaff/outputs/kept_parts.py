"""Parts of pages that are the same on many: rendered once, then kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import jinja2
from jinja2.runtime import Context

from milaff.outputs.template_reads import OF_THE_PAGE, SHARED, TemplateReader

_MOST = 500
"""More parts than that are not kept: `nav` has as many forms as there are places in it."""


@dataclass(slots=True)
class KeptParts:
    """The texts of partials and the macros of templates that read nothing of a page but its depth
    and its place in the navigation."""

    environment: jinja2.Environment
    reader: TemplateReader
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _texts: dict[tuple[object, ...], tuple[str, object]] = field(default_factory=dict)
    _macros: dict[tuple[object, ...], tuple[Any, object]] = field(default_factory=dict)

    def is_shared(self, name: str) -> bool:
        """Whether a template can be kept."""
        return self.reader.reads(name) <= self.reader.constant | (OF_THE_PAGE - SHARED)

    def is_escaped(self, name: str) -> bool:
        """Whether what that template prints is escaped."""
        rule = self.environment.autoescape
        return rule(name) if callable(rule) else bool(rule)

    def text(self, name: str, context: Context) -> str:
        """What a partial prints on pages of that depth and place."""
        read, values = self._read_values(name, context)
        key = (name, *read)
        if key not in self._texts:
            if len(self._texts) >= _MOST:
                self._texts.clear()
            template = self.environment.get_template(name)
            inner = template.new_context(_without_page(context), shared=True)
            self._texts[key] = "".join(template.root_render_func(inner)), values
        return self._texts[key][0]

    def macros(self, name: str, context: Context) -> Any:
        """The macros of a template for pages of that depth."""
        read, values = self._read_values(name, context)
        key = (name, *read)
        if key not in self._macros:
            if len(self._macros) >= _MOST:
                self._macros.clear()
            template = self.environment.get_template(name)
            self._macros[key] = template.make_module(_without_page(context), shared=True), values
        return self._macros[key][0]

    def _read_values(self, name: str, context: Context) -> tuple[list[object], list[object]]:
        """What tells the values apart that the template reads; these are held as long as what was
        made of them, so that no other can come to have their ids."""
        names = self._names.get(name)
        if names is None:
            names = self._names[name] = tuple(sorted(self.reader.reads(name)))
        parent, own = context.parent, context.vars
        values = [own[one] if one in own else parent.get(one) for one in names]
        return [one if isinstance(one, str) else id(one) for one in values], values


def _without_page(context: Context) -> dict[str, Any]:
    return {name: value for name, value in context.get_all().items() if name not in SHARED}
