"""Figures: numbers that somebody reported, side by side."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from milaff.model.amount import Amount
from milaff.model.fields import Fields, Id, Listed, ReportedAmount, Said, Text, fault


class FigureValue(Said):
    """One report of a number: an Amount, or words where the source gives no number.

    `preliminary` marks a first toll, which its own reporter expected to change.
    """

    value: ReportedAmount | None = None
    words: Text | None = None
    adopted: bool = False
    preliminary: bool = False

    @model_validator(mode="after")
    def _has_one(self) -> FigureValue:
        if self.value is None and self.words is None:
            raise fault("no-value")
        if self.value is not None and self.words is not None:
            raise fault("value-and-words", at=("words",))
        return self

    @property
    def amount(self) -> Amount | None:
        """The number, where there is one."""
        return self.value


class Figure(Fields):
    """What one measure was reported to be; the desk's own line is the adopted value."""

    measure: Id
    label: Text
    unit: Text | None = None
    note: Text | None = None
    values: Annotated[tuple[FigureValue, ...], Listed]

    @model_validator(mode="after")
    def _has_values(self) -> Figure:
        if not self.values:
            raise fault("no-values")
        adopted = [index for index, value in enumerate(self.values) if value.adopted]
        if len(adopted) > 1:
            raise fault("two-adopted", at=("values", adopted[1], "adopted"))
        return self

    @property
    def chosen(self) -> FigureValue | None:
        """The value that an editor marked as the desk's own, if any."""
        return next((value for value in self.values if value.adopted), None)

    @property
    def disagrees(self) -> bool:
        """Whether its numbers differ; words are no numbers."""
        return len({(one.value.low, one.value.high) for one in self.values if one.value}) > 1

    @property
    def adopted(self) -> FigureValue:
        """The value that the desk goes by: the chosen one, else the latest, else the last."""
        if self.chosen:
            return self.chosen
        dated = [value for value in self.values if value.as_of is not None]
        if dated:
            return max(dated, key=lambda value: value.as_of.sort_key if value.as_of else ())
        return self.values[-1]
