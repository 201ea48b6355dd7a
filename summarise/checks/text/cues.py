"""Word lists shared by the checks and the baseline engine, ready for matching.

Covers: who-speaks, denial, doubt, hypothesis, negation and hedge cues, in English and in
smaller lists for German, Spanish, French and Russian (`cues.toml`, with sources).
Does not cover: how far a cue reaches (`scopes.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from summarise.vocabulary import Certainty

LANGUAGES = ("de", "es", "fr", "ru")
HEDGE_BANDS = (
    Certainty.LIKELY,
    Certainty.POSSIBLE,
    Certainty.UNLIKELY,
    Certainty.NOT_COMMITTED,
)
# What stands for "not" and its auxiliary in a hedge.
_CONTRACTED = (
    "cannot can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't "
    "won't wouldn't"
).split()

# Words that carry no content, by language; a foreign article may quote English, and its
# claims may be in English, so that the English ones always count.
_ENGLISH = (
    "a an the this that these those it its he she they we you i him her them us his their "
    "our my your who whom whose which what and or but nor so as at by for from in into of "
    "off on onto out over to under up with about after against along amid among around "
    "before behind below beside between beyond during since through till toward towards "
    "until upon within is are was were be been being am has have had having do does did "
    "done doing will would shall should can could may might must not no never n't if than "
    "then there here also just only still yet even very too more most some any all both "
    "each every other another such own same when while where how why because although "
    "though however said says say it's he's they're one t s"
)
_FOREIGN = {
    "de": "der die das den dem des ein eine einen einem einer und oder mit von zu im am auf für "
    "in an es ist sind war hat haben",
    "es": "el la los las un una unos unas y o de del en con por para que se es son ha han",
    "fr": "le la les de du des une un et ou en dans pour par sur est sont a ont qui que se",
    "ru": "и в во на с со к ко о об от до из за по под над при про у а но или что как это эта "
    "этот эти его её ее их он она оно они мы вы я был была было были будет будут есть же бы для "
    "также уже ещё еще только который которая которые которых не ни",
}
FUNCTION_WORDS = frozenset(" ".join((_ENGLISH, *_FOREIGN.values())).split())


# Past forms that share no stem with their verb; only verbs that news of conflict uses.
IRREGULAR: Mapping[str, str] = {
    form: base
    for base, forms in {
        "begin": "began begun beginning", "break": "broke broken", "bring": "brought",
        "build": "built", "buy": "bought", "choose": "chose chosen", "come": "came",
        "deal": "dealt", "draw": "drew drawn", "drive": "drove driven", "fall": "fell fallen",
        "fight": "fought", "find": "found", "flee": "fled", "fly": "flew flown flies",
        "forbid": "forbade forbidden", "get": "got", "give": "gave given", "go": "went gone",
        "grow": "grew grown", "hear": "heard", "hide": "hid hidden", "hold": "held",
        "keep": "kept", "know": "knew known", "lead": "led", "leave": "left", "lend": "lent",
        "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "pay": "paid",
        "rise": "rose risen", "run": "ran", "say": "said", "see": "saw seen", "seek": "sought",
        "sell": "sold", "send": "sent", "shoot": "shot", "shrink": "shrank", "sink": "sank sunk",
        "speak": "spoke spoken", "spend": "spent", "stand": "stood", "steal": "stole stolen",
        "strike": "struck stricken", "swear": "swore sworn", "take": "took taken",
        "teach": "taught", "tell": "told", "think": "thought", "throw": "threw thrown",
        "understand": "understood", "win": "won", "withdraw": "withdrew withdrawn",
        "write": "wrote written", "kill": "killing killings", "die": "died dying dead deaths",
        "lie": "lied lying", "overthrow": "overthrew overthrown", "undertake": "undertook",
        "lay": "laid", "feed": "fed", "blow": "blew blown", "dig": "dug",
        "freeze": "froze frozen", "hang": "hung", "ride": "rode ridden", "shake": "shook shaken",
        "sweep": "swept", "tear": "torn", "slay": "slew slain", "overrun": "overran",
        "rebuild": "rebuilt", "repay": "repaid", "undergo": "underwent", "uphold": "upheld",
        "withstand": "withstood", "bind": "bound", "feel": "felt", "forget": "forgot forgotten",
        "agree": "agreed agreeing", "disagree": "disagreed", "free": "freed freeing",
        "guarantee": "guaranteed", "decree": "decreed", "retake": "retook retaken",
        "withhold": "withheld",
        **{
            verb: f"{verb}led {verb}ling"
            for verb in (
                "annul cancel compel control dispel expel fulfil fuel label level model patrol "
                "propel quarrel rebel repel signal travel tunnel"
            ).split()
        },
    }.items()
    for form in forms.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases to look for, keyed by their first word, longest first, each with a label."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def at(self, norms: tuple[str, ...], index: int) -> tuple[int, str] | None:
        """How many words the phrase at an index takes, and its label; None if none does."""
        for phrase, label in self.by_first.get(norms[index], ()):
            if norms[index : index + len(phrase)] == phrase:
                return len(phrase), label
        return None

    def places(self, norms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Where phrases begin, and how many words each takes; they may overlap."""
        if self.by_first.keys().isdisjoint(norms):
            return
        for index in range(len(norms)):
            hit = self.at(norms, index)
            if hit is not None:
                yield index, hit[0]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything the checks look for in one language, English included."""

    function_words: frozenset[str]
    negators: frozenset[str]
    negating: Phrases
    not_negating: Phrases
    negation_openers: frozenset[str]
    negating_apart: Mapping[str, frozenset[str]]
    lifting: frozenset[str]
    denial_words: frozenset[str]
    denied_goods: frozenset[str]
    presupposing: frozenset[str]
    disputing: frozenset[str]
    frames: Phrases
    speech_words: frozenset[str]
    speaking_verbs: frozenset[str]
    rarely_speaking: frozenset[str]
    speech: Phrases
    hedges: Phrases
    charging: Phrases
    hedging_adjectives: frozenset[str]
    auxiliaries: frozenset[str]


def lexicon(language: str | None) -> Lexicon:
    """The cues for articles in a language: English, plus that language's own list."""
    return _lexicon(language if language in LANGUAGES else None)


