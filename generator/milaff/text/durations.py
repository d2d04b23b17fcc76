"""Durations: ISO 8601 (`PT1M31S`, `P3D`, `P2W`) read, and written in Arabic («دقيقة و31 ثانية»)."""

import re
from dataclasses import dataclass

from milaff.text.numerals import Digits, to_latin_digits, write_number
from milaff.text.plurals import UNITS, Case

_DURATION = re.compile(
    r"P(?=[0-9T])(?:(?P<years>[0-9]{1,9})Y)?(?:(?P<months>[0-9]{1,9})M)?(?:(?P<weeks>[0-9]{1,9})W)?"
    r"(?:(?P<days>[0-9]{1,9})D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,9})H)?(?:(?P<minutes>[0-9]{1,9})M)?"
    r"(?:(?P<seconds>[0-9]{1,9}(?:\.[0-9]{1,6})?)S)?)?"
)
_CLOCK = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-5][0-9])")
_SECONDS = {
    "years": 365 * 86400,
    "months": 30 * 86400,
    "weeks": 7 * 86400,
    "days": 86400,
    "hours": 3600,
    "minutes": 60,
    "seconds": 1,
}


class DurationFault(ValueError):
    """A text that is no duration; `suggestion` is what was probably meant."""

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        self.code = code
        self.suggestion = suggestion
        super().__init__(f"{code}: {suggestion}" if suggestion else code)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the parts it was given in: 90 minutes stay 90 minutes."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int | float = 0

    @property
    def total_seconds(self) -> float:
        """The length for comparison: a month counts 30 days, a year 365."""
        return float(sum(getattr(self, name) * length for name, length in _SECONDS.items()))


def parse_duration(text: str) -> Duration:
    """The duration of an ISO 8601 text.

    Raises DurationFault: clock-duration (1:31), arabic-digits, lowercase, not-a-duration.
    """
    found = _DURATION.fullmatch(text)
    if not found:
        raise _fault(text)
    parts = {name: _number(number) for name, number in found.groupdict().items() if number}
    return Duration(**parts)  # type: ignore[arg-type]


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _fault(text: str) -> DurationFault:
    """Recognises 1:31, 1:02:31, Arabic digits and small letters."""
    tidy = to_latin_digits(text).strip().upper()
    if found := _CLOCK.fullmatch(tidy):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        hour_part = f"{hours}H" if hours else ""
        return DurationFault("clock-duration", f"PT{hour_part}{minutes}M{seconds}S")
    if tidy == text or not _DURATION.fullmatch(tidy):
        return DurationFault("not-a-duration")
    return DurationFault("lowercase" if to_latin_digits(text) == text else "arabic-digits", tidy)


def write_duration(duration: Duration, digits: Digits = "latin", case: Case = "nominative") -> str:
    """The duration in Arabic: «دقيقة و31 ثانية», «ساعتان», «3 دقائق»; `case` as in `Noun.write`."""
    parts = [
        (name.removesuffix("s"), getattr(duration, name))
        for name in _SECONDS
        if getattr(duration, name)
    ]
    if not parts:
        return UNITS["second"].other.replace("{n}", write_number(0, digits))
    written = [UNITS[unit].write(number, digits, case) for unit, number in parts]
    if len(parts) > 1:  # «دقيقة و31 ثانية», not «دقيقة واحدة و31 ثانية»
        written = [
            words.split()[0] if number == 1 else words
            for words, (_, number) in zip(written, parts, strict=True)
        ]
    return " و".join(written)
