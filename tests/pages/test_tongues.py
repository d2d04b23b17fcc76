"""The language of names and texts that are not in the site's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content

CONTENT = {
    "articles/a.md": "---\ntitle: The attack\nsummary: In short.\ndate: 2024-03-01\nlanguage: en\n"
    "sources: [s, bare]\ntags: [وسم]\n---\nSome text [@s].\n",
    "articles/fa.md": "---\ntitle: حمله\ndate: 2024-03-01\nlanguage: fa\n---\nمتن.\n",
    "articles/eg.md": "---\ntitle: المادة عن NATO\nsummary: خلاصة Reuters مع 10–15\n"
    "date: 2024-03-01\nlanguage: ar-EG\nentities: [x]\n---\nقالت Reuters في نص.\n",
    "articles/fr.md": "---\ntitle: L'attaque\nsummary: En bref.\ndate: 2024-03-01\nlanguage: fr\n"
    "entities: [x]\n---\nSelon The Times, rien.\n",
    "entities/x.yml": "kind: outlet\nname: {en: The Times}\nsummary: صحيفة.\ntags: [صحف]\n",
    "articles/cited.md": "---\ntitle: م\ndate: 2024-03-01\n---\nنص [@quoted] و[@urdu].\n",
    "sources/quoted.yml": "kind: news\noutlet: x\ntitle: Теракт в «Крокусе»\nlanguage: ru\n",
    "sources/urdu.yml": "kind: news\noutlet: x\ntitle: حملہ «ISIS-K»\nlanguage: ur\n",
    "events/e.yml": "title: حدث\ndate: 2024-03-01\ntags: [حرب]\n",
    "sources/s.yml": "kind: news\noutlet: x\ntitle: A report\nlanguage: en\nexcerpts: [Word]\n",
    "sources/bare.yml": "kind: news\noutlet: x\nlanguage: en\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(write_content(tmp_path_factory.mktemp("tongues"), CONTENT))


def tags_of(site: BuiltSite, path: str, name: str) -> list[str]:
    return re.findall(rf"<{name}\b[^>]*>", site.text(f"{path}/index.html"))


def test_an_articles_own_text(site: BuiltSite) -> None:
    assert tags_of(site, "articles/a", "h1") == ['<h1 lang="en" dir="ltr">']
    assert '<div class="prose" lang="en" dir="ltr">' in site.text("articles/a/index.html")
    assert tags_of(site, "articles/fa", "h1") == ['<h1 lang="fa" dir="rtl">']
    assert tags_of(site, "articles/eg", "h1") == ["<h1>"]


def test_names_in_lists(site: BuiltSite) -> None:
    lists = site.text("articles/index.html")
    assert re.search(r'<h3 lang="en"><a href="[^"]*articles/a/', lists)
    assert re.search(r'<h3><a href="[^"]*articles/eg/', lists)


def test_titles_of_sources(site: BuiltSite) -> None:
    page = site.text("articles/a/index.html")
    assert re.search(r'<a href="[^"]*sources/s/" lang="en">', page)
    assert re.search(r'<a href="[^"]*sources/bare/">', page), "it is called in our own words"
    assert re.search(r'<a href="[^"]*entities/x/" lang="en">', page)
    assert tags_of(site, "sources/s", "blockquote") == ['<blockquote lang="en" dir="ltr">']


NAMED = {
    "entities/monde.yml": "kind: outlet\nname: {ar: لوموند, fr: Le Monde, en: The World}\n",
    "events/e.yml": "title: ح\ndate: 2024-03-01\nsummary: ذكرت Le Monde خبرا.\n",
    "articles/a.md": "---\ntitle: م\ndate: 2024-03-01\n---\n"
    "قالت Le Monde إن **The World** وLe Monde قالا، وقالت CNN، وقالت Le Monde Diplo شيئا.\n",
}


def test_a_name_is_in_the_language_that_its_record_tells(tmp_path: Path) -> None:
    site = build_site(write_content(tmp_path, NAMED))
    page = site.text("articles/a/index.html")
    prose = page.partition('<div class="prose"')[2].partition("</p>")[0]
    runs = re.findall(r"<bdi[^>]*>(?:<a[^>]*>)?[^<]+", prose)
    told = [re.sub(r"<a[^>]*>", "", run) for run in runs]
    assert told == [
        '<bdi lang="fr">Le Monde', '<bdi lang="en">The World', '<bdi lang="fr">Le Monde',
        '<bdi lang="en">CNN', '<bdi lang="en">Le Monde Diplo',
    ]  # fmt: skip
    event = site.text("events/e/index.html")
    assert re.search(r'<a class="m"[^>]*><bdi lang="fr">Le Monde</bdi></a> خبرا', event)


@pytest.mark.parametrize("path", ["articles/cited", "sources", "sources/quoted"])
def test_a_title_of_the_other_direction_is_one_piece(site: BuiltSite, path: str) -> None:
    """Its words and its quoted ones would change sides."""
    page = site.text(f"{path}/index.html")
    assert '<bdi dir="ltr">Теракт в «Крокусе»</bdi>' in page


def test_a_title_of_the_same_direction_is_cut_into_runs(site: BuiltSite) -> None:
    assert 'حملہ «<bdi class="whole">ISIS-K</bdi>»' in site.text("articles/cited/index.html")


@pytest.mark.parametrize(
    ("path", "tag"), [("articles/a", "وسم"), ("entities/x", "صحف"), ("events/e", "حرب")]
)
def test_tags_stand_on_every_kind(site: BuiltSite, path: str, tag: str) -> None:
    assert f'<li class="tag">{tag}</li>' in site.text(f"{path}/index.html")


def latin_runs(site: BuiltSite, path: str) -> set[str]:
    main = site.text(f"{path}/index.html").partition("<main")[2].partition("</main")[0]
    return set(re.findall(r"<bdi[^>]*>[^<]*", main))


@pytest.mark.parametrize(
    ("choices", "attribute"),
    [({}, ' lang="en"'), ({"latin_language": "fr"}, ' lang="fr"'), ({"latin_language": ""}, "")],
)
def test_latin_words_have_a_language(
    tmp_path: Path, choices: dict[str, str], attribute: str
) -> None:
    """A screen reader's Arabic voice cannot read them."""
    site = build_site(write_content(tmp_path, CONTENT), **choices)
    found = latin_runs(site, "articles/eg")
    assert {
        f"<bdi{attribute}>NATO",
        f"<bdi{attribute}>Reuters",
        '<bdi dir="ltr" class="whole">10–15',
    } <= found
    assert f"<bdi{attribute}>NATO" in latin_runs(site, "articles")


