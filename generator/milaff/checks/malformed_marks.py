"""REF308: marks in a text that are typed in a way that nothing reads, so they would be published.

A bracket too few, a space before @, an id in single brackets: `[crocus-attack|…]`, `[reuters-1]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.written_texts import plain_body
from milaff.graph.marks import CitedSource, LinkMark, find_marks
from milaff.model.library import Library
from milaff.problems import Place, Problem, Words, error
from milaff.records.record import Kind, Record

_MALFORMED = (
    (
        re.compile(r"\[\[[^\[\]\n]*\](?!\])"),
        Words("ينقص القوس الأخير: ]]", "The last bracket is missing: ]]"),
    ),
    (
        re.compile(r"\[\[[^\[\]\n]*(?=\n|$|\[\[|\[@)"),
        Words("رابط لم يُغلق بـ ]]", "A link that is not closed with ]]"),
    ),
    (
        re.compile(r"\[\[[^\[\]\n]*\[(?![\[@])"),
        Words("قوس [ داخل رابط", "A bracket [ inside a link"),
    ),
    (re.compile(r"\[\[\s*\|?\]\]"), Words("رابط فارغ", "An empty link")),
    (
        re.compile(r"\[@[^\[\]\n]*(?=\n|$|\[)"),
        Words("استشهاد لم يُغلق بـ ]", "A citation that is not closed with ]"),
    ),
    (
        re.compile(r"\[\s+@[^\]\n]*\]"),
        Words("مسافة قبل @ في استشهاد", "A space before @ in a citation"),
    ),
)
_SINGLE = re.compile(r"(?<![\[\]!])\[([a-z0-9]+(?:-[a-z0-9]+)*)(\|[^\[\]\n]*)?\](?![\[\](:])")
EXAMPLE = Words(
    "الصيغ: [[id]] أو [[id|نص]] أو [@source] أو [@source, ص. 3]",
    "The forms: [[id]], [[id|text]], [@source], [@source, p. 3]",
)


def check_malformed(body: str, record: Record, library: Library) -> Iterator[Problem]:
    """What in the record's text was meant to be a mark and is none."""
    text = plain_body(body)
    marks = find_marks(body)
    # A link has two brackets that open and a citation one; most texts have no others.
    if text.count("[") == sum(2 if isinstance(mark, LinkMark) else 1 for mark in marks):
        return
    for mark in marks:
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    for pattern, message in _MALFORMED:
        for found in pattern.finditer(text):
            yield error(record.place_in_body(found.start()), "REF308", message, EXAMPLE)
    for found in _SINGLE.finditer(text):
        origin = library.origins.get(found[1])
        if origin and ("-" in found[1] or found[2]):
            is_source = origin.kind is Kind.SOURCE and not found[2]
            right = f"[@{found[1]}]" if is_source else f"[[{found[1]}{found[2] or ''}]]"
            yield _wrongly_typed(record.place_in_body(found.start()), found[0], right)


def _wrongly_typed(place: Place, typed: str, right: str) -> Problem:
    return error(
        place,
        "REF308",
        Words(f"معرّف بين قوسين لا يصنعان رابطا: {typed}", f"Brackets that make no link: {typed}"),
        Words(f"اكتب: {right}", f"Write: {right}"),
    )


def check_separators(cited: CitedSource, place: Place, library: Library) -> Problem | None:
    """A comma between two sources, or no comma between a source and its page."""
    if cited.locator.startswith("@"):
        right = f"[@{cited.source}; {cited.locator}]"
        return error(
            place,
            "REF308",
            Words("مصدران بينهما فاصلة", "Two sources with a comma between them"),
            Words(
                f"افصل بين المصدرين بالعلامة ; هكذا: {right}", f"Separate them by ; as in {right}"
            ),
        )
    id, space, rest = cited.source.partition(" ")
    if space and id in library.origins and cited.source not in library.origins:
        right = f"[@{id}, {rest.strip()}]"
        return error(
            place,
            "REF308",
            Words(
                "لا فاصلة بين معرّف المصدر والموضع فيه",
                "No comma between the source's id and the place in it",
            ),
            Words(f"اكتب: {right}", f"Write: {right}"),
        )
    return None
