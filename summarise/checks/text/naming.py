"""Whether two names stand for the same actor.

Covers: case, titles, articles, punctuation, surnames, abbreviations, the aliases that gold or
a summary lists.
Does not cover: knowledge of the world ("Moscow" is Russia only where an alias says so).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from summarise.checks.text.folding import fold
from summarise.checks.text.names import name_forms
from summarise.checks.text.wording import words_of

_LEADING = frozenset(
    (
        "the a an der die das le la les el los las "
        "president vice prime minister foreign defence defense secretary general gen lt col maj "
        "adm sen rep senator chancellor king queen prince princess ambassador envoy spokesman "
        "spokeswoman spokesperson mr mrs ms dr sir dame lord former acting deputy "
        "präsident kanzler presidente président ministre ministro minister президент министр"
    ).split()
)

Forms = frozenset[tuple[str, ...]]


class NameBook:
    """Every form of some actors' names, looked up by any of them."""

    def __init__(self, actors: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._known: dict[str, Forms] = {}
        self._forms: dict[tuple[str, ...], Forms] = {}
        for name, aliases in actors:
            forms = forms_of(name, aliases)
            for form in sorted(forms):
                self._forms.setdefault(form, forms)

    def forms(self, name: str) -> Forms:
        """All forms of the actor that goes by a name, or those of the name alone."""
        if name not in self._known:
            own = forms_of(name, ())
            self._known[name] = own | self._forms.get(tokens_of(name), frozenset())
        return self._known[name]


@lru_cache(maxsize=1_024)
def forms_of(name: str, aliases: tuple[str, ...]) -> Forms:
    """The ways to write a name, each as its tokens; surname and initials among them."""
    found = {tokens_of(form) for form in name_forms(name, aliases)}
    found |= {tokens_of(form) for form in (name, *aliases)}
    return frozenset(form for form in found if form)


@lru_cache(maxsize=1_024)
def tokens_of(name: str) -> tuple[str, ...]:
    """A name's words, folded, without articles and titles before it.

    Of a name that holds nothing else, the last word stays.
    """
    words = [
        fold(word.norm.removesuffix("'s").replace(".", "")).text
        for word in words_of(name)
        if word.is_word
    ]
    at = 0
    while at < len(words) - 1 and words[at] in _FOLDED_LEADING:
        at += 1
    return tuple(words[at:])


def share_form(left: Forms, right: Forms) -> bool:
    """Whether two actors go by one name."""
    return not left.isdisjoint(right)


def overlap(left: Forms, right: Forms) -> float:
    """Best token F1 of any two forms, 0 to 1; 1 if they share a form."""
    if share_form(left, right):
        return 1.0
    best = 0.0
    if _words(left).isdisjoint(_words(right)):
        return best
    for ours in left:
        for theirs in right:
            shared = len(set(ours) & set(theirs))
            best = max(best, 2 * shared / (len(ours) + len(theirs)))
    return min(best, _BELOW_ONE)


@lru_cache(maxsize=1_024)
def _words(forms: Forms) -> frozenset[str]:
    return frozenset(word for form in forms for word in form)


_FOLDED_LEADING = frozenset(fold(word).text for word in _LEADING)
_BELOW_ONE = 0.99  # the same words in another order are no shared form