def test_what_has_its_own_language_is_given_no_other(site: BuiltSite) -> None:
    page = site.text("articles/fr/index.html")
    assert '<h1 lang="fr" dir="ltr"><bdi>L&#x27;attaque</bdi></h1>' in page
    assert "<bdi>Selon" in page.partition('<div class="prose" lang="fr"')[2]
    lists = site.text("articles/index.html")
    assert re.search(r'<h3 lang="fr"><a [^>]*><bdi>L&#x27;attaque</bdi></a></h3>', lists)
    assert '<p lang="fr"><bdi dir="ltr">En bref.</bdi></p>' in lists


def test_a_mention_is_in_the_language_of_its_article(site: BuiltSite) -> None:
    page = site.text("entities/x/index.html")
    assert re.search(r'<h3 lang="fr"><a [^>]*><bdi>L&#x27;attaque</bdi></a></h3>', page)
    assert re.search(r'<p lang="fr">.*<mark><bdi>The Times</bdi></mark>', page)


def test_a_summary_is_not_in_the_language_of_a_name(site: BuiltSite) -> None:
    lists = site.text("entities/index.html")
    assert re.search(r'<h3 lang="en"><a [^>]*><bdi>The Times</bdi></a></h3>', lists)
    assert "<p>صحيفة.</p>" in lists
