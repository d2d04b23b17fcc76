"""Boxes speak the site's language."""

from __future__ import annotations

import pytest
from tests.markup.converting import convert


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! warning\n    نص", '<p class="admonition-title">تحذير</p>'),
        ("??? note\n    نص", "<summary>ملاحظة</summary>"),
        ('!!! warning "Warning!"\n    نص', '<p class="admonition-title"><bdi>Warning</bdi>!</p>'),
        ('!!! tip "عنوان"\n    نص', '<p class="admonition-title">عنوان</p>'),
        ("!!! سياق\n    نص", '<p class="admonition-title">سياق</p>'),
    ],
)
def test_title(text: str, expected: str) -> None:
    assert expected in convert(text).html
