"""A passage read once: its words, its clauses, its cues and how far each of them reaches.

Covers: dividing a sentence into clauses by punctuation and conjunctions, finding cue phrases,
how far each reaches.
Does not cover: words that look like cues (`lookalikes.py`); what a denial or a negation falls on
(`reach.py`); syntax. A clause is where a careful reader would pause; a cue's reach rather ends
too early than too late.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarise.checks.text.clauses import clause_numbers
from summarise.checks.text.cues import Lexicon, Phrases, lexicon
from summarise.checks.text.lookalikes import DETERMINERS, is_name_or_noun
from summarise.checks.text.wording import Word, norms_of, stem, words_of

_JOINED = frozenset({"and", "but"})
_GOING_ON = frozenset("has have had is are was were will would".split())
_APART = 20  # words between a verb and its particle: an object, and what is told of it
ADJECTIVE_REACH = 3  # words: the noun phrase that an adjective opens


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase in a sentence. Word indices, half-open: `[first, last)` is the phrase.

    Attributes:
        label: What kind of cue (`denied`, `hypothetical`, a certainty, ...).
        reach: One past the last word it governs.
    """

    label: str
    first: int
    last: int
    reach: int

    def governs(self, index: int) -> bool:
        """True if the word at an index lies in the cue's reach."""
        return self.last <= index < self.reach


class Passage:
    """A passage and what the cue lists find in it; each part is worked out when asked for.

    Attributes:
        text: The passage, as in the article or the claim.
        norms: Its words and punctuation marks, lower-cased.
        cues: The word lists of its language.
    """

    def __init__(self, text: str, cues: Lexicon) -> None:
        self.text = text
        self.norms = norms_of(text)
        self.cues = cues

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and punctuation marks."""
        return words_of(self.text)

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where each word starts, and where it ends."""
        return [word.start for word in self.words], [word.end for word in self.words]

    @cached_property
    def stems(self) -> tuple[str | None, ...]:
        """For each word its stem, or None if it carries no content."""
        empty = self.cues.function_words
        return tuple([stem(n) if n not in empty and n[0].isalnum() else None for n in self.norms])

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that carry content."""
        return frozenset(filter(None, self.stems))

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """For each word, the number of the clause it stands in, from 0."""
        return clause_numbers(self.norms)

    @cached_property
    def frame_cues(self) -> tuple[Cue, ...]:
        """Denials, doubts, hypotheses, intentions, hearsay."""
        return self._cues(self.cues.frames)

    @cached_property
    def hedge_cues(self) -> tuple[Cue, ...]:
        """Words that say how sure a statement is; the label is a `Certainty`."""
        return self._cues(self.cues.hedges)

    @cached_property
    def speech_cues(self) -> tuple[Cue, ...]:
        """Words of saying (`speech`) and of believing or intending (`belief`)."""
        return self._cues(self.cues.speech, spoken=True)

    @cached_property
    def speech_at(self) -> dict[int, Cue]:
        """The word of saying or believing at each word index that belongs to one."""
        return {at: cue for cue in self.speech_cues for at in range(cue.first, cue.last)}

    def is_verb(self, cue: Cue) -> bool:
        """True for a verb of saying or believing, false for "in a statement" and its like."""
        return self.norms[cue.first] in self.cues.speaking_verbs

    def denies(self, cue: Cue) -> bool:
        """True for a verb of denying."""
        return self.norms[cue.first] in self.cues.denial_words

    @cached_property
    def negations(self) -> tuple[Cue, ...]:
        """Words that negate what follows them, `not only` and its like left out."""
        return _negations(self)

    def clause_end(self, index: int) -> int:
        """One past the last word of the clause that the word at an index stands in."""
        numbers = self.clauses  # they never fall
        return bisect_right(numbers, numbers[index]) if index < len(numbers) else index

    def inside(self, start: int, end: int) -> list[int]:
        """The words that `[start, end)` of the passage touches."""
        starts, ends = self._bounds
        return list(range(bisect_right(ends, start), bisect_left(starts, end)))

    def phrase(self, cue: Cue) -> str:
        """The passage's own characters of a cue."""
        return self.text[self.words[cue.first].start : self.words[cue.last - 1].end]

    def _until(self, first: int, end: int) -> int:
        """`urged X to yield and accuses Y ...`: a second verb of saying ends a cue's reach."""
        for at in range(first, end - 1):
            behind = self.norms[at + 1]
            says = behind in self.cues.speech_words and behind.endswith(("s", "ed"))
            if says and self.norms[at] in _JOINED:
                return at
        return end

    def _cues(self, phrases: Phrases, *, spoken: bool = False) -> tuple[Cue, ...]:
        """Phrases left to right, without overlap, the longest at a place first.

        An empty label marks a phrase that looks like a cue and is none.
        """
        found: list[Cue] = []
        end = 0
        for index in [at for at, norm in enumerate(self.norms) if norm in phrases.by_first]:
            if index < end:
                continue
            hit = phrases.at(self.norms, index)
            length, label = hit if hit is not None else (1, "")
            end = index + length
            if label and not is_name_or_noun(self.words, index, self.cues, spoken=spoken):
                reach = self.clause_end(end - 1)
                found.append(Cue(label, index, end, reach if spoken else self._until(end, reach)))
        return tuple(found)


