"""Sentences as words with offsets, and the closed word classes the engine steps over.

Covers: one tokenisation for every module of the engine, what stands inside quotation
marks, and English function words. Does not cover: parts of speech of open-class words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarise.article import Article, Sentence

# Acronym with dots, word (inner hyphens, dots of initials, apostrophes but not a possessive
# ending), possessive ending, number, any other single character. No alternative can match
# the same characters in two ways, so the scan is linear.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_](?:[^\W_]|[-‑](?=[^\W_])|['’](?![sS]\b)(?=[^\W_]))*"
    r"|['’][sS]\b"
    r"|\S"
)
_OPENING = "“„«"
_CLOSING = "”»"
_STRAIGHT = '"'
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
_DASHES = frozenset("-–—")
DATELINE = 14  # tokens it may have
MAX_CHARACTERS = 4_000  # of one sentence; a longer one is no prose, and is left unread

DETERMINERS = frozenset(
    "the a an this that these those its their his her our your my some any no each every "
    "another both all several many few most more such".split()
)
PREPOSITIONS = frozenset(
    "in on at near from to into of for with by over under against toward towards across along "
    "around behind beside between beyond inside outside through throughout within without "
    "about after before during since until amid among following despite upon off onto via "
    "per regarding".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at near across around inside outside through throughout within along into onto "
    "over off via".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should "
    "can could may might must ’ll 'll cannot".split()
)
BE_FORMS = frozenset("is are was were be been being am get gets got gotten getting".split())
MODALS = frozenset("will would shall should can could may might must cannot".split())
PRONOUNS = frozenset(
    "he she it they we i you who which that this these those him her them us me himself "
    "herself itself themselves".split()
)
CONJUNCTIONS = frozenset("and or but nor yet so".split())
# Words that open a clause of their own.
SUBORDINATORS = frozenset(
    "after before while when whereas although though because since until unless if once as "
    "where that whether which who whose".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
TIME_WORDS = frozenset(
    "today yesterday tomorrow tonight late early earlier later last next this now then ago "
    "morning afternoon evening night noon midnight week weekend month year day".split()
)
FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
    | PRONOUNS
    | CONJUNCTIONS
    | SUBORDINATORS
    | frozenset(
        "not n't there here however meanwhile also still even only just already again perhaps "
        "instead moreover furthermore therefore thus hence otherwise nevertheless what how why "
        "as than too very much one two three four five six seven eight nine ten eleven twelve "
        "dozens hundreds thousands millions according amongst should once other others efforts "
        "asked speaking".split()
    )
)


class Word(NamedTuple):
    """One token.

    Attributes:
        text: As the article writes it.
        lower: Lower case, curly apostrophes straightened.
        start, end: Offsets into `Article.text`.
        quoted: Whether it stands inside quotation marks.
    """

    text: str
    lower: str
    start: int
    end: int
    quoted: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter, an Arabic article aside: "al-Assad"."""
        text = self.text
        return text[0].isupper() or (text[2:3] == "-" and text[3:4].isupper())

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not punctuation."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the body, in words.

    Attributes:
        number: The sentence's number in the article.
        paragraph: The paragraph's number.
        start, end: Offsets into `Article.text`.
        text: The sentence's characters.
        words: Its tokens, punctuation included, without a dateline or a clock time in front;
            none where it is too long for prose.
    """

    number: int
    paragraph: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]

    def slice(self, first: int, last: int) -> str:
        """The article's characters from token `first` up to, not with, token `last`."""
        if first >= last:
            return ""
        begin, end = self.words[first].start, self.words[last - 1].end
        return self.text[begin - self.start : end - self.start]


def lines_of(article: Article, most: int) -> tuple[Line, ...]:
    """The first sentences of the body, at most so many, in words.

    Quotations are followed across sentences.
    """
    lines: list[Line] = []
    inside, paragraph = False, 0
    for sentence in article.sentences[:most]:
        if sentence.paragraph != paragraph:  # a quotation left open ends with its paragraph
            inside, paragraph = False, sentence.paragraph
        line, inside = _line(article.text_of(sentence), sentence, inside=inside)
        lines.append(line)
    return tuple(lines)


def line_of(text: str) -> Line:
    """One sentence that belongs to no article, as sentence 1 at offset 0."""
    sentence = Sentence(number=1, start=0, end=len(text), paragraph=1)
    return _line(text, sentence, inside=False)[0]


def _line(text: str, sentence: Sentence, *, inside: bool) -> tuple[Line, bool]:
    words: list[Word] = []
    for match in _TOKEN.finditer(text if len(text) <= MAX_CHARACTERS else ""):
        token = match.group()
        opens = token in _OPENING or (token == _STRAIGHT and not inside)
        closes = token in _CLOSING or (token == _STRAIGHT and inside)
        if opens or closes:
            inside = opens
        start = sentence.start + match.start()
        lower = token.lower().replace("’", "'")
        words.append(Word(token, lower, start, start + len(token), inside and not opens))
    line = Line(
        number=sentence.number,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        text=text,
        words=tuple(words[_behind_slug(words) :]),
    )
    return line, inside


def _behind_slug(words: Sequence[Word]) -> int:
    """Where the sentence begins behind "18:42" or "KYIV, March 3 (Agency) -"."""
    if len(words) > 2 and _CLOCK.fullmatch(words[0].text) and words[1].capital:
        return 1
    for at, word in enumerate(words[1:DATELINE], start=1):
        if word.text in _DASHES:
            place = words[0].text
            marked = at > 1 or len(place) > 4
            behind = words[at + 1] if at + 1 < len(words) else None
            opens = behind is not None and (behind.capital or not behind.is_word)
            return at + 1 if place.isupper() and marked and opens else 0
        if word.is_word and not (word.capital or word.text[0].isdigit()):
            return 0
    return 0
