"""Where spans go with `--otel`: to a collector, by OTLP over HTTP.

Covers: setting up OpenTelemetry's SDK for a run, sending what is left at its end, and keeping
a collector's troubles away from the run. Does not cover: the spans (`model/tracing.py`).

The SDK reads its own variables (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`,
`OTEL_TRACES_SAMPLER`, ...); what they do not say is its default, for one a collector on this
machine, port 4318.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from summarise._version import __version__
from summarise.cli.reporting import say
from summarise.errors import ConfigError
from summarise.read.extras import require

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor, TracerProvider

# The longest that the end of a run waits for a collector.
LAST_SECONDS = 2.0


def require_tracing() -> None:
    """Make sure that spans can be sent at all.

    Raises:
        ConfigError: The extra is not installed.
    """
    for module in ("opentelemetry", "opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http"):
        require(module, "otel", "--otel")


@contextmanager
def spans_sent() -> Iterator[None]:
    """Send the spans of the block while it runs, and the last of them at its end.

    A collector that cannot be reached costs a line on stderr, and `LAST_SECONDS` at most.

    Raises:
        ConfigError: The extra is not installed, or its variables cannot be.
    """
    require_tracing()
    troubles = _Troubles()
    logger = logging.getLogger("opentelemetry")
    logger.addHandler(troubles)
    processor = _processor()
    _provider().add_span_processor(processor)
    try:
        yield
    finally:
        # In a thread: the SDK would wait for as long as it retries, and longer for a name.
        ending = Thread(target=processor.shutdown, daemon=True)
        ending.start()
        ending.join(LAST_SECONDS)
        logger.removeHandler(troubles)
        if ending.is_alive() or troubles.heard:
            say("warning: spans are missing: the OpenTelemetry collector did not take them all")
            say("  hint: export OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318")


class _Troubles(logging.Handler):
    """Hears what the SDK complains of, and keeps only that it does."""

    heard = False

    def emit(self, record: logging.LogRecord) -> None:
        """Hear one complaint."""
        self.heard = self.heard or record.levelno >= logging.ERROR


def _processor() -> SpanProcessor:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    try:
        return BatchSpanProcessor(OTLPSpanExporter())
    except (ValueError, RuntimeError) as error:
        raise ConfigError(
            f"OpenTelemetry cannot be set up: {error}", hint="look at: env | grep OTEL_"
        ) from error


def _provider() -> TracerProvider:
    """The provider of this process: it can be set only once."""
    from opentelemetry import trace
    from opentelemetry.sdk.resources import OTELResourceDetector, Resource
    from opentelemetry.sdk.trace import TracerProvider

    provider = trace.get_tracer_provider()
    if isinstance(provider, TracerProvider):
        return provider
    named = Resource({"service.name": "summarise", "service.version": __version__})
    resource = Resource.create(named.merge(OTELResourceDetector().detect()).attributes)
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    trace.set_tracer_provider(provider)
    return provider
