"""What raw HTML and addresses may not do; what Markdown's extensions write survives."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown import Markdown
from tests.markup.converting import MORE, convert
from tests.page_checks import VOID, read_page

from milaff.markup.sanitize import sanitize_html
from milaff.settings import DEFAULT_EXTENSIONS


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.org/x.js></SCRIPT>",
        '<img src=x onerror="alert(1)">',
        '<b onclick="alert(1)" style="position:fixed">ن</b>',
        '<a href="javascript:alert(1)">ن</a>',
        '<a href=" java\nscript:alert(1)">ن</a>',
        '<a href="data:text/html,evil">ن</a>',
        '<a href="vbscript:evil">ن</a>',
        '<iframe src="https://evil.org"></iframe>',
        '<object data="evil.swf"></object><embed src="evil">',
        '<form action="https://evil.org"><button>ن</button></form>',
        '<base href="https://evil.org/">',
        '<link rel="stylesheet" href="https://evil.org/x.css">',
        '<meta http-equiv="refresh" content="0;url=https://evil.org">',
        "<style>@import url(https://evil.org)</style>",
        '<img src="https://evil.org/x.png">',
        '<img src="//evil.org/x.png">',
        '<img src="\\\\evil.org\\x.png">',
        '<img src="/\\evil.org/x.png">',
        '<img src="/&#9;/evil.org/x.png">',
        '<img src="a.png" srcset="https://evil.org/x.png 2x">',
        '<video poster="https://evil.org/x.png" src="//evil.org/v.mp4"></video>',
        '<svg><image href="https://evil.org/x.png"/><use href="//evil.org#x"/></svg>',
        '<svg><path d="M0" fill="url(https://evil.org/#x)" stroke="URL(//evil.org/#x)"/></svg>',
        '<svg onload="alert(1)"><animate onbegin="alert(1)"/></svg>',
        '<table background="https://evil.org/x.png"><tr><td>ن</table>',
        "<input type=text value=evil><input value=evil><input type=password>",
        "<math><maction actiontype=statusline xlink:href=javascript:evil>ن</maction></math>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
        "<template><script>evil</script></template>",
    ],
)
def test_nothing_harmful_stays(html: str) -> None:
    cleaned = sanitize_html(html)
    assert not re.search(r"evil|alert|script|<iframe|<input|on\w+=|style|import", cleaned), cleaned
    assert read_page(cleaned).faults == []


@pytest.mark.parametrize(
    "html",
    [
        "</div></main></article>بعد",
        "<div><b>غير مغلق",
        "<div><p>ن</div>",
        "<b><i>ن</b></i>",
        "<table><tr><td>ن",
        "<!-- غير مغلق",
        "<a href=x>م<a href=y>ن</a></a>",
        "<p title='x\"y>z'>ن",
        "<details><summary>ن",
    ],
)
def test_what_is_unclosed_stays_within(html: str) -> None:
    assert read_page(sanitize_html(html)).faults == []
    assert read_page(convert(html).html).faults == []


def test_what_is_allowed_stays() -> None:
    for html in (
        '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M0 0z" fill="none"></path></svg>',
        '<a href="https://example.org/?a=1&amp;b=2" rel="external">ن</a>',
        '<a href="mailto:a@example.org">ن</a>',
        '<a href="#x" class="y" lang="en" dir="ltr" title="z">ن</a>',
        '<img src="../media/a.png" alt="ن" width="1" height="1" loading="lazy">',
        '<p data-x="1" aria-label="ن" hidden="">ن</p>',
        '<input type="checkbox" disabled="" checked="">',
    ):
        assert sanitize_html(html) == html


CONSTRUCTS = {
    "footnotes": "ن[^1] ن[^1] ن[^ب]\n\n[^1]: حاشية\n\n    فقرة\n\n[^ب]: أخرى",
    "definitions": "كلمة\n:   تعريف\n:   آخر\n\nكلمة\n\n:   فقرة",
    "admonition": '!!! warning عنوان\n    نص\n\n!!! danger ""\n    نص',
    "details": '??? note "عنوان"\n    نص\n\n???+ tip "مفتوح"\n    نص',
    "tabs": '=== "أول"\n    نص\n\n=== "ثان"\n    نص',
    "tasks": "- [x] تم\n- [ ] لم يتم\n    - [x] داخلي",
    "tables": "| أ | ب | ج |\n|:--|:-:|--:|\n| 1 | 2 | 3 |",
    "marks": "==مهم== ~~محذوف~~ ^^مدرج^^ ن~تحت~ ن^فوق^",
    "critic": "{--محذوف--} {++مدرج++} {==مهم==}{>>تعليق<<}",
    "keys": "++ctrl+alt+del++",
    "abbreviation": "كلمة ن\n\n*[كلمة]: شرح",
    "attributes": "نص\n{: .class #معرف lang=ar }\n\n## عنوان {: #آخر }",
    "code": "```python\nx = 1 < 2\n```\n\n`#!python x`",
    "html": '<div class="x" markdown>\n\n**نص**\n\n</div>',
    "figure": '<figure><img src="a.png" alt=""><figcaption>ن</figcaption></figure>',
    "lists": "1. أول\n2. ثان\n\n    - داخلي\n\n* بند",
    "quote": "> قول\n>\n> > داخلي",
    "symbols": "(c) --> 1/2 +/-",
    "rule": "نص\n\n---\n\nنص",
}


class Shape(HTMLParser):
    """HTML as a list of tags and texts, whatever the order of attributes and the closing of void
    elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.parts.append(" ".join(data.split()))


@pytest.mark.parametrize("name", sorted(CONSTRUCTS))
def test_constructs_survive(name: str) -> None:
    """Everything that an extension writes comes through the cleaner, but for inline styles."""
    markdown = Markdown(
        extensions=[*DEFAULT_EXTENSIONS, *MORE],
        extension_configs={
            "pymdownx.tabbed": {"alternate_style": True},
            "tables": {"use_align_attribute": True},
        },
    )
    html = markdown.convert(CONSTRUCTS[name])
    assert Shape(sanitize_html(html)).parts == Shape(html).parts
