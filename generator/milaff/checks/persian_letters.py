"""TXT531: Persian ی or ک in an Arabic word.

They look like ي and ك, come from a Persian keyboard or a copied page, and keep readers' searches
and the browser's from finding the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.written_texts import written_texts
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, hint
from milaff.settings import Settings

_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]*[یک][\u0621-\u065f\u0670-\u06d3]*")
_ARABIC = str.maketrans("یک", "يك")


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every text of a record in Arabic, each word of it once."""
    if (item.language or settings.language).split("-")[0] != "ar":
        return
    for text in written_texts(item, graph):
        if "ی" not in text.typed and "ک" not in text.typed:
            continue
        seen = set()
        for found in _WORD.finditer(text.typed):
            if found[0] not in seen:
                seen.add(found[0])
                right = found[0].translate(_ARABIC)
                yield hint(
                    text.place(found.start()),
                    "TXT531",
                    Words(
                        f"حرف فارسي في كلمة عربية: {found[0]}",
                        f"A Persian letter in an Arabic word: {found[0]}",
                    ),
                    Words(
                        f"اكتبها بالياء والكاف العربيتين: {right}",
                        f"Write it with Arabic ya and kaf: {right}",
                    ),
                )
