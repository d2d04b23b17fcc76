"""Which texts need the sheet of the rarer constructs of Markdown: most pages do not load it."""

from __future__ import annotations

import re

CONSTRUCTS_SHEET = "extensions.css"
_CONSTRUCT = re.compile(
    r"<(?:div|details|kbd|progress|(?:li|span|code|a)(?=[^>]*"
    r"class=\"[^\"]*(?:task-list|keys|twemoji|emojione|arithmatex|highlight|md-button)))"
)
"""Plain Markdown makes no `div`: blocks of extensions all are one, or stand in one."""


def has_constructs(html: str) -> bool:
    """Whether a converted text has an admonition, tabs, a task list, keys, footnotes, code that is
    coloured, or another construct of an extension."""
    return _CONSTRUCT.search(html) is not None
