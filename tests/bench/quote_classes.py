"""Quotes of known classes, made mechanically out of articles.

Covers: for every article the same quotes each time: word for word, with other typography,
with one number, name or negation changed, out of another article, and words that stand
in several places.
Only paragraphs of `BODY_WORDS` words give quotes: titles, by-lines and captions are no body text.
Does not cover: running anything on them (`quoting.py`). Nothing of the product is used here, so
that what is expected does not come from what is measured.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WORDS = (6, 24)  # of a quote
REPEATED_WORDS = (2, 5)  # of one that stands in several places
MIN_REPEATED_LETTERS = 9
BODY_WORDS = 25  # of a paragraph

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
_CURLY = {'"': "”", "'": "’", "”": '"', "“": '"', "’": "'", "‘": "'"}
_DASHES = {"-": "‑", "–": "—", "—": "–"}
_SPELT = "two three four five six seven eight nine ten eleven twelve twenty thirty".split()
_AFTER = frozenset("was were is are has had have will would did could can should must".split())
_NAME = re.compile(r"[A-Z][a-z]{3,}\Z")


class QuoteClass(StrEnum):
    """What was done to the article's words."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ALTERED = "altered"
    ABSENT = "absent"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class MadeQuote:
    """A quote and what is true of it.

    Attributes:
        article: Name of the article that it is searched in.
        variant: How it was made: `curly`, `number`, …; the class's name where there is one way.
        places: Bounds in the article's text where these words stand, typography aside; for an
            altered quote none.
    """

    article: str
    kind: QuoteClass
    variant: str
    quote: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as its words.

    Attributes:
        plain: All words, case-folded, between single spaces; `starts` says where each begins.
        body: Bounds of the paragraphs that give quotes.
    """

    name: str
    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    plain: str
    starts: tuple[int, ...]
    body: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, name: str, text: str) -> _Text:
        spans = tuple(found.span() for found in _WORD.finditer(text))
        words = tuple(text[slice(*span)] for span in spans)
        plain, starts = " ", []
        for word in words:
            starts.append(len(plain))
            plain += _plain(word) + " "
        paragraphs = list(_PARAGRAPH.finditer(text))
        body = tuple(one.span() for one in paragraphs if len(one[0].split()) >= BODY_WORDS)
        return cls(name, text, spans, words, plain, tuple(starts), body)

    def in_body(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a paragraph of the body."""
        return any(first <= start and end <= last for first, last in self.body)

    def places_of(self, quote: str) -> tuple[tuple[int, int], ...]:
        """Where the words of a quote stand, whatever is between them."""
        wanted = plain_words(quote)
        found, at = [], self.plain.find(wanted)
        while at >= 0:
            first = bisect_right(self.starts, at + 1) - 1
            last = bisect_right(self.starts, at + len(wanted) - 2) - 1
            found.append((self.spans[first][0], self.spans[last][1]))
            at = self.plain.find(wanted, at + 1)
        return tuple(found)


def plain_words(text: str) -> str:
    """The letters and digits of a text's words, case-folded, with a space round each word."""
    found = [_plain(word) for word in _WORD.findall(text.replace("\u00ad", ""))]
    return f" {' '.join(found)} "


def made_quotes(articles: Mapping[str, str], *, each: int, seed: int = 1) -> list[MadeQuote]:
    """Quotes of every class for every article.

    Args:
        articles: Name to text.
        each: How many of each class an article gives at most; short ones give fewer.
        seed: Decides which words are taken.
    """
    texts = [_Text.of(name, text) for name, text in sorted(articles.items())]
    return [quote for text in texts for quote in _of_one(text, texts, each, seed)]


def _of_one(text: _Text, texts: Sequence[_Text], each: int, seed: int) -> Iterator[MadeQuote]:
    # A text as a seed goes through SHA-512: the same on every machine.
    chance = random.Random(f"{seed}/{text.name}")  # noqa: S311  # reproducible, not secret
    stretches = list(_stretches(text, chance))
    once = [one for one in stretches if len(text.places_of(text.text[slice(*one)])) == 1]
    for start, end in once[:each]:
        yield _made(text, QuoteClass.VERBATIM, "verbatim", text.text[start:end])
    yield from _first(_retyped(text, once, chance), each)
    yield from _first(_changed(text, once, texts, chance), each)
    yield from _first(_strange(text, texts, chance), each)
    yield from _first(_repeated(text, chance), each)


def _first(quotes: Iterator[MadeQuote], count: int) -> Iterator[MadeQuote]:
    """The first of them, one for each wording."""
    seen: set[str] = set()
    for quote in quotes:
        if len(seen) == count:
            return
        if quote.quote not in seen:
            seen.add(quote.quote)
            yield quote


def _made(text: _Text, kind: QuoteClass, variant: str, quote: str) -> MadeQuote:
    return MadeQuote(text.name, kind, variant, quote, text.places_of(quote))


