"""Whether a signal's source and target stand the other way round in its evidence.

Covers: acts done by being said (whoever speaks is the source), the places of both names
in their clause, deeds that one side accuses the other of, evidence that names the target alone
and has it act.
Does not cover: acts that go both ways, sides that only a pronoun stands for. A swap is seen
only where a verb says so: a target that plainly acts, or a source that something is plainly
done to, while no source may be acting (`doers.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarise.checks.acting.doers import BEARING, is_told_aside, may_act, suffers, surely_acts
from summarise.checks.acting.roles import names_at, runs
from summarise.checks.finding import OK, Finding
from summarise.checks.speaking.constructions import OBJECT_MARKS
from summarise.checks.speaking.sayings import Saying, governing, sayings
from summarise.checks.speaking.stretches import names_somebody
from summarise.checks.speaking.subjects import is_subject
from summarise.checks.text.cues import lexicon
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.slots import acts, has_passive, is_against

Part = tuple[str, int, int]
Place = tuple[str, tuple[int, int]]  # the key of a name, its first and last word
_PRONOUNS = frozenset("he she it they we".split())
_OF_ITSELF = frozenset("it he she they its their his her responsibility".split())
_REPORTING = frozenset("said says say told reported reports alleged believes asked".split())
_OPENING_OF_SPEECH = 8  # words
# Verbs whose object is told, or spoken of; in Romance languages "a" and "à" show such objects.
_ADDRESSING = frozenset(
    f"{verb}{ending}"
    for verb in ("accus", "blam", "condemn", "denounc", "criticis", "criticiz", "urg", "ask")
    for ending in ("e", "es", "ed", "s", "")
) | {"tell", "tells", "told"}
_OBJECT_REACH = 3  # words behind the verb, with "a" and an article
_OPENING_OF_DENIAL = 3  # words
_CHARGES = frozenset("accused accuses accusing accuse blamed blames blaming blame".split())


@dataclass(frozen=True)
class _Piece:
    """One piece of evidence and the sides of the signal.

    Attributes:
        inside: The words of the evidence, as indices; not empty.
    """

    passage: Passage
    inside: tuple[int, ...]
    sources: tuple[KnownName, ...]
    targets: tuple[KnownName, ...]

    @cached_property
    def giving(self) -> frozenset[str]:
        """Keys of the sources."""
        return frozenset(item.key for item in self.sources)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where either side is named, in order."""
        return tuple(runs(names_at(self.passage, (*self.sources, *self.targets))))

    @property
    def names_source(self) -> bool:
        """Whether the sentence names a source."""
        return any(key in self.giving for key, _ in self.places)

    @property
    def names_both(self) -> bool:
        """Whether the sentence names both sides."""
        return len({key in self.giving for key, _ in self.places}) > 1


def check_signal_order(
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    evidence: Sequence[Part],
    *,
    spoken: bool,
    denied: bool = False,
    received: bool = False,
    language: str | None,
) -> Finding:
    """Compare a signal's source and target with the order in its evidence.

    Verdicts: `ok`; `order_swapped` if the target speaks or acts and the source does not.

    Args:
        sources: Those who act.
        targets: Those acted on.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        spoken: Whether the act consists in saying something.
        denied: Whether the sources say that they have not done it.
        received: Whether the target may act in it too: freed prisoners go home.
        language: ISO 639-1 of the article, or None for English.
    """
    if not sources or not targets or {i.key for i in sources} & {i.key for i in targets}:
        return OK
    pieces = list(_pieces(sources, targets, evidence, language))
    if received and not any(piece.names_source for piece in pieces):
        return OK
    if not any(piece.names_source for piece in pieces) and any(
        piece.passage.norms[0] in _PRONOUNS for piece in pieces
    ):
        return OK
    deniers = [item for item in map(_denier, pieces) if item is not None] if denied else []
    if deniers:
        return Finding("order_swapped", deniers[0]) if all(deniers) else OK
    found = [(piece, _found(piece, spoken=spoken)) for piece in pieces]
    told = [(piece.names_both, reason) for piece, reason in found if reason is not None]
    if not denied and any(both for both, _ in told):
        told = [item for item in told if item[0]]
    if not told or any(reason == "" for _, reason in told):
        return OK
    return Finding("order_swapped", told[0][1])


def _pieces(
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    evidence: Sequence[Part],
    language: str | None,
) -> Iterable[_Piece]:
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        inside = tuple(at for at in passage.inside(start, end) if passage.words[at].is_word)
        if inside and not _both_ways(passage):
            yield _Piece(passage, inside, tuple(sources), tuple(targets))


def _both_ways(passage: Passage) -> bool:
    """`Toral and Veskar each blame the other`: everybody does it to everybody."""
    return "each" in passage.norms and not {"other", "other's"}.isdisjoint(passage.norms)


