"""Pages filled from templates: what they share, and the policy of a page that is one file.

Covers: escaping, the common style and script, and the policy on content: nothing is loaded from
anywhere, and only the style and the script that stand in the page run.
Does not cover: what a page says.
Source: Content Security Policy Level 3, 2.3.1 (hash-source) and 3.3 (the meta element).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def base_style() -> str:
    """The style that every page of ours begins with."""
    return _shared("base.css")


def environment_of(
    package: str, finalize: Callable[[object], object] | None = None
) -> jinja2.Environment:
    """The templates of a package, in its folder `templates`. Everything filled in is escaped.

    Args:
        package: Its name; it may extend `document.html.j2`.
        finalize: What is done to every value before it is escaped.
    """
    import jinja2

    return jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.PackageLoader(package), jinja2.PackageLoader(__package__)]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def document(template: jinja2.Template, style: str, script: str, **values: object) -> str:
    """Fill a template that extends `document.html.j2`: a page that is one file.

    Args:
        template: The page's.
        style: What it adds to the common style.
        script: What it adds to the common script.
        values: All that it names.

    Returns:
        The page, ended by a line feed. Its policy allows this style and this script alone.
    """
    style = base_style() + _shared("document.css") + style
    script = _shared("document.js") + script
    return template.render(
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
        **values,
    ) + "\n"  # fmt: skip


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _shared(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")
