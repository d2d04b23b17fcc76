"""While serving, problems are shown in the browser in the place of the pages that have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path, PurePosixPath

from milaff.mkdocs_host.places import read_text
from milaff.outputs.output import file_of
from milaff.problems import Level, Problem, sort_problems
from milaff.records.record import KIND_OF_FOLDER
from milaff.report import count_problems
from milaff.settings import Settings

EVERYWHERE = ("index.html", "404.html")

_STYLE = """
body{margin:0;background:#fff;color:#1c1c1c;font:1.1rem/1.8 system-ui,sans-serif}
main{max-width:60rem;margin-inline:auto;padding:1.5rem}
h1{font-size:1.4rem;color:#a4161a}
ol{list-style:none;padding:0}
li{margin-block:1rem;padding:.75rem 1rem;border-inline-start:.3rem solid #a4161a;background:#f6f4f1}
li.warning{border-color:#b26a00}
li.hint{border-color:#5a6b7b}
code{font:.9em/1.6 ui-monospace,monospace;unicode-bidi:isolate}
p{margin:.2rem 0}
"""

_TEXT = {
    "ar": ("في المحتوى ما يمنع النشر", "تُبنى الصفحة من جديد حين تحفظ التصحيح.", "تلميح"),
    "en": ("The content cannot be published", "The page comes back when you save the fix.", "hint"),
}


def write_overlay(problems: Iterable[Problem], language: str) -> str:
    """A page that lists the problems; complete in itself, for the preview only."""
    found = sort_problems(problems)
    title, help_text, hint_word = _TEXT[language]
    items = "\n".join(_item(problem, language, hint_word) for problem in found)
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}: {escape(count_problems(found, language))}</h1>\n"
        f"<p>{escape(help_text)}</p>\n<ol>\n{items}\n</ol>\n</main>\n</body>\n</html>\n"
    )


def _item(problem: Problem, language: str, hint_word: str) -> str:
    place = problem.place
    where = escape(f"{place.path}:{place.line}:{place.column}")
    message = f'<bdi dir="auto">{escape(problem.message.in_language(language))}</bdi>'
    hint = ""
    if problem.hint is not None:
        text = escape(problem.hint.in_language(language))
        hint = f'<p>{hint_word}: <bdi dir="auto">{text}</bdi></p>'
    return (
        f'<li class="{problem.level}"><p><code dir="ltr">{where}</code> '
        f'<code dir="ltr">{problem.code}</code></p><p>{message}</p>{hint}</li>'
    )


def overlaid_files(
    problems: Iterable[Problem], settings: Settings, plain: Mapping[str, str]
) -> tuple[str, ...]:
    """The site's files that show the problems: the home page and every page with an error.

    `plain` maps the sources of the host's pages to their addresses.
    """
    paths = {problem.place.path for problem in problems if problem.level is Level.ERROR}
    inside = sorted(path.removeprefix(f"{settings.shown}/") for path in paths)
    found = [_file_for(path, settings, plain) for path in inside]
    return tuple(dict.fromkeys([*EVERYWHERE, *(file for file in found if file)]))


def _file_for(path: str, settings: Settings, plain: Mapping[str, str]) -> str:
    if path.endswith(".md") and path in plain:
        return file_of(plain[path])
    folder = PurePosixPath(path).parts[0]
    if folder not in KIND_OF_FOLDER:
        return ""
    name = _id_in(settings.content / path)
    return f"{folder}/{name}/index.html" if settings.directory_urls else f"{folder}/{name}.html"


def _id_in(file: Path) -> str:
    """A broken record's id as far as it can be seen."""
    typed = re.search(r"(?m)^id:[ \t]*[\"']?([a-z0-9-]+)", read_text(file)[:2000])
    return typed[1] if typed else file.stem
