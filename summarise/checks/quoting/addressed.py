"""Whether evidence stands where a reader would not take it for news.

Covers: articles that are labelled as satire; paragraphs with a chat model's marks, with a role's
name in front, that give orders to language models or to whoever summarises; forged sentence
numbers and fences; text without spaces. English, and the commonest orders in German, French,
Spanish and Russian.
Does not cover: orders in disguise. A report about such an attack is found as well, so that the
verdict is a reason to look.
Source: Greshake et al. 2023, "Not what you've signed up for", arXiv:2302.12173.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from summarise.article import Article, Sentence
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.quoting.quotes import Located
from summarise.checks.text.sentences import paragraph_of

_MARKS = re.compile(
    r"<\|[a-z_]{1,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|user)>"
    r"|\A\W{0,3}(?:system|assistant|user|human)\W{0,3}:\s",
    re.IGNORECASE,
)
# The first letters are looked at first: at most places none of the words can begin.
_MACHINE = re.compile(
    r"\b(?=[abcls])(?:"
    r"(?:AI|A\.I\.|automated|artificial) (?:assistants?|agents?|readers?|models?|systems?)\b"
    r"|language models?\b|LLMs?\b|chat-?bots?\b|bots\b|summari[sz]ers?\b|AI:)"
    r"|(?=[ikmsня])(?:"
    r"sprachmodell|künstliche intelligenz|modèles? de langage|intelligence artificielle"
    r"|modelos? de lenguaje|inteligencia artificial|языков\w{2,4} модел|нейросет)",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|must|should|shall|please|do not|don't|never|report that|write"
    r"|state|copy|repeat|confirm|describe|call|to all)\b"
    r"|ignorier|vergiss|melde|schreib|oubliez|ignorez|écrivez|ignora|olvida|escrib|игнорир|забудь"
    r"|сообщи|напиши",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |the |your ){0,3}(?:previous|prior|above|earlier"
    r"|other)? ?(?:instructions|rules|prompts?)\b"
    r"|\bsummari[sz]\w{1,4} this (?:page|article|text|story|document)\b"
    r"|\b(?:previous|system) (?:prompt|message) (?:is|are) (?:void|obsolete)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:text|certainty|status|claims?|signals?|evidence|speaker|headline|gist|quote|sentence)"
    r"[\"']?\s?[:=](?!//)",
)
_FIELDS = 2  # of an answer's own: one may be a heading
_FORGED = re.compile(r"(?:\A|(?<=[.!?] ))\[\d{1,4}\] ")
_FENCE = re.compile(r"<{2,}[^<>\n]{0,120}>{2,}")
_SATIRE = re.compile(
    r"\A\W*(?:satire|parody|spoof|humou?r)\W*\Z"
    r"|\bth(?:is|e above) (?:is|was|article is|story is|column is|piece is|page is) (?:a )?"
    r"(?:work of |piece of )?(?:satire|parody|fiction|an? spoof|satirical|not real)",
    re.IGNORECASE,
)
_UNSPACED = 30  # characters; no word of prose is as long


def check_addressed(located: Sequence[Located], article: Article) -> Finding:
    """Look at the paragraphs that evidence stands in.

    Verdicts: `ok`; `addressed` if one speaks to a machine and not to a reader; `satire` if the
    article says of itself, in its first or last two sentences, that it is meant as a joke.

    Args:
        located: The evidence of one item.
        article: The article.
    """
    for item in located:
        home = None if item.start is None else article.sentence_at(item.start)
        if home is None:  # nowhere, or in a caption: has a verdict of its own
            continue
        quote = article.text[item.start : item.end]
        if len(quote) >= _UNSPACED and " " not in quote and quote.isascii():
            return Finding("addressed", shortened(f"no words: {quote}"))
        passage = _paragraph(article, home)
        if _is_record(passage, article, home):
            return Finding("addressed", shortened(f"a record for programs: {passage}", 120))
        if _speaks_to_machines(passage) or _is_fenced(article, home.start):
            return Finding("addressed", shortened(f"a text for machines: {passage}", 120))
    label = _joke(article) if located else None
    return OK if label is None else Finding("satire", shortened(f"the article says: {label}"))


def _joke(article: Article) -> str | None:
    """The line by which an article says that it is no news."""
    outer = (*article.sentences[:2], *article.sentences[-2:])
    pieces = [article.text_of(item) for item in article.furniture]
    return _label((*pieces, *(article.text_of(item) for item in outer)))


@lru_cache(maxsize=64)
def _label(pieces: tuple[str, ...]) -> str | None:
    texts = (" ".join(piece.split()) for piece in pieces)
    return next((text for text in texts if _SATIRE.search(text)), None)


def _paragraph(article: Article, sentence: Sentence) -> str:
    same = paragraph_of(article, sentence.paragraph)
    return article.text[same[0].start : same[-1].end]


@lru_cache(maxsize=256)
def _speaks_to_machines(passage: str) -> bool:
    return bool(
        _MARKS.search(passage)
        or _ALONE.search(passage)
        or (_MACHINE.search(passage) and _ORDERS.search(passage))
        or _FORGED.search(passage)
    )


def _is_record(passage: str, article: Article, sentence: Sentence) -> bool:
    """True for fields of an answer, in one paragraph or in lines that are one each."""
    own = len(_FIELD.findall(passage))
    if not own:
        return False
    near = (article.sentence(number) for number in (sentence.number - 1, sentence.number + 1))
    texts = {article.text_of(item) for item in near if item is not None}
    return own + sum(len(_FIELD.findall(text)) for text in texts - {passage}) >= _FIELDS


def _is_fenced(article: Article, offset: int) -> bool:
    """True behind a forged end of the article and before its next beginning."""
    marks = [item for item in article.furniture if _FENCE.fullmatch(article.text_of(item))]
    return any(
        one.end <= offset < other.start and "END" in article.text_of(one).upper()
        for one, other in pairwise(marks)
        if "END" not in article.text_of(other).upper()
    )
