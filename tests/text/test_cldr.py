"""What is written out of CLDR is what Babel has of it."""

import pytest
from babel import Locale
from babel.dates import get_day_names, get_month_names

from milaff.text.months import ENGLISH_SHORT, MONTHS, WEEKDAYS
from milaff.text.plurals import category


@pytest.mark.parametrize("locale", MONTHS)
def test_months(locale: str) -> None:
    assert dict(get_month_names("wide", locale=locale).items()) == dict(
        enumerate(MONTHS[locale], 1)
    )


def test_short_months() -> None:
    names = get_month_names("abbreviated", locale="en")
    assert tuple(names[month] for month in range(1, 13)) == ENGLISH_SHORT


@pytest.mark.parametrize("locale", WEEKDAYS)
def test_weekdays(locale: str) -> None:
    names = get_day_names("wide", locale=locale)
    assert tuple(names[day] for day in range(7)) == WEEKDAYS[locale]


def test_plurals() -> None:
    locale = Locale("ar")
    numbers = [*range(-20, 1300), 10**6, 10**6 + 3, 0.0, 1.0, 2.0, 1.5, 3.0, 10.5, 111.0, 103.25]
    wrong = [number for number in numbers if category(number) != locale.plural_form(number)]
    assert wrong == []
