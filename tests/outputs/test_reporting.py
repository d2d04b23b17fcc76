"""The way to tell the desk of an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import build_site, write_content

from milaff.outputs.reporting import is_report_url, report_link

ARTICLE = {"articles/a.md": '---\ntitle: مادة & "أخرى"\ndate: 2024-03-01\n---\nنص.\n'}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("d@x.org", "mailto:d@x.org?subject=%D9%85%20%26&body=https%3A%2F%2Fx.org%2Fa%2F"),
        ("https://x.org/r?t={title}&u={url}", "https://x.org/r?t=%D9%85%20%26&u=https%3A%2F%2Fx.org%2Fa%2F"),
        ("https://x.org/report", "https://x.org/report"),
    ],
)  # fmt: skip
def test_links(address: str, link: str) -> None:
    assert is_report_url(address)
    assert report_link(address, "م &", "https://x.org/a/") == link


@pytest.mark.parametrize("address", ["desk", "javascript:alert(1)", "a@b", "a b@x.org", "//x.org"])
def test_no_way_to_the_desk(address: str) -> None:
    assert not is_report_url(address)


def test_on_a_page(tmp_path: Path) -> None:
    content = write_content(tmp_path, ARTICLE)
    silent = build_site(content).text("articles/a/index.html")
    assert "أبلغوا" not in silent
    asked = build_site(content, report_url="desk@example.org").text("articles/a/index.html")
    assert 'href="mailto:desk@example.org?subject=%D9%85' in asked
    assert asked.count("mailto:desk@example.org") == 2
