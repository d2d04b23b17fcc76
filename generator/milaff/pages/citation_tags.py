"""The `citation_*` tags by which reference managers (Zotero, Mendeley) know an article."""

from __future__ import annotations

from milaff.graph.titles import day_of
from milaff.model.article import Article
from milaff.pages.scope import Scope
from milaff.pages.structured import absolute

Tags = tuple[tuple[str, str], ...]


def citation_tags(article: Article, url: str, scope: Scope) -> Tags:
    """Name and content of each tag, in the order in which they stand; the site itself is the
    author of what nobody signed."""
    settings = scope.settings
    day = day_of(article.date, settings.zone).replace("-", "/")
    authors = article.authors or (settings.site_name,)
    tags = [
        ("citation_title", article.title),
        *(("citation_author", author) for author in authors),
        ("citation_publication_date", day),
        ("citation_publisher", settings.site_name),
        ("citation_language", article.language or settings.language),
        ("citation_public_url", absolute(url, scope)),
        ("citation_keywords", "; ".join(article.tags)),
    ]
    return tuple((name, content) for name, content in tags if content)
