"""Frames whose words stand apart from each other: what no list of phrases can hold.

Covers: reports that somebody dismisses ("dismissed as fantasy a report that ...", "rejected on
Sunday reports, carried by several papers, that ...", "the claim that ... is untrue"), what is
falsely shown, what nothing shows, rumours, what a novel or a war game supposes, conditions told
by the order of words ("should the talks fail"), charges ("charged three men with ..."); in English.
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
_ACCOUNTS = _REPORTS | frozenset(
    "statement statements idea notion belief theory view impression argument contention "
    "insinuation insinuations tale tales news".split()
)
_BEING = frozenset("is are was were been be proved proves remains remain".split())
_FALSE = frozenset(
    "false untrue wrong baseless unfounded groundless incorrect inaccurate mistaken fabricated "
    "invented nonsense lie lies hoax fabrication fabrications fiction myth denied dismissed "
    "refuted rejected debunked disproved disproven retracted discredited bogus fake".split()
)
_TRUE = frozenset("true correct accurate right so founded".split())
_UNSURE = frozenset(
    "unconfirmed unverified doubtful dubious disputed questionable unproven unsubstantiated "
    "contested".split()
)
_TO_WORD = 5  # "turned out on Monday to be false"
_FALSELY = frozenset("falsely wrongly wrongfully erroneously mistakenly untruthfully".split())
_SHOWING = frozenset(
    "shows show showing showed shown depicts depicting depicted portrays portraying portrayed "
    "suggests suggested suggesting implies implied implying states stated stating says said saying "
    "claims claimed claiming presents presented presenting describes described describing "
    "labelled labeled captioned asserts asserted announces announced reports reported".split()
)
_RUMOURS = frozenset("rumour rumours rumor rumors gossip hearsay speculation".split())
_FICTION = frozenset(
    "novel thriller film movie screenplay sitcom drama cartoon parable fable dream".split()
)
_PRETENDED = frozenset("scenario scenarios simulation simulations wargame wargames".split())
_GAMES = _PRETENDED | frozenset("game games exercise exercises drill drills model script".split())
_SUPPOSING = frozenset(
    (
        "assumed assumes supposed supposes imagined imagines envisaged envisages posited "
        "posits simulated simulates postulated postulates pictured pictures hypothesised"
    ).split()
)
_TELLING = frozenset(
    "depicts depicted shows showed portrays portrayed tells told describes described has".split()
)
_TO_VERB = 10
_CHARGED = frozenset("charged charges charging charge".split())
_WITH = frozenset({"with"})
_THAT = frozenset({"that"})
_OPENING = {("that",), ("of",)}
_SOURCES = {("by",), ("from",), ("in",)}
_TO_SOURCE = 7  # words
_SHOWS = frozenset(
    "mean means meant suggest suggests suggested show shows showed imply implies implied prove "
    "proves proved indicate indicates indicated".split()
)
_SUBJECTS = frozenset("the a an its their his her it they he she we i you this that these".split())
_INVERTED = {("should",), ("had",), ("were",)}
_OPEN_QUOTES = {('"',), ("“",), ("'",), ("‘",)}
_MEANING = frozenset("mean means meant imply implies".split())  # negated, they deny
_PROVING = _SHOWS - _MEANING | frozenset("establish establishes established follow follows".split())
_TO_NOUN = 7  # words
_PLAIN_NOT = frozenset("not never cannot".split())
_TO_SHOWS = 10  # "nothing in this call should be taken to mean"
_TO_THAT = 25


def apart(passage: Passage) -> Iterator[Cue]:
    """Each such frame; it governs what stands behind it, to the end of the clause or condition."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        yield from _imagined(passage, at)
        yield from _called_false(passage, at) if norm in _ACCOUNTS else ()
        if norm in _FALSELY and at + 1 < len(norms) and norms[at + 1] in _SHOWING:
            yield Cue("denied", at, at + 2, passage.clause_end(at))
        elif norm in _DISMISSING or norm == "nothing":
            that = _not_shown(passage, at) if norm == "nothing" else _dismissed(passage, at)
            if that is not None:
                yield Cue("denied", at, that + 1, passage.clause_end(that))
        elif norm in _PROVING and _unproved(passage, at):
            yield Cue("hypothetical", at, at + 2, passage.clause_end(at + 1))
        elif norm in _CHARGED:
            with_ = _next(norms, at + 1, _TO_NOUN, _WITH)
            if with_ is not None and passage.clauses[with_] == passage.clauses[at]:
                yield Cue("hypothetical", at, with_ + 1, passage.clause_end(with_))
    yield from _inverted(passage)


def _inverted(passage: Passage) -> Iterator[Cue]:
    """`Should the talks fail, ...`, `"Had they listened, ..."`: a condition by its order."""
    norms = passage.norms
    at = int(norms[:1] in _OPEN_QUOTES)
    if norms[at : at + 1] not in _INVERTED or "?" in norms or "," not in norms:
        return
    if norms[at + 1] in _SUBJECTS or passage.words[at + 1].capital:
        yield Cue("hypothetical", at, at + 1, norms.index(","))


def _imagined(passage: Passage, at: int) -> Iterator[Cue]:
    """What a novel tells, a war game assumes, or a rumour has it."""
    norms, norm = passage.norms, passage.norms[at]
    if norm in _RUMOURS:
        that = _next(norms, at + 1, _TO_THAT, _THAT)
        if that is not None and norms[that - 1] == ",":
            yield Cue("hypothetical", at, that + 1, passage.clause_end(that))
        return
    if norm not in _FICTION and norm not in _GAMES:
        return
    verb = _next(norms, at + 1, _TO_VERB, _SUPPOSING if norm in _GAMES else _SUPPOSING | _TELLING)
    if verb is not None and passage.clauses[verb] == passage.clauses[at]:
        yield Cue("hypothetical", at, verb + 1, passage.clause_end(verb))
        return
    opens = "in" in norms[max(0, at - _TO_NOUN) : at] and norms[at + 1 : at + 2] == (",",)
    if opens and (norm in _FICTION or norm in _PRETENDED):
        yield Cue("hypothetical", at, at + 2, passage.clause_end(min(at + 2, len(norms) - 1)))


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


def _called_false(passage: Passage, at: int) -> Iterator[Cue]:
    """`the claim that ... is untrue`, `reports of ... were denied`: what stands between."""
    norms = passage.norms
    of_whom = norms[at + 1 : at + 2] in _SOURCES  # "reports by Radio Sud that ..."
    opens = _next(norms, at + 2, _TO_SOURCE, _THAT) if of_whom else at + 1
    if opens is None or norms[opens : opens + 1] not in _OPENING:
        return
    end = next((to for to in range(at, len(norms)) if norms[to] in {";", "."}), len(norms))
    for to in range(min(end, at + _TO_THAT) - 1, at + 2, -1):
        if norms[to].removesuffix("n't") not in _BEING:
            continue
        said = norms[to : min(end, to + _TO_WORD)]
        turned = any(item in passage.cues.negators or item.endswith("n't") for item in said)
        if not (_TRUE if turned else _FALSE).isdisjoint(said):
            yield Cue("denied", at, opens + 1, to)
            return
        if not turned and not _UNSURE.isdisjoint(said):
            yield Cue("questioned", at, opens + 1, to)
            return


def _unproved(passage: Passage, at: int) -> bool:
    """`does not prove that`, `cannot show that`: what follows is left open."""
    norms = passage.norms
    if norms[at + 1 : at + 2] != ("that",):
        return False
    return any(norm in _PLAIN_NOT or norm.endswith("n't") for norm in norms[max(0, at - 3) : at])


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
