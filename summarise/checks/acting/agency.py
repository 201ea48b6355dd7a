"""Whether the one who acts in a claim is the one who acts in its evidence.

Covers: a known name and the verb right behind it, in the claim and in the evidence: "Toral fired"
where the evidence has "Veskar fired", or "forced Veskar to fire"; actors of the claim whom its
evidence does not name.
Does not cover: deeds told by nouns, passives, pronouns, people who act for a body named elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from summarise.checks.acting.doers import is_reduced
from summarise.checks.acting.roles import mutual, names_at, roles_in, runs
from summarise.checks.finding import OK, Finding
from summarise.checks.negating.heads import MODALS
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.slots import STOPS, acts, passive
from summarise.checks.text.wording import stem, stems_in
from summarise.language import read_as_english

STANDING_IN = frozenset(  # for somebody who is named elsewhere
    "we our us it its they their them he his him she her i my me you your this these those".split()
)
_LEADING = stems_in(
    "force compel persuade oblige press pressure push prompt lead cause allow permit enable "
    "help order instruct command convince coerce drive goad provoke encourage require"
)
# An office or a body of state stands for whoever it is of: "the ministry", "the premier".
_OF_STATE = frozenset(
    "government minister ministers ministry president premier chancellor parliament embassy "
    "ambassador capital army king queen court cabinet".split()
)
_RELATIVE = frozenset("who which that whom whose".split())
_LETTING = frozenset({"let", stem("made"), stem("make")})
_NO_DEED = stems_in("including according following regarding concerning depending excluding") | {
    None  # a word without content
}
_REACH = 5  # words from a name to its verb, with auxiliaries and an apposition's noun between


def check_doer(
    text: str, evidence: Sequence[str], known: Sequence[KnownName], *, language: str | None
) -> Finding:
    """Compare who does each deed of a claim with the names before that verb in the evidence.

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
    claim = read(text, language)
    claimed = list(deeds_of(claim, known))
    passages = [read(sentence, language) for sentence in evidence] if claimed else []
    countries = {item.key: item.country for item in known}
    for verb, key, at in claimed:
        given = {
            other for passage in passages for deed, other in _doers(passage, known) if deed == verb
        }
        exchanged = key not in given and not given.isdisjoint(_others(claim, known, at))
        if given and (exchanged or not kin(key, given, countries)):
            named = ", ".join(sorted(given))
            return Finding("another_doer", f"in the article {named} acts, not {key}")
    return OK


def _others(claim: Passage, known: tuple[KnownName, ...], verb: int) -> set[str]:
    """Who is named behind a verb without acting: none of these is another name of its doer."""
    named = runs(names_at(claim, known))
    return {key for key, run in named if run[0] > verb and not acts(claim, *run)}


def check_named(
    text: str,
    evidence: Sequence[str],
    nearby: Sequence[str],
    known: Sequence[KnownName],
    *,
    language: str | None,
) -> Finding:
    """Look for every actor that a claim names in its evidence, and shortly before it.

    Verdicts: `ok`, also where a pronoun of the evidence may stand for the actor; `elsewhere`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        nearby: Sentences before those.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    known = tuple(known)
    keys = set(names_at(read(text, language), known).values())
    if not keys or not read_as_english(language):
        return OK
    passages = [read(sentence, language) for sentence in evidence]
    if any(not STANDING_IN.isdisjoint(item.norms) or _stands_for_state(item) for item in passages):
        return OK
    told = {
        key
        for passage in (*passages, *(read(item, language) for item in nearby))
        for key in names_at(passage, known).values()
    }
    countries = {item.key: item.country for item in known}
    far = sorted(key for key in keys - told if not kin(key, told, countries))
    return Finding("elsewhere", f"not in the evidence: {far[0]}") if far else OK


def _stands_for_state(passage: Passage) -> bool:
    """True for `the ministry said`, never for `President Quill` or `the Ilm army`."""
    return any(
        norm in _OF_STATE
        and passage.norms[at - 1 : at] == ("the",)
        and not any(word.capital for word in passage.words[at + 1 : at + 2])
        for at, norm in enumerate(passage.norms)
    )


def check_deed(
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    known: Sequence[KnownName],
    evidence: Sequence[tuple[str, int, int]],
    language: str | None,
) -> Finding:
    """Look for who does what a signal's evidence tells.

    Verdicts: `ok`, also where nobody plainly acts; `another_doer` if somebody else does, or if
    what stands around the verb or noun has target and source the other way round.

    Args:
        sources: Those who act.
        targets: Those acted on.
        known: All actors whose names count.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language) or not sources:
        return OK
    everybody = tuple(dict.fromkeys((*sources, *targets, *known)))
    own, struck = {item.key for item in sources}, {item.key for item in targets}
    acting: set[str] = set()
    countries = {item.key: item.country for item in everybody}
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        inside = passage.inside(start, end)
        acting |= _acting(passage, inside, everybody, own)
        sides = () if passage.speech_cues else roles_in(passage, everybody, inside)
        for _, agent, patient in sides:
            if agent in own or (patient in struck and kin(agent, own, countries)):
                return OK
            if agent in struck and patient in own:
                return Finding("another_doer", f"in the article {agent} acts on {patient}")
    if not acting or any(kin(key, own, countries) for key in acting - (struck - own)):
        return OK
    return Finding("another_doer", f"in the article {min(acting)} acts")


