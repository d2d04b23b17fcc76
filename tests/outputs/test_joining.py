"""Templates compiled as one piece print what they print by themselves."""

from __future__ import annotations

import pickle
import traceback
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from markupsafe import Markup
from tests.built_site import build_site, write_content

from milaff.outputs.html import (
    is_of_view,
    make_environment,
    make_renderer,
    prepare_environment,
    render_page,
)
from milaff.outputs.joining import join_templates
from milaff.outputs.kept_parts import KeptParts
from milaff.outputs.shell import MarkedNav, NavItem, Shell, SiteView, mark_current
from milaff.pages.urls import root_of
from milaff.pages.views import Link
from milaff.words import own_theme

CONSTANT = frozenset({"t", "site", "config"})
WORDS = {"home": "الرئيسة <&>"}
PARTIALS = {
    "macros.html": "{% macro link(item) %}<a href='{{ item.url | href }}'>{{ item.title }}</a>"
    "{% endmacro %}{% macro two(a, b='ب') %}{{ a }}{{ b }}{{ root }}{% endmacro %}",
    "of_page.html": "{% macro link(item) %}{{ page.url }}{{ item.title }}{% endmacro %}",
    "header.html": "<header>{{ site.name }}{% for item in nav %}{{ item }}{% endfor %}"
    "{{ '' | href }}</header>",
    "seen.html": "<p>{{ page.url }}{{ item.title if item is defined }}</p>",
    "cards.html": "{% set mark = '*' %}{% from 'macros.html' import link with context %}"
    "{% for card in cards %}{{ mark }}{{ loop.index }}{{ link(card) }}{% endfor %}",
    "looped.html": "{{ loop.index if loop is defined else '-' }}{{ page.url }}",
    "circle.html": "{{ depth }}{% if depth < 3 %}{% with depth = depth + 1 %}"
    "{% include 'circle.html' %}{% endwith %}{% endif %}",
    "blocks.html": "{% block inner %}{{ page.url }}{% endblock %}",
    "base.html": "<html>{% block head %}{{ head }}{% endblock %}{% include 'header.html' %}"
    "{% block content %}{% endblock %}",
    "plain.txt": "{{ page.title }}",
}
TEMPLATES = {
    "a word": "{{ t('home') }}|{{ t('home') | length }}|{{ t('home', of=2) }}",
    "a word of its own": "{% set t = page.word %}{{ t('home') }}{% include 'seen.html' %}",
    "a partial": "{% include 'seen.html' %}",
    "a partial in a loop": "{% for item in view %}{% include 'seen.html' %}{% endfor %}",
    "a partial that asks for a loop": "{% for x in view %}{% include 'looped.html' %}{% endfor %}",
    "a partial that sets a name": "{% set mark = 1 %}{% with cards = view %}"
    "{% include 'cards.html' %}{% endwith %}{{ mark }}",
    "a partial in itself": "{% with depth = 0 %}{% include 'circle.html' %}{% endwith %}",
    "a partial with blocks": "{% include 'blocks.html' %}",
    "a partial with another escaping": "{% include 'plain.txt' %}",
    "a partial that is not there": "{% include 'no.html' ignore missing %}"
    "{% include ['no.html', 'seen.html'] %}",
    "a partial by a name": "{% set name = 'seen.html' %}{% include name %}",
    "an import without context": "{% import 'macros.html' as macros %}{{ macros.two(1) }}",
    "a header": "{% include 'header.html' %}",
    "a header with less": "{% set nav = nav[:1] %}{% include 'header.html' %}",
    "a header with another site": "{% with site = {'name': 'ب'} %}{% include 'header.html' %}"
    "{% endwith %}{% include 'header.html' %}",
    "a child": "{% extends 'base.html' %}{% block content %}{% include 'header.html' %}"
    "{% endblock %}",
    "a child that sets a name": "{% extends 'base.html' %}{% set nav = ['ج'] %}",
    "a child of super": "{% extends 'base.html' %}{% block head %}{{ super() }}!{% endblock %}"
    "{% include 'seen.html' %}",
    "macros": "{% from 'macros.html' import link, two with context %}"
    "{{ link(view[0]) }}{{ two('<') }}{{ two(1, b=2) }}{{ two(1, 2) | length }}",
    "macros under other names": "{% from 'macros.html' import link as two, two as link"
    " with context %}{{ two(view[0]) }}{{ link(1, 2) }}",
    "macros of the page": "{% from 'of_page.html' import link with context %}{{ link(view[1]) }}",
    "macros of two templates": "{% from 'macros.html' import link with context %}"
    "{{ link(view[0]) }}{% from 'of_page.html' import link with context %}{{ link(view[0]) }}",
    "a name of a macro": "{% from 'macros.html' import link with context %}{{ link(view[0]) }}"
    "{% for link in view %}{{ link.title }}{% endfor %}{{ link(view[1]) }}",
    "its own macro": "{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}"
    "{% endmacro %}{{ deep(2) }}",
    "values": "{{ page.title }}{{ page.html }}{{ page.number }}{{ page.none }}{{ config['k'] }}"
    "{{ config.k }}{{ page['title'] | upper }}{{ view | length }}",
}


