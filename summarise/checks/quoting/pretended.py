"""Whether evidence tells what was only played: in a drill, or by the sides of a war game.

Covers, in English: those who pose as others near the name of an exercise, sides named by a colour
("Blue lost a brigade"), what a sentence opens as a game ("In the game, ...").
Does not cover: what an exercise really does (shots fired, soldiers hurt), novels and films
(`made_up.py`), scenarios told without any such word.
"""

from __future__ import annotations

import re

from summarise.article import Article, Sentence
from summarise.checks.text.sentences import paragraph_of

_DRILLS = re.compile(
    r"\b(?:exercises?|drills?|man(?:oeu|eu)vres?|war ?games?|simulations?|simulated|rehearsals?"
    r"|table-?tops?|re-?enactments?|mock|umpires?)\b",
    re.IGNORECASE,
)
_GAME = re.compile(r"\bthe game\b", re.IGNORECASE)
_POSING = re.compile(
    r"\b(?:posing as|(?:playing|in) (?:the )?(?:part|role)s? of|standing in for|dressed (?:up )?as"
    r"|(?:playing|acting as|cast as) (?:the|an) (?:\w+ )?(?:enemy|enemies|opponent|attackers?)"
    r"|impersonating|pretending to be|masquerading as|role-?playing|mimicking)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\A\W*(?:In|During|On day \w+ of) (?:the|this|that|one|a|an|its|their) (?:[\w'’-]+ ){0,2}"
    r"(?:war ?game|game|scenario|simulation|table-?top(?: exercise)?|re-?enactment)\b",
    re.IGNORECASE,
)
_COLOUR = r"(?:Red|Blue|Green|Orange|Yellow|Purple)"
_SIDE = re.compile(
    rf"\b{_COLOUR}(?: (?:side|team|force|forces|army|player|players|land))?"
    r"(?=,| (?:had |has |have |then |also |never )?(?!(?:and|or|of)\b)[a-z])"
)
_NO_SIDE = re.compile(rf"\b{_COLOUR} [A-Z]")


def pretended(article: Article, home: Sentence, start: int, end: int) -> str | None:
    """The words by which a sentence tells what was only played, or None.

    Args:
        article: The article.
        home: The sentence in which the evidence begins.
        start: Where it begins, in code points of the article's text.
        end: One past its last; evidence that names the exercise itself tells of the exercise.
    """
    if _DRILLS.search(article.text, start, end):
        return None
    text = article.text_of(home)
    opened = _OPENS.match(text)
    if opened is not None and home.start + opened.end() <= start:
        return opened[0]
    posing = _POSING.search(text)
    side = None if _NO_SIDE.search(text) else _SIDE.search(text)
    if posing is not None and _near(article, home, _DRILLS):
        return posing[0]
    if side is None:
        return None
    return side[0] if _near(article, home, _DRILLS) or _near(article, home, _GAME) else None


def _near(article: Article, home: Sentence, named: re.Pattern[str]) -> bool:
    """True if the paragraph, or the one before or behind it, names an exercise."""
    near = range(home.paragraph - 1, home.paragraph + 2)
    return any(
        named.search(article.text_of(sentence))
        for number in near
        for sentence in paragraph_of(article, number)
    )
