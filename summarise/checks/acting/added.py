"""Whether a claim adds somebody who acts, or puts another name where its evidence has one.

Covers: an actor made the cause of what the evidence tells of nobody ("a nurse was hurt", "winter
will be hard"); a subject with a name of its own ("a French nurse") told of another ("a Polish
consul"). English only.
Does not cover: evidence that speaks of its subject by a pronoun, actors who act close by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.agency import STANDING_IN, deeds_of, kin
from summarise.checks.acting.roles import names_at, runs
from summarise.checks.finding import OK, Finding
from summarise.checks.text.countries import countries_of, country_named
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.names import KnownName
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.slots import acts
from summarise.checks.text.wording import akin, stem
from summarise.language import read_as_english

_BEING = frozenset(
    (
        "is are was were be been become became becomes remain remained remains died broke exploded "
        "collapsed sank crashed fell burned burnt"
    ).split()
)
_SUBJECT = 9  # words, auxiliaries included
Part = tuple[str, int, int]


def check_added(
    text: str,
    evidence: Sequence[Part],
    nearby: Sequence[str],
    known: Sequence[KnownName],
    *,
    language: str | None,
) -> Finding:
    """Look for somebody who acts in a claim and nowhere near its evidence.

    Verdicts: `ok`; `another_doer`.

    Args:
        text: The claim.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        nearby: Sentences before those.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    known, claim = tuple(known), read(text, language)
    pieces = [(read(sentence, language), start, end) for sentence, start, end in evidence]
    if any(not STANDING_IN.isdisjoint(item.norms) for item, _, _ in pieces):
        return OK
    close = [*(item for item, _, _ in pieces), *(read(item, language) for item in nearby)]
    for _, key, at in deeds_of(claim, known):
        if at in claim.speech_at:
            continue
        told = frozenset(filter(None, claim.stems[at + 1 : claim.clause_end(at)]))
        if any(_befalls(piece, told) for piece in pieces) and _idle(key, close, known):
            return Finding("another_doer", f"in the article nobody does it, not {key}")
    other = _another_subject(claim, [item for item, _, _ in pieces], close)
    return OK if other is None else Finding("another_doer", f"the article tells it of {other}")


def _befalls(piece: tuple[Passage, int, int], told: frozenset[str]) -> bool:
    """True if evidence tells, without anybody who does it, of what the claim has done to it."""
    passage, start, end = piece
    inside = passage.inside(start, end)
    verb = next((at for at in inside if passage.norms[at] in _BEING), None)
    if verb is None or "by" in passage.norms[verb : passage.clause_end(verb)]:
        return False
    first = next((at for at in inside if verbal(passage, at, at + 1)), verb)
    before = [item for at in inside if at < verb and (item := passage.stems[at]) is not None]
    return first >= verb - 1 and bool(before) and before[-1] in told


def _idle(key: str, close: Sequence[Passage], known: tuple[KnownName, ...]) -> bool:
    """True if an actor is named in some sentences, and neither it nor its country acts there."""
    countries = {item.key: item.country for item in known}
    named = False
    for passage in close:
        for name, (first, last) in runs(names_at(passage, known)):
            own = kin(name, {key}, countries)
            if own and acts(passage, first, last):
                return False
            named = named or own
    return named


def _another_subject(
    claim: Passage, passages: Sequence[Passage], close: Sequence[Passage]
) -> str | None:
    """The name or demonym that the evidence has in the subject in place of the claim's."""
    for verb, subject in _subjects(claim):
        ours = _names(claim, subject)
        if not ours or any(_has(item, ours) for item in close):
            continue
        given = [
            _names(passage, other)
            for passage in passages
            for deed, other in _subjects(passage)
            if deed == verb
        ]
        if given and all(given) and not any(_has(claim, names) for names in given):
            return min(min(names) for names in given).title()
    return None


def _has(passage: Passage, names: frozenset[str]) -> bool:
    """True if a passage has one of some names, or a word of the same country."""
    if any(akin(stem(name), item) for name in names for item in passage.content):
        return True
    return not _countries(names).isdisjoint(_countries(_names(passage, range(len(passage.norms)))))


def _countries(stems: frozenset[str]) -> set[str]:
    """`denmark` and `danish` are of one country."""
    words = [item.capitalize() for item in stems]
    named = {country_named(word) for word in words} - {None}
    return {code for word in words for code in countries_of(word)} | {str(code) for code in named}


def _subjects(passage: Passage) -> Iterator[tuple[str, range]]:
    """Each verb by its stem, with the words of its clause before it."""
    grammar = grammar_of(passage)
    for at, deed in enumerate(passage.stems):
        if not at or deed is None or not is_verb(passage, at, grammar):
            continue
        first = at
        while first > max(0, at - _SUBJECT) and passage.words[first - 1].is_word:
            first -= 1
        yield deed, range(first, at)


def _names(passage: Passage, words: range) -> frozenset[str]:
    """The names and demonyms; the first word of a sentence counts as a demonym alone."""
    return frozenset(
        passage.norms[at].removesuffix("'s")
        for at in words
        if passage.words[at].capital
        and passage.stems[at] is not None
        and (at or countries_of(passage.text[: passage.words[0].end]))
    )
