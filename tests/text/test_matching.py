"""Names in a text: proclitics, spellings, gaps, neighbours, the longest name, offsets."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import pairwise

import pytest

from milaff.text.arabic import fold
from milaff.text.matching import Matcher
from milaff.text.patterns import Pattern
from milaff.text.proclitics import PROCLITICS, has_article

NAMES = (
    "موسكو|روسيا|الكرملين|اللاذقية|داعش|داعش خراسان|طالبان|طالبان باكستان|باكستان|ألمانيا|"
    "تنظيم الدولة الإسلامية|الدولة الإسلامية|سي إن إن|أ ف ب|ISIS-K|CNN|علي|جدة|علي خامنئي|"
    "هبة الله أخوند زاده|فوزية كوفي|الله|Erdoğan|آل سعود"
)


def marked(text: str, *patterns: Pattern) -> str:
    """The text with what is found in brackets."""
    matcher = Matcher(patterns or [Pattern(name, name) for name in NAMES.split("|")])
    for match in reversed(matcher.find(text)):
        name = f"[{text[match.start : match.end]}]"
        text = text[: match.start] + name + text[match.end :]
    return text


FOUND = {
    "proclitics": """
        و[موسكو] ف[موسكو] ب[موسكو] ل[موسكو] ك[موسكو] وب[موسكو] ول[موسكو] فل[موسكو] وك[موسكو]
        و[الكرملين] ب[الكرملين] وك[الكرملين] [للكرملين] و[للكرملين] ف[للكرملين] لكرملين للموسكو
        [اللاذقية] و[اللاذقية] [للاذقية] و[للاذقية] لللاذقية
        ل[ألمانيا] لل [ألمانيا] [لله] و[الله] [ال سعود] [آل سعود] ل[آل سعود]
        ب[داعش خراسان] و[تنظيم الدولة الإسلامية] وبموسكوا سموسكو أموسكو
        بـ[موسكو] بـ"[طالبان]" ولـ«[طالبان]» بِ[موسكو] وَ[موسكو]
    """,
    "no suffix": """
        روسي الروسية روسياه موسكوي طالبانية داعشي الداعشيون والدواعش
    """,
    "letters": """
        [تنظيم الدوله الاسلاميه] [هبة الله آخوند زادة] [فوزيه كوفى] [المانيا]
        [پاکستان] [ﻃﺎﻟﺒﺎﻥ] [ﺭوسيا] [روسيــــا] [مُوسْكُو] [علی] [عَلِي] على [جدة] [جدّة] جده
        [ERDOGAN] [Erdoğan] [erdog\u0306an] [isis k] [Cnn]
    """,
    "tanwin": """
        مقترحا روسياً وروسيًا حوارا [روسيا] [رُوسِيَا]
    """,
    "gaps": """
        [داعش - خراسان] [داعش–خراسان] [داعش-خراسان] [داعش\u200cخراسان] [داعش\u00a0خراسان]
        [داعش (خراسان)] [تنظيم "الدولة الإسلامية"] "[داعش خراسان]" («[داعش خراسان]»)
        [تنظيم «الدولة الإسلامية»] [سي.إن.إن] [أ.ف.ب] [أ. ف. ب] [داعش_خراسان]
        [داعش]، خراسان [طالبان]، [باكستان] [طالبان]. [باكستان] [داعش]: خراسان [داعش]    خراسان
        [داعش]\ufffcخراسان [داعش]\u2028خراسان [داعش]
        خراسان
    """,
    "the longest": """
        [داعش خراسان] [داعش] خراسا [طالبان باكستان] [علي خامنئي] [علي] خامن
        [تنظيم الدولة الإسلامية] التنظيم [الدولة الإسلامية]
    """,
    "neighbours": """
        #طالبان @CNN طالبان_1 _طالبان CNN.com www.cnn.com arabic.CNN CNN@mail.org a@CNN
        https://x.org/طالبان https://x.org/a-داعش-b t.me/طالبان x.org?q=طالبان طالبان/1 /img/cnn
        0700-طالبان-1 #\u200fطالبان ~/طالبان/x.jpg #داعش_خراسان x://موسكو
        [موسكو]/الأناضول ([موسكو]) «[موسكو]» [موسكو]. [CNN]. [CNN], [CNN]-arabic 1-[موسكو]
        [موسكو]/ و [موسكو]؟ [CNN]? [روسيا]/[ألمانيا] [طالبان]-2024
    """,
}


@pytest.mark.parametrize("expected", FOUND.values(), ids=FOUND)
def test_found(expected: str) -> None:
    """What is in brackets is found, and nothing else."""
    assert marked(re.sub(r"[\[\]]", "", expected)) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (Pattern("", "أعماق", exact=True), "[أعماق] و[أعماق] اعماق إعماق [أَعماق]"),
        (Pattern("", "الحرة", exact=True), "[الحرة] الحره [للحرة] للحره و[الحرة]"),
        (Pattern("", "اللاذقية", exact=True), "[للاذقية] للاذقيه [اللاذقية]"),
        (Pattern("", "ISIS", exact=True), "[ISIS] isis و[ISIS]"),
        (Pattern("", "داعش-خراسان", exact=True), "[داعش خراسان] [داعش–خراسان]"),
        (Pattern("", "فتح", no_clitic=True), "[فتح] وفتح بفتح"),
        (Pattern("", "الحرة", no_clitic=True), "[الحرة] والحرة للحرة"),
        (Pattern("", "SITE", case=True), "[SITE] site Site ب[SITE]"),
        (Pattern("", "قناة AMC", case=True), "[قناه AMC] قناة amc"),
        (
            Pattern("", "سي إن إن", article_optional=True),
            "[سي إن إن] [السي إن إن] و[السي إن إن] [للسي إن إن] ل[سي إن إن]",
        ),
        (Pattern("", "الناتو", article_optional=True), "[الناتو] [ناتو] و[ناتو] [للناتو] ل[ناتو]"),
        (Pattern("", "علياً"), "[علياً] [عليا]"),
        (Pattern("", "Washington, DC"), "[Washington, DC] [Washington DC]"),
        (Pattern("", "؟!"), "؟! ماذا؟!"),
    ],
)
def test_flags(pattern: Pattern, expected: str) -> None:
    assert marked(re.sub(r"[\[\]]", "", expected), pattern) == expected


def test_blockers_compete_and_are_not_found() -> None:
    patterns = [
        Pattern("za", "أفريقيا"),
        Pattern("za", "جنوب أفريقيا", is_blocker=True),
        Pattern("x", "أفريقيا الوسطى", is_blocker=True),
        Pattern("y", "أفريقيا الوسطى"),
        Pattern("z", "جنوب أفريقيا الكبرى"),
    ]
    text = "جنوب أفريقيا ولجنوب أفريقيا و[أفريقيا] [أفريقيا الوسطى] [جنوب أفريقيا الكبرى]"
    assert marked(re.sub(r"[\[\]]", "", text), *patterns) == text


def test_what_stands_in_an_address_is_consumed() -> None:
    """No shorter name is found in it: that would be another one."""
    assert marked("#داعش خراسان") == "#داعش خراسان"


def test_all_patterns_of_a_place() -> None:
    matcher = Matcher([Pattern("a", "البغدادي"), Pattern("b", "بغداد"), Pattern("c", "البغدادى")])
    [match] = matcher.find("قال البغدادي")
    assert match.patterns == (0, 2)
    assert (match.word, match.length, match.is_attached) == (1, 1, False)


def test_less_is_attached_rather_than_more() -> None:
    matcher = Matcher([Pattern("a", "كين"), Pattern("b", "بكين"), Pattern("c", "كين الجديدة")])
    assert [one.patterns for one in matcher.find("بكين بكين الجديدة")] == [(1,), (2,)]


def test_scan_has_the_folded_words_and_gaps() -> None:
    scan = Matcher([Pattern("a", "طالبان")]).scan("إلى «طالبان»!")
    assert scan.words == ["الي", "طالبان"]
    assert scan.gaps == ["", " «", "»!"]
    nothing = Matcher([]).scan("لا شيء")
    assert (nothing.words, nothing.matches) == (["لا", "شيء"], ())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("مُوسْكُو", 0, 8),
        ("\u202bموسكو\u202c", 1, 6),
        ("وَبِمُوسكُو", 4, 11),
        ("ـــموسكوـ", 3, 9),
        ("ﷺ وموسكو", 3, 8),
        ("ß ﷲ موسكو", 4, 9),
        ("مو\u200fسكو\u200f", 0, 6),
    ],
)
def test_offsets_count_in_the_original(text: str, start: int, end: int) -> None:
    [match] = Matcher([Pattern("m", "موسكو")]).find(text)
    assert (match.start, match.end) == (start, end)


def test_a_proclitic_inside_a_ligature() -> None:
    text = "إلى ﻹسرائيل"
    [match] = Matcher([Pattern("a", "إسرائيل")]).find(text)
    assert text[match.start : match.end] == "ﻹسرائيل"


# --- properties -------------------------------------------------------------------------

_NOISE = ["", "", "", "\u064e", "\u0640", "\u200f", "\u0651"]
_GAPS = [" ", " ", " ", "-", " - ", "، ", ".", "\n", "    ", ' "', "/", "_"]


def _names(chance: random.Random) -> list[Pattern]:
    return [
        Pattern(
            str(number),
            " ".join(_word(chance) for _ in range(chance.choice([1, 1, 2, 3]))),
            is_blocker=chance.random() < 0.15,
        )
        for number in range(12)
    ]


def _word(chance: random.Random) -> str:
    stem = chance.choice("سم") + "".join(chance.choices("سمبو", k=chance.choice([1, 2])))
    return chance.choice(["", "", "ال", "ب"]) + stem


def _text(chance: random.Random, gaps: list[str]) -> str:
    words = []
    for _ in range(30):
        word = chance.choice(["", "", "و", "ب", "ول", "لل", "فب"]) + _word(chance)
        words.append(chance.choice(["", word]) if chance.random() < 0.05 else word)
    return "".join(word + chance.choice(gaps) for word in words)


def _expected(text: str, patterns: list[Pattern]) -> list[tuple[int, int, tuple[int, ...]]]:
    """What must be found, by trying every name in every form at every word."""
    words = list(re.finditer(r"[^\W_]+", text))
    found, at = [], 0
    while at < len(words):
        best: dict[tuple[int, int, bool], list[int]] = {}
        for index, pattern in enumerate(patterns):
            for key in _readings(text, words[at:], pattern.text.split()):
                best.setdefault(key, []).append(index)
        if not best:
            at += 1
            continue
        size, skip, is_contracted = min(best)
        names = [one for one in best[size, skip, is_contracted] if not patterns[one].is_blocker]
        last = words[at - size - 1]
        if names and not {text[words[at].start() - 1 : words[at].start()], text[last.end()]} & {
            "_"
        }:
            found.append((words[at].start() + skip, last.end(), tuple(names)))
        at -= size
    return found


def _readings(
    text: str, words: list[re.Match[str]], name: list[str]
) -> Iterable[tuple[int, int, bool]]:
    if [word[0] for word in words[1 : len(name)]] != name[1:]:
        return
    for one, two in pairwise(words[: len(name)]):
        gap = text[one.end() : two.start()]
        if not 0 < len(gap) < 4 or re.search(r"[\n،]", gap):
            return
    for proclitic in PROCLITICS:
        if words[0][0] == proclitic + name[0]:
            yield -len(name), len(proclitic), False
    for first in ("", "و", "ف"):
        if has_article(name[0]) and words[0][0] == f"{first}لل{name[0][2:]}":
            yield -len(name), len(first), True


@pytest.mark.parametrize("seed", range(150))
def test_the_same_as_trying_everything(seed: int) -> None:
    chance = random.Random(seed)
    patterns = _names(chance)
    text = _text(chance, _GAPS) + "."
    found = [(one.start, one.end, one.patterns) for one in Matcher(patterns).find(text)]
    assert found == _expected(text, patterns)


@pytest.mark.parametrize("seed", range(100))
def test_what_is_found_folds_to_the_name(seed: int) -> None:
    """In a text full of marks; nothing overlaps, and nothing changes on a second search."""
    chance = random.Random(seed)
    patterns = [one for one in _names(chance) if not one.is_blocker]
    text = "".join(f"{letter}{chance.choice(_NOISE)}" for letter in _text(chance, [" ", "-"]))
    matcher, end = Matcher(patterns), 0
    for match in matcher.find(text):
        assert match.start >= end
        end = match.end
        for index in match.patterns:
            folded, name = fold(text[match.start : match.end]), patterns[index].text
            is_contracted = folded.startswith("لل") and not name.startswith("لل")
            assert folded == (f"لل{name[2:]}" if is_contracted else name)
    assert matcher.find(text) == matcher.find(text)
    assert Matcher(patterns).find(text) == matcher.find(text)


@pytest.mark.parametrize("text", ["", "\n", "،", "\ufffc"])
def test_a_text_without_words_names_nothing(text: str) -> None:
    assert Matcher([Pattern("moscow", "موسكو")]).find(text) == []
