"""One article read once: words, names, actors, events and attributions of every sentence.

Covers: putting the parts together in their order. Does not cover: choosing what to keep.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.article import Article
from summarise.baseline.attribution import Said, attribution_of
from summarise.baseline.directory import Directory, directory_of
from summarise.baseline.events import Event, events_in, is_sport
from summarise.baseline.mention import Mention
from summarise.baseline.names import names_in
from summarise.baseline.sources import Source, is_one_person, kind_of_actor
from summarise.baseline.states import states_in
from summarise.baseline.words import Line, lines_of

MAX_SENTENCES = 2_000  # more is no news article; what follows is not read
MAX_WORD = 200  # characters; a sentence with a longer "word" is no prose
MAX_INTRODUCTION = 8  # words


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the engine found in one sentence.

    Attributes:
        line: Its words.
        mentions: Its names.
        events: The acts it names.
        said: Who says it, or None for the journalist.
    """

    line: Line
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    said: Said | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine found in an article."""

    article: Article
    directory: Directory
    sentences: tuple[Sentence, ...]


def read_article(article: Article) -> Reading:
    """Read every sentence of the body; work grows linearly with the text."""
    lines = [line for line in lines_of(article, most=MAX_SENTENCES) if _is_prose(line)]
    states = states_in(lines)
    mentions = [() if is_sport(line) else tuple(names_in(line, states)) for line in lines]
    directory = directory_of(lines, mentions)
    sentences: list[Sentence] = []
    before: Source | None = None
    for line, found in zip(lines, mentions, strict=True):
        near = sentences[-1].line if sentences else None
        if near is None or line.paragraph - near.paragraph > 1:
            before = None
        said = attribution_of(line, found, directory, before)
        sentences.append(Sentence(line, found, events_in(line), said))
        before = _speaker_to_come(sentences[-1], directory)
    return Reading(article, directory, tuple(sentences))


def _speaker_to_come(item: Sentence, directory: Directory) -> Source | None:
    """Whom "he" in the next sentence can mean: the only person of this one, as its subject."""
    said = item.said
    people = [m for m in item.mentions if m.person and directory.of(m) is not None]
    if said is None:
        key = directory.of(people[0]) if people and _opens(item.line, people[0]) else None
    else:
        key = said.actor
        people = [m for m in people if directory.actors[directory.of(m) or ""].sure]
    if said is not None and key is None and not people and is_one_person(said.speaker):
        return Source(0, 0, said.speaker, None, said.kind)
    if key is None or not directory.actors[key].person:
        return None
    if any(directory.of(person) != key for person in people):
        return None
    return Source(0, 0, directory.actors[key].name, key, kind_of_actor(directory.actors[key]))


def _opens(line: Line, mention: Mention) -> bool:
    """Whether a name begins the sentence, or follows an introduction."""
    begin = mention.begin
    return begin == 0 or (begin <= MAX_INTRODUCTION and line.words[begin - 1].text == ",")


def _is_prose(line: Line) -> bool:
    return bool(line.words) and all(len(word.text) <= MAX_WORD for word in line.words)
