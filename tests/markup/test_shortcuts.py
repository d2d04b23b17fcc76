"""What is left out to save time changes nothing: the same texts the short way and the long way."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor
from tests.markup.converting import MORE, KnownDocument, make_converter

from milaff.markup import converter as converters
from milaff.markup.converter import Converter
from milaff.markup.inlines import GatedInlines, gate_inlines, signs_of

DENSE = sorted((Path(__file__).parent / "dense").glob("*.md"))
PIECES = (
    "[[isis]]", "[[isis|نص]]", "[[!نص]]", "[[nobody]]", " [@a, ص. 3]", "[@a; @hidden]", "`", "\\",
    "*", "**", "_", "<b>", "</b>", "&amp;", "&", "<", "[x](y)", "![a](b.png)", "[", "]", "\n",
    "  \n", "{: .k }", '"', "~~", "^", "==", "داعش", "ISIS-K", "≥ 133", "كلمة", "،", "[^1]", "\n\n",
    "\n\n## ", "\n- ", "\n1. ", "\n> ", "\n\n    ", "\n```\n", "|", "!!! note\n    ", "[TOC]",
    "<x@y.z>", "<https://e.org/a>", "<!-- c -->", "\x02klzzwxh:0000\x03", "\x02", "[^1]: ن\n",
    "*[HTML]: Hyper\n", "HTML", '<p id="main">', "<details>", "<br>", "\n---\n", "\n: ", "ن {#a}",
)  # fmt: skip


def long_way(monkeypatch: pytest.MonkeyPatch, more: Iterable[str]) -> Converter:
    """A converter that leaves everything to Python-Markdown and cleans all HTML."""
    for name in ("gate_inlines", "shorten_passes"):
        monkeypatch.setattr(converters, name, lambda markdown: None)
    monkeypatch.setattr(converters, "serialize", to_html_string)
    long = make_converter(more)
    monkeypatch.undo()
    return long


def mixed(seed: int, count: int) -> Iterable[str]:
    chance = random.Random(seed)
    for _ in range(count):
        pieces = [chance.choice(PIECES) for _ in range(chance.randint(2, 30))]
        yield "".join(piece + " " * chance.randint(0, 1) for piece in pieces)


@pytest.mark.parametrize("more", [(), ("nl2br",), ("sane_lists", "smarty"), MORE])
def test_same_either_way(monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]) -> None:
    short, long = make_converter(more), long_way(monkeypatch, more)
    for text in [*(path.read_text(encoding="utf-8") for path in DENSE), *mixed(7, 300)]:
        one, other = KnownDocument(), KnownDocument()
        found = short.convert(text, one)
        with monkeypatch.context() as patch:
            patch.setattr(converters, "is_plain", lambda html: False)
            expected = long.convert(text, other)
        assert (text, found, one) == (text, expected, other)


def test_unknown_pattern_is_always_tried() -> None:
    markdown = Markdown(output_format="html")
    markdown.inlinePatterns.register(SimpleTextInlineProcessor(r"(ن)ن", markdown), "own", 200)
    gate_inlines(markdown)
    assert markdown.convert("انن") == "<p>ان</p>"
    assert markdown.convert("انن *ب*") == "<p>ان <em>ب</em></p>"


def test_known_patterns_have_signs() -> None:
    """Also where MkDocs lists the extensions before ours."""
    for more in ((), ("toc", "tables", "fenced_code", "sane_lists")):
        markdown = make_converter(more)._markdown
        assert all(all(signs_of(pattern)) for pattern in markdown.inlinePatterns)
        assert "milaff_paragraph" in markdown.parser.blockprocessors


def test_another_inline_treatment_stays() -> None:
    class Own(InlineProcessor):
        pass

    markdown = Markdown()
    markdown.treeprocessors.register(Own(markdown), "inline", 20)
    gate_inlines(markdown)
    assert type(markdown.treeprocessors["inline"]) is Own
    gate_inlines(other := Markdown())
    assert isinstance(other.treeprocessors["inline"], GatedInlines)