def _denier(piece: _Piece) -> str | None:
    """What a target that denies says of the sides; None if none does, or a source has a part in it.

    The reason if it denies a deed of its own, "" for somebody else's: `Toral denied losing ships`,
    `denied that its base had been hit`.
    """
    passage = piece.passage
    if any(key in piece.giving and run[0] in piece.inside for key, run in piece.places):
        return None
    for saying in sayings(passage):
        if saying.cue.first in piece.inside and passage.denies(saying.cue):
            for item in piece.targets:
                if is_subject(item, passage, saying.subject):
                    told = passage.stems[saying.cue.last : saying.cue.last + _OPENING_OF_DENIAL]
                    borne = has_passive(passage, saying.cue.last) or not BEARING.isdisjoint(told)
                    return "" if borne else f"in the article {item.key} denies it"
    return None


def _found(piece: _Piece, *, spoken: bool) -> str | None:
    """What one piece of evidence says: "" if a source acts, the reason if a target, or None."""
    found = _told(piece) if spoken else None
    return _placed(piece, spoken=spoken) if found is None else found


def _told(piece: _Piece) -> str | None:
    """Who speaks, in the evidence or of it: as `_found`."""
    passage = piece.passage
    for saying in _around(passage, piece.inside):
        span = range(*saying.subject)
        heads = [key for key, run in piece.places if run[0] in span and acts(passage, *run)]
        if not heads and passage.is_verb(saying.cue):
            sides = (*piece.sources, *piece.targets)
            heads = [item.key for item in sides if is_subject(item, passage, saying.subject)]
        if heads:
            return _reason(piece, heads, saying)
        if (key := _addressed(piece, saying)) is not None and key in piece.giving:
            return f"in the article {key} is whom somebody {passage.phrase(saying.cue)}"
    return None


def _addressed(piece: _Piece, saying: Saying) -> str | None:
    """Who stands right behind a verb of saying as the one it is said to, or of."""
    passage, at = piece.passage, saying.cue.last
    romance = passage.cues in (lexicon("es"), lexicon("fr"))
    marked = romance and not OBJECT_MARKS.isdisjoint(passage.norms[at : at + 1])
    if not marked and passage.norms[saying.cue.first] not in _ADDRESSING:
        return None
    reach = range(at, at + _OBJECT_REACH)
    return next((key for key, run in piece.places if run[0] in reach), None)


def _reason(piece: _Piece, heads: Sequence[str], saying: Saying) -> str:
    said = f"in the article {heads[0]} {piece.passage.phrase(saying.cue)}"
    return said if piece.giving.isdisjoint(heads) else ""


def _around(passage: Passage, inside: tuple[int, ...]) -> list[Saying]:
    """The verbs of saying inside the evidence, then those that it hangs on."""
    within = [item for item in sayings(passage) if inside[0] <= item.cue.first <= inside[-1]]
    beyond = [item for item in governing(passage, list(inside)) if item not in within]
    return [item for item in (*within, *beyond) if item.cue.label == "speech"]


def _placed(piece: _Piece, *, spoken: bool) -> str | None:
    """Which side stands as the one who acts: as `_found`.

    The clauses of the evidence are looked at first, then the whole sentence; there a target
    counts only if it stands before the evidence.
    """
    passage, giving = piece.passage, piece.giving
    aside = _is_told_of if spoken else _only_speaks
    places = [item for item in piece.places if not aside(passage, item[1][0])]
    clauses = {passage.clauses[at] for at in piece.inside}
    near = [item for item in places if passage.clauses[item[1][0]] in clauses]
    before = [item for item in places if item not in near and item[1][1] < piece.inside[0]]
    if any(key in giving and is_told_aside(passage, run[1], piece.inside) for key, run in near):
        return "the source stands as the one acted on"
    for region in (near, places):
        if any(key in giving and may_act(passage, *run) for key, run in region):
            return ""
        if any(key not in giving and surely_acts(passage, *run) for key, run in near + before):
            return "the target stands as the one who acts"
        if any(key in giving and suffers(passage, *run) for key, run in region):
            return "the source stands as the one acted on"
    if any(key in giving and is_against(passage, *run) for key, run in near):
        return "the source stands as the one acted on"
    return None


def _is_told_of(passage: Passage, name: int) -> bool:
    """True for a name that stands in what somebody says: it is not that one who speaks."""
    german = passage.cues is lexicon("de")  # the verb stands last: what is before it may speak
    return any(
        saying.passes_on(name) and (saying.cue.first < name or not german)
        for saying in sayings(passage)
        if passage.norms[saying.cue.first - 1] != "to" and names_somebody(passage, saying.subject)
    )


def _only_speaks(passage: Passage, name: int) -> bool:
    """True for who merely tells of a deed: `Toral said Veskar fired`, not `Toral said it fired`."""
    for saying in sayings(passage):
        if name not in range(*saying.subject):
            continue
        verb = passage.norms[saying.cue.first]
        if verb in _CHARGES:
            return not _goes_on_to_act(passage, saying.cue.last)
        if verb in _REPORTING:
            said = passage.norms[saying.cue.last : saying.cue.last + _OPENING_OF_SPEECH]
            return _OF_ITSELF.isdisjoint(said) and said[:1] != ("to",)
    return False


def _goes_on_to_act(passage: Passage, start: int) -> bool:
    """`accused Toral of theft and recalled its envoy`: a deed of whoever accuses."""
    grammar = grammar_of(passage)
    joints = (at for at in range(start, len(passage.norms) - 1) if passage.norms[at] == "and")
    return any(is_verb(passage, at + 1, grammar) for at in joints)
