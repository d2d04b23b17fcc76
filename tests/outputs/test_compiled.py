"""Templates that an earlier run compiled: used while nothing they were made of changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from milaff.outputs.compiled import CompiledTemplates
from milaff.outputs.joining import join_templates

TEMPLATES = {
    "page.html": "<p>{{ view }}</p>{% include 'part.html' %}",
    "part.html": "{{ t('more') }} {{ view }}",
}


class Site:
    """A folder of templates, and what one run leaves for the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own = folder / "own"
        self.kept: list[bytes] = []
        for name, text in TEMPLATES.items():
            (folder / name).write_text(text, encoding="utf-8")
        self.own.mkdir()

    def run(
        self,
        *,
        epoch: bytes = b"",
        escape: bool = True,
        change: Callable[[jinja2.Environment], object] = lambda _: None,
    ) -> tuple[str, list[str]]:
        """The page, and the templates that were compiled for it."""
        loader = jinja2.FileSystemLoader([str(self.own), str(self.folder)])
        environment = jinja2.Environment(loader=loader, autoescape=lambda _: escape)
        environment.globals["t"] = {"more": "المزيد"}.__getitem__
        change(environment)
        load = (lambda: self.kept[-1]) if self.kept else (lambda: None)
        compiled = CompiledTemplates(load, self.kept.append, epoch)
        environment.bytecode_cache = compiled.plain(environment)
        joined = join_templates(environment, {"t"}, {"more": "المزيد"}, compiled)
        made: list[str] = []
        for one in (environment, joined):
            _note_compiled(one, made)
        page = joined.get_template("page.html").render(view="<b>")
        assert environment.get_template("page.html").render(view="<b>") == page
        compiled.save()
        return page, made


def _note_compiled(environment: jinja2.Environment, made: list[str]) -> None:
    compile_ = environment.compile

    def noting(source: str, name: str, *rest: object) -> object:
        made.append(name)
        return compile_(source, name, *rest)  # type: ignore[call-overload]

    environment.compile = noting  # type: ignore[method-assign, assignment]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_nothing_is_compiled_twice(site: Site) -> None:
    page, made = site.run()
    assert page == "<p>&lt;b&gt;</p>المزيد &lt;b&gt;"
    assert made == ["page.html", "page.html", "part.html"]
    assert site.run() == (page, [])
    assert len(site.kept) == 1


def test_a_part_that_changed_is_in_the_whole(site: Site) -> None:
    site.run()
    (site.folder / "part.html").write_text("آخر", encoding="utf-8")
    page, made = site.run()
    assert page == "<p>&lt;b&gt;</p>آخر"
    assert "page.html" in made


def test_a_part_of_the_site_s_own_wins(site: Site) -> None:
    site.run()
    (site.own / "part.html").write_text("خاص", encoding="utf-8")
    assert site.run()[0] == "<p>&lt;b&gt;</p>خاص"
    (site.own / "part.html").unlink()
    assert site.run()[0].endswith("المزيد &lt;b&gt;")


def test_what_escapes_is_not_taken_for_what_does_not(site: Site) -> None:
    assert site.run(escape=False)[0] == "<p><b></p>المزيد <b>"
    assert site.run()[0] == "<p>&lt;b&gt;</p>المزيد &lt;b&gt;"


@pytest.mark.parametrize(
    "change",
    [
        lambda environment: environment.globals.update(view="كل"),
        lambda environment: environment.filters.update(upper=str.lower),
        lambda environment: environment.add_extension("jinja2.ext.do"),
        lambda environment: setattr(environment, "trim_blocks", True),
    ],
)
def test_another_environment_compiles_anew(
    site: Site, change: Callable[[jinja2.Environment], object]
) -> None:
    site.run()
    assert site.run(change=change)[1]


def test_another_epoch_compiles_anew(site: Site) -> None:
    site.run()
    assert site.run(epoch=b"2")[1]
