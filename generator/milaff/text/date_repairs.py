"""What somebody probably meant who typed a date that is not EDTF: one small rule for each habit.

A repair is (code, candidate). A candidate that is not valid itself is dropped, so that a suggestion
can always be typed as it stands.
"""

import re
from collections.abc import Callable

from milaff.text.arabic import INVISIBLE, fold, strip_marks
from milaff.text.edtf import DateFault, read_edtf
from milaff.text.months import known_months, known_weekdays
from milaff.text.numerals import to_latin_digits

Repair = tuple[str, str | None]
Rule = Callable[[str], Repair | None]

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})([-/.]))?([0-9]{1,2})[-/.]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEARS = re.compile(r"([0-9]{4})(?:-|\.\.)([0-9]{4})?")
_SHORT_YEARS = re.compile(r"([0-9]{2})([0-9]{2})[/-]([0-9]{2})")
_ENGLISH_DECADE = re.compile(r"([0-9]{3})0'?s")
_UNCLEAR_DIGIT = re.compile(r"([0-9]{2,3})([x?*]{1,2})")
_MARK_FIRST = re.compile(r"([?~%])\s*([0-9X/-]+)|([0-9X/-]+)\s+([?~%])")
_ABOUT = re.compile(
    r"(?:نحو|حوالي|قرابة|تقريبا|circa|ca|c|about)\.? *([0-9X-]+)|([0-9X-]+) *(?:م )?(?:تقريبا)"
)
_ERA = re.compile(r"(?:(?:في )?(?:عام|سنة) )?([0-9X-]+)(?: ?م| ?ميلادية?)?")
_HIJRI = re.compile(
    r"\d\s*هـ?(?!\w)|هجري|محرم|صفر|ربيع ال|جمادى"
    r"|رجب|شعبان|رمضان|شوال|ذ[وي] القعدة|ذ[وي] الحجة"
)
_OTHER_DASHES = re.compile(r"[\u2010-\u2015\u2212ـ]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_FILLERS = frozenset(
    map(fold, ("في", "من", "شهر", "عام", "سنة", "يوم", "م", "of", "the", "th", "st", "nd", "rd"))
)


def _arabic_digits(text: str) -> Repair | None:
    latin = to_latin_digits(text)
    return ("arabic-digits", latin) if latin != text else None


def _invisible(text: str) -> Repair | None:
    seen = "".join(character for character in text if character not in INVISIBLE)
    return ("invisible-character", seen) if seen != text else None


def _spaces(text: str) -> Repair | None:
    closed = re.sub(r"\s*([-/~?%])\s*", r"\1", text.strip())
    return ("spaces", closed) if closed != text else None


def _other_dash(text: str) -> Repair | None:
    hyphens = _OTHER_DASHES.sub("-", text)
    return ("wrong-dash", hyphens) if hyphens != text else None


def _year_first(text: str) -> Repair | None:
    """2024/3/24, 2024.3.24, 2024-3-4, 2024/03."""
    found = _YEAR_FIRST.fullmatch(text)
    if not found:
        return None
    year, separator, month, day = found.groups()
    if day is None and int(month) > 24:
        return None
    code = {"-": "missing-zero", "/": "slash-date", ".": "dot-date"}[separator]
    return code, "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _year_last(text: str) -> Repair | None:
    """24/3/2024, 24-03-2024, 3/24/2024 (a month above 12 is a day), 3/2024."""
    found = _YEAR_LAST.fullmatch(text)
    if not found:
        return None
    day, _, month, year = found.groups()
    if day and int(month) > 12 >= int(day):
        day, month = month, day
    return "day-month-order", "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


def _compact(text: str) -> Repair | None:
    found = _COMPACT.fullmatch(text)
    return ("missing-hyphens", "-".join(found.groups())) if found else None


