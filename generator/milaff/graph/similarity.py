"""Articles that repeat one another, tell of the same event, or are about the same things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from milaff.graph.copies import excerpts_of, find_copied_sources
from milaff.graph.fingerprints import Fingerprint
from milaff.graph.likeness import Likeness, update
from milaff.graph.membership import Membership
from milaff.graph.mentions import Mentions
from milaff.graph.shingles import Pair, Shingles
from milaff.graph.titles import day_of, newest_articles
from milaff.graph.traits import Subject
from milaff.model.library import Library
from milaff.model.visibility import first_instant
from milaff.records.record import Kind
from milaff.settings import Settings


@dataclass(frozen=True, slots=True)
class Similarity:
    """How the articles that lists show resemble one another."""

    near_duplicates: tuple[Pair, ...]
    """Articles that repeat one another; `a` is the older one."""
    hidden_near_duplicates: tuple[Pair, ...]
    """Likewise where one or both are hidden from readers: for messages to the desk only. `b` is
    hidden."""
    copies: Mapping[str, str]
    """An article or a source that repeats an earlier one, and which; never itself a copy."""
    repeated: Mapping[str, frozenset[str]]
    """The articles that repeat an article or are repeated by it."""
    same_event: tuple[tuple[str, ...], ...]
    """Groups of articles on one event, the oldest first; copies are among them."""
    group_of: Mapping[str, tuple[str, ...]]
    """The group of each article that is in one."""
    nearest: Mapping[str, Mapping[str, float]]
    """The articles most likely near each in their subject, with the cosine, the nearest first;
    read when they are asked for."""

    def original_of(self, id: str) -> str:
        """The article or source that this one repeats, or itself."""
        return self.copies.get(id, id)


class _Near(Mapping[str, Mapping[str, float]]):
    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness

    def __getitem__(self, id: str) -> Mapping[str, float]:
        if self._likeness.roll.hidden[self._ids()[id]]:
            raise KeyError(id)
        return self._likeness.near(id)

    def __iter__(self) -> Iterator[str]:
        hidden = self._likeness.roll.hidden
        return (id for id, number in self._ids().items() if not hidden[number])

    def __len__(self) -> int:
        return self._likeness.roll.shown

    def _ids(self) -> Mapping[str, int]:
        return self._likeness.roll.number_of


def find_similarity(
    written: Library,
    library: Library,
    newest: Sequence[str],
    mentions: Mentions,
    membership: Membership,
    fingerprints: Mapping[str, Fingerprint],
    settings: Settings,
) -> Similarity:
    """The likeness of the articles in `newest`; `fingerprints` has them and the hidden ones.

    What readers may see comes first, so that nothing hidden changes what is found there.
    """
    likeness = Likeness({})
    hidden = hidden_articles(written, library, settings)
    shown = (
        subject_of(id, library, mentions, membership, fingerprints[id], settings) for id in newest
    )
    drafts = (hidden_subject(id, written, fingerprints[id], settings) for id in hidden)
    update(likeness, (*shown, *drafts))
    excerpts = {id: excerpts_of(source) for id, source in library.sources.items()}
    return read_similarity(likeness, library, excerpts)


def read_similarity(
    likeness: Likeness, library: Library, excerpts: Mapping[str, Shingles]
) -> Similarity:
    """What is known of articles' likeness; `excerpts` has `excerpts_of` each source."""
    pairs = list(likeness.pairs())
    copies = likeness.copies()
    shown = tuple(pair for pair, is_hidden in pairs if not is_hidden)
    repeated: dict[str, set[str]] = {}
    for pair in shown:
        repeated.setdefault(pair.a, set()).add(pair.b)
        repeated.setdefault(pair.b, set()).add(pair.a)
    return Similarity(
        near_duplicates=shown,
        hidden_near_duplicates=tuple(pair for pair, is_hidden in pairs if is_hidden),
        copies=copies | find_copied_sources(copies, library, excerpts),
        repeated={id: frozenset(others) for id, others in repeated.items()},
        same_event=likeness.groups,
        group_of={id: group for group in likeness.groups for id in group},
        nearest=_Near(likeness),
    )


def subject_of(
    id: str,
    library: Library,
    mentions: Mentions,
    membership: Membership,
    fingerprint: Fingerprint,
    settings: Settings,
) -> Subject:
    """An article that readers may see, as it is compared with others."""
    return Subject(
        id=id,
        when=_when(id, library, settings),
        day=_day(id, library, settings),
        events=mentions.named(id, library, Kind.EVENT),
        names=(*mentions.named(id, library, Kind.ENTITY), *membership.dossiers.get(id, ())),
        fingerprint=fingerprint,
    )


def hidden_subject(
    id: str, written: Library, fingerprint: Fingerprint, settings: Settings
) -> Subject:
    """An article that is yet to appear: only its text is compared."""
    when, day = _when(id, written, settings), _day(id, written, settings)
    return Subject(id, when, day, (), (), fingerprint, is_hidden=True)


def hidden_articles(written: Library, library: Library, settings: Settings) -> list[str]:
    """What is yet to appear: an article that has expired may be written anew."""
    return [
        id
        for id in newest_articles(written, settings)
        if id not in library.articles and written.articles[id].expires_at is None
    ]


def _when(id: str, library: Library, settings: Settings) -> int:
    instant = first_instant(library.articles[id].date, settings)
    return round(instant.timestamp() * 1_000_000)


def _day(id: str, library: Library, settings: Settings) -> int:
    return date.fromisoformat(day_of(library.articles[id].date, settings.zone)).toordinal()
