"""What the checks of one draft share, and the shapes they hand to each other.

Covers: the article with the names of all actors, named findings, the mildest of several
frames. Does not cover: which checks an item goes through (`items.py`, `signal_items.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarise.article import Article
from summarise.checks.acting.actors import known_name
from summarise.checks.finding import Finding
from summarise.checks.speaking.entourage import namesakes
from summarise.checks.text.names import KnownName
from summarise.draft import DraftActor
from summarise.vocabulary import ActorType, CheckName

Named = tuple[CheckName, Finding]
Part = tuple[str, int, int]  # a sentence, and the bounds of the evidence in it


@dataclass(frozen=True, slots=True)
class Context:
    """What all items of one draft share.

    Attributes:
        known: The actors of the draft.
        by_form: For each form of a name, case-folded, the first of them that goes by it.
        languages: What claims may be in.
    """

    article: Article
    known: tuple[KnownName, ...]
    by_form: Mapping[str, KnownName]
    languages: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        article: Article,
        actors: Sequence[DraftActor],
        languages: frozenset[str] = frozenset(),
    ) -> Context:
        """Gather the names of a draft's actors; `languages` are what claims may be in."""
        names = (known_name(item.name, item.aliases, item.type, item.country) for item in actors)
        known = tuple(names)
        by_form: dict[str, KnownName] = {}
        for item in known:
            for form in item.forms:
                by_form.setdefault(form.casefold(), item)
        return cls(article, known, by_form, languages)

    def named(self, name: str) -> KnownName:
        """The actor of that name, or the bare name if the draft lists no such actor."""
        known = self.by_form.get(name.casefold())
        return known or known_name(name, (), ActorType.UNKNOWN, None)

    def speaker(self, name: str) -> KnownName:
        """The actor of that name, told apart from others of its surname."""
        found = self.named(name)
        others = namesakes(found, self.article.text)
        return replace(found, namesakes=others) if others else found


def mildest(findings: Sequence[Finding]) -> Finding:
    """The finding that harms least: one piece of evidence that asserts is enough."""
    mild = ("asserted", "reported", "as_claimed", "hypothetical", "questioned", "denied")
    return min(findings, key=lambda item: mild.index(item.verdict))
