"""Whether an act of speech in a claim is of whoever does it in the evidence.

Covers, in English: one verb of offering, accusing, refusing and the like on both sides, with a
known name for its subject: "Toral offered" told of Veskar.
Does not cover: deeds (`agency.py`), plain verbs of saying (`speaking/`), pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.agency import kin
from summarise.checks.finding import OK, Finding
from summarise.checks.speaking.sayings import sayings
from summarise.checks.speaking.subjects import is_subject
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stems_in
from summarise.language import read_as_english

_ACTS = stems_in(
    "offer accuse condemn reject deny threaten promise pledge demand urge warn welcome praise "
    "criticise criticize blame dismiss vow deplore denounce refuse propose apologise apologize"
)


def check_spoken(
    text: str, evidence: Sequence[str], known: Sequence[KnownName], *, language: str | None
) -> Finding:
    """Compare who does each act of speech of a claim with who does it in the evidence.

    Verdicts: `ok`, also where either names nobody; `another_doer`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claimed = list(_speaking(read(text, language), known))
    told = [
        pair
        for sentence in (evidence if claimed else ())
        for pair in _speaking(read(sentence, language), known)
    ]
    countries = {item.key: item.country for item in known}
    for act, keys in claimed:
        given = {key for other, keys in told if other == act for key in keys}
        if given and not any(kin(key, given, countries) for key in keys):
            named = ", ".join(sorted(given))
            return Finding("another_doer", f"in the article {named} acts, not {min(keys)}")
    return OK


def _speaking(passage: Passage, known: Sequence[KnownName]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each act of speech by its stem, with the names that its subject is."""
    for saying in sayings(passage):
        act = passage.stems[saying.cue.first]
        if passage.norms[saying.cue.first - 1] == "to":
            continue  # "is to blame"
        if act in _ACTS and saying.subject[0] < saying.subject[1]:
            keys = frozenset(i.key for i in known if is_subject(i, passage, saying.subject))
            if act is not None and keys:
                yield act, keys
