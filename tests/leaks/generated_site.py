"""A site of 200 records in all states, in which everything that a record says bears its number.

Words look like `zq0123title`; figures are numbers that no other record has. So the bytes of a built
site tell by themselves which records they speak of, and in which of their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import yaml

ZONE = "Asia/Amman"
"""Three hours ahead of UTC in 2024, so a day there begins at 21:00 UTC of the day before."""
MIDSUMMER = datetime(2024, 6, 30, 21, tzinfo=UTC)
"""When the first of July begins in Amman."""
LATER = datetime(2024, 7, 10, 6, 30, tzinfo=UTC)
KINDS = ("articles", "dossiers", "entities", "events", "sources")
PER_KIND = 40


@dataclass(frozen=True)
class State:
    """The keys that put a record into a state, and from when to when readers may see it."""

    keys: dict[str, object]
    starts: datetime | None = None
    ends: datetime | None = None
    is_draft: bool = False
    is_withdrawn: bool = False

    def is_visible(self, now: datetime) -> bool:
        if self.is_draft or (self.starts and now < self.starts):
            return False
        return not (self.ends and now >= self.ends)


STATES = {
    "published": State({}),
    "draft": State({"status": "draft"}, is_draft=True),
    "by-day": State({"publish_at": "2024-07-01"}, starts=MIDSUMMER),
    "by-instant": State({"publish_at": "2024-07-10T12:00:00+05:30"}, starts=LATER),
    "until-day": State({"expires_at": "2024-07-01"}, ends=MIDSUMMER),
    "until-instant": State({"expires_at": "2024-07-10T02:30:00-04:00"}, ends=LATER),
    "between": State(
        {"publish_at": "2024-07-01", "expires_at": "2024-07-10T06:30:00Z"}, MIDSUMMER, LATER
    ),
    "withdrawn": State({"status": "withdrawn"}, is_withdrawn=True),
}


@dataclass(frozen=True)
class Generated:
    """One record: `number` is in all its words."""

    number: int
    kind: str
    state: State
    keys: dict[str, object] = field(default_factory=dict)

    def word(self, name: str) -> str:
        return f"zq{self.number:04d}{name}"

    @property
    def id(self) -> str:
        return self.word("id")

    @property
    def figure(self) -> int:
        return figure_of(self.number)


def figure_of(number: int) -> int:
    """A number that nothing else on a site is likely to be: no round one, as scales have."""
    return 5_000_011 + number * 7919


def make_records() -> list[Generated]:
    """Each kind in each state, five times."""
    states = [*STATES.values()]
    return [
        Generated(kind_at * PER_KIND + at, kind, states[at % len(states)])
        for kind_at, kind in enumerate(KINDS)
        for at in range(PER_KIND)
    ]


def write_site(folder: Path) -> list[Generated]:
    """Writes mkdocs.yml and the content; returns the records."""
    records = make_records()
    content = folder / "content"
    for record in records:
        keys = {**_common(record), **_KEYS[record.kind](record, records)}
        text = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=1000)
        path = content / record.kind / f"{record.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{text}---\n\n{_body(record, records)}\n", "utf-8")
        for name in ("image", "inline"):
            picture = content / "media" / f"{record.word(name)}.svg"
            picture.parent.mkdir(exist_ok=True)
            picture.write_text(f"<svg><title>{record.word(name)}</title></svg>", "utf-8")
    (content / "media" / "shared.svg").write_text("<svg></svg>", "utf-8")
    others = " ".join(f"[[{one.id}|سجل]]" for one in records)
    (content / "index.md").write_text(f"---\ntemplate: home.html\n---\n\nأهلا. {others}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: موقع\nsite_url: https://example.org/\ndocs_dir: content\n"
        f"theme: {{name: milaff}}\nplugins:\n  - milaff: {{timezone: {ZONE}, page_size: 7}}\n",
        "utf-8",
    )
    return records


def _common(record: Generated) -> dict[str, object]:
    change: dict[str, object] = {"kind": "correction", "date": "2024-02-03"}
    change |= {key: record.word(key) for key in ("note", "was", "now")}
    changes = [change]
    if record.state.is_withdrawn:
        reason = record.word("reason")
        changes.append({"kind": "retraction", "date": "2024-02-04", "note": reason})
    return {
        **record.state.keys,
        "summary": f"ملخص {record.word('summary')}",
        "redirect_from": [f"/old/{record.word('redirect')}/"],
        "tags": [record.word("tag")],
        "changes": changes,
        "image": {
            "file": f"media/{record.word('image')}.svg",
            "alt": record.word("alt"),
            "caption": record.word("caption"),
            "credit": record.word("credit"),
        },
    }


def _others(record: Generated, records: list[Generated], kind: str) -> list[str]:
    """Records of a kind in every state, for references."""
    of_kind = [one for one in records if one.kind == kind and one.number != record.number]
    start = record.number % 3 * len(STATES)
    return [one.id for one in of_kind[start : start + len(STATES)]]


def _figures(record: Generated, records: list[Generated]) -> list[dict[str, object]]:
    """The record's own number, and what hidden sources say: that is told for them alone."""
    sources = _others(record, records, "sources")
    own = {
        "value": str(record.figure),
        "said_by": f"متحدث {record.word('speaker')}",
        "adopted": True,
    }
    others = [
        {"value": str(figure_of(int(id[2:6]))), "source": id, "note": f"{id[:6]}said"}
        for id in sources
    ]
    return [
        {"measure": "count", "label": record.word("label"), "unit": "person",
         "values": [own, *others]},
    ]  # fmt: skip


