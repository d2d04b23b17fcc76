"""Ids (ASCII slugs), suggestions for them, and readable anchors for headings."""

import re
import unicodedata

from milaff.text.arabic import strip_marks
from milaff.text.numerals import to_latin_digits

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"

_ID = re.compile(ID_PATTERN)
_NOT_ASCII_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘`]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2}")
_GAP = re.compile(r"[\W_]+")
_LONGEST = 60

_CONSONANTS = "بتثجحخدذرزسشصضطظعغفقكلمنهپچژڤگک"
_LATIN = "b t th j h kh d dh r z s sh s d t z a gh f q k l m n h p ch zh v g k"
_VOWELS = {
    "ا": "a",
    "أ": "a",
    "آ": "a",
    "إ": "i",
    "ٱ": "a",
    "ة": "a",
    "ى": "a",
    "ئ": "e",
    "ؤ": "o",
    "ء": "",
    "ی": "y",
}
_LETTERS = dict(zip(_CONSONANTS, _LATIN.split(" "), strict=True)) | _VOWELS
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")
_LONG_VOWEL = re.compile(rf"(?<=[{_CONSONANTS}])([وي])(?=[{_CONSONANTS}]|(?!\w))")


def is_id(text: str) -> bool:
    """Whether `text` is an id: small ASCII letters and digits, words joined by single hyphens."""
    return _ID.fullmatch(text) is not None


def suggest_id(text: str) -> str:
    """An id for a title: from its Latin words if it has any, else from its Arabic letters.

    The transliteration is plain («داعش خراسان» → `daash-khrasan`), to be mended by the editor.
    "" if there is no letter or digit to use.
    """
    latin = unicodedata.normalize("NFKD", to_latin_digits(text))
    if not _LATIN_WORD.search(latin):
        latin = _transliterate(unicodedata.normalize("NFC", latin))
    slug = _NOT_ASCII_SLUG.sub("-", _without_accents(latin).lower()).strip("-")
    return _shortened(slug)


def _without_accents(text: str) -> str:
    return "".join(
        letter for letter in _APOSTROPHES.sub("", text) if not unicodedata.combining(letter)
    )


def _transliterate(text: str) -> str:
    plain = _ARTICLE.sub("al-", strip_marks(text))
    vowels = _LONG_VOWEL.sub(lambda letter: "u" if letter[1] == "و" else "i", plain)
    return "".join(
        _LETTERS.get(letter, letter) for letter in vowels.replace("و", "w").replace("ي", "y")
    )


def _shortened(slug: str) -> str:
    """At most `_LONGEST` characters, whole words."""
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def heading_slug(text: str, separator: str = "-") -> str:
    """An anchor that reads like its heading, for Python-Markdown's `toc` (`slugify=heading_slug`).

    Letters and digits stay, Arabic ones too; marks and unseen characters go; Latin is small.
    """
    plain = strip_marks(unicodedata.normalize("NFKC", text)).lower()
    return separator.join(word for word in _GAP.split(plain) if word)
