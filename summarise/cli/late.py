"""Commands that are loaded when they are run: the list of all of them needs none.

Covers: a command known by name and one line of help, and its real self, imported when it is
called or its own help is asked for. Does not cover: which commands there are (`app.py`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand


class LateCommand(TyperCommand):
    """Stands in a group for a command, or a group of commands, that is not imported yet."""

    def __init__(self, name: str, where: str, summary: str) -> None:
        """Know of a command.

        Args:
            name: What it is called by.
            where: `module:attribute` of the function, or of the `typer.Typer` of a group.
            summary: What stands beside it in a list of commands: the first line of its help.
        """
        super().__init__(name, help=summary)
        self._name, self._where = name, where

    def loaded(self) -> Any:  # noqa: ANN401  # typer's own command
        """The command itself."""
        module, _, attribute = self._where.partition(":")
        found = getattr(import_module(module), attribute)
        home = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
        if isinstance(found, typer.Typer):
            home.add_typer(found, name=self._name)
        else:
            home.command(self._name)(found)
        return typer.main.get_group(home).commands[self._name]

    def make_context(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401  # typer's own
        """Parse arguments as the command itself does; it then runs in place of this one."""
        return self.loaded().make_context(*args, **named)
