"""What each negation of a passage falls on, and how far it reaches.

Covers: the word behind "not" and its like, the verb of "no pact exists" and "yielded nothing",
"would not" with its verb left out, asides, "without" and its noun, what is only asked.
Does not cover: finding negations (`text/scopes.py`), words that negate by their sense
(`polarity.py`), several negations of one word.
"""

from __future__ import annotations

from functools import lru_cache

from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.reach import head_after, verbal
from summarise.checks.text.scopes import Cue, Passage
from summarise.checks.text.wording import stems_in

MODALS = frozenset("will would shall can could may might must should to".split())
# These end with their noun: "soldiers without insignia advanced".
OF_NOUNS = frozenset("without unless contrary against absent free".split())
_DETERMINING = frozenset("no none nobody nothing neither one nor few little hardly".split())
_OBJECTS = frozenset("nothing nobody none one nowhere".split())  # "no one"
_BEFORE_SUBJECTS = frozenset("that and but said says because while , so".split())
_SHORT = 3  # letters
_WILLING = stems_in("intend plan want wish mean aim propose expect seek")
_UNTIL_NOUN = frozenset("in on at of for with from near".split())
_OPENING = frozenset("at on under in by for".split())  # "under no circumstances"
_FRONTED = frozenset("never nowhere nor neither not".split())
_TURNED = frozenset(
    "did do does has have had was were is are will would can could may might must should".split()
)
_STOPS = frozenset(";.")
QUOTES = frozenset('" “ ” ; :'.split())
_DEGREE = frozenset({"longer", "further", "more"})
# What is asked behind these is taken for granted: "does not say how many died".
_TELLING = frozenset(
    "say says said know knows knew known tell tells told clear disclose disclosed explain explains "
    "explained specify specified reveal revealed state stated understand understood".split()
)
_ASKED = frozenset("how why when where who whom what which".split())
_TOLD_OF = _ASKED | {"that", "whose"}
_ASKING = frozenset("how why when where whom what that whether if".split())
_AUXILIARIES = {
    "will": "will", "would": "will", "shall": "will", "can": "can", "could": "can",
    "may": "may", "might": "may", "must": "must", "has": "have", "have": "have", "had": "have",
    "do": "do", "does": "do", "did": "do",
}  # fmt: skip


@lru_cache(maxsize=1_024)
def heads(passage: Passage) -> tuple[tuple[Cue, tuple[int, ...]], ...]:
    """Each negation of a passage with the words it falls on, the most telling one first.

    Of `no such pact exists` that is the verb and then the noun, of `yielded nothing` the verb
    before it; nothing where the verb is left out.
    """
    return tuple((cue, _heads(passage, cue)) for cue in passage.negations)


def _heads(passage: Passage, cue: Cue) -> tuple[int, ...]:
    last = passage.norms[cue.last - 1]
    cue = _past_aside(passage, _inverted(passage, cue))
    head = head_after(passage, cue)
    if head is not None and passage.norms[head] in _DEGREE:
        head = head_after(passage, Cue(cue.label, cue.first, head + 1, cue.reach))
    if head is not None and passage.norms[cue.last : head].count(",") == 1:
        head = None  # "would not, the minister insisted"
    if head is None:
        return _verb_before(passage, cue) if last in _OBJECTS else ()
    if last in _DETERMINING and _is_subject(passage, cue):
        return _of_subject(passage, cue, head, bare=last in _OBJECTS)
    return (head, *_meant(passage, cue, head))


def _meant(passage: Passage, cue: Cue, head: int) -> tuple[int, ...]:
    """The deed of `did not intend to ration`, which does not come about either."""
    if passage.stems[head] not in _WILLING or passage.norms[head + 1 : head + 2] != ("to",):
        return ()
    deed = head_after(passage, Cue(cue.label, cue.first, head + 2, cue.reach))
    return () if deed is None else (deed,)


