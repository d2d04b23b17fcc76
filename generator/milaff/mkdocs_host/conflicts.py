"""Other plugins that cannot work beside this one: said at once and clearly."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from milaff.mkdocs_host.places import ConfigText
from milaff.mkdocs_host.theme import ASSETS
from milaff.problems import Problem, Words, error


def find_conflicts(config: MkDocsConfig, text: ConfigText) -> tuple[Problem, ...]:
    """What in mkdocs.yml must be taken out before anything can be built."""
    return (*_translations(config, text), *_minified(config, text))


def _translations(config: MkDocsConfig, text: ConfigText) -> Iterator[Problem]:
    for name in config.plugins:
        if name.rpartition("/")[2] in ("i18n", "static-i18n"):
            message = Words(
                "لا يعمل milaff مع إضافة mkdocs-static-i18n: فهي تصنع قائمة ملفات جديدة",
                "milaff does not work with mkdocs-static-i18n, which makes a new list of files",
            )
            hint = Words(
                "احذفها، وابن موقعا لكل لغة", "remove it, and build one site for each language"
            )
            yield error(text.place_of_key(name, "plugins"), "SET711", message, hint)


def _minified(config: MkDocsConfig, text: ConfigText) -> Iterator[Problem]:
    plugin = config.plugins.get("minify")
    if plugin is None:
        return
    for option in ("css_files", "js_files"):
        files = plugin.config.get(option) or ()
        named = [str(path) for path in ([files] if isinstance(files, str) else files)]
        if any(path.lstrip("/").startswith(ASSETS) for path in named):
            message = Words(
                f"{option} في إضافة minify تغيّر أسماء ملفات milaff، فلا تجدها الصفحات",
                f"minify's {option} renames milaff's files, and the pages do not find them",
            )
            hint = Words(f"احذف ما يبدأ بـ {ASSETS}", f"take out what begins with {ASSETS}")
            yield error(text.place_of_key(option, "minify"), "SET712", message, hint)
