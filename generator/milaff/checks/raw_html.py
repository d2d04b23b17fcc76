"""TXT501–TXT503: raw HTML and addresses that the site does not publish, so nothing goes unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milaff.checks.written_texts import plain_body
from milaff.graph.graph import Graph
from milaff.model.record_keys import RecordKeys
from milaff.problems import Problem, Words, warning
from milaff.records.record import Record
from milaff.settings import Settings

_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[^<>]*)?)/?>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=")
_ADDRESS = re.compile(r"\]\(\s*<?\s*([a-zA-Z][\w+.-]*):")
_EXTERNAL_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?(?:https?:)?//")
_NEVER = frozenset({
    "script", "style", "iframe", "object", "embed", "form", "button", "link", "meta", "base",
    "textarea", "select", "template", "frame", "frameset", "applet", "noscript",
})  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def check_record(item: RecordKeys, graph: Graph, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001
    """What the allow-list will drop from the record's text."""
    body = graph.written.body_of(item.id)
    if "<" in body or "](" in body:
        yield from check_body(graph.written.origins[item.id].record)


def check_body(record: Record) -> Iterator[Problem]:
    """What the allow-list will drop from one text, a record's or a plain page's."""
    text = plain_body(record.body)
    for tag in _TAG.finditer(text):
        yield from _check_tag(tag, record)
    if "](" in text:
        yield from _check_addresses(text, record)


def _check_addresses(text: str, record: Record) -> Iterator[Problem]:
    for address in _ADDRESS.finditer(text):
        if address[1].lower() not in _SCHEMES:
            yield _dropped(record, address.start(1), f"{address[1]}:")
    for image in _EXTERNAL_IMAGE.finditer(text):
        yield warning(
            record.place_in_body(image.start()),
            "TXT503",
            Words("صورة من موقع آخر لا تُعرض", "An image from another site is not shown"),
            Words(
                "ضع الصورة في media/ واذكر مسارها", "Put the image into media/ and name its path"
            ),
        )


def _check_tag(tag: re.Match[str], record: Record) -> Iterator[Problem]:
    if tag[1].lower() in _NEVER:
        yield _dropped(record, tag.start(), f"<{tag[1]}>")
        return
    for attribute in _ATTRIBUTE.finditer(tag[2]):
        name = attribute[1].lower()
        if name == "style" or name.startswith("on"):
            yield _dropped(record, tag.start(2) + attribute.start(), attribute[1])


def _dropped(record: Record, offset: int, what: str) -> Problem:
    return warning(
        record.place_in_body(offset),
        "TXT501",
        Words(
            f"«{what}» غير مسموح في النص، ولا يُنشر",
            f'"{what}" is not allowed in a text and is dropped',
        ),
        Words("احذفه أو اكتبه بصيغة Markdown", "Remove it or write it in Markdown"),
    )
