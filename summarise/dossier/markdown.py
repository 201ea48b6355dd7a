"""A dossier as Markdown: a brief that reads from top to bottom.

Covers: claims with who makes and who disputes them, events by day, the index, actors, who acts
on whom, articles, what was left out. Does not cover: the page with everything in it (`page/`).

Whatever comes from data goes through `render.markdown.escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarise.dossier.model import (
    ClaimGroup,
    Dossier,
    DossierActor,
    DossierArticle,
    Dyad,
    Event,
    GroupedClaim,
    Stance,
)
from summarise.render.markdown import escape
from summarise.render.numbers import counted, signed
from summarise.render.words import (
    DETAIL_LIMIT,
    SEPARATOR,
    TEXT_LIMIT,
    mark,
    plain,
    quoted,
    safe,
    sentence_case,
    sides,
)

_QUOTES = 2  # shown under a claim


def as_markdown(dossier: Dossier) -> str:
    """Write a dossier as Markdown, ended by a line feed."""
    page = _Page(dossier)
    parts = [
        f"# {_line(dossier.title)}",
        page.extent(),
        *_section("Claims made more than once", map(page.group, dossier.groups)),
        *_section("Events", map(page.event, dossier.events)),
        *_section("Index by day", page.days()),
        *_section("Actors", map(page.actor, dossier.actors)),
        *_section("Who acts on whom", map(page.dyad, dossier.dyads)),
        *_section("Claims of one article", map(page.single, dossier.single)),
        *_section("Articles", map(page.article, dossier.articles)),
    ]
    if dossier.left_out:
        left = (f"- {_line(item.origin)}: {_line(item.reason)}" for item in dossier.left_out)
        parts += _section("Left out", left)
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, items: Iterable[str]) -> list[str]:
    return [f"## {title}", "\n".join(items) or "None found."]


def _line(text: str, limit: int = TEXT_LIMIT) -> str:
    return escape(safe(text, limit))


class _Page:
    """The items of a dossier as lines of Markdown, ids replaced by what they stand for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._actors = {actor.id: actor for actor in dossier.actors}
        self._articles = {article.id: article for article in dossier.articles}

    def extent(self) -> str:
        """How much there is, and of which days."""
        dossier = self._dossier
        pieces = [
            counted(len(dossier.articles), "article"),
            counted(dossier.sources, "independent source"),
        ]
        if dossier.first is not None and dossier.last is not None:
            pieces.append(f"{dossier.first.isoformat()} to {dossier.last.isoformat()}")
        disputed = sum(bool(group.disputed_by) for group in dossier.groups)
        pieces.append(f"{counted(len(dossier.groups), 'claim')} made more than once")
        pieces.append(f"{disputed:,} disputed")
        return escape(SEPARATOR.join(pieces))

    def group(self, group: ClaimGroup) -> str:
        """A claim, how well it is supported, and each member with its evidence."""
        facts = [counted(group.outlets, "independent source")]
        if group.speakers:
            facts.append(counted(group.speakers, "speaker"))
        if group.disputed_by:
            facts.append("disputed by " + ", ".join(map(safe, group.disputed_by)))
        lines = [f"- **{group.id}** {_line(group.text)}", f"  — {escape(SEPARATOR.join(facts))}"]
        for difference in group.numbers:
            values = "; ".join(
                f"{safe(value)} ({', '.join(members)})" for value, members in difference.values
            )
            lines.append(f"  - {escape(f'numbers differ, {safe(difference.what)}: {values}')}")
        lines += [line for member in group.members for line in self._member(member)]
        return "\n".join(lines)

    def single(self, group: ClaimGroup) -> str:
        """A claim that one article alone makes."""
        member = group.members[0]
        doubt = "? " if member.doubtful else ""
        return f"- **{doubt}{self._voice(member)}** {_line(member.text)} ({self._where(member)})"

    def _member(self, member: GroupedClaim) -> list[str]:
        doubt = "? " if member.doubtful else ""
        stance = "disputes: " if member.stance is Stance.DISPUTES else ""
        lines = [
            f"  - **{doubt}{self._voice(member)}** {stance}{_line(member.text)} "
            f"({self._where(member)})"
        ]
        if member.why:
            lines.append(f"    - {_line(member.why, DETAIL_LIMIT)}")
        lines += [f"    - {escape(quoted(item.quote))}" for item in member.places[:_QUOTES]]
        return lines

    def _voice(self, member: GroupedClaim) -> str:
        name = safe(member.speaker_name) if member.speaker_name else "the article itself"
        return escape(f"{name} via {safe(member.via)}" if member.via else name)

    def _where(self, member: GroupedClaim) -> str:
        sentences = mark(place.sentence for place in member.places)
        outlet = self._articles[member.article].outlet
        named = f"{safe(outlet)} " if outlet else ""
        return escape(f"{member.article}:{safe(member.claim)} {named}{sentences}")

    def event(self, event: Event) -> str:
        """An act: when, what, who toward whom, who reports it."""
        day = event.date.isoformat() if event.date else "no date"
        how = f" ({event.date_kind})" if event.date_kind else ""
        doubt = "? " if event.doubtful else ""
        facts = [plain(event.status), f"intensity {event.intensity}", plain(event.direction)]
        facts += ["only recalled"] if event.background else []
        facts.append(counted(event.outlets, "independent source"))
        facts.append(", ".join(dict.fromkeys(place.article for place in event.places)))
        who = sides(self._names(event.sources), self._names(event.targets))
        lines = [
            f"- **{event.id} {day}**{how} {doubt}{sentence_case(plain(event.type))}: {escape(who)}",
            f"  — {escape(SEPARATOR.join(facts))}",
        ]
        lines += [f"  - reports differ, {_line(item, DETAIL_LIMIT)}" for item in event.differ]
        lines += [f"  - {escape(quoted(place.quote))}" for place in event.places[:_QUOTES]]
        return "\n".join(lines)

    def days(self) -> Iterable[str]:
        """The index of each day, and what makes it."""
        for day in self._dossier.index:
            parts = ", ".join(f"{plain(kind)} {signed(value)}" for kind, value in day.parts)
            spread = [counted(len(day.articles), "article")]
            if day.lowest != day.highest:
                spread.append(f"{signed(day.lowest)} to {signed(day.highest)}")
            told = escape(f"{signed(day.index)} ({', '.join(spread)}) {parts}")
            yield f"- **{day.date.isoformat()}** {told}"

    def actor(self, actor: DossierActor) -> str:
        """An actor, its names, and what it does."""
        kind = plain(actor.type) + (f", {safe(actor.country)}" if actor.country else "")
        facts = [
            kind,
            f"in {counted(len(actor.articles), 'article')}",
            f"{counted(actor.acts, 'act')}, {actor.suffers} toward it",
            counted(actor.speaks, "claim"),
        ]
        if actor.aliases:
            facts.append("also " + ", ".join(map(safe, actor.aliases[:4])))
        return f"- **{actor.id} {_line(actor.name)}** — {escape(SEPARATOR.join(facts))}"

    def dyad(self, dyad: Dyad) -> str:
        """Who acts on whom, how often and how hard."""
        who = sides(self._names((dyad.source,)), self._names((dyad.target,)))
        facts = [
            counted(len(dyad.events), "event"),
            f"{dyad.escalatory} escalatory, {dyad.de_escalatory} de-escalatory",
            f"strongest {dyad.strongest}",
            f"index {signed(dyad.index)}",
            ", ".join(dyad.events),
        ]
        return f"- **{escape(who)}** — {escape(SEPARATOR.join(facts))}"

    def article(self, article: DossierArticle) -> str:
        """An article, its index, and of which it is a copy."""
        day = article.published.isoformat() if article.published else "no date"
        facts = [
            day,
            safe(article.outlet) if article.outlet else "",
            f"index {signed(article.index)}",
            counted(article.claims, "claim"),
            f"{article.doubts} doubtful" if article.doubts else "",
            f"{article.refused} refused" if article.refused else "",
            f"copy of {article.copy_of}: {article.copy_why}" if article.copy_of else "",
        ]
        told = escape(SEPARATOR.join(fact for fact in facts if fact))
        return f"- **{article.id}** {_line(article.title or article.headline)} — {told}"

    def _names(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._actors[id_].name for id_ in ids)
