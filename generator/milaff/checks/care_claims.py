"""CARE904: a group's own claim as a title or summary, without saying that the group says it.

A title is read alone: in lists, on cards, in search results. «قتلنا المئات» there is the group's
message, passed on by the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from milaff.graph.graph import Graph
from milaff.model.article import Article
from milaff.model.event import Event, Participant
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings
from milaff.text.arabic import fold
from milaff.text.hedging import attribution_in
from milaff.text.spelling import words_of

_QUOTATION = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_NO_WE = frozenset(fold(word) for word in "فيينا أثينا الصينا هاهنا ههنا مدغنا الأنا".split())
_SHORTEST_WE = 5
_SHORTEST_QUOTE = 3


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Titles and summaries of events with a party that claims them, and of their articles."""
    library = graph.written
    items: list[Article | Event] = [*library.events.values(), *library.articles.values()]
    for item in items:
        events = [item.id] if isinstance(item, Event) else item.events
        excerpts = _excerpts(events, graph)
        for key in ("title", "summary") if excerpts is not None else ():
            text = getattr(item, key)
            if text and _is_claim(text, excerpts or ""):
                place = library.origins[item.id].place_of(key)
                yield hint(place, "CARE904", *_words(item))


def _excerpts(events: Iterable[str], graph: Graph) -> str | None:
    """What the sources of the claims say, folded; None where nobody claims any of the events."""
    library = graph.written
    claims = [
        one
        for id in events
        if id in library.events
        for one in library.events[id].participants
        if one.role == "claimed"
    ]
    sources = [library.sources[id] for id in map(_source, claims) if id in library.sources]
    texts = [
        excerpt for source in sources if source.kind == "statement" for excerpt in source.excerpts
    ]
    return fold("\n".join(texts)) if claims else None


def _source(claim: Participant) -> str:
    return claim.source or ""


def _is_claim(text: str, excerpts: str) -> bool:
    """Whether a quotation speaks as «we», or stands in a statement of the group, and nothing
    outside the quotation says who speaks."""
    if attribution_in(_QUOTATION.sub(" ", text)):
        return False
    for found in _QUOTATION.finditer(text):
        quoted = next(part for part in found.groups() if part)
        words = words_of(quoted)
        if any(_is_we(word) for word in words):
            return True
        if len(words) >= _SHORTEST_QUOTE and fold(quoted) in excerpts:
            return True
    return False


def _is_we(word: str) -> bool:
    if word in ("نحن", "ونحن", "فنحن", "اننا", "لاننا"):
        return True
    return word.endswith("نا") and len(word) >= _SHORTEST_WE and word not in _NO_WE


def _words(item: Article | Event) -> tuple[Words, Words]:
    is_article = isinstance(item, Article)
    return (
        Words(
            f"{'عنوان المادة أو ملخصها' if is_article else 'عنوان الحدث أو ملخصه'} كلام جهة تتبنى"
            " العملية، بلا نسبة إليها",
            "The words of the party that claims the attack, not said to be theirs",
        ),
        Words("ابدأ بـ: قال التنظيم إن …", "Begin with: the group said that …"),
    )
