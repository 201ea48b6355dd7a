"""A pytest fixture that answers an OpenAI client from recordings, offline.

It comes with the package; three lines are all a test needs, for any code that takes an
`openai` client, synchronous or not:

    def test_my_briefing(replayed_openai):
        http = httpx2.Client(transport=replayed_openai())
        client = openai.OpenAI(api_key="none", http_client=http)

        assert brief(client, "text").startswith("The ministry")

For this package's own client it is `ServiceClient(settings, http_client=replayed_openai())`.

Made once, with a key in the environment and a client that is given it:

    pytest --record-openai "gpt-5.4-mini at OpenAI" -k my_briefing

The recordings of a test are in `recordings/<module>/<test>/` beside its file; give another
folder as `replayed_openai("folder")`, relative to the file. They are JSON to read and to commit:
the request, the answer's body, no header, no key.

A changed prompt, model, parameter or schema makes a recording stale. The test then fails with
what changed, also where the code under test swallowed the error.

Covers: the fixture and its flag. Loads nothing but pytest until the fixture is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from summarise.model.ledger import Ledger
    from summarise.model.record import RecordTransport
    from summarise.model.replay import ReplayTransport

    Opener = Callable[..., RecordTransport | ReplayTransport]

_FLAG = "--record-openai"
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that records."""
    parser.getgroup("summarise").addoption(
        _FLAG,
        metavar="ORIGIN",
        default=None,
        help="let replayed_openai ask the service and record its answers; "
        "ORIGIN says in plain words what answers",
    )


@pytest.fixture
def replayed_openai(request: pytest.FixtureRequest) -> Iterator[Opener]:
    """From a folder, or nothing, to a transport for `httpx2.Client` or `httpx2.AsyncClient`.

    Further keywords go to `ReplayTransport`, e.g. `known_texts`. A request that no recording
    answers fails the test in the end, whatever became of its error.
    """
    from summarise.model.ledger import Ledger

    ledger = Ledger()
    failed_before = request.session.testsfailed

    def opened(
        folder: Path | str | None = None, **options: object
    ) -> RecordTransport | ReplayTransport:
        chosen = request.path.parent / (folder or _own_folder(request.node))
        return _transport(request, chosen, ledger, options)

    yield opened
    if request.session.testsfailed == failed_before and ledger.misses:
        pytest.fail(_told(ledger), pytrace=False)


def _transport(
    request: pytest.FixtureRequest, folder: Path, ledger: Ledger, options: dict[str, object]
) -> RecordTransport | ReplayTransport:
    origin = request.config.getoption(_FLAG)
    if origin:
        from summarise.model.record import RecordTransport

        return RecordTransport(folder, origin=origin, ledger=ledger, **options)  # type: ignore[arg-type]  # the caller's keywords
    from summarise.model.replay import ReplayTransport

    command = f'pytest {_FLAG} "what answers" "{request.node.nodeid}"'
    return ReplayTransport(folder, ledger=ledger, record_with=command, **options)  # type: ignore[arg-type]  # likewise


def _own_folder(node: pytest.Item) -> Path:
    name = _NOT_IN_A_NAME.sub("-", node.name).strip("-.") or "test"
    return Path("recordings") / node.path.stem / name


def _told(ledger: Ledger) -> str:
    told = []
    for misses in ledger.grouped_misses().values():
        count = f"{len(misses)} requests like this: " if len(misses) > 1 else ""
        told += [f"{count}{misses[0].message}", f"hint: {misses[0].hint}"]
    return "\n".join(told)
