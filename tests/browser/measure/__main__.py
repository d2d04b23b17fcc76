"""python -m tests.browser.measure [--quick] [--kinds article,home] [--sites reference] …

Builds the reference site and one with many invented articles, measures the longest page of each
kind against the gates, prints a table and writes all of it as JSON. It exits with 1 where a gate
is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.corpus import make_corpus
from tests.browser.conftest import ARGUMENTS, ROOT
from tests.browser.find_browser import ADVICE, find_browser
from tests.browser.measure.gates import Measured, faults_of, table_of
from tests.browser.measure.npm_tools import are_there, axe_violations, run_lighthouse
from tests.browser.measure.page_kinds import find_kinds
from tests.browser.measure.structure import measure_page
from tests.browser.serving import serve

_SETTINGS = """site_name: ملفات كثيرة
site_url: https://many.example/
site_description: مواد مصنوعة تقاس بها الصفحات.
docs_dir: content
site_dir: site
theme: {name: milaff, language: ar}
plugins: [milaff: {now: 2026-06-01}]
nav:
  - الرئيسة: index.md
  - الملفات: dossiers/index.md
  - المواد: articles/index.md
  - التسلسل الزمني: events/index.md
  - الأعلام: entities/index.md
  - المصادر: sources/index.md
"""


def read_options() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="measure", description="Measures pages against gates.")
    parser.add_argument("--quick", action="store_true", help="without axe and Lighthouse")
    parser.add_argument("--no-lighthouse", action="store_true", help="without Lighthouse alone")
    parser.add_argument("--only-lighthouse", action="store_true", help="nothing else")
    parser.add_argument("--kinds", default="", help="page kinds, with commas; else all")
    parser.add_argument("--sites", default="reference,many", help="reference, many, or a folder")
    parser.add_argument("--articles", type=int, default=2000, help="of the site with many")
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse, for the median")
    parser.add_argument("--json", type=Path, help="where all measurements are written")
    return parser.parse_args()


def build(name: str, place: Path, articles: int) -> Path:
    """The folder of a built site: of this repository, of many invented articles, or one given."""
    if name not in ("reference", "many"):
        return Path(name)
    project, site = ROOT, place / name / "site"
    if name == "many":
        project = place / name
        make_corpus(project / "content", articles)
        (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project, check=True, env=environment)
    return site


def called(name: str) -> str:
    """What a site is called in the table: a folder by its project's."""
    folder = Path(name)
    return folder.parent.name if folder.name == "site" else folder.name


def measure(
    browser: Browser, site: Path, name: str, options: argparse.Namespace
) -> Iterator[Measured]:
    """All of one site."""
    kinds = find_kinds(site)
    if options.kinds:
        kinds = {kind: kinds[kind] for kind in options.kinds.split(",") if kind in kinds}
    with serve(site) as root:
        for kind, path in () if options.only_lighthouse else kinds.items():
            print(f"{name}: {kind}: {path}", file=sys.stderr)
            yield from measure_page(browser, root, path, name, kind)
            if not options.quick:
                yield axe_violations(browser, root, path, name, kind)
        if not (options.quick or options.no_lighthouse):
            for found in run_lighthouse(root, kinds, options.runs, name):
                print(f"{name}: {found[0].kind}: Lighthouse", file=sys.stderr)
                yield from found


def main() -> int:
    """The table on standard output; 1 where a gate is missed, 2 where a tool is missing."""
    options = read_options()
    chrome = find_browser()
    if chrome is None or not (options.quick or are_there()):
        print(ADVICE if chrome is None else "npm ci in tests/browser/ first (or: --quick)")
        return 2
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=ARGUMENTS)
        for name in options.sites.split(","):
            site = build(name, Path(place), options.articles)
            measured += measure(browser, site, called(name), options)
        browser.close()
    if options.json:
        shown = [{**asdict(one), "passes": one.passes} for one in measured]
        options.json.write_text(json.dumps(shown, ensure_ascii=False, indent=1), encoding="utf-8")
    print(table_of(measured), faults_of(measured), sep="\n\n")
    return 0 if all(one.passes for one in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
