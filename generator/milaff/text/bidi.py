"""Left-to-right runs inside right-to-left text, and their isolation.

The Unicode Bidirectional Algorithm (UAX #9) shows `≥ 133`, `10–15`, `2024-03-24` or `C++` in the
wrong order inside Arabic, and lets `ISIS-K` drag the digits and brackets beside it along. Isolating
such runs (UAX #9 §3.1, HTML's `<bdi>`) mends both. A plain number is safe and needs nothing.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LETTER = (
    r"A-Za-zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u058a"
    r"\u0900-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uff21-\uff5a"
)
_DIGIT = r"0-9\u0660-\u0669\u06f0-\u06f9"
_MARK = r"\u0300-\u036f\u064b-\u065f\u0670\u1ab0-\u1aff\u200d\u20d0-\u20ff\ufe0f"
_SIGN = r"≥≤<>~≈∼±$€£¥"
_GLUE = r"&'’._@/+#:=?!,;%~*^|\\×−\-‐‑–—٫٬"

_LTR_LETTER = re.compile(f"[{_LETTER}]")
_NEEDS_ISOLATION = re.compile(
    rf"[{_LETTER}{_SIGN}]|[{_DIGIT}][ \u00a0]?[%‰°$€£¥+]"
    rf"|[{_DIGIT}][{_GLUE}]++[{_DIGIT}]|[+−-][{_DIGIT}]|0[{_DIGIT}]++ [{_DIGIT}]"
)

needs_isolation = _NEEDS_ISOLATION.search
"""Whether there may be a left-to-right run in a text; where nothing is found, `runs` has none."""

_TOKEN = re.compile(
    rf"""
      (?P<isolate>[\u2066-\u2068])
    | (?P<pop>\u2069)
    | (?P<address>
        (?:https?|ftp)://(?:[^\s()<>"«»“”،؛\u2066-\u2069]++|\([^\s()<>"«»“”،؛\u2066-\u2069]*+\))++
      | mailto:[^\s()<>"«»“”،؛\u2066-\u2069]++
      )
    | (?P<phone>
        (?<![\w+])\+(?=[{_DIGIT}])(?=(?:[ ().\-]{{0,2}}[{_DIGIT}]){{8,15}}(?!\ ?[{_DIGIT}]))
        (?:[ ().\-]{{0,2}}[{_DIGIT}]){{8,15}}
      | (?<![\w+.,])0[{_DIGIT}]{{1,4}}(?:[ \-][{_DIGIT}]{{3,4}}){{2,3}}(?![{_DIGIT}])
      )
    | (?P<number>
        (?:[{_SIGN}]=?[ \u00a0]?|(?:(?<!\w)|(?<=(?<!\w)[وفبلك]))[+−-])
        [{_DIGIT}]++(?:[.,٫٬:/×\-−–—]{{1,2}}+[{_DIGIT}]++)*+[{_LETTER}{_DIGIT}{_MARK}]*+
        (?:[ \u00a0]?[%‰$€£¥]|°|\+)?+[{_MARK}]*+
      )
    | (?P<chunk>
        (?:(?<![^\s("'«“\[])(?:--|[.@\#/])(?=[{_LETTER}]))?
        [{_LETTER}{_DIGIT}][{_LETTER}{_DIGIT}{_MARK}]*+
        (?:[{_GLUE}]{{1,3}}+[{_LETTER}{_DIGIT}][{_LETTER}{_DIGIT}{_MARK}]*+)*+
        (?:\+{{1,2}}|\#|[®™©]|[ \u00a0]?[%‰]|°|[$€£¥])?+[{_MARK}]*+
      )
    """,
    re.VERBOSE,
)
_PLAIN = re.compile(rf"[{_DIGIT}]+(?:[.,٫٬][{_DIGIT}]+)*[{_MARK}]*")
_INITIALS = re.compile(rf"(?:[{_LETTER}]\.)+[{_LETTER}]")
_ADDRESS = re.compile(r"(?:https?|ftp)://|mailto:|www\.|[^\s@]++@[\w-]++\.")
_BREAKS = re.compile(r"(?=.{1,16}$).*?[ –—]")
"""A number within which browsers end a line; a longer one may be broken, or it would not fit."""
_HYPHENED = re.compile(r"(?=.{1,16}$)\S*[-‐–/]\S+$")
"""A short word within which they do."""
_ADDRESS_END = ".,:;!?'’…*_"
_JOIN = re.compile(r"[ \t\u00a0\u202f\u200e,.;:!?&/|+=·…'’\-‐‑–—]{1,4}")
_VERSION = re.compile(rf"[ \u00a0][{_DIGIT}]+(?:\.[{_DIGIT}]+)+(?=[،؛,:!?؟»)\]]|\.?(?:\n|$)|\. )")
_OPEN = re.compile(r"[ \u00a0]?[(\[]|[ \u00a0]?[\"“]")
_CLOSER = {"(": ")", "[": "]", '"': '"', "“": "”"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; `ltr` runs must be isolated inside right-to-left text."""

    text: str
    ltr: bool


@dataclass(slots=True)
class _Span:
    """Where a token or a phrase of tokens stands."""

    start: int
    end: int
    has_letter: bool
    is_plain: bool
    opens: bool
    """Whether Latin words may follow within the run: after a word, or a sum (`$5 billion`)."""


def _outside_isolates(text: str) -> Iterator[re.Match[str]]:
    """The tokens not between isolate controls already (an open one lasts to the line's end)."""
    depth, last = 0, 0
    for token in _TOKEN.finditer(text):
        if depth and "\n" in text[last : token.start()]:
            depth = 0
        last = token.end()
        if token["isolate"]:
            depth += 1
        elif token["pop"]:
            depth = max(0, depth - 1)
        elif not depth:
            yield token


def _spans(text: str) -> Iterator[_Span]:
    for token in _outside_isolates(text):
        start, end = token.span()
        if token["address"]:
            end = start + len(token[0].rstrip(_ADDRESS_END))
        elif token["chunk"] and text[end : end + 1] == "." and _INITIALS.fullmatch(token[0]):
            end += 1  # the last point of U.S. belongs to it
        has_letter = bool(token["address"] or (token["chunk"] and _LTR_LETTER.search(token[0])))
        is_plain = bool(token["chunk"] and not has_letter and _PLAIN.fullmatch(token[0]))
        yield _Span(start, end, has_letter, is_plain, opens=has_letter or text[start] in "$€£¥")


def _joined(text: str, spans: Iterator[_Span]) -> list[_Span]:
    """Latin words with nothing but space, punctuation and numbers between them, as one phrase each.

    Numbers before the first and after the last word stay by themselves: in «ISIS 133 قتيلا» the
    number belongs to the Arabic sentence. That of a version (CC BY 4.0) does not, where nothing
    follows that it could count.
    """
    phrases: list[_Span] = []
    waiting: list[_Span] = []
    for span in spans:
        reach = waiting[-1].end if waiting else phrases[-1].end if phrases else 0
        is_near = bool(phrases) and phrases[-1].opens and _JOIN.fullmatch(text, reach, span.start)
        if is_near and span.has_letter:
            phrases[-1].end, phrases[-1].has_letter = span.end, True
            waiting.clear()
        elif is_near:
            waiting.append(span)
        else:
            phrases += [*waiting, span]
            waiting.clear()
    return _with_versions(text, phrases + waiting)


def _with_versions(text: str, phrases: list[_Span]) -> list[_Span]:
    kept: list[_Span] = []
    for span in phrases:
        last = kept[-1] if kept else None
        version = _VERSION.match(text, last.end) if last and last.has_letter else None
        if last and version and version.end() == span.end:
            last.end = span.end
        else:
            kept.append(span)
    return kept


def _with_brackets(text: str, phrases: list[_Span]) -> list[_Span]:
    """Phrases again, where one follows another in brackets that open and close within the run."""
    merged: list[_Span] = []
    for span, following in pairwise([*phrases, None]):
        assert span is not None
        last = merged[-1] if merged else None
        if last and last.has_letter and span.has_letter:
            if _JOIN.fullmatch(text, last.end, span.start):
                last.end = span.end
                continue
            if _closes(text, last.end, span, following):
                last.end = span.end + 1
                continue
        merged.append(span)
    return merged


def _closes(text: str, end: int, span: _Span, following: _Span | None) -> bool:
    """Whether `span` stands in brackets after `end`, or in quotes amid Latin words."""
    if not _OPEN.fullmatch(text, end, span.start):
        return False
    opener = text[span.start - 1]
    if text[span.end : span.end + 1] != _CLOSER[opener]:
        return False
    is_bracket = opener in "(["
    return is_bracket or bool(
        following and following.has_letter and _JOIN.fullmatch(text, span.end + 1, following.start)
    )


def runs(text: str) -> tuple[Run, ...]:
    """`text` cut into runs; joined again they give `text` exactly, and no run is empty.

    A left-to-right run is a Latin word or phrase, a number with a sign, a range, a time or ISO
    date, a telephone number or an address. Brackets, quotes and punctuation around it stay
    outside, except what is balanced within (`ISIS-K (Khorasan)`). What already stands between
    isolates is left alone.
    """
    if not needs_isolation(text):
        return (Run(text, ltr=False),) if text else ()
    found: list[Run] = []
    last = 0
    for span in _with_brackets(text, _joined(text, _spans(text))):
        if span.is_plain:
            continue
        if span.start > last:
            found.append(Run(text[last : span.start], ltr=False))
        found.append(Run(text[span.start : span.end], ltr=True))
        last = span.end
    if last < len(text):
        found.append(Run(text[last:], ltr=False))
    return tuple(found)


def attributes_of(run: str, latin: str = "") -> dict[str, str]:
    """Those of the `<bdi>` around a left-to-right run. Numbers and addresses have no letter, or not
    the right one, to tell their direction by; words in plain Latin letters are in the language
    `latin`, other letters in one that nobody can tell from them. What a line should not end within
    (`≥ 133`, `10–15`, `ISIS-K`) is kept `whole`."""
    if _ADDRESS.match(run):
        return {"dir": "ltr"}
    is_word = bool(_LTR_LETTER.search(run))
    told = {} if is_word else {"dir": "ltr"}
    if latin and is_word and all(sign.isascii() for sign in run if sign.isalpha()):
        told["lang"] = latin
    if (_HYPHENED if is_word else _BREAKS).match(run):
        told["class"] = "whole"
    return told


def _html(run: Run, latin: str) -> str:
    escaped = html.escape(run.text, quote=True)
    if not run.ltr:
        return escaped
    told = "".join(f' {name}="{value}"' for name, value in attributes_of(run.text, latin).items())
    return f"<bdi{told}>{escaped}</bdi>"


def isolate_text(text: str) -> str:
    """The same as `isolate_html` where there is no markup: by the isolates of Unicode."""
    if not needs_isolation(text):
        return text
    return "".join(f"\u2066{run.text}\u2069" if run.ltr else run.text for run in runs(text))


def isolate_html(text: str, latin: str = "") -> str:
    """`text` as escaped HTML: `<bdi>` for Latin words, `<bdi dir="ltr">` for numbers, addresses.

    `latin` is the language that Latin words are read aloud in, a BCP 47 tag; without one they have
    that of the text.
    """
    return "".join(_html(run, latin) for run in runs(text))
