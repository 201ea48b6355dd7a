"""Whether the words around a signal's evidence can tell of an act of its type at all.

Covers: types that leave their mark in words: attacks, strikes, seizures, tests,
sanctions, arms, prisoners. What is looked for is any word of a wide class, so that a type is
doubted only where nothing of its kind is told; an accident is no attack, and who lifts a ban or
pulls troops back imposes or musters none. English only.
Does not cover: which of two related types it is, types of words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarise.checks.finding import OK, Finding
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import akin, stems_in
from summarise.language import read_as_english
from summarise.vocabulary import SignalType

_FORCE = """
attack assault raid bomb shell strike struck ambush storm shoot shot shots fire gunfire battle
fight fought fighting clash kill killed dead death deaths die casualty wound injure hurt maim
explosion explode blast detonate mine torpedo rocket missile drone gun gunmen artillery war
warfare offensive violence aggression murder assassinate massacre execute slay slaughter hit
destroy sink sank sunk burn torch invade invasion incursion hostility hostilities combat skirmish
barrage salvo mortar airstrike warplane aircraft jet grenade weapon sniper arson loot beat stab
stone throw hijack board ram collide kidnap abduct abduction seize capture intercept bombard
retaliate retaliation reprisal operation onslaught rampage saboteur strafe hunt behead lynch siege
target pound advance push troops forces soldiers fighters rebels militants army sabotage derail
damage cut down terror terrorist terrorism
"""
_WORDS: dict[SignalType, str] = {
    SignalType.ARMED_ATTACK: _FORCE,
    SignalType.AIR_MISSILE_STRIKE: _FORCE + ("air aerial bomber plane helicopter cruise ballistic"),
    SignalType.MASS_CASUALTY_OR_WMD_USE: _FORCE
    + ("chemical gas poison sarin chlorine nuclear biological nerve toxic genocide victims graves"),
    SignalType.TERRITORIAL_SEIZURE: _FORCE
    + (
        "occupy occupation annex annexation take took taken control hold held fall fell enter "
        "cross conquer overrun gain territory land town village city island border settlement "
        "outpost flag"
    ),
    SignalType.CYBER_ATTACK: (
        "cyber hack hacker malware network computer website data server system online digital "
        "ransomware intrusion phishing outage breach virus software internet jam"
    ),
    SignalType.WEAPONS_TEST: (
        "test launch fire missile rocket nuclear detonate detonation explosion weapon bomb "
        "torpedo drone satellite warhead trial explode blast"
    ),
    SignalType.NUCLEAR_POSTURE: (
        "nuclear atomic warhead uranium plutonium enrich enrichment centrifuge icbm missile "
        "deterrent reactor iaea npt inspector silo submarine bomber weapon treaty strategic "
        "moratorium test"
    ),
    SignalType.ARMS_TRANSFER: (
        "weapon arms arm ammunition missile tank jet aircraft drone howitzer artillery rocket "
        "munition equipment military shell gun rifle system defence defense battery vehicle "
        "supply hardware mine minehunter minesweeper plane helicopter ship warship frigate "
        "corvette destroyer submarine bomb explosive"
    ),
    SignalType.SANCTIONS: (
        "sanction embargo ban bar freeze blacklist restrict restriction tariff boycott "
        "penalty penalise penalize measure suspend suspension cut visa asset export import "
        "trade list duty block prohibit fine cap punish punitive economic curb stop halt "
        "shipment supply"
    ),
    SignalType.PRISONER_MEASURE: (
        "prisoner prison jail release free hostage captive detain detainee detention hold "
        "held arrest swap exchange amnesty pardon custody captured internment inmate crew "
        "return sentence execute deport repatriate expel hand taken home safe board"
    ),
}
_DEEDS = frozenset(
    {
        SignalType.ARMED_ATTACK,
        SignalType.AIR_MISSILE_STRIKE,
        SignalType.MASS_CASUALTY_OR_WMD_USE,
    }
)

_ACCIDENTS = frozenset(
    (
        "accident accidentally accidental inadvertently unintentionally skidded misfired misfire "
        "malfunction malfunctioned mishap"
    ).split()
)
_ENDING = stems_in(
    "lift ease relax waive unfreeze repeal revoke end remove abolish loosen scrap relieve drop"
)
_BANS = stems_in(
    "sanction embargo ban freeze restriction tariff curb boycott blockade curfew closure siege "
    "measure quarantine blacklist"
)
# By what verb, of what, an act is undone that a type takes for done.
_UNDOING = {
    SignalType.SANCTIONS: (_ENDING, _BANS),
    SignalType.COERCIVE_RESTRICTION: (_ENDING, _BANS),
    SignalType.MILITARY_MOBILIZATION: (
        stems_in("withdraw withdrew withdrawn pull demobilise demobilize disband"),
        stems_in("troops forces soldiers army tanks units brigades divisions reservists warships"),
    ),
}
_CANCELLING = stems_in("suspend cancel postpone scrap shelve")
_UNDOING |= {
    SignalType.MILITARY_EXERCISE: (_CANCELLING, stems_in("exercise drill manoeuvre maneuver")),
    SignalType.WEAPONS_TEST: (_CANCELLING, stems_in("test launch trial")),
    SignalType.ARMS_TRANSFER: (_CANCELLING, stems_in("delivery shipment sale transfer supply")),
    SignalType.HUMANITARIAN_OR_ECONOMIC_AID: (
        _CANCELLING,
        stems_in("aid delivery shipment convoy airlift assistance help"),
    ),
}
_DOING = stems_in(
    "impose tighten extend expand introduce slap new fresh further add send sent deploy mobilise "
    "mobilize move muster gather mass toward towards"
)
_UNDONE_REACH = 5  # words between the two


def check_kind(
    kind: SignalType, evidence: Sequence[str], nearby: Sequence[str], *, language: str | None
) -> Finding:
    """Look for any word of a signal's type in what it rests on.

    Verdicts: `ok`; `other_kind` if there is none, if an attack is told as an accident, or if
    what the type takes for done is only undone.

    Args:
        kind: The signal's type.
        evidence: The sentences it rests on.
        nearby: Sentences that those may hang on, such as the ones before them.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language) or kind not in _WORDS.keys() | _UNDOING:
        return OK
    passages = [read(item, language) for item in evidence]
    if kind in _DEEDS:
        said = next((n for item in passages for n in item.norms if n in _ACCIDENTS), None)
        if said is not None:
            return Finding("other_kind", f'{kind}, but "{said}"')
    undone = _undone(kind, passages) if kind in _UNDOING else None
    if undone is not None:
        return Finding("other_kind", f'{kind}, but "{undone}"')
    wanted = stems_of(kind)
    told = frozenset[str]().union(
        *(item.content for item in passages), *(read(item, language).content for item in nearby)
    )
    if (
        not wanted
        or not wanted.isdisjoint(told)
        or any(akin(one, other) for one in told for other in wanted)
    ):
        return OK
    return Finding("other_kind", f"nothing of {kind} in the evidence")


