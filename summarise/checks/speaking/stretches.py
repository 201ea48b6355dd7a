"""The stretches of a sentence around a verb of saying: its subject, and what it passes on.

Covers: where a subject begins, appositions and relative clauses included; where a noun phrase
and a group of clauses end; quotations.
Does not cover: which verb says what (`sayings.py`).
"""

from __future__ import annotations

from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Cue, Passage

SUBJECT_WORDS = 32  # how far before its verb a subject may begin
_CONTENT_WORDS = 400
_TITLE_LETTERS = 4  # "Prof", "Mr", "Col"
PASSED_ON = frozenset("cited quoted".split())
QUOTES = frozenset('"“”„«»')
_HARD = frozenset(";:—–")
JOINING = frozenset("and or y e und et".split())
RELATIVE = frozenset("who which that qui quien quienes".split())
BE = frozenset("is are was were be been being".split())
_TURNS = frozenset(
    "but however although though while whereas nevertheless aber obwohl während pero aunque "
    "mientras mais".split()
)
_OPENERS = frozenset(
    "that because when if after before since as until where whether amid following despite than "
    "dass weil que".split()
)
_SKIPPED = frozenset(
    "has have had is was are were be been being will would did does do could may might must also "
    "later then again not never once still further repeatedly previously separately so far since "
    "immediately recently earlier meanwhile always ever long now just to nonetheless nevertheless "
    "however thus therefore instead".split()
)
_REPORT_NOUNS = frozenset("note notes report reports estimates claims account accounts".split())
_NOUNS = frozenset(
    "reply answer response demand appeal call claim comment request promise pledge vow plan hope "
    "fear view estimate doubt signal warning".split()
)
_GOVERNING = frozenset("of for from by without about in against at".split())  # a gerund
_ASIDES = frozenset(
    "in at on after before during when while for by from with as like among asked reached que "
    "die der das".split()
)
_OPENING_ASIDES = RELATIVE | frozenset("whom whose where".split())
_BOUNDARIES = QUOTES | _HARD | _TURNS | (_OPENERS - RELATIVE)


def subject_start(passage: Passage, cue: Cue) -> int:
    """Where the subject of a verb begins: behind the nearest boundary to its left."""
    norms, limit = passage.norms, max(0, cue.first - SUBJECT_WORDS)
    at = _verb_start(passage, cue)
    apposed, done = at > limit and norms[at - 1] == ",", False
    if apposed:
        at = _before_insertion(passage, at - 1, limit, participle=norms[cue.first].endswith("ing"))
    while at > limit and not done:
        at, apposed, done = _leftwards(passage, at, cue, apposed=apposed)
    return at


def _verb_start(passage: Passage, cue: Cue) -> int:
    """Where a verb begins with its auxiliaries and adverbs."""
    norms, limit, at = passage.norms, max(0, cue.first - SUBJECT_WORDS), cue.first
    while at > limit and (norms[at - 1] in _SKIPPED or norms[at - 1].endswith("ly")):
        at -= 1
    return at


def _before_insertion(passage: Passage, comma: int, limit: int, *, participle: bool) -> int:
    """Where to go on left of `, who led the army and now sits in parliament, says`.

    Also left of `, the embassy said, told him`, unless the verb is a participle, which is the
    embassy's. The comma itself for any other insertion.
    """
    start = segment(passage, comma, limit)
    inserted = passage.norms[start:comma]
    if passage.norms[start - 1 : start] != (",",) or not inserted:
        return comma
    cited = inserted[0] in PASSED_ON and "by" in inserted[1:3]  # ", cited by X,"
    told = inserted[-1] in {"said", "says"} and not participle
    aside = cited or told or inserted[0] in _ASIDES or inserted[0].endswith("ing")
    return start - 1 if aside or not _OPENING_ASIDES.isdisjoint(inserted[:-1]) else comma


