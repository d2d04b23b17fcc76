"""Pages → HTML files, by the theme's templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.runtime import Context
from markupsafe import Markup

from milaff.outputs.beside import citation_links, files_beside
from milaff.outputs.compiled import CompiledTemplates
from milaff.outputs.constructs import has_constructs
from milaff.outputs.editions import alternates
from milaff.outputs.joining import join_templates
from milaff.outputs.output import Output, file_of
from milaff.outputs.reporting import report_link
from milaff.outputs.shell import MarkedNav, Shell, mark_current
from milaff.outputs.template_reads import UNKNOWN, TemplateReader
from milaff.pages.edition import Edition
from milaff.pages.structured import site_data
from milaff.pages.urls import root_of
from milaff.pages.views import ImageView, Link, Page
from milaff.settings import RIGHT_TO_LEFT, Settings
from milaff.text.bidi import isolate_html, runs

_SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")


@dataclass(frozen=True, slots=True)
class Head:
    """What `partials/head.html` prints; addresses are absolute."""

    title: str
    description: str = ""
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    """Language and address of the page in every edition of the site, where it has several."""
    og_type: str = "website"
    image: str = ""
    image_alt: str = ""
    image_size: tuple[int, int] | None = None
    published: str = ""
    modified: str = ""
    feed: Link | None = None
    robots: str = ""
    json_ld: tuple[Markup, ...] = ()
    citation: tuple[tuple[str, str], ...] = ()
    edit_url: str = ""
    report_url: str = ""
    constructs: bool = False
    """Whether the page's text has what `extensions.css` styles."""


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
    environment.filters["bidi"] = partial(_isolated, settings.latin)
    environment.globals["t"] = words.word
    environment.globals["count"] = lambda key, number: words.count(key, number, digits)
    environment.globals["site"] = shell.site
    environment.globals["hijri"] = settings.hijri
    environment.globals["home"] = edition.home
    environment.globals["corrections"] = edition.corrections
    environment.globals["terms"] = edition.terms
    environment.globals["search"] = edition.search
    environment.globals["graph"] = edition.scope.graph


_SAME_EVERYWHERE = frozenset(
    {"t", "count", "site", "hijri", "home", "corrections", "terms", "search", "graph"}
)
"""The names that `prepare_environment` gives to all templates."""
_KNOWN = frozenset(
    {*_SAME_EVERYWHERE, *DEFAULT_NAMESPACE, "_", "gettext", "ngettext", "pgettext", "npgettext"}
)
"""Those, Jinja's own, and the words of the host's theme."""


def _isolated(latin: str, text: object, own: object = None) -> Markup:
    """A text as HTML, what must keep its own direction isolated; finished HTML stays. `own` is the
    text's language where it is not the site's: its words are in that one."""
    if isinstance(text, Markup):
        return text
    if own:
        return _foreign(str(text), own)
    if type(text) is str and len(text) < _SHORT:
        return _isolated_short(text, latin)
    return Markup(isolate_html(str(text), latin))


def _foreign(text: str, own: object) -> Markup:
    """Where only a tag is given, nothing around it tells the direction. Cut into runs, «Crocus»
    within a French title would change sides with the words before it."""
    is_other = isinstance(own, str) and own.split("-")[0] not in RIGHT_TO_LEFT
    if is_other and len(runs(text)) > 1:
        return Markup('<bdi dir="ltr">{}</bdi>').format(text)
    return Markup(isolate_html(text))


_SHORT = 160


@lru_cache(2048)
def _isolated_short(text: str, latin: str) -> Markup:
    """Names and titles stand on many pages."""
    return Markup(isolate_html(text, latin))


def _href_filter(home: str) -> Callable[[Context, str], str]:
    """An address relative to the site's root → the link from the page that is rendered."""

    @jinja2.pass_context
    def href(context: Context, url: str) -> str:
        if url.startswith(_SCHEMES):
            return url
        own = context.vars
        root = own["root"] if "root" in own else context.parent.get("root", "")
        return f"{root}{url or home}" or "./"

    return href


@dataclass(frozen=True, slots=True)
class Renderer:
    """All that a page is rendered with beside itself, prepared once."""

    shell: Shell
    settings: Settings
    environment: jinja2.Environment
    """The templates as they stand; it names the place of a fault."""
    joined: jinja2.Environment
    """The same templates, compiled for many pages."""
    marked: MarkedNav


