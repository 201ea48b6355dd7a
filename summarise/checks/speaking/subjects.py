"""Whether the subject of a verb of saying is the speaker a claim names.

Covers: names and their forms, descriptions in other words, a state for its officials, a body
for its spokesperson, names that only stand behind a preposition, pronouns and "the minister".
Does not cover: finding the subject (`sayings.py`), who a pronoun refers to (`speakers.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.speaking.entourage import is_beside, is_one_of
from summarise.checks.text.names import KnownName, described_by, mentioned, name_places, surname_of
from summarise.checks.text.scopes import Passage

# Behind these, a name belongs to somebody else's office or topic, not to the one who speaks.
_ASIDE = frozenset("for on to with against about over between under than like including".split())
_PRONOUNS = frozenset(
    "he she it they i we who which that er sie es il elle ils elles él ella ellos".split()
)
_POINTING = frozenset("the this these those that der die das el la los las le les".split())
# Titles that stand for a person or a body named before: "the President said".
_OFFICES = frozenset(
    "president premier prime minister chancellor secretary general pope king queen chairman "
    "ayatollah parties party government ministry council cabinet".split()
)
_DOCUMENTS = frozenset("statement report post website account channel page release".split())
_PAPERS = frozenset(
    "statement letter note communique communiqué text message telegram cable form version".split()
)
_RELATIVE = frozenset({"who", "which", "whose"})
_EMPTY = frozenset(
    "has have had did do does was were is are will would also not what in y ne se lui leur".split()
)


def is_subject(speaker: KnownName, passage: Passage, subject: tuple[int, int]) -> bool:
    """True if the words of a subject are the speaker.

    Args:
        speaker: The claimed speaker.
        passage: The sentence.
        subject: Half-open bounds of the subject, as word indices.
    """
    text, base = _text(passage, _without_clause(passage, subject))
    if not text:
        return False
    spans = _own_places(speaker, passage, subject)
    if any(not _aside(passage, subject, base + start) for start, _ in spans):
        return True
    if surname_of(speaker.key) is not None and any(end == len(text) for _, end in spans):
        return True  # "the envoy for Iran Brian Hook": the last name before the verb
    if surname_of(speaker.key) is not None or is_one_of(speaker.key, passage, subject):
        return False
    return described_by(speaker.key, text)


def _own_places(
    speaker: KnownName, passage: Passage, subject: tuple[int, int]
) -> list[tuple[int, int]]:
    """Where a subject names the speaker, neither a namesake nor whoever stands beside."""
    text, base = _text(passage, _without_clause(passage, subject))
    spans = name_places(text, speaker.every)
    if not spans or surname_of(speaker.key) is None:
        return spans
    others = name_places(text, speaker.namesakes)
    alone = len(spans) == 1
    kept = []
    for start, end in spans:
        inside = passage.inside(base + start, base + end)
        beside = alone and is_beside(passage, (inside[0], inside[-1] + 1), subject)
        if not beside and not any(first <= start < last for first, last in others):
            kept.append((start, end))
    return kept


def _without_clause(passage: Passage, subject: tuple[int, int]) -> tuple[int, int]:
    """A subject without what `, who attended the summit,` tells of it."""
    for at in range(subject[0] + 2, subject[1]):
        if passage.norms[at] in _RELATIVE and passage.norms[at - 1] == ",":
            return subject[0], at
    return subject


def is_kin(
    speaker: KnownName, passage: Passage, subject: tuple[int, int], others: Sequence[KnownName]
) -> bool:
    """True if subject and speaker may stand for each other: a state and those who serve it."""
    if surname_of(speaker.key) is not None:
        return False
    text, base = _text(passage, subject)
    named = [
        other
        for other in mentioned(text, others)
        if any(not _aside(passage, subject, base + at) for at, _ in name_places(text, other.every))
    ]
    person = any(surname_of(other.key) is not None for other in named)
    if not person and any(name_places(speaker.key, other.forms) for other in named):
        return True  # "Interpol" for "Interpol spokesperson"
    same = [other for other in named if other.country is not None]
    same = [other for other in same if other.country == speaker.country]
    if speaker.words:
        return bool(same)
    return not person and any(other.words for other in same)


def is_stranger(
    speaker: KnownName, passage: Passage, subject: tuple[int, int], others: Sequence[KnownName]
) -> bool:
    """True if a subject such as "the army" is itself an actor, of another country or none."""
    text, base = _text(passage, subject)
    return any(
        any(not _aside(passage, subject, base + at) for at, _ in name_places(text, other.forms))
        and not set(other.forms) & set(speaker.forms)
        and (other.country is None or other.country != speaker.country)
        and not described_by(speaker.key, other.key)
        and not described_by(other.key, speaker.key)
        and not name_places(speaker.key, other.forms)
        for other in mentioned(text, others)
    )


_PARTS = frozenset("several both many most some".split())  # "Several told us"


def is_anaphoric(passage: Passage, subject: tuple[int, int]) -> bool:
    """True for a pronoun or for "the minister": somebody who was named before."""
    words = [word for word in passage.words[slice(*subject)] if word.is_word]
    words = [word for word in words if word.norm not in _EMPTY and not word.norm.endswith("ly")]
    if not words:
        return False
    if words[-1].norm in _PRONOUNS or (len(words) == 1 and words[0].norm in _PARTS):
        return True
    named = any(word.capital and word.start > 0 and word.norm not in _OFFICES for word in words)
    paper = any(word.norm in _PAPERS for word in words)  # "a second statement": its author's
    return (paper or words[0].norm in _POINTING) and not named


def pronoun_of(passage: Passage, subject: tuple[int, int]) -> str:
    """The pronoun that a subject consists of, or an empty string."""
    words = [norm for norm in passage.norms[slice(*subject)] if norm in _PRONOUNS]
    return words[-1] if words else ""


def is_somebody(passage: Passage, subject: tuple[int, int]) -> bool:
    """True for a subject that names or describes somebody on its own."""
    words = [word for word in passage.words[slice(*subject)] if word.is_word]
    told = [word for word in words if word.norm not in _EMPTY and not word.norm.endswith("ly")]
    return bool(told) and not is_anaphoric(passage, subject)


def shown(passage: Passage, subject: tuple[int, int]) -> str:
    """The characters of a subject."""
    return _text(passage, subject)[0].strip(" ,")


def _text(passage: Passage, subject: tuple[int, int]) -> tuple[str, int]:
    first, last = subject
    if first >= last:
        return "", 0
    start = passage.words[first].start
    return passage.text[start : passage.words[last - 1].end], start


def _aside(passage: Passage, subject: tuple[int, int], start: int) -> bool:
    """True if a preposition turns a name into a mere detail of the subject.

    Titles and other names before it belong to it: "with Defense Secretary Lloyd Austin".
    """
    at = next((i for i in range(*subject) if passage.words[i].start >= start), subject[0])
    while at > subject[0] and (passage.words[at - 1].capital or passage.norms[at - 1] in _POINTING):
        at -= 1
    if at == subject[0] or passage.norms[at - 1] not in _ASIDE:
        return False
    return not any(
        norm.startswith("spokes") or norm in _DOCUMENTS for norm in passage.norms[slice(*subject)]
    )