def _undone(kind: SignalType, passages: Sequence[Passage]) -> str | None:
    """`lifted the freeze`, `the ban was lifted`, if the evidence tells nothing else of the kind."""
    verbs, things = _UNDOING[kind]
    found: str | None = None
    for passage in passages:
        if passage.negations or passage.frame_cues or not _DOING.isdisjoint(passage.content):
            return None
        found = found or next(_ends(passage, verbs, things), None)
    return found


def _ends(passage: Passage, verbs: frozenset[str], things: frozenset[str]) -> Iterator[str]:
    """The words from a verb to the thing that it ends, in either order, in one clause."""
    for at, item in enumerate(passage.stems):
        if item not in verbs or (at and passage.norms[at - 1] in DETERMINERS):
            continue  # "in the end"
        last = min(passage.clause_end(at), at + 1 + _UNDONE_REACH)
        for to in range(max(0, at - _UNDONE_REACH), last):
            if passage.stems[to] in things and passage.clauses[to] == passage.clauses[at]:
                first, end = sorted((at, to))
                yield passage.text[passage.words[first].start : passage.words[end].end]


@lru_cache(maxsize=32)
def stems_of(kind: SignalType) -> frozenset[str]:
    """The stems of the words that tell of a type; empty for types that leave no mark in words."""
    return stems_in(_WORDS.get(kind, ""))
