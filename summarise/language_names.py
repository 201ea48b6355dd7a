"""Names of languages, for people and for prompts."""

from __future__ import annotations

from summarise.errors import UsageError


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 language: `de` gives "German".

    Raises:
        UsageError: If there is no such code.
    """
    import pycountry

    found = pycountry.languages.get(alpha_2=code.lower())
    if found is None:
        raise UsageError(f"no language {code!r}", hint="two letters of ISO 639-1, such as en or de")
    return str(found.name).split(" (")[0]
