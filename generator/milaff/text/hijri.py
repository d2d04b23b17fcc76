"""Hijri dates in the calendar of Umm al-Qura, by the library hijridate where it is installed.

Its table covers 1 August 1924 to 16 November 2077: 1343 to 1500 of the Hijra.
"""

from datetime import date

from milaff.text.edtf import EdtfDate
from milaff.text.numerals import Digits, use_digits

try:
    from hijridate import Gregorian
except ImportError:  # the extra `milaff[hijri]`
    Gregorian = None  # type: ignore[assignment,misc]

_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
_GENITIVE = {"ذو القعدة": "ذي القعدة", "ذو الحجة": "ذي الحجة"}


def has_hijri() -> bool:
    """Whether the library is installed."""
    return Gregorian is not None


def write_hijri(value: EdtfDate | date, digits: Digits = "latin") -> str:
    """The Hijri date of a day («12 رمضان 1445هـ»), of a month («شعبان – رمضان 1445هـ») or of a
    year («1436–1437هـ»); empty where it says nothing: of what is approximate, uncertain or
    unspecified, of seasons and intervals, and outside the table."""
    if isinstance(value, EdtfDate):
        is_vague = value.approximate or value.uncertain or value.unspecified
        if is_vague or value.precision not in ("day", "month", "year"):
            return ""
        first, last, precision = value.earliest, value.latest, value.precision
    else:
        first = last = value
        precision = "day"
    ends = _converted(first), _converted(last)
    if ends[0] is None or ends[1] is None:
        return ""
    return use_digits(_WRITERS[precision](ends[0], ends[1]), digits)


_Day = tuple[int, int, int]


def _converted(day: date) -> _Day | None:
    if Gregorian is None:
        return None
    try:
        return Gregorian.fromdate(day).to_hijri().datetuple()
    except OverflowError:
        return None


def _day(first: _Day, _last: _Day) -> str:
    year, month, day = first
    name = _MONTHS[month - 1]
    return f"{day} {_GENITIVE.get(name, name)} {year}هـ"


def _month(first: _Day, last: _Day) -> str:
    year, last_year = first[0], last[0]
    names = [_MONTHS[month - 1] for month in range(first[1], last[1] + 1)]
    if year == last_year:
        return f"{' – '.join(names)} {year}هـ"
    return f"{_MONTHS[first[1] - 1]} {year}هـ – {_MONTHS[last[1] - 1]} {last_year}هـ"


def _year(first: _Day, last: _Day) -> str:
    return f"{first[0]}–{last[0]}هـ" if first[0] != last[0] else f"{first[0]}هـ"


_WRITERS = {"day": _day, "month": _month, "year": _year}
