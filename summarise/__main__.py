"""`python -m summarise`, and the door of the `summarise` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. `--version` answers before anything heavy is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from summarise._version import __version__

        sys.stdout.write(f"summarise {__version__}\n")
        return
    from summarise.cli.app import run_app

    run_app()


if __name__ == "__main__":
    main()
