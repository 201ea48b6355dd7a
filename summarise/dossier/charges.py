"""What a claim accuses somebody of, or clears somebody of: who, and which kind of act.

Covers: the kinds of act in `words.toml`; who acts, by simple word order, behind "by" and
"from", in "the work of", as "our forces" of a speaker. Does not cover: pronouns of the third
person but "its", acts of no kind listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from summarise.checks.text.grammar import grammar_of
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stem, stems_in
from summarise.dossier.wording import Ideas, act_words, idea, ideas_of

Places = Sequence[tuple[str, int, int]]  # the id of an actor, and where it is named

_FORCES = frozenset({"=army", "=police", "=fighter"})  # who acts where nobody is named
_OWN = frozenset("our we its".split())
_GROUND = frozenset(
    "bank side soil territory border frontier waters coast shore airspace town village city "
    "capital port grid market media tv television story".split()
)
_VICTIMS = frozenset("=people =child =prisoner".split())
_WORKS = frozenset("work hand hands doing act hallmarks working acting".split())
_STOPS = frozenset(",;")
_ANYBODY = stems_in("nobody nothing anybody anyone anything")
_LOOK_BACK = 3  # words between a preposition and the name it governs
_HEAD = 3  # words: `Sappers of the Front`


@dataclass(frozen=True, slots=True)
class Charge:
    """The acts that a text is about, and who did or did not do them.

    Attributes:
        acts: Kinds of `words.toml`.
        doers: Ids of actors; kinds of forces (`=police`) where no actor is named.
        upon: What stands behind the act: whom or what it is done to.
    """

    acts: frozenset[str]
    doers: frozenset[str]
    upon: Ideas

    def shared(self, other: Charge) -> tuple[str, str] | None:
        """An act and a doer of both, the first in order."""
        if self.acts.isdisjoint(other.acts) or self.doers.isdisjoint(other.doers):
            return None
        return min(self.acts & other.acts), min(self.doers & other.doers)


def charge_of(text: str, places: Places, ideas: Ideas, own: Iterable[str]) -> Charge:
    """Who does what in a text.

    Args:
        text: Of a claim, what it takes for granted blanked out.
        places: The actors that it names.
        ideas: Of the same text.
        own: Ids that "our" and "its" stand for: the speaker and its state.
    """
    passage = read(text, None)
    acts = list(_acts(passage))
    at = acts[0][1] if acts else len(passage.norms)
    doers = {id_ for id_, start, end in places if _does(passage, start, end, at)}
    if not _OWN.isdisjoint(passage.norms[:2]):
        doers |= set(own)
    return Charge(
        acts=frozenset(kind for kind, _ in acts),
        doers=frozenset(doers or ideas & _FORCES),
        upon=_upon(passage, places, at) & ideas if acts else frozenset(),
    )


def _acts(passage: Passage) -> Iterator[tuple[str, int]]:
    """Each kind of act that a word or two tell of, and where."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        kind = _kinds().get(norm) or _kinds().get(f"{stem(norm)}*")
        if kind is not None:
            yield kind, at
    words = [at for at, word in enumerate(passage.words) if word.is_word]
    for one, two in pairwise(words):
        kind = _kinds().get(f"{norms[one]}_{norms[two]}")
        if kind is not None:
            yield kind, two


def _upon(passage: Passage, places: Places, act: int) -> Ideas:
    """The ideas behind an act, up to a comma."""
    behind = passage.words[act + 1 :]
    end = next((word.start for word in behind if word.norm in _STOPS), len(passage.text))
    start = passage.words[act].end
    named = [(id_, at - start, to - start) for id_, at, to in places if start <= at < end]
    return ideas_of(passage.text[start:end], named, None) - _ANYBODY


def _does(passage: Passage, start: int, end: int, act: int) -> bool:
    """True for a name that may be who does what the word at `act` tells of."""
    inside = [
        at for at, word in enumerate(passage.words) if word.start >= start and word.end <= end
    ]
    if not inside:
        return False
    first, behind = inside[0], passage.norms[inside[-1] + 1 : inside[-1] + 2]
    if not _GROUND.isdisjoint(behind) or any(_victim(norm) for norm in behind):
        return False
    grammar = grammar_of(passage)
    marks = grammar.prepositions | grammar.by | {"behind"}
    back = range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1)
    mark = next((at for at in back if passage.norms[at] in marks), None)
    if mark is not None:
        word, head = passage.norms[mark], passage.norms[mark - 1] if mark else ""
        if word in grammar.by | {"from", "behind"} or head in _WORKS:
            return True
        return word == "of" and mark < _HEAD and first < act
    if first > act:
        return not grammar.be.isdisjoint(passage.norms[max(0, first - 2) : first])
    return not _passive(passage, act, grammar.be)


def _passive(passage: Passage, act: int, be: frozenset[str]) -> bool:
    if act == len(passage.norms) or passage.norms[act].endswith("ing"):
        return False
    return not be.isdisjoint(passage.norms[max(0, act - 2) : act])


def _victim(norm: str) -> bool:
    return idea(stem(norm)) in _VICTIMS


@cache
def _kinds() -> Mapping[str, str]:
    """The kind of act of each word and stem; a stem is marked `*`."""
    found: dict[str, str] = {}
    for kind, words in act_words().items():
        for word in words.split():
            bare = word.removesuffix("*")
            found.setdefault(bare, kind)
            if bare != word:
                found.setdefault(f"{stem(bare)}*", kind)
    return found
