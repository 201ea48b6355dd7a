"""What a claim's own words hedge: the statement itself, or only a part of it.

Covers: modals, adverbs, `is expected to`, `appears to`, `evidence suggests`, `it is possible
that` on the first statement of a claim in English, adverbs and modals of the other languages;
whether a claim keeps a hedge of its evidence.
Does not cover: hedged quantities, plans, what somebody believes (that he does is certain),
hedges in a clause that hangs on another or in a second statement.
"""

from __future__ import annotations

from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Cue, Passage
from summarise.vocabulary import Certainty

_BANDS = frozenset({Certainty.LIKELY, Certainty.POSSIBLE})
BE = frozenset("is are was were be been being".split())
_HELPING = BE | frozenset("has have had will would did does could".split())
_MODALS = frozenset({"may", "might"})
_ADVERBS = frozenset(
    (
        "likely probably possibly perhaps maybe reportedly allegedly apparently presumably "
        "supposedly purportedly seemingly potentially conceivably"
    ).split()
)
# With a form of "be" in front: "is thought to", "are feared dead".
_PASSIVES = frozenset(
    (
        "believed thought expected anticipated reported said alleged suspected rumoured rumored "
        "understood feared presumed possible probable likely conceivable"
    ).split()
)
# Of these only "is said to", "are suspected of": that a thing was reported is no doubt of it.
_WITH_TO = frozenset(
    "reported said alleged suspected understood possible conceivable rumoured rumored".split()
)
_OUTLOOK = frozenset("expected anticipated probable".split())  # "no deal is expected"
_RAISING = frozenset("appears appear appeared seems seem seemed".split())
EVIDENCE = frozenset("evidence intelligence signs indications imagery data footage".split())
_POINTING = frozenset(
    "indicates indicate indicated suggests suggest suggested points pointed point".split()
)
_RULED = frozenset({"ruled", "excluded", "rule", "exclude"})  # no hedge but with "not" before
_PUTTING = frozenset("put puts suggest suggests indicate indicates".split())
_ESTIMATES = frozenset({"estimate", "estimates"})
_ABLE = frozenset({"can", "able", "ability"})
_FOREIGN = frozenset(
    (
        "offenbar wahrscheinlich höchstwahrscheinlich vermutlich voraussichtlich möglicherweise "
        "womöglich vielleicht angeblich mutmaßlich anscheinend könnte könnten dürfte dürften "
        "probablemente posiblemente quizás quizá presuntamente supuestamente aparentemente podría "
        "podrían probablement apparemment vraisemblablement possiblement pourrait pourraient être "
        "semble semblent вероятно возможно предположительно якобы всего исключено"
    ).split()
)
_RISKING = frozenset({"risks", "risked", "risk"})
# Words that begin another clause than the one a claim opens with.
_UNDER = frozenset(
    (
        "that which who whose whom where what whether if unless when while although though because "
        "after before since until so than and or but ; : — –"
    ).split()
)
_OPENERS = frozenset((norm,) for norm in _UNDER - {"that", "what"})
_LEADING = frozenset("if unless when while although though because after before since once".split())
_NEAR = 2  # words between "is" and the hedge: "is now probably", "was “likely”"


def own_hedge(claim: Passage, *, english: bool) -> Cue | None:
    """The hedge by which a claim hedges what it states, or None.

    Args:
        claim: The claim.
        english: Whether it is in English, by the language of its article.
    """
    start = _statement(claim)
    for cue in claim.hedge_cues:
        if cue.label not in _BANDS or cue.first < start:
            continue
        if claim.norms[max(0, cue.first - 2) : cue.first] == ("had", "been"):
            continue  # what had been expected is past
        if not (_english(claim, cue) if english else claim.norms[cue.last - 1] in _FOREIGN):
            continue
        if _opens(claim, start, cue.first):
            return cue
    return None


def keeps(claim: Passage, hedge: tuple[str, ...], governed: frozenset[str]) -> bool:
    """True if a claim says a hedge of its evidence over again.

    Args:
        claim: The claim.
        hedge: The hedge of the evidence, lower-cased, word by word.
        governed: Stems of the words that it governs there.
    """
    shared = governed & claim.content
    if _ABLE & set(claim.norms) and "could" in hedge:
        return True  # "he said they could" is "they can" in other words
    for cue in claim.hedge_cues:
        if set(claim.norms[cue.first : cue.last]) & set(hedge):
            return True
        under = {item for item in claim.stems[cue.last : cue.reach] if item in shared}
        if len(under) * 2 >= len(shared):
            return True
    return False


def _statement(claim: Passage) -> int:
    """Where the main clause begins: behind "If talks fail,"."""
    if claim.norms and claim.norms[0] in _LEADING and "," in claim.norms:
        return claim.norms.index(",") + 1
    return 0


def _english(claim: Passage, cue: Cue) -> bool:
    """True for a hedge of a kind that falls on a statement."""
    phrase = set(claim.norms[cue.first : cue.last])
    following = claim.norms[cue.last] if cue.last < len(claim.norms) else ""
    if claim.norms[cue.first] in _MODALS or _RAISING & phrase:
        return True
    if claim.norms[cue.first] == "could":
        unable = any(item.first <= cue.last for item in claim.negations)
        return following != "have" and not unable
    if claim.norms[cue.last - 1] in _ADVERBS:
        return not following[:1].isdigit() and _is_adverb(claim, cue, following)
    if _RISKING & phrase:
        return following.endswith("ing")
    if _ESTIMATES & phrase:
        return following in _PUTTING
    if _POINTING & phrase:
        return bool(EVIDENCE & set(claim.norms[: cue.last]))
    return bool(_RULED & phrase) or _is_passive(claim, cue, following)


def _is_adverb(claim: Passage, cue: Cue, following: str) -> bool:
    """`troops likely to leave` are only some troops; `are likely to leave` are all."""
    if claim.norms[cue.last - 1] != "likely":
        return True
    if _be_before(claim, cue):
        return not any(item.first < cue.first for item in claim.negations)
    return following != "to"


def _is_passive(claim: Passage, cue: Cue, following: str) -> bool:
    """`is expected`, `are said to`; not `was reported`, nor `no deal is expected`."""
    phrase = claim.norms[cue.first : cue.last]
    passive = _PASSIVES & set(phrase)
    if not passive or not (BE & set(phrase) or _be_before(claim, cue)):
        return False
    if passive <= _WITH_TO:
        return bool({"to", "of", "that"} & {following, phrase[-1]})
    return not (passive <= _OUTLOOK and any(item.first < cue.first for item in claim.negations))


def _be_before(claim: Passage, cue: Cue) -> bool:
    words = [norm for norm in claim.norms[: cue.first] if norm[0].isalnum()]
    return bool(BE & set(words[-_NEAR - 1 :]))


def _opens(claim: Passage, start: int, first: int) -> bool:
    """True if the words before a hedge hold no clause of their own and no other verb."""
    before = claim.norms[start:first]
    inner = before[1:]  # "What was seen was probably ...", "That may ..."
    if _UNDER & set(inner) or before[:1] in _OPENERS or before[-1:] == ("to",):
        return False
    verbs = [at for at in range(start, first) if verbal(claim, at, at + 1)]
    if claim.norms[first] in BE | _MODALS | _RAISING:  # then what looks finite is a participle
        verbs = [at for at in verbs if at in claim.speech_at or not claim.norms[at].endswith("ed")]
    if not verbs:
        return before[:1] != ("what",)
    return verbs[-1] >= first - _NEAR - 1 and claim.norms[verbs[-1]] in _HELPING
