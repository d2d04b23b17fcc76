"""What every page maker works with, and the names and addresses of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from milaff.graph.graph import Graph
from milaff.graph.titles import title_of
from milaff.markup.converter import Converter
from milaff.model.fields import Said
from milaff.model.record_keys import RecordKeys
from milaff.model.source import Source
from milaff.pages.tongues import name_language
from milaff.pages.urls import Urls
from milaff.pages.views import Link
from milaff.pictures.picture import Picture, Showing, show
from milaff.records.record import Kind
from milaff.settings import Settings

T = TypeVar("T")


class Keep(Protocol):
    """Makes a value, or has it from an earlier run where all that it was made of is the same."""

    def __call__(
        self,
        space: str,
        name: str,
        make: Callable[[], T],
        inputs: object,
        is_kept: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """The value of that name; `inputs` is what `make` was given beside the scope, and only a
        value that `is_kept` is kept."""
        ...


def make_anew(
    space: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    make: Callable[[], T],
    inputs: object,  # noqa: ARG001
    is_kept: Callable[[T], bool] = lambda _: True,  # noqa: ARG001
) -> T:
    """Keeps nothing."""
    return make()


@dataclass(frozen=True, slots=True)
class Scope:
    """The graph and settings, the addresses of plain pages and media by source path, and the
    converter."""

    graph: Graph
    settings: Settings
    urls: Urls
    converter: Converter
    addresses: Mapping[str, str] = field(default_factory=dict)
    hidden_paths: Mapping[str, bool] = field(default_factory=dict)
    """The files of records that readers may not know of, relative to the content folder."""
    keep: Keep = make_anew
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The sound pictures by source path."""

    def kind_of(self, id: str) -> Kind:
        """The kind of a record that readers may see."""
        return self.graph.library.origins[id].kind

    def url_of(self, id: str) -> str:
        """The address of a record that readers may see, else empty."""
        if id not in self.graph.library:
            return ""
        return self.urls.record(self.kind_of(id), id)

    def title_of(self, id: str) -> str:
        """What a record is called; a source without a title is called after its outlet."""
        item = self.graph.library.find(id)
        return self._called(item, id) if item is not None else ""

    def _called(self, item: RecordKeys, id: str) -> str:
        title = title_of(item, self.settings.language)
        return title or (self.source_name(item) if isinstance(item, Source) else id)

    def source_name(self, source: Source) -> str:
        """A name for a source whose title is not known: «الحرة (خبر)»."""
        kind = self.settings.words.word(f"source_{source.kind}")
        outlet = self.named(source.outlet)
        return f"{outlet.title} ({kind})" if outlet else kind

    def link(self, id_or_name: str) -> Link:
        """The record behind an id, or the words themselves."""
        item = self.graph.library.find(id_or_name)
        if item is None:
            return Link(id_or_name)
        url = self.urls.record(self.kind_of(id_or_name), id_or_name)
        return Link(self._called(item, id_or_name), url, name_language(item, self.settings))

    def named(self, id_or_name: str | None) -> Link | None:
        """The record or the words, or None where there are none or readers may not know of it, or
        where it was withdrawn."""
        if not id_or_name or self.is_gone(id_or_name):
            return None
        return self.link(id_or_name)

    def is_hidden(self, id: str) -> bool:
        """Whether the desk wrote such a record and readers may not know of it."""
        return id in self.graph.written.origins and id not in self.graph.library

    def is_gone(self, id: str) -> bool:
        """Whether a record is hidden or withdrawn: nothing is said of it any more."""
        item = self.graph.library.find(id)
        return self.is_hidden(id) or (item is not None and item.status == "withdrawn")

    def is_shown(self, said: Said) -> bool:
        """Whether readers may see a statement: it waits for its source where that is hidden."""
        return not (said.source and self.is_hidden(said.source))

    def links(self, names: Iterable[str | None]) -> tuple[Link, ...]:
        """Those of the records or names that readers may see."""
        return tuple(link for name in names if (link := self.named(name)))

    def showing(self, path: str) -> Showing | None:
        """How the picture at that source path is shown, where it is a sound one."""
        picture, url = self.pictures.get(path), self.addresses.get(path)
        return show(picture, url) if picture and url else None

    def word(self, key: str, **filling: object) -> str:
        """A word of the interface."""
        return self.settings.words.word(key, **filling)

    def count(self, key: str, number: int) -> str:
        """A counted phrase."""
        return self.settings.words.count(key, number, self.settings.digits)
