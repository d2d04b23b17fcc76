"""Words as they are searched for: folded, joined, stemmed. `search.js` does the same to a query.

Both sides run the cases of `tests/search/words.json`; what differs here is never found there. It
folds more than names do (`arabic.fold`): a reader types «مسئول» for «مسؤول» and drops a hamza. The
stems are shorter than those that texts are compared by (`stems.stem`): «الأفغانيين» and «أفغانية»
are one term, and what a stem confuses the exact forms beside it put right.
"""

from __future__ import annotations

import re
import unicodedata

from milaff.text.arabic import FOLD_TABLE

_PRESENTATION = 0xFB50
_MORE_LETTERS = {"ء": "", "ە": "ه", "ێ": "ي", "ې": "ي", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ڵ": "ل"}


def _fold_table() -> dict[int, str]:
    """FOLD_TABLE without what NFKC does already, and Latin letters without their accents. What
    stays as it is has an entry too: what the table misses slows `translate`."""
    table = {
        code: chr(code) for code in (*range(0x250), *range(0x600, 0x700), *range(0x2000, 0x2070))
    }
    table |= {code: to for code, to in FOLD_TABLE.items() if code < _PRESENTATION}
    table |= {ord(letter): to for letter, to in _MORE_LETTERS.items()}
    table |= dict.fromkeys(range(768, 880), "")
    for code in range(0xC0, 0x250):
        apart = unicodedata.normalize("NFKD", chr(code))
        table[code] = "".join(one for one in apart if not unicodedata.combining(one))
    return table


_TABLE = _fold_table()
_ARABIC = r"\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_WORD = re.compile(rf"[^\W_\u0600-\u06ff]+|[{_ARABIC}]+")
"""Arabic letters and digits that touch are two words: «ب12», «59ر06»."""
_CONJUNCTIONS = ("", "و", "ف", "ب", "ل", "ك")
_SERVANT = frozenset(f"{one}عبد" for one in _CONJUNCTIONS)
_FATHER = frozenset(f"{one}{father}" for one in _CONJUNCTIONS for father in ("ابو", "ابي", "ابا"))
_JOINING = _SERVANT | _FATHER


def is_arabic(word: str) -> bool:
    """Whether a word begins with an Arabic letter."""
    return "\u0621" <= word[:1] <= "\u064a"


def fold(text: str) -> str:
    """The letters that words are compared by; another length than the text's."""
    return unicodedata.normalize("NFKC", text).replace("ئو", "ؤو").translate(_TABLE).lower()


def words_of(text: str) -> list[str]:
    """The words of a text, in its order; «عبد الله» and «أبو بكر» are one each."""
    words = _WORD.findall(fold(text))
    return words if _JOINING.isdisjoint(words) else _joined(words)


def is_joining(word: str) -> bool:
    """Whether a word may be one with the word that follows."""
    return word in _JOINING


def _joined(words: list[str]) -> list[str]:
    """Of «أبو بكر» the second word is kept as well: it is a name of its own."""
    joined: list[str] = []
    at = 0
    while at < len(words):
        word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
        at += 1
        if word in _SERVANT and following.startswith("ال") and len(following) > 3:
            word += following
            at += 1
        elif word in _FATHER and is_arabic(following) and len(following) > 2:
            word = f"{word[:-1]}و{following}"
        joined.append(word)
    return joined


STOP_WORDS = frozenset(
    words_of(
        """
        من في على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد ثم أو و
        كما بين بعد قبل عند كل غير حتى حيث هو هي هم خلال أي لدى دون فيه فيها به بها له لها منه منها
        عليه عليها وفي ومن وعلى وقد وأن بأن أنه أنها منذ إذا لكن ليس بل قال وقال ولا وهو وهي يكون
        تكون the of and in to a is for on by
        """
    )
)
"""Words that are in every text: the index has no postings of them."""

ASKING_WORDS = frozenset(
    words_of(
        "كم متى أين كيف لماذا ماذا هل أي أية ماهو ماهي ماهى بماذا لمن وما وكم "
        "who what when where how why which"
    )
)
"""What a question begins with: it says little of what is sought."""

_PREFIXES = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LAST = ("يه", "ي")
"""What comes before these is the noun itself: «أفغانيين» and «أفغانية» are of «أفغان»."""
_KEPT, _SHORT_WORD, _SELDOM = 3, 4, 20


def bare(word: str) -> str:
    """A folded Arabic word without the article and what stands before it."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _KEPT:
            return _without_article(word[len(prefix) :])
    return word


def _without_article(word: str) -> str:
    """«الإلغاء» and «إلغاء» are one, though the latter only looks as if it had an article."""
    return word[2:] if word.startswith("ال") and len(word) - 2 >= _KEPT else word


def stem(word: str) -> str:
    """The term that a folded word counts as; words of other scripts are their own."""
    if not is_arabic(word):
        return word
    word = bare(word)
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
                word = word[: -len(ending)]
                break
        else:
            return word
        if ending in _LAST:
            return word
    return word


def particle_of(word: str) -> str:
    """One of و ب ل ك ف where a folded word may begin with it as a particle, or empty: whether it
    does only the corpus knows."""
    plain = bare(word)
    return plain[0] if len(plain) > _KEPT and plain[0] in "وبلكف" and is_arabic(plain[1:]) else ""


def inner_stem(word: str) -> str:
    """The term of a folded word without its particle, or empty."""
    inner = stem(bare(word)[1:]) if particle_of(word) else ""
    return inner if len(inner) >= _KEPT else ""


def is_particle(word: str, own: int, articled: int, inner: int, *, is_name: bool = False) -> bool:
    """Whether the letter before a word is a particle: the corpus has its stem `own` times, of them
    `articled` with the article, which no particle follows («الفاعل»), and what is left `inner`
    times. «و» before a longer word mostly is one («وقوات»), and so is what stands before what
    `is_name` («بموسكو»)."""
    if articled * _SELDOM > own:
        return False
    if is_name or (len(word) > _SHORT_WORD and word[0] == "و"):
        return inner >= own
    return inner >= max(3, 3 * own)
