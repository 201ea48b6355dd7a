"""Cases: an article and what a careful reader finds in it.

Covers: the case file and its gold, loading and checking a folder of them.
Does not cover: how a summary is scored against gold (`scoring.py`).

A folder of cases holds `cases/<id>.json` and the texts they point to, `articles/<id>.txt`.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarise.article import Article
from summarise.errors import UsageError
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    Certainty,
    ClaimStatus,
    Direction,
    SignalStatus,
    SignalType,
)

MAX_PROBLEMS = 40


class GoldRecord(BaseModel):
    """Base of gold data: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldClaim(GoldRecord):
    """One claim that a good summary carries, or may carry.

    Attributes:
        must: Whether a summary without it fails its reader.
        evidence: Verbatim spans of the article that support it, each inside one sentence.
        speaker: As the article names them; None for the journalist's voice.
        traps: Wrong near-copies of the text: a changed number, actor, negation or hedge.
    """

    id: str
    text: str
    must: bool
    evidence: Annotated[tuple[str, ...], Field(min_length=1)]
    speaker: str | None
    certainty: Certainty
    status: ClaimStatus
    traps: tuple[str, ...] = ()


class GoldActor(GoldRecord):
    """An actor under every form the article uses for it."""

    name: str
    aliases: tuple[str, ...] = ()
    type: ActorType
    role: ActorRole


class GoldSignal(GoldRecord):
    """An escalation signal.

    Attributes:
        also: Other types that a careful reader could defend.
        source, target: Names of gold actors; empty where the article names nobody.
        evidence: One verbatim span of the article, inside one sentence.
    """

    id: str
    type: SignalType
    also: tuple[SignalType, ...] = ()
    direction: Direction
    status: SignalStatus
    certainty: Certainty = Certainty.CERTAIN
    background: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    evidence: str


class Gold(GoldRecord):
    """Everything a careful reader marks in an article."""

    claims: tuple[GoldClaim, ...]
    actors: tuple[GoldActor, ...]
    signals: tuple[GoldSignal, ...]


class CaseArticle(GoldRecord):
    """Which text, and what its page would declare.

    Attributes:
        path: Relative to the folder of the eval data.
        sha256: Of the file's bytes.
    """

    path: str
    sha256: str
    published: date | None
    language: str
    licence: str


class Case(GoldRecord):
    """One article with its gold.

    Attributes:
        tags: `quiet`, `hostile`, `long`, a language, a style, a region, a difficulty.
        about: The public event behind the article, in one line.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    about: str
    article: CaseArticle
    tags: tuple[str, ...]
    gold: Gold

    def load_article(self, folder: Path) -> Article:
        """The article, numbered as the product numbers it.

        Raises:
            UsageError: If the file is missing or is not the one the case names.
        """
        path = folder / self.article.path
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"case {self.id}: {path} cannot be read: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != self.article.sha256:
            raise UsageError(
                f"case {self.id}: {self.article.path} is not the text that was annotated",
                hint="restore the text, or annotate again and write its new sha256 into the case",
            )
        return _numbered(
            data.decode("utf-8"), self.id, self.article.published, self.article.language
        )


@lru_cache(maxsize=1_024)
def _numbered(text: str, case: str, published: date | None, language: str) -> Article:
    """The article of a case. Every step of an evaluation asks for it; it never changes."""
    return Article.from_text(text, source=case, published=published, language=language)


def load_cases(folder: Path) -> list[Case]:
    """Every case of a folder of eval data, by id.

    Args:
        folder: Holds `cases/` and `articles/`.

    Raises:
        UsageError: Without any case, or with all that is wrong with them, at once.
    """
    paths = sorted((folder / "cases").glob("*.json"))
    problems: list[str] = []
    cases: list[Case] = []
    for path in paths:
        try:
            case = Case.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{path.name}: {error}")
        except ValidationError as error:
            problems += [_problem(path, item) for item in error.errors(include_url=False)]
        else:
            problems += gold_problems(case, folder, path.stem)
            cases.append(case)
    if problems:
        raise UsageError(
            f"{len(problems)} problem(s) in the cases:\n  " + "\n  ".join(problems[:MAX_PROBLEMS]),
            hint="summarise schema case describes a case file",
        )
    if not cases:
        raise UsageError(f"no cases in {folder / 'cases'}", hint="name the data: --data DIR")
    return cases


def gold_problems(case: Case, folder: Path, stem: str) -> list[str]:
    """What is wrong with a case beyond its form; empty if nothing is."""
    found = [] if case.id == stem else [f"{stem}.json holds the case {case.id!r}"]
    try:
        article = case.load_article(folder)
    except UsageError as error:
        return [*found, str(error)]
    gold = case.gold
    for kind, ids in (
        ("claim", [claim.id for claim in gold.claims]),
        ("signal", [signal.id for signal in gold.signals]),
        ("actor", [actor.name for actor in gold.actors]),
    ):
        found += [f"{case.id}: two {kind}s {name!r}" for name in sorted(_repeated(ids))]
    spans = [(claim.id, span) for claim in gold.claims for span in claim.evidence]
    spans += [(signal.id, signal.evidence) for signal in gold.signals]
    sentences = [article.text_of(sentence) for sentence in article.sentences]
    found += [
        f"{case.id} {name}: not in one sentence of the article: {span!r}"
        for name, span in spans
        if not any(span in sentence for sentence in sentences)
    ]
    names = {form for actor in gold.actors for form in (actor.name, *actor.aliases)}
    found += [
        f"{case.id} {signal.id}: {name!r} is no gold actor"
        for signal in gold.signals
        for name in (*signal.source, *signal.target)
        if name not in names
    ]
    found += [
        f"{case.id}: actor name {form!r} is not in the article"
        for form in sorted(names)
        if form not in article.text
    ]
    return found


def _repeated(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}


def _problem(path: Path, item: object) -> str:
    where = ".".join(str(part) for part in item["loc"])  # type: ignore[index]  # ErrorDetails
    return f"{path.name}: {where}: {item['msg']}"  # type: ignore[index]  # ErrorDetails
