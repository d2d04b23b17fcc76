"""What editors do to records: make, change, rename, remove."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import timedelta
from typing import Any

from tests.histories.first_site import first_records
from tests.histories.sentences import ENDS, a_name, names_of, sentence
from tests.histories.world import Record, World, put, remove, replace_id

Edit = Callable[[World, random.Random], str]
"""Changes the world and says what it did; an empty text where there was nothing to change."""

WITH_BODY = ("articles", "dossiers")
OPTIONAL = ("", "draft", "withdrawn", "published")


def _pick(world: World, chance: random.Random, *folders: str) -> Record | None:
    found = world.of(*folders)
    return chance.choice(found) if found else None


def _ids(world: World, chance: random.Random, folder: str, most: int = 2) -> list[str]:
    """A few ids of a kind, none twice."""
    ids = [one.id for one in world.of(folder)]
    return chance.sample(ids, min(len(ids), chance.randint(0, most)))


def _set(world: World, one: Record, key: str, value: Any) -> str:
    """Writes a key, or removes it where the value is empty."""
    if value in ("", [], None, {}):
        one.keys.pop(key, None)
    else:
        one.keys[key] = value
    world.save(one)
    return f"{one.path}: {key}: {value}"


def create(world: World, chance: random.Random) -> str:
    """A record of any kind, like one of the first site's."""
    path, (keys, body) = chance.choice(sorted(first_records().items()))
    folder, file = path.split("/")
    new = f"new-{world.number()}"
    keys = deepcopy(keys)
    if "name" in keys:
        keys["name"] = {"ar": f"{keys['name']['ar']} {new[4:]}"}
    for source in keys.get("sources", ()):
        if isinstance(source, dict):
            source["id"] = f"in-{new}"
            body = body.replace(f"[@in-{file[1]}]", f"[@in-{new}]")
    one = Record(f"{folder}/{new}.{file.split('.')[1]}", keys, "")
    for key in ("redirect_from", "image"):
        keys.pop(key, None)
    known = {other.id for other in world.records}
    world.records.append(one)
    for missing in sorted({other.split("/")[1].split(".")[0] for other in first_records()} - known):
        list(replace_id(world, missing, ""))
    if one.folder in WITH_BODY:
        one.body = " ".join(sentence(world, chance) for _ in range(3)) + "\n"
    world.save(one)
    return f"new: {one.path}"


def edit_body(world: World, chance: random.Random) -> str:
    """A sentence more, a sentence less, a heading, or another text."""
    one = _pick(world, chance, *WITH_BODY)
    if one is None:
        return ""
    lines = one.body.splitlines()
    at = chance.randrange(len(lines) + 1)
    how = chance.choice(("add", "heading", "drop", "new"))
    if how == "add":
        lines[at:at] = ["", sentence(world, chance), ""]
    elif how == "heading":
        lines[at:at] = ["", f"## عنوان {chance.randrange(9)}", ""]
    elif how == "drop":
        del lines[at : at + 2]
    else:
        lines = [sentence(world, chance) for _ in range(chance.randint(1, 4))]
    one.body = "\n".join(lines) + "\n"
    world.save(one)
    return f"{one.path}: body, {how}"


def edit_body_in_place(world: World, chance: random.Random) -> str:
    """As many bytes as before, and sometimes the same times: only the bytes tell."""
    one = _pick(world, chance, *WITH_BODY)
    if one is None or not any(end in one.body for end in ("الفجر", "الجسر")):
        return ""
    file = world.content / one.path
    times = file.stat()
    old, new = ("الفجر", "العصر") if "الفجر" in one.body else ("الجسر", "القصر")
    one.body = one.body.replace(old, new, 1)
    world.save(one)
    if chance.random() < 0.5:
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    return f"{one.path}: a word of the same length"


def touch(world: World, chance: random.Random) -> str:
    """The file is new, what it says is not."""
    one = _pick(world, chance)
    if one is None:
        return ""
    remove(world.content / one.path)
    world.save(one)
    return f"{one.path}: written again"


def edit_words(world: World, chance: random.Random) -> str:
    """A title or a summary."""
    one = _pick(world, chance, "articles", "dossiers", "events", "sources", "entities")
    if one is None:
        return ""
    key = chance.choice(("title", "summary"))
    if one.folder == "entities" or (one.folder == "sources" and key == "summary"):
        key = "summary" if one.folder == "entities" else "title"
    return _set(world, one, key, sentence(world, chance).replace("[", "").replace("]", ""))


