"""The reference site against the gates that need nothing from npm; `make measure` has the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.measure.gates import faults_of
from tests.browser.measure.page_kinds import find_kinds
from tests.browser.measure.structure import measure_page

KINDS = (
    "home", "not found", "plain", "dossiers", "dossier", "articles", "article", "entities",
    "entity", "timeline", "event", "sources", "source", "corrections", "terms", "search",
    "offline",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_page_of_each_kind(
    browser: Browser, site: Path, address: str, kind: str
) -> None:
    measured = measure_page(browser, address, find_kinds(site)[kind], "reference", kind)
    assert faults_of(measured) == ""