def _article(record: Generated, records: list[Generated]) -> dict[str, object]:
    described = {
        "id": record.word("described"),
        "title": record.word("describedtitle"),
        "outlet": f"صحيفة {record.word('describedoutlet')}",
        "url": f"https://example.com/{record.word('describedurl')}",
        "excerpts": [record.word("describedexcerpt")],
    }
    entities = _others(record, records, "entities")
    return {
        "title": f"مادة {record.word('title')}",
        "date": "2024-01-02",
        "authors": [record.word("author")],
        "dossiers": _others(record, records, "dossiers"),
        "events": _others(record, records, "events"),
        "sources": [*_others(record, records, "sources"), described, *_described(record, records)],
        "entities": entities[:6],
        "entities_exclude": entities[6:],
        "related": _others(record, records, "articles"),
    }


def _described(record: Generated, records: list[Generated]) -> list[str]:
    """Sources that other articles describe."""
    return [f"{id[:6]}described" for id in _others(record, records, "articles")]


def _dossier(record: Generated, records: list[Generated]) -> dict[str, object]:
    return {
        "title": f"ملف {record.word('title')}",
        "kicker": record.word("kicker"),
        "trend": {"direction": "steady", "reason": record.word("trend")},
        "judgements": [
            {
                "text": record.word("judgement"),
                "likelihood": "likely",
                "sources": _others(record, records, "sources"),
            }
        ],
        "known": [record.word("known")],
        "questions": [record.word("question")],
        "sections": [
            {"title": record.word("section"), "articles": _others(record, records, "articles")}
        ],
        "lead_entities": _others(record, records, "entities"),
        "related": _others(record, records, "dossiers"),
        "figures": _figures(record, records),
    }


def _entity(record: Generated, records: list[Generated]) -> dict[str, object]:
    return {
        "kind": "person",
        "name": {"ar": f"اسم {record.word('title')}", "en": record.word("latin")},
        "aliases": [record.word("alias")],
        "facts": [
            {"label": "عن", "value": f"{id[:6]}fact", "source": id, "said_by": speaker}
            for id, speaker in zip(
                _others(record, records, "sources"),
                _others(record, records, "entities"),
                strict=False,
            )
        ],
        "relations": [
            {"kind": "leads", "to": id, "note": f"{id[:6]}relation"}
            for id in _others(record, records, "entities")
        ],
        "figures": _figures(record, records),
        "same_as": [f"https://example.com/{record.word('same')}"],
    }


def _event(record: Generated, records: list[Generated]) -> dict[str, object]:
    entities = _others(record, records, "entities")
    sources = _others(record, records, "sources")
    return {
        "title": f"حدث {record.word('title')}",
        "date": "2024-01-01",
        "place": entities[record.number % len(entities)],
        "participants": [
            {"entity": entity, "role": "accused", "by": by, "source": source,
             "note": f"{source[:6]}role"}
            for entity, by, source in zip(
                entities, [*entities[3:], *entities[:3]], sources, strict=False
            )
        ],
        "figures": _figures(record, records),
        "sources": sources,
    }  # fmt: skip


def _source(record: Generated, records: list[Generated]) -> dict[str, object]:
    entities = _others(record, records, "entities")
    return {
        "title": f"مصدر {record.word('title')}",
        "kind": "news",
        "outlet": entities[record.number % len(entities)],
        "author": record.word("author"),
        "date": "2024-01-01",
        "url": f"https://example.com/{record.word('url')}",
        "relays": entities,
        "excerpts": [record.word("excerpt")],
    }


_KEYS = {
    "articles": _article,
    "dossiers": _dossier,
    "entities": _entity,
    "events": _event,
    "sources": _source,
}


def _body(record: Generated, records: list[Generated]) -> str:
    """Own words, links to records in every state, a picture of its own and one that all use."""
    links = [id for kind in KINDS for id in _others(record, records, kind)]
    marks = " ".join(f"[[{id}|سجل]]" for id in links)
    return (
        f"عبارة {record.word('body')} لا تتكرر. {marks}\n\n## قسم {record.word('heading')}\n\n"
        f"![{record.word('inlinealt')}](../media/{record.word('inline')}.svg)\n\n"
        "![صورة](../media/shared.svg)\n"
    )


def visible_numbers(records: list[Generated], now: datetime) -> Iterator[int]:
    """The numbers of the records that readers may read at that moment."""
    for record in records:
        if record.state.is_visible(now) and not record.state.is_withdrawn:
            yield record.number
