"""Who acts on whom: A attacked B is not B attacked A.

Covers: two known names around one verb or noun that claim and evidence share, active and
passive ("was attacked by"), agents behind "by" and "from".
Does not cover: verbs that go both ways (met, signed), pronouns, synonyms. Word order is a
rough guide to roles, so a swap found here is a reason to look, not proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.names import KnownName, name_places
from summarise.checks.scopes import Passage, read
from summarise.checks.wording import stem

_MUTUAL = frozenset(
    stem(word)
    for word in (
        "meet talk agree discuss sign fight clash exchange negotiate share border war conflict "
        "trade dialogue speak hold ceasefire deal truce relation relations tie ties meeting call "
        "between visit summit"
    ).split()
)
_RECEIVING = frozenset(
    stem(word) for word in "receive get buy import obtain secure borrow acquire win".split()
)
_PLACE_MARKS = frozenset("in near outside inside across around over at within".split())
_PATIENT_MARKS = frozenset({"on", "against", "at"})
_SAYING = frozenset({"said", "says", "say"})
_BE = frozenset("was were been be being is are got get".split())
Roles = tuple[str, str]  # agent, patient: keys of known names


def check_order(
    text: str, evidence: Sequence[str], known: Sequence[KnownName], *, language: str | None
) -> Finding:
    """Compare who acts on whom in a claim with its evidence sentences.

    Verdicts: `ok`, `order_swapped`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    claim = read(text, language)
    claimed = dict(_roles(claim, known))
    if not claimed:
        return OK
    given: dict[str, set[Roles]] = {}
    for sentence in evidence:
        for verb, roles in _roles(read(sentence, language), known):
            given.setdefault(verb, set()).add(roles)
    for verb, (agent, patient) in claimed.items():
        found = given.get(verb, set())
        if (patient, agent) in found and (agent, patient) not in found:
            return Finding("order_swapped", f"the article has {patient} acting on {agent}")
    return OK


def check_signal_order(
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    evidence: Sequence[str],
    *,
    language: str | None,
) -> Finding:
    """Compare a signal's source and target with the order in its evidence sentences.

    Verdicts: `ok`; `order_swapped` if some verb of action has the target acting on the
    source and none the source acting on the target.
    """
    giving, taking = {item.key for item in sources}, {item.key for item in targets}
    if not giving or not taking or giving & taking:
        return OK
    swapped: str | None = None
    for sentence in evidence:
        passage = read(sentence, language)
        for verb, (agent, patient) in _roles(passage, [*sources, *targets]):
            if agent in giving and patient in taking:
                return OK
            if agent in taking and patient in giving and not _is_speech(passage, verb):
                swapped = swapped or f"the article has {agent} acting on {patient}"
    return OK if swapped is None else Finding("order_swapped", swapped)


def _is_speech(passage: Passage, verb: str) -> bool:
    return verb == "say" or any(passage.stems[cue.first] == verb for cue in passage.speech_cues)


def _roles(passage: Passage, known: Sequence[KnownName]) -> Iterable[tuple[str, Roles]]:
    """Each word that has a name on either side in its clause, with the names' roles."""
    where = _names_at(passage, known)
    if len(set(where.values())) < 2:
        return
    for index, verb in enumerate(passage.stems):
        if passage.norms[index] in _SAYING:
            verb = "say"
        if verb is None or index in where or verb in _MUTUAL:
            continue
        roles = _roles_at(passage, index, where)
        if roles is not None and roles[0] != roles[1]:
            yield verb, roles


def _names_at(passage: Passage, known: Sequence[KnownName]) -> dict[int, str]:
    """For each word that belongs to a known name, that name's key."""
    found: dict[int, str] = {}
    for item in known:
        for start, end in name_places(passage.text, item.every):
            for index in passage.inside(start, end):
                found.setdefault(index, item.key)
    return found


def _roles_at(passage: Passage, index: int, where: dict[int, str]) -> Roles | None:
    clause = passage.clauses[index]
    left = [at for at in where if at < index and passage.clauses[at] == clause]
    right = sorted(at for at in where if at > index and passage.clauses[at] == clause)
    passive = _is_passive(passage, index)
    giver = _giver(passage, index, right, passive=passive)
    if giver is not None:
        others = [at for at in right if where[at] != where[giver]]
        marked = [at for at in others if _marked(passage, index, at, _PATIENT_MARKS)]
        taker = marked[0] if marked else max(left, default=None)
        return None if taker is None else (where[giver], where[taker])
    if passive or not left or not right or _is_place(passage, max(left)):
        return None
    return where[max(left)], where[right[0]]


def _is_passive(passage: Passage, index: int) -> bool:
    before = passage.norms[max(0, index - 3) : index]
    return not passage.norms[index].endswith("ing") and any(norm in _BE for norm in before)


def _giver(passage: Passage, index: int, right: Sequence[int], *, passive: bool) -> int | None:
    """The name behind "by" after a passive or a noun, or behind "from" after "received"."""
    following = passage.norms[index + 1] if index + 1 < len(passage.norms) else ""
    marks = set()
    if passive or following == "by":
        marks.add("by")
    if passage.stems[index] in _RECEIVING:
        marks.add("from")
    return next((at for at in right if _marked(passage, index, at, frozenset(marks))), None)


def _marked(passage: Passage, verb: int, name: int, marks: frozenset[str]) -> bool:
    """True if one of the prepositions stands shortly before a name, behind the verb."""
    return any(norm in marks for norm in passage.norms[max(verb + 1, name - 3) : name])


def _is_place(passage: Passage, name: int) -> bool:
    """True if a name only says where something happens."""
    return name > 0 and passage.norms[name - 1] in _PLACE_MARKS