@lru_cache(maxsize=1_024)
def far_negation(passage: Passage) -> tuple[Cue, tuple[int, int]] | None:
    """`At no time, not even at night, did X fire`: the negation, and the clause it turns.

    The clause, as half-open bounds, begins with the auxiliary that stands before its subject.
    """
    norms = passage.norms
    for cue in passage.negations:
        first = cue.first - (cue.first > 0 and norms[cue.first - 1] in _OPENING)
        opens = first == 0 or norms[first - 1] in _BEFORE_SUBJECTS | QUOTES
        if not opens or not (first < cue.first or norms[cue.first] in _FRONTED):
            continue
        near = not _TURNED.isdisjoint(norms[cue.last : cue.last + 1])
        ends = _STOPS | _TOLD_OF if near else _STOPS  # "nor has it paid those who were hired"
        for at in range(cue.last + 1, len(norms) - 1):
            if norms[at] in _TURNED and (norms[at - 1] == "," or "," not in norms[cue.last : at]):
                return cue, (at, passage.clause_end(at))
            if norms[at] in ends:
                break
    return None


def _of_subject(passage: Passage, cue: Cue, head: int, *, bare: bool) -> tuple[int, ...]:
    """What `no pact exists`, `none of them came`, `nothing in it allows` negate: the verb first."""
    if bare and _TURNED.issuperset(passage.norms[cue.last : head]):
        return (head,)  # "nobody knows", "nobody should know"
    verb = head + 1 if bare else None
    for at in range(cue.last, cue.reach):
        if passage.norms[at] in _ASKING:
            break
        if at != head and verbal(passage, at, at + 1):
            verb = at
            break
    if _is_present(passage, head, cue.reach):
        verb = head + 1  # "no such pact exists", "no ship enters the port seized by Ilm"
    told = None if verb is None else head_after(passage, Cue(cue.label, cue.first, verb, cue.reach))
    if told is None:
        return (head,)
    if not bare and verb is not None and not _UNTIL_NOUN.isdisjoint(passage.norms[verb + 1 : told]):
        return (verb, head)  # "no boat was out on that night": what negates the verb
    return (told,) if bare else (told, head)


def _is_present(passage: Passage, noun: int, reach: int) -> bool:
    """True if a form in -s right behind a noun ends the clause or goes on without a noun."""
    if noun + 1 >= reach:
        return False
    norm, behind = passage.norms[noun + 1], passage.norms[noun + 2 : noun + 3]
    plain = norm.endswith("s") and not norm.endswith(("ss", "'s", "us")) and len(norm) > _SHORT
    return plain and (not behind or not behind[0][0].isalnum() or behind[0] in DETERMINERS)


def _past_aside(passage: Passage, cue: Cue) -> Cue:
    """`was not, for the moment, under way` goes on behind the second comma."""
    aside = passage.norms[cue.last : cue.reach]
    if aside[:1] != (",",) or aside.count(",") == 1:
        return cue
    return Cue(cue.label, cue.first, cue.last + aside.index(",", 1) + 1, cue.reach)


def _inverted(passage: Passage, cue: Cue) -> Cue:
    """`never before has it ...` reaches on over the word that else begins a clause."""
    if passage.norms[cue.last - 1 : cue.last + 1] != ("never", "before"):
        return cue
    return Cue(cue.label, cue.first, cue.last + 1, passage.clause_end(cue.last))


def _verb_before(passage: Passage, cue: Cue) -> tuple[int, ...]:
    """`have yielded nothing`, `found no one`."""
    at = cue.first - 1
    while at >= 0 and passage.clauses[at] == passage.clauses[cue.first]:
        if passage.stems[at] is not None:
            is_verb = passage.norms[at - 1] in MODALS or verbal(passage, at, at + 1)
            return (at,) if at and is_verb else ()
        at -= 1
    return ()


def _is_subject(passage: Passage, cue: Cue) -> bool:
    """True if a negation opens a clause, or no verb stands before it in its own."""
    before = passage.norms[cue.first - 1] if cue.first else ","
    if before in _OPENING or before.endswith("ing"):
        return False  # "in no hurry, they left", "seeing no guards, he left"
    first = cue.first
    while first and passage.clauses[first - 1] == passage.clauses[cue.first]:
        first -= 1
    return before in _BEFORE_SUBJECTS or not verbal(passage, first, cue.first)