def _before_who(passage: Passage, index: int, limit: int) -> int | None:
    """Where "who" stands in `an official who refused to be named said`."""
    for at in range(index, limit, -1):
        norm = passage.norms[at]
        if norm == "who":
            return at
        if norm == "," or norm in QUOTES | _HARD:
            return None
    return None


def _leftwards(passage: Passage, at: int, cue: Cue, *, apposed: bool) -> tuple[int, bool, bool]:
    """One step to the left: where to, whether inside an apposition, whether to stop."""
    norms, limit = passage.norms, max(0, cue.first - SUBJECT_WORDS)
    before = norms[at - 1]
    if before == ",":
        return _over_comma(passage, at, cue, apposed=apposed)
    spoken = _is_cue(passage, at - 1, cue)
    who = _before_who(passage, at - 1, limit) if spoken else None
    if who is not None:
        return who, apposed, False
    joint = before in JOINING and _is_joint(passage, at - 1, limit)
    if joint or before in _BOUNDARIES or spoken:
        return at, apposed, True
    if before in RELATIVE and at - 1 > limit:
        inside = (at, _verb_start(passage, cue))
        if (
            "," not in norms[at : cue.first]
            and names_somebody(passage, inside)
            and not verbal(passage, *inside)  # "the report that Paris released says"
        ):
            return at, apposed, True  # "China, which Manila accuses": it is the object
        return at - (2 if norms[at - 2] == "," else 1), True, False
    return at - 1, apposed, False


def _over_comma(passage: Passage, at: int, cue: Cue, *, apposed: bool) -> tuple[int, bool, bool]:
    """A comma ends a subject unless what follows it is an apposition."""
    if not apposed:
        return at, False, True
    start = segment(passage, at - 1, max(0, cue.first - SUBJECT_WORDS))
    spoken = [i for i in range(start, at - 1) if _is_cue(passage, i, cue)]
    if spoken and spoken[-1] < at - 2 and not verbal(passage, spoken[-1] + 1, at - 1):
        return spoken[-1] + 1, False, True
    return (at, False, True) if verbal(passage, start, at - 1) else (at - 1, False, False)


def segment(passage: Passage, comma: int, limit: int) -> int:
    """The start of the stretch that ends at a comma."""
    at = comma
    while at > limit and passage.norms[at - 1] not in QUOTES | _HARD | {","}:
        at -= 1
    return at


def _is_joint(passage: Passage, at: int, limit: int) -> bool:
    """True if an "and" joins clauses or verbs rather than two subjects."""
    before = passage.norms[at - 1] if at else ""
    return before == "," or verbal(passage, segment(passage, at, limit), at)


def _is_cue(passage: Passage, at: int, own: Cue) -> bool:
    cue = passage.speech_at.get(at)
    if cue is None or cue is own or _is_report_noun(passage, cue):
        return False
    return passage.is_verb(cue)


def no_verb(passage: Passage, cue: Cue) -> bool:
    """True for a word that only looks like a verb of saying: a noun, a name, a gerund."""
    return _is_report_noun(passage, cue) or _is_gerund(passage, cue) or _is_name(passage, cue)


def _is_report_noun(passage: Passage, cue: Cue) -> bool:
    """`early reports suggest`, `the Chinese note makes clear`: the subject of the next verb."""
    norms, at = passage.norms, cue.first
    before = norms[max(0, at - 3) : at]
    if norms[at] in _NOUNS and ("a" in before or "an" in before) and "few" not in before:
        return True  # "in a far shorter reply"
    if norms[at] not in _REPORT_NOUNS:
        return False
    single = not norms[at].endswith("s") and not {"a", "an", "the"}.isdisjoint(before)
    return single or cue.last in passage.speech_at


def _is_name(passage: Passage, cue: Cue) -> bool:
    """`all States in Europe`: a capital inside a sentence."""
    at = cue.first
    return at > 0 and passage.words[at - 1].is_word and passage.phrase(cue).istitle()


