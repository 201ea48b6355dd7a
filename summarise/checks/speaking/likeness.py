"""Whether a pronoun or a description can stand for a speaker at all.

Covers: "he" for a person, "it" for a body, "they" for several, "the Israeli prime minister"
for a person of that country, a person for the body whose minister or spokesperson the article
says they are.
Does not cover: which of several likely ones is meant (`antecedents.py`).
"""

from __future__ import annotations

from functools import lru_cache

from summarise.article import Article
from summarise.checks.text.countries import country_named, country_words
from summarise.checks.text.names import KnownName, name_places, surname_of
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stem

_BODIES = frozenset(
    "army navy military ministry department government cabinet parliament senate congress council "
    "committee commission court union league nations party group movement front forces force guard "
    "corps police agency office bureau service bank fund organisation organization association "
    "institute embassy mission command staff house television radio broadcaster newspaper agency "
    "company delegation junta regime authority presidency secretariat press kremlin".split()
)
_ROLES = frozenset(
    "president premier minister chancellor secretary general ambassador envoy spokesman "
    "spokeswoman spokesperson chief leader commander king queen pope delegate representative "
    "official governor mayor head director chairman chairwoman adviser advisor diplomat senator "
    "admiral colonel lawmaker officer prince ayatollah".split()
)
_PEOPLE = _ROLES | frozenset(
    "man woman men women soldier resident witness doctor lawyer analyst expert mr mrs ms sir dr "
    "he she who".split()
)
_MODIFIERS = frozenset(
    "prime foreign defence defense interior deputy vice acting former state supreme chief "
    "national security the a an un u.n. us u.s. sir mr mrs ms dr".split()
)
_TITLE = 40  # code points before a name
_PLACES = frozenset("of in at from for on to with near".split())
_PARTING = frozenset({",", "who", "which", "that"})
_AFFILIATED = 9  # words from a body's name to its officer's


@lru_cache(maxsize=1_024)
def is_person(name: str) -> bool:
    """True for a person's full name."""
    words = name.split()
    return (
        surname_of(name) is not None
        and _BODIES.isdisjoint(name.casefold().split())
        and country_named(words[0]) is None
    )


@lru_cache(maxsize=1_024)
def _is_several(name: str) -> bool:
    """True for `Soviet troops`, `diplomats in Peking`."""
    words = name.split()
    head = next((at for at, word in enumerate(words) if at and word in _PLACES), len(words))
    last = words[head - 1] if words else ""
    return last[:1].islower() and last.endswith("s") and not last.endswith("ss")


def can_be(pronoun: str, speaker: KnownName) -> bool:
    """Whether an English pronoun can stand for a speaker; True for any other word."""
    if pronoun in {"he", "she"}:
        words = frozenset(speaker.key.casefold().split())
        body = bool(speaker.words) or bool(words & _BODIES)
        return not _is_several(speaker.key) and not (body and not words & _ROLES)
    if pronoun in {"it", "they"}:
        return not is_person(speaker.key)
    return True


def may_mean(
    passage: Passage, anaphor: tuple[int, int], other: Passage, subject: tuple[int, int]
) -> bool:
    """Whether "he", "the president" or "the company" may mean a subject of another sentence.

    Args:
        passage: The sentence of the anaphor.
        anaphor: Its half-open bounds, as word indices.
        other: The other sentence.
        subject: Bounds of the subject in that.
    """
    told = set(passage.norms[slice(*anaphor)])
    norms = set(other.norms[slice(*subject)])
    if not told.isdisjoint(_ROLES | {"he", "she"}):
        named = any(other.words[at].capital and other.stems[at] for at in range(*subject))
        return norms.isdisjoint(_BODIES) and (named or not norms.isdisjoint(_PEOPLE))
    if not told.isdisjoint(_BODIES):
        return norms.isdisjoint(_PEOPLE) or not norms.isdisjoint(_BODIES)
    return True


