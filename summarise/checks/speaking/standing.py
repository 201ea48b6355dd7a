"""One piece of evidence where it stands: its sentence, its decisive words, its quotation.

Covers: reading the sentence, or the part of a very long one around the evidence.
Does not cover: whose words they are (`speakers.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.article import Article, Sentence
from summarise.checks.text.quotations import is_speech, quotation_at
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.sentences import around

_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of evidence where it stands.

    Attributes:
        passage: Its sentence, or the part around it of a very long one.
        targets: The decisive words in it, as word indices.
        inside: Bounds of the whole evidence, as word indices.
        quoted: Whether it is somebody's quoted speech.
    """

    home: Sentence
    passage: Passage
    targets: list[int]
    inside: tuple[int, int]
    quoted: bool

    def holds(self, bounds: tuple[int, int]) -> bool:
        """True if some words, half-open bounds, lie in the evidence."""
        return self.inside[0] <= bounds[0] and bounds[1] <= self.inside[1]

    def quotes(self, index: int) -> bool:
        """True if no quotation mark parts a word from the evidence, which is quoted."""
        first, last = sorted((index, self.targets[0]))
        return _MARKS.isdisjoint(self.passage.norms[first:last])


def place(span: tuple[int, int], claim: Passage, article: Article) -> Place | None:
    """Where some evidence stands; None if it is in no sentence or has no word.

    Args:
        span: Half-open bounds of the evidence in the article.
        claim: The claim; its words are the decisive ones.
        article: The article.
    """
    home = article.sentence_at(span[0])
    if home is None:
        return None
    first, last = around(home, *span)
    passage = read(article.text[first:last], article.language)
    inside = [
        at for at in passage.inside(span[0] - first, span[1] - first) if passage.words[at].is_word
    ]
    told = [at for at in inside if passage.stems[at] in claim.content] or inside
    quotation = quotation_at(article.text, *span)
    quoted = quotation is not None and is_speech(article.text, quotation)
    return Place(home, passage, told, (inside[0], inside[-1] + 1), quoted) if told else None
