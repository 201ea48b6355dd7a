"""Which words of a sentence report what somebody says.

Covers: the speech verbs of `checks/text/cues.toml` in use as verbs, active, outside quotations, and
those among them that report only with "that", "as" or a quotation behind them.
Does not cover: who speaks (`speaking.py`), what is said (`attribution.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.baseline.usage import Use, is_passive, use_of
from summarise.baseline.words import Word
from summarise.checks.text.cues import lexicon

# Verbs of the shared list that report words only with "that" or a quotation behind them.
_NEED_THAT = frozenset(
    "show shows showed shown showing issue issues issued issuing find finds found finding order "
    "orders ordered ordering agree agrees agreed agreeing speak speaks spoke speaking see call "
    "calls called calling signal signals signalled signaled post posts posted posting mention "
    "mentions mentioned respond responds responded responding conclude concludes concluded "
    "appeal appeals appealed refuse refuses refused decline declines declined threaten threatens "
    "threatened promise promises promised pledge pledges pledged vow vows vowed predict predicts "
    "predicted maintain maintains maintained repeat repeats repeated brief briefed describe "
    "dismiss dismisses dismissed reject rejects rejected urge urges urged urging demand demands "
    "demanded demanding accuse accuses accused accusing condemn condemns condemned condemning "
    "rule rules ruled request requests requested requesting recall recalls recalled recalling "
    "blame blames blamed blaming denounce denounces denounced criticise criticises criticised "
    "criticize criticizes criticized welcome welcomes welcomed praise praises praised apologise "
    "apologises apologised apologize apologizes apologized ask asks asked asking caution".split()
)
# Far more often nouns than verbs of speaking.
_NOUNS_HERE = frozenset(
    "state states note notes comment comments report claim claims find order post call".split()
)
# These report words only with "as", a quotation or "that" behind them.
_NEED_AS = frozenset(
    "name names named naming brand brands branded branding label labels labelled labeled "
    "labelling labeling hail hails hailed hailing term terms termed terming characterise "
    "characterises characterised characterising characterize characterizes characterized "
    "characterizing".split()
)
_ACCUSES = frozenset("accuse accuses accused accusing blame blames blamed blaming".split())
# Never nouns.
SAYS = frozenset(
    "say says said tell tells told denies insists confirms admits accuses alleges argues adds "
    "warns announces".split()
)


def reporting_words(words: Sequence[Word]) -> list[int]:
    """Indices of words used as speech verbs, outside quotations."""
    spoken = lexicon(None).speech_words
    found = [
        at
        for at, word in enumerate(words)
        if word.lower in spoken
        and not word.quoted
        and _reports(words, at)
        and (word.lower not in _NOUNS_HERE or _ends_with_it(words, at))
    ]
    return [at for at in found if not words[at].lower.endswith("ing")] or found


def _reports(words: Sequence[Word], at: int) -> bool:
    lower = words[at].lower
    if words[at].capital and at and not words[at - 1].quoted and words[at - 1].is_word:
        return False  # part of a name
    if lower in _NEED_THAT and not (_that_or_quote(words, at) or accuses(words, at)):
        return False
    if lower in _NEED_AS and not (_that_or_quote(words, at) or _as_what(words, at)):
        return False
    if lower in SAYS or _ends_with_it(words, at):
        return not is_passive(words, at)
    return use_of(words, at) is Use.VERB and not is_passive(words, at)


def _ends_with_it(words: Sequence[Word], at: int) -> bool:
    """Whether "..., Turkish media report." closes the sentence."""
    closes = at + 1 >= len(words) or words[at + 1].text == "."
    before = words[at - 1].lower if at else ""
    plural = before.endswith("s") or before == "media"
    return closes and plural and any(word.text == "," for word in words[max(0, at - 5) : at])


def _as_what(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "as" for word in words[at + 1 : at + 9])


def accuses(words: Sequence[Word], at: int) -> bool:
    """Whether an accusation says of what: "accused X of shelling Y", "blamed X for Y"."""
    if words[at].lower not in _ACCUSES:
        return False
    return any(word.lower in {"of", "for"} for word in words[at + 2 : at + 9])


def _that_or_quote(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "that" or word.text in '"“' for word in words[at + 1 : at + 7])
