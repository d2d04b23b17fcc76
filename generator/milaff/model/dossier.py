"""A dossier: what a desk knows of one subject."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from milaff.model.fields import Date, Dated, Fields, Ids, Listed, Text, Texts, fault
from milaff.model.figure import Figure
from milaff.model.record_keys import RecordKeys

Likelihood = Literal[
    "almost_no_chance", "very_unlikely", "unlikely", "roughly_even",
    "likely", "very_likely", "almost_certain",
]  # fmt: skip
"""The seven terms of ICD 203, "Analytic Standards", of 2 January 2015, D.6.e(2)(a)."""
Confidence = Literal["low", "moderate", "high"]


class Trend(Dated):
    """Which way the subject goes, since when that is known, and why."""

    direction: Literal["escalating", "easing", "steady"]
    as_of: Date | None = None
    reason: Text


class DossierJudgement(Fields):
    """An estimate of the desk: how likely, or how sure, never both in one sentence (ICD 203)."""

    text: Text
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    sources: Ids = ()

    @model_validator(mode="after")
    def _is_graded_once(self) -> DossierJudgement:
        if self.likelihood and self.confidence:
            raise fault("likelihood-and-confidence", at=("confidence",))
        return self


class DossierSection(Fields):
    """A part of a dossier, with its articles in the editor's order."""

    title: Text
    articles: Ids = ()


class Dossier(RecordKeys):
    """What an editor says of a dossier; the introduction is the record's body."""

    title: Text
    kicker: Text | None = None
    trend: Trend | None = None
    judgements: Annotated[tuple[DossierJudgement, ...], Listed] = ()
    known: Texts = ()
    questions: Texts = ()
    sections: Annotated[tuple[DossierSection, ...], Listed] = ()
    lead_entities: Ids = ()
    related: Ids = ()
    figures: Annotated[tuple[Figure, ...], Listed] = ()
    reviewed: Date | None = None
