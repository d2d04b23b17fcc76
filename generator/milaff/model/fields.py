"""The types of front-matter fields: what may be typed, and what becomes of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from milaff.model.amount import Amount, AmountFault, parse_amount
from milaff.text.dates import DateFault, EdtfDate, parse_date, parse_day_or_instant
from milaff.text.slugs import is_id, suggest_id

Moment = EdtfDate | datetime
"""A day, or an instant with its zone."""


class Fields(BaseModel):
    """Fields of a record or of a part of one: frozen, nothing but what is declared."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        defer_build=True,  # a build that reads one changed file needs few of the models
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """Small and quick to unpickle, for the cache: what was validated stays so."""
        return _restored, (type(self), self.__dict__)


def _restored(model: type[BaseModel], values: dict[str, Any]) -> BaseModel:
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", set(values))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def fault(
    code: str, suggestion: str | None = None, at: tuple[str | int, ...] = ()
) -> PydanticCustomError:
    """The error of a validator of ours; `model/wording.py` has its words by `code`.

    `at` is the key, inside the value that was validated, which the fault is about.
    """
    return PydanticCustomError(
        "milaff", "{code}", {"code": code, "suggestion": suggestion, "at": at}
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("not-text", None)
    return value


def _date(value: Any) -> EdtfDate:
    try:
        return parse_date(_text(value))
    except DateFault as found:
        raise fault(f"date:{found.code}", found.suggestion) from found


def _moment(value: Any) -> Moment:
    try:
        return parse_day_or_instant(_text(value))
    except DateFault as found:
        raise fault(f"date:{found.code}", found.suggestion) from found


def _precise_moment(value: Any) -> Moment:
    moment = _moment(value)
    if isinstance(moment, EdtfDate) and moment.earliest != moment.latest:
        raise fault("date:not-a-day", None)
    return moment


def _id(value: Any) -> str:
    text = _text(value)
    if not is_id(text):
        raise fault("id", suggest_id(text) or None)
    return text


def _url(value: Any) -> str:
    text = _text(value).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        raise fault("url", None) from None
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", text):
        bare = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text, re.ASCII)
        raise fault("url", f"https://{text}" if bare else None)
    return text


def _former_address(value: Any) -> str:
    text = _text(value).strip()
    if not re.fullmatch(r"/?[^\s\\:?#]+", text):
        parts = re.fullmatch(r"[a-z]+://[^/\s]+(/[^\s\\:?#]+)(?:[?#]\S*)?", text)
        raise fault("address", parts[1] if parts else None)
    return text


def _amount(value: Any) -> Amount:
    try:
        return parse_amount(_text(value))
    except AmountFault as found:
        raise fault(f"amount:{found.code}", found.suggestion) from found


Listed = BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value)
"""A YAML list becomes a tuple; anything else is left to be refused."""


Text = Annotated[str, StringConstraints(min_length=1)]
Texts = Annotated[tuple[Text, ...], Listed]
Id = Annotated[str, PlainValidator(_id)]
Ids = Annotated[tuple[Id, ...], Listed]
Name = Text
"""An entity's id, or a name in words."""
Names = Texts
Date = Annotated[EdtfDate, PlainValidator(_date)]
Day = Annotated[Moment, PlainValidator(_precise_moment)]
Url = Annotated[str, PlainValidator(_url)]
Urls = Annotated[tuple[Url, ...], Listed]
ReportedAmount = Annotated[Amount, PlainValidator(_amount)]
Address = Annotated[str, PlainValidator(_former_address)]
"""A path on this site, as in `redirect_from`: `/articles/old-name/`."""
Addresses = Annotated[tuple[Address, ...], Listed]
Links = Literal["first", "section", "all", "none"]


def spelled_out(key: str) -> BeforeValidator:
    """Lets a plain text stand for a mapping of one key: `طالبان` for `{text: طالبان}`."""

    def widen(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen)


class Dated(Fields):
    """What may stand beside a date: a note, and that it is inferred."""

    date_note: Text | None = None
    date_inferred: bool = False


class Said(Dated):
    """Who said it: the origin, those who passed it on, what was read, and how far to believe it.

    `credibility` is the second half of the Admiralty code (1 confirmed … 6 cannot be judged).
    """

    said_by: Name | None = None
    through: Names = ()
    source: Id | None = None
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None
    as_of: Date | None = None
    note: Text | None = None
