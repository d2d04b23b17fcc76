"""How well each word of a query is met by each record: the same numbers as in `search.js`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from milaff.searching.index_files import TITLED_FROM, Group, Index, Name, Postings
from milaff.text.search_words import ASKING_WORDS, bare, inner_stem, is_arabic, stem

_K1 = 2
_EXACT, _BARE, _OTHER_NUMBER, _PARTICLE, _SOLE_PARTICLE = 0.9, 0.25, 0.8, 0.7, 0.95
_NAME, _CHIEF, _WRITTEN, _SHARING, _ASKED = 1, 0.8, 0.1, 0.7, 0.3
_TOGETHER, _TITLED, _EVENLY, _AID = 0.8, 0.1, 2, 0.6
_SURELY = 99.0
_BEFORE = ("", "و", "ف", "ب", "ل", "ك", "وال", "بال", "ال", "ول", "وب")


@dataclass
class Scores:
    """The score of each record; in `titled` how surely its title has the word; `stems` are those
    by which the word is known in a text. `part` is how much the word counts; it `is_written` if a
    text has it as it was typed, but for article and particles."""

    total: int
    part: float = 1
    of: dict[int, float] = field(default_factory=dict)
    titled: dict[int, float] = field(default_factory=dict)
    stems: dict[str, None] = field(default_factory=dict)
    found: int = 0
    names: tuple[Name, ...] = ()
    is_written: bool = False

    def title(self, record: int, weight: float, factor: float) -> None:
        """That the title has it, if the weight says so."""
        if weight > TITLED_FROM and factor > self.titled.get(record, 0):
            self.titled[record] = factor

    def rarity(self, size: int) -> float:
        """What a word counts that so many records have."""
        return self.part * log(1 + (self.total - size + 0.5) / (size + 0.5))

    def raise_by(self, postings: Postings, worth: float, factor: float) -> None:
        """Take what is more than what is known."""
        for record, weight in postings.items():
            score = (worth * weight) / (_K1 + weight)
            if score > self.of.get(record, 0):
                self.of[record] = score
            self.title(record, weight, factor)

    def add(self, postings: Postings, factor: float) -> None:
        """Add to what is known."""
        worth = self.rarity(len(postings)) * factor
        for record, weight in postings.items():
            self.of[record] = self.of.get(record, 0) + (worth * weight) / (_K1 + weight)

    def raise_group(self, group: Group, factor: float) -> None:
        """Take a whole stem."""
        self.raise_by(group.all, self.rarity(len(group.all)) * factor, factor)

    def add_forms(self, group: Group, word: str) -> None:
        """Of a stem those forms that are nearer to what was typed."""
        exact = group.forms.get(word)
        if exact is not None:
            self.add(exact, _EXACT)
        plain = bare_in(word, group.stem)
        near: dict[int, float] = {}
        for form, postings in group.forms.items():
            if form != word and plain == bare_in(form, group.stem):
                for record, weight in postings.items():
                    if exact is None or record not in exact:
                        near[record] = near.get(record, 0) + weight
        self.is_written |= bool(exact or near)
        if near:
            self.add(near, _BARE)

    def join(self, parts: Sequence[Scores], factor: float) -> None:
        """The words of a name together: who has only some of them is found too."""
        sums: dict[int, float] = {}
        for part in parts:
            self.stems |= part.stems
            for record, score in part.of.items():
                sums[record] = sums.get(record, 0) + score
            for record, surely in part.titled.items():
                self.title(record, _SURELY, surely)
        for record, score in sums.items():
            self.of[record] = max(self.of.get(record, 0), score * factor)

    def replace_by(self, other: Scores, factor: float, sure: float) -> None:
        """Another word in the place of one: what it finds counts less."""
        self.stems |= other.stems
        for record, score in other.of.items():
            self.of[record] = max(self.of.get(record, 0), score * factor)
        for record, surely in other.titled.items():
            self.title(record, _SURELY, surely * sure)


@dataclass
class Clause:
    """A word of a query, or a name of several; `owners` are whom the name means."""

    words: tuple[str, ...]
    scores: Scores
    found: int
    worth: float = 0
    owners: tuple[int, ...] = ()
    corrected: str = ""


def bare_in(word: str, known: str) -> str:
    """A word as it stands within a stem: without its article and its particle."""
    return bare(word) if stem(word) == known else bare(bare(word)[1:])


def groups_of(index: Index, word: str) -> tuple[Group | None, Group | None]:
    """The stem of a word as it is, and without its particle."""
    return index.group(stem(word)), index.group(inner_stem(word))


def score_word(index: Index, word: str) -> Scores:
    """One word by its stem, its other number, and without a particle: what the corpus has more
    seldom than the first it is not."""
    scores = Scores(index.count, _ASKED if word in ASKING_WORDS else 1)
    group, inner = groups_of(index, word)
    scores.names = tuple(name for one in (group, inner) if one for name in one.names)
    scores.stems[stem(word)] = None
    if group:
        _add_group(index, scores, group, word, 1, _OTHER_NUMBER)
    if inner and (not group or len(inner.all) >= len(group.all)):
        factor = _PARTICLE if group else _SOLE_PARTICLE
        _add_group(index, scores, inner, word, factor, _OTHER_NUMBER * _SOLE_PARTICLE)
    return scores


def _add_group(
    index: Index, scores: Scores, group: Group, word: str, factor: float, others: float
) -> None:
    scores.found += len(group.all)
    scores.stems[group.stem] = None
    scores.raise_group(group, factor)
    scores.add_forms(group, word)
    for other in map(index.group, group.others):
        if other:
            scores.stems[other.stem] = None
            scores.raise_group(other, others)


def is_first(word: str, name: str) -> bool:
    """Whether a word is the first of a name, with or without what is written onto it."""
    if word == name:
        return True
    if not is_arabic(name):
        return False
    is_joined = name.startswith("ال") and word in (f"لل{name[2:]}", f"ولل{name[2:]}")
    return is_joined or any(word == before + name for before in _BEFORE)


def names_at(words: Sequence[str], at: int, names: Iterable[Name]) -> list[Name]:
    """The longest names that begin at a word."""
    best: list[Name] = []
    for name in names:
        size = len(best[0].words) if best else 0
        if len(name.words) < size or not is_first(words[at], name.words[0]):
            continue
        if tuple(words[at + 1 : at + len(name.words)]) != name.words[1:]:
            continue
        best = [name] if len(name.words) > size else [*best, name]
    return best


def score_query(index: Index, words: Sequence[str]) -> list[Clause]:
    """The clauses of a query."""
    scored = [score_word(index, word) for word in words]
    clauses = []
    at = 0
    while at < len(words):
        names = names_at(words, at, scored[at].names)
        size = len(names[0].words) if names else 1
        clause = Clause(tuple(words[at : at + size]), scored[at], scored[at].found)
        if names:
            _add_names(index, clause, scored[at : at + size], names)
        size_found = max(1, len(clause.scores.of))
        clause.worth = max(clause.worth, clause.scores.rarity(size_found))
        clauses.append(clause)
        at += size
    return clauses


def _add_names(
    index: Index, clause: Clause, parts: Sequence[Scores], names: Sequence[Name]
) -> None:
    """A name is found by its words, by those of the chief name of whom it means, and by who is
    known to tell of that one."""
    scores = Scores(index.count)
    several = len(clause.words) > 1
    scores.join(parts, 1 / 1.4 if several else 1)
    clause.owners = tuple(name.owner for name in names)
    known: dict[int, float] = {}
    for name in names:
        telling = index.telling_of(name.owner)
        if name.chief:
            written = [score_word(index, word) for word in name.chief]
            scores.join(written, _CHIEF / (1.4 if len(name.chief) > 1 else 1))
        rarity = scores.rarity(len(telling)) if telling else 0
        clause.worth = max(clause.worth, rarity)
        worth = (rarity + several) * _NAME * (1 + _EXACT)
        for record, weight in telling.items():
            shared = scores.of.get(record, 0)
            told = (worth * weight) / (_K1 + weight) + shared * _WRITTEN
            known[record] = max(known.get(record, 0), shared, told)
            scores.title(record, weight, 1)
    if known:
        scores.of = {record: score * _SHARING for record, score in scores.of.items()} | known
    clause.scores = scores
    clause.found = 1


def rank(index: Index, clauses: Sequence[Clause]) -> list[tuple[int, float]]:
    """Records by how well all clauses are met, the best first; of equals the newest."""
    total = sum(one.worth for one in clauses if one.scores.of) or 1
    sums: dict[int, list[float]] = {}
    for clause in clauses:
        for record, score in clause.scores.of.items():
            titled = clause.worth * clause.scores.titled.get(record, 0)
            known = sums.setdefault(record, [0, 0, 0])
            known[0] += score
            known[1] += clause.worth
            known[2] += titled
    lists = next(one.first for one in index.ranges if one.kind == "event")
    ranked = [
        (
            record,
            score
            * (met / total) ** _TOGETHER
            * (1 + _TITLED * (titled / total) ** _EVENLY)
            * (_AID if record < lists else 1),
        )
        for record, (score, met, titled) in sums.items()
    ]
    return sorted(ranked, key=lambda one: (-one[1], -one[0]))
