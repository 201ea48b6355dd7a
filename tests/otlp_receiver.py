"""An OpenTelemetry collector on loopback that keeps every byte it is sent.

with OtlpReceiver() as receiver:
    ...  # export to receiver.endpoint
receiver.bodies, receiver.spans()
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True, slots=True)
class Received:
    """One span as it arrived. Ids are bytes; `parent` is empty at the root."""

    name: str
    id: bytes
    parent: bytes
    attributes: dict[str, Any]
    resource: dict[str, Any]


class OtlpReceiver:
    """The collector. With `silent` it takes a request and never answers."""

    def __init__(self, *, silent: bool = False) -> None:
        self.bodies: list[bytes] = []
        self.paths: list[str] = []
        self.silent = silent
        self.stopped = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.receiver = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def endpoint(self) -> str:
        """Value of `OTEL_EXPORTER_OTLP_ENDPOINT`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def spans(self) -> list[Received]:
        """Every span that came."""
        return [
            Received(
                span.name,
                span.span_id,
                span.parent_span_id,
                _values(span.attributes),
                _values(batch.resource.attributes),
            )
            for body in self.bodies
            for batch in ExportTraceServiceRequest.FromString(body).resource_spans
            for scope in batch.scope_spans
            for span in scope.spans
        ]


def _values(pairs: Any) -> dict[str, Any]:
    return {pair.key: getattr(pair.value, str(pair.value.WhichOneof("value"))) for pair in pairs}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: OtlpReceiver


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        receiver = self.server.receiver
        receiver.paths.append(self.path)
        receiver.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        if receiver.silent:
            receiver.stopped.wait(60)
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("content-type", "application/x-protobuf")
        self.send_header("content-length", "0")
        self.end_headers()
