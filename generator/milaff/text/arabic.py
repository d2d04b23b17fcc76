"""Arabic letters: the normal form that names are compared in, alphabetical order, sentences.

The normal form ignores what writers vary without meaning another word: vowel signs, tatweel,
hamza seats, final ya and ta marbuta, Persian key-board letters, digits, dashes.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

TATWEEL = "\u0640"

INVISIBLE: frozenset[str] = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Unseen characters: bidi controls (UAX #9), zero-width space, word joiner, soft hyphen, BOM.

The joiners U+200C and U+200D are not among them: Persian, Urdu and Kurdish spell with them.
"""


def _span(first: int, last: int) -> Iterator[str]:
    return map(chr, range(first, last + 1))


MARKS: frozenset[str] = frozenset(
    [
        *_span(0x0610, 0x061A),
        *_span(0x064B, 0x065F),
        "\u0670",
        *_span(0x06D6, 0x06ED),
        *_span(0x08D3, 0x08FF),
    ]
)
"""Tashkeel and the Quran's reading signs (Unicode blocks Arabic and Arabic Extended-A)."""

_SAME_LETTER = {
    "أإآٱ": "ا",
    "ىیېئےۍ": "ي",
    "ؤ": "و",
    "ةھہەۀۂۃ": "ه",
    "کڪگڭ": "ك",
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
    "-_\u00a0\u200c\u202f\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d": " ",
}


def _presentation_forms() -> Iterator[str]:
    yield from _span(0xFB50, 0xFDFF)
    yield from _span(0xFE70, 0xFEFC)


def _fold_table() -> dict[int, str]:
    table = {ord(letter): to for letters, to in _SAME_LETTER.items() for letter in letters}
    table |= {ord(zero) + n: str(n) for zero in "٠۰" for n in range(10)}
    table |= {ord(mark): "" for mark in MARKS | INVISIBLE | {TATWEEL, "\u200d"}}
    for form in _presentation_forms():
        # A mark standing alone is a space and the mark there: between letters it is no space.
        table[ord(form)] = unicodedata.normalize("NFKC", form).translate(table).strip()
    return table


FOLD_TABLE: dict[int, str] = _fold_table()
"""For `str.translate`: what `fold` makes of each letter; "" if dropped, several for a ligature."""

_STRIP_TABLE = {ord(mark): "" for mark in MARKS | INVISIBLE | {TATWEEL}}


def fold(text: str) -> str:
    """The normal form, in which two spellings of one name are equal; spaces are collapsed."""
    folded = unicodedata.normalize("NFC", text.translate(FOLD_TABLE).casefold())
    return " ".join(folded.split())


def strip_marks(text: str) -> str:
    """`text` without tashkeel, tatweel and invisible characters; the letters stay as typed."""
    return unicodedata.normalize("NFC", text).translate(_STRIP_TABLE)


_ARTICLE = re.compile(r"\A[اٱ]ل(?!له(?!\w))(?=\w\w)")
_NUMBER = re.compile(r"[0-9]+")
_OTHER_SCRIPT = re.compile(r"[^0-9 \u0600-\u06ff]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_AFTER_ARABIC = "\uffff"
_SORT_TABLE = FOLD_TABLE | {ord("ة"): "ت", ord("ۃ"): "ت"}


def _filing_form(text: str) -> str:
    """The letters under which `text` is filed: no article, no marks, one space between words."""
    words = _NOT_ALPHANUMERIC.sub(" ", strip_marks(text)).strip()
    decomposed = unicodedata.normalize("NFKD", _ARTICLE.sub("", words))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return letters.translate(_SORT_TABLE).casefold()


def _by_value(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0") or "0"
    return f"{len(digits):04d}{digits}"


@lru_cache(maxsize=1024)
def sort_key(text: str) -> tuple[str, str]:
    """A key for Arabic alphabetical order: digits (by value), then Arabic, then other scripts.

    CLDR's collation for `ar` puts Arabic first among scripts, ta marbuta with ta and alef maqsura
    with ya. Hamza is filed under its seat, a leading article is ignored (except in «الله»), words
    come before letters («بن لادن» before «بنغازي»). The text itself decides between equals.
    """
    key = _NUMBER.sub(_by_value, _filing_form(text))
    return _OTHER_SCRIPT.sub(rf"{_AFTER_ARABIC}\g<0>", key), text


def first_letter(text: str) -> str:
    """The letter that heads the group `text` is listed in; `#` for a number or no letter at all.

    Names sorted by `sort_key` come in whole groups.
    """
    initial = _filing_form(text)[:1]
    return initial.upper() if initial.isalpha() else "#"


# --- sentences ------------------------------------------------------------------------

_STOP = re.compile(r"""(?:[.!?؟…۔]++["'”’»)\]]*+)(?=\s|\Z)|\n""")
_INITIAL = re.compile(r"(?:\A|(?<!\d)[^\w.])(?:[^\W\d_]\.)*[^\W\d_]\Z")
_LIST_NUMBER = re.compile(r"\W*\d+\Z")
_LATIN_ABBREVIATION = re.compile(
    r"(?<![A-Za-z])(?:al|approx|capt|cf|co|col|corp|dr|ed|eds|etc|fig|gen|gov|inc|jr|lt|ltd|maj|mr|mrs|ms|"
    r"no|pp|prof|rep|rev|sen|sgt|sr|st|vol|vs)\Z",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(r"[\u0621-\u063f\u0641-\u064a]{2}\.")
"""Most points: after a word of more than one Arabic letter."""
_LOOK_BACK = 24


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the mark ends the sentence begun at `start`: not after «د.», `Dr.`, `1.`, or «..»."""
    if stop[0] == "..":
        return False
    if stop[0] != "." or _AFTER_WORD.match(text, max(start, stop.start() - 2)):
        return True
    before = strip_marks(text[max(start, stop.start() - _LOOK_BACK) : stop.start()])
    is_number = stop.start() - start <= _LOOK_BACK and _LIST_NUMBER.match(before)
    return not (is_number or _INITIAL.search(before) or _LATIN_ABBREVIATION.search(before))


def sentence_at(text: str, place: int) -> str:
    """The sentence of a text that holds the character at that place."""
    start = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, start, stop):
            if stop.end() > place:
                return text[start : stop.end()].strip()
            start = stop.end()
    return text[start:].strip()


def sentences(text: str) -> list[str]:
    """The sentences of a plain Arabic text, each with its closing mark, without the space around.

    A line break ends a sentence; two dots, which Arabic headlines use as a pause, do not.
    """
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, start, stop):
            found.append(text[start : stop.end()].strip())
            start = stop.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]
