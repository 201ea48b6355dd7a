"""Where a quoted passage stands in the article, and how exactly.

Covers: exact search after folding, in the named sentence, its neighbours and then the whole
body; whole words at both ends; passages joined by an ellipsis; passages that stand only in
title, caption or by-line.
Does not cover: what surrounds the passage (`frames.py`), or accepting a passage that merely
resembles one: a likeness is explained (`alteration.py`), never accepted.

Measured on 1,100 quotes, no similarity threshold separates a tampered quote from a
paraphrased one, so acceptance is exact after folding or it is not acceptance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from summarise.article import Article, Sentence
from summarise.checks.quoting.alteration import explain
from summarise.checks.quoting.omissions import ELLIPSIS, omission_problem
from summarise.checks.text.bounds import whole_words
from summarise.checks.text.folding import (
    DASHES,
    INVISIBLE,
    QUOTE_MARKS,
    Folded,
    fold,
    fold_article,
    folded_text,
)
from summarise.checks.text.sentences import sentences_over
from summarise.vocabulary import QuoteVerdict

MIN_CHARACTERS = 2  # letters or digits; fewer point nowhere
MAX_PLACES = 100
_TRIED = 20_000  # occurrences of one quote that are looked at; no article has as many
NEIGHBOURS = 2

_EDGES = re.escape(QUOTE_MARKS) + INVISIBLE + r"\s"
_LEADING = re.compile(
    rf"\A(?:[{_EDGES}{re.escape(DASHES)}]|…[{_EDGES}.…]*|\.{{3,}}|\[(?:…|\.{{3,}})\])+"
)
_TRAILING = re.compile(rf"(?:[{_EDGES}…–—]|\.{{3,}}+|\[(?:…|\.{{3,}}+)\])++\Z")
_CLOSING_STOP = re.compile(r"[.,;:]+\Z")
_ACCEPTED = frozenset({QuoteVerdict.VERBATIM, QuoteVerdict.TYPOGRAPHIC})


@dataclass(frozen=True, slots=True)
class Place:
    """One spot of the body where a passage stands. Offsets are half-open code points."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Located:
    """What became of a quote.

    Attributes:
        verdict: How it relates to the article's characters.
        start: First code point of the place it was found at, or of the words it seems to
            alter; None where there is no such place.
        end: One past the last.
        sentence: Number of the sentence where `start` lies; None outside the body.
        detail: What a reader should know: the diff, the other places, a wrong number.
        places: Every place found, if it was found in the body.
    """

    verdict: QuoteVerdict
    start: int | None = None
    end: int | None = None
    sentence: int | None = None
    detail: str | None = None
    places: tuple[Place, ...] = ()

    @property
    def found(self) -> bool:
        """True if the article holds these words, typography aside."""
        return self.verdict in _ACCEPTED


def locate(quote: str, sentence: int | None, article: Article) -> Located:
    """Find a quote in the article.

    Args:
        quote: Words said to be copied from the article. Quotation marks and ellipses at
            its edges are ignored; inside, only typography may differ.
        sentence: Number of the sentence they are said to stand in, or None.
        article: The article. The source's own characters are what the result points at.

    Returns:
        The place, with `ambiguous` if there are several and none in the named sentence.
        Never raises: whatever cannot be found is `absent`.
    """
    core = _TRAILING.sub("", _LEADING.sub("", quote[:2_000].strip()))
    if sum(map(str.isalnum, core)) < MIN_CHARACTERS:
        return Located(QuoteVerdict.ABSENT, detail="the quote is blank or too short")
    named = None if sentence is None else article.sentence(sentence)
    folded = fold_article(article.text)
    for attempt in _readings(core):
        located = _found(attempt, named, sentence, article, folded)
        if located is not None:
            return located
    return (
        _joined(core, named, article, folded)
        or _outside_body(core, article, folded)
        or _explained(core, named, article)
    )


def _readings(core: str) -> Iterator[str]:
    """The quote as it stands, then without the stop that closes it."""
    yield core
    bare = _CLOSING_STOP.sub("", core).rstrip()
    if bare != core:
        yield bare


def _found(
    core: str, named: Sentence | None, number: int | None, article: Article, folded: Folded
) -> Located | None:
    """The quote in the body: named sentence first, then near, then anywhere."""
    if named is not None:
        inside = _places(core, article, folded, named.start, named.end)
        if inside:
            return _accepted(core, _best(inside, core, article), inside, article, None)
        near = _near(core, named, article, folded)
        if near:
            return _one_of(core, near, number, article)
    everywhere = _places(core, article, folded, 0, len(article.text))
    return _one_of(core, everywhere, number, article) if everywhere else None


def _near(core: str, named: Sentence, article: Article, folded: Folded) -> tuple[Place, ...]:
    """The places at the smallest distance from the named sentence, up to two sentences."""
    for distance in range(1, NEIGHBOURS + 1):
        found: tuple[Place, ...] = ()
        for number in (named.number - distance, named.number + distance):
            neighbour = article.sentence(number)
            if neighbour is not None:
                found += _places(core, article, folded, neighbour.start, neighbour.end)
        if found:
            return found
    return ()


