"""Why a claim belongs to a group, in plain words.

Covers: what two claims share, the kind of act they are about, and where they part. Does
not cover: the decision (`comparing.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from summarise.checks.text.wording import stem, words_of
from summarise.dossier.actors import Cast
from summarise.dossier.differences import differences
from summarise.dossier.mentions import Mention
from summarise.dossier.wording import idea
from summarise.text_safety import printable

_SHOWN = 5  # words


def reason(first: Mention, item: Mention, *, against: bool, cast: Cast) -> str:
    """What ties a claim to the one that stands for its group.

    Reads `same speaker, Ana Brandt; shares Toral, “closed”, “border”; numbers differ: 12/14`.
    """
    return "; ".join(printable(part) for part in _parts(first, item, against, cast))


def _parts(first: Mention, item: Mention, against: bool, cast: Cast) -> Iterator[str]:
    if against:
        yield "denies it" if item.negative != first.negative else "says the contrary"
    if first.speaker is not None and first.speaker == item.speaker:
        yield f"same speaker, {cast.name_of(first.speaker)}"
    if first.claim.text == item.claim.text:
        yield "the same words"
        return
    shared = [cast.name_of(id_) for id_ in sorted(first.actors & item.actors)]
    shared += [f"“{word}”" for word in _shared_words(first, item)]
    if shared:
        yield f"shares {', '.join(shared)}"
    yield from _acts(first, item, cast)
    if first.day is not None and first.day == item.day:
        yield f"same day, {first.day.isoformat()}"
    elif first.day is not None and item.day is not None:
        yield f"days differ: {first.day.isoformat()}/{item.day.isoformat()}"
    for difference in differences((first, item)):
        values = "/".join(value for value, _ in difference.values)
        yield f"numbers differ: {values}"


def _acts(first: Mention, item: Mention, cast: Cast) -> Iterator[str]:
    """The kind of act and the doer that both are about, or the death of one person."""
    for id_ in sorted(first.killed & item.killed):
        yield f"the death of {cast.name_of(id_)}"
    acts = first.charge.acts & item.charge.acts
    if not acts:
        return
    shared = first.charge.shared(item.charge)
    doer = shared[1] if shared is not None and not shared[1].startswith("=") else None
    by = f" by {cast.name_of(doer)}" if doer is not None else ""
    yield f"the same kind of act{by}: {min(acts)}"


def _shared_words(first: Mention, item: Mention) -> list[str]:
    """The words of the first that both have, as written, in their order."""
    shared = (first.ideas & item.ideas) - first.actors
    found: dict[str, str] = {}
    for word in words_of(first.claim.text):
        meant = idea(stem(word.norm))
        if word.is_word and meant in shared:
            found.setdefault(meant, first.claim.text[word.start : word.end])
    return list(found.values())[:_SHOWN]
