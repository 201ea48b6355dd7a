"""Libraries that only some installations have: imported late, asked for by name.

Covers: the error that says what to install. Does not cover: using them.
"""

from __future__ import annotations

import importlib
import logging
from typing import Any

from summarise.errors import ConfigError


def require(module: str, extra: str, what: str) -> Any:  # noqa: ANN401  # it has no type here
    """The module, imported; its complaints about a source do not reach stderr.

    Args:
        module: Its name.
        extra: Of this package, that installs it.
        what: What it is needed for, e.g. `reading a PDF`.

    Raises:
        ConfigError: It is not installed, or does not import.
    """
    try:
        found = importlib.import_module(module)
    except ImportError as error:
        missing = isinstance(error, ModuleNotFoundError) and error.name == module
        why = "needs a library that is not installed" if missing else f"failed: {error}"
        raise ConfigError(
            f"{what} {why}", hint=f'pip install -U "summarise-news[{extra}]"'
        ) from error
    logger = logging.getLogger(module)
    if not logger.handlers:  # or Python prints warnings on stderr
        logger.addHandler(logging.NullHandler())
    return found
