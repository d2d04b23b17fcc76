"""Counted nouns as a careful editor writes them."""

import pytest

from milaff.text.plurals import CATEGORIES, UNITS, Noun, NounFault, category


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("zero", [0]),
        ("one", [1, 1.0]),
        ("two", [2]),
        ("few", [3, 5, 10, 103, 110, 1003, 2010]),
        ("many", [11, 12, 20, 99, 111, 133, 199, 1011]),
        ("other", [100, 101, 102, 200, 201, 302, 1000, 1001, 2000, 1_000_000, 1.5, 2.25, 103.5]),
    ],
)
def test_category(name: str, numbers: list[int | float]) -> None:
    assert name in CATEGORIES
    assert {category(number) for number in numbers} == {name}


WRITTEN = [
    ("killed", "لا قتلى", "قتيل واحد", "قتيلان", "3 قتلى", "11 قتيلا", "100 قتيل"),
    ("wounded", "لا جرحى", "جريح واحد", "جريحان", "3 جرحى", "11 جريحا", "100 جريح"),
    ("missing", "لا مفقودين", "مفقود واحد", "مفقودان", "3 مفقودين", "11 مفقودا", "100 مفقود"),
    ("person", "لا أشخاص", "شخص واحد", "شخصان", "3 أشخاص", "11 شخصا", "100 شخص"),
    ("member", "لا عناصر", "عنصر واحد", "عنصران", "3 عناصر", "11 عنصرا", "100 عنصر"),
    ("senior_member", "لا قياديين", "قيادي واحد", "قياديان", "3 قياديين", "11 قياديا", "100 قيادي"),
    ("fighter", "لا مقاتلين", "مقاتل واحد", "مقاتلان", "3 مقاتلين", "11 مقاتلا", "100 مقاتل"),
    ("suspect", "لا مشتبه بهم", "مشتبه به واحد", "مشتبه بهما", "3 مشتبه بهم", "11 مشتبها به",
     "100 مشتبه به"),
    ("detainee", "لا موقوفين", "موقوف واحد", "موقوفان", "3 موقوفين", "11 موقوفا", "100 موقوف"),
    ("attack", "لا هجمات", "هجوم واحد", "هجومان", "3 هجمات", "11 هجوما", "100 هجوم"),
    ("child", "لا أطفال", "طفل واحد", "طفلان", "3 أطفال", "11 طفلا", "100 طفل"),
    ("woman", "لا نساء", "امرأة واحدة", "امرأتان", "3 نساء", "11 امرأة", "100 امرأة"),
    ("country", "لا دول", "دولة واحدة", "دولتان", "3 دول", "11 دولة", "100 دولة"),
    ("province", "لا مقاطعات", "مقاطعة واحدة", "مقاطعتان", "3 مقاطعات", "11 مقاطعة", "100 مقاطعة"),
    ("household", "لا أسر", "أسرة واحدة", "أسرتان", "3 أسر", "11 أسرة", "100 أسرة"),
    ("refugee", "لا لاجئين", "لاجئ واحد", "لاجئان", "3 لاجئين", "11 لاجئا", "100 لاجئ"),
    ("day", "0 يوم", "يوم واحد", "يومان", "3 أيام", "11 يوما", "100 يوم"),
    ("hour", "0 ساعة", "ساعة واحدة", "ساعتان", "3 ساعات", "11 ساعة", "100 ساعة"),
    ("minute", "0 دقيقة", "دقيقة واحدة", "دقيقتان", "3 دقائق", "11 دقيقة", "100 دقيقة"),
    ("second", "0 ثانية", "ثانية واحدة", "ثانيتان", "3 ثوان", "11 ثانية", "100 ثانية"),
    ("week", "0 أسبوع", "أسبوع واحد", "أسبوعان", "3 أسابيع", "11 أسبوعا", "100 أسبوع"),
    ("month", "0 شهر", "شهر واحد", "شهران", "3 أشهر", "11 شهرا", "100 شهر"),
    ("year", "0 عام", "عام واحد", "عامان", "3 أعوام", "11 عاما", "100 عام"),
    ("percent", "0 في المئة", "1 في المئة", "2 في المئة", "3 في المئة", "11 في المئة",
     "100 في المئة"),
    ("dollar", "0 دولار", "دولار واحد", "دولاران", "3 دولارات", "11 دولارا", "100 دولار"),
    ("ton", "0 طن", "طن واحد", "طنان", "3 أطنان", "11 طنا", "100 طن"),
    ("kilometre", "0 كيلومتر", "كيلومتر واحد", "كيلومتران", "3 كيلومترات", "11 كيلومترا",
     "100 كيلومتر"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "zero", "one", "two", "few", "many", "other"), WRITTEN)
def test_units(unit: str, zero: str, one: str, two: str, few: str, many: str, other: str) -> None:
    written = [UNITS[unit].write(number) for number in (0, 1, 2, 3, 11, 100)]
    assert written == [zero, one, two, few, many, other]


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("killed", 133, "133 قتيلا"),
        ("killed", 103, "103 قتلى"),
        ("killed", 101, "101 قتيل"),
        ("killed", 102, "102 قتيل"),
        ("refugee", 2000, "2,000 لاجئ"),
        ("refugee", 25_000, "25,000 لاجئ"),
        ("member", 15, "15 عنصرا"),
        ("member", 10, "10 عناصر"),
        ("kilometre", 520, "520 كيلومترا"),
        ("kilometre", 1.5, "1.5 كيلومتر"),
    ],
)
def test_larger_numbers(unit: str, number: int | float, expected: str) -> None:
    assert UNITS[unit].write(number) == expected


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("killed", 2, "قتيلين"),
        ("country", 2, "دولتين"),
        ("refugee", 2, "لاجئين"),
        ("senior_member", 2, "قياديين"),
        ("suspect", 2, "مشتبه بهما"),
        ("fighter", 3, "3 مقاتلين"),
        ("killed", 1, "قتيل واحد"),
        ("killed", 11, "11 قتيلا"),
    ],
)
def test_after_a_preposition(unit: str, number: int, expected: str) -> None:
    assert UNITS[unit].write(number, case="oblique") == expected


ARTICLES = {
    "zero": "لا مواد",
    "one": "مادة واحدة",
    "two": "مادتان",
    "few": "{n} مواد",
    "many": "{n} مادة",
    "other": "{n} مادة",
}


def test_a_noun_of_the_site() -> None:
    noun = Noun.of(ARTICLES)
    assert noun.write(2, case="oblique") == "مادتين"
    assert noun.write(5, "arabic") == "٥ مواد"
    assert noun.write(1100, "arabic") == "١٬١٠٠ مادة"
    assert noun.form(12) == "{n} مادة"


def test_an_own_oblique_dual() -> None:
    noun = Noun.of(ARTICLES | {"two": "عنصران بارزان", "two_oblique": "عنصرين بارزين"})
    assert noun.write(2, case="oblique") == "عنصرين بارزين"


def test_a_noun_without_all_forms() -> None:
    with pytest.raises(NounFault) as caught:
        Noun.of({"zero": "لا مواد", "one": "مادة", "two": "", "plural": "مواد"})
    assert caught.value.missing == ("two", "few", "many", "other")
    assert caught.value.unknown == ("plural",)


def test_every_unit_says_its_number() -> None:
    for noun in UNITS.values():
        assert all("{n}" in form for form in (noun.few, noun.many, noun.other))
        assert (
            noun.two.endswith("ان")
            or noun.two_oblique
            or noun.two
            in (
                "مشتبه بهما",
                noun.few,
            )
        )
