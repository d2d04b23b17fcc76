"""The plugin under `mkdocs build` and `properdocs build`: the same site, the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.conftest import bytes_of, edit, run

ABOUT = Path("content/about.md")


def build(*arguments: str, host: str = "mkdocs") -> str:
    """A build that must succeed; what it printed."""
    done = run(host, "build", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_the_host_and_the_command_make_the_same_site(site: Path) -> None:
    build("--strict")
    assert run("milaff", "build", "-d", "other").returncode == 0
    assert bytes_of(site / "other") == bytes_of(site / "site")


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs", "null\n  custom_dir: own"])
def test_every_theme_gives_the_same_bytes(site: Path, theme: str) -> None:
    build("-q")
    Path("own").mkdir()
    edit(Path("mkdocs.yml"), "name: milaff", f"name: {theme}")
    build("-q", "--strict", "-d", "other")
    assert bytes_of(site / "other") == bytes_of(site / "site")


def test_properdocs_gives_the_same_bytes(site: Path) -> None:
    build("-q")
    build("-q", "--strict", "-f", "mkdocs.yml", "-d", "other", host="properdocs")
    assert bytes_of(site / "other") == bytes_of(site / "site")


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("articles/index.md", "articles/none.md", "content/about.md:6:"),
        ("articles/index.md", "articles/example-article.md#nowhere", "content/about.md:6:"),
        ("articles/index.md", "articles/", "content/about.md:6:"),
        ("articles/index.md", "/articles/", "content/about.md:6:"),
        ("[[example-dossier]]", "[[example-dossier#nothing]]", "REF304"),
    ],
)
def test_a_wrong_link_fails_in_strict_mode_quiet_or_not(
    site: Path, host: str, old: str, new: str, found: str
) -> None:
    build("-q")
    before = bytes_of(site / "site")
    edit(ABOUT, old, new)
    loud = run(host, "build", "--strict", "-f", "mkdocs.yml")
    assert loud.returncode == 1
    assert found in loud.stderr
    quiet = run(host, "build", "--strict", "-q", "-f", "mkdocs.yml")
    assert quiet.returncode == 1
    assert "WARNING" not in quiet.stderr
    assert bytes_of(site / "site") == before


@pytest.mark.parametrize("entry", ["dossiers/", "/dossiers/", "articles/none.md", "entities/x.yml"])
def test_a_wrong_nav_entry_is_named_with_its_place(site: Path, entry: str) -> None:
    edit(Path("mkdocs.yml"), "  - من نحن: about.md", f"  - about.md\n  - {entry}")
    done = run("mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "mkdocs.yml:25:5: " in done.stderr
    assert not Path("site").exists()


@pytest.mark.parametrize("strict", [(), ("--strict",), ("-q", "--strict"), ("-q",)])
def test_a_broken_record_fails_whatever_the_mode(site: Path, strict: tuple[str, ...]) -> None:
    build("-q")
    before = bytes_of(site / "site")
    edit(Path("content/events/example-event.yml"), "date: 2024-01-14", "date: 2024-13-40")
    done = run("mkdocs", "build", *strict)
    assert done.returncode == 1
    assert "content/events/example-event.yml:4:7: SCH" in done.stderr
    assert bytes_of(site / "site") == before


def test_links_and_nav_lead_to_records(site: Path) -> None:
    edit(
        Path("mkdocs.yml"),
        "  - من نحن: about.md",
        "  - about.md\n  - قسم:\n      - articles/example-article.md\n"
        "      - علم: entities/example-organization.yml",
    )
    edit(ABOUT, "(articles/index.md)", "(events/example-event.yml#figures)")
    build("--strict")
    page = Path("site/about/index.html").read_text(encoding="utf-8")
    assert 'href="../events/example-event/#figures"' in page
    assert 'href="../dossiers/example-dossier/"' in page
    article = Path("site/articles/example-article/index.html").read_text(encoding="utf-8")
    assert ">مثال: افتتاح جسر لا وجود له</a></li>" in article
    assert ">علم</a></li>" in article
    assert 'aria-current="page"' in article


def test_without_nav_the_lists_are_there(site: Path) -> None:
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    Path("mkdocs.yml").write_text(config[: config.index("nav:")], encoding="utf-8")
    build("--strict")
    page = Path("site/about/index.html").read_text(encoding="utf-8")
    nav = page[page.index('<nav class="site-nav"') : page.index("</nav>")]
    at = [nav.index(f">{title}<") for title in ("الرئيسة", "الملفات", "المواد", "من نحن")]
    assert at == sorted(at)


def test_addresses_without_folders(site: Path) -> None:
    edit(Path("mkdocs.yml"), "docs_dir:", "use_directory_urls: false\ndocs_dir:")
    build("--strict")
    assert Path("site/articles/example-article.html").is_file()
    page = Path("site/about.html").read_text(encoding="utf-8")
    assert 'href="articles/index.html"' in page


def test_other_themes_leave_nothing_behind(site: Path) -> None:
    edit(Path("mkdocs.yml"), "name: milaff", "name: material")
    build("-q")
    assets = {path for path in bytes_of(site / "site") if path.startswith("assets/")}
    assert assets
    assert all(path.startswith("assets/milaff/") for path in assets)
    assert not [path for path in bytes_of(site / "site") if path.startswith(("strings", "fonts"))]


def test_what_editors_type_cannot_run(site: Path) -> None:
    edit(ABOUT, "title: من نحن", 'title: "<script>a()</script> & \\"x\\""')
    ABOUT.write_text(
        ABOUT.read_text(encoding="utf-8")
        + "\n<script>b()</script> <a href='javascript:c()' onclick='d()'>e</a>\n",
        encoding="utf-8",
    )
    build()
    for path, data in bytes_of(site / "site").items():
        if path.endswith(".html"):
            text = data.decode()
            assert "<script>" not in text
            assert "javascript:" not in text
            assert "onclick" not in text


def test_a_template_of_the_site_escapes(site: Path) -> None:
    edit(Path("mkdocs.yml"), "name: milaff", "name: material\n  custom_dir: own")
    Path("own").mkdir()
    Path("own/main.html").write_text("[{{ page.meta.title }}] {{ page.content }}", encoding="utf-8")
    edit(ABOUT, "title: من نحن", "title: <b>&")
    build()
    page = Path("site/about/index.html").read_text(encoding="utf-8")
    assert page.startswith("[&lt;b&gt;&amp;] <p>")


def test_the_edit_link_is_the_hosts(site: Path) -> None:
    edit(
        Path("mkdocs.yml"),
        "theme:\n  name: milaff",
        "repo_url: https://example.org/r\nedit_uri: edit/main/content/\n"
        "theme:\n  name: milaff\n  features: [content.action.edit]",
    )
    build("--strict")
    for page, source in (
        ("about", "about.md"),
        ("entities/example-organization", "entities/example-organization.yml"),
    ):
        text = Path(f"site/{page}/index.html").read_text(encoding="utf-8")
        assert f'href="https://example.org/r/edit/main/content/{source}"' in text


@pytest.mark.parametrize(
    ("palette", "attributes"),
    [
        ("{primary: teal}", 'data-scheme="auto" data-brand="teal"'),
        ("{scheme: slate}", 'data-scheme="dark"'),
        ("[{scheme: default, toggle: {name: x}}, {scheme: slate}]", 'data-scheme="light"'),
        ("[{media: '(prefers-color-scheme: dark)', scheme: slate}]", 'data-scheme="auto"'),
    ],
)
def test_the_palette_of_material(site: Path, palette: str, attributes: str) -> None:
    edit(Path("mkdocs.yml"), "name: milaff", f"name: material\n  palette: {palette}")
    build("-q")
    page = Path("site/index.html").read_text(encoding="utf-8")
    assert attributes in page
    assert ('data-do="theme"' in page) == ("toggle" in palette or "primary" in palette)


@pytest.mark.parametrize(
    ("page", "root"), [("index.html", ""), ("articles/example-article/index.html", "../../")]
)
def test_every_page_leads_to_the_feed_of_the_site(site: Path, page: str, root: str) -> None:
    """For programs in the head, for readers at the end."""
    build("-q")
    found = Path("site", page).read_text(encoding="utf-8")
    assert Path("site/feed.xml").is_file()
    assert f'type="application/atom+xml" href="{root}feed.xml" title="خلاصة الموقع">' in found
    assert f'<a href="{root}feed.xml">خلاصة الموقع</a>' in found


def test_a_plugin_that_makes_new_files_is_refused(site: Path) -> None:
    edit(Path("mkdocs.yml"), "plugins:", "hooks: [hooks.py]\nplugins:")
    Path("hooks.py").write_text(
        "def on_startup(command, dirty):\n    pass\n"
        "from mkdocs.config.base import Config\n"
        "from mkdocs.plugins import BasePlugin, event_priority\n"
        "class Other(BasePlugin):\n    pass\n"
        "@event_priority(200)\n"
        "def on_config(config):\n    config.plugins['i18n'] = Other()\n",
        encoding="utf-8",
    )
    done = run("mkdocs", "build")
    assert done.returncode == 1
    assert "SET711" in done.stderr


def test_pages_of_other_plugins_are_linked(site: Path) -> None:
    Path("hooks.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# مصنوعة'))\n",
        encoding="utf-8",
    )
    edit(Path("mkdocs.yml"), "nav:", "hooks: [hooks.py]\nnav:")
    edit(Path("content/articles/example-article.md"), "## كيف", "[هنا](../made.md)\n\n## كيف")
    build("--strict")
    page = Path("site/articles/example-article/index.html").read_text(encoding="utf-8")
    assert 'href="../../made/"' in page


@pytest.mark.parametrize("theme", ["milaff", "material", "mkdocs", "readthedocs"])
def test_the_search_plugin_leaves_its_index_only(site: Path, theme: str) -> None:
    edit(Path("mkdocs.yml"), "name: milaff", f"name: {theme}")
    build("-q", "--strict")
    before = bytes_of(site / "site")
    edit(Path("mkdocs.yml"), "plugins:", "plugins:\n  - search")
    build("-q", "--strict")
    files = bytes_of(site / "site")
    assert files.keys() - before.keys() == {"search/search_index.json"}
    assert files["about/index.html"] == before["about/index.html"]


def test_raw_html_that_is_dropped_from_a_page_is_reported(site: Path) -> None:
    text = ABOUT.read_text(encoding="utf-8")
    ABOUT.write_text(text + "\n<iframe src='/x'></iframe>\n", encoding="utf-8")
    done = run("mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "content/about.md:8:1: TXT50" in done.stderr


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ('---\ntitle: "x\n---\n', "content/about.md:2:8: YAM"),
        ("---\ntitle: a: b\n---\n", "content/about.md:2:9: YAM"),
        ("\u200f---\ntitle: x\n---\n", "content/about.md:1:1: YAM"),
    ],
)
def test_a_broken_front_matter_of_a_page_is_never_published_as_text(
    site: Path, front: str, found: str
) -> None:
    ABOUT.write_text(f"{front}\nنص\n", encoding="utf-8")
    done = run("mkdocs", "build")
    assert done.returncode == 1
    assert found in done.stderr
    assert not Path("site").exists()


def test_a_page_may_do_without_front_matter(site: Path) -> None:
    ABOUT.write_text("# من & نحن\n\nنص\n", encoding="utf-8")
    edit(Path("mkdocs.yml"), "من نحن: about.md", "about.md")
    build("--strict")
    page = Path("site/about/index.html").read_text(encoding="utf-8")
    assert "<title>من &amp; نحن · موقع مثال</title>" in page
