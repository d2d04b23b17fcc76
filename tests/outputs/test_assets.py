"""The theme's files: one style sheet in order, the first theme's file before the others'."""

from __future__ import annotations

import re
from pathlib import Path

from tests.built_site import write_content

from milaff.outputs.assets import make_assets
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


def test_no_string_of_our_style_sheet_is_changed() -> None:
    sheets = (own_theme() / CSS).glob("*.css")
    sources = "".join(
        re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S) for file in sheets
    )
    joined = assets(own_theme())["assets/milaff/milaff.css"].decode()
    for string in re.findall(r'"[^"\n]*"', sources):
        assert string in joined
    assert joined.count("{") == sources.count("{")
    assert "/*" not in joined


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
