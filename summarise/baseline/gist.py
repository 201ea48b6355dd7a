"""Headline and gist in the article's own sentences.

Covers: the declared title or the first sentence cut at a clause border; the two to four most
central sentences, in article order.
Does not cover: rewording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarise.article import Article
from summarise.baseline.words import FUNCTION_WORDS, MAX_CHARACTERS, PRONOUNS, Line, lines_of

MAX_HEADLINE = 140  # characters
SENTENCES = 3
MIN_WORDS = 6
MAX_WORDS = 60
LEDE_BONUS = 0.25  # of a full score, falling by half with every sentence
_OPEN_STARTS = PRONOUNS | frozenset({"but", "and", "so", "also", "however"})


def headline_of(article: Article) -> str:
    """The article's title, or its first sentence, shortened behind a comma if it is long."""
    if article.title:
        return " ".join(article.title.split())
    first = article.sentence(1)
    if first is None:
        return ""
    return _shortened(" ".join(article.text_of(first).split()))


def _shortened(text: str) -> str:
    if len(text) <= MAX_HEADLINE:
        return text
    cut = max(text.rfind(mark, 40, MAX_HEADLINE) for mark in (",", ";", ":", " –", " —"))
    if cut < 0:
        cut = text.rfind(" ", 0, MAX_HEADLINE)
    return text[: cut if cut > 0 else MAX_HEADLINE].rstrip(" ,;:–—")


def gist_of(article: Article) -> str:
    """Two to four sentences, verbatim, or fewer where the article has no more.

    Where no sentence is of a usual length it is the first, and only its beginning if that
    is too long for prose.

    The first sentence and those that share most words with the whole: the mean, over a
    sentence's content words, of how many sentences hold that word, plus a bonus for
    standing early.

    Source: the frequency method of Luhn 1958 ("The automatic creation of literature
    abstracts"), reduced to document frequency; the bonus is ours.
    """
    lines = lines_of(article, most=500)
    usable = [line for line in lines if _usable(line)] or list(lines[:1])
    if not usable:
        return ""
    spread = Counter(word for line in lines for word in _content(line))
    ranked = sorted(usable[1:], key=lambda line: (-_score(line, spread, len(lines)), line.number))
    chosen = sorted([usable[0], *ranked[: SENTENCES - 1]], key=lambda line: line.number)
    texts = (" ".join(line.text.split()) for line in chosen)
    return " ".join(text if len(text) <= MAX_CHARACTERS else _shortened(text) for text in texts)


def _usable(line: Line) -> bool:
    words = [word for word in line.words if word.is_word]
    if not MIN_WORDS <= len(words) <= MAX_WORDS:
        return False
    if words[0].lower in _OPEN_STARTS or line.text.count('"') % 2:
        return False
    return line.text.count("“") == line.text.count("”")


def _content(line: Line) -> frozenset[str]:
    return frozenset(
        word.lower
        for word in line.words
        if word.is_word and len(word.lower) > 2 and word.lower not in FUNCTION_WORDS
    )


def _score(line: Line, spread: Counter[str], sentences: int) -> float:
    content: Sequence[str] = sorted(_content(line))
    if not content:
        return 0.0
    shared = sum(spread[word] - 1 for word in content) / (len(content) * max(1, sentences - 1))
    return shared + LEDE_BONUS * 0.5 ** (line.number - 1)