def is_role_of(speaker: KnownName, passage: Passage, subject: tuple[int, int]) -> bool:
    """True for `the Israeli prime minister`, a person without a name, of the speaker's country."""
    words = [word for word in passage.words[slice(*subject)] if word.is_word]
    known_by_role = any(word.norm in _ROLES for word in words) and words[0].norm not in {"a", "an"}
    if not is_person(speaker.key) or not known_by_role:
        return False
    for word in words:
        if not word.capital or word.start == 0 or word.norm in _ROLES | _MODIFIERS:
            continue
        told = passage.text[word.start : word.end].removesuffix("'s")
        known = () if speaker.country is None else country_words(speaker.country)
        if told not in known and (speaker.country or country_named(told) is None):
            return False
    return True


def is_titled(
    speaker: KnownName, passage: Passage, subject: tuple[int, int], article: Article
) -> bool:
    """Whether the article gives a person the title in a subject: "the President" for Carter."""
    titles = _ROLES & set(passage.norms[slice(*subject)])
    if not titles or not is_person(speaker.key):
        return False
    if any(not titles.isdisjoint(form.casefold().split()) for form in speaker.forms):
        return True  # "President of the United States"
    for start, _ in name_places(article.text, speaker.forms)[:20]:
        before = article.text[max(0, start - _TITLE) : start].casefold().split()
        if not titles.isdisjoint(before[-3:]):
            return True
    return False


def shares_head(speaker: KnownName, passage: Passage, subject: tuple[int, int]) -> bool:
    """True if "the ministry" or "one of the officials" may be a speaker who is called so too.

    A subject with a name of its own, its relative clause left out, may not.
    """
    first, last = subject
    parted = (at for at in range(first, last) if passage.norms[at] in _PARTING)
    last = next(parted, last)
    if any(passage.words[at].capital for at in range(max(first, 1), last)):
        return False
    return _head(speaker.key) in {stem(norm) for norm in passage.norms[first:last]}


@lru_cache(maxsize=1_024)
def _head(name: str) -> str:
    """The stem of the noun that a description turns on: `report` in "UN report on Gaza"."""
    words = [word.casefold() for word in name.split()]
    end = next((at for at, word in enumerate(words) if at and word in _PLACES), len(words))
    return "" if not words or is_person(name) else stem(words[end - 1])


def speaks_for(
    speaker: KnownName, passage: Passage, subject: tuple[int, int], article: Article
) -> bool:
    """Whether the article calls the person in a subject a minister or officer of the speaker."""
    last = next(
        (
            passage.text[passage.words[at].start : passage.words[at].end].removesuffix("'s")
            for at in range(subject[1] - 1, subject[0] - 1, -1)
            if passage.words[at].capital and len(passage.norms[at]) > 2
        ),
        None,
    )
    if last is None or is_person(speaker.key):
        return False
    return any(
        _is_officer(read(article.text_of(sentence), article.language), last, speaker)
        for start, _ in name_places(article.text, (last,))[:6]
        if (sentence := article.sentence_at(start)) is not None
        and sentence.end - sentence.start < 2_000
    )


def _is_officer(passage: Passage, name: str, speaker: KnownName) -> bool:
    """`foreign ministry spokesman X`, `X, the commander of the navy`."""
    own = [passage.inside(*span) for span in name_places(passage.text, speaker.every)]
    persons = [passage.inside(*span) for span in name_places(passage.text, (name,))]
    for body in own:
        for person in persons:
            first, last = min(body[0], person[0]), max(body[-1], person[-1]) + 1
            between = passage.norms[first:last]
            if last - first <= _AFFILIATED and not _ROLES.isdisjoint(between):
                return not verbal(passage, first, last)
    return False


def same_script(speaker: KnownName, article: Article) -> bool:
    """False for a name in Latin letters and an article in others."""
    return not speaker.key.isascii() or _is_latin(article.text[:2_000])


@lru_cache(maxsize=64)
def _is_latin(text: str) -> bool:
    """True if most letters of a text are Latin ones."""
    if text.isascii():
        return True
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char < "\u0370" for char in letters) >= len(letters)
