"""Whom "he" or "she" means as the subject of a speech verb.

Covers: the one person in front of it in its own sentence, else the speaker or subject that the
sentence before leaves. Does not cover: "they" and "it", pronouns that do not speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarise.baseline.directory import Directory
from summarise.baseline.mention import Mention
from summarise.baseline.sources import Source, kind_of_actor
from summarise.baseline.subjects import governed
from summarise.baseline.words import CALENDAR, PREPOSITIONS, TIME_WORDS, Word
from summarise.vocabulary import SpeakerKind

HE = frozenset({"he", "she"})
_CONNECTIVES = frozenset("but and however also then later still earlier meanwhile yet".split())
_INTRODUCE = frozenset("asked speaking addressing writing answering responding replying".split())


def pronoun_source(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    directory: Directory,
    at: int,
    before: Source | None,
) -> Source:
    """Whom the "he" at index `at` means: somebody in its own sentence, or else in the last.

    Behind a subject of its own sentence it never means anybody else, and between two people
    nobody.

    Args:
        words: The sentence.
        mentions: Its names.
        directory: The article's actors.
        at: Index of the pronoun.
        before: Whom it can mean from the sentence before, or None.
    """
    nobody = Source(at, at + 1, None, None, SpeakerKind.UNKNOWN)
    people = [m for m in mentions if m.person and m.last <= at and not words[m.first].quoted]
    if people or not _opens_clause(words, at):
        found = {directory.of(person) for person in people if not governed(words, person)}
        key = next(iter(found)) if len(found) == 1 else None
        known = directory.actors[key] if key is not None else None
        if known is None:
            return nobody
        return Source(at, at + 1, known.name, key, kind_of_actor(known))
    if before is None or before.speaker is None:
        return nobody
    return replace(before, first=at, last=at + 1)


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether only quoted words or an introduction stand in front of the pronoun."""
    front = [word for word in words[:at] if word.is_word and not word.quoted]
    if all(word.lower in _CONNECTIVES for word in front):
        return True
    opener = front[0].lower
    introduces = opener in PREPOSITIONS | TIME_WORDS | CALENDAR or opener in _INTRODUCE
    return introduces and words[at - 1].text == ","
