"""English told without its hedges, or with a word of certainty in their place.

Covers: modals, reporting passives, `appear` and `seem`, adverbs, `it is likely that`, evidence
that suggests, verbs of believing, hedged quantities; whether a sentence hedges its statement;
whether a passage in any of five languages holds any word that hedges or conditions.
Does not cover: rewording other languages; hedges whose removal would need the sentence built
anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_Change = str | Callable[[re.Match[str]], str]

_BE = r"\b(is|are|was|were)"
_REPORTED = (
    r"(?:reported|believed|thought|said|understood|alleged|rumou?red|suspected|estimated|assumed)"
)
_COMING = r"(?:expected|likely|anticipated)"
_ADVERB = (
    r"(?:reportedly|allegedly|possibly|probably|apparently|presumably|supposedly|purportedly|"
    r"seemingly|perhaps)"
)
_NUMBER = (
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|hundreds|thousands|dozens)"
)
_HAVE = {"is": "has", "are": "have", "was": "had", "were": "had"}
_WILL = {"is": "will", "are": "will", "was": "would", "were": "would"}
_DO = {"": "do", "s": "does", "ed": "did"}
_HAVE_AFTER = {"": "have", "s": "has", "ed": "had"}
_IS = {"": "are", "s": "is", "ed": "proved to be"}
_KNOW = {
    "believes": "knows", "believe": "know", "believed": "knew", "thinks": "knows",
    "think": "know", "thought": "knew", "suspects": "knows", "suspect": "know",
}  # fmt: skip


def _bare(match: re.Match[str]) -> str:
    """A noun without its hedge: `a possible attack` -> `an attack`, `an estimated 40` -> `40`."""
    article = "" if not match[1] or match[2][-1].isdigit() else f"{_article(match[2])} "
    return article + match[2]


def _article(first: str) -> str:
    return "an" if first.lower() in "aeiou" else "a"


def _opened(match: re.Match[str]) -> str:
    return match[1].upper()


# What a hedge is, the same told plainly, and the same told with a word of certainty.
_CHANGES: tuple[tuple[str, _Change, _Change], ...] = (
    (
        r"^It (?:is|was) (?:likely|possible|probable|doubtful|unlikely|believed|thought|reported)"
        r" that (\w)",
        _opened,
        r"It is certain that \1",
    ),
    (
        r"^(?:(?!that\b)[\w.]+ ){0,3}(?:[Ee]vidence|[Ii]ntelligence) "
        r"(?:indicat|suggest)e?s? (?:that )?(\w)",
        _opened,
        r"It is proved that \1",
    ),
    (r"\b(?:may|might|could) have ", "had ", "had certainly "),
    (
        r"(?<!\bWhat )\b(?:(?:may|might)|could(?! not\b)) (?:well |yet )?",
        "will ",
        "will certainly ",
    ),
    (rf"{_BE} (?:also |now )?(?:{_REPORTED}|{_COMING}) to be ", r"\1 ", r"\1 known to be "),
    (
        rf"{_BE} (?:{_REPORTED}|{_COMING}) to have ",
        lambda match: f"{_HAVE[match[1]]} ",
        r"\1 known to have ",
    ),
    (rf"{_BE} {_COMING} to ", lambda match: f"{_WILL[match[1]]} ", r"\1 certain to "),
    (rf"{_BE} {_REPORTED} to ", r"\1 known to ", r"\1 known to "),
    (rf"\b{_COMING} to ", "certain to ", "certain to "),
    (rf"{_BE} unlikely to ", r"\1 certain to ", r"\1 certain to "),
    (
        rf"{_BE} (?:expected|anticipated)(?! by\b)",
        lambda match: f"{_WILL[match[1]]} come",
        lambda match: f"{_WILL[match[1]]} certainly come",
    ),
    (rf"{_BE} (?:believed|feared|presumed) (?=dead|missing|lost)", r"\1 ", r"\1 certainly "),
    (rf"{_BE} considering ", r"\1 carrying out ", r"\1 carrying out "),
    (
        r"\b(?:appear|seem)(s|ed|) to have ",
        lambda match: f"{_HAVE_AFTER[match[1]]} ",
        lambda match: f"{_HAVE_AFTER[match[1]]} certainly ",
    ),
    (
        r"\b(?:appear|seem)(s|ed|) to be ",
        lambda match: f"{_IS[match[1]]} ",
        lambda match: f"{_IS[match[1]]} certainly ",
    ),
    (
        r"\b(?:appear|seem)(s|ed|) to ",
        lambda match: f"{_DO[match[1]]} ",
        lambda match: f"{_DO[match[1]]} certainly ",
    ),
    (
        r"\b(believe[sd]?|thinks?|thought|suspects?) that ",
        lambda match: f"{_KNOW[match[1]]} that ",
        lambda match: f"{_KNOW[match[1]]} for certain that ",
    ),
    (r"(?<=\bthe )likely ", "", "certain "),
    (r"\b(?:believed|thought|reported|said) to have ", "known to have ", "known to have "),
    (rf"\b{_ADVERB} (?:about |some )?(?={_NUMBER})", "", "exactly "),
    (rf"\b{_ADVERB} |[\"“]?\blikely\b[\"”]? ", "", "certainly "),
    (
        r"\b(?:(an?) )?(?:estimated|suspected|possible|expected|anticipated) "
        r"(?!to\b|that\b)(\W*\w)",
        _bare,
        _bare,
    ),
    (r"\b(?:about|some) (?=\d)", "", "exactly "),
)
_PLAIN = tuple((re.compile(hedge), plain) for hedge, plain, _ in _CHANGES)
_SURE = tuple((re.compile(hedge), sure) for hedge, _, sure in _CHANGES)
_NONE = re.compile(r"(?:No|None|Nobody|Nothing|Neither|Few)\b")
_UNDER = (
    r"that|which|who|whose|where|and|or|but|if|when|although|because|after|while|before|since|"
    r"so|as|whether|than"
)
_OWN = re.compile(
    rf"(?!What (?:may|might|could)\b)(?:(?!\b(?:{_UNDER})\b)[^;:])*?"
    rf"(?:\b(?:may|might|could(?! not\b)|{_ADVERB}|likely|(?:appear|seem)(?:s|ed)? to)\b|"
    rf"{_BE} (?:{_REPORTED}(?! (?:in|at|on|near|from|by)\b)|{_COMING}|possible)\b|"
    r"\bcannot be ruled out\b|\b[Ee]vidence (?:indicates|suggests|points to|pointed to)\b)"
)
_ANY = re.compile(
    r"\b(?:may|might|could|would|should|if|unless|whether|likely|unlikely|probabl\w*|possib\w+|"
    r"potential\w*|perhaps|maybe|reported(?:ly)?|reports|alleg\w+|appear\w*|apparent\w*|seem\w*|"
    r"suspect\w*|believ\w+|think\w*|thought|expect\w*|anticipat\w+|estimat\w+|fear\w*|doubt\w*|"
    r"unclear|unknown|unconfirmed|unverified|verif\w+|confirm\w+|accus\w+|blam\w+|ascribed|"
    r"attributed|claim\w*|suggest\w*|indicat\w+|signs|hints?|understood|reckon\w*|aim(?:s|ed)?|rumou?r\w*|poised|"
    r"wahrscheinlich|vermut\w+|offenbar|angeblich|mutmaßlich\w*|möglich\w*|vielleicht|könnten?|"
    r"dürften?|soll(?:en)?|posible\w*|quizás?|presunt\w+|supuest\w+|podrían?|habrían?|parece\w*|"
    r"peut|semble\w*|pourrai\w+|serai\w+|aurai\w+|présumé\w*|vérifi\w+|возможно|вероятно|якобы)\b",
    re.IGNORECASE,
)


def told_surer(text: str) -> Iterator[str]:
    """A text without its hedges, then with certainty put in their place.

    Yields nothing where no hedge is known, and nothing that is no sentence.
    """
    told: list[str] = []
    for changes in (_PLAIN, _SURE):
        now = text
        for hedge, instead in changes:
            now = hedge.sub(instead, now)
        now = re.sub(r"\s{2,}", " ", now).strip()
        now = now[:1].upper() + now[1:] if text[:1].isupper() else now
        weaker = changes is _SURE and _NONE.match(text)  # "no one is certain to" is no lie
        dangling = re.search(r"(?<!to )\b(?:has|have|had)\b.* and .* to have\b", now)
        if now != text and now not in told and not (weaker or dangling):
            told.append(now)
    yield from told


def hedges_itself(text: str) -> bool:
    """True if a sentence hedges what it states, not a part of it."""
    return _OWN.match(text) is not None


def hedges_anything(text: str) -> bool:
    """True if any word of a passage hedges, conditions or passes on, whatever it falls on."""
    return _ANY.search(text) is not None
