"""Words and light stems: what texts are compared by.

A light stem is a folded word without the particles and endings that are written onto it. It is no
root and no lemma: it only lets «والقوات», «للقوات» and «قوات» count as one term.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from milaff.text.arabic import fold

_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_WITH_ARTICLE = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال")
_PARTICLES = ("و", "ف", "ب", "ك", "ل")
_ENDINGS = ("هما", "ها", "هم", "هن", "ات", "ان", "ون", "ين", "وا", "يه", "نا", "ه", "ي")
_KEPT_AFTER_ARTICLE, _KEPT_AFTER_PARTICLE, _KEPT_BEFORE_ENDING = 3, 4, 3
_COMMON = frozenset(
    fold(
        """
        في من على عن إلى مع بعد قبل بين خلال عند حتى منذ حول ضد دون تحت فوق أمام نحو لدى عبر ضمن
        أن إن أو أم بل ثم لكن لا لم لن ليس ما هل قد سوف كان كانت يكون تكون كما كذلك أيضا
        هذا هذه ذلك تلك هؤلاء هو هي هم هن نحن أنا هنا هناك حيث حين إذ إذا لو كل بعض أي غير كلا
        الذي التي الذين اللذين اللتين اللاتي به بها بهم له لها لهم فيه فيها منه منها عنه عنها
        عليه عليها عليهم إليه إليها بأن فإن لأن كأن وهو وهي وقد ولا ولم ومن وفي وعلى وأن وإن
        قال قالت وقال وقالت أضاف وأضاف أكد وأكد أوضح وأوضح يوم اليوم أمس عدد عام
        the of and to in a is for on
        """
    ).split()
)
"""Words that say nothing of what a text is about."""


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a plain text, in its order."""
    return tuple(_WORD.findall(fold(text)))


def stem(word: str) -> str:
    """The light stem of a folded word; a number or a word of another script is its own stem."""
    return _without_ending(_without_particles(word)) if _ARABIC.fullmatch(word) else word


def _without_particles(word: str) -> str:
    for prefix in _WITH_ARTICLE:
        if word.startswith(prefix) and len(word) - len(prefix) >= _KEPT_AFTER_ARTICLE:
            return word[len(prefix) :]
    if word.startswith(_PARTICLES) and len(word) > _KEPT_AFTER_PARTICLE:
        return word[1:]
    return word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT_BEFORE_ENDING:
            return word[: -len(ending)]
    return word


def terms_of(words: Iterable[str]) -> Iterator[str]:
    """The light stem of each word, without the words that are in every text."""
    return (stem(word) for word in words if len(word) > 1 and word not in _COMMON)


def count_terms(words: Iterable[str]) -> Counter[str]:
    """How often each light stem stands in a text, without the words that are in every text."""
    return Counter(terms_of(words))
