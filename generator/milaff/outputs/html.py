"""Pages → HTML files, by the theme's templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from milaff.outputs.output import Output, file_of
from milaff.outputs.shell import Shell, mark_current
from milaff.pages.edition import Edition
from milaff.pages.urls import root_of
from milaff.pages.views import Link, Page
from milaff.settings import Settings
from milaff.text.bidi import isolate_html

_SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")


@dataclass(frozen=True, slots=True)
class Head:
    """What `partials/head.html` prints; addresses are absolute."""

    title: str
    description: str = ""
    canonical: str = ""
    og_type: str = "website"
    image: str = ""
    published: str = ""
    modified: str = ""
    feed: Link | None = None
    robots: str = ""
    json_ld: tuple[Markup, ...] = ()
    edit_url: str = ""


def make_environment(theme_folders: Sequence[Path]) -> jinja2.Environment:
    """An environment over these folders, the first wins, with everything escaped."""
    loader = jinja2.FileSystemLoader([str(folder) for folder in theme_folders])
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)


def prepare_environment(
    environment: jinja2.Environment, settings: Settings, edition: Edition, shell: Shell
) -> None:
    """Gives the templates their filters and functions, and what is the same on every page."""
    words, digits = settings.words, settings.digits
    environment.filters["href"] = _href_filter(edition.scope.urls.home)
    environment.filters["bidi"] = _isolated
    environment.globals["t"] = words.word
    environment.globals["count"] = lambda key, number: words.count(key, number, digits)
    environment.globals["site"] = shell.site
    environment.globals["hijri"] = settings.hijri
    environment.globals["home"] = edition.home
    environment.globals["corrections"] = edition.corrections
    environment.globals["terms"] = edition.terms
    environment.globals["graph"] = edition.scope.graph


def _isolated(text: object) -> Markup:
    """A text as HTML, what must keep its own direction isolated; finished HTML stays."""
    return text if isinstance(text, Markup) else Markup(isolate_html(str(text)))


def _href_filter(home: str) -> Callable[[Context, str], str]:
    """An address relative to the site's root → the link from the page that is rendered."""

    @jinja2.pass_context
    def href(context: Context, url: str) -> str:
        if url.startswith(_SCHEMES):
            return url
        return f"{context.get('root', '')}{url or home}" or "./"

    return href


def render_pages(
    edition: Edition, shell: Shell, environment: jinja2.Environment
) -> Iterator[Output]:
    """Every page of the edition as a file."""
    templates = {name: environment.get_template(name) for name in _templates(edition)}
    for page in edition.pages:
        html = templates[page.template].render(page_context(page, edition, shell))
        yield Output(file_of(page.url), html.encode())


def _templates(edition: Edition) -> list[str]:
    return sorted({page.template for page in edition.pages})


def page_context(page: Page, edition: Edition, shell: Shell) -> dict[str, Any]:
    """What a template gets for a page of ours."""
    settings = edition.scope.settings
    head = Head(
        title=page.title,
        description=page.description,
        canonical=_absolute(page.canonical or page.url, settings),
        og_type=page.og_type,
        image=_absolute(page.image, settings) if page.image else "",
        published=page.published,
        modified=page.modified,
        feed=page.feed,
        robots="" if page.indexed else "noindex",
        json_ld=tuple(_json(data) for data in page.json_ld),
        edit_url=shell.edit_url(page.path) if page.path else "",
    )
    return {
        **shell.context,
        "head": head,
        "page": page,
        "view": page.view,
        "root": root_of(page.url),
        "nav": mark_current(shell.nav, page.url, page.section),
    }


def plain_context(
    url: str,
    title: str,
    description: str,
    edition: Edition,
    shell: Shell,
    *,
    root: str | None = None,
    edit_url: str = "",
) -> dict[str, Any]:
    """What the shell needs on a page of the host's; `root` where it is no file in its place."""
    settings = edition.scope.settings
    is_found = root is None
    head = Head(
        title=title,
        description=description or shell.site.description,
        canonical=_absolute(url, settings) if is_found else "",
        robots="" if is_found else "noindex",
        edit_url=edit_url,
    )
    return {
        "head": head,
        "root": root_of(url) if root is None else root,
        "nav": mark_current(shell.nav, url, ""),
    }


def _absolute(url: str, settings: Settings) -> str:
    return f"{settings.site_url}{url}" if settings.site_url else ""


def _json(data: dict[str, object]) -> Markup:
    """JSON that no markup can leave: `<`, `>` and `&` are written as escapes."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
