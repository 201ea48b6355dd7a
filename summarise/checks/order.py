"""Who acts on whom: A attacked B is not B attacked A.

Covers: two known names around one verb or noun that claim and evidence share, active and
passive ("was attacked by"), agents behind "by" and "from".
Does not cover: verbs that go both ways (met, signed), pronouns, synonyms. Word order is a
rough guide to roles, so a swap found here is a reason to look, not proof.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

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
# Verbs whose subject is acted on: "repelled an assault by ...".
_WARDING = frozenset(
    stem(word)
    for word in (
        "repel repelled repelling repulse thwart foil intercept resist defend withstand fend"
    ).split()
)
_FORCES = frozenset(
    "army forces troops military navy ships boats jets police government president minister".split()
)
_RECEIVING = frozenset(
    stem(word) for word in "receive get buy import obtain secure borrow acquire win".split()
)
_PLACE_MARKS = frozenset("in near outside inside across around over at within".split())
_PATIENT_MARKS = frozenset({"on", "against", "at"})
_SAYING = frozenset({"said", "says", "say"})
_BE = frozenset("was were been be being is are got get".split())
_ARTICLES = frozenset("the a an its their his her".split())
_LINKS = frozenset("and or with between but".split())  # say nothing about who does what
_MIN_CROSS = 2
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
    known = tuple(known)
    if len(set(_names_at(claim, known).values())) < 2:
        return OK
    claimed = list(_roles(claim, known))
    passages = [read(sentence, language) for sentence in evidence]
    camps = {item.key: item.country if item.words else None for item in known}
    countries = {item.key: item.country for item in known}

    def alike(left: str, right: str) -> bool:
        """The same actor, or a state and somebody who acts for it."""
        state = camps.get(left) or camps.get(right)
        return left == right or (
            state is not None and countries.get(left) == countries.get(right) == state
        )

    given: dict[str, set[Roles]] = {}
    for passage in passages if claimed else ():
        for verb, roles in _roles(passage, known, {verb for verb, _ in claimed}):
            given.setdefault(verb, set()).add(roles)
    for verb, (agent, patient) in claimed:
        found = given.get(verb, set())
        if any(alike(agent, giver) and alike(patient, taker) for giver, taker in found):
            continue
        if any(alike(agent, taker) and alike(patient, giver) for giver, taker in found):
            return Finding("order_swapped", f"the article has {patient} acting on {agent}")
    return _exchanged(claim, passages, known)


def _exchanged(claim: Passage, passages: Sequence[Passage], known: Sequence[KnownName]) -> Finding:
    """Two names of which each stands between the words that surround the other."""
    claimed = _neighbours(claim, known)
    given: dict[str, set[tuple[int, str]]] = {}
    for passage in passages:
        for key, words in _neighbours(passage, known).items():
            given.setdefault(key, set()).update(words)
    for one, other in combinations(sorted(claimed), 2):
        if one not in given or other not in given:
            continue
        own = len(claimed[one] & given[one]) + len(claimed[other] & given[other])
        cross = len(claimed[one] & given[other]) + len(claimed[other] & given[one])
        if cross >= _MIN_CROSS and not own:
            return Finding("order_swapped", f"{one} and {other} have changed places")
    return OK


def _neighbours(passage: Passage, known: Sequence[KnownName]) -> dict[str, set[tuple[int, str]]]:
    """For each name the words before (-1) and behind (1) it, articles left out."""
    where = _names_at(passage, tuple(known))
    found: dict[str, set[tuple[int, str]]] = {}
    for at, key in where.items():
        for step in (-1, 1):
            next_to = at + step
            while where.get(next_to) == key or (
                0 <= next_to < len(passage.norms) and passage.norms[next_to] in _ARTICLES
            ):
                next_to += step
            if 0 <= next_to < len(passage.norms) and next_to not in where:
                norm = passage.norms[next_to]
                if norm not in _LINKS and norm[0].isalnum() and not mutual(passage, next_to):
                    found.setdefault(key, set()).add((step, norm))
    return found


def roles_in(
    passage: Passage, known: Sequence[KnownName], words: Iterable[int]
) -> Iterator[tuple[int, str, str]]:
    """Each word with a name on either side in its clause: its index, agent and patient."""
    where = _names_at(passage, tuple(known))
    if len(set(where.values())) < 2:
        return
    for index in words:
        if index in where or not _acts(passage, index):
            continue
        roles = _roles_at(passage, index, where)
        if roles is not None and roles[0] != roles[1]:
            yield index, *roles


def _acts(passage: Passage, index: int) -> bool:
    """True for a word that may tell of a deed."""
    if passage.norms[index] in _FORCES or passage.stems[index] in _WARDING:
        return False
    return passage.stems[index] is not None or _says(passage, index)


def mutual(passage: Passage, index: int) -> bool:
    """True for a word of what two sides do with each other: meet, sign, talks."""
    return passage.stems[index] in _MUTUAL


def _says(passage: Passage, index: int) -> bool:
    return passage.norms[index] in _SAYING


def _roles(
    passage: Passage, known: Sequence[KnownName], wanted: Container[str] | None = None
) -> Iterator[tuple[str, Roles]]:
    """Each verb or noun of action by its stem, with the roles of the names around it."""
    verbs = ["say" if _says(passage, i) else item for i, item in enumerate(passage.stems)]
    words = [i for i, verb in enumerate(verbs) if wanted is None or verb in wanted]
    for index, agent, patient in roles_in(passage, known, words):
        if not mutual(passage, index):
            yield str(verbs[index]), (agent, patient)


@lru_cache(maxsize=512)
def _names_at(passage: Passage, known: tuple[KnownName, ...]) -> Mapping[int, str]:
    """For each word that belongs to a known name, that name's key; the longer name wins."""
    spans = [
        (end - start, start, end, item.key)
        for item in known
        for start, end in name_places(passage.text, item.every)
    ]
    found: dict[int, str] = {}
    for _, start, end, key in sorted(spans, key=lambda span: -span[0]):
        for index in passage.inside(start, end):
            found.setdefault(index, key)
    return found


