"""The worker and the manifest: what they name is there, and another build is another one."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

from tests.built_site import write_content

from milaff.outputs.assets import assets_version, make_assets, read_script
from milaff.outputs.offline import MANIFEST, WORKER, make_offline
from milaff.outputs.shell import SiteView
from milaff.settings import Settings
from milaff.words import own_theme

ASSETS = own_theme() / "assets/milaff"


def outputs(*themes: Path, directories: bool = True, **choices: object) -> dict[str, bytes]:
    folders = (*themes, own_theme())
    assets = {output.path: output.content for output in make_assets(folders)}
    settings = Settings(content=Path(), directory_urls=directories)
    given = {"offline": True, "version": assets_version(folders), **choices}
    site = SiteView("موقع", **given)  # type: ignore[arg-type]
    found = make_offline(site, settings, folders, tuple(assets))
    return {**assets, **{output.path: output.content for output in found}}


def build_of(found: dict[str, bytes]) -> dict[str, object]:
    line = found[WORKER].decode().splitlines()[0]
    return dict(json.loads(line.removeprefix("const build = ").removesuffix(";")))


def test_the_worker_names_what_is_there() -> None:
    found = outputs()
    build = build_of(found)
    assets = [str(path).partition("?")[0] for path in build["assets"]]  # type: ignore[attr-defined]
    assert set(assets) <= set(found)
    assert "assets/milaff/milaff.css" in assets
    assert [path for path in assets if path.endswith(".woff2")]
    assert build["offline"] == "offline/"
    assert build_of(outputs(directories=False))["offline"] == "offline/index.html"


def test_another_style_sheet_is_another_version(tmp_path: Path) -> None:
    write_content(tmp_path, {"assets/milaff/css/pages.css": ".a{}"})
    assert build_of(outputs())["version"] == build_of(outputs())["version"]
    assert build_of(outputs(tmp_path))["version"] != build_of(outputs())["version"]


def test_sources_of_the_worker_are_no_assets() -> None:
    assert not [path for path in outputs() if path.startswith("assets/milaff/offline/")]


def test_switched_off_a_worker_takes_its_place_that_gives_up() -> None:
    found = outputs(offline=False)
    assert MANIFEST not in found
    assert b"unregister()" in found[WORKER]
    assert b"respondWith" not in found[WORKER]


def test_the_manifest_is_the_sites() -> None:
    manifest = json.loads(outputs(language="fa", description="وصف")[MANIFEST])
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == ("موقع", "fa", "rtl")
    tokens = (ASSETS / "css/tokens.css").read_text("utf-8")
    assert f"--paper: {manifest['background_color']}" in tokens
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_a_site_with_an_icon_of_its_own_shows_no_other(tmp_path: Path) -> None:
    own = outputs(tmp_path, favicon="media/icon.svg")
    icons = json.loads(own[MANIFEST])["icons"]
    assert [icon["src"] for icon in icons] == ["media/icon.svg"]
    write_content(tmp_path, {"assets/milaff/icon-192.png": "png"})
    icons = json.loads(outputs(tmp_path, favicon="media/icon.svg")[MANIFEST])["icons"]
    assert [icon["src"] for icon in icons] == ["media/icon.svg", "assets/milaff/icon-192.png"]


def test_pictures_are_drawn_from_the_icon() -> None:
    script = runpy.run_path(str(own_theme() / "icons/make_icons.py"))
    icon = script["read_icon"]((ASSETS / "icon.svg").read_text("utf-8"))
    assert script["draw"](icon, 192, is_full=False) == (ASSETS / "icon-192.png").read_bytes()


def test_scripts_leave_their_comments_here() -> None:
    found = outputs()
    for path in ("assets/milaff/js/app.js", WORKER):
        text = found[path].decode()
        assert not re.search(r"^\s*(//|/\*\*)", text, re.MULTILINE), path
    published = found["assets/milaff/js/app.js"].decode().splitlines()
    for line in (ASSETS / "js/app.js").read_text("utf-8").splitlines():
        if not re.match(r"\s*(//|/\*\*|\*)", line):
            assert line.lstrip() in published


def test_a_text_over_several_lines_keeps_its_spaces(tmp_path: Path) -> None:
    script = tmp_path / "one.js"
    script.write_text("if (a) {\n  b(`c`);\n}\n", "utf-8")
    assert read_script(script) == b"if (a) {\nb(`c`);\n}\n"
    script.write_text("if (a) {\n  b(`\n  c`);\n}\n", "utf-8")
    assert read_script(script) == b"if (a) {\n  b(`\n  c`);\n}\n"
