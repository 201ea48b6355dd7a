"""Whether a name surely acts, may act, or has something done to it.

Covers: the verb that follows a name (asides, participles and auxiliaries skipped), passives,
verbs of what befalls a subject or of what it merely notices.
Does not cover: where a name stands (`text/slots.py`); base forms ("the rebels sign"), which look
like nouns. What cannot be told is neither sure nor ruled out.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.text.grammar import DEEDS, Grammar, grammar_of, is_verb
from summarise.checks.text.scopes import Passage
from summarise.checks.text.slots import (
    BETWEEN,
    STOPS,
    TRANSPARENT,
    WITHIN,
    acts,
    behind_verb,
    is_against,
    passive,
    phrase_start,
)
from summarise.checks.text.wording import stems_in

_VERB_REACH = 7  # words
_ASIDE = 16  # words
_DONE_REACH = 7  # words between a subject and the participle of its passive
_SHOULD = frozenset("must should ought needs".split())
_HAVING = frozenset("has have had will would can could may might".split())
# What befalls a subject that does nothing, and what it merely notices.
BEARING = stems_in(
    "face lose suffer fall endure see mourn await fear remain need expect welcome watch die "
    "crash sink flee escape bury belong wait hide receive get obtain count detect track spot "
    "notice find discover intercept repel foil thwart survive undergo experience sustain "
    "surrender spend queue brace wake struggle"
)
# What is done to somebody, so that a passive does not tell of the subject's own tools or plans.
_HARMED = stems_in(
    "killed wounded injured hurt expelled arrested detained jailed imprisoned held freed "
    "released seized captured attacked bombed shelled shot struck hit overrun occupied "
    "summoned ordered told given handed sanctioned banned barred blacklisted suspended "
    "condemned warned urged asked thrown executed kidnapped besieged surrounded invaded evicted"
)
_SENT = frozenset("ordered told asked urged".split())


def may_act(passage: Passage, first: int, last: int) -> bool:
    """True unless something shows that a name is no part of who acts: `the head of Toral fled`.

    Args:
        passage: The sentence.
        first: Index of the first word of the name.
        last: Index of its last word.
    """
    if acts(passage, first, last):
        return True
    if is_against(passage, first, last):
        return False
    grammar = grammar_of(passage)
    for at in range(first - 1, -1, -1):
        norm = passage.norms[at]
        if norm in STOPS or norm in grammar.openers or norm == ",":
            break
        if is_verb(passage, at, grammar):
            return False
    aside = passage.norms[last + 1 : last + 2] == (",",)
    verb = None if aside else _own_verb(passage, first, last, grammar)
    return verb is not None and not _bears(passage, verb)


def surely_acts(passage: Passage, first: int, last: int) -> bool:
    """True if a name acts and its verb says so: active, and none of what befalls somebody.

    Args:
        passage: The sentence.
        first: Index of the first word of the name.
        last: Index of its last word.
    """
    grammar = grammar_of(passage)
    if not acts(passage, first, last):
        return False
    start = phrase_start(passage, first, last, grammar)
    if start and passage.norms[start - 1] in WITHIN | grammar.by | {"from"}:
        return True  # "by Toral", "in a Toral strike", "a warning from Toral"
    if not DEEDS.isdisjoint(passage.norms[last + 1 : last + 3]):
        return True  # "a Toral strike"
    closes = first > 0 and passage.norms[first - 1] == ","  # "The minister, Toral, attacked"
    opens = passage.norms[last + 1 : last + 2] == (",",) and not closes
    if opens and not _HARMED.isdisjoint(passage.stems[last + 2 : last + 3]):
        return False  # "the tanker, seized on Monday, is lying in port"
    verb = _own_verb(passage, first, last, grammar)
    if verb is None and grammar.by == {"durch"}:
        return start > 0 and is_verb(passage, start - 1, grammar)  # "am Montag stellte Toral"
    return verb is not None and not _bears(passage, verb)


def suffers(passage: Passage, first: int, last: int) -> bool:
    """True if a name is the subject of a passive that tells what is done to somebody.

    Args:
        passage: The sentence.
        first: Index of the first word of the name.
        last: Index of its last word.
    """
    grammar = grammar_of(passage)
    if not passive(passage, last + 1, grammar):
        return False
    start = phrase_start(passage, first, last, grammar)
    before = passage.norms[start - 1] if start else ""
    if before == "of" and passage.norms[start - 2] in TRANSPARENT["of"]:
        start -= 2
    elif before in grammar.prepositions | grammar.by:
        return False
    done = passage.stems[last + 1 : last + 1 + _DONE_REACH]
    sent = _SENT & set(passage.norms[last + 1 : last + 1 + _DONE_REACH])
    if sent and "to" in passage.norms[last + 1 : last + 2 + _DONE_REACH]:
        return False  # "two frigates had been ordered to sail": they are to act
    return not _HARMED.isdisjoint(done) and not behind_verb(passage, start, last, grammar)


def is_told_aside(passage: Passage, last: int, words: Sequence[int]) -> bool:
    """True where words tell in an aside alone what is done to a name: `Toral, freed on Monday,`.

    Args:
        passage: The sentence.
        last: Index of the last word of the name.
        words: Indices of the words, in order; not empty.
    """
    if passage.norms[last + 1 : last + 2] != (",",) or last + 2 not in words:
        return False
    close = _after_aside(passage, last, last, grammar_of(passage))
    return not _HARMED.isdisjoint(passage.stems[last + 2 : last + 3]) and words[-1] < close


def _bears(passage: Passage, verb: int) -> bool:
    """True for a verb of what befalls its subject: `lost`, `was forced to flee`, `came under`."""
    under = passage.norms[verb + 1 : verb + 2] == ("under",)
    return under or not BEARING.isdisjoint(passage.stems[verb : verb + 3])


def verb_of(passage: Passage, first: int, last: int) -> int | None:
    """Index of the active verb that follows a name that acts, an aside skipped; None if none."""
    grammar = grammar_of(passage)
    start = phrase_start(passage, first, last, grammar)
    if start and passage.norms[start - 1] in grammar.prepositions:
        return None  # "in Toral, which had left, men fled"
    if not acts(passage, first, last):
        return None
    return _own_verb(passage, first, last, grammar)


def _own_verb(passage: Passage, first: int, last: int, grammar: Grammar) -> int | None:
    start = _after_aside(passage, first, last, grammar)
    for at in range(start, min(len(passage.norms), start + _VERB_REACH)):
        norm = passage.norms[at]
        if norm in STOPS or norm in _SHOULD or norm in {",", "to"}:
            return None
        if norm in grammar.be and grammar.verbs is None:
            return at if _goes_on(passage, at) else None
        if norm in _HAVING and not grammar.be.isdisjoint(passage.norms[at + 1 : at + 3]):
            continue  # "has been sending"
        if is_verb(passage, at, grammar) or (at == start and _follows(passage, at, grammar)):
            bare = is_reduced(passage, at, grammar)
            return None if bare or passive(passage, last + 1, grammar) else at
    return None


def _after_aside(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Where the verb of a name may begin: behind `(PLA)`, or behind `, an ally of Veskar,`."""
    behind = passage.norms[last + 1] if last + 1 < len(passage.norms) else ""
    if behind not in {",", "(", ")"}:
        return last + 1
    within = first > 0 and passage.norms[first - 1] == ","
    verb = last + 2 < len(passage.norms) and is_verb(passage, last + 2, grammar)
    if behind == ")" or (behind == "," and within and verb):
        return last + 2  # the name is the aside: "the minister, Quill, said"
    closing = ")" if behind == "(" else ","
    reach = range(last + 2, min(len(passage.norms), last + _ASIDE))
    return next((at + 1 for at in reach if passage.norms[at] == closing), len(passage.norms))


