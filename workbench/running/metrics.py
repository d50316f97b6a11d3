"""Counts of requests for Prometheus, on an address of their own (WORKBENCH_METRICS)."""

import os
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Final
from urllib.parse import urlsplit

# Where prometheus_client finds out that several processes count together. It looks once, when it
# is imported, and so do the workers, which are forked later.
FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"


def address() -> tuple[str, int] | None:
    """The host and the port to serve counts on; None where nobody asked for them. An address that
    cannot be one ends the program with a sentence."""
    given = os.environ.get("WORKBENCH_METRICS", "")
    if not given:
        return None
    try:
        parts = urlsplit(f"//{given}")
        if parts.hostname and parts.port and not (parts.path or parts.query or parts.username):
            return parts.hostname, parts.port
    except ValueError:
        pass
    sys.exit(f"WORKBENCH_METRICS is {given!r}: write host:port, for example 127.0.0.1:9100.")


if address() and FOLDER not in os.environ:
    os.environ[FOLDER] = mkdtemp(prefix="workbench-metrics-")


def serve() -> None:
    """Serves what all workers counted, from a thread of the process that started them."""
    where = address()
    if where is None:
        return
    from prometheus_client import CollectorRegistry, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    start_http_server(where[1], addr=where[0], registry=registry)


def ended(pid: int) -> None:
    """Forgets what only a process that lives can say."""
    if address() and Path(os.environ[FOLDER]).is_dir():
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(pid)  # type: ignore[no-untyped-call]
