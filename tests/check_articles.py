"""Small articles for the tests of the checks, built without the reader's rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarise.article import Article, Passage, PassageKind, Sentence


def article_of(
    *paragraphs: Sequence[str],
    furniture: Sequence[tuple[PassageKind, str]] = (),
    title: str | None = None,
    published: date | None = None,
    language: str | None = "en",
) -> Article:
    """An article of the given sentences, one sequence per paragraph, furniture on top."""
    text = ""
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for kind, words in furniture:
        passages.append(Passage(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    for number, paragraph in enumerate(paragraphs, 1):
        for words in paragraph:
            sentences.append(
                Sentence(len(sentences) + 1, len(text), len(text) + len(words), number)
            )
            text += words + " "
        text = text[:-1] + "\n\n"
    return Article(
        text=text.rstrip("\n"),
        sentences=tuple(sentences),
        furniture=tuple(passages),
        title=title,
        published=published,
        language=language,
    )


def span_of(sentence: str, words: str) -> tuple[str, int, int]:
    """A sentence with the half-open bounds of some of its words."""
    start = sentence.index(words)
    return sentence, start, start + len(words)
