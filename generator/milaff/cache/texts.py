"""The texts of records, read and compared anew only where they changed."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from typing import TypeVar

from milaff.cache.facts import ReadFacts, read_facts
from milaff.cache.store import Store
from milaff.graph.copies import excerpts_of
from milaff.graph.fingerprints import fingerprint
from milaff.graph.graph import Ground
from milaff.graph.likeness import Likeness, update
from milaff.graph.mentions import Mentions, ReadTexts
from milaff.graph.similarity import (
    Similarity,
    hidden_articles,
    hidden_subject,
    read_similarity,
    subject_of,
)
from milaff.graph.traits import Subject
from milaff.model.entries import Entry, digest
from milaff.model.library import Library
from milaff.progress import Progress
from milaff.settings import Settings

T = TypeVar("T")
SPACE, _COMPARED = "likeness", "compared"


class Space(MutableMapping[str, bytes]):
    """One space of a store as a mapping; what is put is at hand even where nothing is kept."""

    def __init__(self, store: Store, space: str) -> None:
        self._store = store
        self._space = space
        self._memory: dict[str, bytes] | None = None if store.is_kept else {}

    def __getitem__(self, key: str) -> bytes:
        found = self._store.get(self._space, key) if self._memory is None else self._memory.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: str, value: bytes) -> None:
        if self._memory is None:
            self._store.put(self._space, key, value)
        else:
            self._memory[key] = value

    def __delitem__(self, key: str) -> None:
        if self._memory is None:
            self._store.delete(self._space, key)
        else:
            del self._memory[key]

    def __iter__(self) -> Iterator[str]:
        if self._memory is None:
            yield from self._store.keys(self._space)
        else:
            yield from self._memory

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Forget everything."""
        if self._memory is None:
            self._store.clear(self._space)
        else:
            self._memory.clear()


class Chosen(Mapping[str, T]):
    """The values of a mapping under some of its keys."""

    def __init__(self, values: Mapping[str, T], keys: Collection[str]) -> None:
        self._values = values
        self._keys = keys

    def __getitem__(self, key: str) -> T:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._keys if key in self._values)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class KeptTexts:
    """Reads what an earlier run did not. `facts` is what was read; `generation` has for each
    article the round of comparing in which its likeness to others last changed; no round comes
    twice, also where an article was gone meanwhile or a build came to nothing."""

    def __init__(self, entries: Mapping[str, Entry], store: Store, progress: Progress) -> None:
        self.facts = ReadFacts()
        self.generation: dict[str, int] = {}
        self._rounds = 0
        self._entries = entries
        self._store = store
        self._progress = progress

    def read(self, ground: Ground) -> ReadTexts:
        """What the texts say."""
        self.facts = read_facts(
            ground.library, ground.register, self._entries, self._store, self._progress
        )
        facts = {id: kept.facts for id, kept in self.facts.kept.items()}
        kept = self.facts.kept  # what a withdrawn article said may still lie in a shard
        articles = Chosen(self.facts.beside, [id for id in ground.library.articles if id in kept])
        return ReadTexts(facts, self.facts.sentences, articles, self.facts.words)

    def compare(self, ground: Ground, mentions: Mentions, settings: Settings) -> Similarity:
        """How the articles resemble one another."""
        likeness = Likeness(Space(self._store, SPACE))
        if self._store.is_damaged:  # a part of what is kept is lost, so nothing of it counts
            likeness = Likeness({})
        kept = self._store.get(_COMPARED, "")
        before: dict[str, bytes] = {}
        if kept is not None:
            before, self.generation, self._rounds = pickle.loads(kept)
        if not likeness.roll.number_of:
            before, self.generation = {}, {}
        keys = self._keys(ground, mentions, settings)
        changed = [id for id, key in keys.items() if before.get(id) != key]
        removed = [id for id in likeness.roll.number_of if id not in keys]
        subjects = (self._subject(id, ground, mentions, settings) for id in changed)
        self._rounds += 1
        self.generation |= dict.fromkeys(update(likeness, subjects, removed), self._rounds)
        self._save(likeness, keys, is_changed=bool(changed or removed))
        excerpts = {id: excerpts_of(source) for id, source in ground.library.sources.items()}
        return read_similarity(likeness, ground.library, excerpts)

    def _save(self, likeness: Likeness, keys: dict[str, bytes], *, is_changed: bool) -> None:
        self.generation = {id: self.generation.get(id, 0) for id in keys}
        if is_changed:
            likeness.save()
            self._store.put(_COMPARED, "", pickle.dumps((keys, self.generation, self._rounds), 5))

    def _keys(self, ground: Ground, mentions: Mentions, settings: Settings) -> dict[str, bytes]:
        """A digest of all that each article is compared by. Of one text, for of several `digest`
        may tell the ones that were made now from the same ones read."""
        zone, dossiers = str(settings.zone), ground.membership.dossiers
        keys = {}
        for id in ground.newest:
            named = [one.target for one in mentions.by.get(id, ())]
            kept = self.facts.kept[id]
            told = "\0".join([*named, "", *dossiers.get(id, ()), zone])
            keys[id] = digest(kept.made_of + told.encode())
        for id in hidden_articles(ground.written, ground.library, settings):
            entry = self._entry_of(id, ground.written)
            keys[id] = digest((entry.head, entry.text, zone))
        return keys

    def _entry_of(self, id: str, library: Library) -> Entry:
        return self._entries[library.origins[id].record.path]

    def _subject(self, id: str, ground: Ground, mentions: Mentions, settings: Settings) -> Subject:
        article = ground.written.articles[id]
        body = ground.written.body_of(id)
        found = fingerprint(article.title, article.summary or "", body)
        if id not in self.facts.kept:
            return hidden_subject(id, ground.written, found, settings)
        return subject_of(id, ground.library, mentions, ground.membership, found, settings)
