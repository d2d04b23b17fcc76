"""Sentences around names."""

from __future__ import annotations

import pytest

from milaff.graph.marks import LinkMark, find_marks
from milaff.graph.sentences import Sentence, sentence_around

HOSTILE = "قال: \"داعش\" (ISIS-K) <b>؟ & 'x' ](y) *z* _w_ \\"
NAMES = {"x": "الاسم", "y": "آخر", "hostile": HOSTILE}


def write(mark: LinkMark) -> str:
    return mark.text or NAMES[mark.target]


def sentence(body: str, target: str = "x") -> Sentence:
    """The sentence around the first mark of `target`."""
    marks = [mark for mark in find_marks(body) if isinstance(mark, LinkMark)]
    return sentence_around(body, next(one for one in marks if one.target == target), write)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[[x]]", "<الاسم>"),
        ("قبل [[x]] بعد.", "قبل <الاسم> بعد."),
        ("أولى. قبل [[x]] بعد. ثالثة.", "قبل <الاسم> بعد."),
        ("أولى.\n\nقبل [[x]]\nبعد.\n\nثالثة.", "قبل <الاسم> بعد."),
        ("قبل [[x|نص آخر]] بعد.", "قبل <نص آخر> بعد."),
        ("قبل [[y]] و[[x]] و[[y|ي]] [[!نص]].", "قبل آخر و<الاسم> وي نص."),
        ("قال **[[x]]** في *وقت* __ما__ ~~قديم~~ ==مهم==.", "قال <الاسم> في وقت ما قديم مهم."),
        ("حساب abu_bakr_news عن [[x]] و5*3*2.", "حساب abu_bakr_news عن <الاسم> و532."),
        ("قبل [@a, ص. 3] [[x]] [@b] بعد [@c].", "قبل <الاسم> بعد."),
        ("انظر [رابط](a.md) و[مرجع][r] و[[x]][^1].", "انظر رابط ومرجع و<الاسم>."),
        ("![صورة](a.png){: .w} قبل [[x]].", "قبل <الاسم>."),
        ("القيمة < 5 و > 3 عند [[x]] <br>و<b>هنا</b>.", "القيمة < 5 و > 3 عند <الاسم> وهنا."),
        ("انظر <https://a.org/b_c> و[[x]] &amp; غيره.", "انظر https://a.org/b_c و<الاسم> & غيره."),
        ("نص\\* عن \\[قوس\\] [[x]].", "نص* عن [قوس] <الاسم>."),
        ("- أول\n- ثان [[x]]\n- ثالث", "ثان <الاسم>"),
        ("1. أول\n2. ثان [[x]] طويل\n   مستمر\n3. ثالث", "ثان <الاسم> طويل مستمر"),
        ("> قول عن [[x]]\n> مستمر.", "قول عن <الاسم> مستمر."),
        ("## عنوان [[x]]\nفقرة.", "عنوان <الاسم>"),
        ("## عنوان\nقبل [[x]] بعد.", "قبل <الاسم> بعد."),
        ("| القائل | الرقم |\n|---|--:|\n| [[x]] | 133 |\n| آخر | 1 |", "<الاسم> · 133"),
        ("نص.\n\n[^1]: حاشية عن [[x]].", "حاشية عن <الاسم>."),
        ('!!! note "عنوان [[x]]"\n    نص.', "عنوان <الاسم>"),
        ("كلمة\n:   تعريف [[x]]", "تعريف <الاسم>"),
        ("قال د. أحمد عن [[x]] شيئا. ثم ذهب.", "قال د. أحمد عن <الاسم> شيئا."),
        ("قال Dr. X عن [[x]]. ثم.", "قال Dr. X عن <الاسم>."),
        ("هل جاء [[x]]؟ نعم.", "هل جاء <الاسم>؟"),
        ("`[[y]]` ثم [[x]].", "[[y]] ثم <الاسم>."),
        ("<!-- [[y]] -->قبل [[x]].", "قبل <الاسم>."),
    ],
)
def test_sentence(body: str, expected: str) -> None:
    found = sentence(body)
    assert f"{found.before}<{found.name}>{found.after}" == expected


def test_names_are_no_markdown() -> None:
    """What a name holds is printed as it is, and ends no sentence."""
    assert sentence("قبل [[hostile]] بعد.", "hostile").name == HOSTILE
    assert sentence("قبل [[hostile]] و[[x]] بعد.").before == f"قبل {HOSTILE} و"


def test_second_mark_of_two_equal_ones() -> None:
    body = "أولى [[x]]. ثانية [[x|هو]]."
    second = [mark for mark in find_marks(body) if isinstance(mark, LinkMark)][1]
    assert sentence_around(body, second, write) == Sentence("ثانية ", "هو", ".")


def test_long_sentences_are_shortened() -> None:
    found = sentence("كلمة " * 200 + "[[x]]" + " كلمة" * 200 + ".")
    assert found.before.startswith("… كلمة")
    assert found.after.endswith("كلمة …")
    assert len(found.before + found.name + found.after) < 340
    assert "  " not in found.before
    assert "  " not in found.after


def test_one_long_word_is_not_lost() -> None:
    found = sentence("ا" * 500 + " [[x]].")
    assert found.name == "الاسم"
    assert found.after == "."
