"""CARE904: a group's own claim as a title or summary, without saying that the group says it.

A title is read alone: in lists, on cards, in search results. «قتلنا المئات» there is the group's
message, passed on by the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from milaff.graph.graph import Graph
from milaff.model.article import Article
from milaff.model.event import Event
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings
from milaff.text.arabic import fold
from milaff.text.hedging import attribution_in
from milaff.text.spelling import words_of

_QUOTATION = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_NO_WE = frozenset(fold(word) for word in "فيينا أثينا الصينا هاهنا ههنا مدغنا الأنا".split())
_SHORTEST_WE = 5
_SHORTEST_QUOTE = 3


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """Title and summary of an event with a party that claims it, or of an article on one."""
    if not isinstance(item, Article | Event):
        return
    texts = {"title": item.title, "summary": item.summary or ""}
    quoting = {key: text for key, text in texts.items() if _QUOTATION.search(text)}
    if not quoting:
        return
    excerpts = _excerpts((item.id,) if isinstance(item, Event) else item.events, graph)
    for key, text in quoting.items():
        if excerpts is not None and _is_claim(text, excerpts):
            place = graph.written.origins[item.id].place_of(key)
            yield hint(place, "CARE904", *_words(item))


def _excerpts(ids: Iterable[str], graph: Graph) -> str | None:
    """What the sources of the claims say, folded; None where nobody claims any of the events."""
    events = filter(None, (graph.written.events.get(id) for id in ids))
    claims = [one for event in events for one in event.participants if one.role == "claimed"]
    sources = (graph.written.sources.get(one.source or "") for one in claims)
    texts = [
        excerpt
        for source in sources
        if source and source.kind == "statement"
        for excerpt in source.excerpts
    ]
    return fold("\n".join(texts)) if claims else None


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
