"""A name in a sentence, as every module of the engine passes it on.

Covers: the record only. Does not cover: finding names (`names.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.vocabulary import ActorType


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence.

    Attributes:
        first, last: Its words, half-open.
        name: As the article writes it there.
        key: What tells actors apart so far; equal keys are one actor.
        type, country: As far as the words tell.
        person: Whether it is a person's name.
        adjective: Whether it is only an adjective of nationality ("Turkish airstrikes").
        place: Whether it stands where a place stands ("in Iraq").
        sure: Whether the gazetteer, a head word or a title vouches for it.
        title: First word of the title in front of it; -1 without one.
    """

    first: int
    last: int
    name: str
    key: str
    type: ActorType
    country: str | None
    person: bool = False
    adjective: bool = False
    place: bool = False
    sure: bool = True
    title: int = -1

    @property
    def begin(self) -> int:
        """Its first word, a title in front of it included."""
        return self.title if self.title >= 0 else self.first
