"""Left-to-right runs; in the tables ⟦ ⟧ stand around what must be isolated."""

import unicodedata

import pytest

from milaff.text.bidi import isolate_html, runs

RUNS = [
    "",
    "داعش خراسان",
    # Latin words
    "قالت ⟦The New York Times⟧ إن",
    "الذي يعرف باسم (⟦ISIS-K⟧)، هو فرع",
    "«⟦CNN⟧» و«⟦BBC⟧»",
    'صحيفة "⟦The Times⟧" البريطانية',
    "لغة ⟦C++⟧، و⟦C#⟧.",
    "شركة ⟦AT&T⟧ و⟦Yahoo!Inc⟧!",
    "و⟦CNN⟧ والـ⟦BBC⟧",
    "دبابة ⟦T-72B3⟧ وطائرة ⟦F-16⟧",
    "فيروس ⟦COVID-19⟧ أو كوفيد-19",
    "⟦Smith, John; The Hague⟧، 2024",
    "منظمة ⟦Médecins Sans Frontières⟧",
    "وكالة ⟦ТАСС⟧ الروسية",
    "⟦U.S.⟧ تقول",
    "وسم ⟦#KABUL⟧ وحساب ⟦@handle⟧",
    "ترك ⟦.NET⟧ إلى ⟦node.js⟧",
    "⟦CNN⟧، ⟦BBC⟧، ⟦AFP⟧",
    "⟦CNN⟧\n⟦BBC⟧",
    # brackets and quotes
    "⟦ISIS-K (Khorasan Province)⟧ فرع",
    "الدالة ⟦f(x)⟧ هنا",
    "⟦Foo (bar) baz⟧",
    '⟦the "Foo" group⟧ هنا',
    'قالت ⟦CNN⟧ "⟦Breaking News⟧" اليوم',
    "(⟦ISIS-K⟧) – (⟦ISKP⟧)",
    "⟦CNN⟧ (133 قتيلا)",
    "⟦CNN⟧ (2024)",
    # Latin words beside numbers
    "قتل ⟦ISIS⟧ 133 شخصا",
    "قناة ⟦Channel 4 News⟧ البريطانية",
    "قتل 133 ⟦ISIS⟧",
    "المحتوى برخصة ⟦CC BY 4.0⟧، والبرنامج برخصة ⟦MIT⟧.",
    "نظام ⟦Android 14.1⟧",
    "كسبت ⟦CNN⟧ 3.5 ملايين",
    "شبكة ⟦5G⟧ و⟦3D⟧",
    "بقيمة ⟦$5 billion⟧",
    "بقيمة ⟦$5bn⟧",
    # plain numbers
    "قتل 133 شخصا من 2,000، أي 3.5 بالمئة",
    "عام 2021.",
    "١٣٣ قتيلا و٢٬٠٠٠ جريح",
    "٥٠٪",
    "2024م",
    # signs, ranges, times, dates
    "سقط ⟦≥ 133⟧ قتيلا",
    "(⟦> 100⟧)",
    "⟦< 5⟧ و⟦≤ 5⟧ و⟦>= 3⟧",
    "⟦≥133⟧",
    "⟦≥ ١٣٣⟧",
    "بين ⟦10–15⟧ عنصرا",
    "بين ⟦10-15⟧ عنصرا",
    "⟦١٠–١٥⟧",
    "نحو ⟦~520⟧ كيلومترا",
    "حرارة ⟦-5⟧ أو ⟦+3⟧ أو ⟦−7⟧",
    "و⟦+3⟧ درجات",
    "نسبة ⟦50%⟧ منهم",
    "نسبة ⟦10–15%⟧",
    "مدة الشريط ⟦1:31⟧.",
    "عند ⟦14:30⟧، قال",
    "في ⟦2024-03-24⟧.",
    "في ⟦24/3/2024⟧",
    "في ⟦٢٠٢٤-٠٣-٢٤⟧",
    "للبالغين ⟦18+⟧ فقط",
    "سعره ⟦$100⟧ أو ⟦100€⟧",
    "النتيجة ⟦3×4⟧",
    # telephone numbers, addresses
    "هاتف: ⟦+7 495 123-45-67⟧.",
    "هاتف ⟦+1 (202) 555-0100⟧",
    "هاتف ⟦011 456 7890⟧",
    "انظر ⟦https://example.org/a(b)/c?d=1&e=2⟧.",
    "(⟦https://example.org/⟧)، ثم",
    "⟦https://ar.wikipedia.org/wiki/داعش⟧ هنا",
    "راسل ⟦user.name@example.org⟧، أو زر ⟦www.example.org⟧.",
    # already isolated
    "هذا \u2066ISIS-K\u2069 معزول و⟦CNN⟧ لا",
    "\u2067أ \u2066B\u2069 C\u2069 ⟦D⟧",
    "\u2066مفتوح ABC\n⟦DEF⟧",
]


