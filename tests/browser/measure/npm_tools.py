"""axe and Lighthouse, which `npm ci` in tests/browser/ brings; for development only."""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.find_browser import find_browser
from tests.browser.measure.gates import METRICS, SCORES, WIDTHS, Measured, none_of
from tests.browser.measure.page_kinds import NOT_FOUND_BY_DESIGN
from tests.browser.measure.structure import go, opened

FOLDER = Path(__file__).resolve().parents[1]
MODULES = FOLDER / "node_modules"
_SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
_RUN = """async () => (await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"]})).violations.map(one => one.id + ": "
        + one.nodes.slice(0, 3).map(node => node.target.join(" ")).join(", "))"""


def are_there() -> bool:
    """Whether both are installed."""
    return all((MODULES / name).is_dir() for name in ("axe-core", "lighthouse"))


def axe_violations(browser: Browser, root: str, path: str, site: str, kind: str) -> Measured:
    """What axe finds, at every width, light, dark and in forced colours."""
    axe = (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
    faults: dict[str, list[str]] = {}
    for scheme, options in _SCHEMES.items():
        with opened(browser, reduced_motion="reduce", **options) as (page, _):
            go(page, root + path)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            page.evaluate(axe)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                for fault in page.evaluate(_RUN):
                    faults.setdefault(fault, []).append(f"{scheme} {width}")
    return none_of(site, kind, "axe", [f"{one} ({_where(at)})" for one, at in faults.items()])


def _where(found: list[str]) -> str:
    return "everywhere" if len(found) == len(_SCHEMES) * len(WIDTHS) else ", ".join(found)


def run_lighthouse(
    root: str, kinds: dict[str, str], runs: int, site: str
) -> Iterator[list[Measured]]:
    """The median of Lighthouse's scores and times, page kind by page kind."""
    for kind, path in kinds.items():
        command = ["node", "measure/lighthouse.mjs", find_browser() or "", str(runs), root + path]
        done = subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True)
        results = [json.loads(line) for line in done.stdout.splitlines()]
        yield [*_scores(results, site, kind), *_metrics(results, site, kind)]


def _scores(results: list[dict[str, dict[str, float]]], site: str, kind: str) -> Iterator[Measured]:
    for name, least in SCORES.items():
        if name == "seo" and kind in NOT_FOUND_BY_DESIGN:
            continue
        score = statistics.median(one["scores"][name] or 0 for one in results)
        faults = tuple(_told(fault) for one in results for fault in one["faults"]
                       if fault["category"] == name)  # type: ignore[index] # fmt: skip
        yield Measured(site, kind, f"Lighthouse {name}", score, least, True, tuple(set(faults)))


def _metrics(
    results: list[dict[str, dict[str, float]]], site: str, kind: str
) -> Iterator[Measured]:
    for name, most in METRICS.items():
        found = statistics.median(one["metrics"][name] or 0 for one in results)
        yield Measured(site, kind, name.upper(), found, most)


def _told(fault: object) -> str:
    assert isinstance(fault, dict)
    return f"{fault['id']}: {'; '.join(str(one) for one in fault['where'] if one)}"
