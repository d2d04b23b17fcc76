"""The small site that every history begins with: all kinds of records, all that links them."""

from __future__ import annotations

from typing import Any

Keys = dict[str, Any]

SETTINGS: Keys = {
    "site_name": "تجربة",
    "site_url": "https://example.org/",
    "docs_dir": "content",
    "theme": {"name": "milaff", "language": "ar", "custom_dir": "overrides"},
    "plugins": [{"milaff": {"page_size": 4, "feed_size": 3, "timeline_size": 3}}],
    "nav": [
        {"الرئيسة": "index.md"},
        {"الملفات": "dossiers/index.md"},
        {"المواد": "articles/index.md"},
        {"من نحن": "about.md"},
    ],
}
NAMES = {
    "org": "هيئة النهر",
    "person": "سامر الوادي",
    "place": "مدينة الجسر",
    "outlet": "وكالة الضفة",
    "group": "أهل السهل",
    "late": "لجنة الميناء الجديد",
}
KINDS = ("organization", "person", "place", "outlet", "group", "work")
PLAIN = {
    "index.md": "---\ntitle: الرئيسة\ntemplate: home.html\n---\nنص ترحيبي عن [[org]].\n",
    "about.md": (
        "# من نحن\n\nنكتب عن هيئة النهر و[[place]]، ومنه [مادة](articles/a0.md) و"
        "[ملف](dossiers/d0.md).\n\n![خريطة](media/map.svg)\n"
    ),
    "guide/method.md": "# المنهج\n\nانظر [من نحن](../about.md) و[[a1]] و[[v0#killed]].\n",
}
MEDIA = '<svg xmlns="http://www.w3.org/2000/svg" width="{n}0" height="40"><rect width="9"/></svg>\n'
OVERRIDES = {
    "milaff/partials/footer.html": "<footer><p>{{ site.name }}</p></footer>\n",
    "main.html": '{% extends "milaff/shell.html" %}{% block content %}<article class="wrap">'
    "{{ page.content }}</article>{% endblock %}\n",
}


def first_records() -> dict[str, tuple[Keys, str]]:
    """Front matter and body of every record, by path below the content folder."""
    found: dict[str, tuple[Keys, str]] = {}
    for id, kind in zip(NAMES, KINDS, strict=True):
        found[f"entities/{id}.yml"] = (_entity(id, kind), "")
    for number in range(3):
        found[f"sources/s{number}.yml"] = (_source(number), "")
    for number in range(3):
        found[f"events/v{number}.yml"] = (_event(number), "")
    for number in range(3):
        found[f"dossiers/d{number}.md"] = (_dossier(number), "مدخل عن هيئة النهر [@s0].\n")
    for number in range(8):
        found[f"articles/a{number}.md"] = (_article(number), _body(number))
    return found


def _entity(id: str, kind: str) -> Keys:
    keys: Keys = {"kind": kind, "name": {"ar": NAMES[id], "en": f"The {id.title()}"}}
    if id == "org":
        keys["aliases"] = ["الهيئة النهرية", {"text": "النهر", "context": ["هيئة", "ضفاف"]}]
        keys["relations"] = [{"kind": "located_in", "to": "place", "source": "s0"}]
        keys["facts"] = [{"label": "التأسيس", "value": "2015", "source": "s1"}]
    if id == "person":
        keys["relations"] = [{"kind": "leads", "to": "org", "source": "s1", "since": "2020"}]
    if id == "group":
        values = [{"value": "10-15", "source": "s0", "said_by": "org", "through": ["outlet"]}]
        keys["figures"] = [{"measure": "members", "label": "الأعضاء", "values": values}]
    return keys


def _source(number: int) -> Keys:
    outlet = "outlet" if number == 0 else f"صحيفة {number}"
    return {
        "kind": ("news", "report", "statement")[number],
        "outlet": outlet,
        "title": f"خبر رقم {number}",
        "date": f"2024-03-2{number}",
        "url": f"https://example.org/{number}",
        "excerpts": ["وقع الأمر قبل الفجر"],
    }


def _event(number: int) -> Keys:
    values = [
        {"value": "> 100", "source": "s0", "as_of": "2024-03-23"},
        {"value": str(130 + number), "source": "s1", "as_of": "2024-03-25", "adopted": True},
    ]
    return {
        "title": f"حادث الجسر {number}",
        "summary": "وقع عند الجسر.",
        "date": f"2024-03-{20 + number}",
        "place": "place",
        "participants": [
            {"entity": "org", "role": "claimed", "source": "s0"},
            {"entity": "group", "role": "accused", "by": "person", "source": "s1"},
        ],
        "figures": [{"measure": "killed", "label": "القتلى", "unit": "killed", "values": values}],
        "sources": ["s0"],
    }


def _dossier(number: int) -> Keys:
    return {
        "title": f"ملف الضفة {number}",
        "summary": "الخلاصة في جملة.",
        "judgements": [{"text": "تقدير أول.", "likelihood": "likely", "sources": ["s1"]}],
        "known": ["ما نعرفه عن هيئة النهر"],
        "sections": [{"title": "قسم أول", "articles": [f"a{number}"]}],
        "lead_entities": ["org"],
        "related": [f"d{(number + 1) % 3}"],
        "reviewed": "2024-03-30",
    }


def _article(number: int) -> Keys:
    keys: Keys = {
        "title": f"تقرير هيئة النهر {number}",
        "summary": "ملخص عن مدينة الجسر.",
        "date": f"2024-03-{22 + number % 7}",
        "dossiers": [f"d{number % 3}"],
        "events": [f"v{number % 3}"],
        "sources": ["s0", {"id": f"in-{number}", "outlet": "نشرة", "title": f"عدد {number}"}],
        "tags": ["نهر"],
    }
    if number == 0:
        keys["image"] = {"file": "media/map.svg", "alt": "خريطة", "licence": "CC BY 4.0"}
        keys["redirect_from"] = ["/old/a0"]
    if number == 1:
        keys["changes"] = [
            {"kind": "correction", "date": "2024-03-29", "note": "عُدّل.", "was": "1", "now": "2"}
        ]
    if number == 2:
        keys["related"] = ["a3"]
    if number == 6:
        keys["publish_at"] = "2024-04-15T13:00:00+00:00"
    if number == 7:
        keys["status"] = "draft"
    return keys


def _body(number: int) -> str:
    return (
        f"أعلنت هيئة النهر و[[person]] أمرا في مدينة الجسر [@s{number % 3}]، وقتل "
        f"[[v{number % 3}#killed]] [@in-{number}].\n\n## الخلفية\n\n«وقع الأمر قبل الفجر» [@s1]. "
        f"انظر [[a{(number + 1) % 6}]] و[الأولى](a0.md#الخلفية).\n\n"
        f"![خريطة](../media/map.svg)\n\nوحضر سامر الوادي مع أهل السهل رقم {number}.\n"
    )