def edit_date(world: World, chance: random.Random) -> str:
    """Another day, of an article or an event."""
    one = _pick(world, chance, "articles", "events", "sources")
    if one is None:
        return ""
    return _set(world, one, "date", f"2024-03-{chance.randint(10, 30)}")


def edit_links(world: World, chance: random.Random) -> str:
    """Which records an article belongs to or names."""
    one = _pick(world, chance, "articles")
    if one is None:
        return ""
    key, folder = chance.choice(
        (
            ("dossiers", "dossiers"),
            ("events", "events"),
            ("sources", "sources"),
            ("related", "articles"),
            ("entities", "entities"),
            ("entities_exclude", "entities"),
        )
    )
    ids = [id for id in _ids(world, chance, folder) if id != one.id]
    described = [each for each in one.keys.get(key, ()) if isinstance(each, dict)]
    return _set(world, one, key, [*ids, *described])


def edit_details(world: World, chance: random.Random) -> str:
    """Tags, authors, redirects, the policy of links, changes."""
    one = _pick(world, chance, "articles")
    if one is None:
        return ""
    note = {"kind": "correction", "date": "2024-04-01", "note": sentence(world, chance)}
    key, values = chance.choice(
        (
            ("tags", ([], ["نهر"], ["جسر", "وسم"])),
            ("authors", ([], ["هيئة التحرير"])),
            ("redirect_from", ([], [f"/old/{world.number()}"])),
            ("links", ("", "first", "section", "all", "none")),
            ("changes", ([], [{**note, "was": "1", "now": "2"}])),
            ("as_of", ("", "2024-03-20")),
        )
    )
    return _set(world, one, key, chance.choice(values))


def edit_status(world: World, chance: random.Random) -> str:
    """Draft, withdrawn or published, of any record."""
    one = _pick(world, chance)
    if one is None:
        return ""
    status = chance.choice(OPTIONAL)
    if status == "withdrawn":
        note = {"kind": "retraction", "date": "2024-04-02", "note": "سُحبت لخطأ."}
        one.keys["changes"] = [note]
    return _set(world, one, "status", status)


def edit_moments(world: World, chance: random.Random) -> str:
    """When a record appears or expires, around the moment of the build."""
    one = _pick(world, chance)
    if one is None:
        return ""
    key = chance.choice(("publish_at", "expires_at"))
    moment = world.now + timedelta(hours=chance.choice((-30, -1, 1, 30)))
    return _set(world, one, key, chance.choice(("", moment.isoformat())))


def rename_file(world: World, chance: random.Random) -> str:
    """Into a sub-folder or another name; the id stays, written out."""
    one = _pick(world, chance)
    if one is None:
        return ""
    id, old = one.id, one.path
    remove(world.content / old)
    suffix = old.rsplit(".", 1)[1]
    name = chance.choice((f"sub/{id}", f"renamed-{world.number()}"))
    one.path = f"{one.folder}/{name}.{suffix}"
    if not name.endswith(id):
        one.keys["id"] = id
    world.save(one)
    return f"{old} → {one.path}"


def change_id(world: World, chance: random.Random) -> str:
    """A new id, written wherever the old one stood."""
    one = _pick(world, chance)
    if one is None:
        return ""
    old, new = one.id, f"id-{world.number()}"
    one.keys["id"] = new
    if chance.random() < 0.5:
        one.keys["redirect_from"] = [f"/{one.folder}/{old}"]
    world.save(one, *replace_id(world, old, new))
    return f"{one.path}: id {old} → {new}"


def delete(world: World, chance: random.Random) -> str:
    """A record, with what names it; now and then only the record, which is an error."""
    one = _pick(world, chance)
    if one is None or len(world.records) < 9:
        return ""
    world.records.remove(one)
    remove(world.content / one.path)
    if chance.random() < 0.15:
        return f"{one.path}: deleted, still named"
    world.save(*replace_id(world, one.id, ""))
    return f"{one.path}: deleted"


def edit_aliases(world: World, chance: random.Random) -> str:
    """One more, one less, or another; sometimes a phrase that stands in the texts."""
    one = _pick(world, chance, "entities")
    if one is None:
        return ""
    aliases = list(one.keys.get("aliases", ()))
    if aliases and chance.random() < 0.4:
        aliases.pop(chance.randrange(len(aliases)))
    else:
        text = chance.choice((f"الاسم {world.number()}", *ENDS, "الضفة", a_name(world, chance)))
        rules: Sequence[Any] = (
            text,
            {"text": text, "never": True},
            {"text": text, "exact": True},
            {"text": text, "context": ["أعلن"]},
        )
        aliases.append(chance.choice(rules))
    return _set(world, one, "aliases", aliases)


