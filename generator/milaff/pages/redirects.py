"""The pages that stay at former addresses (`redirect_from`) and lead on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from urllib.parse import unquote

from milaff.model.record_keys import RecordKeys
from milaff.pages.made import Made, PageUnit
from milaff.pages.scope import Scope
from milaff.pages.views import Page, RedirectView
from milaff.problems import Problem, Words, error


def plan_redirects(
    scope: Scope, taken: Iterable[str]
) -> tuple[tuple[PageUnit, ...], tuple[Problem, ...]]:
    """A page for each former address of a record that readers may see.

    An address that has a page already, or that two records claim, is an error.
    """
    moved = [item for id in scope.graph.moved if (item := scope.graph.library.find(id))]
    owners = dict.fromkeys(map(unquote, taken), "") if moved else {}
    units: list[PageUnit] = []
    problems: list[Problem] = []
    for item in moved:
        for index, address in enumerate(item.redirect_from):
            url = former_url(address, directories=scope.urls.directories)
            if url in owners:
                problems.append(_taken(item, index, url, owners[url], scope))
                continue
            owners[url] = item.id
            units.append(PageUnit(url, partial(_redirect, item, url, scope), inputs=item.id))
    return tuple(units), tuple(problems)


def former_url(address: str, *, directories: bool) -> str:
    """The address as the site writes its own: `/old/name` → `old/name/`."""
    url = unquote(address).strip("/")
    last = url.rpartition("/")[2]
    if last.endswith((".html", ".htm")):
        return url.removesuffix("index.html") if directories else url
    return f"{url}/" if directories else f"{url}.html"


def _redirect(item: RecordKeys, url: str, scope: Scope) -> Made:
    target = scope.url_of(item.id)
    page = Page(
        url=url,
        template="milaff/redirect.html",
        view=RedirectView(target),
        title=scope.title_of(item.id),
        indexed=False,
        canonical=target,
    )
    return Made(page)


def _taken(item: RecordKeys, index: int, url: str, owner: str, scope: Scope) -> Problem:
    place = scope.graph.library.origins[item.id].place_of("redirect_from", index)
    who = f"«{owner}»" if owner else "صفحة أخرى"
    who_en = f'"{owner}"' if owner else "another page"
    return error(
        place,
        "REF320",
        Words(f"العنوان «{url}» مستعمل: تشغله {who}", f'The address "{url}" is taken by {who_en}'),
        Words("احذفه من redirect_from", "Remove it from redirect_from"),
    )
