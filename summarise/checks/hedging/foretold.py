"""Whether evidence tells a deed as still to come: willed, promised, scheduled, ordered.

Covers: `will`, `would` and their like, `is to`, promises and agreements to act, a thing that is
announced, the future tense of Spanish and French, German and French decisions.
Does not cover: threats and demands, which are done by being said; orders and decrees, which may
be the deed; whether it was done after all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.checks.hedging.counted import Piece
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage

_BE = frozenset("is are was were be been".split())
_HAVE = frozenset("has have had".split())
_FUTURE = frozenset("will would shall must should".split())
_OBLIGING = frozenset({"must", "should"})
_COMMITTED = frozenset(
    (
        "plans planned planning intends intend intended expected anticipated certain bound poised "
        "scheduled slated preparing prepares"
    ).split()
)
# Forces that are ready are so already; whoever is ready to yield has not yielded.
_READY = frozenset({"ready", "willing"})
_DUE_AT = frozenset("in at on back next tomorrow".split())
# Saying these is the act; whoever merely says that others will act, does nothing yet.
_DOING_BY_SAYING = frozenset(
    (
        "announced announces announce declared declares declare ordered orders decided agreed "
        "agrees imposed lifted suspended decreed proclaimed threatened demanded offered proposed "
        "promised pledged vowed signed accepted"
    ).split()
)
# Of a deed, these tell that it is offered, wanted or laid down; they count where no deed is told.
_OFFERING = frozenset(
    (
        "promised promises promise offered offers offer proposed proposes pledged pledges vowed "
        "foresees foresaw envisages envisaged envisions"
    ).split()
)
_LAID_DOWN = frozenset("foresees foresaw envisages envisaged envisions".split())
# These bring about no deed; but an agreement, a concession or a policy is made by them.
_DECIDED = frozenset(
    (
        "promised promises pledged pledges vowed vows decided decides agreed agrees voted votes"
    ).split()
)
_ANNOUNCED = frozenset("announced announces approved approves".split())
# Announcing a border closed closes it; troops have to move.
_MOVES = frozenset(
    (
        "withdrawal pullout pullback deployment evacuation offensive operation delivery deliveries "
        "shipment shipments package release exercise exercises drills handover"
    ).split()
)
_RELATIVE = frozenset("which who whom whose where how what why whether".split())
_PRONOUNS = frozenset("it he she they we".split())
_DEFINITE = frozenset("the that its their his her it to him them".split())
_KEEPING = frozenset("continue remain keep stay blame".split())
_SUBORDINATING = frozenset(
    "que qui cuando quand si dont donde où quien что который которая которые когда если".split()
)
_PARTING = frozenset(
    (
        ", ; : — – and or but so while when after before since until as if that which who "
        "it he she they we i you"
    ).split()
)
_NEAR = 4  # words between a relative pronoun and its verb
# A word of deciding, and the particle that brings in what is decided.
_DECREEING = {
    "de": (frozenset("beschloß beschloss beschlossen beschließt".split()), "zu"),
    "fr": (frozenset("décidé décide décident décision".split()), "de"),
}
# Words that put ahead what follows.
_FOREIGN = {
    "de": frozenset(
        "plant planen geplant beabsichtigt beabsichtigen erwägt erwägen erwogen".split()
    ),
    "es": frozenset("prevé prevén planea planean pretende pretenden".split()),
    "fr": frozenset("devrait devraient doit doivent".split()),
    "ru": frozenset(
        (
            "будет будут намерен намерена намерены планирует планируют собирается собираются "
            "назначен назначена назначено назначены запланирован запланирована запланировано "
            "запланированы предстоит"
        ).split()
    ),
}
_FUTURE_TENSE = {
    "es": re.compile(r"\w{3,}(?:rá|rán|remos)"),
    "fr": re.compile(r"\w{2,}(?:era|eront|iront|dra|dront|vra|vront)"),
}


def coming(pieces: Sequence[Piece], *, deed: bool, language: str | None) -> str | None:
    """The words by which all evidence of a deed puts it ahead, or None if some does not.

    Evidence that holds no verb but one of saying tells nothing either way.

    Args:
        pieces: The evidence.
        deed: True for a deed, that no decision or order makes done; false for an act like
            sanctions or an agreement.
        language: ISO 639-1, or None for English.
    """
    found = [(piece, _ahead(piece, deed=deed, language=language)) for piece in pieces]
    if any(phrase is None and _deeds(piece.passage, _span(piece)) for piece, phrase in found):
        return None
    return next((phrase for _, phrase in found if phrase is not None), None)


def _deeds(passage: Passage, words: range) -> list[int]:
    """The words that tell a deed: finite verbs, but none of saying, offering or helping."""
    return [
        at
        for at in words
        if verbal(passage, at, at + 1)
        and passage.norms[at] not in _BE | _HAVE | _FUTURE | _OFFERING
        and at not in passage.speech_at
        and not _is_part(passage.norms, at)
    ]


def _is_part(norms: tuple[str, ...], at: int) -> bool:
    """`a draft written by`, `40 armoured cars`, `decided to`: no verb, or one that leads."""
    following = norms[at + 1] if at + 1 < len(norms) else ""
    if following in {"by", "from"}:
        return not (_BE | _HAVE) & set(norms[max(0, at - _NEAR) : at])
    described = at > 0 and (norms[at - 1].isdigit() or norms[at - 1] in DETERMINERS)
    return described or (following == "to" and norms[at] in _COMMITTED | _DECIDED)


def _span(piece: Piece) -> range:
    """The words of a piece, with the auxiliary that opens it."""
    if not piece.cited:
        return range(0)
    first, norms = piece.cited[0], piece.passage.norms
    while first > 0 and norms[first - 1] in _BE | _HAVE | _FUTURE | {"to", "de", "not"}:
        first -= 1
    return range(first, piece.cited[-1] + 1)


def _ahead(piece: Piece, *, deed: bool, language: str | None) -> str | None:
    """The first words of a piece that put what follows ahead, unless a deed comes before."""
    passage, span = piece.passage, _span(piece)
    decreed = _decreed(passage, span, language) if deed else None
    if decreed is not None:
        return decreed
    for at in span:
        if not deed and passage.norms[at] in _DOING_BY_SAYING:
            return None
        length = _marks(passage, at, deed=deed)
        if not length and _in_future_tense(passage, at, span.start, language):
            length = 1
        if length:
            told = _deeds(passage, range(span.start, at))
            return None if _parted(passage, told, at) else _phrase(passage, at, length)
    offering = _OFFERING if deed else _LAID_DOWN
    offered = (_phrase(passage, at, 1) for at in span if passage.norms[at] in offering)
    return None if _deeds(passage, span) else next(offered, None)


def _phrase(passage: Passage, at: int, length: int) -> str:
    last = passage.words[min(at + length, len(passage.words)) - 1]
    return passage.text[passage.words[at].start : last.end]


def _parted(passage: Passage, told: Sequence[int], at: int) -> bool:
    """`seized a port and will hold it`; "all those detained are to go" tells no deed before."""
    return bool(told) and bool(_PARTING & set(passage.norms[told[-1] : at]))


def _marks(passage: Passage, at: int, *, deed: bool) -> int:
    """How many words at an index, in English, put what follows ahead; 0 if none."""
    norms, norm = passage.norms, passage.norms[at]
    following = norms[at + 1] if at + 1 < len(norms) else ""
    if norm in _FUTURE:
        before = norms[at - 1] if at else ""
        if (
            before in {"that", "at"}
            or before in DETERMINERS
            or _RELATIVE & set(norms[max(0, at - _NEAR) : at])
            or (before in _PRONOUNS and _hangs(passage, at - 2))
        ):
            return 0
        perfect = norm in _OBLIGING and following == "have"  # "must have fired" is a guess
        return 0 if perfect or _goes_on(norms[at + 1 : at + 3]) else 1
    if norm == "due" and norms[at - 1] in _BE:
        if following in _DUE_AT:
            return 1
        if following == "to" and _is_plain(passage, at + 2):
            return 2  # "are due to meet", never "are due to a storm"
    leading = _BE | _COMMITTED | (_DECIDED if deed else _READY)
    if following == "to" and norm in leading:
        return 0 if _goes_on(norms[at + 2 : at + 4]) else 2
    return int(deed and _is_announced(norms, at))


def _is_plain(passage: Passage, at: int) -> bool:
    word = passage.words[at] if at < len(passage.words) else None
    return word is not None and not word.capital and word.norm not in DETERMINERS


def _hangs(passage: Passage, at: int) -> bool:
    """`the port it would take years to rebuild`: a pronoun right behind a noun, no name or year."""
    if at < 0 or at in passage.speech_at or (at and passage.words[at].capital):
        return False
    return passage.norms[at].isalpha() and passage.norms[at] not in _PARTING


def _in_future_tense(passage: Passage, at: int, start: int, language: str | None) -> bool:
    """`zarpará`, `quitteront`, `будет`, in no clause that hangs on another in the evidence."""
    if passage.norms[at] in _FOREIGN.get(language or "en", ()):
        return not _SUBORDINATING & set(passage.norms[start:at])
    tense = _FUTURE_TENSE.get(language or "en")
    if tense is None or passage.words[at].capital or tense.fullmatch(passage.norms[at]) is None:
        return False
    return not _SUBORDINATING & set(passage.norms[start:at])


def _is_announced(norms: tuple[str, ...], at: int) -> bool:
    """`announced a withdrawal`; never `announced that`, `was announced`."""
    if norms[at] not in _ANNOUNCED or (at > 0 and norms[at - 1] in _BE):
        return False
    following = norms[at + 1 : at + 2 + _NEAR]
    return bool(_MOVES & set(following)) and following[0] not in _DEFINITE


def _goes_on(following: tuple[str, ...]) -> bool:
    """`to continue`, `to go on`; `was to 40 men` is no verb at all."""
    if not following or not following[0].isalpha():
        return True
    return following[0] in _KEEPING or following == ("go", "on")


def _decreed(passage: Passage, span: range, language: str | None) -> str | None:
    """`beschloß ..., ein Kommando zu schaffen`, `décidé de ramener`."""
    words, particle = _DECREEING.get(language or "en", (frozenset[str](), ""))
    for at in range(span.stop):
        behind = passage.norms[max(at, span.start) : span.stop]
        if passage.norms[at] in words and particle in behind:
            return passage.text[passage.words[at].start : passage.words[at].end]
    return None