def _acting(
    passage: Passage, inside: Sequence[int], known: tuple[KnownName, ...], own: set[str]
) -> set[str]:
    """Who does the deeds of some words.

    In a sentence that names none of the sources, a pronoun may stand for one: there only names
    count that stand in these words themselves, with their verb, and no pronoun beside them.
    """
    if "each" in passage.norms:
        return set()
    places = names_at(passage, known)
    countries = {item.key: item.country for item in known}
    stems = {passage.stems[at] for at in inside}
    if any(kin(key, own, countries) for key in set(places.values())):
        return {key for deed, key in _doers(passage, known) if deed in stems}
    if any(passage.norms[at] in STANDING_IN | _RELATIVE for at in inside):
        return set()
    cited = {places[at] for at in inside if at in places}
    return {
        key
        for _, key, at in deeds_of(passage, known)
        if at in inside and key in cited and at not in passage.speech_at
    }


def kin(key: str, given: Set[str], countries: dict[str, str | None]) -> bool:
    """True if one of them is of the same country, or has the other in its name."""
    own = countries.get(key)
    return any(
        (own is not None and countries.get(other) == own) or other in key or key in other
        for other in given
    )


def _doers(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[tuple[str, str]]:
    return ((deed, key) for deed, key, _ in deeds_of(passage, known))


def deeds_of(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[tuple[str, str, int]]:
    """Each verb by its stem, with the name that stands right before it and acts, and its index.

    Where one name alone has acted before, what goes on behind a comma is its deed too: `bombed
    the port, sinking two ships`.
    """
    found = list(_plain_deeds(passage, known))
    yield from found
    for at in filter(lambda at: _goes_on(passage, at), range(1, len(passage.norms) - 1)):
        doers = {key for _, key, verb in found if verb < at}
        if len(doers) == 1:
            yield str(passage.stems[at]), min(doers), at


def _goes_on(passage: Passage, at: int) -> bool:
    joined = passage.norms[at - 1] == "," and passage.norms[at].endswith("ing")
    return joined and passage.stems[at] not in _NO_DEED and at not in passage.speech_at


def _plain_deeds(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[tuple[str, str, int]]:
    grammar = grammar_of(passage)
    places = list(runs(names_at(passage, known)))
    starts = [run[0] for _, run in places]
    for key, (first, last) in places:
        led = _led_to(passage, first, last)
        if led is not None:
            yield str(passage.stems[led]), key, led
            continue
        if not acts(passage, first, last) or passive(passage, last + 1, grammar):
            continue
        at = _verb_behind(passage, last, starts, told=_is_told(passage, first))
        if at is None or is_reduced(passage, at, grammar):
            continue
        for verb in (at, *_joined(passage, at, starts)):
            if not mutual(passage, verb):
                yield str(passage.stems[verb]), key, verb


def _joined(passage: Passage, verb: int, names: Sequence[int]) -> Iterator[int]:
    """The verbs of `went further and offered talks`, up to the next name or clause."""
    grammar = grammar_of(passage)
    for at in range(verb + 1, len(passage.norms) - 1):
        norm = passage.norms[at]
        if norm == "and" and is_verb(passage, at + 1, grammar):
            if passage.stems[at + 1] is not None and at + 1 not in passage.speech_at:
                yield at + 1
        elif at in names or norm in _RELATIVE | grammar.openers or norm in STOPS:
            return


def _before(passage: Passage, first: int) -> int:
    """The word before a name, its article skipped; below 0 if there is none."""
    return first - 1 - (passage.norms[first - 1 : first] == ("the",))


def _led_to(passage: Passage, first: int, last: int) -> int | None:
    """`forced Toral to leave`, `let Toral leave`: what the object of such a verb does."""
    verb = _before(passage, first)
    if verb < 1:
        return None
    lets = passage.stems[verb] in _LETTING
    opener = passage.norms[last + 1 : last + 2] == ("to",)
    if not (lets or (opener and passage.stems[verb] in _LEADING)):
        return None
    at = last + 1 + opener
    return at if at < len(passage.norms) and passage.stems[at] is not None else None


def _is_told(passage: Passage, first: int) -> bool:
    """True right behind a verb of saying: `asked Toral for tanks and expects nine`."""
    return _before(passage, first) in passage.speech_at


def _verb_behind(passage: Passage, last: int, names: Sequence[int], *, told: bool) -> int | None:
    """The next verb in the clause, unless a name, a stop, "to" or a word of saying comes first.

    Behind an "and", who is only `told` something does not go on to act.
    """
    grammar = grammar_of(passage)
    for at in range(last + 1, min(last + 1 + _REACH, passage.clause_end(last))):
        norm = passage.norms[at]
        if at in names or norm in {"to", "being"} or not passage.words[at].is_word:
            return None
        if told and norm in {"and", "but"}:
            return None
        if at in passage.speech_at and passage.speech_at[at].label == "speech":
            return None  # who tells of a deed has not done it; who wants it does want it
        verb = passage.norms[at - 1] in MODALS or is_verb(passage, at, grammar)
        if verb and passage.stems[at] is not None:
            return at
    return None
