"""The exported sources, read back by the tools that people use."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bibtexparser.library import Library as BibLibrary
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from tests.built_site import build_site, write_content

from milaff.cli import main
from milaff.outputs.citations import FORMATS
from milaff.outputs.citations.csl import write_date
from milaff.outputs.citations.entry import Entry, entries_of
from milaff.text.dates import parse_date

CONTENT = Path(__file__).resolve().parents[2] / "content"
TITLE = 'خبر "عاجل": 50% من {الناس} & <b>_1_ #2 $3 ~4 ^5 \\6: Title'
URL = "https://example.com/مقال_1?a=1&b={2}%20#x"
FULL = f"""kind: news
outlet: agency
title: '{TITLE}'
author: "نور، عبد الله"
date: 2024-03-24
url: '{URL}'
archive_url: https://web.archive.org/web/2024/https://example.com/
archive_date: 2024-04-01
accessed: 2024-03-25
language: ar
licence: CC BY 4.0
summary: ملخص.
note: ملاحظة.
relays: [hidden, كلام]
reliability: B
"""
FILES = {
    "entities/agency.yml": "kind: outlet\nname: الوكالة\n",
    "entities/hidden.yml": "kind: outlet\nname: خفية\nstatus: draft\n",
    "sources/full.yml": FULL,
    "sources/bare.yml": "kind: video\noutlet: hidden\nfound_on: صفحة\n",
    "sources/draft.yml": "kind: book\ntitle: مسودة\noutlet: دار\nstatus: draft\n",
    "sources/withdrawn.yml": "kind: book\ntitle: محجوب\nstatus: withdrawn\n"
    "changes: [{kind: retraction, date: 2024-03-01, note: سبب}]\n",
    "sources/vague.yml": "kind: report\ntitle: تقرير\noutlet: مركز\ndate: 2015~\n"
    "date_inferred: true\ndate_note: من النص\n",
    "sources/range.yml": "kind: dataset\ntitle: بيانات\noutlet: مركز\ndate: 2021-03/2022\n",
}


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    graph = build_site(write_content(tmp_path, FILES))
    library = graph.graph.library
    shown = [one for one in library.sources.values() if one.status != "withdrawn"]
    return entries_of(shown, library, graph.settings)


def csl_of(entries: list[Entry]) -> dict[str, dict[str, object]]:
    return {item["id"]: item for item in json.loads(FORMATS["csl"](entries))}


def bibtex_of(entries: list[Entry]) -> BibLibrary:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(FORMATS["bibtex"](entries))
    assert library.failed_blocks == []
    return library


def unescaped(text: str) -> str:
    """What LaTeX prints for the escapes that we write."""
    text = text.removeprefix("{").removesuffix("}")
    for typed, sign in {
        r"\textbackslash{}": "\0", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    }.items():  # fmt: skip
        text = text.replace(typed, sign)
    for sign in "{}%&$#_":
        text = text.replace(f"\\{sign}", sign)
    return text.replace("\0", "\\")


def test_what_is_shown_is_exported_by_id(entries: list[Entry]) -> None:
    assert [one.id for one in entries] == ["bare", "full", "range", "vague"]


def test_csl_keeps_everything(entries: list[Entry]) -> None:
    full = csl_of(entries)["full"]
    assert full == {
        "id": "full",
        "type": "article-newspaper",
        "title": TITLE,
        "author": [{"literal": "نور، عبد الله"}],
        "container-title": "الوكالة",
        "issued": {"date-parts": [[2024, 3, 24]]},
        "accessed": {"date-parts": [[2024, 3, 25]]},
        "URL": URL,
        "archive": "web.archive.org",
        "archive_location": "https://web.archive.org/web/2024/https://example.com/",
        "language": "ar",
        "abstract": "ملخص.",
        "note": "ينقل عن: كلام\nحُفظت في: 2024-04-01\nموثوقية المصدر: B (موثوق عادة)\nملاحظة.",
        "custom": {
            "kind": "news",
            "issued_edtf": "2024-03-24",
            "archived_edtf": "2024-04-01",
            "licence": "CC BY 4.0",
            "relays": ["كلام"],
        },
    }


def test_what_is_not_known_stays_absent(entries: list[Entry]) -> None:
    """No title, author, date or language is made up, and no hidden outlet is named."""
    assert csl_of(entries)["bare"] == {
        "id": "bare",
        "type": "motion_picture",
        "note": "لم نطّلع عليه مباشرة: صفحة",
        "custom": {"kind": "video"},
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-03", {"date-parts": [[2024, 3]]}),
        ("2024-03-XX", {"date-parts": [[2024, 3]]}),
        ("2015~", {"date-parts": [[2015]], "circa": True}),
        ("2015-04?", {"date-parts": [[2015, 4]], "circa": True}),
        ("2021-03/2022", {"date-parts": [[2021, 3], [2022]]}),
        ("2021~/2022", {"date-parts": [[2021], [2022]], "circa": True}),
        ("2004-22", {"date-parts": [[2004]], "season": 2}),
        ("199X", {"date-parts": [[1990], [1999]], "circa": True}),
        ("2021/..", {"literal": "2021/.."}),
        ("-0043", {"date-parts": [[-43]]}),
    ],
)
def test_csl_dates_are_as_exact_as_what_is_known(date: str, expected: object) -> None:
    assert write_date(parse_date(date)) == expected


def test_bibtex_is_read_back(entries: list[Entry]) -> None:
    read = {entry.key: entry for entry in bibtex_of(entries).entries}
    assert sorted(read) == ["bare", "full", "range", "vague"]
    fields = {field.key: field.value for field in read["full"].fields}
    assert unescaped(fields["title"]) == TITLE
    assert fields["author"] == "{نور، عبد الله}"
    assert fields["journal"] == "الوكالة"
    assert fields["date"] == "2024-03-24"
    assert (fields["year"], fields["month"]) == ("2024", "mar")
    assert fields["url"] == URL.replace("{", "%7B").replace("}", "%7D")
    assert fields["urldate"] == "2024-03-25"
    assert fields["langid"] == "arabic"
    assert {field.key for field in read["bare"].fields} == {"keywords", "note"}
    ranged = {field.key: field.value for field in read["range"].fields}
    assert ranged["date"] == "2021-03/2022"
    assert "year" not in ranged


def test_ris_is_read_back(entries: list[Entry]) -> None:
    read = {one["id"]: one for one in rispy.loads(FORMATS["ris"](entries))}
    assert sorted(read) == ["bare", "full", "range", "vague"]
    full = read["full"]
    assert full["type_of_reference"] == "NEWS"
    assert full["title"] == TITLE
    assert full["authors"] == ["نور، عبد الله"]
    assert full["secondary_title"] == "الوكالة"
    assert (full["year"], full["date"]) == ("2024", "2024/03/24/")
    assert full["access_date"] == "2024/03/25/"
    assert full["urls"] == [URL]
    assert full["file_attachments2"].startswith("https://web.archive.org/")
    assert set(read["bare"]) == {"type_of_reference", "id", "type_of_work", "notes"}
    assert read["vague"]["date"] == "2015///2015~"
    assert "تاريخ مستنتج: من النص" in read["vague"]["notes"]


def reference_entries() -> list[Entry]:
    site = build_site(CONTENT)
    library = site.graph.library
    return entries_of(library.sources.values(), library, site.settings)


def test_the_reference_site_loses_nothing() -> None:
    """Title, date, address and outlet of every source, in each of the three formats."""
    entries = reference_entries()
    assert entries
    csl = csl_of(entries)
    bibtex = {
        entry.key: {field.key: field.value for field in entry.fields}
        for entry in bibtex_of(entries).entries
    }
    ris = {one["id"]: one for one in rispy.loads(FORMATS["ris"](entries))}
    for entry in entries:
        assert csl[entry.id].get("title", "") == entry.title
        assert unescaped(bibtex[entry.id].get("title", "")) == entry.title
        assert ris[entry.id].get("title", "") == entry.title
        assert csl[entry.id]["container-title"] == entry.outlet
        assert entry.outlet in bibtex[entry.id].values()
        assert ris[entry.id]["secondary_title"] == entry.outlet
        assert entry.date is not None
        assert csl[entry.id]["issued"] == write_date(entry.date)
        assert bibtex[entry.id]["date"] == entry.date.text
        assert ris[entry.id]["date"].rstrip("/").replace("/", "-") == entry.date.text
        assert csl[entry.id].get("URL", "") == entry.url
        assert bibtex[entry.id].get("url", "") == entry.url
        assert ris[entry.id].get("urls", [""]) == [entry.url]


def test_citeproc_prints_the_csl(entries: list[Entry]) -> None:
    """A processor of citation styles reads every item and prints its title and outlet."""
    items = json.loads(FORMATS["csl"](entries))
    for item in items:
        item.pop("custom")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(items)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatters.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        printed = "\n".join(map(str, bibliography.bibliography()))
    for words in ("الوكالة", "نور، عبد الله", "2024", "2021", "2015", "تقرير"):
        assert words in printed


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_content(tmp_path / "content", {"index.md": "نص.\n", **FILES})
    config = "site_name: س\ndocs_dir: content\ntheme: milaff\nplugins: [milaff]\n"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, ["export", "sources", *arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert [one["id"] for one in json.loads(run())] == ["bare", "full", "range", "vague"]
    everything = {one["id"]: one for one in json.loads(run("--all"))}
    assert everything["draft"]["publisher"] == "دار"
    assert everything["bare"]["container-title"] == "خفية"
    assert run("--format", "ris").startswith("TY  - ")
    assert run("--format", "bibtex", "--output", "out/sources.bib") == ""
    assert "@article{full," in Path("out/sources.bib").read_text("utf-8")
    assert CliRunner().invoke(main, ["export", "articles"]).exit_code == 2
