"""Durations."""

import pytest

from milaff.text.durations import Duration, DurationFault, parse_duration, write_duration


@pytest.mark.parametrize(
    ("text", "nominative", "oblique", "seconds"),
    [
        ("PT1M31S", "دقيقة و31 ثانية", "دقيقة و31 ثانية", 91),
        ("PT1M", "دقيقة واحدة", "دقيقة واحدة", 60),
        ("PT2M", "دقيقتان", "دقيقتين", 120),
        ("PT3M", "3 دقائق", "3 دقائق", 180),
        ("PT11M", "11 دقيقة", "11 دقيقة", 660),
        ("PT90M", "90 دقيقة", "90 دقيقة", 5400),
        ("PT1H2M", "ساعة ودقيقتان", "ساعة ودقيقتين", 3720),
        ("P1Y2M3D", "عام وشهران و3 أيام", "عام وشهرين و3 أيام", 428 * 86400),
        ("P2W", "أسبوعان", "أسبوعين", 14 * 86400),
        ("PT1.5S", "1.5 ثانية", "1.5 ثانية", 1.5),
        ("PT5S", "5 ثوان", "5 ثوان", 5),
        ("PT0S", "0 ثانية", "0 ثانية", 0),
    ],
)
def test_durations(text: str, nominative: str, oblique: str, seconds: float) -> None:
    duration = parse_duration(text)
    assert write_duration(duration) == nominative
    assert write_duration(duration, case="oblique") == oblique
    assert duration.total_seconds == seconds


def test_arabic_digits() -> None:
    assert write_duration(Duration(minutes=1, seconds=31), "arabic") == "دقيقة و٣١ ثانية"


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("1:31", "clock-duration", "PT1M31S"),
        ("1:02:31", "clock-duration", "PT1H2M31S"),
        ("١:٣١", "clock-duration", "PT1M31S"),
        ("pt1m", "lowercase", "PT1M"),
        ("PT٣M", "arabic-digits", "PT3M"),
        ("P", "not-a-duration", None),
        ("PT", "not-a-duration", None),
        ("P1DT", "not-a-duration", None),
        ("P31S", "not-a-duration", None),
        ("دقيقة", "not-a-duration", None),
    ],
)
def test_faults(text: str, code: str, suggestion: str | None) -> None:
    with pytest.raises(DurationFault) as caught:
        parse_duration(text)
    assert (caught.value.code, caught.value.suggestion) == (code, suggestion)
