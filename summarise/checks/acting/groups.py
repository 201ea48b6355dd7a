"""Whether rebels in a claim do what soldiers do in its evidence: doers that have no name.

Covers, in English: forces of a state, its police, those who fight it, crowds, told by a common
noun before one verb that claim and evidence share.
Does not cover: names (`agency.py`), passives, nouns of the same side (`rebels`, `gunmen`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.scopes import Passage, read
from summarise.language import read_as_english

_SIDES = {
    noun: side
    for side, nouns in {
        "army": "army military troops soldiers navy marines airforce",
        "police": "police policemen gendarmes",
        "rebels": "rebels militants militiamen militia insurgents separatists guerrillas gunmen "
        "fighters jihadists mutineers",
        "crowd": "protesters demonstrators strikers students villagers residents settlers refugees "
        "migrants dockers workers farmers fishermen",
    }.items()
    for noun in nouns.split()
}
_REACH = 7  # words from a noun to its verb: "militiamen in green headbands burned"


def check_group(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Compare what sort of people does each deed of a claim with its evidence.

    Verdicts: `ok`; `another_doer`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claimed = list(_groups(read(text, language)))
    passages = [read(sentence, language) for sentence in evidence] if claimed else []
    told = [item for passage in passages for item in _groups(passage)]
    for verb, noun in claimed:
        given = {other for deed, other in told if deed == verb}
        if given and all(_SIDES[other] != _SIDES[noun] for other in given):
            return Finding("another_doer", f"in the article {min(given)} act, not {noun}")
    return OK


def _groups(passage: Passage) -> Iterator[tuple[str, str]]:
    """Each verb by its stem, with the noun for a sort of people that stands before it and acts."""
    if _SIDES.keys().isdisjoint(passage.norms):
        return
    grammar = grammar_of(passage)
    for at, norm in enumerate(passage.norms):
        if norm not in _SIDES or _is_governed(passage, at):
            continue
        for verb in range(at + 1, min(passage.clause_end(at), at + _REACH)):
            if not passage.words[verb].is_word or passage.norms[verb] in grammar.be | {"to"}:
                break
            if is_verb(passage, verb, grammar) and passage.stems[verb] is not None:
                yield str(passage.stems[verb]), norm
                break


def _is_governed(passage: Passage, noun: int) -> bool:
    """True behind a preposition, or a verb: `by the rebels`, `freed nine soldiers`."""
    grammar = grammar_of(passage)
    for at in range(noun - 1, -1, -1):
        norm = passage.norms[at]
        if not passage.words[at].is_word or norm in grammar.openers or at in passage.speech_at:
            return False
        if norm in grammar.prepositions | grammar.by or is_verb(passage, at, grammar):
            return True
    return False