def _one_of(core: str, places: tuple[Place, ...], number: int | None, article: Article) -> Located:
    best = _best(places, core, article)
    if len(places) == 1:
        detail = None if number is None else f"found in sentence {best.sentence}, not {number}"
        return _accepted(core, best, places, article, detail)
    numbers = ", ".join(str(place.sentence) for place in places[:8])
    more = ", …" if len(places) > 8 else ""
    return Located(
        QuoteVerdict.AMBIGUOUS,
        best.start,
        best.end,
        best.sentence,
        f"{len(places)} places: sentences {numbers}{more}",
        places,
    )


def _best(places: tuple[Place, ...], core: str, article: Article) -> Place:
    """The first place with the very same characters, or simply the first."""
    same = (place for place in places if article.text[place.start : place.end] == core)
    return next(same, places[0])


def _accepted(
    core: str, place: Place, places: tuple[Place, ...], article: Article, detail: str | None
) -> Located:
    same = article.text[place.start : place.end] == core
    verdict = QuoteVerdict.VERBATIM if same else QuoteVerdict.TYPOGRAPHIC
    return Located(verdict, place.start, place.end, place.sentence, detail, places)


def _spans(core: str, folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Whole-word matches that start in `[start, end)` of the original."""
    wanted = folded_text(core).strip()
    if not wanted:
        return
    at, last = folded.index_at(start), folded.index_at(end)
    at = folded.text.find(wanted, at, last + len(wanted))
    while at != -1 and at < last:
        if whole_words(folded.text, at, at + len(wanted)):
            yield folded.source_span(at, at + len(wanted))
        at = folded.text.find(wanted, at + 1, last + len(wanted))


def _places(core: str, article: Article, folded: Folded, start: int, end: int) -> tuple[Place, ...]:
    """Matches in the body that start in `[start, end)`, at most `MAX_PLACES`."""
    found: list[Place] = []
    for first, last in islice(_spans(core, folded, start, end), _TRIED):
        while article.text[last - 1].isspace():  # a dash folds with the spaces around it
            last -= 1
        covered = sentences_over(article, first, last)
        if covered:
            found.append(Place(first, last, covered[0].number))
        if len(found) == MAX_PLACES:
            break
    return tuple(found)


def _joined(core: str, named: Sentence | None, article: Article, folded: Folded) -> Located | None:
    """A quote whose pieces an ellipsis joins; None if a piece is nowhere to be found."""
    pieces = [piece.strip() for piece in ELLIPSIS.split(core) if piece.strip()]
    if len(pieces) < 2 or any(sum(map(str.isalnum, piece)) < 2 for piece in pieces):
        return None
    firsts = _places(pieces[0], article, folded, 0, len(article.text))
    home = named.number if named is not None else 0
    for first in sorted(firsts, key=lambda place: abs(place.sentence - home)):
        bounds = article.sentence(first.sentence)
        spans = _in_order(pieces, first, bounds, folded) if bounds is not None else None
        if spans is not None:
            return _judged_join(spans, first.sentence, article)
    found = [_places(piece, article, folded, 0, len(article.text)) for piece in pieces]
    if not all(found):
        return None
    first, last = found[0][0], found[-1][0]
    where = f"joins words of sentences {first.sentence} and {last.sentence}"
    if first.sentence == last.sentence:
        where = f"joins words of sentence {first.sentence} in another order"
    return Located(QuoteVerdict.ALTERED, first.start, first.end, first.sentence, where)


def _in_order(
    pieces: list[str], first: Place, bounds: Sentence, folded: Folded
) -> list[tuple[int, int]] | None:
    spans = [(first.start, first.end)]
    for piece in pieces[1:]:
        following = next(_spans(piece, folded, spans[-1][1], bounds.end), None)
        if following is None or following[1] > bounds.end:
            return None
        spans.append(following)
    return spans


def _judged_join(spans: list[tuple[int, int]], number: int, article: Article) -> Located:
    gaps = [article.text[left[1] : right[0]] for left, right in pairwise(spans)]
    problem = omission_problem(gaps, article.language)
    verdict = QuoteVerdict.TYPOGRAPHIC if problem is None else QuoteVerdict.ALTERED
    start, end = spans[0][0], spans[-1][1]
    places = (Place(start, end, number),) if problem is None else ()
    return Located(verdict, start, end, number, problem or "joined over an omission", places)


def _outside_body(core: str, article: Article, folded: Folded) -> Located | None:
    """The quote in title, caption, by-line or another passage that is no body text."""
    for passage in article.furniture:
        for start, end in _spans(core, folded, passage.start, passage.end):
            if end <= passage.end:
                detail = f"only in the {passage.kind.value}"
                return Located(QuoteVerdict.OUTSIDE_BODY, start, end, None, detail)
    if article.title is not None:
        title = fold(article.title)
        if any(_spans(core, title, 0, len(article.title))):
            return Located(QuoteVerdict.OUTSIDE_BODY, detail="only in the title")
    return None


def _explained(core: str, named: Sentence | None, article: Article) -> Located:
    """The closest words, if any come close: the reason for a refusal."""
    closest = explain(core, named, article)
    if closest is None:
        return Located(QuoteVerdict.ABSENT, detail="no such words in the article")
    sentence = article.sentence_at(closest.start)
    number = None if sentence is None else sentence.number
    return Located(QuoteVerdict.ALTERED, closest.start, closest.end, number, closest.difference)
