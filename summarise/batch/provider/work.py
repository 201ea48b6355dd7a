"""The work on one article of a job: a summary, an error, or nothing yet.

Covers: leaving an article for a later round, asking for all its parts at once, what a batch
costs. Does not cover: the client (`client.py`).
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal

from summarise.article import Article
from summarise.batch.outcome import Outcome, of_bug, of_error, of_summary
from summarise.batch.provider.client import Pending
from summarise.errors import ModelError, SummariseError
from summarise.model.request import Client
from summarise.model.settings import ServiceSettings
from summarise.pipeline import Options, build_requests, summarise_with_model
from summarise.run_record import Usage
from summarise.schema import Summary

HALF = Decimal("0.5")


def share_of_list_price(service: ServiceSettings) -> Decimal | None:
    """What share of a model's price a batch costs; None where no list says.

    OpenAI: half (https://platform.openai.com/docs/guides/batch). Elsewhere only the user's own
    price counts, and counts in full: who names it knows what it is for.
    """
    if service.is_openai:
        return HALF
    return None if service.price is None else Decimal(1)


@dataclass(frozen=True, slots=True)
class JobWork:
    """Summarises an article from what the job's store holds.

    Attributes:
        client: A `StoredClient`.
        options: As of any run; their price is the list's.
        share: From `share_of_list_price`.
        on_bug: Told the traceback of an error nobody foresaw.
    """

    client: Client
    options: Options
    share: Decimal | None
    on_bug: Callable[[str], object] = lambda _trace: None

    async def __call__(self, article: Article) -> Outcome | None:
        """What comes of an article, or None where an answer is not there yet."""
        try:
            summary = await summarise_with_model(
                article, client=self.client, options=self._priced()
            )
            return of_summary(self._told(summary))
        except Pending:
            await self._ask_all(article)
            return None
        except SummariseError as error:
            return of_error(error)
        except Exception as error:  # a bug of ours on one article must not cost the others
            self.on_bug(traceback.format_exc())
            return of_bug(error)

    async def _ask_all(self, article: Article) -> None:
        """Every part of a long article, so that they come back in the same round."""
        for request in build_requests(article, self.options)[1:]:
            with suppress(Pending, ModelError):
                await self.client.complete(request)

    def _priced(self) -> Options:
        price = self.options.price

        def discounted(model: str, usage: Usage) -> Decimal | None:
            if usage.input_tokens == usage.output_tokens == 0:  # from the cache alone
                return Decimal(0)
            full = price(model, usage)
            return None if full is None or self.share is None else full * self.share

        return replace(self.options, price=discounted)

    def _told(self, summary: Summary) -> Summary:
        """The summary with a run record that says it came from a batch, and at what price."""
        run = summary.run
        if run.cached:
            return summary
        told = {**run.parameters, "batch": True}
        if self.share is not None:
            told["batch_price_share"] = str(self.share)
        return summary.model_copy(update={"run": run.model_copy(update={"parameters": told})})