def _environment(more: dict[str, str]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(PARTIALS | more),
        autoescape=lambda name: not str(name).endswith(".txt"),
    )

    @jinja2.pass_context
    def href(context: Any, url: str) -> str:
        return f"{context.get('root')}{url}"

    environment.filters["href"] = href
    environment.globals["t"] = lambda key, **filling: f"{WORDS[key]}{filling or ''}"
    environment.globals["site"] = SimpleNamespace(name="م<")
    return environment


def _contexts() -> list[dict[str, Any]]:
    navs = (("أ", "ب"), ("د<",))
    return [
        {
            "page": SimpleNamespace(
                url=url, title=f"<{url}>", html=Markup("<b>"), number=3, none=None,
                word=lambda key: f"{key}!",
            ),
            "view": [SimpleNamespace(title=f"{url}&{n}", url=f"{n}/") for n in range(2)],
            "head": url,
            "root": root_of(url),
            "nav": navs[n % 2],
            "config": {"k": "<v>"},
        }
        for n, url in enumerate(("a/", "b/", "c/d/", "e/", "c/d/"))
    ]  # fmt: skip


@pytest.mark.parametrize("source", TEMPLATES.values(), ids=TEMPLATES)
def test_same_text(source: str) -> None:
    environment = _environment({"it.html": source})
    joined = join_templates(environment, CONSTANT, WORDS)
    for context in _contexts():
        expected = environment.get_template("it.html").render(context)
        assert joined.get_template("it.html").render(context) == expected


def test_what_is_kept() -> None:
    kept: KeptParts = join_templates(_environment({}), CONSTANT, WORDS).kept  # type: ignore[attr-defined]
    shared = {name for name in PARTIALS if kept.is_shared(name)}
    assert shared == {"macros.html", "header.html"}
    assert kept.reader.reads("header.html") == {"site", "nav", "root"}


@pytest.mark.parametrize(
    "source", ["{{ '' | random }}", "{{ now() }}", "{% include name %}", "{{ 'a' | own }}"]
)
def test_what_cannot_be_told_is_not_kept(source: str) -> None:
    environment = _environment({"it.html": source})
    environment.filters["own"] = str.upper
    environment.globals["now"] = lambda: "12:00"
    kept: KeptParts = join_templates(environment, CONSTANT, WORDS).kept  # type: ignore[attr-defined]
    assert not kept.is_shared("it.html")


SITE = {
    "articles/a.md": "---\ntitle: أ\ndate: 2024-03-01\ndossiers: [d]\n---\nنص.\n",
    "dossiers/d.md": "---\ntitle: ملف\nsummary: س\n---\n",
}
SITE_VIEW = SiteView("موجز", feed=Link("خلاصة", "feed.xml"))
NAV = (NavItem("أ", "articles/"), NavItem("ب", "", children=(NavItem("ج", "dossiers/"),)))


def test_a_fault_is_in_its_own_file(tmp_path: Path) -> None:
    built = build_site(write_content(tmp_path / "content", SITE))
    over = tmp_path / "over"
    partial = over / "milaff" / "partials" / "crumbs.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("\n\n{{ nothing.at.all }}", encoding="utf-8")
    environment = make_environment([over, own_theme()])
    shell = Shell(SITE_VIEW)
    prepare_environment(environment, built.settings, built.edition, shell)
    renderer = make_renderer(shell, built.settings, environment)
    page = next(page for page in built.edition.pages if page.url == "articles/a/")
    with pytest.raises(jinja2.UndefinedError) as raised:
        render_page(page, renderer)
    frames = traceback.extract_tb(raised.value.__traceback__)
    assert (str(partial), 3) in [(frame.filename, frame.lineno) for frame in frames]


def test_a_page_depends_on_itself_alone(tmp_path: Path) -> None:
    """Rendered after others, in any order, it is the same; and it can go to another process."""
    built = build_site(write_content(tmp_path, SITE))
    environment = make_environment([own_theme()])
    shell = Shell(SITE_VIEW, NAV)
    prepare_environment(environment, built.settings, built.edition, shell)
    pages = built.edition.pages
    renderer = make_renderer(shell, built.settings, environment)
    together = [render_page(page, renderer) for page in (*pages, *reversed(pages))]
    assert together[: len(pages)] == together[: len(pages) - 1 : -1]
    for page, output in zip(pages, together, strict=False):
        alone = make_renderer(shell, built.settings, environment)
        assert render_page(pickle.loads(pickle.dumps(page)), alone) == output
    assert pickle.loads(pickle.dumps(together)) == together
    for page in pages:
        assert is_of_view(page.template, renderer)


def test_marked_nav_is_shared() -> None:
    marked = MarkedNav(NAV)
    for url in ("articles/", "articles/x/", "dossiers/", "", "y/"):
        for section in ("articles/", "dossiers/", ""):
            assert marked.at(url, section) == mark_current(NAV, url, section)
    assert marked.at("articles/x/", "articles/") is marked.at("articles/y/", "articles/")
