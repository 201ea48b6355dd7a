"""Whose something is: `Toral's sailors` in a claim, `Veskar's sailors` in its evidence.

Covers: possessives of names before a noun, and names behind the noun and "of", against those of
the same noun in the evidence. English only.
Does not cover: "its", demonyms, nouns that the evidence has without an owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.agency import kin
from summarise.checks.acting.roles import names_at, runs
from summarise.checks.finding import OK, Finding
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.language import read_as_english

_REACH = 3  # words from an owner to what it owns


def check_owner(
    text: str, evidence: Sequence[str], known: Sequence[KnownName], *, language: str | None
) -> Finding:
    """Compare whose each thing of a claim is with the evidence.

    Verdicts: `ok`; `another_doer`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    known = tuple(known)
    claimed = list(_owned(read(text, language), known))
    passages = [read(item, language) for item in evidence] if claimed else []
    given = [pair for passage in passages for pair in _owned(passage, known)]
    countries = {item.key: item.country for item in known}
    for thing, owner in claimed:
        owners = {key for noun, key in given if noun == thing}
        told = sum(passage.stems.count(thing) for passage in passages)
        if not owners or told != sum(noun == thing for noun, _ in given):
            continue  # it also stands without an owner
        if not kin(owner, owners, countries):
            return Finding("another_doer", f"in the article it is of {min(owners)}, not {owner}")
    return OK


def _owned(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[tuple[str, str]]:
    """Each thing by the stem of its noun, with the name it is of."""
    for key, (first, last) in runs(names_at(passage, known)):
        plural = passage.norms[last].endswith("s") and passage.norms[last + 1 : last + 2] == ("'",)
        possessive = plural or passage.norms[last].endswith("'s")
        noun = _behind(passage, last + plural) if possessive else _before(passage, first)
        if noun is not None:
            yield noun, key


def _behind(passage: Passage, last: int) -> str | None:
    """The last noun of what a possessive owns: `sailors` in `Toral's young sailors slept`."""
    grammar = grammar_of(passage)
    noun = None
    for at in range(last + 1, min(len(passage.norms), last + 1 + _REACH)):
        plain = passage.words[at].is_word and not passage.words[at].capital
        if not plain or is_verb(passage, at, grammar) or passage.stems[at] is None:
            break
        noun = passage.stems[at]
    return noun


def _before(passage: Passage, first: int) -> str | None:
    """The noun before "of" and a name: `sailors` in `sailors of the Toral`."""
    at = first - 1
    while at > 0 and (passage.norms[at] in DETERMINERS or passage.words[at].capital):
        at -= 1
    return passage.stems[at - 1] if at > 0 and passage.norms[at] == "of" else None
