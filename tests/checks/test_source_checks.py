"""Claims, quotations and quotation marks, as texts that one reads beside what is found in them."""

from __future__ import annotations

import pytest

from milaff.checks.claims import uncited_claims
from milaff.checks.quotation_marks import unpaired
from milaff.checks.quotations import find_quotations, is_verbatim
from milaff.model.source import Source


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("", []),
        ("قُتل 5 أشخاص.", ["5"]),
        ("قُتل 5 أشخاص [@s].", []),
        ("قُتل 5 أشخاص.\n\nوجُرح 6 [@s].", []),
        ("قُتل 5 أشخاص.\n\n## ردود\n\nوجُرح 6 [@s].", ["5"]),
        ("وقالت الوزارة كذا.", ["وقالت"]),
        ("لا يذكر المصدر شيئا، ولم تؤكد الوزارة.", []),
        ("ولم يقل أحد كذا، لكن الوزارة أكدت غيره.", ["أكدت"]),
        ("سمّاه «خطأ».", []),
        ("سمّاه «خطأ لا يُغتفر أبدا».", ["«"]),
        ("## قُتل 5\n\nنص.", []),
        ("بلغت الحصيلة [[e#killed]] في 2024.", []),
        ("[[e-2024]] نص.", []),
        ("`5` نص.", []),
        ("الحصيلة [@s]:\n\n- قُتل 5\n- وجُرح 6", []),
        ("- قُتل 5\n- وجُرح 6 [@s]", []),
        ("- قُتل 5\n- وجُرح 6", ["5"]),
        ("[رابط](https://a.example/2024/03) نص.", []),
        ("في ٢٠٢٤ وقع كذا.", ["٢"]),
    ],
)
def test_claims(body: str, claims: list[str]) -> None:
    found = [body[at:] for at in uncited_claims(body)]
    assert len(found) == len(claims)
    assert all(text.startswith(claim) for text, claim in zip(found, claims, strict=True))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("قال «ثلاث كلمات هنا» [@s].", [("ثلاث كلمات هنا", ("s",))]),
        ("قال «كلمتان هنا» [@s].", []),
        ("قال «ثلاث كلمات هنا». [@s]", [("ثلاث كلمات هنا", ("s",))]),
        ("قال «ثلاث كلمات هنا». وزاد غيره [@s].", []),
        ("قال «ثلاث كلمات هنا»، ثم سكت [@s; @t].", [("ثلاث كلمات هنا", ("s", "t"))]),
        ("قال «ثلاث كلمات هنا».\n\nنص [@s].", []),
        ("قال [@s] «ثلاث كلمات هنا».", []),
        ("قال «في [[k|الكرملين]] كلام كثير» [@s].", [("في الكرملين كلام كثير", ("s",))]),
        ("`قال «ثلاث كلمات هنا» [@s]`", []),
    ],
)
def test_quotations(body: str, found: object) -> None:
    assert [(one.words, one.sources) for one in find_quotations(body)] == found


@pytest.mark.parametrize(
    ("words", "is_same"),
    [
        ("هاجموا تجمعا كبيرا", True),
        ("هَاجَموا تجمّعًا كبيرًا", True),
        ("هاجموا  تجمعا،\nكبيرا", True),
        ("هاجموا تجمعا كبيرا (...) في محيط العاصمة", True),
        ("هاجموا (…) العاصمة", True),
        ("هاجموا [أي المسلحون] تجمعا", True),
        ("العاصمة (…) هاجموا", False),
        ("هاجموا تجمعا صغيرا", False),
        ("هاجموا تجمعا كبيرا في محيط", True),
        ("«هاجموا» تجمعا 'كبيرا'", True),
        ("عنوان الخبر كاملا", True),
        ("محيط العاصمة انسحبوا إلى", False),
    ],
)
def test_verbatim(words: str, is_same: bool) -> None:
    source = Source(
        id="s",
        title="عنوان الخبر كاملا",
        excerpts=("إنهم هاجموا تجمعا كبيرا (...) في محيط العاصمة", "انسحبوا إلى قواعدهم"),
    )
    assert is_verbatim(words, source) is is_same


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("«نص»", []),
        ("«نص", [0]),
        ("نص»", [2]),
        ("«أ «ب» ج»", []),
        ("«أ «ب» ج", [0]),
        ("«أ\nب»", []),
        ("«أ\n\nب»", [0, 5]),
        ("«أ\n\n«ب»", []),
        ("«أ\n\n> «ب»", []),
        ("لا علامة", []),
    ],
)
def test_unpaired_marks(text: str, places: list[int]) -> None:
    assert list(unpaired(text)) == places
