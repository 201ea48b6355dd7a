"""A server for tests without a socket, and a desk whose work the test decides on."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import uvicorn
from starlette.testclient import TestClient

from stub_client import StubClient
from summarise.serving.app import App, create_app
from summarise.serving.desk import Desk, Made, Model, Told
from summarise.serving.wishes import Stage, Wish
from test_pipeline import TEXT, options

BASE = "http://127.0.0.1:8017"
WISH = {"text": TEXT}


@contextmanager
def serving(desk: Desk | None = None, **options: Any) -> Iterator[TestClient]:
    """A client of a server; of one with the baseline alone if no desk is given."""
    with (
        closing(desk or Desk()) as own,
        TestClient(create_app(own, **options), base_url=BASE, client=("10.1.1.1", 1)) as client,
    ):
        yield client


def desk_with(*replies: Any) -> tuple[Desk, StubClient]:
    """A desk with a model that gives these replies, and the model's client."""
    client = StubClient(replies)
    return Desk(Model(client, options(host="model.example"))), client


class ScriptedDesk(Desk):
    """A desk that does whatever a function does."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work

    async def make(self, wish: Wish, told: Told) -> Made:
        """What the work comes to; a result of the baseline if it comes to nothing."""
        told(Stage.READING)
        await self._work()
        return await super().make(wish, told)


@contextmanager
def listening(app: App) -> Iterator[str]:
    """The app on a port of loopback; gives its address, without a slash at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def form_key(client: TestClient, path: str = "/") -> str:
    """The secret of the forms, as a browser has it from the page."""
    page: str = client.get(path).text
    return page.split('name="form_key" value="')[1].split('"')[0]


def submitted(client: TestClient, article: str = TEXT, **fields: str) -> Any:
    """The answer to the form, redirects followed."""
    return client.post("/", data={"form_key": form_key(client), "article": article, **fields})