@pytest.mark.parametrize("marked", RUNS)
def test_runs(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found = runs(text)
    assert "".join(f"⟦{run.text}⟧" if run.ltr else run.text for run in found) == marked
    assert all(run.text for run in found)


def test_graphemes_stay_whole() -> None:
    for text in (
        "ق " + unicodedata.normalize("NFD", "Élysée") + " ق",
        "5\u0301-6\u0301 ق",
        "A\u064e ب",
    ):
        for run in runs(text):
            assert not unicodedata.combining(run.text[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال <b> & \"س\" و'ص'",
            "قال &lt;b&gt; &amp; &quot;س&quot; و&#x27;ص&#x27;".replace("b", "<bdi>b</bdi>"),
        ),
        ("قالت CNN إن", "قالت <bdi>CNN</bdi> إن"),
        ("> 100", '<bdi dir="ltr" class="whole">&gt; 100</bdi>'),
        ("10–15", '<bdi dir="ltr" class="whole">10–15</bdi>'),
        ("≥ 133", '<bdi dir="ltr" class="whole">≥ 133</bdi>'),
        ("ISIS-K", '<bdi class="whole">ISIS-K</bdi>'),
        ("Le Monde-Afrique", "<bdi>Le Monde-Afrique</bdi>"),
        ("Nagorno-Karabakhians", "<bdi>Nagorno-Karabakhians</bdi>"),
        ("≥133", '<bdi dir="ltr">≥133</bdi>'),
        ("2024-03-25", '<bdi dir="ltr">2024-03-25</bdi>'),
        ("+33 1 23 45 67 89 00", '<bdi dir="ltr">+33 1 23 45 67 89 00</bdi>'),
        ("AT&T", "<bdi>AT&amp;T</bdi>"),
        ("https://a.org/?b=1&c", '<bdi dir="ltr">https://a.org/?b=1&amp;c</bdi>'),
        ("a@b.org", '<bdi dir="ltr">a@b.org</bdi>'),
        ("133 قتيلا", "133 قتيلا"),
    ],
)
def test_isolate_html(text: str, expected: str) -> None:
    assert isolate_html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت CNN إن", 'قالت <bdi lang="en">CNN</bdi> إن'),
        ("صحيفة Süddeutsche و ТАСС", "صحيفة <bdi>Süddeutsche</bdi> و <bdi>ТАСС</bdi>"),
        (
            "10–15 و www.a.org",
            '<bdi dir="ltr" class="whole">10–15</bdi> و <bdi dir="ltr">www.a.org</bdi>',
        ),
    ],
)
def test_latin_words_are_in_a_language(text: str, expected: str) -> None:
    assert isolate_html(text, "en") == expected


UNITS = [
    "A ", "1-", "A 1 ", "(A ", "A (", "+", "+1 ", "https://", "https://a(", "A.", "0123 ",
    "≥", "A+ ", "(", "\u2066", "\u2069", "A\u2066", "a@", "A'", " ", 'A"B"', "ا1-", "1\u064b",
    "\u0301", "A       ", "A 10–15 ", "1:", "<", "$1 ", "+(1", "ب A", "\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_long_repetition_comes_back(unit: str) -> None:
    """100 kB of each, where a pattern that backtracks would take hours."""
    for text in (unit * (100_000 // len(unit)), "A" + unit * (100_000 // len(unit)) + "A"):
        assert "".join(run.text for run in runs(text)) == text


@pytest.mark.parametrize("first", UNITS)
def test_joined_runs_are_the_text(first: str) -> None:
    for second in UNITS:
        for third in ("A", "1", " ", ")", "ب", "\u2069"):
            text = first + second + third + first
            assert "".join(run.text for run in runs(text)) == text
