"""The theme's files: one style sheet in order, the first theme's file before the others'."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from tests.built_site import write_content

from milaff.outputs.assets import STYLE_SHEET, assets_version, classic_script, make_assets
from milaff.outputs.html import make_environment
from milaff.words import own_theme

CSS = "assets/milaff/css"


def assets(*themes: Path) -> dict[str, bytes]:
    return {output.path: output.content for output in make_assets(themes)}


def test_style_sheet_is_joined_in_order(tmp_path: Path) -> None:
    write_content(
        tmp_path,
        {
            f"{CSS}/order.txt": "b.css\na.css\n",
            f"{CSS}/a.css": "/* one */ .a > .b , .c { margin : 0 auto; }\n",
            f"{CSS}/b.css": ".b {\n  width: calc(1px + 2px);\n}\n",
            f"{CSS}/unused.css": ".u {}",
            "assets/milaff/js/x.js": "let x = 1;  // as it is\n",
            "assets/milaff/.hidden": "",
        },
    )
    found = assets(tmp_path)
    assert sorted(found) == ["assets/milaff/js/x.js", "assets/milaff/milaff.css"]
    assert found["assets/milaff/milaff.css"] == (
        b".b{width: calc(1px + 2px);}.a>.b,.c{margin : 0 auto;}\n"
    )
    assert found["assets/milaff/js/x.js"] == b"let x = 1;  // as it is\n"


def test_the_first_theme_wins(tmp_path: Path) -> None:
    own = {f"{CSS}/order.txt": "a.css\n", f"{CSS}/a.css": ".own{}", "assets/milaff/icon.svg": "own"}
    write_content(tmp_path / "own", own)
    write_content(tmp_path / "site", {f"{CSS}/a.css": ".site{}", "assets/milaff/logo.svg": "logo"})
    found = assets(tmp_path / "site", tmp_path / "own")
    assert found["assets/milaff/milaff.css"] == b".site{}\n"
    assert found["assets/milaff/icon.svg"] == b"own"
    assert found["assets/milaff/logo.svg"] == b"logo"


def test_no_string_of_our_style_sheets_is_changed() -> None:
    sheets = (own_theme() / CSS).glob("*.css")
    sources = "".join(
        re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S) for file in sheets
    )
    found = assets(own_theme())
    joined = "".join(found[path].decode() for path in found if path.endswith(".css"))
    brands = re.findall(r"\[data-brand=.*\}\n", sources)
    for string in re.findall(r'"[^"\n]*"', re.sub(r"\[data-brand=.*\}\n", "", sources)):
        assert string in joined
    assert joined.count("{") == sources.count("{") - len(brands)
    assert "/*" not in joined


@pytest.mark.parametrize("brand", ["", "indigo", "deep-orange", "house"])
def test_the_style_sheet_of_an_article_is_light(brand: str) -> None:
    (sheet,) = (one for one in make_assets([own_theme()], brand) if one.path == STYLE_SHEET)
    assert len(gzip.compress(sheet.content, 9)) <= 7 * 1024


def test_a_palette_is_chosen_by_its_name_alone() -> None:
    sheets = {
        brand: next(iter(make_assets([own_theme()], brand))).content.decode()
        for brand in ("", "teal", "blue", "house")
    }
    assert re.findall(r"data-brand=\"(.*?)\"", sheets["teal"]) == ["teal"]
    assert re.findall(r"data-brand=\"(.*?)\"", sheets["blue"]) == ["blue"]
    assert "data-brand" not in sheets[""] + sheets["house"]
    versions = {assets_version([own_theme()], brand) for brand in sheets}
    assert len(versions) == len(sheets)


def test_our_style_sheet_loads_nothing_from_elsewhere() -> None:
    found = assets(own_theme())
    joined = found["assets/milaff/milaff.css"].decode()
    for address in re.findall(r"url\(\s*[\"']?([^)\"']*)", joined):
        assert f"assets/milaff/{address}" in found, address
    assert "@import" not in joined


def test_a_sites_template_comes_first(tmp_path: Path) -> None:
    write_content(tmp_path, {"milaff/partials/footer.html": "{{ site }}<footer>"})
    environment = make_environment([tmp_path, own_theme()])
    template = environment.get_template("milaff/partials/footer.html")
    assert template.render(site="<b>") == "&lt;b&gt;<footer>"


def test_a_module_becomes_a_script_that_loads_from_files() -> None:
    module = (
        b"const one = 1;\nexport const two = one + 1;\n"
        b'export async function wait() {\n  const text = "export function no() {}";\n}\n'
        b"export function three() {}\n"
    )
    assert classic_script(module, "engine").decode() == (
        '"use strict";\n(() => {\n'
        "const one = 1;\nconst two = one + 1;\n"
        'async function wait() {\n  const text = "export function no() {}";\n}\n'
        "function three() {}\n"
        "globalThis.engine = { two, wait, three };\n})();\n"
    )


def test_our_engine_is_published_both_ways() -> None:
    found = assets(own_theme())
    module = found["assets/milaff/js/search.js"].decode()
    script = found["assets/milaff/js/search.classic.js"].decode()
    assert re.search(r"^export async function search\(", module, re.M)
    assert not re.search(r"^(export|import)\b", script, re.M)
    assert re.search(r"globalThis\.milaffEngine = \{.*\bsearch\b.*\};\n\}\)\(\);\n$", script)
