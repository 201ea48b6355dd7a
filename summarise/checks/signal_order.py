"""Whether a signal's source and target stand the other way round in its evidence.

Covers: acts done by being said (whoever speaks is the source), the places of both names in
their clause, deeds between two names, deeds that one side accuses the other of, sentences that
open with the target and name no source.
Does not cover: acts that go both ways, sides that only a pronoun stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.cues import lexicon
from summarise.checks.finding import OK, Finding
from summarise.checks.names import KnownName
from summarise.checks.roles import mutual, names_at, roles_in, runs, turned
from summarise.checks.sayings import Saying, governing, sayings
from summarise.checks.scopes import DETERMINERS, Passage, read
from summarise.checks.slots import acts
from summarise.checks.subjects import is_subject
from summarise.checks.wording import stem

Part = tuple[str, int, int]
_BEING = frozenset("is are was were ist sind war waren es son era est sont était".split())
_DETERMINERS = DETERMINERS | frozenset("der die das el la los las le les".split())
_OPENING = 5  # words of a date or place before the first comma
_PRONOUNS = frozenset("he she it they we".split())
# What befalls a subject that does nothing.
_SUFFERING = frozenset(
    stem(word)
    for word in (
        "face lose suffer fall endure see mourn await fear come remain need expect welcome watch"
    ).split()
)
_OF_ITSELF = frozenset("it he she they its their his her to responsibility".split())
_REPORTING = frozenset("said says say told reported reports alleged believes asked".split())
_OPENING_OF_SPEECH = 8  # words
_CHARGES = frozenset("accused accuses accusing accuse blamed blames blaming blame".split())


def check_signal_order(
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    evidence: Sequence[Part],
    *,
    spoken: bool,
    denied: bool = False,
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
        language: ISO 639-1 of the article, or None for English.
    """
    keys = {item.key for item in sources} & {item.key for item in targets}
    if not sources or not targets or keys:
        return OK
    known = (*sources, *targets)
    giving = {item.key for item in sources}
    both: list[str] = []
    single: list[str] = []
    named = False
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        inside = [at for at in passage.inside(start, end) if passage.words[at].is_word]
        if not inside or _both_ways(passage):
            continue
        here = {key in giving for key in names_at(passage, known).values()}
        named = named or True in here
        found = _found(passage, inside, sources, targets, spoken=spoken)
        if found is not None:
            (both if len(here) > 1 else single).append(found)
    if not named:
        passages = [read(sentence, language) for sentence, _, _ in evidence]
        if any(map(_both_ways, passages)):
            return OK
        return _by_opening(passages, tuple(targets), spoken=spoken)
    verdicts = both + single if denied else both or single
    if not verdicts or "" in verdicts:
        return OK
    return Finding("order_swapped", verdicts[0])


def _by_opening(
    passages: Sequence[Passage], targets: tuple[KnownName, ...], *, spoken: bool
) -> Finding:
    """Where no sentence names a source: whether each that names a target opens with its deed."""
    told = [passage for passage in passages if names_at(passage, targets)]
    if not told or any(passage.norms[:1] and passage.norms[0] in _PRONOUNS for passage in passages):
        return OK
    if not all(_opens(passage, targets, spoken=spoken) for passage in told):
        return OK
    return Finding("order_swapped", "the evidence opens with the target and names no source")


def _opens(passage: Passage, targets: tuple[KnownName, ...], *, spoken: bool) -> bool:
    """`Toral recalled its envoy`, `On Monday, Toral ...`: a sentence that a name leads."""
    _, (start, last) = next(runs(names_at(passage, targets)))
    first = start - 1 if start and passage.norms[start - 1] in _DETERMINERS else start
    leads = first == 0 or (first <= _OPENING and passage.norms[first - 1] == ",")
    behind = set(passage.norms[last + 1 : last + 4])
    if not leads or behind & _BEING or not acts(passage, start, last):
        return False
    said = any(at in passage.speech_at for at in range(last + 1, last + 4))
    suffers = not _SUFFERING.isdisjoint(passage.stems[last + 1 : last + 5])
    return not suffers and (spoken or not said)


def _both_ways(passage: Passage) -> bool:
    """`Toral and Veskar each blame the other`: everybody does it to everybody."""
    return "each" in passage.norms and not {"other", "other's"}.isdisjoint(passage.norms)


