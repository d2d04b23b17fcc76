"""The page of the search: a form that works with its script, and lists that work without."""

from __future__ import annotations

from milaff.pages.made import Made
from milaff.pages.scope import Scope
from milaff.pages.views import Link, Page, SearchView
from milaff.records.record import Kind
from milaff.text.months import write_month
from milaff.text.plurals import CATEGORIES

_WORDS = (
    "search",
    "search_do",
    "search_field",
    "search_close",
    "search_suggestions",
    "search_recent",
    "search_forget",
    "search_meant",
    "search_more",
    "search_shown",
    "search_all",
    "search_waiting",
    "search_zero",
    "search_try_spelling",
    "search_try_fewer",
    "search_try_other",
    "search_try_filters",
    "search_without_filters",
    "search_failed",
    "search_offline",
    "search_key",
    "search_mentions",
    "search_without",
    "try_again",
    "colon",
)
"""Words that the script writes, by their names in the catalogue without `search_`."""
_COUNTS = ("results", "suggestions")
_PARTS = ("form", "q", "entity", "names", "found", "browse")


def make_search_page(scope: Scope) -> Made:
    """The page; what it finds stands in files that the index makes."""
    urls, word = scope.urls, scope.word
    kinds = (Kind.ARTICLE, Kind.DOSSIER, Kind.ENTITY, Kind.EVENT, Kind.SOURCE)
    names = {kind: "timeline" if kind is Kind.EVENT else kind.folder for kind in kinds}
    view = SearchView(
        title=word("search"),
        summary=word("about_search"),
        lists=tuple(Link(word(name), urls.list(kind)) for kind, name in names.items()),
        kinds=tuple((kind.value, word(kind.value)) for kind in kinds),
        words=tuple((key.removeprefix("search_"), word(key)) for key in _WORDS),
        counts=tuple((key, _forms(key, scope)) for key in _COUNTS),
        months=tuple(write_month(month, scope.settings.months) for month in range(1, 13)),
        digits=scope.settings.digits,
    )
    page = Page(
        url=urls.search,
        template="milaff/search.html",
        view=view,
        title=view.title,
        description=view.summary,
        indexed=False,
        anchors=("main", *(f"search-{part}" for part in _PARTS)),
    )
    return Made(page)


def _forms(key: str, scope: Scope) -> tuple[tuple[str, str], ...]:
    """The six plural forms of a counted phrase; `{n}` stands for the number."""
    noun = scope.settings.words.counts[key]
    return tuple((name, str(getattr(noun, name))) for name in CATEGORIES)