def _stretches(text: _Text, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Bounds of some words in a row within a sentence, each sentence once, in random order."""
    ends = [found.start() for found in _SENTENCE_END.finditer(text.text)] + [len(text.text)]
    sentences: dict[int, list[tuple[int, int]]] = {}
    for span in text.spans:
        if text.in_body(*span):
            sentences.setdefault(bisect_right(ends, span[0]), []).append(span)
    rows = [spans for spans in sentences.values() if len(spans) >= WORDS[0]]
    chance.shuffle(rows)
    for spans in rows:
        length = min(len(spans), chance.randint(*WORDS))
        first = chance.randint(0, len(spans) - length)
        yield spans[first][0], spans[first + length - 1][1]


def _retyped(
    text: _Text, stretches: Sequence[tuple[int, int]], chance: random.Random
) -> Iterator[MadeQuote]:
    """Each stretch in other typography, the ways by turns as far as they apply."""
    ways: dict[str, Callable[[str], str]] = {
        "curly": lambda quote: _translated(quote, _CURLY),
        "dash": lambda quote: _translated(quote, _DASHES),
        "nbsp": lambda quote: quote.replace(" ", "\u00a0", 1),
        "soft hyphen": lambda quote: _hyphenated(quote, chance),
        "case": lambda quote: quote.upper(),
        "line break": lambda quote: quote.replace(" ", "\n", 2),
    }
    yield from _by_turns(text, QuoteClass.TYPOGRAPHIC, stretches, ways, found=True)


def _changed(
    text: _Text,
    stretches: Sequence[tuple[int, int]],
    texts: Sequence[_Text],
    chance: random.Random,
) -> Iterator[MadeQuote]:
    """Each stretch with one word changed, the ways by turns as far as they apply."""
    names = sorted({word for other in texts for word in other.words[1:] if _NAME.match(word)})
    ways: dict[str, Callable[[str], str]] = {
        "number": lambda quote: _other_number(quote, chance),
        "name": lambda quote: _other_name(quote, names, chance),
        "negation": _other_polarity,
    }
    yield from _by_turns(text, QuoteClass.ALTERED, stretches, ways, found=False)


def _by_turns(
    text: _Text,
    kind: QuoteClass,
    stretches: Sequence[tuple[int, int]],
    ways: Mapping[str, Callable[[str], str]],
    *,
    found: bool,
) -> Iterator[MadeQuote]:
    """One quote of a stretch by the first way in turn that changes it as it should."""
    order = list(ways)
    for start, end in stretches:
        for name in order:
            made = _made(text, kind, name, ways[name](text.text[start:end]))
            if made.quote != text.text[start:end] and bool(made.places) is found:
                order.remove(name)
                order.append(name)
                yield made
                break


def _strange(text: _Text, texts: Sequence[_Text], chance: random.Random) -> Iterator[MadeQuote]:
    """Words of other articles."""
    others = [other for other in texts if other.name != text.name]
    chance.shuffle(others)
    for other in others:
        start, end = next(_stretches(other, chance), (0, 0))
        made = _made(text, QuoteClass.ABSENT, "absent", other.text[start:end])
        if end and not made.places:
            yield made


def _repeated(text: _Text, chance: random.Random) -> Iterator[MadeQuote]:
    """Words in a row that stand in several places."""
    firsts = list(range(len(text.words) - REPEATED_WORDS[1]))
    chance.shuffle(firsts)
    for first in firsts:
        last = first + chance.randint(*REPEATED_WORDS) - 1
        quote = text.text[text.spans[first][0] : text.spans[last][1]]
        made = _made(text, QuoteClass.AMBIGUOUS, "ambiguous", quote)
        long = sum(map(str.isalpha, quote)) >= MIN_REPEATED_LETTERS
        same = [
            one
            for one in made.places
            if text.in_body(*one) and text.text[slice(*one)].casefold() == quote.casefold()
        ]
        if long and len(same) > 1:
            yield made


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))


def _translated(quote: str, signs: Mapping[str, str]) -> str:
    return quote.translate(str.maketrans("".join(signs), "".join(signs.values())))


def _hyphenated(quote: str, chance: random.Random) -> str:
    long = [found.span() for found in _WORD.finditer(quote) if found[0].isalpha()]
    long = [(start, end) for start, end in long if end - start > 6]
    if not long:
        return quote
    start, end = chance.choice(long)
    at = (start + end) // 2
    return f"{quote[:at]}\u00ad{quote[at:]}"


def _other_number(quote: str, chance: random.Random) -> str:
    for found in _WORD.finditer(quote):
        word, (start, end) = found[0], found.span()
        if word.isdigit():
            return f"{quote[:start]}{int(word) + chance.randint(1, 9)}{quote[end:]}"
        if word in _SPELT:
            other = chance.choice([one for one in _SPELT if one != word])
            return f"{quote[:start]}{other}{quote[end:]}"
    return quote


def _other_name(quote: str, names: Sequence[str], chance: random.Random) -> str:
    found = [match.span() for match in _WORD.finditer(quote) if _NAME.match(match[0])]
    inside = [span for span in found if span[0] > 0]
    if not inside:
        return quote
    start, end = chance.choice(inside)
    return f"{quote[:start]}{chance.choice(names)}{quote[end:]}"


def _other_polarity(quote: str) -> str:
    if " not " in quote:
        return quote.replace(" not ", " ", 1)
    for found in _WORD.finditer(quote):
        if found[0] in _AFTER and quote[found.end() : found.end() + 1] == " ":
            return f"{quote[: found.end()]} not{quote[found.end() :]}"
    return quote