def make_renderer(
    shell: Shell,
    settings: Settings,
    environment: jinja2.Environment,
    compiled: CompiledTemplates | None = None,
) -> Renderer:
    """A renderer over an environment that `prepare_environment` has seen."""
    constant = {*_SAME_EVERYWHERE, *shell.context}
    joined = join_templates(environment, constant, settings.words.words, compiled)
    return Renderer(shell, settings, environment, joined, MarkedNav(shell.nav))


def render_page(page: Page, renderer: Renderer) -> Output:
    """A page as a file: of that page and the renderer alone."""
    context = page_context(page, renderer.settings, renderer.shell, renderer.marked)
    try:
        html = renderer.joined.get_template(page.template).render(context)
    except Exception:
        # Compiled as one piece, templates do not know their own files and lines any more.
        renderer.environment.get_template(page.template).render(context)
        raise
    return Output(file_of(page.url), html.encode())


def render_files(page: Page, renderer: Renderer) -> tuple[Output, ...]:
    """A page as a file, and what lies beside it."""
    return (render_page(page, renderer), *files_beside(page, renderer.settings))


def is_of_view(template: str, renderer: Renderer) -> bool:
    """Whether a template of ours or of the site's prints nothing, with its partials, but a page's
    own view and what is the same on every page: no `graph` or `home`, nothing that another plugin
    or a hook gave it, nothing that cannot be told before it runs."""
    reader: TemplateReader = renderer.joined.kept.reader  # type: ignore[attr-defined]
    given = renderer.environment.globals.keys() - _KNOWN
    return not reader.reads(template) & {"graph", "home", UNKNOWN, *given}


def render_pages(
    edition: Edition, shell: Shell, environment: jinja2.Environment
) -> Iterator[Output]:
    """Every page of the edition as a file."""
    renderer = make_renderer(shell, edition.scope.settings, environment)
    for page in edition.pages:
        yield from render_files(page, renderer)


def page_context(page: Page, settings: Settings, shell: Shell, marked: MarkedNav) -> dict[str, Any]:
    """What a template gets for a page of ours."""
    head = Head(
        title=page.title,
        description=page.description or shell.site.description,
        canonical=_absolute(page.canonical or page.url, settings),
        alternates=alternates(page.url, settings) if page.indexed and page.is_first else (),
        og_type=page.og_type,
        **_shared_image(page, settings),
        published=page.published,
        modified=page.modified,
        feed=page.feed,
        robots="" if page.indexed else "noindex",
        json_ld=tuple(_json(data) for data in page.json_ld),
        citation=page.citation,
        edit_url=shell.edit_url(page.path) if page.path else "",
        report_url=_report_url(page.title, page.url, settings),
        constructs=has_constructs(getattr(page.view, "body", "")),
    )
    return {
        **shell.context,
        "head": head,
        "page": page,
        "view": page.view,
        "cite_files": citation_links(page),
        "root": root_of(page.url),
        "nav": marked.at(page.url, page.section),
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
    content: str = "",
) -> dict[str, Any]:
    """What the shell needs on a page of the host's; `root` where it is no file in its place."""
    settings = edition.scope.settings
    is_found = root is None
    is_home = is_found and url in ("", edition.scope.urls.home)
    head = Head(
        title=title,
        description=description or shell.site.description,
        canonical=_absolute(url, settings) if is_found else "",
        alternates=alternates(url, settings) if is_found else (),
        json_ld=(_json(site_data(settings)),) if is_home else (),
        robots="" if is_found else "noindex",
        edit_url=edit_url,
        report_url=_report_url(title or settings.site_name, url, settings),
        constructs=has_constructs(content),
    )
    return {
        "head": head,
        "root": root_of(url) if root is None else root,
        "nav": mark_current(shell.nav, url, ""),
    }


def _report_url(title: str, url: str, settings: Settings) -> str:
    if not settings.report_url:
        return ""
    return report_link(settings.report_url, title, _absolute(url, settings))


def _shared_image(page: Page, settings: Settings) -> dict[str, Any]:
    """The picture that the page is shared with, and what is known of it."""
    address = _absolute(page.image, settings) if page.image else ""
    if not address or address.endswith(".svg"):  # which nobody shows beside a shared link
        return {}
    image: ImageView = page.view.image  # type: ignore[attr-defined]
    showing = image.showing
    size = (showing.width, showing.height) if showing and showing.width else None
    return {"image": address, "image_alt": image.alt, "image_size": size}


def _absolute(url: str, settings: Settings) -> str:
    return f"{settings.site_url}{url}" if settings.site_url else ""


_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPES = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029"]


def _json(data: dict[str, object]) -> Markup:
    """JSON that no markup can leave: `<`, `>` and `&` are written as escapes."""
    text = _write_json(data)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return Markup(text)
