"""Names of people, states and bodies, and where an article uses them.

Covers: the forms of a name (without title or article, surname, abbreviation with and without
stops), whole-word search that respects capitals, descriptions ("two US officials") whose
words may stand in another order.
Does not cover: who a pronoun refers to, nicknames, transliteration.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from summarise.checks.text.bounds import whole_words
from summarise.checks.text.folding import fold_article, folded_text
from summarise.checks.text.wording import akin, carries_content, stem, words_of

_PARENTHESES = re.compile(r"(?:(?<!\s)\s+)?+\(([^()]{1,80})\)\s*")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,5}|[A-Z]{2,4}")
# A name with one of these is no person's, so that its last word is no surname.
_IMPERSONAL = frozenset(
    (
        "north south east west new united saudi great republic kingdom states nations union "
        "korea sudan africa arabia emirates zealand lanka leone council court committee forces "
        "force army navy guard corps ministry minister department agency party group movement "
        "front house senate parliament government administration office police military "
        "command staff bank fund organisation organization association institute university "
        "center centre news times post press television radio city islands sea street team "
        "officials official spokesman spokeswoman spokesperson sources source state security "
        "defence defense foreign world international national federal central white red green "
        "black democratic people's liberation resistance brigade brigades jihad islamic state "
        "intelligence service services residents witnesses analysts experts authorities company "
        "report reports study media troops soldiers rebels militia militants leaders de la"
    ).split()
)
_TITLES = frozenset(
    (
        "president vice prime minister foreign defence defense secretary general gen lt col maj "
        "sen rep senator chancellor king queen prince princess ambassador envoy spokesman "
        "spokeswoman spokesperson mr mrs ms dr sir former acting deputy chief leader us u.s "
        "state affairs treasury interior russian ukrainian "
        "israeli iranian chinese british french german turkish supreme"
    ).split()
)
_ARTICLES = frozenset({"a", "an"})
_JOINTS = frozenset("of to for in at from with and".split())
_MIN_INITIALS = 3  # shorter abbreviations stand for too much
_VAGUE = frozenset(
    "unnamed anonymous unidentified senior two three several some certain unspecified".split()
)


@lru_cache(maxsize=1_024)
def name_forms(name: str, aliases: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The ways in which an article may write a name: itself first, the surname last."""
    forms: list[str] = []
    for written in (name, *aliases):
        bare = _PARENTHESES.sub(" ", written).strip(" .,;:'\"“”")
        for form in (bare, bare.split(",")[0], *_PARENTHESES.findall(written)):
            forms += _with_variants(form.strip())
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", _PARENTHESES.sub(" ", name)))
    if len(initials) >= _MIN_INITIALS:
        forms += _with_variants(initials)
    surname = surname_of(name)
    if surname is not None:
        forms.append(surname)
    return tuple(dict.fromkeys(form for form in forms if sum(map(str.isalnum, form)) > 1))


def _with_variants(form: str) -> Iterator[str]:
    yield form
    if form[:4].lower() == "the ":
        yield form[4:]
    if _ACRONYM.fullmatch(form):
        letters = form.replace(".", "")
        yield letters
        yield "".join(f"{letter}." for letter in letters)


@lru_cache(maxsize=1_024)
def surname_of(name: str) -> str | None:
    """The last word of a person's full name; None for one word, a state or a body."""
    words = [word.strip(".,") for word in _PARENTHESES.sub(" ", name).split(",")[0].split()]
    if words and words[0].casefold() in _ARTICLES:
        return None  # "An aide to Coss"
    while words and (words[0].islower() or words[0].casefold() in _TITLES):
        words = words[1:]
    if not 2 <= len(words) <= 5 or any(word.casefold() in _IMPERSONAL for word in words):
        return None
    if not _JOINTS.isdisjoint(words):
        return None  # "Butcher of Ister"
    last = words[-1]
    return last if len(last) > 2 and last[0].isupper() and words[0][:1].isupper() else None


def name_places(
    text: str, forms: Iterable[str], start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Where any form of a name stands in `[start, end)` of a text, without overlap.

    Capitals count: the form "US" is not found in "us".
    """
    spans = _everywhere(text, tuple(forms))
    if not start and end is None:
        return list(spans)
    first = bisect_left(spans, (start, 0))
    last = len(spans) if end is None else bisect_left(spans, (end, 0))
    return [span for span in spans[first:last] if end is None or span[1] <= end]


@lru_cache(maxsize=1_024)
def _everywhere(text: str, forms: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where any form stands in a text, in order."""
    folded = fold_article(text)
    found: list[tuple[int, int]] = []
    for form, wanted in zip(forms, _folded_names(forms), strict=True):
        at = folded.text.find(wanted) if wanted else -1
        while at != -1:
            if whole_words(folded.text, at, at + len(wanted)):
                span = folded.source_span(at, at + len(wanted))
                if _same_capitals(form, text[span[0] : span[1]]):
                    found.append(span)
            at = folded.text.find(wanted, at + len(wanted))
    return tuple(_without_overlap(found))


@lru_cache(maxsize=1_024)
def _folded_names(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded_text(form).strip() for form in forms)


def _same_capitals(form: str, found: str) -> bool:
    if form.isupper() and len(form) <= 5:
        return found.isupper()
    return found[:1].isupper() or not form[:1].isupper()


def _without_overlap(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(spans) < 2:
        return spans
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda item: (item[0], -item[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


@lru_cache(maxsize=1_024)
def described_by(name: str, passage: str) -> bool:
    """True if every telling word of a description stands in a passage, in any order.

    `South Korean military` is in "South Korea's military said"; single words are not
    descriptions.
    """
    wanted = _telling(name)
    if len(wanted) < 2:
        return False
    present = {stem(word.norm) for word in words_of(passage) if word.is_word}
    return all(any(akin(word, other) for other in present) for word in wanted)


def _telling(name: str) -> tuple[str, ...]:
    return tuple(
        stem(word.norm)
        for word in words_of(name)
        if (carries_content(word) or (word.norm == "us" and word.capital))
        and word.norm not in _VAGUE
    )


def words_in_article(name: str, text: str) -> bool:
    """True if every telling word of a description stands somewhere in a text."""
    folded = fold_article(text).text
    wanted = _telling(name)
    return bool(wanted) and all(
        re.search(rf"\b{re.escape(word[: max(4, len(word) - 2)])}", folded) is not None
        for word in wanted
    )


@dataclass(frozen=True, slots=True)
class KnownName:
    """An actor of the draft: every form of its name, and its country.

    Attributes:
        words: What may stand for it if it is a state or government: capital, demonym.
        namesakes: What the article calls others of the same surname.
        every: Forms and stand-ins.
        folded: The same, folded.
    """

    key: str
    forms: tuple[str, ...]
    country: str | None
    words: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    every: tuple[str, ...] = field(init=False, repr=False, compare=False)
    folded: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put forms and stand-ins together, and fold them."""
        object.__setattr__(self, "every", self.forms + self.words)
        object.__setattr__(self, "folded", _folded_names(self.every))

    def __hash__(self) -> int:
        """By the key: all that remember something of an actor ask for this often."""
        return hash(self.key)


def mentioned(text: str, known: Iterable[KnownName]) -> list[KnownName]:
    """The actors of whose names some form may stand in a text; there is none of the others."""
    folded = fold_article(text).text
    found = []
    for item in known:
        for wanted in item.folded:
            if wanted in folded:
                found.append(item)
                break
    return found