def _years(text: str) -> Repair | None:
    """2023-2024, 2021- (still going on), 2024/25."""
    if found := _YEARS.fullmatch(text):
        return "interval-dash", f"{found[1]}/{found[2] or '..'}"
    found = _SHORT_YEARS.fullmatch(text)
    if not found or int(found[3]) <= int(found[2]):
        return None
    return "short-year", f"{found[1]}{found[2]}/{found[1]}{found[3]}"


def _unclear_digits(text: str) -> Repair | None:
    """1990s, 199x, 19?? are written 199X, 19XX."""
    if found := _ENGLISH_DECADE.fullmatch(text):
        return "unspecified-digits", f"{found[1]}X"
    found = _UNCLEAR_DIGIT.fullmatch(text)
    return ("unspecified-digits", found[1] + "X" * len(found[2])) if found else None


def _lowercase(text: str) -> Repair | None:
    upper = text.upper()
    return ("lowercase", upper) if upper != text and re.fullmatch(r"[0-9xy?~%/.-]+", text) else None


def _mark_place(text: str) -> Repair | None:
    """~2015 and `2015 ~` are written 2015~."""
    found = _MARK_FIRST.fullmatch(text)
    if not found:
        return None
    return "qualifier-place", (found[2] or found[3]) + (found[1] or found[4])


def _approximate_words(text: str) -> Repair | None:
    found = _ABOUT.fullmatch(_one_spaced(text))
    return ("approximate-words", (found[1] or found[2]) + "~") if found else None


def _era(text: str) -> Repair | None:
    """2015م, عام 2015."""
    found = _ERA.fullmatch(_one_spaced(text))
    return ("words-around", found[1]) if found and found[1] != text else None


def _hijri(text: str) -> Repair | None:
    """A date of the Hijri calendar is not converted: the day depends on the country's sighting."""
    return ("hijri-date", None) if _HIJRI.search(text) else None


def _one_spaced(text: str) -> str:
    return " ".join(strip_marks(text).split())


def _month_name(text: str) -> Repair | None:
    """24 مارس 2024, الأحد 24 آذار/مارس 2024, March 24, 2024, مارس 2024."""
    words = fold(text)
    months = set()
    for name, number in sorted(known_months().items(), key=lambda item: -len(item[0])):
        words, count = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", words)
        months |= {number} if count else set()
    if not months:
        return None
    rest = [word for word in _WORD.findall(words) if word not in _FILLERS | known_weekdays()]
    years = [word for word in rest if re.fullmatch(r"[0-9]{4}", word)]
    days = [word for word in rest if re.fullmatch(r"[0-9]{1,2}", word)]
    if len(months) > 1 or len(years) != 1 or len(days) > 1 or len(rest) != len(years) + len(days):
        return "month-name", None
    return "month-name", "-".join(
        [years[0], f"{months.pop():02d}", *(day.zfill(2) for day in days)]
    )


_RULES: tuple[Rule, ...] = (
    _invisible,
    _arabic_digits,
    _spaces,
    _unclear_digits,
    _mark_place,
    _year_first,
    _year_last,
    _compact,
    _years,
    _approximate_words,
    _hijri,
    _era,
    _month_name,
    _other_dash,
    _lowercase,
)
_MOST_HABITS = 3
_LONGEST = 60


def find_repair(text: str, depth: int = 0) -> DateFault:
    """The fault of a text that is not EDTF, with what was probably meant where that is a date."""
    if depth <= _MOST_HABITS and len(text) <= _LONGEST:
        for rule in _RULES:
            if repair := rule(text):
                return _judged(*repair, depth)
    return DateFault("not-a-date")


def _judged(code: str, candidate: str | None, depth: int) -> DateFault:
    """The fault with its candidate if that is EDTF, else with what that leads to («٢٤/٣/٢٠٢٤»)."""
    if candidate is None:
        return DateFault(code)
    try:
        return DateFault(code, read_edtf(candidate).text)
    except DateFault as fault:
        is_final = fault.suggestion or fault.code != "not-a-date"
        deeper = fault if is_final else find_repair(candidate, depth + 1)
        return DateFault(code, deeper.suggestion) if deeper.suggestion else deeper
