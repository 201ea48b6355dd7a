"""A run as one page of HTML, in the look of the other pages that are one file.

Nothing is loaded from elsewhere, and the page says the same with scripts off. Every value is
escaped by the template; markup is its own.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarise.evals.reports.page import Page
from summarise.evals.reports.table import COLUMNS
from summarise.render.look import document, environment_of

if TYPE_CHECKING:
    import jinja2


def as_html(page: Page) -> str:
    """Write the page, ended by a line feed."""
    style = resources.files(__package__).joinpath("templates", "run.css").read_text("utf-8")
    return document(_template(), style, "", page=page, columns=COLUMNS)


@cache
def _template() -> jinja2.Template:
    return environment_of(str(__package__)).get_template("run.html.j2")