def head_of(passage: Passage, cue: Cue) -> int | None:
    """The word that a negation falls on; None if it stands elsewhere."""
    return next(iter(dict(heads(passage)).get(cue, ())), None)


def heads_of(passage: Passage) -> set[int]:
    """The words that the negations of a passage fall on."""
    return {found[0] for _, found in heads(passage) if found}


def in_reach(passage: Passage, index: int) -> bool:
    """True if a negation reaches a word."""
    far = far_negation(passage)
    if far is not None and index in range(*far[1]):
        return True
    return any(index in found or reaches(passage, cue, index) for cue, found in heads(passage))


def reaches(passage: Passage, cue: Cue, index: int) -> bool:
    """True if one negation reaches a word; `without` reaches no further than its noun."""
    if not _inverted(passage, cue).governs(index):
        return False
    if passage.norms[cue.first] in OF_NOUNS and beyond(passage, cue.first, index):
        return False  # "soldiers without insignia advanced"
    if _past_noun(passage, cue, index):
        return False
    return not _past_and(passage, cue, index) and not _asked(passage, cue, index)


def _past_noun(passage: Passage, cue: Cue, index: int) -> bool:
    """True for the verb of `lawyers not involved in the case doubted it`."""
    if passage.norms[cue.first] != "not" or not cue.first:
        return False
    return passage.stems[cue.first - 1] is not None and verbal(passage, cue.last + 1, index + 1)


def _past_and(passage: Passage, cue: Cue, index: int) -> bool:
    """True behind the `and` of `did not sign and left`, or the comma of `seeing none, he left`."""
    norms = passage.norms
    if norms[0].endswith("ing") and "," in norms[cue.last : index]:
        return True
    supported = norms[cue.first] == "didn't" or (cue.first and norms[cue.first - 1] == "did")
    return bool(supported) and any(
        norms[at] == "and" and verbal(passage, at + 1, at + 2) for at in range(cue.last, index)
    )


def _asked(passage: Passage, cue: Cue, index: int) -> bool:
    """True behind the `how` of `does not say how many died`."""
    norms = passage.norms
    return any(
        norms[at] in _ASKED and norms[at - 1] in _TELLING for at in range(cue.last + 1, index)
    )


def beyond(passage: Passage, at: int, index: int) -> bool:
    """True if the verb of another phrase stands between, or a comma: `Without it, they left`."""
    if at == 0 and "," in passage.norms[:index]:
        return True
    following = passage.norms[at + 1] if at + 1 < len(passage.norms) else ""
    return verbal(passage, at + (3 if following in DETERMINERS else 2), index + 1)


def left_out(passage: Passage, cue: Cue) -> str | None:
    """The auxiliary of `said that it would not`, whose verb stands elsewhere; else None."""
    norm = passage.norms[cue.first]
    if cue.last - cue.first > 1 or not (norm == "not" or norm.endswith("n't")):
        return None
    if any(passage.words[at].is_word for at in range(cue.last, cue.reach)):
        return None
    return auxiliary_of(passage, cue)


def auxiliary_of(passage: Passage, cue: Cue) -> str | None:
    """The auxiliary that a negation goes with, in its plain form; None if it has none."""
    norm = passage.norms[cue.first]
    if norm == "not":
        return _AUXILIARIES.get(passage.norms[cue.first - 1]) if cue.first else None
    return "can" if norm == "cannot" else _AUXILIARIES.get(norm.removesuffix("n't"))


def has_auxiliary(passage: Passage, auxiliary: str) -> bool:
    """True if a passage has a form of an auxiliary that `left_out` gave."""
    return any(_AUXILIARIES.get(norm) == auxiliary for norm in passage.norms)


def shown(passage: Passage, cue: Cue, head: int) -> str:
    """The passage's own characters from a negation to the word it falls on."""
    first, last = sorted((cue.first, head))
    return passage.text[passage.words[first].start : passage.words[last].end]
