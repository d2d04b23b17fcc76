"""What the stages of a build are called, and how what they did is counted."""

from __future__ import annotations

from collections.abc import Mapping

from milaff.problems import Words
from milaff.text.plurals import Noun

_TITLES: Mapping[str, Words] = {
    "read": Words("القراءة", "reading"),
    "link": Words("الربط", "linking"),
    "check": Words("الفحص", "checking"),
    "pages": Words("إعداد الصفحات", "preparing pages"),
    "host": Words("الصفحات العامة", "plain pages"),
    "render": Words("صنع الصفحات", "rendering"),
    "write": Words("الكتابة", "writing"),
    "move": Words("النشر", "publishing"),
    "slowest": Words("أبطأ السجلات:", "the slowest records:"),
}
_RECORDS = Noun(
    zero="لا سجلات",
    one="سجل واحد",
    two="سجلان",
    few="{n} سجلات",
    many="{n} سجلا",
    other="{n} سجل",
)
_PAGES = Noun(
    zero="لا صفحات",
    one="صفحة واحدة",
    two="صفحتان",
    few="{n} صفحات",
    many="{n} صفحة",
    other="{n} صفحة",
)
_FILES = Noun(
    zero="لا ملفات",
    one="ملف واحد",
    two="ملفان",
    few="{n} ملفات",
    many="{n} ملفا",
    other="{n} ملف",
)
_COUNTED: Mapping[str, tuple[Noun, str]] = {
    "read": (_RECORDS, "record"),
    "link": (_RECORDS, "record"),
    "check": (_RECORDS, "record"),
    "pages": (_PAGES, "page"),
    "host": (_PAGES, "page"),
    "render": (_PAGES, "page"),
    "write": (_FILES, "file"),
    "move": (_FILES, "file"),
}


def title_of(stage: str, language: str) -> str:
    """The name of a stage for people; one that has none keeps its key."""
    return _TITLES[stage].in_language(language) if stage in _TITLES else stage


def counted(stage: str, made: int, reused: int, language: str) -> str:
    """«1,000 صفحة (990 بلا تغيير)»; empty where nothing was counted."""
    if not made + reused or stage not in _COUNTED:
        return ""
    noun, english = _COUNTED[stage]
    number = _english(english, made + reused) if language == "en" else noun.write(made + reused)
    known = f" ({reused:,} {'unchanged' if language == 'en' else 'بلا تغيير'})" if reused else ""
    return f"{number}{known}"


def pages_made(made: int, reused: int, language: str) -> str:
    """«صُنعت 3 صفحات، وبقيت 997 صفحة بلا تغيير»."""
    if language == "en":
        return f"{_english('page', made)} rendered, {reused:,} unchanged"
    new = f"صُنعت {_PAGES.write(made)}" if made else "لم تُصنع صفحة"
    return f"{new}، وبقيت {_PAGES.write(reused)} بلا تغيير" if reused else new


def _english(noun: str, number: int) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
