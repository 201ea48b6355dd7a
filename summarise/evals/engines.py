"""What runs a case: the built-in rules, or a model whose replies were recorded.

Covers: one interface over both, and the rules behind it. Does not cover: a model behind it
(`replaying.py`), running many cases (`runner.py`).
"""

from __future__ import annotations

from typing import Protocol

from pydantic import JsonValue  # noqa: TC002  # a model needs it at run time

from summarise.article import Article
from summarise.checks.policy import Policy, load_policy
from summarise.pipeline import summarise_by_rules
from summarise.run_record import Record
from summarise.schema import Summary

BASELINE = "baseline"
AT_ONCE = 16  # cases in flight; more gains nothing on replies that are read from files


class Facts(Record):
    """What an engine is, for the head of a result.

    Attributes:
        name: `baseline`, or the name of the folder of recordings.
        replayed: Whether answers come from recordings and not from the rules or a service.
        model: As asked for; None for the baseline.
        prompt: `summary.v1@5f1c09d2a4be`; None for the baseline.
        schema_sha256: Of the draft schema; None for the baseline.
        policy: Name and digest of the check policy.
    """

    name: str
    replayed: bool
    model: str | None
    prompt: str | None
    schema_sha256: str | None
    policy: str
    parameters: dict[str, JsonValue]


class Engine(Protocol):
    """Summarises the article of a case."""

    @property
    def facts(self) -> Facts:
        """What it is."""
        ...

    async def summarise(self, article: Article, *, case: str, sample: int) -> Summary:
        """Summarise one article.

        Args:
            article: The article.
            case: Id of the case: which recordings may answer.
            sample: Which of several answers to the same question, from 1.

        Raises:
            ModelError: The engine failed.
            NotEvaluatedError: There is no recording that answers.
        """
        ...

    async def aclose(self) -> None:
        """Let go of what it holds."""
        ...


class RulesEngine:
    """The built-in baseline: no model, nothing recorded, nothing to go stale."""

    def __init__(self, policy: Policy | None = None) -> None:
        self._policy = policy or load_policy()

    @property
    def facts(self) -> Facts:
        """What it is."""
        return Facts(
            name=BASELINE,
            replayed=False,
            model=None,
            prompt=None,
            schema_sha256=None,
            policy=self._policy.label,
            parameters={},
        )

    async def summarise(self, article: Article, *, case: str, sample: int) -> Summary:
        """Summarise by rules; every sample is the same."""
        del case, sample
        return summarise_by_rules(article, policy=self._policy)

    async def aclose(self) -> None:
        """Nothing is held."""
