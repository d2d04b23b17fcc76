"""The corpus as a site of ours, and the edits whose cost is measured."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from milaff.words import own_theme
from tests.bench.corpus import OBJECTS, QUALITIES, SUBJECTS, corpus_files
from tests.bench.project import Project

COMMAND = (sys.executable, "-m", "milaff", "build")
MOST_PAGES = 0.02
"""An alias is added that stands on at most this share of the articles."""
_CONFIG = """site_name: قياس
site_url: https://example.org/
docs_dir: content
theme: {name: milaff, language: ar, custom_dir: overrides}
plugins: [milaff]
"""
_PARTIAL = "milaff/partials/footer.html"
_PHRASE = re.compile(f"(?:{'|'.join(SUBJECTS)}) (?:{'|'.join(QUALITIES)}) (?:{'|'.join(OBJECTS)})")


def own_project(folder: Path) -> Project:
    """The project, yet to be written."""
    return Project(folder, COMMAND, "site")


def own_files(articles: int) -> dict[str, str]:
    """Its files: everything is switched on, as it is where nothing is chosen."""
    content = {f"content/{path}": text for path, text in corpus_files(articles)}
    partial = (own_theme() / _PARTIAL).read_text("utf-8")
    return {"mkdocs.yml": _CONFIG, f"overrides/{_PARTIAL}": partial, **content}


def article_path(number: int) -> str:
    """Where an article lies."""
    return f"content/articles/{2020 + number % 6}/article-{number}.md"


def edit_body(project: Project, articles: int) -> None:
    """A sentence more in one article."""
    project.edit(article_path(articles // 2), "\n## ", "\nأضيفت جملة أخرى هنا.\n\n## ")


def edit_title(project: Project, articles: int) -> None:
    """Another title for one article."""
    project.edit(article_path(articles // 3), "title: ", "title: عنوان آخر، ")


def add_alias(project: Project, articles: int) -> None:
    """One more name for an entity, which stands in texts."""
    phrase = find_phrase(dict(corpus_files(articles)))
    project.edit("content/entities/entity-7.yml", "aliases:\n", f"aliases:\n  - {phrase}\n")


def edit_template(project: Project, articles: int) -> None:
    """A word in a partial of the site's own, which stands on every page."""
    project.edit(f"overrides/{_PARTIAL}", "<footer", "<footer data-edited")


def delete_article(project: Project, articles: int) -> None:
    """One article less."""
    (project.folder / article_path(articles // 4)).unlink()


EDITS: Mapping[str, Callable[[Project, int], None]] = {
    "unchanged": lambda project, articles: None,
    "body edit": edit_body,
    "title edit": edit_title,
    "alias added": add_alias,
    "template edit": edit_template,
    "deletion": delete_article,
}
"""What is done to a built site, in this order."""


def find_phrase(files: Mapping[str, str]) -> str:
    """The phrase of three words on the most articles that are not more than the share."""
    articles = [text for path, text in files.items() if path.startswith("articles/")]
    counted = Counter(phrase for text in articles for phrase in set(_PHRASE.findall(text)))
    most = MOST_PAGES * len(articles)
    found = [(count, phrase) for phrase, count in counted.items() if count <= most]
    return max(found)[1]
