"""Commands that are loaded when they are run: listed without, and the same once loaded."""

import subprocess
import sys

import pytest

from summarise.cli.app import COMMANDS
from summarise.cli.late import LateCommand

LATE = [LateCommand(name, f"summarise.cli.{place}", line) for name, place, line in COMMANDS]


@pytest.mark.parametrize("command", LATE, ids=lambda command: command.name)
def test_the_line_in_the_list_is_the_first_of_the_commands_own_help(command: LateCommand) -> None:
    for width in (45, 70, 200):
        own = command.loaded().get_short_help_str(width)
        assert command.get_short_help_str(width) == own


@pytest.mark.parametrize("command", LATE, ids=lambda command: command.name)
def test_a_loaded_command_goes_by_its_name(command: LateCommand) -> None:
    assert command.loaded().name == command.name


def test_the_list_of_commands_imports_none_of_them() -> None:
    code = (
        "import sys\n"
        "sys.argv = ['summarise', '--help']\n"
        "from summarise.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"places = {[place.split(':')[0] for _, place, _ in COMMANDS]!r}\n"
        "loaded = {p for p in places if f'summarise.cli.{p}' in sys.modules}\n"
        "assert not loaded, loaded\n"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
