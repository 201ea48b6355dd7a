"""What a caller of the page or the JSON API wishes for, and the stages of making it.

Covers: the fields, their bounds, and which stages a wish goes through.
Does not cover: whether there is such a policy, language or model (`desk.py`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from summarise.run_record import Record
from summarise.serving.summarising import MAX_CHARACTERS, EngineName

# RFC 9110, 4.1, recommends 8,000 octets; no article needs a tenth of it.
_MAX_URL = 2_000
_MAX_TITLE = 500


class Stage(StrEnum):
    """What is being done for a wish."""

    FETCHING = "fetching"
    READING = "reading"
    ASKING = "asking"
    CHECKING = "checking"


def _one_source(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [
        {"required": [name], "properties": {name: {"type": "string"}}} for name in ("text", "url")
    ]


class Wish(Record):
    """One article to be summarised: its text or its address, never both.

    Attributes:
        text: Plain text; never taken for a path, an address or markup.
        url: Fetched from public addresses only.
        title: Of `text`; found in it if None.
        published: Date of `text`; dates such as "Monday" are counted from it.
        language: ISO 639-1 code to write in; None means the article's own. The baseline
            quotes, and so passes it over.
        engine: None is the model if the server has one, else the baseline.
        policy: Name of a check policy; None is the server's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_one_source)

    text: Annotated[str, Field(min_length=1, max_length=MAX_CHARACTERS)] | None = None
    url: Annotated[str, Field(max_length=_MAX_URL, pattern=r"^https?://\S+$")] | None = None
    title: Annotated[str, Field(max_length=_MAX_TITLE)] | None = None
    published: date | None = None
    language: Annotated[str, Field(pattern="^[a-z]{2}$")] | None = None
    engine: EngineName | None = None
    policy: Annotated[str, Field(max_length=100)] | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if (self.text is None) == (self.url is None):
            raise ValueError("give either text or url")
        return self

    def stages(self, engine: EngineName) -> tuple[Stage, ...]:
        """What will be done, in this order, if that engine summarises."""
        first = Stage.READING if self.url is None else Stage.FETCHING
        asking = (Stage.ASKING,) if engine is EngineName.MODEL else ()
        return (first, *asking, Stage.CHECKING)
