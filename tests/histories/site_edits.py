"""What changes around the records: settings, templates, plain pages, media, the time of day."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.histories.first_site import MEDIA, OVERRIDES, PLAIN
from tests.histories.record_edits import Edit
from tests.histories.sentences import sentence
from tests.histories.world import World, files_of, put, remove

_OPTIONS = {
    "page_size": (2, 4, 50),
    "feed_size": (1, 3, 20),
    "timeline_size": (1, 3, 100),
    "digits": ("latin", "arabic"),
    "months": ("egyptian", "levantine", "both"),
    "weekdays": ("events", "all", "none"),
    "stale_after": (0, 5, 180),
    "timezone": ("UTC", "Asia/Riyadh"),
    "checks": ({}, {"SRC404": "off"}, {"TXT510": "off", "SRC402": "hint"}),
    "words": ({}, {"sources": "المراجع"}),
    "style": ([], [{"use": "بيان", "avoid": ["خطة"]}]),
    "propaganda_hosts": ([], ["example.org"]),
}
_SETTINGS = {
    "site_name": ("تجربة", "تجربة أخرى"),
    "site_description": ("وصف", "وصف آخر"),
    "site_url": ("https://example.org/", "https://example.com/a/", ""),
    "copyright": ("رخصة", "رخصة أخرى"),
    "use_directory_urls": (True, False),
    "markdown_extensions": ([], ["attr_list", "tables", "admonition"]),
    "extra": ({}, {"note": "كلمة"}),
    "repo_url": ("", "https://example.org/repo"),
}
_FOOTER = "<footer><p>{{ site.name }} {mark} {{ page.title | default('') }}</p></footer>\n"
_TEMPLATES = {
    **OVERRIDES,
    "milaff/partials/footer.html": _FOOTER,
    "milaff/partials/crumbs.html": "<p>{mark} {{ root }}</p>\n",
    "milaff/withdrawn.html": '{% extends "milaff/shell.html" %}\n'
    "{% block content %}<h1>{{ view.title }} {mark}</h1>{% endblock %}\n",
    "milaff/source.html": '{% extends "milaff/shell.html" %}\n'
    "{% block content %}<h1>{{ view.title }} {mark}</h1>{% endblock %}\n",
    "strings/ar.toml": 'home = "البداية {mark}"\n',
    "assets/milaff/css/tokens.css": ":root { --width: {mark}rem }\n",
}


def change_option(world: World, chance: random.Random) -> str:
    """An option of the plugin's."""
    key = chance.choice(sorted(_OPTIONS))
    value = chance.choice(_OPTIONS[key])
    world.options[key] = value
    world.save_settings()
    return f"mkdocs.yml: {key}: {value}"


def change_setting(world: World, chance: random.Random) -> str:
    """A setting of the host's."""
    key = chance.choice(sorted(_SETTINGS))
    value = chance.choice(_SETTINGS[key])
    if value == "" or value == []:
        world.settings.pop(key, None)
    else:
        world.settings[key] = value
    world.save_settings()
    return f"mkdocs.yml: {key}: {value}"


def change_nav(world: World, chance: random.Random) -> str:
    """The navigation: another order, an entry less, or none at all."""
    nav = world.settings.get("nav")
    if nav and chance.random() < 0.3:
        del world.settings["nav"]
    elif nav and chance.random() < 0.3:
        nav.append(
            f"{chance.choice(('articles/a', 'dossiers/d', 'events/v'))}{chance.choice('012')}"
        )
        nav[-1] += ".yml" if nav[-1].startswith("events") else ".md"
    elif nav:
        chance.shuffle(nav)
    else:
        world.settings["nav"] = [{"الرئيسة": "index.md"}, {"الأعلام": "entities/index.md"}]
    world.save_settings()
    return f"mkdocs.yml: nav: {world.settings.get('nav')}"


def override(world: World, chance: random.Random) -> str:
    """A template, a word or a style of the site's own: added, changed or removed."""
    path = chance.choice(sorted(_TEMPLATES))
    file = world.overrides / path
    if file.exists() and chance.random() < 0.4:
        remove(file)
        return f"overrides/{path}: removed"
    put(file, _TEMPLATES[path].replace("{mark}", str(world.number())))
    return f"overrides/{path}: written"


def edit_plain(world: World, chance: random.Random) -> str:
    """A plain page: edited, new, moved away or back."""
    path = chance.choice((*sorted(PLAIN), "new.md", "guide/more.md", "corrections/index.md"))
    file = world.content / path
    if file.exists() and path != "index.md" and chance.random() < 0.25:
        remove(file)
        return f"{path}: removed"
    text = file.read_text("utf-8") if file.exists() else PLAIN.get(path, "# صفحة\n")
    put(file, f"{text}\n{sentence(world, chance)}\n")
    return f"{path}: a sentence more"


def edit_media(world: World, chance: random.Random) -> str:
    """A picture: another, a new one, or none."""
    path = chance.choice(("media/map.svg", "media/other.svg", "notes/file.txt"))
    file = world.content / path
    if file.exists() and chance.random() < 0.3:
        remove(file)
        return f"{path}: removed"
    put(file, MEDIA.format(n=world.number()))
    return f"{path}: written"


def pass_time(world: World, chance: random.Random) -> str:
    """The clock goes on, over an embargo or not; a rebuild may also be for an earlier moment."""
    world.now += timedelta(minutes=chance.choice((-90, 1, 61, 24 * 60, 40 * 24 * 60)))
    return f"now: {world.now.isoformat()}"


def warn(world: World, chance: random.Random) -> str:
    """A finding that stops nothing, or the end of all of them."""
    path = chance.choice(("about.md", "guide/method.md"))
    file = world.content / path
    if not file.exists():
        return ""
    text = file.read_text("utf-8")
    if "none-" in text:
        put(file, text[: text.index("[بلا وجهة]")])
        return f"{path}: mended"
    put(file, f"{text}\n[بلا وجهة](none-{world.number()}.md)\n")
    return f"{path}: a link that leads nowhere"


def empty_folder(world: World, chance: random.Random) -> str:
    """A folder of the templates loses everything."""
    for file in files_of(world.overrides):
        remove(file)
    return "overrides: emptied"


def go_back(world: World, chance: random.Random) -> str:
    """All inputs as they were before, as `git checkout` of an earlier revision does."""
    if not world.sound:
        return ""
    back = chance.randint(1, min(4, len(world.sound)))
    world.go_to(world.sound[-back])
    return f"back to the {back}. good state from the end"


SITE_EDITS: dict[Edit, int] = {
    change_option: 5, change_setting: 4, change_nav: 2, override: 5, edit_plain: 4, edit_media: 3,
    pass_time: 5, warn: 3, empty_folder: 1, go_back: 4,
}  # fmt: skip
"""The edits, and how often each is taken."""
