"""The formats a dossier can be written in, by name and by file suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarise.dossier.model import Dossier

Writer = Callable[[Dossier], str]


def _markdown(dossier: Dossier) -> str:
    from summarise.dossier.markdown import as_markdown

    return as_markdown(dossier)


def _json(dossier: Dossier) -> str:
    from summarise.render.structured import as_json

    return as_json(dossier) + "\n"


def _csv(dossier: Dossier) -> str:
    from summarise.dossier.table import as_csv

    return as_csv(dossier)


def _html(dossier: Dossier) -> str:
    from summarise.dossier.page import as_page  # templates and plots take time to load

    return as_page(dossier)


# Every writer ends its text with a line feed.
FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"md": _markdown, "json": _json, "csv": _csv, "html": _html}
)
