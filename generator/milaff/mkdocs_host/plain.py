"""The host's own pages: our marks in their text, our shell around them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from milaff.markup.sanitize import sanitize_html
from milaff.mkdocs_host.building import Building
from milaff.mkdocs_host.navigation import has_own_title, settle_title
from milaff.mkdocs_host.places import read_text
from milaff.mkdocs_host.plain_checks import check_text
from milaff.outputs.html import plain_context
from milaff.pages.naming import plain_naming
from milaff.pages.plain import PlainDocument


def begin_page(building: Building, page: Page) -> None:
    """Say which page's text is converted next, and check it as it was typed."""
    assert building.edition is not None
    path, settings = page.file.src_uri, building.settings
    text = read_text(Path(page.file.abs_src_path)) if page.file.abs_src_path else ""
    scope = building.edition.scope
    building.extension.document = PlainDocument(path, scope, plain_naming(text, path, scope))
    graph = building.edition.scope.graph
    building.tell(check_text(text, f"{settings.shown}/{path}", graph, settings))


def finish_body(building: Building, page: Page, html: str) -> str:
    """The body without what readers must not get; the title as text."""
    building.extension.document = None
    settle_title(page)
    return sanitize_html(html)


def fill_context(building: Building, context: TemplateContext, page: Page) -> None:
    """Give a page's template what ours need; `{{ page.content }}` prints as it is."""
    assert building.edition is not None
    assert building.shell is not None
    page.content = Markup(page.content or "")
    title = "" if page.is_homepage and not has_own_title(page) else str(page.title or "")
    page.title = title
    description = str(page.meta.get("description") or page.meta.get("summary") or "")
    more = plain_context(
        page.url,
        title,
        description,
        building.edition,
        building.shell,
        edit_url=building.shell.edit_url(page.file.src_uri),
        content=page.content,
    )
    context.update(more)  # type: ignore[typeddict-item]


def fill_template_context(building: Building, context: TemplateContext, name: str) -> None:
    """The same for a page without a source: 404.html, which is shown at any address."""
    assert building.edition is not None
    assert building.shell is not None
    title = building.settings.words.word("not_found") if name == "404.html" else ""
    root = urlsplit(building.settings.site_url or "/").path
    more = plain_context(name, title, "", building.edition, building.shell, root=root)
    context.update(more)  # type: ignore[typeddict-item]
