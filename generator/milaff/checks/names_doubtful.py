"""TXT520: a name in an article that was found and not taken, because it may mean something else.

The desk wanted the name to be found, or it would not be registered; where nothing in the article
says whom it means, it stays plain. A name that something speaks against («جامعة موسكو») is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milaff.graph.evidence import Why
from milaff.graph.found_names import doubts_if_published
from milaff.graph.graph import Graph
from milaff.graph.mentions import BODY, Doubted
from milaff.model.article import Article
from milaff.model.record_keys import RecordKeys
from milaff.problems import Level, Place, Problem, Words
from milaff.settings import Settings

_REASONS = {
    Why.NO_CONTEXT: Words("لا كلمة من سياقه قربه", "none of its context words is near"),
    Why.NO_FULL_NAME: Words("لم يرد الاسم الكامل في المادة", "the article has no full name"),
    Why.SEVERAL: Words("يحتمل غير واحد", "it may be several"),
}


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Each name once in an article, at its first place in the text; in drafts too."""
    if not isinstance(item, Article) or item.status == "withdrawn":
        return
    if item.id in graph.library.articles:
        found: Sequence[Doubted] = graph.mentions.doubts.get(item.id, ())
    else:
        found = doubts_if_published(item, graph)
    told: set[tuple[tuple[str, ...], str]] = set()
    for doubted in found:
        doubt = doubted.doubt
        name = (doubt.entities, doubt.alias)
        if doubt.why in _REASONS and name not in told:
            told.add(name)
            yield _problem(doubted, _place(doubted, graph))


def _place(doubted: Doubted, graph: Graph) -> Place:
    """The name's place in the body; of a text of the front matter, where that begins."""
    origin = graph.written.origins[doubted.source]
    if doubted.key == BODY:
        return origin.record.place_in_body(doubted.doubt.start)
    return origin.place_of(*doubted.key)


def _problem(doubted: Doubted, place: Place) -> Problem:
    doubt = doubted.doubt
    why, id = _REASONS[doubt.why], doubt.entities[0]
    ids = "، ".join(doubt.entities), ", ".join(doubt.entities)
    return Problem(
        place,
        "TXT520",
        Level.HINT,
        Words(
            f"الاسم «{doubt.alias}» لم يُربط بأحد ({ids[0]}): {why.ar}",
            f'The name "{doubt.alias}" was not taken for anybody ({ids[1]}): {why.en}',
        ),
        Words(
            f"أكّده في الترويسة: entities: [{id}] أو disambiguate: {{{doubt.alias}: {id}}}، أو في"
            f" النص: [[{id}|{doubt.alias}]] أو [[!{doubt.alias}]]، أو أضف سياقه إلى context:",
            f"Confirm it in the front matter, entities: [{id}] or disambiguate: {{{doubt.alias}:"
            f" {id}}}, or in the text, [[{id}|{doubt.alias}]] or [[!{doubt.alias}]]; or add its"
            " words to context:",
        ),
    )
