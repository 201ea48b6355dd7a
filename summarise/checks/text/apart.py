"""Frames whose words stand apart from each other: what no list of phrases can hold.

Covers: reports that somebody dismisses ("dismissed as fantasy a report that ...", "rejected on
Sunday reports, carried by several papers, that ..."), what nothing shows ("nothing in it means
that ..."), conditions told by the order of words
("should the talks fail"), charges ("charged three men with ..."); in English.
Does not cover: phrases that stand together (`cues.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator

from summarise.checks.text.scopes import Cue, Passage

_DISMISSING = frozenset(
    "dismissed dismisses dismiss rejected rejects reject denied denies deny refuted refutes "
    "rebutted rebuts debunked disputed disputes contested ridiculed repudiated".split()
)
_REPORTS = frozenset(
    "report reports claim claims allegation allegations accusation accusations suggestion "
    "suggestions rumour rumours rumor rumors account accounts charge charges assertion assertions "
    "speculation story stories".split()
)
_CHARGED = frozenset("charged charges charging charge".split())
_WITH = frozenset({"with"})
_THAT = frozenset({"that"})
_SHOWS = frozenset(
    "mean means meant suggest suggests suggested show shows showed imply implies implied prove "
    "proves proved indicate indicates indicated".split()
)
_SUBJECTS = frozenset("the a an its their his her it they he she we".split())
_TO_NOUN = 7  # words
_TO_SHOWS = 10  # "nothing in this call should be taken to mean"
_TO_THAT = 25


def apart(passage: Passage) -> Iterator[Cue]:
    """Each such frame; it governs what stands behind it, to the end of the clause or condition."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        if norm in _DISMISSING or norm == "nothing":
            that = _not_shown(passage, at) if norm == "nothing" else _dismissed(passage, at)
            if that is not None:
                yield Cue("denied", at, that + 1, passage.clause_end(that))
        elif norm in _CHARGED:
            with_ = _next(norms, at + 1, _TO_NOUN, _WITH)
            if with_ is not None and passage.clauses[with_] == passage.clauses[at]:
                yield Cue("hypothetical", at, with_ + 1, passage.clause_end(with_))
    opens = norms[:1] in {("should",), ("had",)} and "?" not in norms and "," in norms
    if opens and (norms[1] in _SUBJECTS or passage.words[1].capital):
        yield Cue("hypothetical", 0, 1, norms.index(","))


def _dismissed(passage: Passage, at: int) -> int | None:
    """Where the "that" of a dismissed report stands."""
    norms = passage.norms
    if any(before in passage.cues.negators for before in norms[max(0, at - 3) : at]):
        return None
    noun = _next(norms, at + 1, _TO_NOUN, _REPORTS)
    that = None if noun is None else _next(norms, noun + 1, _TO_THAT, _THAT)
    if noun is None or that is None or {".", ";"} & set(norms[at:that]):
        return None
    return that if that == noun + 1 or norms[that - 1] == "," else None


def _not_shown(passage: Passage, at: int) -> int | None:
    """Where the "that" of `nothing in it means that` stands."""
    shows = _next(passage.norms, at + 1, _TO_SHOWS, _SHOWS)
    if shows is None or passage.norms[shows + 1 : shows + 2] != ("that",):
        return None
    return shows + 1 if passage.clauses[shows] == passage.clauses[at] else None


def _next(norms: tuple[str, ...], start: int, reach: int, wanted: frozenset[str]) -> int | None:
    return next(
        (at for at in range(start, min(len(norms), start + reach)) if norms[at] in wanted), None
    )
