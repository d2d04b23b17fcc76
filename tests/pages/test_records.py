"""Pages of single records where it is easy to go wrong."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.built_site import BuiltSite, build_site, write_content
from tests.page_checks import read_page


def built(tmp_path: Path, files: dict[str, str], **choices: object) -> BuiltSite:
    return build_site(write_content(tmp_path, files), **choices)


def article(front: str = "", body: str = "نص", date: str = "2024-01-01") -> str:
    return f"---\ntitle: م\ndate: {date}\n{front}\n---\n\n{body}\n"


def test_empty_site(tmp_path: Path) -> None:
    """Every list is there and says that it is empty."""
    site = built(tmp_path, {})
    for kind, words in (
        ("articles", "لا مواد منشورة بعد."), ("dossiers", "لا ملفات منشورة بعد."),
        ("entities", "لا أعلام مسجلة بعد."), ("events", "لا أحداث مسجلة بعد."),
        ("sources", "لا مصادر مسجلة بعد."),
    ):  # fmt: skip
        assert words in site.text(f"{kind}/index.html")
    assert site.edition.home.dossiers == ()
    assert site.edition.home.latest == ()


def test_sections_of_a_dossier_have_ids_of_their_own(tmp_path: Path) -> None:
    titles = ["المصادر", "Sources", "killed", "؟", "؟", "النشأة", "النشأة"]
    sections = "".join(
        f"  - {{title: {title}, articles: [a{index}]}}\n" for index, title in enumerate(titles)
    )
    files = {f"articles/a{index}.md": article() for index in range(len(titles))}
    files["dossiers/d.md"] = (
        f"---\ntitle: ملف\nsections:\n{sections}figures:\n"
        "  - {measure: killed, label: ق, values: [{value: '1'}]}\n---\n\n## النشأة\n"
    )
    page = read_page(built(tmp_path, files).text("dossiers/d/index.html"))
    assert len(page.ids) == len(set(page.ids))
    anchors = {address[1:] for address in page.addresses if address.startswith("#")}
    assert anchors <= set(page.ids)
    assert {"المصادر", "sources-1", "killed-1", "1", "2", "النشأة", "النشأة-1"} <= set(page.ids)


def test_months_come_once(tmp_path: Path) -> None:
    """The site's place decides the month, for the order too."""
    files = {
        "articles/a.md": article(date="2024-04-01T00:30:00+03:00"),
        "articles/b.md": article(date="2024-04-01"),
        "articles/c.md": article(date="2024-03-31T23:30:00Z"),
    }
    for zone, expected in (("UTC", ["أبريل 2024", "مارس 2024"]), ("Asia/Riyadh", ["أبريل 2024"])):
        html = built(tmp_path, files, zone=ZoneInfo(zone)).text("articles/index.html")
        assert re.findall(r'<h2 id="group-\d+">(.*?)</h2>', html) == expected


def test_days_are_those_of_the_site(tmp_path: Path) -> None:
    files = {"articles/a.md": article(date="2024-04-01T00:30:00+03:00")}
    html = built(tmp_path, files).text("articles/a/index.html")
    assert '"datePublished":"2024-03-31"' in html
    assert 'content="2024-03-31"' in html
    assert "31 مارس 2024" in html


def test_relations_have_names(tmp_path: Path) -> None:
    files = {
        "entities/a.yml": "kind: person\nname: أ\nrelations: [{kind: leads, to: b, since: 2015}]\n",
        "entities/b.yml": "kind: organization\nname: {ar: ب, en: B}\n",
    }
    html = built(tmp_path, files).text("entities/a/index.html")
    assert re.search(r"<dt>يقود</dt>\s*<dd><a href=\"../../entities/b/\">ب</a>", html)
    assert "منذ 2015" in html


