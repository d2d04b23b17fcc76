"""A name to find, its spellings, and which typed text each accepts beyond folded equality."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from milaff.text.arabic import FOLD_TABLE, MARKS, TATWEEL, strip_marks
from milaff.text.proclitics import ARTICLE, has_article, restored
from milaff.text.spelling import letters_of, words_of

_SHORT = 4
_MARKS = "".join(sorted(MARKS | {TATWEEL}))
_TANWIN_FATH = re.compile(f"\u064b[{_MARKS}]*[اى]?[{_MARKS}]*\\Z")
_PUNCTUATION = re.compile(r"[,،؛;:؟?!…]|\.\s")
_FINAL_LETTERS = {ord("ى"): "ى", ord("ة"): "ة", ord("ۃ"): "ة"}
_SHORT_TABLE = FOLD_TABLE | _FINAL_LETTERS
_PERSIAN_YA = "ی"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name to find; `key` says whose it is.

    `exact`: no letter of it may differ. `no_clitic`: nothing is written together with it.
    `article_optional`: with or without ال. `case`: Latin capitals count. `is_blocker`: where it
    stands nothing is found («جنوب أفريقيا» for «أفريقيا»).
    """

    key: str
    text: str
    exact: bool = False
    no_clitic: bool = False
    article_optional: bool = False
    case: bool = False
    is_blocker: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling of the pattern with that index; `write` gives what must equal `expected`.

    One that `is_plain` accepts any text that has neither tanwin nor لل.
    """

    pattern: int
    text: str
    expected: str
    write: Callable[[str], str] | None
    has_article: bool
    has_tanwin: bool
    is_punctuated: bool
    no_clitic: bool
    is_blocker: bool
    is_plain: bool

    def accepts(self, typed: str, is_attached: bool, is_contracted: bool) -> bool:
        """Whether a text that is equal to the name when folded is the name.

        Tanwin makes an adjective or adverb of it (روسياً). `is_attached` if something is written
        together with it, `is_contracted` if that is لل, which `typed` then holds.
        """
        if self.no_clitic and is_attached:
            return False
        if is_contracted and not self.has_article:
            return False
        if not self.has_tanwin and "\u064b" in typed and _TANWIN_FATH.search(typed):
            return False
        if self.write is None:
            return True
        written = self.write(typed)
        return self.expected in (restored(written) if is_contracted else (written,))


def variants_of(index: int, pattern: Pattern) -> Iterator[tuple[tuple[str, ...], Variant]]:
    """The spellings of a name, each with its folded words; none for a text without a word."""
    for text in _texts_of(pattern):
        words = words_of(text)
        if words:
            write = _comparison(pattern, words)
            yield (
                words,
                Variant(
                    pattern=index,
                    text=text,
                    expected=write(text) if write else "",
                    write=write,
                    has_article=has_article(letters_of(text)),
                    has_tanwin=bool(_TANWIN_FATH.search(text)),
                    is_punctuated=bool(_PUNCTUATION.search(text)),
                    no_clitic=pattern.no_clitic,
                    is_blocker=pattern.is_blocker,
                    is_plain=write is None and not pattern.no_clitic,
                ),
            )


def is_ambiguous(one: Pattern, other: Pattern) -> bool:
    """Whether a text may be spelled like both names, and nothing says which of them it is.

    A name that is `exact` or has `case` is told by its letters from another with other letters.
    """
    if one.exact or other.exact or one.case or other.case:
        return letters_of(one.text) == letters_of(other.text)
    spellings = dict(variants_of(0, one))
    return any(
        spellings[words].accepts(variant.text, False, False)
        or variant.accepts(spellings[words].text, False, False)
        for words, variant in variants_of(0, other)
        if words in spellings
    )


def _texts_of(pattern: Pattern) -> Iterator[str]:
    """The name, and if its article is optional the name with or without it."""
    yield pattern.text
    if pattern.article_optional:
        bare = strip_marks(pattern.text)
        yield bare[len(ARTICLE) :] if has_article(bare) else ARTICLE + bare


def _comparison(pattern: Pattern, words: tuple[str, ...]) -> Callable[[str], str] | None:
    """What must be equal besides the folded words.

    Short words differ in meaning by their last letter: على is not علي, جدة is not جده.
    """
    if pattern.exact:
        return letters_of
    is_short = len(words) == 1 and len(words[0]) <= _SHORT
    if pattern.case:
        return _short_letters if is_short else _cased_letters
    return _short_letters_in_any_case if is_short else None


def _cased_letters(text: str) -> str:
    return letters_of(text).translate(FOLD_TABLE)


def _short_letters(text: str) -> str:
    """A Persian ya is what its writer meant by either letter: it is left to be equal to ya."""
    return letters_of(text.replace(_PERSIAN_YA, "ي")).translate(_SHORT_TABLE)


def _short_letters_in_any_case(text: str) -> str:
    return _short_letters(text).casefold()
