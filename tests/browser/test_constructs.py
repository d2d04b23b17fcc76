"""A page with every construct that editors may use: on a phone, on a desk, in three schemes, on
paper."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.measure.gates import faults_of
from tests.browser.measure.structure import measure_page
from tests.browser.serving import serve

EXTENSIONS = """
abbr admonition attr_list def_list footnotes md_in_html tables pymdownx.arithmatex pymdownx.betterem
pymdownx.caret pymdownx.critic pymdownx.details pymdownx.highlight pymdownx.inlinehilite
pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.smartsymbols pymdownx.superfences
pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
""".split()
OPTIONS = {
    "pymdownx.highlight": "{linenums: true, linenums_style: table}",
    "pymdownx.tabbed": "{alternate_style: true}",
    "pymdownx.tasklist": "{custom_checkbox: true}",
}
SETTINGS = """site_name: ملفّ
docs_dir: content
theme: {name: milaff, language: ar}
plugins: [milaff: {checks: {SRC402: off, SRC404: off}}]
markdown_extensions:
"""
LONG = "https://example.org/" + "a-very-long-address-without-spaces/" * 3
TEXT = f"""
## تنبيهات

!!! note "ملاحظة"
    نص فيه [رابط](#tables) و`شيفرة code` ورقم 10–15.

!!! warning
    تحذير.

!!! danger "خطر"
    - أول
    - ثان

??? question "سؤال مطوي"
    الجواب المطوي.

## ألسنة

=== "العربية"

    نص اللسان الأول.

=== "English"

    نص اللسان الثاني.

## قوائم

- [x] تم
- [ ] لم يتم بعد، وهذه جملة طويلة تمتد إلى أكثر من سطر على الهاتف
    - [ ] فرعي

1. أول
    1. داخلي

مصطلح
:   تعريفه في سطر.

## مفاتيح وشيفرة

اضغط ++ctrl+alt+delete++، والشيفرة `milaff build --strict`، و`#!python x = [1, 2]`.

``` yaml title="mkdocs.yml" hl_lines="2"
site_name: ملفّ
plugins: [milaff]   # a comment that is rather long, so that the line must scroll by itself
```

## علامات

==مظلَّل== ^^مضاف^^ ~~محذوف~~ *تأكيد* **شديد** غاز CO~2~ (tm)

{{++مضاف++}} {{~~قديم~>جديد~~}} {{==مهم==}}{{>>تعليق<<}}

منظمة UN.

*[UN]: United Nations

> اقتباس

نص له حاشية[^1] و[رابط إلى موقع]({LONG}).

[^1]: حاشية فيها [رابط](https://example.org/note).

{LONG}

\\(a^2 + b^2\\)

## جداول {{#tables}}

| البلد | العاصمة | السكان (مليون) | المساحة (كم²) | العملة | اللغة | الحدود |
|:--|:-:|--:|---|---|---|---|
| أفغانستان | كابل | 41.1 | 652,230 | أفغاني | الدرية والبشتو | باكستان وإيران |

<div class="grid cards" markdown>

- **بطاقة**

    نصها.

</div>

[زر](#tables){{ .md-button }} [زر أول](#tables){{ .md-button .md-button--primary }}
"""
PAGES = {"article": "articles/all/", "plain": "plain/"}


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with an article and a plain page of all constructs is served."""
    project = tmp_path_factory.mktemp("constructs")
    (project / "content" / "articles").mkdir(parents=True)
    chosen = "".join(f"  - {name}: {OPTIONS.get(name, '{}')}\n" for name in EXTENSIONS)
    (project / "mkdocs.yml").write_text(SETTINGS + chosen, "utf-8")
    article = f"---\ntitle: كل التراكيب\ndate: 2024-03-26\n---\nفقرة أولى.\n{TEXT}"
    (project / "content/articles/all.md").write_text(article, "utf-8")
    (project / "content/plain.md").write_text(f"# صفحة\n\nفقرة أولى.\n{TEXT}", "utf-8")
    (project / "content/index.md").write_text("# الرئيسة\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project, check=True, env=environment)
    with serve(project / "site") as root:
        yield root


@pytest.fixture
def page(browser: Browser, constructs: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened = context.new_page()
    opened.goto(constructs + PAGES["article"])
    yield opened
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_every_construct_meets_the_gates(browser: Browser, constructs: str, kind: str) -> None:
    """No inline style, nothing wider than the screen, targets and contrasts in light and dark."""
    measured = measure_page(browser, constructs, PAGES[kind], "constructs", f"{kind} with all")
    assert faults_of([one for one in measured if not one.what.startswith("bytes")]) == ""


def test_tabs_work_by_key_without_scripts(browser: Browser, constructs: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(constructs + PAGES["article"])
    first, second = page.get_by_text("نص اللسان الأول."), page.get_by_text("نص اللسان الثاني.")
    assert (first.is_visible(), second.is_visible()) == (True, False)
    page.locator(".tabbed-set input").first.focus()
    page.keyboard.press("ArrowLeft")
    assert (first.is_visible(), second.is_visible()) == (False, True)
    context.close()


def test_the_open_tab_is_told_in_forced_colours(browser: Browser, constructs: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(constructs + PAGES["article"])
    line = "all => all.map(one => getComputedStyle(one).borderBlockEndColor)"
    opened, other = page.locator(".tabbed-labels > label").evaluate_all(line)
    assert opened != other
    context.close()


def test_on_paper_nothing_is_folded_or_cut(page: Page) -> None:
    page.emulate_media(media="print")
    for text in ("نص اللسان الأول.", "نص اللسان الثاني.", "الجواب المطوي."):
        assert page.get_by_text(text).is_visible(), text
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    page.set_viewport_size({"width": 672, "height": 900})  # A4 within its margins
    assert page.locator("pre").evaluate_all(wide) == 0
    note = "one => getComputedStyle(one, '::after').content"
    assert LONG in page.get_by_role("link", name="رابط إلى موقع").evaluate(note)
    assert page.locator(".prose a", has_text=LONG).evaluate(note) == "none"


def test_no_line_ends_within_a_range(page: Page) -> None:
    ranges = page.locator(".prose bdi.whole").all()
    assert ranges
    for width in range(320, 420, 4):
        page.set_viewport_size({"width": width, "height": 800})
        assert {one.evaluate("one => one.getClientRects().length") for one in ranges} == {1}


def test_the_sides_of_a_formula(page: Page) -> None:
    """The small number of CO₂ stands to the right of its letters, as in English."""
    right = "one => one.getBoundingClientRect().right"
    run = page.locator(".prose bdi", has=page.locator("sub"))
    assert abs(run.evaluate(right) - run.locator("sub").evaluate(right)) < 2
