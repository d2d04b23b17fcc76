"""CARE906–CARE908: a sensitive picture that a reader meets without having asked for it.

A picture marked `sensitive` waits behind a click and is never shown on cards. That is lost where
the same file stands unmarked in another record or in a text, and a click without a word of what
is behind it is no choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from milaff.checks.record_facts import FactsOf
from milaff.graph.graph import Graph
from milaff.problems import Problem, Words, warning
from milaff.settings import Settings


def check(graph: Graph, settings: Settings, facts_of: FactsOf) -> Iterator[Problem]:  # noqa: ARG001
    """Every picture of a record and in a text."""
    pictures = [(item.id, item.image) for _, item in graph.written.records() if item.image]
    sensitive = {image.file for _, image in pictures if image.sensitive}
    for id, image in pictures:
        origin = graph.written.origins[id]
        if image.sensitive and not image.caption:
            yield warning(origin.place_of("image", "sensitive"), "CARE908", *_NO_CAPTION)
        if not image.sensitive and image.file in sensitive:
            yield warning(origin.place_of("image", "file"), "CARE906", *_AS_CARD)
    for origin in graph.written.origins.values() if sensitive else ():
        for file, at in facts_of(origin.record).pictures if not origin.key else ():
            if file in sensitive:
                yield warning(origin.record.place_in_body(at), "CARE907", *_IN_TEXT)


_AS_CARD = (
    Words(
        "الصورة نفسها sensitive في سجل آخر، وتظهر هنا وفي بطاقات المشاركة بلا تحذير",
        "This picture is sensitive in another record; here it is shown, and on cards too",
    ),
    Words("أضف sensitive: true تحت image", "Add sensitive: true below image"),
)
_IN_TEXT = (
    Words(
        "صورة sensitive داخل النص، تظهر بلا تحذير",
        "A sensitive picture in the text is shown without a warning",
    ),
    Words(
        "انقلها إلى image: في السجل، أو احذفها من النص",
        "Move it to the record's image:, or remove it from the text",
    ),
)
_NO_CAPTION = (
    Words(
        "صورة sensitive بلا caption: لا يعرف القارئ ما الذي يفتحه",
        "A sensitive picture without a caption: readers do not know what they open",
    ),
    Words("أضف caption: يصف ما فيها", "Add a caption: that says what it shows"),
)
