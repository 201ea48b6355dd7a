"""Where a text names an actor of the dossier, by any name that any of its articles uses.

Covers: full names, surnames of one person only, other names, a country's people for the
country ("Toralian"). Does not cover: pronouns, names that fit several actors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarise.checks.text.names import name_forms
from summarise.checks.text.naming import tokens_of
from summarise.checks.text.wording import Word, stem, words_of
from summarise.dossier.actors import Cast, name_of
from summarise.dossier.keys import is_unnamed, root_of
from summarise.dossier.merging import Merged

_LONGEST = 8  # words of a name that count

Tokens = tuple[str, ...]
Place = tuple[str, int, int]  # the id of an actor, and where it is named


class Spotter:
    """Finds the actors of a dossier in short texts."""

    def __init__(self, cast: Cast) -> None:
        everywhere: dict[Tokens, set[str]] = {}
        self._of_article: dict[str, dict[Tokens, str]] = {}
        self._roots: dict[str, set[str]] = {}
        self._found: dict[tuple[str, str], tuple[Place, ...]] = {}
        for id_, merged in cast.merged.items():
            if not merged.states and not merged.persons and self._of_a_state(merged, cast):
                continue  # "Toralian army": the country and the army, in whatever words
            for member in merged.members:
                own = self._of_article.setdefault(member.article, {})
                for tokens in _forms(member.actor.name, member.actor.aliases):
                    everywhere.setdefault(tokens, set()).add(id_)
                    own.setdefault(tokens, id_)
                if merged.states:
                    for tokens in _forms(member.actor.name, ()):
                        if len(tokens) == 1:
                            self._roots.setdefault(root_of(stem(tokens[0])), set()).add(id_)
        self._everywhere = {
            tokens: next(iter(ids)) for tokens, ids in everywhere.items() if len(ids) == 1
        }

    @staticmethod
    def _of_a_state(merged: Merged, cast: Cast) -> bool:
        words = {root_of(stem(_bare(word))) for word in tokens_of(name_of(merged))}
        return not words.isdisjoint(cast.state_roots)

    def places(self, text: str, article: str) -> tuple[Place, ...]:
        """Every actor a text names: its id, and where, without overlap; remembered.

        Args:
            text: A claim or a quote.
            article: Id of its article, whose own actors go before those of others.
        """
        if (text, article) not in self._found:
            self._found[text, article] = tuple(self._places(text, article))
        return self._found[text, article]

    def _places(self, text: str, article: str) -> Iterator[Place]:
        words = [word for word in words_of(text) if word.is_word]
        own = self._of_article.get(article, {})
        at = 0
        while at < len(words):
            length, id_ = self._longest(words, at, own)
            if id_ is not None:
                yield id_, words[at].start, words[at + length - 1].end
            at += max(length, 1)

    def _longest(
        self, words: Sequence[Word], at: int, own: Mapping[Tokens, str]
    ) -> tuple[int, str | None]:
        if not words[at].capital:
            return 1, None
        norms = tuple(_bare(word.norm) for word in words[at : at + _LONGEST])
        for length in range(len(norms), 0, -1):
            tokens = norms[:length]
            id_ = own.get(tokens) or self._everywhere.get(tokens)
            if id_ is not None:
                return length, id_
        found = self._roots.get(root_of(stem(norms[0])), set())
        return 1, next(iter(found)) if len(found) == 1 else None


def _forms(name: str, aliases: tuple[str, ...]) -> Iterator[Tokens]:
    for form in name_forms(name, aliases):
        if form[:1].isupper() and not is_unnamed(form):
            yield tuple(_bare(word.norm) for word in words_of(form) if word.is_word)
    for written in (name, *aliases):
        tokens = tokens_of(written)  # without titles
        if len(tokens) > 1 and written[:1].isupper() and not is_unnamed(written):
            yield tokens


def _bare(norm: str) -> str:
    return norm.removesuffix("'s").removesuffix("'").replace(".", "")
