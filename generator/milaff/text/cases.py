"""The case that a word is in, after what stands before it: only the dual shows it (قتيلين)."""

import re

from milaff.text.plurals import Case

_PREPOSITIONS = "من إلى على عن في منذ حتى بعد قبل خلال بين مع نحو دون ضد سوى رغم مقابل"
_CONSTRUCTS = "مقتل سقوط إصابة وفاة وقوع استشهاد خطف اختطاف اعتقال احتجاز إعدام جرح وجود عدد"
_WORDS = "|".join((*_PREPOSITIONS.split(), *_CONSTRUCTS.split()))
_OBLIQUE = re.compile(rf"(?<![\w\u0640])[وف]?(?:[بل]?(?:{_WORDS})[ \u00a0]+|[بلك]\u0640?)\Z")
REACH = 24
"""How many characters before a word can matter."""


def case_after(text: str) -> Case:
    """The case of what follows `text`: oblique after a preposition («إلى»), a prefix letter
    («بـ») or a noun that governs it («سقوط قتيلين»); else nominative, for verbs tell nothing."""
    return "oblique" if _OBLIQUE.search(text[-REACH:]) else "nominative"