def test_sources_of_an_outlet(tmp_path: Path) -> None:
    files = {
        "entities/o.yml": "kind: outlet\nname: ن\n",
        "sources/z.yml": "outlet: o\ntitle: أول\n",
        "sources/y.md": "---\ntitle: ثان\nrelays: [o]\n---\n",
        "sources/x.md": "---\ntitle: ثالث\n---\n\nعن [[o]].\n",
        "sources/w.yml": "outlet: o\ntitle: رابع\nstatus: draft\n",
    }
    html = built(tmp_path, files).text("entities/o/index.html")
    cited = html[html.index('id="cited"') :]
    assert re.findall(r'href="\.\./\.\./sources/(.)/"', cited) == ["y", "z"]


def test_redirects(tmp_path: Path) -> None:
    files = {
        "articles/a.md": article("redirect_from: [/old, /قديم/, /articles/b/, /about]"),
        "articles/b.md": article("redirect_from: [/old]"),
        "about.md": "# ن\n",
    }
    site = built(tmp_path, files)
    assert [(one.code, one.place.line) for one in site.problems] == [
        ("REF320", 4), ("REF320", 4), ("REF320", 4),
    ]  # fmt: skip
    html = site.text("قديم/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../articles/a/">' in html
    assert '<a href="../articles/a/">' in html
    assert "old/index.html" in site.files


def test_aliases_that_are_for_search_alone(tmp_path: Path) -> None:
    files = {"entities/a.yml": "kind: person\nname: أ\naliases: [ب, {text: سر, never: true}]\n"}
    site = built(tmp_path, files)
    (data, _) = read_page(site.text("entities/a/index.html")).json_ld
    assert data["alternateName"] == ["ب"]


def test_entity_in_front_matter_alone(tmp_path: Path) -> None:
    files = {
        "entities/a.yml": "kind: person\nname: أ\n",
        "articles/a1.md": article("entities: [a]"),
    }
    html = built(tmp_path, files).text("entities/a/index.html")
    assert "مادة واحدة" in html
    assert "<mark>" not in html


def test_article_without_a_dossier(tmp_path: Path) -> None:
    site = built(tmp_path, {"articles/a.md": article()})
    html = site.text("articles/a/index.html")
    assert '<a href="../../articles/">المواد</a>' in html
    assert 'class="kicker"' not in html
    assert "neighbours" not in html


def test_a_dossier_of_many_figures_shows_the_latest(tmp_path: Path) -> None:
    """Every event's page has its own; the dossier's timeline must not lie screens below them."""
    figure = "figures:\n  - {measure: killed, label: القتلى, values: [{value: '1'}]}\n"
    files = {
        f"events/e{day:02}.yml": f"title: حدث\ndate: 2024-03-{day:02}\n{figure}"
        for day in range(1, 16)
    }
    events = ", ".join(f"e{day:02}" for day in range(1, 16))
    files["articles/a.md"] = article(f"dossiers: [d]\nevents: [{events}]")
    files["dossiers/d.md"] = "---\ntitle: ملف\n" + figure.replace("killed", "own") + "---\n"
    html = built(tmp_path, files).text("dossiers/d/index.html")
    shown = re.findall(r'<tr role="row" id="([\w-]+)"', html)
    assert shown == ["own", *(f"e{day:02}--killed" for day in range(4, 16))]
    assert '<a href="#timeline">في صفحات الأحداث 3 أرقام غيرها</a>' in html


def test_what_belongs_to_many_dossiers_names_a_few(tmp_path: Path) -> None:
    names = [f"d{number}" for number in range(1, 8)]
    files = {f"dossiers/{id}.md": f"---\ntitle: ملف {id}\n---\n" for id in names}
    files["articles/few.md"] = article(f"dossiers: [{', '.join(names[:5])}]")
    files["articles/many.md"] = article(f"dossiers: [{', '.join(names)}]")
    site = built(tmp_path, files)
    few, many = (
        re.findall(r'<p class="kicker">.*?</p>', site.text(f"articles/{id}/index.html"), re.DOTALL)
        for id in ("few", "many")
    )
    assert few[0].count("<a ") == 5
    assert many[0].count("<a ") == 3
    assert many[0].endswith(" و4 ملفات غيرها</p>")
