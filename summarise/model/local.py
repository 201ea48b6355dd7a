"""A model file, served by llama.cpp's own server in a child process.

Covers: naming the file, starting the server and waiting until it is healthy, its last words,
stopping it. Does not cover: what the child does (`local_child.py`), asking it (`service.py`).

The file is named by what it holds and never by where it is. The server listens on loopback, asks
for a key that is made up for each start, and sees nothing of the caller's environment.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import queue
import re
import secrets
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from summarise.errors import ConfigError, ServiceError
from summarise.model.local_child import READY
from summarise.model.server_text import shown
from summarise.model.settings import ServiceSettings
from summarise.text_safety import printable

LOCAL = "local:"
CONTEXT = 16_384  # room for the prompt, an article of 3,000 words and a full answer
TIMEOUT_SECONDS, DEADLINE_SECONDS = 900.0, 3_600.0  # a processor writes a few tokens a second
_START_SECONDS = 300.0
_STOP_SECONDS = 5.0
_LINES_KEPT = 40
_KILLED = -9
_ERROR_LINE = re.compile(r"[\d.]{1,40} E (?:\w{1,20} {1,8})?(.*)")
_OUT_OF_MEMORY = ("bad_alloc", "out of memory", "alloc")
_CHILD = Path(__file__).with_name("local_child.py")


class LocalServer:
    """The server of one model file. Use it as a context manager.

    ```python
    with LocalServer("tiny.gguf") as server:
        with Summariser(server.model, service=server.service) as summarise:
            ...
    ```

    Args:
        path: A GGUF file.
        context: Most tokens of question and answer together; a model trained on fewer has fewer.
        threads: Of the processor; None for one per core. They wait busily: where others need
            the cores too, fewer are many times faster.
        environment: All that the child sees of it, e.g. `CUDA_VISIBLE_DEVICES`.
        start_seconds: How long loading may take.

    Attributes:
        model: `local:NAME.gguf@DIGEST`, from `local_model`.
        service: How to reach it, once started.
        context: As the server has it, once started.

    Raises:
        ConfigError: There is no such file, it is no GGUF file, or xllamacpp is not installed.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        context: int = CONTEXT,
        threads: int | None = None,
        environment: Mapping[str, str] | None = None,
        start_seconds: float = _START_SECONDS,
    ) -> None:
        self.path = Path(path).absolute()
        self.context = context
        self._packages = _installed_in()
        self.model = local_model(self.path)
        self._threads = threads
        self._environment = dict(environment or {})
        self._start_seconds = start_seconds
        self._key = secrets.token_hex(16)
        self._said: deque[str] = deque(maxlen=_LINES_KEPT)
        self._address: queue.Queue[str | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None
        self._listener: threading.Thread | None = None
        self._service: ServiceSettings | None = None

    def __repr__(self) -> str:
        return f"LocalServer({self.model!r})"

    @property
    def service(self) -> ServiceSettings:
        """How to reach it.

        Raises:
            ServiceError: It is not started.
        """
        if self._service is None:
            raise ServiceError(f"{self.model} is not started", hint="use it in a with statement")
        return self._service

    @property
    def ended(self) -> str | None:
        """How it ended, if nobody told it to; None while it runs."""
        code = None if self._process is None else self._process.poll()
        return None if code is None else _manner(code)

    def __enter__(self) -> Self:
        """Start it and wait until it answers.

        Raises:
            ServiceError: It ended on the way, or took too long.
        """
        deadline = time.monotonic() + self._start_seconds
        try:
            self._start()
            self._look(self._wait(deadline))
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop it and wait for its end. Closing twice does nothing."""
        process, self._process, self._service = self._process, None, None
        if process is None or process.stdin is None or process.stdout is None:
            return
        try:
            process.stdin.close()
            process.wait(_STOP_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            pass  # it is killed below
        finally:
            process.kill()
            process.wait()
            if self._listener is not None:
                self._listener.join()
            process.stdout.close()

    def _start(self) -> None:
        """Begin the child in a group of its own: Ctrl-C is for the parent, which then stops it."""
        process = self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and program
            [sys.executable, "-I", "-X", "utf8", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=self._environment,
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self._listener.start()
        wanted = {
            "path": str(self.path),
            "name": self.model,
            "key": self._key,
            "context": self.context,
            "threads": self._threads,
            "packages": self._packages,
        }
        if process.stdin is not None:
            process.stdin.write(json.dumps(wanted) + "\n")
            process.stdin.flush()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        """Take in what the child says, so that it never waits for a reader."""
        for line in process.stdout or ():
            if line.startswith(READY):
                self._address.put(line.removeprefix(READY).strip())
            else:
                self._said.append(line[:1_000].strip())
        self._address.put(None)

    def _wait(self, deadline: float) -> str:
        """The address that the child says it listens on."""
        try:
            address = self._address.get(timeout=max(deadline - time.monotonic(), 0.0))
        except queue.Empty:
            raise ServiceError(
                f"{self.model}: the local server was not ready after {self._start_seconds:.0f} s",
                hint="a smaller model file loads faster",
            ) from None
        if address is None:
            raise self._died()
        return address

    def _look(self, address: str) -> None:
        """Ask it for its models, as a first sign of health; they tell the context too."""
        parts = urlsplit(address)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_START_SECONDS)
        try:
            line.request("GET", "/v1/models", headers={"Authorization": f"Bearer {self._key}"})
            answer = line.getresponse()
            listed = json.loads(answer.read())
            self.context = int(listed["data"][0]["meta"]["n_ctx"])
        except (OSError, http.client.HTTPException) as error:
            raise self._died() from error
        except (ValueError, LookupError, TypeError) as error:
            raise ServiceError(
                f"{self.model}: the local server is no llama.cpp",
                hint="it tells no length of context; install xllamacpp again",
            ) from error
        finally:
            line.close()
        self._service = ServiceSettings(
            base_url=f"{address}/v1",
            api_key=self._key,
            local=True,
            timeout_seconds=TIMEOUT_SECONDS,
            deadline_seconds=DEADLINE_SECONDS,
        )

    def _died(self) -> ServiceError:
        code = 0 if self._process is None else self._process.wait()
        if self._listener is not None:
            self._listener.join()
        words = self._words() or _manner(code)
        starved = code == _KILLED or any(word in words for word in _OUT_OF_MEMORY)
        return ServiceError(
            f"{self.model}: the local server did not start: {words}",
            hint="it needs more memory: take a smaller file, or a smaller --local-context"
            if starved
            else "is the file complete, and of a kind that llama.cpp knows?",
        )

    def _words(self) -> str:
        """The first error that it told of, else its last line; without the file's folder."""
        said = [line for line in self._said if line]
        errors = [found[1] for line in said if (found := _ERROR_LINE.match(line))]
        words = (errors[:1] or said[-1:] or [""])[0]
        return shown(words.replace(str(self.path), self.path.name))


def _manner(code: int) -> str:
    """How a process ended, from its return code."""
    if code == _KILLED:
        return "it was killed, as a system does that has no memory left"
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def local_model(path: Path) -> str:
    """What a model file is called in requests, records and keys: `local:NAME.gguf@DIGEST`.

    The digest is the start of the file's SHA-256, as `sha256sum` tells it; 1 GB takes about a
    second.

    Raises:
        ConfigError: There is no such file, or it is no GGUF file.
    """
    named = printable(str(path))
    if not path.is_file():
        raise ConfigError(f"no model file {named}", hint="-m local:PATH names a .gguf file")
    try:
        with path.open("rb") as file:
            if file.read(4) != b"GGUF":
                raise ConfigError(
                    f"{named} is no GGUF file",
                    hint="llama.cpp reads .gguf; convert other weights with its convert_hf_to_gguf",
                )
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ConfigError(f"{named} cannot be read: {error.strerror or error}") from error
    return f"{LOCAL}{shown(path.name, 80)}@{digest[:12]}"


def _installed_in() -> str:
    """The folder that xllamacpp is imported from.

    Raises:
        ConfigError: It is not installed.
    """
    found = find_spec("xllamacpp")
    if found is None or found.origin is None:
        raise ConfigError(
            f"{LOCAL} needs xllamacpp, which is not installed",
            hint='pip install "summarise-news[local]"',
        )
    return str(Path(found.origin).parent.parent)