def edit_entity(world: World, chance: random.Random) -> str:
    """Its kind, its name, what it is not, whom it is related to."""
    one = _pick(world, chance, "entities")
    if one is None:
        return ""
    others = [id for id in _ids(world, chance, "entities", 1) if id != one.id]
    relations = [{"kind": "rival_of", "to": id} for id in others]
    key, value = chance.choice(
        (
            ("kind", chance.choice(("organization", "person", "place", "group"))),
            ("name", {"ar": f"{names_of(one)[0].split(' ')[0]} {chance.choice(ENDS)}"}),
            ("not", chance.choice(([], [f"{names_of(one)[0]} الشرقية"]))),
            ("relations", relations),
            ("facts", [{"label": "المقر", "value": str(chance.randrange(9))}]),
        )
    )
    return _set(world, one, key, value)


def edit_figures(world: World, chance: random.Random) -> str:
    """What somebody reported, and which value is the desk's."""
    one = _pick(world, chance, "events")
    if one is None or not one.keys.get("figures"):
        return ""
    figures = deepcopy(one.keys["figures"])
    value = chance.choice(figures[0]["values"])
    value["value"] = str(chance.randint(1, 200))
    if chance.random() < 0.3:
        figures[0]["label"] = f"القتلى {chance.randrange(9)}"
    return _set(world, one, "figures", figures)


def edit_dossier(world: World, chance: random.Random) -> str:
    """Its sections, its estimates, its lead, its review."""
    one = _pick(world, chance, "dossiers")
    if one is None:
        return ""
    articles = [
        other.id for other in world.of("articles") if one.id in other.keys.get("dossiers", ())
    ]
    likely = chance.choice(("likely", "unlikely", "very_likely"))
    judged = {"text": sentence(world, chance), "likelihood": likely}
    key, value = chance.choice(
        (
            ("sections", [{"title": f"قسم {world.number()}", "articles": articles[:2]}]),
            ("judgements", [judged, {"text": "ثان.", "confidence": "low"}]),
            ("lead_entities", _ids(world, chance, "entities")),
            ("reviewed", f"2024-04-{chance.randint(10, 14)}"),
            ("questions", [sentence(world, chance)]),
            ("trend", {"direction": "easing", "as_of": "2024-03-25", "reason": "هدوء."}),
            ("related", [id for id in _ids(world, chance, "dossiers") if id != one.id]),
        )
    )
    return _set(world, one, key, value)


def edit_source(world: World, chance: random.Random) -> str:
    """Who published it, and whom it relays."""
    one = _pick(world, chance, "sources")
    if one is None:
        return ""
    key, value = chance.choice(
        (
            (
                "outlet",
                chance.choice((f"صحيفة {world.number()}", *_ids(world, chance, "entities"))),
            ),
            ("relays", _ids(world, chance, "entities")),
            ("kind", chance.choice(("news", "report", "teaser"))),
            ("reliability", chance.choice(("", "B", "D"))),
        )
    )
    return _set(world, one, key, value or [])


def break_record(world: World, chance: random.Random) -> str:
    """An error: front matter that cannot be read, or a key that nobody knows."""
    one = _pick(world, chance)
    if one is None:
        return ""
    faults = ("title: [\n", "unknown_key: 1\n", "date: 2024-13-40\n", "id: a0\n")
    fault = chance.choice(faults)
    text = f"---\n{fault}{one.text[4:]}" if one.path.endswith(".md") else fault + one.text
    put(world.content / one.path, text)
    return f"{one.path}: broken by {fault.strip()}"


RECORD_EDITS: dict[Edit, int] = {
    create: 4, edit_body: 8, edit_body_in_place: 3, touch: 1, edit_words: 5, edit_date: 3,
    edit_links: 5, edit_details: 4, edit_status: 4, edit_moments: 3, rename_file: 3, change_id: 3,
    delete: 5, edit_aliases: 6, edit_entity: 4, edit_figures: 3, edit_dossier: 4, edit_source: 2,
    break_record: 2,
}  # fmt: skip
"""The edits, and how often each is taken."""
