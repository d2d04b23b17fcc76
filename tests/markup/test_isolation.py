"""Runs with a direction of their own, and tables in boxes."""

from __future__ import annotations

import re

import pytest
from tests.markup.converting import KnownDocument, convert, html_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تنظيم ISIS-K في", 'تنظيم <bdi class="whole">ISIS-K</bdi> في'),
        ("بلغ ≥ 133 قتيلا", 'بلغ <bdi class="whole" dir="ltr">≥ 133</bdi> قتيلا'),
        ("من 10–15 قياديا", 'من <bdi class="whole" dir="ltr">10–15</bdi> قياديا'),
        ("في 2024-03-24.", 'في <bdi dir="ltr">2024-03-24</bdi>.'),
        ("شبكة (CNN)", "شبكة (<bdi>CNN</bdi>)"),
        ("عدد 133 قتيلا", "عدد 133 قتيلا"),
        ("**ISIS** و*CNN*", "<strong><bdi>ISIS</bdi></strong> و<em><bdi>CNN</bdi></em>"),
        ("قبل **نص** CNN", "قبل <strong>نص</strong> <bdi>CNN</bdi>"),
        ("CNN وCBS", "<bdi>CNN</bdi> و<bdi>CBS</bdi>"),
        ("[CNN](a.md) BBC", '<a href="to/a.md"><bdi>CNN</bdi></a> <bdi>BBC</bdi>'),
        ("`ISIS-K ≥ 133`", "<code>ISIS-K ≥ 133</code>"),
        ("<kbd>Ctrl</kbd> CNN", "<kbd><bdi>Ctrl</bdi></kbd> <bdi>CNN</bdi>"),
        ('<span title="CNN ≥ 1">ن</span>', '<span title="CNN ≥ 1">ن</span>'),
        ("![CNN](a.png)", '<img alt="CNN" src="to/a.png">'),
        ("AT&T و R&amp;D", "<bdi>AT&amp;T</bdi> و <bdi>R</bdi>&amp;<bdi>D</bdi>"),
        ("5 < و", "5 &lt; و"),
        ("غاز CO~2~ وماء H~2~O.", "غاز <bdi>CO<sub>2</sub></bdi> وماء <bdi>H<sub>2</sub>O</bdi>."),
        (
            "الحرة~2~ و10–15~3~",
            'الحرة<sub>2</sub> و<bdi class="whole" dir="ltr">10–15</bdi><sub>3</sub>',
        ),
    ],
)
def test_isolation(text: str, expected: str) -> None:
    assert html_of(text) == expected


def test_latin_words_are_in_a_language() -> None:
    text = "تنظيم ISIS-K في 10–15 و[CNN](a.md)\n\nصحيفة <span lang=fr>Le Monde</span>"
    html = convert(text, KnownDocument(latin="en")).html
    assert re.findall("<bdi[^>]*>[^<]*", html) == [
        '<bdi class="whole" lang="en">ISIS-K', '<bdi class="whole" dir="ltr">10–15',
        '<bdi lang="en">CNN', "<bdi>Le Monde",
    ]  # fmt: skip


def test_raw_html_is_left_alone() -> None:
    assert convert("<div>ISIS-K ≥ 133</div>").html.strip() == "<div>ISIS-K ≥ 133</div>"
    assert convert("```\nISIS-K ≥ 133\n```").html.count("bdi") == 0


def test_no_text_is_lost() -> None:
    text = "قال ISIS-K (أي: ISIS في Khorasan) إن ≥ 133، 10–15، $5 و«CNN» و\\*نجمة\\* و&copy; 2024."
    plain = re.sub("<[^>]*>", "", html_of(text))
    assert plain == text.replace("\\", "").replace("&copy;", "©")


def test_tables_stand_in_a_box() -> None:
    html = convert("| أ |\n|--:|\n| ب |\n\nنص\n\n| أ |\n|---|\n| ب |").html
    boxes = re.findall(
        r'<div aria-label="جدول" class="scroll" role="group" tabindex="0"><table>', html
    )
    assert len(boxes) == 2
    assert html.index("</table></div>") < html.index("نص")
    assert "style" not in html
