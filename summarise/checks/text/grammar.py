"""What a sentence shows of its grammar, in the languages the checks can read.

Covers: prepositions, words that open a clause, the "by" of passives, what verbs look like, in
English, German, Spanish, French and Russian.
Does not cover: parts of speech. Verbs are told by their endings and by short lists, so that a
verb may be overlooked and a noun taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarise.checks.text.cues import lexicon
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage

# Behind `Iranian` or `Turkish` a form in -s is a noun.
OF_COUNTRY = (
    "ian",
    "ish",
    "ese",
    "ean",
    "ani",
    "eli",
    "aqi",
    "viet",
    "can",
    "french",
    "u.s.",
    "us",
    "uk",
)
# Past forms that look like no past, besides those of `IRREGULAR`.
_PASTS = frozenset(
    (
        "set put cut hit shut let froze overran laid bore swept tore shook spread split burst cast "
        "upheld stuck sped wound bound hurt beat cost quit thrust upset"
    ).split()
)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes of one language.

    Attributes:
        prepositions: Behind these a name is no subject.
        openers: Behind these a new subject may stand.
        by: What marks the agent of a passive.
        be: Forms of the verb of the passive.
        verbs: What a verb looks like, the whole word; None for English, which has word lists.
    """

    prepositions: frozenset[str]
    openers: frozenset[str]
    by: frozenset[str]
    be: frozenset[str]
    verbs: re.Pattern[str] | None = None


_ENGLISH = Grammar(
    prepositions=frozenset(
        (
            "of to in on at from with for against into over under near inside outside across "
            "between toward towards about upon without within around through versus than like "
            "among amid"
        ).split()
    ),
    openers=frozenset(
        (
            "that which who whose whom if when while because after before since where whether as "
            "until although though unless should and but or"
        ).split()
    ),
    by=frozenset({"by"}),
    be=frozenset("was were been be being is are".split()),
)
_GERMAN = Grammar(
    prepositions=frozenset(
        (
            "von vom auf gegen mit nach aus bei zu zum zur in im an am für über unter vor hinter "
            "zwischen ohne um seit wegen"
        ).split()
    ),
    openers=frozenset("dass daß weil wenn als während nachdem bevor wo ob und aber oder".split()),
    by=frozenset({"durch"}),
    be=frozenset("wurde wurden worden wird werden".split()),
    verbs=re.compile(
        r"(?:hat|haben|hatten?|ist|sind|war|waren|will|wollen|soll|sollen|ließ|ließen|kam|gab|nahm|"
        r"warf|wies|rief|griff|schoss|schlug|zog|brach|wirft|weist|greift|fordert|verlangt|droht|"
        r"warnt|beschuldigt|erklärt|kündigt|schickt|liefert|verhängt|\w{3,}te|\w{3,}ten|ge\w{3,}t|\w{3,}iert)"
    ),
)
_SPANISH = Grammar(
    prepositions=frozenset(
        "a al de del en con contra desde hacia para sobre entre ante sin tras según".split()
    ),
    openers=frozenset("que quien quienes cuando mientras porque si donde aunque y e pero".split()),
    by=frozenset({"por"}),
    be=frozenset("fue fueron sido ser es son será serán".split()),
    verbs=re.compile(
        r"(?:ha|han|había|habían|es|son|está|están|\w{2,}ó|\w{2,}aron|\w{2,}ieron|\w{2,}aban?|"
        r"\w{2,}ían?|\w{2,}rán?|\w{2,}ando|\w{2,}iendo|dijo|pide|acusa|exige|anuncia)"
    ),
)
_FRENCH = Grammar(
    prepositions=frozenset(
        "à au aux de du des d en dans avec contre vers pour sur entre chez sans sous depuis".split()
    ),
    openers=frozenset("que qu qui quand lorsque parce si où tandis alors et mais ou".split()),
    by=frozenset({"par"}),
    be=frozenset("est sont été être était étaient fut furent sera seront".split()),
    verbs=re.compile(
        r"(?:a|ont|avait|avaient|est|sont|dit|veut|fait|met|\w{2,}ait|\w{2,}aient|\w{3,}èrent|"
        r"\w{3,}era|\w{3,}eront)"
    ),
)
_RUSSIAN = Grammar(
    prepositions=frozenset(
        "в во на от к ко с со из по для против у о об за над под при между через".split()
    ),
    openers=frozenset("что который которая которые когда если пока чтобы и но а или где".split()),
    by=frozenset(),
    be=frozenset("был была были было".split()),
    verbs=re.compile(r"\w{2,}(?:л|ла|ли|ло|лся|лась|лись|ет|ют|ит|ят|ует|уют)"),
)


@lru_cache(maxsize=1_024)
def grammar_of(passage: Passage) -> Grammar:
    """The grammar that a passage is read with."""
    for language, grammar in (("de", _GERMAN), ("es", _SPANISH), ("fr", _FRENCH)):
        if passage.cues is lexicon(language):
            return grammar
    return _RUSSIAN if _CYRILLIC.search(passage.text) else _ENGLISH


def is_verb(passage: Passage, at: int, grammar: Grammar) -> bool:
    """True for a word that looks like a verb."""
    norm, capital = passage.norms[at], passage.words[at].capital
    cue = passage.speech_at.get(at)
    if cue is not None and passage.is_verb(cue):
        return True
    if grammar.verbs is not None:
        return not capital and grammar.verbs.fullmatch(norm) is not None
    before = passage.norms[at - 1] if at else ""
    if verbal(passage, at, at + 1) or (norm in _PASTS and not capital):
        return before not in DETERMINERS
    if capital or not norm[0].isalpha():
        return False
    if before == "to":
        return norm not in DETERMINERS
    if norm.endswith("ing") and len(norm) > 4:
        return before not in DETERMINERS
    return _is_present(passage, at)


def _is_present(passage: Passage, at: int) -> bool:
    """`Toral wants`: a form in -s right behind a name."""
    norm = passage.norms[at]
    if not norm.endswith("s") or norm.endswith(("ss", "'s")) or len(norm) < 4 or norm in PEOPLE:
        return False
    if verbal(passage, at + 1, min(at + 2, len(passage.norms))):
        return False  # "Toral gunners came": a noun
    before = passage.words[at - 1] if at else None
    if before is None or before.norm in DETERMINERS:
        return False  # "The miners"
    return before.capital and not before.norm.endswith(OF_COUNTRY)


# What may stand behind the name of a country and act for it.
PEOPLE = frozenset(
    (
        "army forces troops military navy ships boats jets police government president minister "
        "planes soldiers fighters officials authorities spokesman spokeswoman spokesperson "
        "warships tanks missiles militias militants rebels guards leaders lawmakers negotiators "
        "diplomats parliament ministry fleet secretary chief commander commanders junta regime "
        "king guard jets rulers premier chancellor queen senate court courts delegate delegates "
        "delegation authority commandos gunners pilots sailors brigade "
        "ship boat warship cutter frigate corvette destroyer submarine gunboat trawler jet plane "
        "aircraft helicopter helicopters garrison coastguard"
    ).split()
)

# Deeds that nouns tell of, and what they are done with.
DEEDS = frozenset(
    (
        "strike strikes airstrike airstrikes attack attacks raid raids shelling bombardment fire "
        "gunfire shellfire assault offensive invasion incursion ambush blockade bombing killing "
        "seizure siege barrage barrages attackers"
    ).split()
)
WEAPONS = frozenset(
    (
        "drone drones missile missiles rocket rockets shells rounds artillery warplanes tanks guns"
    ).split()
)