def _roles_at(passage: Passage, index: int, where: Mapping[int, str]) -> Roles | None:
    clause = passage.clauses[index]
    near = [at for at in where if passage.clauses[at] == clause]
    left = sorted(at for at in near if at < index and not _owns(passage, at, index))
    right = sorted(at for at in near if at > index)
    passive = _is_passive(passage, index)
    giver = _giver(passage, index, right, passive=passive)
    if giver is not None:
        others = [at for at in right if where[at] != where[giver]]
        marked = [at for at in others if _marked(passage, index, at, _PATIENT_MARKS)]
        taker = marked[0] if marked else max(left, default=None)
        return None if taker is None else (where[giver], where[taker])
    taken = [at for at in right if not _owns(passage, at, index) or len(right) == 1]
    if passive or not left or not taken:
        return None
    agent = _agent(passage, index, left)
    return None if _is_place(passage, agent) else (where[agent], where[taken[0]])


def _owns(passage: Passage, name: int, index: int) -> bool:
    """`Iran's request`: a possessive acts only through the noun right behind it."""
    following = passage.norms[name + 1] if name + 1 < len(passage.norms) else ""
    possessive = passage.norms[name].endswith(("'s", "s'")) or following in {"'", "’"}
    if set(passage.norms[name + 1 : name + 3]) & _FORCES:
        return False  # "Oman's army" is Oman
    return possessive and not name < index <= name + 2


def _agent(passage: Passage, index: int, left: Sequence[int]) -> int:
    """The name before a verb; behind "and", the one before the first verb of the clause."""
    at = index - 1
    while at > 0 and (passage.norms[at].endswith("ly") or passage.norms[at] in _BE):
        at -= 1
    if passage.norms[at] not in {"and", "or"}:
        return left[-1]
    spoken = max((i for i in passage.speech_at if i < at), default=-1)
    return next((name for name in left if name > spoken), left[-1])


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
