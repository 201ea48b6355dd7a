"""Whether it is the target of a signal that does the very act its type is named for.

Covers, in English: one verb for the act ("rejects", "suspended", "withdrew") whose subject, in the
words of the evidence, is a target and in none a source. What else both sides do there or
say does not count.
Does not cover: passives, pronouns, acts told by nouns, acts that two sides do together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarise.checks.acting.agency import deeds_of
from summarise.checks.acting.doers import verb_of
from summarise.checks.acting.roles import names_at, runs
from summarise.checks.finding import OK, Finding
from summarise.checks.speaking.sayings import sayings
from summarise.checks.speaking.subjects import is_subject
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stems_in
from summarise.language import read_as_english
from summarise.vocabulary import SignalType

_STRIKING = "attack assault raid storm shell bomb strike struck ambush shoot shot kill fire hit"
_VERBS: dict[SignalType, str] = {
    SignalType.ARMED_ATTACK: _STRIKING,
    SignalType.AIR_MISSILE_STRIKE: _STRIKING + " launch",
    SignalType.TERRITORIAL_SEIZURE: (
        "seize occupy capture annex take took taken cross enter invade overrun"
    ),
    SignalType.MILITARY_MOBILIZATION: "deploy mobilise mobilize mass send sent move",
    SignalType.WEAPONS_TEST: "test launch fire detonate explode",
    SignalType.ARMS_TRANSFER: "deliver supply ship send sent sell sold hand",
    SignalType.SANCTIONS: "sanction impose suspend freeze froze frozen blacklist ban halt cut",
    SignalType.DIPLOMATIC_RUPTURE: "recall expel sever cut break broke broken suspend close cancel",
    SignalType.ACCUSATION_OR_CONDEMNATION: (
        "accuse blame condemn denounce decry criticise criticize deplore slam lambast"
    ),
    SignalType.REJECTION_OR_DEMAND: "reject refuse demand insist rebuff dismiss",
    SignalType.THREAT_OR_ULTIMATUM: "threaten vow warn",
    SignalType.WITHDRAWAL_OR_DISARMAMENT: "withdraw withdrew withdrawn leave left vacate evacuate",
    SignalType.PRISONER_MEASURE: "free release",
    SignalType.HUMANITARIAN_OR_ECONOMIC_AID: "send sent deliver donate pledge",
}


def check_performed(
    kind: SignalType,
    sides: tuple[Sequence[KnownName], Sequence[KnownName]],
    evidence: Sequence[tuple[str, int, int]],
    language: str | None,
) -> Finding:
    """Look for who does the act of a signal by its own verb.

    Verdicts: `ok`, also where nobody does; `another_doer` if a target does, and no source.

    Args:
        kind: The signal's type.
        sides: Its sources and its targets.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language) or not all(sides):
        return OK
    sources, targets = ({item.key for item in side} for side in sides)
    known = tuple(dict.fromkeys((*sides[0], *sides[1])))
    doing: set[str] = set()
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        verbs = {at for at in passage.inside(start, end) if passage.stems[at] in _verbs(kind)}
        doing.update(_who_does(passage, verbs, known))
    if not doing or not doing.isdisjoint(sources):
        return OK
    return Finding("another_doer", f"in the article {min(doing & targets)} does it")


def _who_does(passage: Passage, verbs: set[int], known: tuple[KnownName, ...]) -> Iterator[str]:
    for key, run in runs(names_at(passage, known)):
        if not verbs.isdisjoint({verb_of(passage, *run)}):
            yield key
    yield from (key for _, key, at in deeds_of(passage, known) if at in verbs)
    for saying in sayings(passage):
        if saying.cue.first in verbs and saying.subject[0] < saying.subject[1]:
            yield from (i.key for i in known if is_subject(i, passage, saying.subject))


@lru_cache(maxsize=32)
def _verbs(kind: SignalType) -> frozenset[str]:
    return stems_in(_VERBS.get(kind, ""))
