"""The page that is shown without a network: what is kept on the reader's device."""

from __future__ import annotations

from milaff.pages.made import Made
from milaff.pages.scope import Scope
from milaff.pages.views import OfflineView, Page


def make_offline_page(scope: Scope) -> Made:
    """The page; its script lists what is kept, for only the device knows."""
    view = OfflineView(scope.word("offline"), scope.word("about_offline"))
    page = Page(
        url=scope.urls.offline,
        template="milaff/offline.html",
        view=view,
        title=view.title,
        description=view.summary,
        indexed=False,
        anchors=("main", "asked", "none", "kept", "kept-pages", "forget"),
    )
    return Made(page)
