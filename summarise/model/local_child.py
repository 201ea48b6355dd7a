"""The program of the child process: llama.cpp's server over one file, on a free loopback port.

Covers: loading, saying where it listens, ending with its parent. Does not cover: starting and
stopping it (`local.py`). It is run as a script of its own, and imports nothing of this package.

One line of JSON comes on standard input. That stays open as long as the parent wants the server:
its end, also after a SIGKILL of the parent, is the end of this process.
"""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Mapping
from typing import Any

READY = "listening:"
_ERRORS_ONLY = 1


def main() -> None:
    """Serve until standard input ends."""
    wanted = json.loads(sys.stdin.buffer.readline())
    _end_with_parent()
    sys.path.append(wanted["packages"])
    import xllamacpp

    server = xllamacpp.Server(_parameters(xllamacpp.CommonParams(), wanted))
    sys.stdout.write(f"{READY}{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()
    os._exit(0)  # what it is working on is nobody's any more


def _end_with_parent() -> None:
    """Let the system end this process when the pipe ends: nothing in Python runs during a load.

    Without such a signal (Windows) the end is seen once the model is loaded.
    """
    try:
        import fcntl
    except ImportError:
        return
    fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([0], [], [], 0)[0]:  # nothing more is ever sent: it has ended already
        os._exit(0)


def _parameters(given: Any, wanted: Mapping[str, Any]) -> Any:  # noqa: ANN401  # untyped package
    """One request after the other, the whole context for each; no page, no listing of prompts."""
    given.model.path = wanted["path"]
    given.model_alias = {wanted["name"]}
    given.api_keys = [wanted["key"]]
    given.hostnames = ["127.0.0.1"]
    given.port = 0
    given.n_ctx = wanted["context"]
    given.n_parallel = 1
    if wanted["threads"] is not None:
        given.cpuparams.n_threads = given.cpuparams_batch.n_threads = wanted["threads"]
    given.offline = True
    given.ui = given.endpoint_slots = given.endpoint_props = False
    given.verbosity = _ERRORS_ONLY
    return given


if __name__ == "__main__":
    try:
        main()
    except BaseException:  # while it is held, the server is: its end would wait for its threads
        try:
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(1)
