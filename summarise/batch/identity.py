"""When two pieces of work are the same: then it is done, and paid for, once.

Covers: the key of an article under everything that changes its summary.
"""

from __future__ import annotations

import hashlib
import json

from summarise._version import __version__
from summarise.article import Article
from summarise.checks.policy import Policy
from summarise.draft import schema_sha256
from summarise.pipeline import Options, parameters_of
from summarise.schema import SCHEMA_VERSION


def fingerprint(options: Options | None, policy: Policy) -> str:
    """Hex digest of all that a summary depends on besides its article.

    Prompt, schema, model, service, parameters and check policy; for the baseline (`options` is
    None) the version of this program, whose rules it is.
    """
    if options is None:
        return _digest(["baseline", __version__, SCHEMA_VERSION, policy.label])
    return _digest(
        [
            "llm",
            SCHEMA_VERSION,
            schema_sha256(),
            options.model,
            options.host,
            options.prompt.ref.sha256,
            parameters_of(options),
            options.policy.label,
        ]
    )


def work_key(article: Article, under: str, apart: str | None = None) -> str:
    """Hex digest of an article's work.

    Title, date and language count: they are shown to the model, and relative dates hang on
    them. Where the article was found does not.

    Args:
        article: The article.
        under: From `fingerprint`.
        apart: An id that keeps this article's work apart from that of equal ones, or None.
    """
    published = article.published.isoformat() if article.published else None
    return _digest([under, article.sha256, article.title, published, article.language, apart])


def _digest(values: list[object]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
