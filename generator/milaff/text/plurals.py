"""Counted nouns in Arabic: the six plural categories and the form of the noun in each.

Categories are CLDR's plural rules for `ar`, written out: to load them from Babel takes longer than
to build a small site. The noun after a number: 3-10 plural in the genitive
(3 مقاتلين), 11-99 singular in the accusative (11 مقاتلا), 100, 101, 102 and the like singular in
the genitive (100 مقاتل); only the dual shows whether the whole phrase is nominative or oblique.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from milaff.text.numerals import Digits, write_number

CATEGORIES = ("zero", "one", "two", "few", "many", "other")

Case = Literal["nominative", "oblique"]


def category(number: int | float) -> str:
    """The plural category of a number: one of `CATEGORIES`, by CLDR's rules for Arabic."""
    size = abs(number)
    if size in (0, 1, 2):
        return CATEGORIES[int(size)]
    if size != int(size):
        return "other"
    last = size % 100
    return "few" if 3 <= last <= 10 else "many" if last >= 11 else "other"


class NounFault(ValueError):
    """A noun without one of its six forms, or with a form that does not exist."""

    def __init__(self, missing: tuple[str, ...], unknown: tuple[str, ...]) -> None:
        self.missing = missing
        self.unknown = unknown
        super().__init__(
            f"missing forms: {', '.join(missing) or '-'}; unknown: {', '.join(unknown) or '-'}"
        )


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: one template for each category, where `{n}` stands for the number.

    `two_oblique` is the dual after a preposition or as an object (قتيلين); if it is not given and
    `two` is one word in ـان, it follows from that.
    """

    zero: str
    one: str
    two: str
    few: str
    many: str
    other: str
    two_oblique: str = ""

    @property
    def is_measure(self) -> bool:
        """Whether it measures (متر) and does not count (قتيل): its zero, too, is a number."""
        return "{n}" in self.zero

    @classmethod
    def of(cls, forms: Mapping[str, str]) -> "Noun":
        """The noun with these forms, by category; raises NounFault if one is missing or unknown."""
        missing = tuple(name for name in CATEGORIES if not forms.get(name))
        unknown = tuple(sorted(set(forms) - {*CATEGORIES, "two_oblique"}))
        if missing or unknown:
            raise NounFault(missing, unknown)
        return cls(**forms)

    def form(self, number: int | float, case: Case = "nominative") -> str:
        """The template for this number, `{n}` not yet filled in."""
        name = category(number)
        if name == "two" and case == "oblique":
            return self.two_oblique or _oblique_dual(self.two)
        return str(getattr(self, name))

    def write(
        self, number: int | float, digits: Digits = "latin", case: Case = "nominative"
    ) -> str:
        """The number with its noun: «قتيلان», «3 قتلى», «11 قتيلا», «2,000 قتيل»."""
        return self.form(number, case).replace("{n}", write_number(number, digits))


def _oblique_dual(dual: str) -> str:
    return f"{dual[:-2]}ين" if dual.endswith("ان") and " " not in dual else dual


def _masculine(singular: str, plural: str) -> Noun:
    """A noun whose dual and accusative add ـان and ـا; `plural` in the genitive."""
    return Noun(
        zero=f"لا {plural}",
        one=f"{singular} واحد",
        two=f"{singular}ان",
        few=f"{{n}} {plural}",
        many=f"{{n}} {singular}ا",
        other=f"{{n}} {singular}",
    )


def _feminine(singular: str, plural: str) -> Noun:
    """A noun in ـة: the dual in ـتان, the accusative like the genitive."""
    return Noun(
        zero=f"لا {plural}",
        one=f"{singular} واحدة",
        two=f"{singular.removesuffix('ة')}تان",
        few=f"{{n}} {plural}",
        many=f"{{n}} {singular}",
        other=f"{{n}} {singular}",
    )


def _measure(noun: Noun) -> Noun:
    """The noun as a measure: «0 متر», where of people one says «لا قتلى»."""
    return replace(noun, zero=noun.other)


def _invariable(phrase: str) -> Noun:
    return Noun(*[f"{{n}} {phrase}"] * len(CATEGORIES))


UNITS: Mapping[str, Noun] = {
    # people
    "killed": _masculine("قتيل", "قتلى"),
    "wounded": _masculine("جريح", "جرحى"),
    "injured": _masculine("مصاب", "مصابين"),
    "missing": _masculine("مفقود", "مفقودين"),
    "victim": _feminine("ضحية", "ضحايا"),
    "hostage": _feminine("رهينة", "رهائن"),
    "person": _masculine("شخص", "أشخاص"),
    "member": _masculine("عنصر", "عناصر"),
    "senior_member": _masculine("قيادي", "قياديين"),
    "fighter": _masculine("مقاتل", "مقاتلين"),
    "soldier": _masculine("جندي", "جنود"),
    "civilian": _masculine("مدني", "مدنيين"),
    "suspect": Noun(
        zero="لا مشتبه بهم",
        one="مشتبه به واحد",
        two="مشتبه بهما",
        few="{n} مشتبه بهم",
        many="{n} مشتبها به",
        other="{n} مشتبه به",
    ),
    "detainee": _masculine("موقوف", "موقوفين"),
    "prisoner": _masculine("سجين", "سجناء"),
    "child": _masculine("طفل", "أطفال"),
    "woman": _feminine("امرأة", "نساء"),
    "refugee": _masculine("لاجئ", "لاجئين"),
    "displaced": _masculine("نازح", "نازحين"),
    "household": _feminine("أسرة", "أسر"),
    # events and things
    "attack": _masculine("هجوم", "هجمات"),
    "explosion": _masculine("انفجار", "انفجارات"),
    "strike": _feminine("غارة", "غارات"),
    "missile": _masculine("صاروخ", "صواريخ"),
    "drone": _feminine("مسيّرة", "مسيّرات"),
    "vehicle": _feminine("مركبة", "مركبات"),
    "house": _masculine("منزل", "منازل"),
    "case": _feminine("حالة", "حالات"),
    "time": _feminine("مرة", "مرات"),
    # places
    "country": _feminine("دولة", "دول"),
    "province": _feminine("مقاطعة", "مقاطعات"),
    "city": _feminine("مدينة", "مدن"),
    "village": _feminine("قرية", "قرى"),
    # time
    "second": _measure(_feminine("ثانية", "ثوان")),
    "minute": _measure(_feminine("دقيقة", "دقائق")),
    "hour": _measure(_feminine("ساعة", "ساعات")),
    "day": _measure(_masculine("يوم", "أيام")),
    "week": _measure(_masculine("أسبوع", "أسابيع")),
    "month": _measure(_masculine("شهر", "أشهر")),
    "year": _measure(_masculine("عام", "أعوام")),
    # measures
    "percent": _invariable("في المئة"),
    "dollar": _measure(_masculine("دولار", "دولارات")),
    "euro": _invariable("يورو"),
    "ton": _measure(_masculine("طن", "أطنان")),
    "kilogram": _measure(_masculine("كيلوغرام", "كيلوغرامات")),
    "metre": _measure(_masculine("متر", "أمتار")),
    "kilometre": _measure(_masculine("كيلومتر", "كيلومترات")),
}
"""The built-in counted nouns, by unit. A site adds its own by `Noun.of`."""