@lru_cache(maxsize=1_024)
def read(text: str, language: str | None) -> Passage:
    """The passage, read with the cues of a language (ISO 639-1; None is English)."""
    return Passage(text, lexicon(language))


def _negations(passage: Passage) -> tuple[Cue, ...]:
    cues, norms = passage.cues, passage.norms
    found: list[Cue] = []
    end = 0
    for index in [
        at for at, n in enumerate(norms) if n in cues.negation_openers or n.endswith("n't")
    ]:
        if index < end:
            continue
        harmless = cues.not_negating.at(norms, index)
        phrase = cues.negating.at(norms, index)
        length = 1
        if harmless is not None:
            length = harmless[0]
        elif _is_side(passage, index):
            pass
        elif phrase is not None or _negates_alone(passage, index):
            length = phrase[0] if phrase is not None else 1
            found.append(
                Cue("negated", index, index + length, _negated_end(passage, index, index + length))
            )
        end = index + length
    return tuple(found)


def _negates_alone(passage: Passage, index: int) -> bool:
    """True for "not" and its like, and for the "against" of `warned Ilm against attacking`."""
    cues, norms = passage.cues, passage.norms
    if norms[index] in cues.negators or norms[index].endswith("n't"):
        return True
    verbs = cues.negating_apart.get(norms[index], frozenset())
    deed = norms[index + 1 : index + 2]
    return any(norm.endswith("ing") for norm in deed) and not verbs.isdisjoint(
        norms[max(0, index - _APART) : index]
    )


def _is_side(passage: Passage, index: int) -> bool:
    """`the No campaign`, `the No side`: a name for those who vote no."""
    words = passage.words
    named = words[index].norm == "no" and words[index].capital and index > 0
    return named and words[index - 1].norm in DETERMINERS


def _negated_end(passage: Passage, first: int, last: int) -> int:
    """The end of a reach: "had not, as of Monday, left" goes on; an aside with "no" ends it."""
    norms = passage.norms
    aside = norms[first - 1 : first + 1] == (",", "no") and "," in norms[last:-1]
    going_on = passage.cues.speaking_verbs | _GOING_ON
    if aside and norms[(close := norms.index(",", last)) + 1] in going_on:
        return close  # "the minister, no friend of his, said that ..."
    if last < len(passage.norms) and passage.norms[last] == ",":
        for at in range(last + 1, min(len(passage.norms) - 1, last + 10)):
            if passage.norms[at] == ",":
                return passage.clause_end(at + 1)
    return passage.clause_end(last - 1)
