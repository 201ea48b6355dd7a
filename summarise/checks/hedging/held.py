"""Which words a hedge holds: how far it reaches, ahead or (", analysts believe") back.

Covers: the end of a hedge inside a modifier, an aside or a conjunct; statements it stands behind.
Does not cover: finding hedges (`text/scopes.py`), which of them count (`hedges.py`).
"""

from __future__ import annotations

from summarise.checks.hedging.own_words import BE
from summarise.checks.speaking.constructions import aside_end
from summarise.checks.text.scopes import Cue, Passage
from summarise.vocabulary import Certainty

_ENDS_MODIFIER = frozenset({",", "and", "or", "but"})
_JOINING = frozenset("and but or so yet which who whom whose that".split())
_BELIEVING = frozenset(
    (
        "believes believe believed thinks think thought suspects suspect suspected fears fear "
        "feared estimates estimate estimated reckon reckons reckoned expects expect expected "
        "assesses assessed appears appeared seems seemed reported reports understood"
    ).split()
)
_INSERTED = frozenset({"nevertheless", "however", "though"})
_ASIDE = 6  # words at most between two commas
_ACTIVE = frozenset({"appeared", "seemed"})  # never "ships appeared to have fled"
BANDS = frozenset({Certainty.LIKELY, Certainty.POSSIBLE})
STOPS = frozenset(", . ; ” \" '".split())


def held(passage: Passage, cue: Cue) -> tuple[Cue, range]:
    """A hedge with its true end, and the words it holds: its clause's, or the statement before."""
    back = _statement_before(passage, cue)
    if back is not None:
        return Cue(cue.label, cue.first, cue.last, cue.last), back
    end = _end(passage, cue)
    return Cue(cue.label, cue.first, cue.last, end), range(cue.last, end)


def _statement_before(passage: Passage, cue: Cue) -> range | None:
    """What `, analysts believe.` and `, by most estimates,` stand behind; None elsewhere."""
    norms = passage.norms
    ends = cue.last >= len(norms) or norms[cue.last] in STOPS
    if not ends or cue.label not in BANDS:
        return None
    comma = next((at for at in range(cue.first - 1, -1, -1) if norms[at] == ","), None)
    if comma is None or cue.first - comma > _ASIDE or norms[comma + 1] in _JOINING:
        return None
    if not _BELIEVING & set(norms[comma + 1 : cue.last]):
        return None
    start = max((at + 1 for at in range(comma) if norms[at] == ";"), default=0)
    return range(start, comma)


def _end(passage: Passage, cue: Cue) -> int:
    """Where the reach of a hedge ends: with its modifier, or before ", and that", ", only that"."""
    norms, end = passage.norms, cue.reach
    if end == cue.last < len(norms) and norms[end] in _INSERTED:
        end = passage.clause_end(end)  # "may nevertheless be years away"
    if norms[cue.last : cue.last + 1] == (",",):
        end = max(end, _behind_aside(passage, cue.last))
    close = aside_end(passage, cue)
    if close is not None:
        end = min(end, close)  # "Ilm, to which arms are feared to have gone, has closed ..."
    for at in range(cue.last, end):
        if norms[at] == "," and norms[cue.last - 1] == "whether":
            return at  # "asked whether he would go, X replied that ..."
        joined = norms[at] in {"and", "or", "only"} and norms[at - 1] == ","
        if joined or (norms[at] in _ENDS_MODIFIER and is_modifier(passage, cue)):
            return at
    return end


def _behind_aside(passage: Passage, comma: int) -> int:
    """`believed, he said, that ...`: the end of what goes on behind the aside, or 0."""
    for at in range(comma + 1, min(comma + 1 + _ASIDE, len(passage.norms) - 1)):
        if passage.norms[at] == ",":
            said = any(index in passage.speech_at for index in range(comma, at))
            return passage.clause_end(at + 1) if said else 0
    return 0


def is_modifier(passage: Passage, cue: Cue) -> bool:
    """True for `people believed to have fled`, `, apparently using drones`: part of a clause."""
    following = passage.norms[cue.last : cue.last + 1]
    aside = cue.first > 0 and passage.norms[cue.first - 1] == ","
    if aside and "".join(following).endswith("ing"):
        return True
    if cue.first == 0 or passage.norms[cue.last - 1] not in {"to", "have", "be"}:
        return False
    before = passage.norms[cue.first - 1]
    if passage.norms[cue.first] in _ACTIVE:
        return False
    return passage.norms[cue.first].endswith("ed") and not (before in BE or before.endswith("ly"))
