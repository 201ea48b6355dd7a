"""A loopback service with /v1/files and /v1/batches in the shapes that OpenAI documents.

with BatchServer(answer) as server:
    ...  # `answer` is given the body of each request and returns (status, body)
    server.finish()  # work through the batches that are under way

It also answers /v1/chat/completions with the same function, for comparison. What it was asked
to do is in `files`, `batches` and `calls`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

Said = tuple[int, Any]
ENDPOINT = "/v1/chat/completions"


class BatchServer:
    """The service. Batches stay `in_progress` until `finish` or a cancel."""

    def __init__(self, answer: Callable[[dict[str, Any]], Said]) -> None:
        self.answer = answer
        self.files: dict[str, dict[str, Any]] = {}
        self.contents: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.calls: list[str] = []
        self.keys: set[str] = set()
        self.losing: list[str] = []  # calls that are carried out and whose answer is lost
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.service = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def finish(self, *, first: int | None = None, then: str = "completed") -> None:
        """Work through every batch under way, or its `first` requests; then it is `then`."""
        for batch in self.batches.values():
            if batch["status"] in {"in_progress", "cancelling"}:
                self._finish(batch, first, then)

    def _finish(self, batch: dict[str, Any], first: int | None, then: str) -> None:
        good: list[dict[str, Any]] = []
        bad: list[dict[str, Any]] = []
        for number, line in enumerate(self.lines(batch["input_file_id"])):
            if first is not None and number >= first:
                code = {"expired": "batch_expired", "cancelled": "batch_cancelled"}[then]
                error = {"code": code, "message": "This request was not executed."}
                bad.append(self._result(batch, number, line, None, error))
                continue
            status, body = self.answer(line["body"])
            response = {"status_code": status, "request_id": f"req_{number}", "body": body}
            where = good if status == 200 else bad
            where.append(self._result(batch, number, line, response, None))
        batch["status"] = then
        batch["request_counts"] = {
            "total": len(good) + len(bad), "completed": len(good), "failed": len(bad)
        }  # fmt: skip
        batch["output_file_id"] = self._kept(good, "batch_output") if good else None
        batch["error_file_id"] = self._kept(bad, "batch_output") if bad else None

    def _result(
        self, batch: dict[str, Any], number: int, line: Any, response: Any, error: Any
    ) -> dict[str, Any]:
        return {
            "id": f"batch_req_{batch['id']}_{number}",
            "custom_id": line["custom_id"],
            "response": response,
            "error": error,
        }

    def lines(self, file: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.contents[file].decode().split("\n") if line]

    def _kept(self, rows: list[dict[str, Any]], purpose: str) -> str:
        content = "".join(json.dumps(row) + "\n" for row in rows).encode()
        return str(self.keep(content, f"{purpose}.jsonl", purpose)["id"])

    def keep(self, content: bytes, name: str, purpose: str) -> dict[str, Any]:
        id_ = f"file-{len(self.files) + 1}"
        self.contents[id_] = content
        self.files[id_] = {
            "id": id_, "object": "file", "bytes": len(content), "created_at": 1_700_000_000,
            "filename": name, "purpose": purpose, "status": "processed",
        }  # fmt: skip
        return self.files[id_]

    def create(self, asked: dict[str, Any]) -> Said:
        lines = self.lines(asked["input_file_id"])
        ids = [line["custom_id"] for line in lines]
        right = (
            asked["endpoint"] == ENDPOINT
            and asked["completion_window"] == "24h"
            and all((line["method"], line["url"]) == ("POST", ENDPOINT) for line in lines)
            and len(set(ids)) == len(ids)
            and len({line["body"]["model"] for line in lines}) == 1
        )
        errors = {"object": "list", "data": [{"code": "invalid", "message": "bad lines"}]}
        batch = {
            "id": f"batch_{len(self.batches) + 1}", "object": "batch", "endpoint": ENDPOINT,
            "errors": None if right else errors, "input_file_id": asked["input_file_id"],
            "completion_window": "24h", "status": "in_progress" if right else "failed",
            "output_file_id": None, "error_file_id": None, "created_at": 1_700_000_000,
            "request_counts": {"total": len(ids), "completed": 0, "failed": 0},
            "metadata": asked.get("metadata"),
        }  # fmt: skip
        self.batches[batch["id"]] = batch
        return 200, batch

    def handle(self, call: str, query: dict[str, list[str]], handler: _Handler) -> Any:
        method, path = call.split(" /v1/")
        kind, *rest = path.split("/")
        match method, kind, rest:
            case "POST", "files", []:
                return 200, self.keep(*handler.upload())
            case "GET", ("files" | "batches") as kind, []:
                rows = self.files if kind == "files" else self.batches
                return 200, _page(list(rows.values()), query)
            case "GET", "files", [id_, "content"] if id_ in self.contents:
                return 200, self.contents[id_]
            case "POST", "batches", []:
                return self.create(handler.document())
            case _, "batches", [id_, *steps]:
                if steps == ["cancel"]:
                    self.batches[id_]["status"] = "cancelling"
                return 200, self.batches[id_]
            case "POST", "chat", ["completions"]:
                return self.answer(handler.document())
        return 404, {"error": {"message": f"no such file: {call}"}}


def _page(rows: list[dict[str, Any]], query: dict[str, list[str]]) -> dict[str, Any]:
    """Newest first, at most `limit`, behind `after`."""
    wanted = query.get("purpose")
    rows = [row for row in rows[::-1] if wanted is None or row["purpose"] == wanted[0]]
    if "after" in query:
        ids = [row["id"] for row in rows]
        rows = rows[ids.index(query["after"][0]) + 1 :]
    limit = min(int(query["limit"][0]), 2)  # small pages, so that tests see more than one
    return {"object": "list", "data": rows[:limit], "has_more": len(rows) > limit}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    service: BatchServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def document(self) -> dict[str, Any]:
        return dict(json.loads(self._body))

    def upload(self) -> tuple[bytes, str, str]:
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        parts = {}
        for part in BytesParser().parsebytes(head + self._body).walk():
            name = part.get_param("name", header="content-disposition")
            if isinstance(name, str):
                parts[name] = (part.get_payload(decode=True), part.get_filename())
        content, name = parts["file"]
        purpose = parts["purpose"][0]
        assert isinstance(content, bytes)
        assert isinstance(purpose, bytes)
        return content, str(name), purpose.decode()

    def _answer(self) -> None:
        service = self.server.service
        self._body = self.rfile.read(int(self.headers.get("content-length") or 0))
        where = urlsplit(self.path)
        call = f"{self.command} {where.path}"
        service.calls.append(call)
        service.keys.add(self.headers.get("authorization", ""))
        status, said = service.handle(call, parse_qs(where.query), self)
        if call in service.losing:
            service.losing.remove(call)
            self.close_connection = True
            self.connection.close()
            return
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
