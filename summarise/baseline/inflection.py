"""English forms of a verb or noun, so that word lists can hold lemmas.

Covers: regular spelling rules and the irregular words that the lexicon uses.
Does not cover: telling which form a word in a text is (`usage.py` looks at its neighbours).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_VOWELS = "aeiou"
# Simple past, past participle.
_IRREGULAR = {
    "beat": "beat beaten",
    "become": "became become",
    "begin": "began begun",
    "bind": "bound bound",
    "blow": "blew blown",
    "break": "broke broken",
    "bring": "brought brought",
    "build": "built built",
    "burn": "burned burned",
    "call": "called called",
    "catch": "caught caught",
    "come": "came come",
    "cut": "cut cut",
    "draw": "drew drawn",
    "drive": "drove driven",
    "enter": "entered entered",
    "fall": "fell fallen",
    "feed": "fed fed",
    "fight": "fought fought",
    "find": "found found",
    "flee": "fled fled",
    "fly": "flew flown",
    "forbid": "forbade forbidden",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "hang": "hanged hanged",
    "hit": "hit hit",
    "hold": "held held",
    "keep": "kept kept",
    "lay": "laid laid",
    "lead": "led led",
    "leave": "left left",
    "lend": "lent lent",
    "let": "let let",
    "lose": "lost lost",
    "make": "made made",
    "meet": "met met",
    "overrun": "overran overrun",
    "overthrow": "overthrew overthrown",
    "pay": "paid paid",
    "put": "put put",
    "retake": "retook retaken",
    "ride": "rode ridden",
    "run": "ran run",
    "see": "saw seen",
    "seek": "sought sought",
    "sell": "sold sold",
    "send": "sent sent",
    "set": "set set",
    "shoot": "shot shot",
    "shut": "shut shut",
    "sink": "sank sunk",
    "slay": "slew slain",
    "speak": "spoke spoken",
    "split": "split split",
    "stand": "stood stood",
    "steal": "stole stolen",
    "strike": "struck struck",
    "swear": "swore sworn",
    "take": "took taken",
    "tell": "told told",
    "think": "thought thought",
    "throw": "threw thrown",
    "undertake": "undertook undertaken",
    "uphold": "upheld upheld",
    "win": "won won",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld withheld",
    "withstand": "withstood withstood",
}
IRREGULAR_PASTS = frozenset(
    form for base, forms in _IRREGULAR.items() for form in forms.split() if form != base
)
_NO_DOUBLING = frozenset(
    "enter offer order suffer open visit threaten happen target trigger murder "
    "plunder slaughter pilot harbour bolster shelter deliver cover consider gather answer "
    "limit edit exit profit benefit combat credit audit bomb halt proffer hinder render tender "
    "surrender encounter discover recover broaden strengthen widen soften harden loosen "
    "abandon pardon weaken listen ransom".split()
)
_IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "coup": "coups"}


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb.

    Attributes:
        base: The lemma. third: With -s. past: Simple past. participle: Past participle.
        gerund: With -ing.
    """

    base: str
    third: str
    past: str
    participle: str
    gerund: str

    @property
    def all(self) -> frozenset[str]:
        """Every form."""
        return frozenset((self.base, self.third, self.past, self.participle, self.gerund))


@cache
def verb_forms(lemma: str) -> VerbForms:
    """The forms of a verb; British and American doubling agree for the words in use."""
    past, participle = _past(lemma)
    return VerbForms(lemma, _with_s(lemma), past, participle, _gerund(lemma))


def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural."""
    return frozenset((lemma, _IRREGULAR_PLURALS.get(lemma) or _with_s(lemma)))


def _past(lemma: str) -> tuple[str, str]:
    if lemma in _IRREGULAR:
        past, participle = _IRREGULAR[lemma].split()
        return past, participle
    regular = _doubled(lemma) + "ed"
    if lemma.endswith("e"):
        regular = lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        regular = lemma[:-1] + "ied"
    return regular, regular


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in tuple(_VOWELS):
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma + "s"


def _doubled(lemma: str) -> str:
    """The stem with its last consonant doubled where the spelling rule asks for it."""
    if lemma in _NO_DOUBLING or len(lemma) < 3:
        return lemma
    before, vowel, last = lemma[-3], lemma[-2], lemma[-1]
    closed = vowel in _VOWELS and before not in _VOWELS and last not in _VOWELS + "wxy"
    one_syllable = sum(letter in _VOWELS for letter in lemma) == 1
    stressed = lemma.endswith(("pel", "mit", "fer", "cur", "bel", "ter", "nap", "cel"))
    return lemma + last if closed and (one_syllable or stressed) else lemma
