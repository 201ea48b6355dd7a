"""Whose words an answer of an interview is, where no verb of saying tells.

Covers: interviews printed as turns, each behind a label at the head of its line ("Q:" and "A:",
"Frage:", "QUILL:"); an answer is of the person in its label, or else of whoever is named before
the first turn.
Does not cover: interviews whose questions are told from answers by type alone, several people
behind one "A:", what an answer quotes from others.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from summarise.article import Article
from summarise.checks.speaking.sayings import governing
from summarise.checks.speaking.standing import Place
from summarise.checks.text.names import KnownName, name_places

_LABEL = re.compile(
    r"^[ \t]*(?P<label>[^\W\d_](?:[\w.'’-]| (?=[^\W\d_])){0,39}?)(?P<mark>[:.])\s", re.MULTILINE
)
_ANSWERS = frozenset("a answer antwort r respuesta réponse".split())
_ASKS = frozenset("q question frage f p pregunta".split())
_TURNS = 2  # of each of two labels
_SELF = frozenset("i we ich wir yo nosotros je nous".split())


def is_answer_of(speaker: KnownName, place: Place, article: Article) -> bool:
    """True if some evidence is what the speaker answers in an interview, in their own words."""
    if place.quoted:
        return False
    label = _label_at(article, place.home.start)
    if label is None or label in _ASKS:
        return False
    if any(
        not _is_self(place, saying.subject) for saying in governing(place.passage, place.targets)
    ):
        return False
    if label in _ANSWERS:
        return bool(name_places(article.text, speaker.every, 0, _turns(article.text)[0][0]))
    return any(name_places(form.casefold(), (label,)) for form in speaker.forms)


def is_answer(place: Place, article: Article) -> bool:
    """True if some evidence stands behind "A:"; a name may be that of whoever reports."""
    return _label_at(article, place.home.start) in _ANSWERS


def _is_self(place: Place, subject: tuple[int, int]) -> bool:
    words = [norm for norm in place.passage.norms[slice(*subject)] if norm[0].isalnum()]
    return not words or not _SELF.isdisjoint(words[:3])


def _label_at(article: Article, start: int) -> str | None:
    """The label of the turn that a place stands in; None outside an interview."""
    turns = _turns(article.text)
    before = [label for at, label in turns if at <= start]
    return before[-1] if before else None


@lru_cache(maxsize=64)
def _turns(text: str) -> tuple[tuple[int, str], ...]:
    """Where each turn begins, and its label in lower case; nothing if it is no interview."""
    found = [
        (match.start(), label)
        for match in _LABEL.finditer(text)
        if (label := match["label"].casefold()) in _ASKS | _ANSWERS or match["mark"] == ":"
    ]
    often = {
        label for label, times in Counter(label for _, label in found).items() if times >= _TURNS
    }
    if _ASKS.isdisjoint(often):
        often -= _ANSWERS  # "A. Quill": a name
    turns = tuple((at, label) for at, label in found if label in often)
    alternating = sum(one[1] != two[1] for one, two in pairwise(turns))
    return turns if len(often) >= _TURNS and alternating + 1 >= 2 * _TURNS else ()