def _goes_on(passage: Passage, be: int) -> bool:
    """`is sending`, `is to withdraw`, `is ready to fire`, never `is to be freed`."""
    behind = [norm for norm in passage.norms[be + 1 : be + 4] if norm not in BETWEEN - {"being"}]
    if "to" in behind[:2]:
        return "be" not in behind
    return bool(behind) and behind[0].endswith("ing") and behind[0] != "being"


def _follows(passage: Passage, at: int, grammar: Grammar) -> bool:
    """`La France regrette`: what stands right behind a subject, in other languages."""
    closed = grammar.prepositions | grammar.by | grammar.openers
    foreign = grammar.verbs is not None and not passage.words[at].capital
    return foreign and passage.norms[at].isalpha() and passage.norms[at] not in closed


def is_reduced(passage: Passage, verb: int, grammar: Grammar) -> bool:
    """`the men detained since May are to be freed`: a participle that is no verb."""
    if not passage.norms[verb].endswith("ed"):
        return False
    for at in range(verb + 1, min(len(passage.norms), verb + _VERB_REACH)):
        norm = passage.norms[at]
        if norm in grammar.be:
            return True
        dated = norm == "since" and any(word.capital for word in passage.words[at + 1 : at + 2])
        opens = norm in grammar.openers and norm != "because" and not dated
        if norm == "," or norm in STOPS or opens:
            return False
    return False