def _is_gerund(passage: Passage, cue: Cue) -> bool:
    """`the impression of wanting talks`: a thought that the sentence only names."""
    is_belief = cue.label == "belief" and passage.norms[cue.first].endswith("ing")
    return is_belief and not _GOVERNING.isdisjoint(passage.norms[cue.first - 1 : cue.first])


def names_somebody(passage: Passage, subject: tuple[int, int]) -> bool:
    """True if a stretch holds more than auxiliaries, adverbs and conjunctions."""
    return any(
        passage.words[at].is_word
        and passage.norms[at] not in _SKIPPED
        and passage.norms[at] not in JOINING | RELATIVE
        and not passage.norms[at].endswith("ly")
        for at in range(*subject)
    )


def phrase_end(passage: Passage, start: int) -> int:
    """The end of a noun phrase: the next comma, mark or boundary."""
    at = start
    stops = QUOTES | _HARD | _TURNS | _OPENERS | {",", "."} | RELATIVE
    last = min(len(passage.norms), start + SUBJECT_WORDS)
    while at < last and (passage.norms[at] not in stops or _is_abbreviated(passage, at)):
        at += 1
    return at


def _is_abbreviated(passage: Passage, at: int) -> bool:
    """True for the stop in `said Gen. Quill`."""
    return (
        passage.norms[at] == "."
        and 0 < at < len(passage.norms) - 1
        and passage.words[at - 1].capital
        and len(passage.norms[at - 1]) <= _TITLE_LETTERS
        and passage.words[at + 1].capital
    )


def group_start(passage: Passage, index: int) -> int:
    """The start of the group of clauses that an index stands in."""
    at = index
    while at > 0 and index - at < _CONTENT_WORDS and not _ends_group(passage, at - 1):
        at -= 1
    return at


def said_from(passage: Passage, index: int) -> int:
    """Where words that end before an index begin: at their quotation mark, if they have one."""
    marks = {passage.norms[at] for at in range(max(0, index - 2), index)} & QUOTES
    start = group_start(passage, index)
    if not marks:
        return start
    at, least = index - 3, max(0, index - _CONTENT_WORDS)
    while at >= least and passage.norms[at] not in QUOTES:
        at -= 1
    return max(0, min(start, at))


def content_after(passage: Passage, start: int) -> tuple[tuple[int, int], ...]:
    """What follows a verb: to the end of its group of clauses, quotations in full."""
    at, quoted = start, False
    end = min(len(passage.norms), start + _CONTENT_WORDS)
    while at < end:
        norm = passage.norms[at]
        if norm in QUOTES:
            quoted = not quoted if norm == '"' else norm in "“„«"
        elif not quoted and norm != ":" and _ends_here(passage, start, at):
            break
        at += 1
    return ((start, at),) if start < at else ()


def _ends_here(passage: Passage, start: int, at: int) -> bool:
    """True at the end of a group, unless in `said that while ...` nothing has been said yet."""
    opening = at <= start + 1 and (at == start or passage.norms[at - 1] != ",")
    return not opening and _ends_group(passage, at)


def _ends_group(passage: Passage, at: int) -> bool:
    """True if what stands behind a word is no longer said by whoever spoke before it."""
    norm = passage.norms[at]
    if norm == "however" and passage.norms[at - 1 : at + 2 : 2] == (",", ","):
        return False  # "said, however, that"
    if norm in {";", "—", "–", ":"} or norm in _TURNS:
        return True
    if norm not in JOINING or passage.norms[at - 1 : at] != (",",):
        return False
    following = at + 1
    while following < len(passage.norms) and passage.norms[following].endswith("ly"):
        following += 1
    if following >= len(passage.norms) or passage.norms[following] in {"that", "not"}:
        return False
    return not passage.norms[following].endswith("ing") and _new_subject(passage, following)


def _new_subject(passage: Passage, start: int) -> bool:
    """True if a finite verb follows behind at least one word."""
    end = min(len(passage.norms), start + 12)
    return not verbal(passage, start, start + 1) and verbal(passage, start + 1, end)
