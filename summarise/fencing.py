"""How an article is laid before a model: numbered sentences inside a fence.

Covers: the inputs of a prompt's `user` template. Line breaks inside a sentence become
spaces, so that nothing in the article can start a line of its own and forge a number or a
fence; the fence is a digest that the text does not hold.
Does not cover: the words around it (`prompts/`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article, Sentence


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence as a template sees it: one line of text."""

    number: int
    text: str
    opens_paragraph: bool


def fence_for(article: Article) -> str:
    """16 hex digits that do not occur in the article: the same for the same text.

    A random fence would make every request new, so that no recording and no provider's
    prompt cache could ever match.
    """
    code = article.sha256[:16]
    while code in article.text:
        code = hashlib.sha256(code.encode()).hexdigest()[:16]
    return code


def article_inputs(
    article: Article,
    *,
    language: str,
    sentences: Sequence[Sentence] | None = None,
    part: int = 1,
    parts: int = 1,
) -> dict[str, object]:
    """The values of the user template for one article, or for one part of it.

    Args:
        article: The article.
        language: Name of the language to write in, e.g. "English".
        sentences: Those of the part; None means all.
        part, parts: Which part this is, counting from 1.
    """
    chosen = article.sentences if sentences is None else sentences
    before = [0, *(sentence.paragraph for sentence in chosen)]
    return {
        "fence": fence_for(article),
        "language": language,
        "title": _one_line(article.title) if article.title else "not stated",
        "published": article.published.isoformat() if article.published else "not stated",
        "part": part,
        "parts": parts,
        "sentences": [
            NumberedSentence(
                number=sentence.number,
                text=_one_line(article.text_of(sentence)),
                opens_paragraph=sentence.paragraph != previous,
            )
            for sentence, previous in zip(chosen, before, strict=False)
        ],
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