def _found(
    passage: Passage,
    inside: list[int],
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    *,
    spoken: bool,
) -> str | None:
    """What one piece of evidence says: "" if a source acts, the reason if a target, or None."""
    told = _told(passage, inside, sources, targets) if spoken else None
    if told is not None:
        return told
    placed = _placed(passage, inside, sources, targets, spoken=spoken)
    # In German the verb stands last: what stands between two names says nothing.
    german = passage.cues is lexicon("de")
    done = None if german else _done(passage, inside, sources, targets, spoken=spoken)
    charged = turned(passage) or (not spoken and not _CHARGES.isdisjoint(passage.norms))
    first, second = (done, placed) if charged else (placed, done)
    return second if first is None else first


def _placed(
    passage: Passage,
    inside: list[int],
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    *,
    spoken: bool,
) -> str | None:
    """Which side stands as the one who acts: "" if a source, the reason if only a target."""
    giving = {item.key for item in sources}
    places = list(runs(names_at(passage, (*sources, *targets))))
    if not spoken:
        places = [item for item in places if not _only_speaks(passage, item[1][0])]
    clauses = {passage.clauses[at] for at in inside}
    near = [item for item in places if passage.clauses[item[1][0]] in clauses]
    for region in (near, places):
        doers = {key for key, run in region if acts(passage, *run)}
        if doers & giving and doers - giving:
            return None
        if doers:
            return "" if doers & giving else "the target stands as the one who acts"
    return None


def _only_speaks(passage: Passage, name: int) -> bool:
    """True for who merely tells of a deed: `Toral said Veskar fired`, not `Toral said it fired`."""
    for saying in sayings(passage):
        if passage.norms[saying.cue.first] in _REPORTING and name in range(*saying.subject):
            said = passage.norms[saying.cue.last : saying.cue.last + _OPENING_OF_SPEECH]
            return _OF_ITSELF.isdisjoint(said)
    return False


def _told(
    passage: Passage, inside: list[int], sources: Sequence[KnownName], targets: Sequence[KnownName]
) -> str | None:
    """Who speaks: "" if a source, the reason if only a target, None if neither."""
    where = names_at(passage, (*sources, *targets))
    giving = {item.key for item in sources}
    near = _around(passage, inside)
    for saying in (*near, *(item for item in sayings(passage) if item not in near)):
        span = range(*saying.subject)
        heads = [key for key, run in runs(where) if run[0] in span and acts(passage, *run)]
        if not heads and saying in near and passage.is_verb(saying.cue):
            heads = [i.key for i in (*sources, *targets) if is_subject(i, passage, saying.subject)]
        if heads:
            said = f"in the article {heads[0]} {passage.phrase(saying.cue)}"
            return "" if heads[0] in giving else said
    return None


def _around(passage: Passage, inside: list[int]) -> list[Saying]:
    """The verbs of saying inside the evidence, then those that it hangs on."""
    within = [item for item in sayings(passage) if inside[0] <= item.cue.first <= inside[-1]]
    return within + [item for item in governing(passage, inside) if item not in within]


def _done(
    passage: Passage,
    inside: list[int],
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    *,
    spoken: bool,
) -> str | None:
    """Who acts on whom: "" if a source on a target, the reason if the reverse, else None."""
    giving, taking = {item.key for item in sources}, {item.key for item in targets}
    clauses = {passage.clauses[at] for at in inside}
    whole = [at for at in range(len(passage.norms)) if passage.clauses[at] in clauses]
    sides = [*sources, *targets]
    for agent, patient in _deeds(passage, sides, inside, spoken=spoken):
        if {agent, patient} <= giving | taking and (agent in giving) != (patient in giving):
            return "" if agent in giving else f"the article has {agent} acting on {patient}"
    pairs = list(_deeds(passage, sides, whole, spoken=spoken))
    if any(agent in giving and patient in taking for agent, patient in pairs):
        return ""
    wrong = ((a, p) for a, p in pairs if a in taking and p in giving)
    return next((f"the article has {a} acting on {p}" for a, p in wrong), None)


def _deeds(
    passage: Passage, known: Sequence[KnownName], words: Sequence[int], *, spoken: bool
) -> Iterator[tuple[str, str]]:
    """Who acts on whom, as the words of deeds and of charges tell it."""
    for at, agent, patient in roles_in(passage, known, words):
        if passage.norms[at] in _CHARGES and not spoken:
            yield patient, agent  # the accused is said to have done it
        elif (at not in passage.speech_at or spoken) and not mutual(passage, at):
            yield agent, patient
