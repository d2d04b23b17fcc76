"""The page that explains the words of estimates and the grades of sources and statements.

The percentages are those of ICD 203, "Analytic Standards", D.6.e(2)(a); letters and numbers are
the Admiralty code (NATO AJP-2.1).
"""

from __future__ import annotations

from collections.abc import Iterable

from milaff.model.amount import parse_amount
from milaff.model.amount_words import write_amount
from milaff.pages.made import Made
from milaff.pages.scope import Scope
from milaff.pages.views import Page, Term, TermScale, TermsView
from milaff.text.numerals import use_digits
from milaff.text.plurals import UNITS

PERCENTAGES = {
    "almost_no_chance": "1–5", "very_unlikely": "5–20", "unlikely": "20–45",
    "roughly_even": "45–55", "likely": "55–80", "very_likely": "80–95", "almost_certain": "95–99",
}  # fmt: skip
_CONFIDENCE = ("low", "moderate", "high")


def make_terms(scope: Scope) -> Made:
    """The page, with a scale for words of likelihood, confidence, reliability and credibility."""
    view = TermsView(
        title=scope.word("terms"),
        summary=scope.word("about_terms"),
        scales=(
            _scale("likelihood", "term", _likelihoods(scope), scope),
            _scale("confidence", "term", _confidences(scope), scope),
            _scale("reliability", "term_grade", _grades("reliability", "ABCDEF", scope), scope),
            _scale("credibility", "term_grade", _grades("credibility", "123456", scope), scope),
        ),
    )
    page = Page(
        url=scope.urls.terms,
        template="milaff/terms.html",
        view=view,
        title=view.title,
        description=view.summary,
        anchors=("main", *(scale.anchor for scale in view.scales)),
    )
    return Made(page)


def _scale(name: str, head: str, terms: Iterable[Term], scope: Scope) -> TermScale:
    return TermScale(
        anchor=name,
        title=scope.word(f"{name}_scale"),
        summary=scope.word(f"{name}_about"),
        head=scope.word(head),
        terms=tuple(terms),
    )


def _likelihoods(scope: Scope) -> Iterable[Term]:
    for term, range_ in PERCENTAGES.items():
        percent = write_amount(parse_amount(range_), UNITS["percent"], scope.settings.digits)
        yield Term(scope.word(f"likelihood_{term}"), percent)


def _confidences(scope: Scope) -> Iterable[Term]:
    for term in _CONFIDENCE:
        yield Term(scope.word(f"confidence_{term}"), scope.word(f"confidence_{term}_means"))


def _grades(name: str, grades: str, scope: Scope) -> Iterable[Term]:
    for grade in grades:
        word = scope.word(f"{name}_{grade.lower()}")
        yield Term(use_digits(grade, scope.settings.digits), word)