@cache
def _lexicon(language: str | None) -> Lexicon:
    chosen = [_tables()["en"]] + ([_tables()[language]] if language is not None else [])

    def phrases(key: str) -> list[str]:
        return [item for table in chosen for item in table.get(key, ())]

    def forms(key: str) -> list[str]:
        return [form for line in phrases(key) for form in line.split()]

    rare = forms("rare_speech_verbs")
    spoken = forms("speech_verbs") + rare + phrases("speech_phrases")
    negators = frozenset(phrases("negators"))
    negating = _compiled({"negated": phrases("negating_verbs")})
    not_negating = _compiled({"": phrases("not_negating")})
    apart = _by_first(phrases("negating_apart"))
    return Lexicon(
        function_words=frozenset(f"{_ENGLISH} {_FOREIGN.get(language or '', '')}".split()),
        negators=negators,
        negating=negating,
        not_negating=not_negating,
        negation_openers=negators | {*negating.by_first, *not_negating.by_first, *apart},
        negating_apart=apart,
        lifting=frozenset(phrases("lifting")),
        denial_words=frozenset(forms("denial_verbs")),
        denied_goods=frozenset(phrases("denied_goods")),
        presupposing=frozenset(phrases("presupposing")),
        disputing=frozenset(phrases("disputing")),
        frames=_compiled(
            {
                "denied": forms("denial_verbs") + phrases("denials"),
                "questioned": phrases("unsettled"),
                "hypothetical": phrases("hypothetical"),
                "intended": phrases("intended"),
                "reported": phrases("reporting_adverbs"),
                "": phrases("not_framing"),
            }
        ),
        speech_words=frozenset(forms("speech_verbs")),
        speaking_verbs=frozenset(forms("speech_verbs") + rare + forms("belief_verbs")),
        rarely_speaking=frozenset(rare),
        speech=_compiled(
            {"speech": spoken, "belief": forms("belief_verbs"), "": phrases("not_speaking")}
        ),
        hedges=_compiled(_hedges(chosen)),
        charging=_compiled({"charged": _tables()["en"]["hedges"]["charging"]}),
        hedging_adjectives=frozenset(_tables()["en"]["hedges"]["adjectives"]),
        auxiliaries=frozenset(phrases("auxiliaries")),
    )


def _hedges(tables: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """The hedges of some languages, by the certainty they leave."""
    chosen = [table.get("hedges", {}) for table in tables]
    return {
        band.value: [
            form for table in chosen for item in table.get(band.value, ()) for form in _forms(item)
        ]
        for band in HEDGE_BANDS
    }


def _by_first(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """The words of some lines by the first of each."""
    found: dict[str, frozenset[str]] = {}
    for first, *others in map(str.split, lines):
        found[first] = found.get(first, frozenset()).union(others)
    return found


def _forms(phrase: str) -> list[str]:
    """`not known`, and `isn't known`, `wasn't known` and so on."""
    first, _, rest = phrase.partition(" ")
    return [phrase, *(f"{form} {rest}" for form in _CONTRACTED if first == "not")]


def _compiled(labelled: Mapping[str, list[str]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for label, items in labelled.items():
        for item in items:
            words = tuple(item.split())
            found.setdefault(words[0], []).append((words, label))
    return Phrases(
        {
            first: tuple(sorted(items, key=lambda item: -len(item[0])))
            for first, items in found.items()
        }
    )


@cache
def _tables() -> dict[str, Any]:
    text = resources.files("summarise.checks.text").joinpath("cues.toml").read_text("utf-8")
    return tomllib.loads(text)
