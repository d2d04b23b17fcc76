"""A page links the sheet of the rarer constructs when its text has one, and only then."""

from __future__ import annotations

import markdown
import pytest

from milaff.outputs.constructs import has_constructs

EXTENSIONS = [
    "admonition", "attr_list", "footnotes", "tables", "def_list", "abbr", "md_in_html",
    "pymdownx.details", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.keys",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences", "pymdownx.mark",
]  # fmt: skip


def converted(text: str) -> str:
    settings = {"pymdownx.tabbed": {"alternate_style": True}}
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=settings)


@pytest.mark.parametrize(
    "text",
    [
        '!!! note "ملاحظة"\n    نص',
        "??? tip\n    نص",
        '=== "أ"\n    نص\n=== "ب"\n    نص',
        "- [x] تم\n- [ ] لم يتم",
        "اضغط ++ctrl+k++",
        "```python\nx = 1\n```",
        "`#!python x = 1`",
        "نص[^1]\n\n[^1]: هامش",
        "[زر](#a){ .md-button }",
        '<div class="grid cards" markdown>\n- أ\n</div>',
        "<kbd>K</kbd>",
    ],
)
def test_a_text_with_a_construct(text: str) -> None:
    assert has_constructs(converted(text))


@pytest.mark.parametrize(
    "text",
    [
        "## عنوان\n\nفقرة **بارزة** و`شفرة` و[رابط](https://example.org/keys/highlight).",
        "| أ | ب |\n|---|---|\n| 1 | 2 |",
        "> اقتباس\n\n1. أول\n2. ثان\n\n- نقطة",
        "مصطلح\n:   شرحه",
        "كلمة ==مظللة==",
        "",
    ],
)
def test_a_plain_text(text: str) -> None:
    assert not has_constructs(converted(text))
